// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/legal_holidays.h"

namespace noordster::calendar {
namespace {

constexpr int kFirstYearOfTheKing = 2014;

absl::CivilDay KingsDay(absl::civil_year_t year) {
  const absl::CivilDay birthday(year, 4, year < kFirstYearOfTheKing ? 30 : 27);
  return absl::GetWeekday(birthday) == absl::Weekday::sunday ? birthday - 1 : birthday;
}

std::optional<Holiday> HolidayOfFixedDate(absl::CivilDay day) {
  if (day.month() == 1 && day.day() == 1) return Holiday::kNewYearsDay;
  if (day.month() == 5 && day.day() == 5) return Holiday::kLiberationDay;
  if (day.month() == 12 && day.day() == 25) return Holiday::kChristmasDay;
  if (day.month() == 12 && day.day() == 26) return Holiday::kSecondChristmasDay;
  if (day.month() == 4 && day == KingsDay(day.year())) return Holiday::kKingsDay;
  return std::nullopt;
}

}  // namespace

// The method of Meeus, Jones and Butcher.
absl::CivilDay EasterSunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int rest = year % 100;
  const int corrections = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
  const int full_moon = (19 * golden + corrections + 15) % 30;
  const int to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - full_moon - rest % 4) % 7;
  const int too_late = (golden + 11 * full_moon + 22 * to_sunday) / 451;
  return absl::CivilDay(year, 3, 22) + (full_moon + to_sunday - 7 * too_late);
}

std::optional<Holiday> LegalHolidayOn(absl::CivilDay day) {
  const std::optional<Holiday> fixed = HolidayOfFixedDate(day);
  // No movable holiday lies before 20 March or after 14 June; most days need no Easter.
  if (fixed.has_value() || day.month() < 3 || day.month() > 6) return fixed;
  switch (day - EasterSunday(static_cast<int>(day.year()))) {
    case -2:
      return Holiday::kGoodFriday;
    case 1:
      return Holiday::kEasterMonday;
    case 39:
      return Holiday::kAscensionDay;
    case 50:
      return Holiday::kWhitMonday;
    default:
      return std::nullopt;
  }
}

}  // namespace noordster::calendar
