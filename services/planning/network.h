// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_NETWORK_H_
#define NOORDSTER_SERVICES_PLANNING_NETWORK_H_

#include <vector>

#include "absl/types/span.h"
#include "services/planning/problem.h"

namespace noordster::planning {

// Activities that come after one another in a circle of hard links, so that none can be first: the
// links in their order. Empty when there is none.
std::vector<int> FindCircle(const Problem& problem);

// The activities in an order in which each comes after all it waits for. Immutable.
class Network {
 public:
  // REQUIRES: FindCircle is empty.
  explicit Network(const Problem& problem);

  // All activities, each after those it waits for.
  const std::vector<int>& order() const { return order_; }
  // The place of an activity in that order.
  int PlaceOf(int activity) const { return places_[static_cast<size_t>(activity)]; }

  // Hard links that lead to an activity, and away from it, in the order of the problem.
  absl::Span<const int> LinksTo(int activity) const { return Slice(to_, activity); }
  absl::Span<const int> LinksFrom(int activity) const { return Slice(from_, activity); }

 private:
  // The links of each activity, one activity after the other.
  struct Sides {
    // Where those of an activity begin; one more at the end.
    std::vector<int> begins;
    std::vector<int> links;
  };

  static Sides SidesOf(const Problem& problem, int Link::*end);
  static absl::Span<const int> Slice(const Sides& sides, int activity);

  Sides to_;
  Sides from_;
  std::vector<int> order_;
  std::vector<int> places_;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_NETWORK_H_
