// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/what_if.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "services/planning/time_path.h"

namespace noordster::planning::what_if_test {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A board, whose papers nobody collects, and a council that wants them a week before.
Situation BoardAndCouncil() {
  Situation situation;
  situation.today = CivilDay(2022, 6, 1);
  situation.window = {CivilDay(2022, 1, 1), CivilDay(2022, 12, 31)};
  situation.calendars.resize(1);
  situation.bodies.resize(2);
  for (BodyCalendar& body : situation.bodies) {
    body.schedules.resize(1);
    body.schedules[0].period = situation.window;
  }
  situation.bodies[0].name = "bodies/db-programma";
  situation.bodies[0].meetings = {CivilDay(2022, 7, 15), CivilDay(2022, 9, 16)};
  situation.bodies[1].name = "bodies/raad";
  situation.bodies[1].meetings = {CivilDay(2022, 7, 26), CivilDay(2022, 9, 27),
                                  CivilDay(2022, 10, 11)};
  Office registry;
  registry.id = "griffie";
  registry.hand_in.lead.count = 7;
  situation.bodies[1].schedules[0].offices = {registry};
  PlannedPlan plan;
  plan.name = "programmes/sterk-voor-noord/plans/jeugd";
  plan.stages.resize(3);
  plan.stages[0].id = "db-vaststelling";
  plan.stages[0].body = 0;
  plan.stages[1].id = "verwerken";
  plan.stages[1].working_days = 2;
  plan.stages[2].id = "raad";
  plan.stages[2].body = 1;
  situation.plans = {plan, plan};
  situation.plans[1].name = "programmes/sterk-voor-noord/plans/wonen";
  situation.plans[1].stages[0].done = CivilDay(2022, 5, 20);
  return situation;
}

TEST(WhatIfTest, AMovedMeetingShowsWhatComesLaterAndLeavesTheSituationAsItIs) {
  const Situation situation = BoardAndCouncil();
  Situation supposed = situation;
  ASSERT_TRUE(
      Suppose(MeetingMoved{0, CivilDay(2022, 7, 15), CivilDay(2022, 7, 22)}, supposed).ok());
  EXPECT_THAT(situation.bodies[0].meetings,
              ElementsAre(CivilDay(2022, 7, 15), CivilDay(2022, 9, 16)));
  EXPECT_THAT(supposed.bodies[0].meetings,
              ElementsAre(CivilDay(2022, 7, 22), CivilDay(2022, 9, 16)));
  const std::vector<Difference> differences = Compare(TimePath(situation), TimePath(supposed));
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].stage, (StagePlace{0, 0}));
  EXPECT_EQ(differences[0].working_days, 5);
  EXPECT_EQ(differences[2].stage, (StagePlace{0, 2}));
  EXPECT_EQ(differences[2].before.planned.finish, CivilDay(2022, 7, 26));
  EXPECT_EQ(differences[2].after.planned.finish, CivilDay(2022, 9, 27));
  EXPECT_EQ(differences[2].meetings, 1);
}

TEST(WhatIfTest, TheSameSituationTwiceDiffersInNothing) {
  const TimePath path(BoardAndCouncil());
  EXPECT_THAT(Compare(path, TimePath(BoardAndCouncil())), IsEmpty());
}

// What a change gives for the first plan: the day of the council.
CivilDay CouncilAfter(const Change& change) {
  Situation situation = BoardAndCouncil();
  EXPECT_TRUE(Suppose(change, situation).ok());
  return TimePath(situation).TimesOf(0)[2].planned.finish;
}

TEST(WhatIfTest, EveryChangeMovesWhatItShould) {
  EXPECT_EQ(CouncilAfter(MeetingCancelled{1, CivilDay(2022, 7, 26)}), CivilDay(2022, 9, 27));
  EXPECT_EQ(CouncilAfter(MeetingAdded{0, CivilDay(2022, 6, 10)}), CivilDay(2022, 7, 26));
  EXPECT_EQ(CouncilAfter(StopAdded{1, "griffie", {CivilDay(2022, 7, 18), CivilDay(2022, 7, 22)}}),
            CivilDay(2022, 9, 27));
  EXPECT_EQ(CouncilAfter(StopAdded{1, "", {CivilDay(2022, 7, 18), CivilDay(2022, 7, 22)}}),
            CivilDay(2022, 9, 27));
  EXPECT_EQ(CouncilAfter(LeadChanged{1, "griffie", {calendar::LeadUnit::kCalendarDays, 8, {}}}),
            CivilDay(2022, 9, 27));
  EXPECT_EQ(CouncilAfter(StagePlanned{{0, 0}, CivilDay(2022, 8, 1)}), CivilDay(2022, 9, 27));
  EXPECT_EQ(CouncilAfter(WorkTaking{{0, 1}, 3}), CivilDay(2022, 9, 27));
}

