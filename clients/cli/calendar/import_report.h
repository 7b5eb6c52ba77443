// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_IMPORT_REPORT_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_IMPORT_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/calendar/calendar_import.h"
#include "clients/cli/screen/tree.h"
#include "clients/cli/words.h"

// What an import of the calendar of a body tells. Everything here is pure.
namespace noordster::cli {

// All that an import did, or would do.
struct CalendarImport {
  // Whole name of the body.
  std::string body;
  std::vector<CalendarEntry> entries;
  // Point into `entries` and into what was read.
  std::vector<MeetingStep> meetings;
  // Absent: the file has no recesses or stops.
  std::optional<ScheduleStep> schedule;
};

// The id of a meeting below its body: "raad/september-2022".
std::string TypedMeeting(const CalendarImport& import, const MeetingStep& step);

// For people: what was done, what was left out and why, and what the file does not have; of much of
// a kind the first. `is_foreseen`: nothing was done, it was only checked. Ends in a line feed.
std::string ImportText(const CalendarImport& import, bool is_foreseen, Language language);

// For machines: a list of what became of every meeting, and of the schedule.
Tree ImportTree(const CalendarImport& import);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_IMPORT_REPORT_H_
