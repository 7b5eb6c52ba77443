// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/indicator/standing_rules.h"
#include "services/engine/names.h"
#include "tests/engine/programme/programme_world.h"
#include "tests/support/seed.h"

namespace noordster::engine::indicator_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Indicator;
using noordster::internal::v1::Series;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kIndicator[] = "programmes/p/indicators/armoede";
constexpr char kNoord[] = "areas/heuvel-noord";
constexpr char kWhole[] = "areas/lv";

class IndicatorTest : public ::testing::Test {
 protected:
  IndicatorTest() {
    world_.Do(Area("lv", v1::Area::MUNICIPALITY));
    world_.Do(Area("heuvel-noord"));
    world_.Do(Area("prinsenhof-hoog"));
    world_.Do(RateIndicator(kIndicator));
  }

  static Define Area(const std::string& id, v1::Area::Kind kind = v1::Area::NEIGHBOURHOOD,
                     bool create = true) {
    Define define;
    define.create = create;
    define.record.set_name(absl::StrCat("areas/", id));
    define.record.mutable_area()->set_kind(kind);
    return define;
  }

  MeasuredOfArea Of(const std::string& area, int32_t year, int64_t thousandths) {
    MeasuredOfArea measured;
    measured.area = area;
    auto& measurement = measured.measurement;
    measurement.mutable_figure()->set_form(v1::Figure::EXACT);
    measurement.mutable_figure()->set_thousandths(thousandths);
    measurement.mutable_period()->set_edtf(absl::StrCat(year));
    measurement.mutable_period()->set_earliest(absl::StrCat(year, "-01-01"));
    measurement.mutable_period()->set_latest(absl::StrCat(year, "-12-31"));
    *measurement.mutable_source() = world_.Text();
    return measured;
  }

  Decision Record(std::vector<MeasuredOfArea> measured) {
    return world_.Do(RecordMeasurements{kIndicator, std::move(measured)});
  }

  // By the borders of the year it is about, as CBS has them.
  MeasuredOfArea OfBorders(const std::string& area, int32_t year, int64_t thousandths) {
    MeasuredOfArea measured = Of(area, year, thousandths);
    measured.measurement.set_boundary_year(year);
    return measured;
  }

  MeasuredOfArea Withdrawal(const std::string& area, int32_t year) {
    MeasuredOfArea measured = Of(area, year, 0);
    measured.measurement.mutable_figure()->set_form(v1::Figure::MISSING);
    measured.measurement.mutable_figure()->set_absence(v1::Figure::WITHDRAWN);
    return measured;
  }

  // Gives an area one code from a year to a year.
  void HasCode(Define area, const std::string& code, int32_t from, int32_t to) {
    area.create = false;
    auto& added = *area.record.mutable_area()->add_codes();
    added.set_code(code);
    added.set_year(from);
    added.set_last_year(to);
    world_.Do(area);
  }

  std::vector<v1::ErrorReason> Barred(const Command& command) {
    return BlockerReasons(world_.Try(command).status());
  }

  v1::ErrorReason Refused(const Command& command) {
    const absl::Status status = world_.Try(command).status();
    return status.ok() ? v1::ERROR_REASON_UNSPECIFIED : ReasonOf(status);
  }

  const Indicator& indicator() { return world_.Get(kIndicator).indicator(); }
  const Series& series(const std::string& area) {
    return world_.Get(absl::StrCat(kIndicator, "/series/", area)).series();
  }

  World world_;
};

