// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/indicator/standing_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/engine/indicator/area_codes.h"

namespace noordster::engine::standing_rules_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Gap;
using noordster::internal::v1::Indicator;
using noordster::internal::v1::Measurement;
using ::testing::ElementsAre;
using Measure = v1::Indicator;

constexpr Measure::Measure kRate = Measure::RATE;
constexpr int32_t kHorizon = 2041;

// Over a year; 0: the source does not say over which.
Measurement Over(int32_t year, int64_t thousandths) {
  Measurement measured;
  measured.mutable_figure()->set_form(v1::Figure::EXACT);
  measured.mutable_figure()->set_thousandths(thousandths);
  measured.set_definition_version(1);
  if (year == 0) return measured;
  measured.mutable_period()->set_edtf(absl::StrCat(year));
  measured.mutable_period()->set_earliest(absl::StrCat(year, "-01-01"));
  measured.mutable_period()->set_latest(absl::StrCat(year, "-12-31"));
  return measured;
}

Measurement As(v1::Figure::Form form) {
  Measurement measured = Over(2021, 30'000);
  measured.mutable_figure()->set_form(form);
  return measured;
}

Gap GapIn(int32_t year, int64_t thousandths) {
  Gap gap;
  gap.set_year(year);
  gap.set_thousandths(thousandths);
  return gap;
}

TEST(StandingRulesTest, TheGapsOfTheSource) {
  const Measurement poor_average = Over(0, 9'000);
  EXPECT_EQ(GapOf(kRate, Over(0, 42'000), &poor_average, {}).thousandths(), 33'000);
  EXPECT_EQ(GapOf(kRate, Over(0, 27'000), &poor_average, {}).thousandths(), 18'000);
  const Measurement benefit_average = Over(0, 5'000);
  EXPECT_EQ(GapOf(kRate, Over(0, 19'000), &benefit_average, {}).thousandths(), 14'000);
  EXPECT_EQ(GapOf(kRate, Over(0, 15'000), &benefit_average, {}).thousandths(), 10'000);
}

TEST(StandingRulesTest, AShareOfTheMunicipalityHasNoGap) {
  const Measurement average = Over(0, 100'000);
  const Gap gap = GapOf(Measure::SHARE, Over(0, 29'000), &average, {});
  EXPECT_EQ(gap.no_number(), v1::FIGURE_SHARE);
  EXPECT_EQ(gap.thousandths(), 0);
}

TEST(StandingRulesTest, ACountHasNoGap) {
  const Measurement average = Over(0, 2'000'000);
  EXPECT_EQ(GapOf(Measure::COUNT, Over(0, 580'000), &average, {}).no_number(), v1::FIGURE_COUNT);
}

TEST(StandingRulesTest, NothingIsComputedWithWhatIsNoExactNumber) {
  const Measurement average = Over(2021, 9'000);
  const struct {
    v1::Figure::Form form;
    v1::NoNumber reason;
  } cases[] = {
      {v1::Figure::FORM_UNSPECIFIED, v1::FIGURE_MISSING},
      {v1::Figure::MISSING, v1::FIGURE_MISSING},
      {v1::Figure::RANKED, v1::FIGURE_RANKED},
      {v1::Figure::OVER, v1::FIGURE_INEXACT},
      {v1::Figure::UNDER, v1::FIGURE_INEXACT},
      {v1::Figure::ABOUT, v1::FIGURE_INEXACT},
      {v1::Figure::OUT_OF, v1::FIGURE_INEXACT},
  };
  for (const auto& [form, reason] : cases) {
    SCOPED_TRACE(v1::Figure::Form_Name(form));
    const Measurement area = As(form);
    EXPECT_EQ(GapOf(kRate, area, &average, {}).no_number(), reason);
    EXPECT_EQ(GapOf(kRate, average, &area, {}).no_number(), reason);
    EXPECT_EQ(GapOf(kRate, area, nullptr, {}).no_number(), reason);
    EXPECT_EQ(TrendOf(area, &average, {}).no_number(), reason);
    EXPECT_EQ(TrendOf(average, &area, {}).no_number(), reason);
    EXPECT_EQ(TrendOf(area, nullptr, {}).no_number(), reason);
  }
}

TEST(StandingRulesTest, WithoutAnAverageThereIsNoGap) {
  EXPECT_EQ(GapOf(kRate, Over(2021, 42'000), nullptr, {}).no_number(), v1::AVERAGE_MISSING);
}

TEST(StandingRulesTest, FiguresOfTwoDefinitionsAreNotCompared) {
  const Measurement average = Over(2021, 9'000);
  Measurement area = Over(2021, 42'000);
  area.set_definition_version(2);
  EXPECT_EQ(GapOf(kRate, area, &average, {}).no_number(), v1::DEFINITIONS_DIFFER);
  EXPECT_EQ(TrendOf(area, &average, {}).no_number(), v1::DEFINITIONS_DIFFER);
}

TEST(StandingRulesTest, ATrendIsBetweenTwoPeriodsOfTheSameBorders) {
  Measurement before = Over(2021, 42'000);
  Measurement latest = Over(2023, 40'500);
  EXPECT_EQ(TrendOf(latest, &before, {}).thousandths(), -1'500);
  EXPECT_EQ(TrendOf(latest, &before, {}).since(), "2021");
  EXPECT_EQ(TrendOf(latest, nullptr, {}).no_number(), v1::EARLIER_MISSING);
  before.set_boundary_year(2021);
  EXPECT_EQ(TrendOf(latest, &before, {}).no_number(), v1::NO_NUMBER_UNSPECIFIED)
      << "not said: kept";
  latest.set_boundary_year(2023);
  EXPECT_EQ(TrendOf(latest, &before, {}).no_number(), v1::BOUNDARIES_DIFFER);
  EXPECT_EQ(TrendOf(latest, &before, Codes({{2020, 2023}})).thousandths(), -1'500);
  const Measurement unsaid = Over(0, 42'000);
  EXPECT_EQ(TrendOf(latest, &unsaid, {}).no_number(), v1::PERIOD_MISSING);
}

TEST(StandingRulesTest, BordersAreTheSameInTheYearsOfOneCode) {
  const AreaCodes codes = Codes({{2018, 0}, {2019, 2021}, {2022, 2023}});
  const struct {
    int32_t one;
    int32_t other;
    bool is_same;
  } cases[] = {
      {2025, 2025, true},  {0, 2020, true},     {0, 0, true},        {2019, 2021, true},
      {2022, 2023, true},  {2018, 2019, false}, {2021, 2022, false}, {2018, 2023, false},
      {2023, 2024, false}, {2017, 2018, false}, {2018, 2018, true},
  };
  for (const auto& [one, other, is_same] : cases) {
    SCOPED_TRACE(absl::StrCat(one, " ", other));
    EXPECT_EQ(HaveSameBorders(one, other, codes), is_same);
    EXPECT_EQ(HaveSameBorders(other, one, codes), is_same);
  }
}

TEST(StandingRulesTest, AGapIsBetweenFiguresOfTheSameBordersOfTheMunicipality) {
  Measurement area = Over(2021, 42'000);
  area.set_boundary_year(2023);
  Measurement average = Over(2021, 9'000);
  average.set_boundary_year(2021);
  EXPECT_EQ(GapOf(kRate, area, &average, {}).no_number(), v1::BOUNDARIES_DIFFER);
  EXPECT_EQ(GapOf(kRate, area, &average, Codes({{2021, 2022}})).no_number(), v1::BOUNDARIES_DIFFER);
  EXPECT_EQ(GapOf(kRate, area, &average, Codes({{2021, 2023}})).thousandths(), 33'000);
}

TEST(StandingRulesTest, WhichSideIsBetterDependsOnTheIndicator) {
  EXPECT_EQ(SideOf(Measure::LOWER, 1), v1::Gap::WORSE);
  EXPECT_EQ(SideOf(Measure::LOWER, -1), v1::Gap::BETTER);
  EXPECT_EQ(SideOf(Measure::HIGHER, 1), v1::Gap::BETTER);
  EXPECT_EQ(SideOf(Measure::HIGHER, -1), v1::Gap::WORSE);
  EXPECT_EQ(SideOf(Measure::HIGHER, 0), v1::Gap::EQUAL);
}

TEST(StandingRulesTest, AGapClosesAsMuchEveryYearUntilTheHorizon) {
  const Gap first = GapIn(2021, 33'000);
  const auto side = [&](int32_t year, int64_t gap) {
    return PaceOf(Measure::LOWER, first, GapIn(year, gap), kHorizon).side;
  };
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2031, 20'000), kHorizon).expected, 16'500);
  EXPECT_EQ(side(2031, 16'501), v1::Gap::WORSE);
  EXPECT_EQ(side(2031, 16'500), v1::Gap::EQUAL);
  EXPECT_EQ(side(2031, 16'499), v1::Gap::BETTER);
  EXPECT_EQ(side(2041, 0), v1::Gap::EQUAL);
  EXPECT_EQ(side(2045, 1), v1::Gap::WORSE) << "nothing was to be left";
}

TEST(StandingRulesTest, WhatIsComparedIsNotRoundedFirst) {
  // 1 point in 20 years: after 3 of them 850 thousandths are to be left, after 7 of 30 it is no
  // whole number of thousandths.
  const Gap first = GapIn(2021, 1'000);
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2028, 767), 2051).expected, 767);
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2028, 767), 2051).side, v1::Gap::WORSE);
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2028, 766), 2051).side, v1::Gap::BETTER);
}

TEST(StandingRulesTest, WhoeverStoodBetterFromTheStartIsToStayThere) {
  const Gap first = GapIn(2021, -2'000);
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2025, -1'000), kHorizon).side, v1::Gap::EQUAL);
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2025, 0), kHorizon).side, v1::Gap::EQUAL);
  EXPECT_EQ(PaceOf(Measure::LOWER, first, GapIn(2025, 1), kHorizon).side, v1::Gap::WORSE);
}

TEST(StandingRulesTest, WithoutTwoYearsAndAHorizonThereIsNoPace) {
  const Gap first = GapIn(2021, 33'000);
  const Gap now = GapIn(2025, 30'000);
  const auto reason = [](const Gap& a, const Gap& b, int32_t horizon) {
    return PaceOf(Measure::LOWER, a, b, horizon).no_number;
  };
  EXPECT_EQ(reason(first, now, kHorizon), v1::NO_NUMBER_UNSPECIFIED);
  EXPECT_EQ(reason(first, first, kHorizon), v1::EARLIER_MISSING);
  EXPECT_EQ(reason(GapIn(0, 1), now, kHorizon), v1::PERIOD_MISSING);
  EXPECT_EQ(reason(first, GapIn(0, 1), kHorizon), v1::PERIOD_MISSING);
  EXPECT_EQ(reason(first, now, 0), v1::HORIZON_MISSING);
  EXPECT_EQ(reason(first, now, 2021), v1::HORIZON_MISSING);
  Gap none = now;
  none.set_no_number(v1::AVERAGE_MISSING);
  EXPECT_EQ(reason(first, none, kHorizon), v1::AVERAGE_MISSING);
  EXPECT_EQ(reason(none, now, kHorizon), v1::AVERAGE_MISSING);
}

class StandingsTest : public ::testing::Test {
 protected:
  StandingsTest() {
    indicator_.set_measure(Measure::RATE);
    indicator_.set_direction(Measure::LOWER);
    indicator_.set_baseline_year(2021);
  }

  void Add(const std::string& area, const Measurement& measured) {
    auto& series = series_[absl::StrCat("areas/", area)].series;
    Measurement& added = *series.add_measurements();
    added = measured;
    added.set_number(series.measurements_size());
  }

  auto Standings() const { return StandingsOf(indicator_, series_, "areas/lv"); }

  Indicator indicator_;
  SeriesByArea series_;
};

TEST_F(StandingsTest, TheMunicipalityComesFirstAndHasNoGap) {
  Add("heuvel-noord", Over(2021, 42'000));
  Add("prinsenhof-hoog", Over(2021, 27'000));
  Add("lv", Over(2021, 9'000));
  const auto standings = Standings();
  ASSERT_EQ(standings.size(), 3U);
  EXPECT_EQ(standings[0].area(), "areas/lv");
  EXPECT_EQ(standings[0].gap().no_number(), v1::AREA_IS_AVERAGE);
  EXPECT_EQ(standings[1].area(), "areas/heuvel-noord");
  EXPECT_EQ(standings[1].gap().thousandths(), 33'000);
  EXPECT_EQ(standings[2].gap().thousandths(), 18'000);
}

TEST_F(StandingsTest, TheLatestIsThatOfTheLatestPeriodInWhateverOrderTheyCame) {
  Add("lv", Over(2021, 9'000));
  Add("lv", Over(2023, 8'000));
  Add("heuvel-noord", Over(2023, 40'000));
  Add("heuvel-noord", Over(2021, 42'000));
  Add("heuvel-noord", Over(2019, 45'000));
  const auto standing = Standings()[1];
  EXPECT_EQ(standing.latest().figure().thousandths(), 40'000);
  EXPECT_EQ(standing.gap().thousandths(), 32'000);
  EXPECT_EQ(standing.trend().thousandths(), -2'000);
  EXPECT_EQ(standing.first_gap().thousandths(), 33'000) << "2019 was before the programme";
  EXPECT_EQ(standing.first_gap().year(), 2021);
}

TEST_F(StandingsTest, WhatWasReplacedCountsNoMore) {
  Add("lv", Over(2021, 9'000));
  Measurement provisional = Over(2021, 50'000);
  provisional.set_replaced(true);
  Add("heuvel-noord", provisional);
  EXPECT_EQ(Standings().size(), 1U);
  Add("heuvel-noord", Over(2021, 42'000));
  EXPECT_EQ(Standings()[1].gap().thousandths(), 33'000);
}

TEST_F(StandingsTest, WhatWasWithdrawnCountsNot) {
  Measurement nothing = Over(2023, 0);
  nothing.mutable_figure()->set_form(v1::Figure::MISSING);
  nothing.mutable_figure()->set_absence(v1::Figure::WITHDRAWN);
  Add("lv", Over(2021, 9'000));
  Add("heuvel-noord", Over(2021, 42'000));
  Add("heuvel-noord", nothing);
  Add("prinsenhof-hoog", nothing);
  const auto standings = Standings();
  ASSERT_EQ(standings.size(), 2U);
  EXPECT_EQ(standings[1].latest().figure().thousandths(), 42'000);
  EXPECT_EQ(standings[1].gap().thousandths(), 33'000);
}

TEST_F(StandingsTest, AFirstFigureThatIsNoNumberLeavesThePaceToTheNext) {
  for (const int32_t year : {2021, 2022, 2025}) Add("lv", Over(year, 9'000));
  Measurement suppressed = Over(2021, 0);
  suppressed.mutable_figure()->set_form(v1::Figure::MISSING);
  Add("heuvel-noord", suppressed);
  Add("heuvel-noord", Over(2025, 40'000));
  EXPECT_EQ(Standings()[1].first_gap().no_number(), v1::FIGURE_MISSING) << "there is none";
  EXPECT_EQ(Standings()[1].first_gap().year(), 2021);
  Add("heuvel-noord", Over(2022, 42'000));
  EXPECT_EQ(Standings()[1].first_gap().thousandths(), 33'000);
  EXPECT_EQ(Standings()[1].first_gap().year(), 2022);
}

TEST_F(StandingsTest, AFirstFigureOfOtherBordersLeavesThePaceToTheNext) {
  for (const int32_t year : {2021, 2022, 2025}) {
    Add("lv", Over(year, 9'000));
    Measurement measured = Over(year, int64_t{1000} * (2060 - year));
    measured.set_boundary_year(year);
    Add("heuvel-noord", measured);
  }
  EXPECT_EQ(Standings()[1].first_gap().no_number(), v1::BOUNDARIES_DIFFER);
  series_["areas/heuvel-noord"].codes = Codes({{2021, 0}, {2022, 2025}});
  EXPECT_EQ(Standings()[1].first_gap().year(), 2022);
  EXPECT_EQ(Standings()[1].first_gap().thousandths(), 29'000);
  series_["areas/heuvel-noord"].codes = Codes({{2021, 2025}});
  EXPECT_EQ(Standings()[1].first_gap().year(), 2021);
}

TEST_F(StandingsTest, TheAverageIsThatOfTheSamePeriodAndDefinition) {
  Add("lv", Over(2021, 9'000));
  Measurement anew = Over(2021, 12'000);
  anew.set_definition_version(2);
  Add("lv", anew);
  Add("heuvel-noord", Over(2021, 42'000));
  Add("prinsenhof-hoog", Over(2022, 27'000));
  EXPECT_EQ(Standings()[1].gap().thousandths(), 33'000);
  EXPECT_EQ(Standings()[2].gap().no_number(), v1::AVERAGE_MISSING);
}

TEST(SeriesTest, TheSameFigureOfTheSamePeriodSaysNothingNew) {
  const Measurement figure = Over(2021, 42'000);
  EXPECT_TRUE(TakesPlaceOf(figure, figure));
  EXPECT_TRUE(SaysTheSame(figure, figure));
  EXPECT_TRUE(TakesPlaceOf(Over(2021, 41'000), figure));
  EXPECT_FALSE(SaysTheSame(Over(2021, 41'000), figure));
  EXPECT_FALSE(TakesPlaceOf(Over(2022, 42'000), figure));
  Measurement final = figure;
  final.set_final(true);
  EXPECT_TRUE(TakesPlaceOf(final, figure));
  EXPECT_FALSE(SaysTheSame(final, figure));
  Measurement anew = figure;
  anew.set_definition_version(2);
  EXPECT_FALSE(TakesPlaceOf(anew, figure));
}

}  // namespace
}  // namespace noordster::engine::standing_rules_test
