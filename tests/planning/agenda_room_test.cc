// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/agenda_room.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "services/planning/time_path.h"
#include "tests/support/seed.h"

namespace noordster::planning::agenda_room_test {
namespace {

using absl::CivilDay;
using ::testing::IsEmpty;

// A council that meets every two weeks, and so many plans that are ready for it.
Situation Council(int plans, int room) {
  Situation situation;
  situation.today = CivilDay(2022, 6, 1);
  situation.window = {CivilDay(2022, 1, 1), CivilDay(2022, 12, 31)};
  situation.calendars.resize(1);
  situation.bodies.resize(1);
  situation.bodies[0].name = "bodies/raad";
  BodySchedule& schedule = situation.bodies[0].schedules.emplace_back();
  schedule.period = situation.window;
  schedule.room = room;
  for (CivilDay day(2022, 6, 7); day < CivilDay(2022, 9, 1); day += 14) {
    situation.bodies[0].meetings.push_back(day);
  }
  for (int i = 0; i < plans; ++i) {
    PlannedPlan& plan = situation.plans.emplace_back();
    plan.name = absl::StrCat("programmes/noord/plans/", i);
    plan.stages.resize(1);
    plan.stages[0].id = "raad";
    plan.stages[0].body = 0;
  }
  return situation;
}

TEST(AgendaRoomTest, WhatDoesNotFitIsToldWithTheNextMeetingThatHasRoom) {
  const std::vector<NoRoom> found = FindNoRoom(TimePath(Council(5, 2)));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].stage, (StagePlace{2, 0}));
  EXPECT_EQ(found[0].meeting, CivilDay(2022, 6, 7));
  EXPECT_EQ(found[0].plans, 5);
  EXPECT_EQ(found[0].next_free, CivilDay(2022, 6, 21));
  EXPECT_EQ(found[1].next_free, CivilDay(2022, 6, 21));
  EXPECT_EQ(found[2].next_free, CivilDay(2022, 7, 5));
}

TEST(AgendaRoomTest, WhoHasTheLeastSlackIsGivenRoomFirst) {
  Situation situation = Council(3, 2);
  situation.plans[0].stages[0].no_later_than = CivilDay(2022, 8, 1);
  situation.plans[2].stages[0].no_later_than = CivilDay(2022, 6, 30);
  const std::vector<NoRoom> found = FindNoRoom(TimePath(situation));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].stage, (StagePlace{1, 0}));
}

TEST(AgendaRoomTest, WhatIsPlannedInALaterMeetingKeepsItsRoomThere) {
  Situation situation = Council(4, 2);
  situation.plans[0].stages[0].planned = CivilDay(2022, 6, 21);
  situation.plans[1].stages[0].planned = CivilDay(2022, 6, 21);
  EXPECT_THAT(FindNoRoom(TimePath(situation)), IsEmpty());
  situation.plans.push_back(situation.plans[3]);
  const std::vector<NoRoom> found = FindNoRoom(TimePath(situation));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].next_free, CivilDay(2022, 7, 5));
}

TEST(AgendaRoomTest, NobodySaidHowMuchRoomThereIs) {
  EXPECT_THAT(FindNoRoom(TimePath(Council(50, 0))), IsEmpty());
}

TEST(AgendaRoomTest, WhatIsDoneTakesNoRoom) {
  Situation situation = Council(3, 2);
  situation.plans[0].stages[0].done = CivilDay(2022, 6, 7);
  EXPECT_THAT(FindNoRoom(TimePath(situation)), IsEmpty());
}

TEST(AgendaRoomTest, WhenEveryMeetingIsFullNoneIsOffered) {
  const std::vector<NoRoom> found = FindNoRoom(TimePath(Council(15, 2)));
  EXPECT_EQ(std::count_if(found.begin(), found.end(),
                          [](const NoRoom& no_room) { return !no_room.next_free.has_value(); }),
            1);
}

TEST(AgendaRoomTest, WhoTakesWhatIsOfferedFillsNoAgenda) {
  std::mt19937 random(noordster::testing::Seed());
  for (int i = 0; i < 500; ++i) {
    Situation situation =
        Council(static_cast<int>(random() % 30), 1 + static_cast<int>(random() % 5));
    for (PlannedPlan& plan : situation.plans) {
      plan.stages[0].planned = CivilDay(2022, 6, 1) + static_cast<int>(random() % 60);
    }
    const TimePath path(situation);
    std::map<CivilDay, int> taken;
    for (size_t plan = 0; plan < situation.plans.size(); ++plan) {
      ++taken[path.TimesOf(static_cast<int>(plan))[0].planned.finish];
    }
    for (const NoRoom& no_room : FindNoRoom(path)) {
      --taken[no_room.meeting];
      if (no_room.next_free.has_value()) {
        EXPECT_GT(*no_room.next_free, no_room.meeting);
        ++taken[*no_room.next_free];
      }
    }
    for (const auto& [meeting, plans] : taken)
      EXPECT_LE(plans, situation.bodies[0].schedules[0].room);
  }
}

}  // namespace
}  // namespace noordster::planning::agenda_room_test
