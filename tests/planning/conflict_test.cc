// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/conflict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <vector>

#include "services/planning/network.h"
#include "services/planning/passes.h"
#include "tests/planning/random_problem.h"
#include "tests/support/seed.h"

namespace noordster::planning::conflict_test {
namespace {

using planning::testing::DrawProblem;
using planning::testing::SomeDays;
using planning::testing::Words;
using ::testing::ElementsAre;
using Kind = Constraint::Kind;

// The problem of which nothing is asked but these.
Problem With(Problem problem, const std::vector<Constraint>& kept) {
  const auto keeps = [&kept](Kind kind, size_t number) {
    return std::find(kept.begin(), kept.end(), Constraint{kind, static_cast<int>(number)}) !=
           kept.end();
  };
  for (size_t i = 0; i < problem.activities.size(); ++i) {
    Activity& activity = problem.activities[i];
    if (!keeps(Kind::kNotBefore, i)) activity.not_before.reset();
    if (!keeps(Kind::kNoLaterThan, i)) activity.no_later_than.reset();
    if (!keeps(Kind::kFixed, i)) activity.fixed.reset();
  }
  for (size_t i = 0; i < problem.links.size(); ++i) {
    Link& link = problem.links[i];
    if (!link.is_path && !keeps(Kind::kLink, i)) link.is_hard = false;
  }
  return problem;
}

bool IsPlaced(const Problem& problem, const DayLine& days, int activity) {
  const std::vector<Placement> placements = PlaceForward({problem, Network(problem), days});
  return placements[static_cast<size_t>(activity)].state == Placement::State::kPlaced;
}

TEST(ConflictTest, WithoutAnyOneOfThemTheOthersLeaveRoom) {
  std::mt19937 random(noordster::testing::Seed());
  const DayLine days = SomeDays();
  int with_several = 0;
  int without_any = 0;
  for (int i = 0; i < 10'000; ++i) {
    const Problem problem = DrawProblem(random, {.activities = 9, .asked = 40});
    const bool feasible = IsFeasible(PlaceForward({problem, Network(problem), days}));
    const std::optional<Conflict> conflict = FindConflict(problem, days);
    ASSERT_EQ(conflict.has_value(), !feasible) << Words(problem);
    if (!conflict.has_value()) continue;
    const int activity = conflict->activity;
    ASSERT_FALSE(IsPlaced(With(problem, conflict->constraints), days, activity)) << Words(problem);
    for (size_t out = 0; out < conflict->constraints.size(); ++out) {
      std::vector<Constraint> others = conflict->constraints;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(out));
      ASSERT_TRUE(IsPlaced(With(problem, others), days, activity)) << Words(problem);
    }
    with_several += conflict->constraints.size() > 1 ? 1 : 0;
    without_any += conflict->constraints.empty() ? 1 : 0;
  }
  EXPECT_GT(with_several, 500);
  EXPECT_GT(without_any, 10);
}

// A body that meets on three days, and one that meets on two.
Problem BoardAndCouncil() {
  Problem problem;
  problem.today = DayOf(absl::CivilDay(2022, 3, 1));
  const Day begin = problem.today;
  problem.rows.emplace_back(
      std::vector<MeetingRow::Meeting>{{begin, begin + 2}, {begin + 10, begin + 12}});
  problem.rows.emplace_back(
      std::vector<MeetingRow::Meeting>{{begin + 9, begin + 14}, {begin + 20, begin + 30}});
  problem.activities.resize(2);
  problem.activities[0].row = 0;
  problem.activities[1].row = 1;
  problem.links.push_back({.from = 0, .to = 1, .is_path = true});
  return problem;
}

TEST(ConflictTest, AFixedBoardAndALastDayForTheCouncilAreNamedTogether) {
  Problem problem = BoardAndCouncil();
  problem.activities[0].fixed = problem.today + 12;
  problem.activities[1].no_later_than = problem.today + 14;
  // Asked as well, and no part of the conflict.
  problem.activities[0].not_before = problem.today;
  const std::optional<Conflict> conflict = FindConflict(problem, SomeDays());
  ASSERT_TRUE(conflict.has_value());
  EXPECT_EQ(conflict->activity, 1);
  EXPECT_THAT(conflict->constraints,
              ElementsAre(Constraint{Kind::kFixed, 0}, Constraint{Kind::kNoLaterThan, 1}));
}

TEST(ConflictTest, WhenTheCalendarEndsNothingCanBeGivenUp) {
  Problem problem = BoardAndCouncil();
  problem.today += 25;
  const std::optional<Conflict> conflict = FindConflict(problem, SomeDays());
  ASSERT_TRUE(conflict.has_value());
  EXPECT_EQ(conflict->activity, 0);
  EXPECT_TRUE(conflict->constraints.empty());
}

}  // namespace
}  // namespace noordster::planning::conflict_test
