// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_LEGAL_HOLIDAYS_H_
#define NOORDSTER_SERVICES_CALENDAR_LEGAL_HOLIDAYS_H_

#include <optional>

#include "absl/time/civil_time.h"

// The holidays of the law: those of the Algemene termijnenwet (Atw), art. 3. Whether anybody has
// such a day off is another question, see day_properties.h. Everything here is pure and safe from
// any thread.
namespace noordster::calendar {

// Art. 3(1), and Good Friday, which art. 3(2) equates with them. Easter Sunday and Whit Sunday are
// Sundays and no holidays of this law. Days equated by royal decree (art. 3(3)) are data and not
// computed.
enum class Holiday {
  kNewYearsDay,         // 1 January
  kGoodFriday,          // two days before Easter Sunday
  kEasterMonday,        // the day after Easter Sunday
  kKingsDay,            // 27 April, or the 26th when the 27th is a Sunday
  kLiberationDay,       // 5 May, of every year
  kAscensionDay,        // 39 days after Easter Sunday
  kWhitMonday,          // 50 days after Easter Sunday
  kChristmasDay,        // 25 December
  kSecondChristmasDay,  // 26 December
};

// Easter Sunday of the Gregorian calendar: 22 March to 25 April. REQUIRES: 1583 <= year.
absl::CivilDay EasterSunday(int year);

// The holiday of the law on a day; absent when it is none. Right for the years from 1990 on; before
// 2014 the day on which the sovereign's birthday was celebrated is 30 April, or the 29th when the
// 30th is a Sunday. Earlier years are read by the same rules, which were not yet the law. Where two
// holidays fall on one day, the one with a fixed date: Ascension Day is 5 May when Easter is 27
// March, as in 2005 and 2016. REQUIRES: a day of 1583 or later.
std::optional<Holiday> LegalHolidayOn(absl::CivilDay day);

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_LEGAL_HOLIDAYS_H_
