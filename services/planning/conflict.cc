// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/conflict.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/types/span.h"
#include "services/planning/network.h"
#include "services/planning/passes.h"

namespace noordster::planning {
namespace {

using Constraints = std::vector<Constraint>;
using Kind = Constraint::Kind;

// The activities that `activity` waits for, and itself.
std::vector<bool> WaitedFor(const Problem& problem, const Network& network, int activity) {
  std::vector<bool> waited(problem.activities.size(), false);
  std::vector<int> open = {activity};
  waited[static_cast<size_t>(activity)] = true;
  while (!open.empty()) {
    const int next = open.back();
    open.pop_back();
    for (const int link : network.LinksTo(next)) {
      const int before = problem.links[static_cast<size_t>(link)].from;
      if (waited[static_cast<size_t>(before)]) continue;
      waited[static_cast<size_t>(before)] = true;
      open.push_back(before);
    }
  }
  return waited;
}

// What is asked of some of the activities.
Constraints AskedOf(const Problem& problem, const std::vector<bool>& some) {
  Constraints asked;
  for (size_t i = 0; i < problem.activities.size(); ++i) {
    const Activity& activity = problem.activities[i];
    if (!some[i] || activity.done.has_value()) continue;
    const int number = static_cast<int>(i);
    if (activity.not_before.has_value()) asked.push_back({Kind::kNotBefore, number});
    if (activity.no_later_than.has_value()) asked.push_back({Kind::kNoLaterThan, number});
    if (activity.fixed.has_value()) asked.push_back({Kind::kFixed, number});
  }
  for (size_t i = 0; i < problem.links.size(); ++i) {
    const Link& link = problem.links[i];
    if (link.is_hard && !link.is_path && some[static_cast<size_t>(link.to)]) {
      asked.push_back({Kind::kLink, static_cast<int>(i)});
    }
  }
  return asked;
}

void GiveUp(const Constraint& constraint, Problem& problem) {
  const auto number = static_cast<size_t>(constraint.number);
  switch (constraint.kind) {
    case Kind::kLink:
      problem.links[number].is_hard = false;
      return;
    case Kind::kNotBefore:
      problem.activities[number].not_before.reset();
      return;
    case Kind::kNoLaterThan:
      problem.activities[number].no_later_than.reset();
      return;
    case Kind::kFixed:
      problem.activities[number].fixed.reset();
      return;
  }
}

// Finds as few of the constraints as do not hold together.
class Search {
 public:
  Search(const Problem& problem, const DayLine& days, std::vector<bool> activities)
      : problem_(problem), days_(days), activities_(std::move(activities)) {
    for (const Constraint& constraint : AskedOf(problem, activities_)) GiveUp(constraint, free_);
  }

  // Whether some constraints, and no others, leave room for all the activities.
  bool HoldTogether(const Constraints& some) const {
    Problem problem = free_;
    for (const Constraint& constraint : some) TakeUp(constraint, problem);
    const std::vector<Placement> placements = PlaceForward({problem, Network(problem), days_});
    for (size_t i = 0; i < placements.size(); ++i) {
      if (activities_[i] && placements[i].state != Placement::State::kPlaced) return false;
    }
    return true;
  }

  // Those of `asked` that do not hold together with `kept`. `has_changed`: something was added to
  // `kept` that might be enough. REQUIRES: both together do not hold.
  Constraints Find(const Constraints& kept, bool has_changed,
                   absl::Span<const Constraint> asked) const {
    if (has_changed && !HoldTogether(kept)) return {};
    if (asked.size() == 1) return {asked.front()};
    const absl::Span<const Constraint> first = asked.first(asked.size() / 2);
    const absl::Span<const Constraint> second = asked.subspan(asked.size() / 2);
    Constraints with_first = kept;
    with_first.insert(with_first.end(), first.begin(), first.end());
    Constraints found = Find(with_first, true, second);
    Constraints with_found = kept;
    with_found.insert(with_found.end(), found.begin(), found.end());
    const Constraints of_first = Find(with_found, !found.empty(), first);
    found.insert(found.begin(), of_first.begin(), of_first.end());
    return found;
  }

 private:
  void TakeUp(const Constraint& constraint, Problem& problem) const {
    const auto number = static_cast<size_t>(constraint.number);
    switch (constraint.kind) {
      case Kind::kLink:
        problem.links[number].is_hard = true;
        return;
      case Kind::kNotBefore:
        problem.activities[number].not_before = problem_.activities[number].not_before;
        return;
      case Kind::kNoLaterThan:
        problem.activities[number].no_later_than = problem_.activities[number].no_later_than;
        return;
      case Kind::kFixed:
        problem.activities[number].fixed = problem_.activities[number].fixed;
        return;
    }
  }

  const Problem& problem_;
  const DayLine& days_;
  const std::vector<bool> activities_;
  // The problem when nothing is asked of the activities.
  Problem free_ = problem_;
};

}  // namespace

std::optional<Conflict> FindConflict(const Problem& problem, const DayLine& days) {
  const Network network(problem);
  const std::vector<Placement> placements = PlaceForward({problem, network, days});
  const auto first =
      std::find_if(network.order().begin(), network.order().end(), [&placements](int activity) {
        return placements[static_cast<size_t>(activity)].state != Placement::State::kPlaced;
      });
  if (first == network.order().end()) return std::nullopt;
  Conflict conflict;
  conflict.activity = *first;
  std::vector<bool> waited = WaitedFor(problem, network, *first);
  const Constraints asked = AskedOf(problem, waited);
  const Search search(problem, days, std::move(waited));
  if (search.HoldTogether({})) conflict.constraints = search.Find({}, false, asked);
  return conflict;
}

}  // namespace noordster::planning
