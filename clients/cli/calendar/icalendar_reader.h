// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_READER_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_READER_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/calendar/calendar_entry.h"
#include "clients/cli/calendar/fault_list.h"

namespace noordster::cli {

// The events (VEVENT) of iCalendar (RFC 5545) as entries; anything else of a calendar is passed
// over. CATEGORIES says what an event is: VERGADERING, RECES or AANLEVERSTOP, or MEETING, RECESS or
// HAND-IN STOP; without one of these it is a meeting, and a fault when it takes more than a day. So
// are a meeting of more than a day, and events that repeat (RRULE, RDATE) or change one that does
// (RECURRENCE-ID): a calendar holds meetings, each on its day. What stands in UID before an at sign
// is the id of the meeting when it can be one and no machine made it; else it is its uid. An event
// is cancelled by STATUS, or with all of its calendar by METHOD. Everything wrong goes to `faults`,
// by line and property. Pure, but for ReadMoment.
std::vector<CalendarEntry> ReadICalendar(absl::string_view text, FaultList& faults);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_READER_H_
