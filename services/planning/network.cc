// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/network.h"

#include <algorithm>

#include "services/base/check.h"

namespace noordster::planning {

Network::Sides Network::SidesOf(const Problem& problem, int Link::*end) {
  Sides sides;
  sides.begins.assign(problem.activities.size() + 1, 0);
  for (const Link& link : problem.links) {
    if (link.is_hard) ++sides.begins[static_cast<size_t>(link.*end) + 1];
  }
  for (size_t i = 1; i < sides.begins.size(); ++i) sides.begins[i] += sides.begins[i - 1];
  sides.links.resize(static_cast<size_t>(sides.begins.back()));
  std::vector<int> next = sides.begins;
  for (size_t i = 0; i < problem.links.size(); ++i) {
    const Link& link = problem.links[i];
    if (!link.is_hard) continue;
    sides.links[static_cast<size_t>(next[static_cast<size_t>(link.*end)]++)] = static_cast<int>(i);
  }
  return sides;
}

absl::Span<const int> Network::Slice(const Sides& sides, int activity) {
  const int begin = sides.begins[static_cast<size_t>(activity)];
  const int end = sides.begins[static_cast<size_t>(activity) + 1];
  return absl::MakeConstSpan(sides.links)
      .subspan(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
}

Network::Network(const Problem& problem)
    : to_(SidesOf(problem, &Link::to)), from_(SidesOf(problem, &Link::from)) {
  const int count = static_cast<int>(problem.activities.size());
  std::vector<int> waits(problem.activities.size());
  order_.reserve(problem.activities.size());
  for (int activity = 0; activity < count; ++activity) {
    waits[static_cast<size_t>(activity)] = static_cast<int>(LinksTo(activity).size());
    if (LinksTo(activity).empty()) order_.push_back(activity);
  }
  for (size_t next = 0; next < order_.size(); ++next) {
    for (const int link : LinksFrom(order_[next])) {
      const int after = problem.links[static_cast<size_t>(link)].to;
      if (--waits[static_cast<size_t>(after)] == 0) order_.push_back(after);
    }
  }
  NOORDSTER_CHECK(order_.size() == problem.activities.size());
  places_.resize(order_.size());
  for (int place = 0; place < count; ++place) {
    places_[static_cast<size_t>(order_[static_cast<size_t>(place)])] = place;
  }
}

// Takes away what waits for nothing until all that is left waits for something that is left. Going
// back from any of that ends in a circle.
std::vector<int> FindCircle(const Problem& problem) {
  const size_t count = problem.activities.size();
  std::vector<int> waits(count, 0);
  std::vector<std::vector<int>> leaving(count);
  std::vector<std::vector<int>> arriving(count);
  for (size_t i = 0; i < problem.links.size(); ++i) {
    const Link& link = problem.links[i];
    if (!link.is_hard) continue;
    ++waits[static_cast<size_t>(link.to)];
    leaving[static_cast<size_t>(link.from)].push_back(static_cast<int>(i));
    arriving[static_cast<size_t>(link.to)].push_back(static_cast<int>(i));
  }
  std::vector<size_t> free;
  for (size_t i = 0; i < count; ++i) {
    if (waits[i] == 0) free.push_back(i);
  }
  for (size_t next = 0; next < free.size(); ++next) {
    for (const int link : leaving[free[next]]) {
      const auto after = static_cast<size_t>(problem.links[static_cast<size_t>(link)].to);
      if (--waits[after] == 0) free.push_back(after);
    }
  }
  const auto left = std::find_if(waits.begin(), waits.end(), [](int wait) { return wait > 0; });
  if (left == waits.end()) return {};
  std::vector<int> back;
  // Where in `back` an activity was left; -1: it was not reached.
  std::vector<int> reached(count, -1);
  auto activity = static_cast<size_t>(left - waits.begin());
  while (reached[activity] < 0) {
    reached[activity] = static_cast<int>(back.size());
    for (const int link : arriving[activity]) {
      const auto before = static_cast<size_t>(problem.links[static_cast<size_t>(link)].from);
      if (waits[before] == 0) continue;
      back.push_back(link);
      activity = before;
      break;
    }
  }
  back.erase(back.begin(), back.begin() + reached[activity]);
  std::reverse(back.begin(), back.end());
  return back;
}

}  // namespace noordster::planning
