// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/gap_chart.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace noordster::cli::gap_chart_test {
namespace {

using ::testing::HasSubstr;

// How many of a character stand in a line.
size_t Count(absl::string_view line, char character) {
  return static_cast<size_t>(std::count(line.begin(), line.end(), character));
}

std::vector<std::string> LinesOf(const std::vector<GapBar>& bars, size_t width) {
  std::vector<std::string> lines = absl::StrSplit(GapChart(bars, width, Language::kDutch), '\n');
  lines.pop_back();
  return lines;
}

TEST(GapChartTest, BarsStandOnOneScaleWithTheMarkOfTheAverage) {
  EXPECT_EQ(GapChart({{"Stad", 10, 10, "10 %"}, {"Noord", 40, 10, "40 %"}, {"Oost", 0, 10, "0 %"}},
                     36, Language::kDutch),
            "       0                  50 %\n"
            "Stad   ####|                    10 %\n"
            "Noord  ####|#############       40 %\n"
            "Oost       |                    0 %\n"
            "| het gemiddelde van de gemeente\n");
}

TEST(GapChartTest, AnAreaWithoutANumberHasNoBarAndItsWords) {
  const std::vector<std::string> lines =
      LinesOf({{"Stad", 10, 10, "10 %"}, {"Noord", {}, {}, "onderdrukt"}}, 80);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(Count(lines[2], '#') + Count(lines[2], '|'), 0U);
  EXPECT_THAT(lines[2], HasSubstr("onderdrukt"));
}

TEST(GapChartTest, WithoutAnyNumberThereIsNoChart) {
  EXPECT_EQ(GapChart({}, 80, Language::kDutch), "");
  EXPECT_EQ(GapChart({{"Noord", {}, {}, "laagste"}}, 80, Language::kDutch), "");
}

TEST(GapChartTest, TheScaleEndsAtARoundNumber) {
  const auto axis = [](double value) { return LinesOf({{"A", value, {}, "x"}}, 80)[0]; };
  EXPECT_THAT(axis(0), ::testing::EndsWith(" 1 %"));
  EXPECT_THAT(axis(0.4), ::testing::EndsWith(" 1 %"));
  EXPECT_THAT(axis(1.5), ::testing::EndsWith(" 2 %"));
  EXPECT_THAT(axis(19), ::testing::EndsWith(" 20 %"));
  EXPECT_THAT(axis(42), ::testing::EndsWith(" 50 %"));
  EXPECT_THAT(axis(50), ::testing::EndsWith(" 50 %"));
  EXPECT_THAT(axis(51), ::testing::EndsWith(" 100 %"));
  EXPECT_THAT(axis(100), ::testing::EndsWith(" 100 %"));
}

TEST(GapChartTest, ALongNameTakesSeveralLines) {
  const std::vector<std::string> lines =
      LinesOf({{"Prinsenhof en De Heuvel/Amstelwijk samen", 10, 5, "10 %"}}, 80);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_THAT(lines[1], HasSubstr("#|#"));
  EXPECT_THAT(lines[2], ::testing::StartsWith("Heuvel/Amstelwijk samen"));
}

TEST(GapChartTest, LongWordsOfAFigureTakeSeveralLines) {
  const std::string words = "bijna de helft van alle huishoudens, naar wat de bron zegt";
  const std::vector<std::string> lines =
      LinesOf({{"Noord", 40, 10, "40 %"}, {"Oost", {}, {}, words}}, 80);
  ASSERT_EQ(lines.size(), 6U);
  for (const std::string& line : lines) EXPECT_LE(WidthOf(line), 80U) << line;
  EXPECT_THAT(lines[2], ::testing::EndsWith("  bijna de helft van alle"));
}

TEST(GapChartTest, WhateverIsDrawnTheLinesFitAndLongerBarsAreOfGreaterFigures) {
  std::mt19937 random(noordster::testing::Seed());
  std::uniform_real_distribution<double> some(0, 100);
  for (int chart = 0; chart < 200; ++chart) {
    std::vector<GapBar> bars;
    const double average = some(random);
    for (int i = 0; i < 8; ++i)
      bars.push_back({absl::StrCat("Buurt ", i), some(random), average, "x"});
    for (const size_t width : {size_t{40}, size_t{41}, size_t{80}, size_t{120}}) {
      const std::vector<std::string> lines = LinesOf(bars, width);
      ASSERT_EQ(lines.size(), bars.size() + 2);
      for (const std::string& line : lines) EXPECT_LE(WidthOf(line), width);
      for (size_t i = 0; i < bars.size(); ++i) {
        EXPECT_EQ(Count(lines[i + 1], '|'), 1U);
        EXPECT_EQ(lines[i + 1].find('|'), lines[1].find('|'));
        for (size_t k = 0; k < bars.size(); ++k) {
          if (*bars[i].value > *bars[k].value) {
            EXPECT_GE(Count(lines[i + 1], '#'), Count(lines[k + 1], '#'));
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace noordster::cli::gap_chart_test
