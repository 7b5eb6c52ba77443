// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/time_path.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"
#include "services/calendar/hand_in.h"
#include "services/planning/plot.h"

namespace noordster::planning::time_path_test {
namespace {

using absl::CivilDay;
using calendar::ClosedBy;
using calendar::HandInDay;
using calendar::LeadUnit;
using calendar::Period;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<CivilDay> EveryWeek(CivilDay from, CivilDay until) {
  std::vector<CivilDay> days;
  for (CivilDay day = from; day <= until; day += 7) days.push_back(day);
  return days;
}

Office DaysBefore(std::string id, int days, std::vector<Period> stops = {}) {
  Office office;
  office.id = std::move(id);
  office.hand_in.lead = {LeadUnit::kCalendarDays, days, absl::Weekday::monday};
  office.hand_in.stops = std::move(stops);
  return office;
}

PlannedStage Stage(std::string id, int body) {
  PlannedStage stage;
  stage.id = std::move(id);
  stage.body = body;
  return stage;
}

constexpr int kBoard = 0;
constexpr int kCollege = 1;
constexpr int kCommittee = 2;
constexpr int kCouncil = 3;

// The bodies of the path, with the lead times that are assumed of them: papers are at the registry
// ten days before committee and council, at the secretariat eight days before the college, and at
// the staff a week before that. A stop holds for secretariat and staff.
Situation Bodies(int year, std::vector<Period> stops) {
  Situation situation;
  situation.today = CivilDay(year, 6, 1);
  situation.window = {CivilDay(year, 1, 1), CivilDay(year, 12, 31)};
  situation.calendars.resize(1);
  situation.bodies.resize(4);
  for (BodyCalendar& body : situation.bodies) {
    body.schedules.resize(1);
    body.schedules[0].period = situation.window;
  }
  situation.bodies[kBoard].name = "bodies/db-programma";
  situation.bodies[kCollege].name = "bodies/college";
  situation.bodies[kCollege].schedules[0].offices = {DaysBefore("secretariaat", 8, stops),
                                                     DaysBefore("staf", 7, stops)};
  situation.bodies[kCommittee].name = "bodies/raadscommissie";
  situation.bodies[kCommittee].schedules[0].offices = {DaysBefore("griffie", 10)};
  situation.bodies[kCouncil].name = "bodies/raad";
  situation.bodies[kCouncil].schedules[0].offices = {DaysBefore("griffie", 10)};
  return situation;
}

// A plan that the board of the programme still has to adopt.
PlannedPlan PathWithCommittee() {
  return {"programmes/sterk-voor-noord/plans/jeugd",
          {Stage("db-vaststelling", kBoard), Stage("college", kCollege),
           Stage("raadscommissie", kCommittee), Stage("raad", kCouncil)}};
}

PlannedPlan PathOfTheSource() {
  return {"programmes/sterk-voor-noord/plans/jeugd",
          {Stage("db-vaststelling", kBoard), Stage("college", kCollege), Stage("raad", kCouncil)}};
}

constexpr int kLast = 3;

// The bodies in 2026, with a council on 29 September and its committee on the 15th.
Situation Of2026(std::vector<Period> stops) {
  Situation situation = Bodies(2026, std::move(stops));
  situation.bodies[kBoard].meetings = {CivilDay(2026, 7, 10), CivilDay(2026, 7, 17)};
  // Tuesdays.
  situation.bodies[kCollege].meetings = EveryWeek(CivilDay(2026, 6, 2), CivilDay(2026, 12, 15));
  situation.bodies[kCommittee].meetings = {CivilDay(2026, 9, 15)};
  situation.bodies[kCouncil].meetings = {CivilDay(2026, 9, 29)};
  situation.plans = {PathWithCommittee()};
  situation.plans[0].stages[kLast].no_later_than = CivilDay(2026, 9, 29);
  return situation;
}

void ExpectChain(const std::vector<StageTimes>& times, const std::vector<HandInDay>& of_college) {
  const Moment& council = *times[3].latest;
  EXPECT_EQ(council.finish, CivilDay(2026, 9, 29));
  const Moment& committee = *times[2].latest;
  EXPECT_EQ(committee.finish, CivilDay(2026, 9, 15));
  // The tenth day before is a Saturday.
  EXPECT_THAT(committee.offices, ElementsAre(HandInDay{CivilDay(2026, 9, 5), CivilDay(2026, 9, 4),
                                                       ClosedBy::kWeekend, std::nullopt}));
  const Moment& college = *times[1].latest;
  EXPECT_EQ(college.finish, CivilDay(2026, 9, 1));
  EXPECT_EQ(college.hold, Hold::Kind::kLink);
  EXPECT_EQ(*college.because, (StagePlace{0, 2}));
  EXPECT_EQ(college.offices, of_college);
  EXPECT_EQ(*times[0].last_finish, of_college.back().day);
}

TEST(TimePathTest, TheCouncilOf29September2026IsCountedBackWithoutAStop) {
  ExpectChain(TimePath(Of2026({})).TimesOf(0),
              {{CivilDay(2026, 8, 24), CivilDay(2026, 8, 24), ClosedBy::kNothing, std::nullopt},
               {CivilDay(2026, 8, 17), CivilDay(2026, 8, 17), ClosedBy::kNothing, std::nullopt}});
}

TEST(TimePathTest, AStopUntil21AugustMovesTheStaffToBeforeTheSummer) {
  ExpectChain(TimePath(Of2026({{CivilDay(2026, 7, 18), CivilDay(2026, 8, 21)}})).TimesOf(0),
              {{CivilDay(2026, 8, 24), CivilDay(2026, 8, 24), ClosedBy::kNothing, std::nullopt},
               {CivilDay(2026, 8, 17), CivilDay(2026, 7, 17), ClosedBy::kStop, 0}});
}

TEST(TimePathTest, AStopUntil30AugustMovesBothToBeforeTheSummer) {
  ExpectChain(TimePath(Of2026({{CivilDay(2026, 7, 18), CivilDay(2026, 8, 30)}})).TimesOf(0),
              {{CivilDay(2026, 8, 24), CivilDay(2026, 7, 17), ClosedBy::kStop, 0},
               {CivilDay(2026, 7, 10), CivilDay(2026, 7, 10), ClosedBy::kNothing, std::nullopt}});
}

const Period kStopOf2022{CivilDay(2022, 7, 18), CivilDay(2022, 8, 21)};

// The summer of 2022, with the board on the day that is given.
Situation Of2022(PlannedPlan plan, CivilDay board, std::vector<Period> stops) {
  Situation situation = Bodies(2022, std::move(stops));
  situation.bodies[kBoard].meetings = {board};
  situation.bodies[kCollege].meetings = EveryWeek(CivilDay(2022, 6, 7), CivilDay(2022, 12, 13));
  situation.bodies[kCommittee].meetings = {CivilDay(2022, 9, 13), CivilDay(2022, 9, 27)};
  situation.bodies[kCouncil].meetings = {CivilDay(2022, 9, 27), CivilDay(2022, 10, 11)};
  plan.stages[0].planned = board;
  situation.plans = {std::move(plan)};
  return situation;
}

// The same, when the council is to be the one that is made at the earliest.
TimePath ToTheFirstCouncil(Situation situation) {
  const std::vector<StageTimes> times = TimePath(situation).TimesOf(0);
  situation.plans[0].stages.back().no_later_than = times.back().earliest.finish;
  return TimePath(std::move(situation));
}

TEST(TimePathTest, TheBoardOf15JulyMakes27SeptemberWithoutADayToSpare) {
  const std::vector<StageTimes> times =
      ToTheFirstCouncil(Of2022(PathWithCommittee(), CivilDay(2022, 7, 15), {kStopOf2022}))
          .TimesOf(0);
  EXPECT_EQ(times[3].earliest.finish, CivilDay(2022, 9, 27));
  EXPECT_EQ(times[2].latest->finish, CivilDay(2022, 9, 13));
  EXPECT_EQ(times[2].latest->start, CivilDay(2022, 9, 2));
  EXPECT_EQ(times[1].latest->finish, CivilDay(2022, 8, 30));
  EXPECT_THAT(
      times[1].latest->offices,
      ElementsAre(
          HandInDay{CivilDay(2022, 8, 22), CivilDay(2022, 8, 22), ClosedBy::kNothing, std::nullopt},
          HandInDay{CivilDay(2022, 8, 15), CivilDay(2022, 7, 15), ClosedBy::kStop, 0}));
  EXPECT_EQ(*times[0].last_finish, CivilDay(2022, 7, 15));
  EXPECT_EQ(*times[0].slack_working_days, 0);
  EXPECT_EQ(*times[0].slack_meetings, 0);
}

TEST(TimePathTest, TheBoardOf22JulyMakes11OctoberOnThePathWithTheCommittee) {
  const std::vector<StageTimes> times =
      ToTheFirstCouncil(Of2022(PathWithCommittee(), CivilDay(2022, 7, 22), {kStopOf2022}))
          .TimesOf(0);
  EXPECT_EQ(times[3].earliest.finish, CivilDay(2022, 10, 11));
  EXPECT_EQ(times[2].earliest.finish, CivilDay(2022, 9, 27));
  EXPECT_EQ(times[1].latest->finish, CivilDay(2022, 9, 13));
}

TEST(TimePathTest, WithoutTheStopTheBoardOf22JulyStillMakes27September) {
  const std::vector<StageTimes> times =
      TimePath(Of2022(PathWithCommittee(), CivilDay(2022, 7, 22), {})).TimesOf(0);
  EXPECT_EQ(times[3].earliest.finish, CivilDay(2022, 9, 27));
}

TEST(TimePathTest, OnThePathOfTheSourceTheBoardOf22JulyMakes27SeptemberAndHasUntil29August) {
  const std::vector<StageTimes> times =
      ToTheFirstCouncil(Of2022(PathOfTheSource(), CivilDay(2022, 7, 22), {kStopOf2022})).TimesOf(0);
  EXPECT_EQ(times[2].earliest.finish, CivilDay(2022, 9, 27));
  EXPECT_EQ(times[2].latest->start, CivilDay(2022, 9, 16));
  EXPECT_EQ(times[1].latest->finish, CivilDay(2022, 9, 13));
  EXPECT_EQ(*times[0].last_finish, CivilDay(2022, 8, 29));
  EXPECT_EQ(*times[0].slack_working_days, 26);
}

TEST(TimePathTest, WhatHasToGoFasterIsTheRowOfStagesThatHoldOneAnother) {
  Situation situation = Of2022(PathWithCommittee(), CivilDay(2022, 7, 15), {kStopOf2022});
  const TimePath path(situation);
  EXPECT_THAT(path.CriticalPath({0, kLast}),
              ElementsAre(StagePlace{0, 0}, StagePlace{0, 1}, StagePlace{0, 2}, StagePlace{0, 3}));
  situation.plans[0].stages[2].not_before = CivilDay(2022, 9, 10);
  EXPECT_THAT(TimePath(situation).CriticalPath({0, kLast}),
              ElementsAre(StagePlace{0, 2}, StagePlace{0, 3}));
}

TEST(TimePathTest, AStageRestsOnTheAssumptionsOfWhatHoldsIt) {
  Situation situation = Of2022(PathWithCommittee(), CivilDay(2022, 7, 15), {kStopOf2022});
  EXPECT_FALSE(TimePath(situation).TimesOf(0)[3].rests_on_assumption);
  situation.bodies[kCollege].schedules[0].offices[1].is_assumed = true;
  std::vector<bool> rests;
  for (const StageTimes& times : TimePath(situation).TimesOf(0)) {
    rests.push_back(times.rests_on_assumption);
  }
  EXPECT_THAT(rests, ElementsAre(false, true, true, true));
  // How late the board can be rests on it once a council is asked for.
  situation.plans[0].stages[kLast].no_later_than = CivilDay(2022, 9, 27);
  EXPECT_TRUE(TimePath(situation).TimesOf(0)[0].rests_on_assumption);
  situation.plans[0].stages[1].handed_in = CivilDay(2022, 7, 15);
  EXPECT_FALSE(TimePath(situation).TimesOf(0)[3].rests_on_assumption);
}

TEST(TimePathTest, WhereNoScheduleSaysUntilWhenThatIsAnAssumption) {
  Situation situation = Of2022(PathWithCommittee(), CivilDay(2022, 7, 15), {kStopOf2022});
  situation.bodies[kCouncil].schedules.clear();
  const std::vector<StageTimes> times = TimePath(situation).TimesOf(0);
  EXPECT_TRUE(times[kLast].rests_on_assumption);
  EXPECT_FALSE(times[1].rests_on_assumption);
  EXPECT_EQ(times[kLast].planned.start, times[kLast].planned.finish);
}

TEST(TimePathTest, AMeetingGoesByTheScheduleItIsIn) {
  Situation situation = Of2022(PathOfTheSource(), CivilDay(2022, 7, 15), {});
  BodyCalendar& council = situation.bodies[kCouncil];
  council.schedules[0].period.last = CivilDay(2022, 9, 30);
  BodySchedule& autumn = council.schedules.emplace_back();
  autumn.period = {CivilDay(2022, 10, 1), CivilDay(2022, 12, 31)};
  // Papers for October are wanted before those for September, which are then wanted as early.
  autumn.offices = {DaysBefore("griffie", 60)};
  situation.plans[0].stages[2].no_later_than = CivilDay(2022, 10, 11);
  const std::vector<StageTimes> times = TimePath(situation).TimesOf(0);
  EXPECT_EQ(times[2].latest->schedule, 1);
  EXPECT_EQ(times[2].latest->start, CivilDay(2022, 8, 12));
  EXPECT_EQ(times[2].earliest.schedule, 0);
  EXPECT_EQ(times[2].earliest.start, CivilDay(2022, 8, 12));
}

TEST(TimePathTest, ACouncilThatCannotBeMadeIsNamedWithWhatHoldsItBack) {
  Situation situation = Of2022(PathWithCommittee(), CivilDay(2022, 7, 22), {kStopOf2022});
  situation.plans[0].stages[0].fixed = CivilDay(2022, 7, 22);
  situation.plans[0].stages[kLast].no_later_than = CivilDay(2022, 9, 27);
  const TimePath path(situation);
  const std::optional<Conflict> conflict = path.FindConflict();
  ASSERT_TRUE(conflict.has_value());
  EXPECT_EQ(path.StageOf(conflict->activity), (StagePlace{0, kLast}));
  // The only meeting of the board is that day, so the last day alone is asked too much.
  EXPECT_THAT(conflict->constraints,
              ElementsAre(Constraint{Constraint::Kind::kNoLaterThan, kLast}));
  EXPECT_LT(*path.TimesOf(0)[0].slack_working_days, 0);
  situation.bodies[kBoard].meetings = {CivilDay(2022, 7, 15), CivilDay(2022, 7, 22)};
  EXPECT_THAT(TimePath(situation).FindConflict()->constraints,
              ElementsAre(Constraint{Constraint::Kind::kFixed, 0},
                          Constraint{Constraint::Kind::kNoLaterThan, kLast}));
}

TEST(TimePathTest, PlansThatWaitForOneAnotherInACircleAreNamed) {
  Situation situation = Of2022(PathWithCommittee(), CivilDay(2022, 7, 15), {});
  situation.plans.push_back(situation.plans[0]);
  Dependency after;
  after.from = {0, 3};
  after.to = {1, 0};
  situation.dependencies.push_back(after);
  EXPECT_THAT(FindCircle(situation), IsEmpty());
  std::swap(after.from, after.to);
  after.from = {1, 3};
  after.to = {0, 2};
  situation.dependencies.push_back(after);
  const std::vector<StagePlace> circle = FindCircle(situation);
  EXPECT_THAT(circle, ::testing::UnorderedElementsAre(StagePlace{0, 2}, StagePlace{0, 3},
                                                      StagePlace{1, 0}, StagePlace{1, 1},
                                                      StagePlace{1, 2}, StagePlace{1, 3}));
}

}  // namespace
}  // namespace noordster::planning::time_path_test
