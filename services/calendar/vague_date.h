// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_VAGUE_DATE_H_
#define NOORDSTER_SERVICES_CALENDAR_VAGUE_DATE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

// Dates that are no more precise than they were given: "mei 2022" stays a month. Everything here is
// pure and safe from any thread.
namespace noordster::calendar {

// Longest texts that are read, in bytes; the API holds requests to the same bounds.
inline constexpr size_t kEdtfBytesMax = 60;
inline constexpr size_t kDateWordsBytesMax = 400;

// A date as precise as it was given, in the Extended Date/Time Format (EDTF, ISO 8601-2:2019) with
// the days it can mean.
//
// Forms:
//   "2022-07-15"            a day
//   "2022-07"               a month
//   "2022"                  a year
//   "2022-33" … "2022-36"   a quarter: 33 January to March, 36 October to December
//   "2022-21" … "2022-24"   a season in whole months (meteorological seasons, KNMI): 21 spring from
//                           March, 22 summer from June, 23 autumn from September, 24 winter from
//                           December, into February of the next year
//   "[2022-09,2022-10]"     one of several: in September or in October, not both
//   "[2022-09..2022-12]"    one of a row: in one of the months September to December
//   "2020-10/2021-03"       an interval: from October up to and including March
//   "2023/.."               open end: latest is 31 December 2199, the end of the calendar
//   "../2022-10-11"         open start: earliest is 1 January 1900
// Members of a set and ends of an interval can be of any of the first five forms. Qualifiers ("?",
// "~", "%"), unspecified digits ("202X") and times of day are not supported.
struct VagueDate {
  // Canonical EDTF: no spaces. Reading it again gives this value.
  std::string edtf;
  // First day it can mean.
  absl::CivilDay earliest;
  // Last day it can mean; never before `earliest`.
  absl::CivilDay latest;

  friend bool operator==(const VagueDate&, const VagueDate&) = default;
};

// Reads EDTF in the forms above; spaces after a comma are allowed. INVALID_ARGUMENT with what was
// understood and what to write instead: for other forms, days that do not exist, years outside the
// calendar, members or ends that do not ascend, and texts over kEdtfBytesMax.
absl::StatusOr<VagueDate> ParseEdtf(absl::string_view text);

// Reads a date in the Dutch or English words of a source, in upper or lower case:
//   "15 juli 2022", "July 15, 2022", "15-07-2022"             a day
//   "mei 2022", "Sep. ‘20", "okt 2020"                        a month
//   "2023"                                                    a year
//   "Q3 2022", "3e kwartaal 2022", "third quarter of 2022"    a quarter
//   "zomer 2022", "najaar 2022", "winter 2022-2023"           a season
//   "begin mei 2022", "medio juni 2022", "end of May 2022"    a third of a month: days 1 to 10, 11
//                                                             to 20, 21 to its end, of which it is
//                                                             one: "[2022-06-11..2022-06-20]"
//   "begin 2023", "mid-2022", "eind 2022"                     a third of a year: its months 1 to 4,
//                                                             5 to 8, 9 to 12: "[2023-01..2023-04]"
//   "eind Q3 2022", "begin zomer 2022", "late spring 2022"    a third of a quarter or season, which
//                                                             is one of its months: "2022-09"
//   "september/oktober 2022", "15 of 16 juni 2022"            one of several
//   "jul–sep 2021", "okt 2020 t/m mrt 2021", "2021-2022"      an interval
//   "vanaf 2023", "since May 2022"                            an open end
//   "uiterlijk 11 oktober 2022", "no later than May 2022"     an open start
//   "na de zomer 2022", "after the summer of 2022"            "[2022-09..2022-12]": once the summer
//                                                             months are over, within that year
// and, as is, EDTF in the forms of VagueDate. A year or month left out is that of the next part:
// "jul–sep 2021", "begin of medio juni 2022". Thirds can be joined as other dates are; an interval
// runs from the first day of the one to the last day of the other: "begin mei t/m medio juni 2022"
// is "2022-05-01/2022-06-20", "uiterlijk eind mei 2022" is "../2022-05-31". Two digits after an
// apostrophe are 1969 to 2068 (POSIX strptime %y).
//
// INVALID_ARGUMENT, with what was understood and what to write instead, for all other words; also
// where a guess would be needed: no year ("21 april", "dit jaar"), a winter of one year, "2021-22"
// (summer 2021 in EDTF, two years to people), "half mei", "circa" and "rond", "voor de zomer".
absl::StatusOr<VagueDate> ParseDateWords(absl::string_view text);

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_VAGUE_DATE_H_
