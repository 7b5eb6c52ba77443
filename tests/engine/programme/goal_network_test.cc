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
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
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

}  // namespace
}  // namespace noordster::engine::goal_network_test
