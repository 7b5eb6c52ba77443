// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/goal_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/engine/programme/programme_world.h"
#include "tests/support/seed.h"

namespace noordster::engine::goal_network_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void Put(const std::string& goal, const std::vector<std::string>& contributes_to,
         GoalNodes& nodes) {
  auto node = std::find_if(nodes.begin(), nodes.end(),
                           [&goal](const auto& each) { return each.goal() == goal; });
  auto& put = node == nodes.end() ? *nodes.Add() : *node;
  put.set_goal(goal);
  *put.mutable_contributes_to() = {contributes_to.begin(), contributes_to.end()};
}

// taal → school → kansen, gezond → kansen.
GoalNodes Sample() {
  GoalNodes nodes;
  Put("taal", {"school"}, nodes);
  Put("school", {"kansen"}, nodes);
  Put("gezond", {"kansen"}, nodes);
  Put("kansen", {}, nodes);
  return nodes;
}

TEST(GoalNetworkTest, AGoalMayContributeToSeveralThatComeTogether) {
  EXPECT_THAT(CircleThrough(Sample(), "new", {"taal", "gezond", "kansen"}), IsEmpty());
  EXPECT_THAT(CircleThrough(Sample(), "taal", {"school", "gezond"}), IsEmpty());
  EXPECT_THAT(CircleThrough({}, "new", {}), IsEmpty());
}

TEST(GoalNetworkTest, ACircleIsNamedFromTheGoalOn) {
  EXPECT_THAT(CircleThrough(Sample(), "kansen", {"taal"}), ElementsAre("kansen", "taal", "school"));
  EXPECT_THAT(CircleThrough(Sample(), "kansen", {"gezond"}), ElementsAre("kansen", "gezond"));
}

TEST(GoalNetworkTest, AGoalDoesNotContributeToItself) {
  EXPECT_THAT(CircleThrough(Sample(), "kansen", {"kansen"}), ElementsAre("kansen"));
  EXPECT_THAT(CircleThrough({}, "new", {"new"}), ElementsAre("new"));
}

TEST(GoalNetworkTest, WhatItContributedToBeforeDoesNotCount) {
  EXPECT_THAT(CircleThrough(Sample(), "school", {"gezond"}), IsEmpty());
  EXPECT_THAT(CircleThrough(Sample(), "school", {"taal"}), ElementsAre("school", "taal"));
}

// Whether the network can be put in an order in which each goal comes before what it contributes
// to, by taking away what nothing contributes to, over and over.
bool HasOrder(const GoalNodes& nodes) {
  std::map<std::string, std::set<std::string>> left;
  for (const auto& node : nodes) {
    left[node.goal()].insert(node.contributes_to().begin(), node.contributes_to().end());
  }
  for (bool took = true; took && !left.empty();) {
    took = false;
    for (auto at = left.begin(); at != left.end();) {
      const bool is_last = std::none_of(at->second.begin(), at->second.end(),
                                        [&left](const auto& to) { return left.count(to) > 0; });
      took = took || is_last;
      at = is_last ? left.erase(at) : std::next(at);
    }
  }
  return left.empty();
}

TEST(GoalNetworkTest, ANetworkStaysWithoutCirclesWhateverIsAskedOfIt) {
  std::mt19937 random(noordster::testing::Seed());
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  int refused = 0;
  int accepted = 0;
  for (int network = 0; network < 200; ++network) {
    GoalNodes nodes;
    const int goals = 2 + below(9);
    for (int change = 0; change < 40; ++change) {
      const std::string goal = absl::StrCat("g", below(goals));
      std::vector<std::string> to;
      for (int i = below(4); i > 0; --i) to.push_back(absl::StrCat("g", below(goals)));
      GoalNodes after = nodes;
      Put(goal, to, after);
      const std::vector<std::string> circle = CircleThrough(nodes, goal, to);
      ASSERT_EQ(circle.empty(), HasOrder(after)) << goal << " -> " << ::testing::PrintToString(to);
      (circle.empty() ? accepted : refused) += 1;
      if (circle.empty()) {
        nodes = after;
        continue;
      }
      // What is named is a circle indeed.
      for (size_t i = 0; i < circle.size(); ++i) {
        const std::string& from = circle[i];
        const auto node = std::find_if(after.begin(), after.end(),
                                       [&from](const auto& each) { return each.goal() == from; });
        ASSERT_NE(node, after.end());
        EXPECT_THAT(node->contributes_to(), ::testing::Contains(circle[(i + 1) % circle.size()]));
      }
    }
    EXPECT_TRUE(HasOrder(nodes));
  }
  EXPECT_GT(refused, 1000);
  EXPECT_GT(accepted, 1000);
}

// Whether every goal that was registered contributes in the network to what it said last.
bool IsAsAsked(const World& world, const std::map<std::string, std::vector<std::string>>& asked) {
  const GoalNodes& nodes = world.Get("programmes/p").programme().goals();
  return std::all_of(nodes.begin(), nodes.end(), [&asked](const auto& node) {
    const auto said = asked.find(node.goal());
    return said != asked.end() &&
           std::equal(said->second.begin(), said->second.end(), node.contributes_to().begin(),
                      node.contributes_to().end());
  });
}

TEST(GoalNetworkTest, ANetworkStaysWithoutCirclesWhateverGoalsAreRegistered) {
  std::mt19937 random(noordster::testing::Seed());
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  int refused = 0;
  int accepted = 0;
  for (int programme = 0; programme < 10; ++programme) {
    World world;
    std::map<std::string, std::vector<std::string>> asked;
    const int goals = 3 + below(6);
    for (int change = 0; change < 60; ++change) {
      const std::string goal = absl::StrCat("g", below(goals));
      std::set<std::string> to;
      std::vector<std::string> names = {"challenges/a"};
      for (int i = below(3); i > 0; --i) to.insert(absl::StrCat("g", below(goals)));
      for (const std::string& each : to) names.push_back(absl::StrCat("goals/", each));
      const Define command = Goal(goal, names, asked.count(goal) == 0);
      const bool all_there = std::all_of(to.begin(), to.end(), [&](const std::string& each) {
        return each == goal || asked.count(each) > 0;
      });
      GoalNodes after = world.Get("programmes/p").programme().goals();
      Put(goal, {to.begin(), to.end()}, after);
      const absl::Status status = world.Try(command).status();
      ASSERT_EQ(status.ok(), all_there && HasOrder(after)) << status;
      (status.ok() ? accepted : refused) += 1;
      if (!status.ok()) continue;
      world.Do(command);
      asked[goal] = {to.begin(), to.end()};
      ASSERT_TRUE(HasOrder(world.Get("programmes/p").programme().goals()));
      ASSERT_TRUE(IsAsAsked(world, asked));
      ASSERT_EQ(world.Get("programmes/p").programme().goals_size(), static_cast<int>(asked.size()));
    }
  }
  EXPECT_GT(refused, 50);
  EXPECT_GT(accepted, 50);
}

}  // namespace
}  // namespace noordster::engine::goal_network_test
