// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_WHAT_IF_H_
#define NOORDSTER_SERVICES_PLANNING_WHAT_IF_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"
#include "services/calendar/hand_in.h"
#include "services/planning/situation.h"
#include "services/planning/time_path.h"

// What would come of a change, without making it: a situation is a value, and a change of a copy
// leaves the other as it is.
namespace noordster::planning {

// A body meets on another day than it was to.
struct MeetingMoved {
  int body = 0;
  absl::CivilDay from;
  absl::CivilDay to;
};

// A body meets once less.
struct MeetingCancelled {
  int body = 0;
  absl::CivilDay day;
};

// A body meets once more.
struct MeetingAdded {
  int body = 0;
  absl::CivilDay day;
};

// Offices of a body with this id take no papers for some days; empty: all its offices.
struct StopAdded {
  int body = 0;
  std::string office;
  calendar::Period period;
};

// No office of a body has a stop any more.
struct StopsDropped {
  int body = 0;
};

// Offices of a body with this id want papers at another time before.
struct LeadChanged {
  int body = 0;
  std::string office;
  calendar::Lead lead;
};

// A stage is meant to be on a day or as soon after it as it can.
struct StagePlanned {
  StagePlace stage;
  absl::CivilDay day;
};

// Work takes so many working days.
struct WorkTaking {
  StagePlace stage;
  int working_days = 0;
};

// A stage has to be finished by a day.
struct TargetSet {
  StagePlace stage;
  absl::CivilDay by;
};

using Change = std::variant<MeetingMoved, MeetingCancelled, MeetingAdded, StopAdded, StopsDropped,
                            LeadChanged, StagePlanned, WorkTaking, TargetSet>;

// Changes a situation. NOT_FOUND when the body does not meet on the day that is moved or cancelled,
// or has no such office, ALREADY_EXISTS when it meets on the new one already, INVALID_ARGUMENT when
// a day lies outside the window, a period ends before it begins, or work is meant of a stage that
// has a body; then nothing is changed. REQUIRES: places are there.
absl::Status Suppose(const Change& change, Situation& situation);

// A stage that is at another time in one path than in the other.
struct Difference {
  StagePlace stage;
  StageTimes before;
  StageTimes after;
  // How much later it is planned: working days, and for a body that meets in both also meetings of
  // the calendar after the change; negative: earlier. Absent when it is outside a calendar.
  std::optional<int> working_days;
  std::optional<int> meetings;
};

// The stages that differ in a day, hand-in day or slack, by plan and stage. REQUIRES: both paths
// are of the same plans.
std::vector<Difference> Compare(const TimePath& before, const TimePath& after);

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_WHAT_IF_H_
