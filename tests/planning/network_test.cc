// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <vector>

#include "tests/planning/random_problem.h"
#include "tests/support/seed.h"

namespace noordster::planning::network_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Problem Linked(int activities, const std::vector<Link>& links) {
  Problem problem;
  problem.activities.resize(static_cast<size_t>(activities));
  problem.links = links;
  return problem;
}

TEST(NetworkTest, EveryActivityComesAfterThoseItWaitsFor) {
  std::mt19937 random(noordster::testing::Seed());
  for (int i = 0; i < 1'000; ++i) {
    const Problem problem = planning::testing::DrawProblem(random, {.activities = 30});
    ASSERT_THAT(FindCircle(problem), IsEmpty());
    const Network network(problem);
    for (const Link& link : problem.links) {
      if (!link.is_hard) continue;
      EXPECT_LT(network.PlaceOf(link.from), network.PlaceOf(link.to));
    }
  }
}

TEST(NetworkTest, ACircleIsGivenInItsOrder) {
  const Problem problem = Linked(5, {{.from = 0, .to = 1},
                                     {.from = 1, .to = 2},
                                     {.from = 3, .to = 1},
                                     {.from = 2, .to = 3},
                                     {.from = 3, .to = 4}});
  const std::vector<int> circle = FindCircle(problem);
  ASSERT_EQ(circle.size(), 3U);
  for (size_t i = 0; i < circle.size(); ++i) {
    const Link& link = problem.links[static_cast<size_t>(circle[i])];
    const Link& next = problem.links[static_cast<size_t>(circle[(i + 1) % circle.size()])];
    EXPECT_EQ(link.to, next.from);
  }
}

TEST(NetworkTest, AnActivityThatWaitsForItselfIsACircleOfOne) {
  EXPECT_THAT(FindCircle(Linked(2, {{.from = 0, .to = 1}, {.from = 1, .to = 1}})), ElementsAre(1));
}

TEST(NetworkTest, ASoftLinkMakesNoCircle) {
  EXPECT_THAT(FindCircle(Linked(2, {{.from = 0, .to = 1}, {.from = 1, .to = 0, .is_hard = false}})),
              IsEmpty());
}

}  // namespace
}  // namespace noordster::planning::network_test
