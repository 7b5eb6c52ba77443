// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_MEETING_FILE_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_MEETING_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/calendar/calendar_entry.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// The calendar of a body as a file tells it, in the order of the file: iCalendar (RFC 5545) when it
// begins so or `file`, which names it in what is wrong, ends in .ics; else a table. All that is
// wrong is told at once, by line and column or property (FaultsError): that of icalendar_reader.h
// or meeting_table.h, an id that can be none, a place or name that is too long, and what stands
// twice, such as two meetings on a day that nothing tells apart. A file that tells nothing is wrong
// as well. Pure, but for the time zones of icalendar_times.h.
absl::StatusOr<std::vector<CalendarEntry>> ReadMeetingFile(absl::string_view text,
                                                           const std::string& file,
                                                           Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_MEETING_FILE_H_
