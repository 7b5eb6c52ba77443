// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_LINES_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_LINES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/calendar/fault_list.h"

// The content lines of iCalendar (RFC 5545 section 3.1), before anybody asks what they mean.
// Everything here is pure.
namespace noordster::cli {

// One property as it stands in a file: "DTSTART;TZID=Europe/Amsterdam:20220927T193000".
struct ContentLine {
  // The line on which it begins, from 1.
  int line = 0;
  // In capitals: "DTSTART".
  std::string name;
  // By name in capitals, with the first value of each: {"TZID", "Europe/Amsterdam"}.
  std::map<std::string, std::string> parameters;
  // As it stands, with its escapes.
  std::string value;
};

// The content lines of a text in UTF-8, unfolded, with or without a byte order mark; empty lines
// are left out. A line ends in CRLF or LF. What cannot be read is a fault of its line, and the
// lines around it are read all the same: control characters, bytes that are no UTF-8, no name, a
// parameter that does not end. A line that is too long, and more lines than a calendar has, end the
// reading.
std::vector<ContentLine> ReadContentLines(absl::string_view text, FaultList& faults);

// A value of the type TEXT as people read it: with its escapes undone.
std::string TextOfValue(absl::string_view value);

// Values of the type TEXT with commas between them, each as TextOfValue gives it.
std::vector<std::string> TextsOfValue(absl::string_view value);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_LINES_H_
