// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/passes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "services/planning/network.h"
#include "tests/planning/random_problem.h"
#include "tests/support/seed.h"

namespace noordster::planning::passes_test {
namespace {

using planning::testing::DrawProblem;
using planning::testing::KeepsTo;
using planning::testing::Size;
using planning::testing::SomeDays;
using planning::testing::Span;
using planning::testing::SpansOf;
using planning::testing::Words;
using State = Placement::State;

// What trying every combination of days comes to.
struct Tried {
  // Absent when no combination keeps to everything.
  std::optional<std::vector<Span>> earliest;
  std::vector<Span> latest;
};

// The combinations that keep to everything, their smallest and largest days of each activity. That
// these are possible together is part of what is tested.
class EveryCombination {
 public:
  EveryCombination(const Problem& problem, const DayLine& days) : days_(days) {
    for (size_t i = 0; i < problem.activities.size(); ++i) {
      choices_.push_back(SpansOf(problem, days, static_cast<int>(i)));
      // What is asked of the first activities does not change with later ones: links lead forward.
      Problem begun = problem;
      begun.activities.resize(i + 1);
      std::erase_if(begun.links, [i](const Link& link) { return link.to > static_cast<int>(i); });
      begun_.push_back(std::move(begun));
    }
  }

  Tried Try() {
    std::vector<Span> spans;
    Add(spans);
    return tried_;
  }

 private:
  // Goes on with what keeps to everything so far.
  void Add(std::vector<Span>& spans) {
    const size_t next = spans.size();
    if (next == choices_.size()) {
      Take(spans);
      return;
    }
    for (const Span& span : choices_[next]) {
      spans.push_back(span);
      if (KeepsTo(begun_[next], days_, spans)) Add(spans);
      spans.pop_back();
    }
  }

  void Take(const std::vector<Span>& spans) {
    if (!tried_.earliest.has_value()) {
      tried_.earliest = spans;
      tried_.latest = spans;
      return;
    }
    for (size_t i = 0; i < spans.size(); ++i) {
      Span& first = (*tried_.earliest)[i];
      first = {std::min(first.start, spans[i].start), std::min(first.finish, spans[i].finish)};
      Span& last = tried_.latest[i];
      last = {std::max(last.start, spans[i].start), std::max(last.finish, spans[i].finish)};
    }
  }

  const DayLine& days_;
  std::vector<std::vector<Span>> choices_;
  // The problem of the first activities, by the number of the last.
  std::vector<Problem> begun_;
  Tried tried_;
};

std::vector<Span> SpansOf(const std::vector<Placement>& placements) {
  std::vector<Span> spans;
  for (const Placement& placement : placements)
    spans.push_back({placement.start, placement.finish});
  return spans;
}

std::vector<Span> SpansOf(const std::vector<Room>& rooms) {
  std::vector<Span> spans;
  for (const Room& room : rooms) spans.push_back({room.latest.start, room.latest.finish});
  return spans;
}

void ExpectSame(const std::vector<Span>& found, const std::vector<Span>& tried) {
  ASSERT_EQ(found.size(), tried.size());
  for (size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].start, tried[i].start) << "start of activity " << i;
    EXPECT_EQ(found[i].finish, tried[i].finish) << "finish of activity " << i;
  }
}

TEST(PassesTest, BothPassesComeToWhatTryingEverythingComesTo) {
  std::mt19937 random(noordster::testing::Seed());
  const DayLine days = SomeDays();
  const int instances = 10'000;
  int feasible = 0;
  for (int i = 0; i < instances; ++i) {
    const Problem problem = DrawProblem(random, Size{});
    const Network network(problem);
    const std::vector<Placement> earliest = PlaceForward({problem, network, days});
    const Tried tried = EveryCombination(problem, days).Try();
    ASSERT_EQ(IsFeasible(earliest), tried.earliest.has_value()) << "instance " << i << "\n"
                                                                << Words(problem);
    if (!tried.earliest.has_value()) continue;
    ++feasible;
    ExpectSame(SpansOf(earliest), *tried.earliest);
    const std::vector<Room> rooms = PlaceBackward({problem, network, days});
    ExpectSame(SpansOf(rooms), tried.latest);
    EXPECT_TRUE(KeepsTo(problem, days, SpansOf(earliest)));
    EXPECT_TRUE(KeepsTo(problem, days, SpansOf(rooms)));
    ASSERT_FALSE(HasFailure()) << "instance " << i << "\n" << Words(problem);
  }
  EXPECT_GT(feasible, instances / 5);
  EXPECT_LT(feasible, instances);
}

TEST(PassesTest, LargeSchedulesKeepToEverythingThatIsAsked) {
  std::mt19937 random(noordster::testing::Seed());
  const DayLine days = SomeDays();
  int feasible = 0;
  for (int i = 0; i < 2'000; ++i) {
    const Problem problem =
        DrawProblem(random, {.rows = 6, .meetings = 12, .activities = 40, .works = 20, .asked = 2});
    const Network network(problem);
    const std::vector<Placement> earliest = PlaceForward({problem, network, days});
    if (!IsFeasible(earliest)) continue;
    ++feasible;
    ASSERT_TRUE(KeepsTo(problem, days, SpansOf(earliest))) << "instance " << i;
    const std::vector<Room> rooms = PlaceBackward({problem, network, days});
    ASSERT_TRUE(KeepsTo(problem, days, SpansOf(rooms))) << "instance " << i;
  }
  EXPECT_GT(feasible, 100);
}

}  // namespace
}  // namespace noordster::planning::passes_test
