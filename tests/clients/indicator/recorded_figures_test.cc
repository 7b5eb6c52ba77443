// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/recorded_figures.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::recorded_figures_test {
namespace {

// 42 % of 2021 stands, 50 % stood before it, and of 2020 there is no figure.
RecordedFigures Recorded() {
  RecordedFigures recorded;
  recorded.indicator.set_definition_version(2);
  recorded.series.push_back(FromText<v1::Series>(R"(
    area: "a"
    measurements { number: 1 figure { form: EXACT number: "50" } definition_version: 2
                   replaced: true
                   period { text: "heel 2021" edtf: "2021" } boundary_year: 2021 }
    measurements { number: 2 figure { form: EXACT number: "42" words: "42%" } definition_version: 2
                   period { text: "heel 2021" edtf: "2021" } boundary_year: 2021 source: "CBS" }
    measurements { number: 3 figure { form: MISSING absence: SUPPRESSED } definition_version: 2
                   period { edtf: "2020" } }
    measurements { number: 4 figure { form: EXACT number: "7" } definition_version: 1 })"));
  return recorded;
}

bool Stands(const std::string& measurement) {
  const RecordedFigures recorded = Recorded();
  return FindSame(FromText<v1::Measurement>(measurement), recorded) != nullptr;
}

TEST(RecordedFiguresTest, WhatSaysTheSameStandsWhateverItsSourceAndWords) {
  const std::string figure = "area: 'a' figure { form: EXACT number: '42' } boundary_year: 2021 ";
  EXPECT_TRUE(Stands(figure + "period { edtf: '2021' }"));
  EXPECT_TRUE(Stands(figure + "period { text: '2021' } source: 'Een ander'"));
  EXPECT_TRUE(Stands(figure + "period { text: 'heel 2021' } definition_version: 2"));
  EXPECT_TRUE(
      Stands("area: 'a' figure { form: EXACT number: '42.00' } boundary_year: 2021 "
             "period { edtf: '2021' }"));
  EXPECT_TRUE(
      Stands("area: 'a' figure { form: MISSING absence: SUPPRESSED } "
             "period { text: '2020' }"));
}

TEST(RecordedFiguresTest, WhatSaysSomethingElseDoesNot) {
  const std::string period = "period { edtf: '2021' } boundary_year: 2021 ";
  EXPECT_FALSE(Stands(period + "area: 'b' figure { form: EXACT number: '42' }"));
  EXPECT_FALSE(Stands(period + "area: 'a' figure { form: EXACT number: '43' }"));
  EXPECT_FALSE(Stands(period + "area: 'a' figure { form: EXACT number: '420' }"));
  EXPECT_FALSE(Stands(period + "area: 'a' figure { form: OVER number: '42' }"));
  EXPECT_FALSE(Stands(period + "area: 'a' figure { form: EXACT number: '42' } final: true"));
  EXPECT_FALSE(Stands("period { edtf: '2021' } area: 'a' figure { form: EXACT number: '42' }"));
  EXPECT_FALSE(Stands("area: 'a' figure { form: EXACT number: '42' } boundary_year: 2021"));
  EXPECT_FALSE(
      Stands("period { edtf: '2020' } area: 'a' "
             "figure { form: MISSING absence: NOT_IN_SOURCE }"));
  // It was replaced.
  EXPECT_FALSE(Stands(period + "area: 'a' figure { form: EXACT number: '50' }"));
}

TEST(RecordedFiguresTest, WhatWasReplacedHasAnotherInItsPlace) {
  const RecordedFigures recorded = Recorded();
  const auto number = [&recorded](const std::string& measurement) {
    const auto* const found = InItsPlace(FromText<v1::Measurement>(measurement), recorded);
    return found == nullptr ? 0 : found->number();
  };
  const std::string period = "period { text: 'heel 2021' } boundary_year: 2021 ";
  EXPECT_EQ(number(period + "area: 'a' figure { form: EXACT number: '50' }"), 2);
  EXPECT_EQ(number(period + "area: 'a' figure { form: EXACT number: '42' }"), 0) << "it stands";
  EXPECT_EQ(number(period + "area: 'a' figure { form: EXACT number: '51' }"), 0)
      << "never recorded";
  EXPECT_EQ(number(period + "area: 'b' figure { form: EXACT number: '50' }"), 0);
}

TEST(RecordedFiguresTest, AFigureThatDoesNotSayItsDefinitionStandsUnderAny) {
  EXPECT_TRUE(Stands("area: 'a' figure { form: EXACT number: '7' }"));
  EXPECT_TRUE(Stands("area: 'a' figure { form: EXACT number: '7' } definition_version: 1"));
  EXPECT_FALSE(Stands("area: 'a' figure { form: EXACT number: '7' } definition_version: 2"));
  EXPECT_FALSE(Stands("area: 'a' figure { form: EXACT number: '8' }"));
}

TEST(RecordedFiguresTest, WhatStandsOverAPeriodIsThatOfTheLatestDefinition) {
  RecordedFigures recorded = Recorded();
  const auto number = [&recorded](const std::string& measurement) {
    const auto* const found = StandsOver(FromText<v1::Measurement>(measurement), recorded);
    return found == nullptr ? 0 : found->number();
  };
  EXPECT_EQ(number("area: 'a' period { text: '2021' }"), 2);
  EXPECT_EQ(number("area: 'a'"), 4);
  EXPECT_EQ(number("area: 'a' period { text: '2019' }"), 0);
  EXPECT_EQ(number("area: 'b' period { text: '2021' }"), 0);
  v1::Measurement& later = *recorded.series[0].add_measurements();
  later = FromText<v1::Measurement>("number: 5 definition_version: 2");
  EXPECT_EQ(number("area: 'a'"), 5);
  later.set_replaced(true);
  EXPECT_EQ(number("area: 'a'"), 4);
}

// What took the place of what when these were recorded after Recorded().
std::string Told(const std::vector<std::string>& later, Language language = Language::kDutch) {
  RecordedFigures after = Recorded();
  after.indicator.set_measure(v1::Indicator::RATE);
  auto& all = *after.series[0].mutable_measurements();
  for (const std::string& each : later) {
    const auto measured = FromText<v1::Measurement>(each);
    for (v1::Measurement& before : all) {
      if (before.period().edtf() == measured.period().edtf() &&
          before.definition_version() == measured.definition_version()) {
        before.set_replaced(true);
      }
    }
    *all.Add() = measured;
  }
  return ReplacedText(Recorded(), after, {{"a", "Heuvel Noord"}}, language);
}

TEST(RecordedFiguresTest, WhatTakesThePlaceOfAnotherIsToldWithBoth) {
  EXPECT_EQ(Told({}), "");
  EXPECT_EQ(Told({"number: 5 figure { form: EXACT number: '42.5' } definition_version: 2 "
                  "period { edtf: '2021' } boundary_year: 2021"}),
            "Heuvel Noord: 42,5 % in plaats van 42%.\n");
  EXPECT_EQ(Told({"number: 5 figure { form: EXACT number: '9' } definition_version: 2 final: true "
                  "period { edtf: '2020' }",
                  "number: 6 figure { form: EXACT number: '8' } definition_version: 2 "
                  "period { edtf: '2019' }"},
                 Language::kEnglish),
            "Heuvel Noord: 9 %, final instead of suppressed.\n")
      << "where nothing stood, nothing is replaced";
}

TEST(RecordedFiguresTest, WhatDiffersInItsBordersAloneIsToldWithThem) {
  EXPECT_EQ(Told({"number: 5 figure { form: EXACT number: '42' words: '42%' } "
                  "definition_version: 2 period { edtf: '2021' }"}),
            "Heuvel Noord: 42% (grenzen niet gezegd) in plaats van 42% (grenzen van 2021).\n");
}

TEST(RecordedFiguresTest, OfManyTheFirstTenAreTold) {
  RecordedFigures before;
  RecordedFigures after;
  for (int i = 0; i < 12; ++i) {
    v1::Series& series = before.series.emplace_back();
    series.set_area(absl::StrCat("areas/a", i));
    *series.add_measurements() =
        FromText<v1::Measurement>("number: 1 figure { form: EXACT number: '1' }");
    after.series.push_back(series);
    after.series.back().mutable_measurements(0)->set_replaced(true);
    *after.series.back().add_measurements() =
        FromText<v1::Measurement>("number: 2 figure { form: EXACT number: '2' }");
  }
  const std::string text = ReplacedText(before, after, {}, Language::kDutch);
  EXPECT_THAT(text, ::testing::StartsWith("a0: 2 in plaats van 1.\n"));
  EXPECT_THAT(text, ::testing::EndsWith("a9: 2 in plaats van 1.\n"
                                        "En nog 2 in plaats van andere (indicator show).\n"));
}

}  // namespace
}  // namespace noordster::cli::recorded_figures_test
