// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_PROBLEM_H_
#define NOORDSTER_SERVICES_PLANNING_PROBLEM_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/planning/day_line.h"
#include "services/planning/meeting_row.h"

// What is to be planned: stages of plans, the meetings they wait for, and what comes after what.
namespace noordster::planning {

// One stage of a plan that is still to be gone through, or that others wait for. A stage of a body
// that meets starts when its papers are handed in and finishes in the meeting. Any other is work:
// it starts on a day and finishes a number of working days later.
struct Activity {
  // Which row of meetings; absent: work.
  std::optional<int> row;
  // Of work: how many working days it takes; 0: it finishes on the day on which it starts.
  int working_days = 0;
  // It starts on this day at the earliest.
  std::optional<Day> not_before;
  // It finishes on this day at the latest.
  std::optional<Day> no_later_than;
  // It finishes on exactly this day; a body meets on it.
  std::optional<Day> fixed;
  // Somebody means it to finish on this day or later. Only the planned dates follow it.
  std::optional<Day> planned;
  // Its papers were handed in on this day, so it waits for nothing but its meeting.
  std::optional<Day> handed_in;
  // It finished on this day: a fact, whatever else is asked of it.
  std::optional<Day> done;
};

// What of the one before, and what of the one after.
enum class LinkKind : uint8_t { kFinishToStart, kStartToStart, kFinishToFinish, kStartToFinish };

// What a lag is counted in. kMeetings: so many meetings later than the first that could be made;
// only where the one after waits for a meeting.
enum class LagUnit : uint8_t { kCalendarDays, kWorkingDays, kMeetings };

// One activity comes after another: what `kind` names of the second is not before that of the first
// and the lag. A negative lag lets them overlap.
struct Link {
  int from = 0;
  int to = 0;
  LinkKind kind = LinkKind::kFinishToStart;
  int lag = 0;
  LagUnit unit = LagUnit::kCalendarDays;
  // Otherwise it moves nothing, and is only told when it does not hold.
  bool is_hard = true;
  // It is the order of stages in their path, which nobody can drop.
  bool is_path = false;
};

// REQUIRES: rows and ends of links are there, links join two activities, lags in meetings lead to
// one with a row.
struct Problem {
  // Nothing starts before this day, but what was handed in or done.
  Day today = 0;
  std::vector<MeetingRow> rows;
  std::vector<Activity> activities;
  std::vector<Link> links;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_PROBLEM_H_
