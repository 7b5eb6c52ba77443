// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/living_schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "services/planning/network.h"
#include "tests/planning/random_problem.h"
#include "tests/support/seed.h"

namespace noordster::planning::living_schedule_test {
namespace {

using planning::testing::DrawProblem;
using planning::testing::SomeDays;
using planning::testing::Words;

int Draw(std::mt19937& random, int from, int to) {
  return std::uniform_int_distribution<int>(from, to)(random);
}

// The row with a meeting moved, cancelled or added somewhere.
MeetingRow Changed(std::mt19937& random, const MeetingRow& row) {
  std::vector<MeetingRow::Meeting> meetings = row.meetings();
  const int change = Draw(random, 0, 2);
  if (change < 2 && !meetings.empty()) {
    meetings.erase(meetings.begin() + Draw(random, 0, static_cast<int>(meetings.size()) - 1));
  }
  if (change > 0) {
    const Day day = DayOf(absl::CivilDay(2022, 3, 1)) + Draw(random, 0, 70);
    const auto after = std::lower_bound(
        meetings.begin(), meetings.end(), day,
        [](const MeetingRow::Meeting& meeting, Day than) { return meeting.day < than; });
    if (after == meetings.end() || after->day != day) {
      Day hand_in = day - Draw(random, 0, 10);
      if (after != meetings.end()) hand_in = std::min(hand_in, after->hand_in);
      if (after != meetings.begin()) hand_in = std::max(hand_in, std::prev(after)->hand_in);
      meetings.insert(after, {std::min(hand_in, day), day});
    }
  }
  return MeetingRow(std::move(meetings));
}

// What comes after, or before, some of the activities, and they themselves.
std::set<int> Reached(const Problem& problem, std::set<int> reached) {
  for (size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const Link& link : problem.links) {
      if (!link.is_hard) continue;
      if (reached.contains(link.from)) reached.insert(link.to);
    }
  }
  return reached;
}

void ExpectSameAsFromNothing(const LivingSchedule& schedule, const DayLine& days) {
  const Network network(schedule.problem());
  ASSERT_EQ(schedule.earliest(), PlaceForward({schedule.problem(), network, days}))
      << Words(schedule.problem());
  ASSERT_EQ(schedule.rooms(), PlaceBackward({schedule.problem(), network, days}))
      << Words(schedule.problem());
}

TEST(LivingScheduleTest, AfterAnyChangesItIsWhatWorkingItOutFromNothingGives) {
  std::mt19937 random(noordster::testing::Seed());
  const DayLine days = SomeDays();
  for (int i = 0; i < 2'000; ++i) {
    LivingSchedule schedule(DrawProblem(random, {.rows = 4, .meetings = 10, .activities = 12}),
                            days);
    for (int change = 0; change < 8; ++change) {
      const auto& problem = schedule.problem();
      if (Draw(random, 0, 3) > 0) {
        const int row = Draw(random, 0, static_cast<int>(problem.rows.size()) - 1);
        schedule.ReplaceRow(row, Changed(random, problem.rows[static_cast<size_t>(row)]));
      } else {
        const int number = Draw(random, 0, static_cast<int>(problem.activities.size()) - 1);
        Activity activity = problem.activities[static_cast<size_t>(number)];
        const Day day = problem.today + Draw(random, -5, 60);
        if (Draw(random, 0, 2) == 0) {
          activity.done = day;
        } else {
          activity.done.reset();
          activity.not_before = day;
        }
        schedule.ReplaceActivity(number, activity);
      }
      ExpectSameAsFromNothing(schedule, days);
      ASSERT_FALSE(HasFailure()) << "instance " << i;
    }
  }
}

// 400 plans of three bodies each, spread over the meetings.
Problem ManyPlans() {
  Problem problem;
  const Day begin = DayOf(absl::CivilDay(2022, 1, 20));
  problem.today = begin;
  for (const int between : {7, 7, 14}) {
    std::vector<MeetingRow::Meeting> meetings;
    for (Day day = begin + between; day < begin + 150; day += between) {
      meetings.push_back({day - 4, day});
    }
    problem.rows.emplace_back(std::move(meetings));
  }
  for (int plan = 0; plan < 400; ++plan) {
    for (int row = 0; row < 3; ++row) {
      Activity activity;
      activity.row = row;
      if (row == 0) activity.not_before = begin + plan % 100;
      problem.activities.push_back(activity);
      const int number = static_cast<int>(problem.activities.size()) - 1;
      if (row > 0) problem.links.push_back({.from = number - 1, .to = number, .is_path = true});
    }
  }
  return problem;
}

TEST(LivingScheduleTest, AMovedMeetingTouchesOnlyWhatDependsOnIt) {
  LivingSchedule schedule(ManyPlans(), SomeDays());
  const std::vector<MeetingRow::Meeting> before = schedule.problem().rows[0].meetings();
  std::vector<MeetingRow::Meeting> after = before;
  after[5].day += 3;
  std::set<int> in_it;
  for (size_t i = 0; i < schedule.earliest().size(); ++i) {
    const bool is_first_row = schedule.problem().activities[i].row == 0;
    if (is_first_row && schedule.earliest()[i].finish == before[5].day) {
      in_it.insert(static_cast<int>(i));
    }
  }
  ASSERT_FALSE(in_it.empty());
  const std::set<int> dependent = Reached(schedule.problem(), in_it);
  const LivingSchedule::Outcome outcome = schedule.ReplaceRow(0, MeetingRow(after));
  for (const int changed : outcome.changed) EXPECT_TRUE(dependent.contains(changed)) << changed;
  for (const int moved : in_it) {
    EXPECT_EQ(schedule.earliest()[static_cast<size_t>(moved)].finish, after[5].day);
  }
  // Those of the meeting and of the next one, whose neighbour it is, and what follows them.
  EXPECT_LT(outcome.worked_out, 3 * static_cast<int>(dependent.size()));
  EXPECT_LT(dependent.size(), schedule.earliest().size() / 4);
}

TEST(LivingScheduleTest, NothingIsWorkedOutForAMeetingThatNobodyCanUse) {
  LivingSchedule schedule(ManyPlans(), SomeDays());
  std::vector<MeetingRow::Meeting> meetings = schedule.problem().rows[2].meetings();
  // Nobody reaches the third body this early, and nothing asks for the latest days.
  meetings.insert(meetings.begin(), {meetings[0].hand_in - 10, meetings[0].day - 10});
  const LivingSchedule::Outcome outcome = schedule.ReplaceRow(2, MeetingRow(meetings));
  EXPECT_TRUE(outcome.changed.empty());
  EXPECT_LT(outcome.worked_out, 100);
}

}  // namespace
}  // namespace noordster::planning::living_schedule_test
