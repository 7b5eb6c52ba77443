// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_CALENDAR_IMPORT_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_CALENDAR_IMPORT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/calendar/calendar_entry.h"
#include "noordster/v1/calendar.pb.h"
#include "noordster/v1/meeting.pb.h"

// What a file with the calendar of a body comes to, held against what stands. Everything here is
// pure.
namespace noordster::cli {

// What is to be done with a meeting, or why nothing is.
enum class MeetingTurn {
  kCreate,
  kMove,
  kCancel,
  // It stands so; what the file says otherwise of its time or place stands beside it.
  kKnown,
  // The file has it on a day from which it was moved since: a file does not take that back.
  kMovedSince,
  // It was cancelled here, and not in the file.
  kCancelledHere,
  // It was opened or held, and the file has it on another day, or not at all.
  kPassed,
  // It is cancelled in the file and not here under any name.
  kNeverPlanned,
  // It stands here within the days of the file, and not in it.
  kMissing,
};

// One meeting of the file, or one that is missing in it.
struct MeetingStep {
  MeetingTurn turn = MeetingTurn::kKnown;
  // The id it has or gets below its body.
  std::string id;
  // As the file tells it; null: the file does not. Points into the entries.
  const CalendarEntry* entry = nullptr;
  // As it stands; null: it does not. Points into the meetings.
  const v1::Meeting* stands = nullptr;
  // Of one that is known: the file gives another time or place, which an import leaves as it is.
  bool has_other_time = false;
  bool has_other_place = false;
};

// What is to be done with the meetings of a file, in its order, and what is missing in it behind
// them. A meeting is the one of the id the file gives; else the one that was made of its uid; else
// one on its day, of the same time when there are several; else one that was moved from its day. A
// new one without an id gets one from its day and uid: "v-2022-09-27". INTERNAL when there is no
// SHA-256.
absl::StatusOr<std::vector<MeetingStep>> PlanMeetings(const std::vector<CalendarEntry>& entries,
                                                      const std::vector<v1::Meeting>& meetings);

// Whether a step is done, and not only told.
bool IsDone(const MeetingStep& step);

// What a schedule becomes with the recesses and stops of a file.
struct ScheduleStep {
  v1::Schedule schedule;
  // What is added.
  std::vector<const CalendarEntry*> added;
  int known = 0;
};

// A recess is known by its days, a stop by its days when it is of all offices. What is cancelled in
// the file is passed over.
ScheduleStep PlanSchedule(const std::vector<CalendarEntry>& entries, const v1::Schedule& schedule);

// The recesses and stops of a file that are not cancelled. Point into `entries`.
std::vector<const CalendarEntry*> PeriodsOf(const std::vector<CalendarEntry>& entries);

// The schedule in which a recess or stop begins; null when there is none. Points into `schedules`.
const v1::Schedule* ScheduleOf(const CalendarEntry& entry,
                               const std::vector<v1::Schedule>& schedules);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_CALENDAR_IMPORT_H_
