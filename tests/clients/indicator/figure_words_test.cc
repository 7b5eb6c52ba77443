// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/figure_words.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::figure_words_test {
namespace {

using ::testing::Optional;
using Measure = v1::Indicator;

std::string Told(const std::string& figure, Measure::Measure measure = Measure::RATE,
                 Language language = Language::kDutch) {
  return FigureText(FromText<v1::Figure>(figure), measure, language);
}

TEST(FigureWordsTest, NumbersAreReadWithACommaOrAPoint) {
  EXPECT_THAT(DecimalOf("42"), Optional(std::string("42")));
  EXPECT_THAT(DecimalOf("  9,3 "), Optional(std::string("9.3")));
  EXPECT_THAT(DecimalOf("9.30"), Optional(std::string("9.3")));
  EXPECT_THAT(DecimalOf("9,0"), Optional(std::string("9")));
  EXPECT_THAT(DecimalOf("0"), Optional(std::string("0")));
  EXPECT_THAT(DecimalOf(",5"), Optional(std::string("0.5")));
  EXPECT_THAT(DecimalOf("1,23"), Optional(std::string("1.23")));
  EXPECT_THAT(DecimalOf("0.125"), Optional(std::string("0.125")));
  for (const char* text : {"", ".", ",", "-1", "+1", "1,2345", "1.234", "1,234", "2,010", "1.234,5",
                           "1 000", "veel", "9,", "007", "1234567890123"}) {
    EXPECT_EQ(DecimalOf(text), std::nullopt) << text;
  }
}

TEST(FigureWordsTest, AFigureIsToldAsPreciselyAsItsSource) {
  EXPECT_EQ(Told("form: EXACT number: '9.3'"), "9,3 %");
  EXPECT_EQ(Told("form: EXACT number: '9.3'", Measure::SHARE, Language::kEnglish), "9.3 %");
  EXPECT_EQ(Told("form: EXACT number: '580'", Measure::COUNT), "580");
  EXPECT_EQ(Told("form: OVER number: '2000'", Measure::COUNT), "ruim 2000");
  EXPECT_EQ(Told("form: UNDER number: '30'"), "bijna 30 %");
  EXPECT_EQ(Told("form: ABOUT number: '30'", Measure::RATE, Language::kEnglish), "about 30 %");
  EXPECT_EQ(Told("form: OUT_OF number: '3' out_of: 10"), "3 op de 10");
  EXPECT_EQ(Told("form: OUT_OF number: '3' out_of: 10", Measure::RATE, Language::kEnglish),
            "3 out of 10");
  EXPECT_EQ(Told("form: RANKED place: LOWEST", Measure::ORDER), "laagste");
  EXPECT_EQ(Told("form: MISSING absence: NOT_IN_SOURCE"), "geen cijfer in de bron");
  EXPECT_EQ(Told("form: MISSING absence: SUPPRESSED"), "onderdrukt");
  EXPECT_EQ(Told("form: RANKED place: LOWEST words: 'het laagst van heel LV'", Measure::ORDER,
                 Language::kEnglish),
            "het laagst van heel LV");
}

TEST(FigureWordsTest, AGapIsInPercentagePointsWithItsSide) {
  const auto told = [](const char* gap, Language language = Language::kDutch) {
    return GapText(FromText<v1::Gap>(gap), language);
  };
  EXPECT_EQ(told("points: '33' side: WORSE"), "33 procentpunt boven het gemiddelde: slechter");
  EXPECT_EQ(told("points: '-1' side: BETTER", Language::kEnglish),
            "1 percentage point below the average: better");
  EXPECT_EQ(told("points: '0' side: EQUAL"), "geen: gelijk aan het gemiddelde");
  EXPECT_EQ(told("no_number: FIGURE_SHARE"),
            "niet te berekenen: een aandeel in de gemeente heeft geen gemiddelde");
  EXPECT_EQ(told("no_number: FIGURE_RANKED"),
            "niet te berekenen: een plaats in een volgorde is geen getal");
  EXPECT_EQ(told("no_number: FIGURE_MISSING", Language::kEnglish),
            "cannot be worked out: there is no figure");
  EXPECT_EQ(GapInCell(FromText<v1::Gap>("points: '9.3' side: WORSE"), Language::kDutch),
            "9,3 procentpunt, slechter");
  EXPECT_EQ(GapInCell(FromText<v1::Gap>("no_number: FIGURE_COUNT"), Language::kDutch), "-");
}

TEST(FigureWordsTest, AChangeNamesWhatItIsHeldAgainst) {
  const auto fell = FromText<v1::Trend>("change: '-2' side: BETTER since: '2021'");
  EXPECT_EQ(TrendText(fell, Measure::RATE, Language::kDutch),
            "2 procentpunt lager sinds 2021: beter");
  EXPECT_EQ(TrendText(fell, Measure::COUNT, Language::kEnglish), "2 lower since 2021: better");
  EXPECT_EQ(TrendInCell(fell, Measure::RATE, Language::kDutch), "-2 procentpunt sinds 2021");
  const auto rose = FromText<v1::Trend>("change: '2.5' side: WORSE since: '2021-05'");
  EXPECT_EQ(TrendText(rose, Measure::SHARE, Language::kDutch),
            "2,5 procentpunt hoger sinds mei 2021: slechter");
  EXPECT_EQ(TrendInCell(rose, Measure::COUNT, Language::kEnglish), "+2.5 since May 2021");
  const auto same = FromText<v1::Trend>("change: '0' side: EQUAL since: '2021'");
  EXPECT_EQ(TrendText(same, Measure::RATE, Language::kDutch), "geen sinds 2021");
  EXPECT_EQ(TrendInCell(same, Measure::COUNT, Language::kDutch), "0 sinds 2021");
  const auto none = FromText<v1::Trend>("no_number: EARLIER_MISSING");
  EXPECT_EQ(TrendText(none, Measure::RATE, Language::kDutch),
            "niet te berekenen: er is geen eerder cijfer");
  EXPECT_EQ(TrendInCell(none, Measure::RATE, Language::kDutch), "-");
}

TEST(FigureWordsTest, APaceSaysWhetherTheGapClosesInTime) {
  const auto told = [](const char* pace) {
    return PaceText(FromText<v1::Pace>(pace), 2041, Language::kDutch);
  };
  EXPECT_EQ(told("expected_points: '31.35' side: WORSE"),
            "achter: op weg naar 2041 hoorde het verschil toen 31,35 procentpunt te zijn");
  EXPECT_EQ(told("expected_points: '-18' side: BETTER"),
            "voor: op weg naar 2041 hoorde het verschil toen 18 procentpunt te zijn");
  EXPECT_EQ(told("expected_points: '0' side: EQUAL"),
            "op schema: op weg naar 2041 hoorde het verschil toen 0 procentpunt te zijn");
  EXPECT_EQ(told("no_number: PERIOD_MISSING"),
            "niet te berekenen: de bron zegt niet over wanneer een cijfer gaat");
}

}  // namespace
}  // namespace noordster::cli::figure_words_test
