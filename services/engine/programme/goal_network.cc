// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/goal_network.h"

#include <algorithm>
#include <map>

#include "absl/strings/string_view.h"

namespace noordster::engine {

using noordster::internal::v1::GoalNode;

std::vector<std::string> CircleThrough(const GoalNodes& nodes, const std::string& goal,
                                       const std::vector<std::string>& contributes_to) {
  std::map<absl::string_view, const GoalNode*> by_goal;
  for (const GoalNode& node : nodes) by_goal.emplace(node.goal(), &node);
  // By what each goal was come to, beginning with the goal itself; each is looked at once.
  std::map<absl::string_view, absl::string_view> come_by;
  std::vector<absl::string_view> to_look_at;
  const auto come_to = [&](absl::string_view from, const std::string& to) {
    if (come_by.emplace(to, from).second) to_look_at.push_back(to);
  };
  for (const std::string& to : contributes_to) come_to(goal, to);
  while (!to_look_at.empty() && come_by.count(goal) == 0) {
    const absl::string_view from = to_look_at.back();
    to_look_at.pop_back();
    const auto node = by_goal.find(from);
    if (node == by_goal.end()) continue;
    for (const std::string& to : node->second->contributes_to()) come_to(from, to);
  }
  std::vector<std::string> circle;
  if (come_by.count(goal) == 0) return circle;
  for (absl::string_view at = come_by[goal]; at != goal; at = come_by[at]) circle.emplace_back(at);
  circle.push_back(goal);
  std::reverse(circle.begin(), circle.end());
  return circle;
}

}  // namespace noordster::engine
