// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_CALENDAR_CALENDAR_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_CALENDAR_CALENDAR_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// Two meetings and a recess in 2022, as a table that can be imported for a body that is shipped
// with a schedule.
extern const char kCalendarTable[];

// Every command about calendars, schedules and planning at least once, on the programme that is
// shipped. `table` is a file with kCalendarTable.
std::vector<std::vector<std::string>> CalendarScript(const std::string& table);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_CALENDAR_CALENDAR_SCRIPT_H_
