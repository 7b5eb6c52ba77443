// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/recorded_figures.h"

#include <string>

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
  return IsRecorded(FromText<v1::Measurement>(measurement), Recorded());
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

TEST(RecordedFiguresTest, AFigureOfAnEarlierDefinitionIsAnotherOne) {
  EXPECT_FALSE(Stands("area: 'a' figure { form: EXACT number: '7' }"));
  EXPECT_TRUE(Stands("area: 'a' figure { form: EXACT number: '7' } definition_version: 1"));
}

}  // namespace
}  // namespace noordster::cli::recorded_figures_test