TEST(WhatIfTest, WithoutStopsPapersCanBeHandedInAgain) {
  Situation situation = BoardAndCouncil();
  ASSERT_TRUE(
      Suppose(StopAdded{1, "griffie", {CivilDay(2022, 7, 18), CivilDay(2022, 7, 22)}}, situation)
          .ok());
  ASSERT_TRUE(Suppose(StopsDropped{1}, situation).ok());
  EXPECT_EQ(TimePath(situation).TimesOf(0)[2].planned.finish, CivilDay(2022, 7, 26));
}

TEST(WhatIfTest, ATargetGivesSlackToWhatComesBefore) {
  Situation situation = BoardAndCouncil();
  ASSERT_TRUE(Suppose(TargetSet{{0, 2}, CivilDay(2022, 7, 26)}, situation).ok());
  // Papers by Tuesday 19 July after two working days of work, Monday and Tuesday: Sunday 17 July.
  EXPECT_EQ(*TimePath(situation).TimesOf(0)[0].last_finish, CivilDay(2022, 7, 17));
  EXPECT_EQ(*TimePath(situation).TimesOf(0)[0].slack_working_days, 0);
}

TEST(WhatIfTest, WhatCannotBeSupposedIsSaidAndChangesNothing) {
  struct Row {
    Change change;
    absl::StatusCode code;
    const char* words;
  };
  const Row rows[] = {
      {MeetingMoved{0, CivilDay(2022, 7, 16), CivilDay(2022, 7, 22)}, absl::StatusCode::kNotFound,
       "bodies/db-programma does not meet on 2022-07-16"},
      {MeetingMoved{0, CivilDay(2022, 7, 15), CivilDay(2022, 9, 16)},
       absl::StatusCode::kAlreadyExists, "meets on 2022-09-16"},
      {MeetingMoved{0, CivilDay(2022, 7, 15), CivilDay(2023, 1, 1)},
       absl::StatusCode::kInvalidArgument, "2023-01-01 lies outside 2022-01-01 to 2022-12-31"},
      {MeetingCancelled{1, CivilDay(2022, 7, 15)}, absl::StatusCode::kNotFound, "bodies/raad"},
      {MeetingAdded{1, CivilDay(2022, 7, 26)}, absl::StatusCode::kAlreadyExists, "bodies/raad"},
      {MeetingAdded{1, CivilDay(2021, 12, 31)}, absl::StatusCode::kInvalidArgument, "outside"},
      {StopAdded{1, "griffie", {CivilDay(2022, 7, 22), CivilDay(2022, 7, 18)}},
       absl::StatusCode::kInvalidArgument, "begins on 2022-07-22"},
      {LeadChanged{1, "griffie", {calendar::LeadUnit::kCalendarDays, -1, {}}},
       absl::StatusCode::kInvalidArgument, "negative"},
      {LeadChanged{1, "staf", {calendar::LeadUnit::kCalendarDays, 1, {}}},
       absl::StatusCode::kNotFound, "bodies/raad has no office staf"},
      {StopAdded{0, "staf", {CivilDay(2022, 7, 18), CivilDay(2022, 7, 22)}},
       absl::StatusCode::kNotFound, "bodies/db-programma has no office staf"},
      {StagePlanned{{0, 0}, CivilDay(2023, 2, 1)}, absl::StatusCode::kInvalidArgument, "outside"},
      {WorkTaking{{0, 0}, 3}, absl::StatusCode::kInvalidArgument, "waits for a meeting"},
      {WorkTaking{{0, 1}, -1}, absl::StatusCode::kInvalidArgument, "verwerken"},
      {TargetSet{{0, 2}, CivilDay(2023, 2, 1)}, absl::StatusCode::kInvalidArgument, "outside"},
  };
  const TimePath before(BoardAndCouncil());
  for (const Row& row : rows) {
    Situation situation = BoardAndCouncil();
    const absl::Status status = Suppose(row.change, situation);
    EXPECT_EQ(status.code(), row.code) << row.words;
    EXPECT_THAT(std::string(status.message()), HasSubstr(row.words));
    EXPECT_THAT(Compare(before, TimePath(situation)), IsEmpty()) << row.words;
  }
}

}  // namespace
}  // namespace noordster::planning::what_if_test
