// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROGRAMME_GOAL_NETWORK_H_
#define NOORDSTER_SERVICES_ENGINE_PROGRAMME_GOAL_NETWORK_H_

#include <string>
#include <vector>

#include "google/protobuf/repeated_ptr_field.h"
#include "noordster/internal/v1/programme.pb.h"

// The network of goals of a programme (doelen-inspanningennetwerk): which goal contributes to
// which, n:m and without a circle, as a goal that is reached by itself says nothing. All functions
// are pure.
namespace noordster::engine {

// The nodes of a network, each goal once, in any order.
using GoalNodes = google::protobuf::RepeatedPtrField<noordster::internal::v1::GoalNode>;

// The ids along a circle that would come about when a goal contributed to these goals, from the
// goal up to the last before it comes back to it; empty when none would. What the goal contributed
// to before does not count. Goals that are no nodes contribute to nothing. REQUIRES: no circle in
// `nodes`.
std::vector<std::string> CircleThrough(const GoalNodes& nodes, const std::string& goal,
                                       const std::vector<std::string>& contributes_to);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROGRAMME_GOAL_NETWORK_H_
