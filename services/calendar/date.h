// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_DATE_H_
#define NOORDSTER_SERVICES_CALENDAR_DATE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

// Days and times as they stand in messages and records. Everything here is pure and safe from any
// thread.
namespace noordster::calendar {

// The years the calendar covers. The first keeps out spreadsheet dates of zero, the last keeps
// every year at four digits and every instant within 64 bits of microseconds.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2199;

// First and last day of the calendar; open intervals end here.
inline constexpr absl::CivilDay kFirstDay{kFirstYear, 1, 1};
inline constexpr absl::CivilDay kLastDay{kLastYear, 12, 31};

// The last day as FormatDate writes it.
inline constexpr absl::string_view kLastDayText = "2199-12-31";

// The number that digits write. REQUIRES: nothing but digits, few enough for an int.
int ReadDigits(absl::string_view digits);

// Reads a day of the Gregorian calendar written "2022-07-15" (RFC 3339 full-date). Absent for any
// other form, a day that does not exist, and a year outside kFirstYear to kLastYear.
std::optional<absl::CivilDay> ParseDate(absl::string_view text);

// Writes a day as ParseDate reads it. REQUIRES: a day of the calendar.
std::string FormatDate(absl::CivilDay day);

// Reads an instant in UTC written "2022-07-15T09:30:00Z" or "2022-07-15T09:30:00.25Z" (RFC 3339
// date-time with upper case T and Z). Takes 1 to 9 decimals of a second and drops what is finer
// than a microsecond. Absent for any other form, other offsets, leap seconds and days ParseDate
// refuses.
std::optional<absl::Time> ParseTimestamp(absl::string_view text);

// Writes an instant as ParseTimestamp reads it: microseconds without trailing zeros, no decimals
// for a whole second; what is finer is dropped. REQUIRES: an instant on a day of the calendar.
std::string FormatTimestamp(absl::Time time);

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_DATE_H_
