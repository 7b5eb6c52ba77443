// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_MEETING_TABLE_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_MEETING_TABLE_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/calendar/calendar_entry.h"
#include "clients/cli/calendar/fault_list.h"

namespace noordster::cli {

// The lines of a table (csv_reader.h) as entries. Its columns, in any order and each in Dutch or
// English: datum (date), and as they are needed soort (kind: vergadering, reces or aanleverstop,
// or meeting, recess or hand-in-stop), tot (until: the last day), begin (start_time: 19:30), plaats
// (place), naam (name), id and stand (state: vervallen or cancelled). What no kind is given for is
// a meeting, and a fault when it takes more than a day. Everything wrong goes to `faults`, by line
// and column. Pure.
std::vector<CalendarEntry> ReadMeetingTable(absl::string_view text, FaultList& faults);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_MEETING_TABLE_H_