TEST_F(IndicatorTest, TheRecordOfAnIndicatorSaysHowItsAreasStand) {
  Record({Of(kNoord, 2021, 42'000), Of(kWhole, 2021, 9'000),
          Of("areas/prinsenhof-hoog", 2021, 27'000)});
  ASSERT_EQ(indicator().standings_size(), 3);
  EXPECT_EQ(indicator().standings(0).area(), kWhole);
  EXPECT_EQ(indicator().standings(1).area(), kNoord);
  EXPECT_EQ(indicator().standings(1).gap().thousandths(), 33'000);
  EXPECT_EQ(indicator().standings(2).gap().thousandths(), 18'000);
  EXPECT_EQ(series("heuvel-noord").area(), kNoord);
  EXPECT_EQ(series("heuvel-noord").measurements_size(), 1);
}

TEST_F(IndicatorTest, AnAverageThatComesLaterChangesHowAllAreasStand) {
  Record({Of(kNoord, 2021, 42'000)});
  EXPECT_EQ(indicator().standings(0).gap().no_number(), v1::AVERAGE_MISSING);
  Record({Of(kWhole, 2021, 9'000)});
  EXPECT_EQ(indicator().standings(1).gap().thousandths(), 33'000);
}

TEST_F(IndicatorTest, WhatIsMeasuredAnewTakesThePlaceOfWhatStood) {
  Record({Of(kNoord, 2021, 50'000)});
  Record({Of(kNoord, 2021, 42'000)});
  ASSERT_EQ(series("heuvel-noord").measurements_size(), 2);
  EXPECT_TRUE(series("heuvel-noord").measurements(0).replaced());
  EXPECT_FALSE(series("heuvel-noord").measurements(1).replaced());
  EXPECT_EQ(series("heuvel-noord").measurements(1).number(), 2);
  EXPECT_EQ(indicator().standings(0).latest().figure().thousandths(), 42'000);
}

TEST_F(IndicatorTest, WhatStandsAlreadyIsLeftOutWithItsTexts) {
  Record({Of(kNoord, 2021, 42'000)});
  const MeasuredOfArea again = Of(kNoord, 2021, 42'000);
  const Decision nothing = Record({again});
  EXPECT_TRUE(nothing.events.empty());
  const Decision some = Record({again, Of(kNoord, 2022, 41'000)});
  ASSERT_EQ(some.events.size(), 1U);
  EXPECT_EQ(some.events[0].measurements_recorded().series(0).measurements_size(), 1);
  EXPECT_THAT(some.erased_texts, ElementsAre(again.measurement.source().id()));
}

TEST_F(IndicatorTest, FiguresOfYearsWithTheSameBordersHaveATrendAndAPace) {
  HasCode(Area("lv", v1::Area::MUNICIPALITY), "GM1916", 2020, 2023);
  HasCode(Area("heuvel-noord"), "BU19160101", 2021, 2022);
  for (const int32_t year : {2021, 2022}) {
    Record(
        {OfBorders(kNoord, year, 42'000 - 1'000 * (year - 2021)), OfBorders(kWhole, year, 9'000)});
  }
  const auto& standing = indicator().standings(1);
  EXPECT_EQ(standing.trend().thousandths(), -1'000);
  EXPECT_EQ(standing.first_gap().year(), 2021);
  EXPECT_EQ(PaceOf(v1::Indicator::LOWER, standing.first_gap(), standing.gap(), 2041).no_number,
            v1::NO_NUMBER_UNSPECIFIED);
}

TEST_F(IndicatorTest, FiguresOfYearsWithOtherBordersAreNotCompared) {
  HasCode(Area("heuvel-noord"), "BU19160101", 2021, 2021);
  for (const int32_t year : {2021, 2022}) {
    Record({OfBorders(kNoord, year, 42'000), Of(kWhole, year, 9'000)});
  }
  EXPECT_EQ(indicator().standings(1).gap().thousandths(), 33'000);
  EXPECT_EQ(indicator().standings(1).trend().no_number(), v1::BOUNDARIES_DIFFER);
  EXPECT_EQ(indicator().standings(1).first_gap().no_number(), v1::BOUNDARIES_DIFFER);
}

TEST_F(IndicatorTest, AnAverageOfOtherBordersIsNone) {
  MeasuredOfArea average = Of(kWhole, 2021, 9'000);
  average.measurement.set_boundary_year(2022);
  Record({OfBorders(kNoord, 2021, 42'000), average});
  EXPECT_EQ(indicator().standings(1).gap().no_number(), v1::BOUNDARIES_DIFFER);
}

TEST_F(IndicatorTest, OtherCodesCountWhenSomethingIsRecordedOrTheIndicatorChanges) {
  Record({OfBorders(kNoord, 2021, 42'000), OfBorders(kNoord, 2022, 41'000)});
  HasCode(Area("heuvel-noord"), "BU19160101", 2021, 2023);
  EXPECT_EQ(indicator().standings(0).trend().no_number(), v1::BOUNDARIES_DIFFER);
  Record({Of(kWhole, 2021, 9'000)});
  EXPECT_EQ(indicator().standings(1).trend().thousandths(), -1'000) << "an area not recorded";
  HasCode(Area("heuvel-noord"), "BU19160101", 2021, 2021);
  world_.Do(UpdateIndicator{kIndicator, RateIndicator(kIndicator).indicator, false});
  EXPECT_EQ(indicator().standings(1).trend().no_number(), v1::BOUNDARIES_DIFFER);
}

TEST_F(IndicatorTest, WhatIsWithdrawnStandsNoMoreAndCanBeRecordedAnew) {
  Record({Of(kNoord, 2021, 42'000), Of(kNoord, 2022, 41'000), Of(kWhole, 2021, 9'000)});
  const RecordMeasurements withdraw{kIndicator, {Withdrawal(kNoord, 2022)}};
  EXPECT_THAT(Barred(withdraw), ElementsAre(v1::REASON_REQUIRED));
  world_.WithReason(true);
  world_.Do(withdraw);
  ASSERT_EQ(indicator().standings_size(), 2);
  EXPECT_EQ(indicator().standings(1).latest().figure().thousandths(), 42'000);
  EXPECT_EQ(indicator().standings(1).trend().no_number(), v1::EARLIER_MISSING);
  EXPECT_TRUE(series("heuvel-noord").measurements(1).replaced()) << "and is there";
  EXPECT_EQ(series("heuvel-noord").measurements(2).replaces(), 2);
  EXPECT_TRUE(world_.Do(withdraw).events.empty()) << "once";
  world_.WithReason(false);
  Record({Of(kNoord, 2022, 41'000)});
  EXPECT_EQ(indicator().standings(1).latest().figure().thousandths(), 41'000);
  EXPECT_TRUE(series("heuvel-noord").measurements(2).replaced());
}

TEST_F(IndicatorTest, AnAreaOfWhichAllIsWithdrawnHasNoStandingAndKeepsItsSeries) {
  world_.WithReason(true);
  Record({Of(kNoord, 2021, 42'000)});
  Record({Withdrawal(kNoord, 2021)});
  EXPECT_EQ(indicator().standings_size(), 0);
  world_.Do(UpdateIndicator{kIndicator, RateIndicator(kIndicator).indicator, false});
  Record({Of(kNoord, 2022, 41'000)});
  ASSERT_EQ(series("heuvel-noord").measurements_size(), 3);
  EXPECT_EQ(series("heuvel-noord").measurements(2).number(), 3);
  EXPECT_EQ(indicator().standings(0).trend().no_number(), v1::EARLIER_MISSING);
}

TEST_F(IndicatorTest, NothingIsWithdrawnWhereNothingStands) {
  world_.WithReason(true);
  Record({Of(kNoord, 2021, 42'000)});
  for (const MeasuredOfArea& nowhere : {Withdrawal(kNoord, 2022), Withdrawal(kWhole, 2021)}) {
    const absl::Status refused =
        world_.Try(RecordMeasurements{kIndicator, {Of(kNoord, 2020, 1), nowhere}}).status();
    ASSERT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
    EXPECT_EQ(RefusalOf(refused)->violations(0).field(), "measurements[1].figure.absence");
  }
  Record({Withdrawal(kNoord, 2021)});
  MeasuredOfArea other = Withdrawal(kNoord, 2021);
  other.measurement.set_boundary_year(2021);
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {other}}), v1::INVALID_FIELD) << "again";
}

TEST_F(IndicatorTest, WhatIsFinalIsReplacedWithAReason) {
  MeasuredOfArea last_word = Of(kNoord, 2021, 42'000);
  last_word.measurement.set_final(true);
  Record({Of(kNoord, 2021, 41'000)});
  Record({last_word});
  Record({last_word, Of(kNoord, 2022, 1)});
  const RecordMeasurements anew{kIndicator, {Of(kNoord, 2021, 42'000)}};
  EXPECT_THAT(Barred(anew), ElementsAre(v1::REASON_REQUIRED)) << "provisional again";
  EXPECT_THAT(Barred(RecordMeasurements{kIndicator, {Of(kNoord, 2021, 1), Of(kNoord, 2024, 1)}}),
              ElementsAre(v1::DATE_IN_FUTURE, v1::REASON_REQUIRED));
  world_.WithReason(true);
  world_.Do(anew);
  EXPECT_FALSE(series("heuvel-noord").measurements(3).final());
}

TEST_F(IndicatorTest, AnIndicatorHasABoundOfAreas) {
  for (int i = 0; i < limits::kIndicatorAreasMax; ++i) {
    world_.Do(Area(absl::StrCat("a", i)));
    Record({Of(absl::StrCat("areas/a", i), 2021, 1'000)});
  }
  const RecordMeasurements one_more{kIndicator, {Of(kNoord, 2021, 1'000)}};
  EXPECT_EQ(Refused(one_more), v1::LIMIT_REACHED);
  world_.WithReason(true);
  Record({Withdrawal("areas/a0", 2021)});
  world_.Do(one_more);
  EXPECT_EQ(indicator().standings_size(), limits::kIndicatorAreasMax);
}

TEST_F(IndicatorTest, AnAreaHasABoundOfMeasurements) {
  for (int i = 0; i < limits::kSeriesMeasurementsMax; ++i) {
    Record({Of(kNoord, 2021, i % 2 == 0 ? 42'000 : 41'000)});
  }
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {Of(kNoord, 2021, 1'000)}}), v1::LIMIT_REACHED);
  EXPECT_TRUE(Record({Of(kNoord, 2021, 41'000)}).events.empty()) << "it stands already";
  Record({Of(kWhole, 2021, 1'000)});
}

TEST_F(IndicatorTest, TheSameTableTwiceChangesNothing) {
  std::mt19937 random(noordster::testing::Seed());
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  const std::string areas[] = {kNoord, kWhole, "areas/prinsenhof-hoog"};
  for (int table = 0; table < 40; ++table) {
    std::vector<MeasuredOfArea> measured;
    for (const std::string& area : areas) {
      const int first = 2015 + below(6);
      for (int year = first; year < first + below(4); ++year) {
        measured.push_back(Of(area, year, int64_t{1000} * below(60)));
      }
    }
    if (measured.empty()) continue;
    std::shuffle(measured.begin(), measured.end(), random);
    Record(measured);
    const std::string before = world_.Get(kIndicator).SerializeAsString();
    const size_t events = world_.events().size();
    std::shuffle(measured.begin(), measured.end(), random);
    Record(measured);
    EXPECT_EQ(world_.events().size(), events);
    EXPECT_EQ(world_.Get(kIndicator).SerializeAsString(), before);
  }
}

TEST_F(IndicatorTest, WhatCannotBeIsRefusedByField) {
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {Of(kNoord, 2021, 100'001)}}),
            v1::INVALID_FIELD);
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {Of(kNoord, 2021, 1), Of(kNoord, 2021, 2)}}),
            v1::INVALID_FIELD)
      << "one period twice";
  MeasuredOfArea by_none = Of(kNoord, 2021, 1);
  by_none.measurement.set_definition_version(2);
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {by_none}}), v1::INVALID_FIELD);
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {Of("areas/none", 2021, 1)}}),
            v1::RESOURCE_NOT_FOUND);
  EXPECT_THAT(
      BlockerReasons(world_.Try(RecordMeasurements{kIndicator, {Of(kNoord, 2024, 1)}}).status()),
      ElementsAre(v1::DATE_IN_FUTURE));
}

TEST_F(IndicatorTest, AnotherDefinitionIsAnotherVersionAndOtherWordsAreNot) {
  UpdateIndicator update{kIndicator, RateIndicator(kIndicator).indicator, false};
  *update.indicator.mutable_definitions(0)->mutable_words() = world_.Text();
  world_.Do(update);
  EXPECT_EQ(indicator().definitions_size(), 1);
  EXPECT_TRUE(indicator().definitions(0).has_words());
  Record({Of(kNoord, 2021, 42'000), Of(kWhole, 2021, 9'000)});
  update.redefines = true;
  world_.Do(update);
  ASSERT_EQ(indicator().definitions_size(), 2);
  EXPECT_GT(indicator().definitions(0).end_time_micros(), 0);
  EXPECT_EQ(indicator().standings_size(), 2) << "what was measured stays";
  Record({Of(kNoord, 2022, 41'000)});
  EXPECT_EQ(indicator().standings(1).latest().definition_version(), 2);
  EXPECT_EQ(indicator().standings(1).trend().no_number(), v1::DEFINITIONS_DIFFER);
}

TEST_F(IndicatorTest, ItsMeasureStaysAndItsChallengesAreOfItsProgramme) {
  UpdateIndicator update{kIndicator, RateIndicator(kIndicator).indicator, false};
  update.indicator.set_measure(v1::Indicator::COUNT);
  EXPECT_EQ(Refused(update), v1::REFERENCE_UNFIT);
  CreateIndicator other = RateIndicator("programmes/p/indicators/other");
  other.indicator.add_challenges("programmes/q/challenges/a");
  EXPECT_EQ(Refused(other), v1::REFERENCE_UNFIT);
  other.indicator.set_challenges(1, "programmes/p/challenges/none");
  EXPECT_EQ(Refused(other), v1::RESOURCE_NOT_FOUND);
  EXPECT_EQ(Refused(RateIndicator(kIndicator)), v1::RESOURCE_EXISTS);
}

TEST_F(IndicatorTest, YearsThatAreNotGivenAreThoseOfTheProgramme) {
  Define programme;
  programme.record = world_.Get("programmes/p");
  programme.record.mutable_programme()->set_start_year(2021);
  programme.record.mutable_programme()->set_duration_years(20);
  world_.Do(programme);
  CreateIndicator other = RateIndicator("programmes/p/indicators/other");
  other.indicator.clear_baseline_year();
  other.indicator.clear_horizon_year();
  world_.Do(other);
  EXPECT_EQ(world_.Get(other.name).indicator().baseline_year(), 2021);
  EXPECT_EQ(world_.Get(other.name).indicator().horizon_year(), 2041);
}

TEST_F(IndicatorTest, AnotherBaselineIsAnotherFirstGap) {
  for (const auto& [year, noord] : {std::pair(2018, 29'000), {2021, 23'000}, {2022, 21'000}}) {
    Record({Of(kNoord, year, noord), Of(kWhole, year, 9'000)});
  }
  EXPECT_EQ(indicator().standings(1).first_gap().thousandths(), 14'000);
  UpdateIndicator update{kIndicator, RateIndicator(kIndicator).indicator, false};
  update.indicator.set_baseline_year(2018);
  world_.Do(update);
  EXPECT_EQ(indicator().standings(1).first_gap().thousandths(), 20'000);
  EXPECT_EQ(indicator().standings(1).first_gap().year(), 2018);
}

TEST_F(IndicatorTest, WhatTakesAPlaceNamesWhatStoodThereAndHasItsTime) {
  Record({Of(kNoord, 2021, 42'000)});
  Record({Of(kNoord, 2021, 41'000)});
  const Series series = world_.Get(SeriesName(kIndicator, kNoord)).series();
  ASSERT_EQ(series.measurements_size(), 2);
  EXPECT_TRUE(series.measurements(0).replaced());
  EXPECT_EQ(series.measurements(1).replaces(), 1);
  EXPECT_GT(indicator().standings(0).latest().record_time_micros(), 0);
}

TEST_F(IndicatorTest, AFigureIsAboutATimeThatEnds) {
  MeasuredOfArea open = Of(kNoord, 2021, 1);
  open.measurement.mutable_period()->set_edtf("2021/..");
  open.measurement.mutable_period()->set_latest("2199-12-31");
  EXPECT_EQ(Refused(RecordMeasurements{kIndicator, {open}}), v1::INVALID_FIELD);
}

TEST_F(IndicatorTest, APeriodEndsNextYearAtTheLatest) {
  MeasuredOfArea measured = Of(kNoord, 2023, 1);
  measured.measurement.mutable_period()->set_edtf("2021/2025");
  measured.measurement.mutable_period()->set_latest("2025-01-01");
  const absl::Status refused = world_.Try(RecordMeasurements{kIndicator, {measured}}).status();
  ASSERT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
  EXPECT_EQ(RefusalOf(refused)->violations(0).field(), "measurements[0].period");
  EXPECT_THAT(RefusalOf(refused)->violations(0).description(), HasSubstr("2024 at the latest"));
  measured.measurement.mutable_period()->set_edtf("2023/2024");
  measured.measurement.mutable_period()->set_latest("2024-12-31");
  Record({measured});
}

TEST_F(IndicatorTest, AMunicipalityIsOneAreaThatStaysWhatItIs) {
  EXPECT_EQ(Refused(Area("second", v1::Area::MUNICIPALITY)), v1::REFERENCE_UNFIT);
  EXPECT_EQ(Refused(Area("lv", v1::Area::OTHER, false)), v1::REFERENCE_UNFIT);
  world_.Do(Area("lv", v1::Area::MUNICIPALITY, false));
  EXPECT_EQ(world_.Get("").municipality().area(), kWhole);
}

TEST_F(IndicatorTest, AFullSeriesAndIndicatorFitARecord) {
  noordster::internal::v1::Measurement measurement = Of(kNoord, 2021, 99'999).measurement;
  measurement.mutable_period()->set_edtf(std::string(60, 'x'));
  *measurement.mutable_period()->mutable_text() = World::LongText();
  *measurement.mutable_source() = World::LongText();
  *measurement.mutable_figure()->mutable_words() = World::LongText();
  measurement.set_number(300);
  measurement.set_definition_version(20);
  measurement.set_record_time_micros(1'700'000'000'000'000);
  measurement.set_boundary_year(2021);
  measurement.set_replaced(true);
  measurement.set_final(true);
  Series full;
  for (int i = 0; i < limits::kSeriesMeasurementsMax; ++i) *full.add_measurements() = measurement;
  EXPECT_LT(full.ByteSizeLong() + 500, limits::kRecordBytesMax);
  Indicator whole;
  for (int i = 0; i < limits::kIndicatorAreasMax; ++i) {
    auto& standing = *whole.add_standings();
    standing.set_area(absl::StrCat("areas/", World::LongId('a')));
    *standing.mutable_latest() = measurement;
    standing.mutable_gap()->set_thousandths(-100'000);
    standing.mutable_first_gap()->set_thousandths(-100'000);
    standing.mutable_trend()->set_thousandths(-100'000);
    standing.mutable_trend()->set_since(std::string(60, 'x'));
  }
  EXPECT_LT(whole.ByteSizeLong() + 10'000, limits::kRecordBytesMax);
}

}  // namespace
}  // namespace noordster::engine::indicator_test
