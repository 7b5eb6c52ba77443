// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_TIMES_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_TIMES_H_

#include <cstdint>
#include <optional>
#include <variant>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "clients/cli/calendar/icalendar_lines.h"
#include "clients/cli/words.h"

// Days, times and durations of iCalendar (RFC 5545 section 3.3), by the clock of a Dutch
// municipality. Everything here is pure, but for the rules of time zones, which the system keeps.
namespace noordster::cli {

// A day, or a moment on one.
struct CalendarMoment {
  absl::CivilSecond at;
  bool is_day = false;
};

// The value of DTSTART or DTEND: "20220927" is a day, "20220927T193000" a time in the municipality,
// with TZID=Europe/Amsterdam or without, and "20220927T173000Z" one in UTC. Years from 1900 to
// 2199. Else what is wrong: another time zone, another form, a day or time that does not exist.
std::variant<CalendarMoment, Wording> ReadMoment(const ContentLine& line);

// The value of DURATION in seconds: "PT2H", "P1D", "P2W". Absent for any other form, none at all,
// and one below zero.
std::optional<int64_t> ReadDurationSeconds(absl::string_view value);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_ICALENDAR_TIMES_H_
