// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/legal_holidays.h"

#include <map>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/calendar/date.h"

namespace noordster::calendar::legal_holidays_test {
namespace {

using ::testing::Eq;
using ::testing::Optional;

// The movable holidays of a year, each as month and day.
struct MovableDays {
  int year;
  const char* good_friday;
  const char* easter_monday;
  const char* kings_day;
  const char* ascension_day;
  const char* whit_monday;
};

// Easter can be looked up in "Easter dates from 1700 to 2299" of the Astronomical Society of South
// Australia, and in the list of the United States Census Bureau, "Easter dates from 1600 to 2099".
constexpr MovableDays kYears[] = {
    {2015, "04-03", "04-06", "04-27", "05-14", "05-25"},
    {2016, "03-25", "03-28", "04-27", "05-05", "05-16"},
    {2017, "04-14", "04-17", "04-27", "05-25", "06-05"},
    {2018, "03-30", "04-02", "04-27", "05-10", "05-21"},
    {2019, "04-19", "04-22", "04-27", "05-30", "06-10"},
    {2020, "04-10", "04-13", "04-27", "05-21", "06-01"},
    {2021, "04-02", "04-05", "04-27", "05-13", "05-24"},
    {2022, "04-15", "04-18", "04-27", "05-26", "06-06"},
    {2023, "04-07", "04-10", "04-27", "05-18", "05-29"},
    {2024, "03-29", "04-01", "04-27", "05-09", "05-20"},
    {2025, "04-18", "04-21", "04-26", "05-29", "06-09"},
    {2026, "04-03", "04-06", "04-27", "05-14", "05-25"},
    {2027, "03-26", "03-29", "04-27", "05-06", "05-17"},
    {2028, "04-14", "04-17", "04-27", "05-25", "06-05"},
    {2029, "03-30", "04-02", "04-27", "05-10", "05-21"},
    {2030, "04-19", "04-22", "04-27", "05-30", "06-10"},
    {2031, "04-11", "04-14", "04-26", "05-22", "06-02"},
    {2032, "03-26", "03-29", "04-27", "05-06", "05-17"},
    {2033, "04-15", "04-18", "04-27", "05-26", "06-06"},
    {2034, "04-07", "04-10", "04-27", "05-18", "05-29"},
    {2035, "03-23", "03-26", "04-27", "05-03", "05-14"},
    {2036, "04-11", "04-14", "04-26", "05-22", "06-02"},
    {2037, "04-03", "04-06", "04-27", "05-14", "05-25"},
    {2038, "04-23", "04-26", "04-27", "06-03", "06-14"},
    {2039, "04-08", "04-11", "04-27", "05-19", "05-30"},
    {2040, "03-30", "04-02", "04-27", "05-10", "05-21"},
};

absl::CivilDay Day(const std::string& text) { return ParseDate(text).value(); }

// Every holiday of a year by its day.
std::map<absl::CivilDay, Holiday> HolidaysOf(const MovableDays& days) {
  const std::string year = absl::StrCat(days.year, "-");
  // Ascension Day first: where it is Liberation Day, that one stays.
  std::map<absl::CivilDay, Holiday> holidays = {
      {Day(year + days.ascension_day), Holiday::kAscensionDay}};
  holidays[Day(year + "01-01")] = Holiday::kNewYearsDay;
  holidays[Day(year + days.good_friday)] = Holiday::kGoodFriday;
  holidays[Day(year + days.easter_monday)] = Holiday::kEasterMonday;
  holidays[Day(year + days.kings_day)] = Holiday::kKingsDay;
  holidays[Day(year + "05-05")] = Holiday::kLiberationDay;
  holidays[Day(year + days.whit_monday)] = Holiday::kWhitMonday;
  holidays[Day(year + "12-25")] = Holiday::kChristmasDay;
  holidays[Day(year + "12-26")] = Holiday::kSecondChristmasDay;
  return holidays;
}

TEST(LegalHolidaysTest, EveryDayOf2015To2040IsAHolidayOnlyWhereTheTableSaysSo) {
  for (const MovableDays& days : kYears) {
    const std::map<absl::CivilDay, Holiday> holidays = HolidaysOf(days);
    for (absl::CivilDay day(days.year, 1, 1); day.year() == days.year; ++day) {
      const auto holiday = holidays.find(day);
      const std::optional<Holiday> expected =
          holiday == holidays.end() ? std::nullopt : std::optional(holiday->second);
      ASSERT_THAT(LegalHolidayOn(day), Eq(expected)) << day;
    }
  }
}

TEST(LegalHolidaysTest, AYearHasNineOfThemUnlessAscensionDayIsLiberationDay) {
  for (const MovableDays& days : kYears) {
    EXPECT_EQ(HolidaysOf(days).size(), days.year == 2016 ? 8U : 9U) << days.year;
  }
}

TEST(LegalHolidaysTest, GoodFridayIsEquated) {
  EXPECT_THAT(LegalHolidayOn(absl::CivilDay(2026, 4, 3)), Optional(Holiday::kGoodFriday));
}

TEST(LegalHolidaysTest, LiberationDayIsOneInEveryYear) {
  for (int year = 1990; year <= kLastYear; ++year) {
    EXPECT_THAT(LegalHolidayOn(absl::CivilDay(year, 5, 5)), Optional(Holiday::kLiberationDay));
  }
}

TEST(LegalHolidaysTest, TheHolidayOfAFixedDateIsToldWhereTwoFallTogether) {
  for (const int year : {2005, 2016}) {
    EXPECT_EQ(EasterSunday(year) + 39, absl::CivilDay(year, 5, 5));
    EXPECT_THAT(LegalHolidayOn(absl::CivilDay(year, 5, 5)), Optional(Holiday::kLiberationDay));
  }
}

TEST(LegalHolidaysTest, EasterSundayAndWhitSundayAreSundaysAndNoHolidays) {
  for (int year = 1990; year <= kLastYear; ++year) {
    EXPECT_THAT(LegalHolidayOn(EasterSunday(year)), Eq(std::nullopt)) << year;
    EXPECT_THAT(LegalHolidayOn(EasterSunday(year) + 49), Eq(std::nullopt)) << year;
  }
}

TEST(LegalHolidaysTest, TheBirthdayOfTheSovereignIsNotCelebratedOnASunday) {
  const struct {
    int year;
    const char* celebrated;
    const char* birthday;  // the day after it, when that is a Sunday
  } rows[] = {
      {1995, "1995-04-29", "1995-04-30"}, {2006, "2006-04-29", "2006-04-30"},
      {2013, "2013-04-30", "2013-05-01"}, {2014, "2014-04-26", "2014-04-27"},
      {2015, "2015-04-27", "2015-04-28"}, {2025, "2025-04-26", "2025-04-27"},
      {2031, "2031-04-26", "2031-04-27"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(LegalHolidayOn(Day(row.celebrated)), Optional(Holiday::kKingsDay)) << row.year;
    EXPECT_THAT(LegalHolidayOn(Day(row.birthday)), Eq(std::nullopt)) << row.year;
  }
  EXPECT_THAT(LegalHolidayOn(absl::CivilDay(2013, 4, 27)), Eq(std::nullopt));
  EXPECT_THAT(LegalHolidayOn(absl::CivilDay(2014, 4, 30)), Eq(std::nullopt));
}

// The rule of C. F. Gauss with the corrections for the Gregorian calendar, in days after 22 March.
int DaysAfter22March(int year) {
  const int k = year / 100;
  const int p = (13 + 8 * k) / 25;
  const int m = (15 - p + k - k / 4) % 30;
  const int n = (4 + k - k / 4) % 7;
  const int d = (19 * (year % 19) + m) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  if (d == 29 && e == 6) return d + e - 7;
  if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) return d + e - 7;
  return d + e;
}

TEST(EasterSundayTest, TheRuleOfGaussGivesTheSameDayInEveryYear) {
  for (int year = 1583; year <= 4099; ++year) {
    const absl::CivilDay easter = EasterSunday(year);
    ASSERT_EQ(easter, absl::CivilDay(year, 3, 22) + DaysAfter22March(year));
    ASSERT_EQ(absl::GetWeekday(easter), absl::Weekday::sunday) << easter;
    ASSERT_LE(easter, absl::CivilDay(year, 4, 25));
  }
}

TEST(EasterSundayTest, TheEarliestAndTheLatestAreThoseOfHistory) {
  EXPECT_EQ(EasterSunday(1818), absl::CivilDay(1818, 3, 22));
  EXPECT_EQ(EasterSunday(2285), absl::CivilDay(2285, 3, 22));
  EXPECT_EQ(EasterSunday(1943), absl::CivilDay(1943, 4, 25));
  EXPECT_EQ(EasterSunday(2038), absl::CivilDay(2038, 4, 25));
  // The two exceptions: the full moon is a day earlier than counted, and so Easter a week.
  EXPECT_EQ(EasterSunday(1954), absl::CivilDay(1954, 4, 18));
  EXPECT_EQ(EasterSunday(1981), absl::CivilDay(1981, 4, 19));
}

}  // namespace
}  // namespace noordster::calendar::legal_holidays_test
