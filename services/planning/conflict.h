// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_CONFLICT_H_
#define NOORDSTER_SERVICES_PLANNING_CONFLICT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/planning/day_line.h"
#include "services/planning/problem.h"

namespace noordster::planning {

// Something that somebody asks and could give up. The order of a path and the calendar are none.
struct Constraint {
  enum class Kind : uint8_t { kLink, kNotBefore, kNoLaterThan, kFixed };
  Kind kind = Kind::kLink;
  // Of the link or activity.
  int number = 0;

  friend bool operator==(const Constraint&, const Constraint&) = default;
};

// Why something has no place.
struct Conflict {
  // The first activity that has none.
  int activity = 0;
  // What cannot hold together, as few as it takes: without any one of them, the others leave room
  // for the activity and all it waits for. Empty: the calendar has no meeting for it, whatever is
  // given up.
  std::vector<Constraint> constraints;
};

// Absent when everything has a place. The set is found by halving (Junker, QuickXplain, 2004), with
// about as many forward passes over what the activity waits for as the set has members, times the
// logarithm of what is asked. REQUIRES: no circle of links.
std::optional<Conflict> FindConflict(const Problem& problem, const DayLine& days);

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_CONFLICT_H_
