// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/day_properties.h"

#include <climits>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/calendar/date.h"
#include "tests/support/seed.h"

namespace noordster::calendar::day_properties_test {
namespace {

using ::testing::Eq;
using ::testing::Optional;

absl::CivilDay Day(const char* text) { return ParseDate(text).value(); }

Period Days(const char* first, const char* last) { return {Day(first), Day(last)}; }

const Period kYear2026 = {absl::CivilDay(2026, 1, 1), absl::CivilDay(2026, 12, 31)};

TEST(ClosedByLawTest, EachPropertyOfADayIsToldAndTheWeekendBeforeAHoliday) {
  const std::vector<Period> decree = {Days("2026-01-02", "2026-01-02"),
                                      Days("2026-05-15", "2026-05-16")};
  EXPECT_EQ(ClosedByLaw(Day("2026-01-01"), decree), ClosedBy::kHoliday);
  EXPECT_EQ(ClosedByLaw(Day("2026-01-02"), decree), ClosedBy::kEquatedDay);
  EXPECT_EQ(ClosedByLaw(Day("2026-01-02"), {}), ClosedBy::kNothing);
  EXPECT_EQ(ClosedByLaw(Day("2026-01-03"), decree), ClosedBy::kWeekend);
  EXPECT_EQ(ClosedByLaw(Day("2026-01-05"), decree), ClosedBy::kNothing);
  EXPECT_EQ(ClosedByLaw(Day("2026-05-16"), decree), ClosedBy::kWeekend);
  // Second Christmas Day on a Saturday.
  EXPECT_EQ(ClosedByLaw(Day("2026-12-26"), decree), ClosedBy::kWeekend);
}

TEST(PeriodTest, BothEndsAreHeldAndAPeriodThatEndsBeforeItBeginsHoldsNothing) {
  const Period period = Days("2026-07-18", "2026-08-21");
  EXPECT_FALSE(Holds(period, Day("2026-07-17")));
  EXPECT_TRUE(Holds(period, Day("2026-07-18")));
  EXPECT_TRUE(Holds(period, Day("2026-08-21")));
  EXPECT_FALSE(Holds(period, Day("2026-08-22")));
  const Period none = Days("2026-08-21", "2026-07-18");
  for (absl::CivilDay day = Day("2026-07-01"); day < Day("2026-09-01"); ++day) {
    EXPECT_FALSE(Holds(none, day));
  }
}

TEST(WorkingDaysTest, AnOrganisationThatSaysNothingWorksOnWeekdaysThatAreNoHolidays) {
  const WorkingDays days(kYear2026, {});
  // 261 days from Monday to Friday, less New Year, Good Friday, Easter Monday, King's Day,
  // Liberation Day, Ascension Day, Whit Monday and Christmas; its second day is a Saturday.
  EXPECT_EQ(days.Between(Day("2026-01-01"), Day("2026-12-31")), 261 - 8);
  EXPECT_EQ(days.WhatCloses(Day("2026-04-03")), ClosedBy::kHoliday);
  EXPECT_EQ(days.WhatCloses(Day("2026-12-26")), ClosedBy::kWeekend);
  EXPECT_TRUE(days.IsWorkingDay(Day("2026-01-02")));
}

TEST(WorkingDaysTest, AHolidayOfTheLawIsWorkedWhereTheOrganisationSaysSo) {
  OrganisationDays organisation;
  organisation.worked_holidays = {Holiday::kGoodFriday, Holiday::kLiberationDay};
  const WorkingDays days(kYear2026, organisation);
  EXPECT_TRUE(days.IsWorkingDay(Day("2026-04-03")));
  EXPECT_FALSE(days.IsWorkingDay(Day("2026-04-06")));
  EXPECT_TRUE(days.IsWorkingDay(Day("2026-05-05")));
  EXPECT_FALSE(days.IsWorkingDay(Day("2026-05-14")));
}

TEST(WorkingDaysTest, AWorkedHolidayOnASaturdayIsNoWorkingDay) {
  OrganisationDays organisation;
  organisation.worked_holidays = {Holiday::kSecondChristmasDay};
  const WorkingDays days(kYear2026, organisation);
  EXPECT_EQ(days.WhatCloses(Day("2026-12-26")), ClosedBy::kWeekend);
}

TEST(WorkingDaysTest, OtherWeekdaysAreWorkedWhereTheOrganisationSaysSo) {
  OrganisationDays organisation;
  organisation.weekdays = {absl::Weekday::tuesday, absl::Weekday::saturday};
  const WorkingDays days(kYear2026, organisation);
  EXPECT_EQ(days.WhatCloses(Day("2026-06-01")), ClosedBy::kWeekend);  // a Monday
  EXPECT_TRUE(days.IsWorkingDay(Day("2026-06-02")));
  EXPECT_TRUE(days.IsWorkingDay(Day("2026-06-06")));
  EXPECT_EQ(days.WhatCloses(Day("2026-12-26")), ClosedBy::kHoliday);
}

TEST(WorkingDaysTest, AnEquatedDayIsWorkedWhereTheOrganisationSaysSo) {
  OrganisationDays organisation;
  organisation.equated_days = {Days("2026-05-15", "2026-05-15")};
  EXPECT_EQ(WorkingDays(kYear2026, organisation).WhatCloses(Day("2026-05-15")),
            ClosedBy::kEquatedDay);
  organisation.works_on_equated_days = true;
  EXPECT_TRUE(WorkingDays(kYear2026, organisation).IsWorkingDay(Day("2026-05-15")));
  organisation.closures = organisation.equated_days;
  EXPECT_EQ(WorkingDays(kYear2026, organisation).WhatCloses(Day("2026-05-15")), ClosedBy::kClosure);
}

TEST(WorkingDaysTest, TheFirstReasonOfTheRowIsTold) {
  OrganisationDays organisation;
  organisation.equated_days = {Days("2026-05-14", "2026-05-16")};
  organisation.closures = {Days("2026-05-13", "2026-05-18")};
  const WorkingDays days(kYear2026, organisation);
  EXPECT_EQ(days.WhatCloses(Day("2026-05-13")), ClosedBy::kClosure);
  EXPECT_EQ(days.WhatCloses(Day("2026-05-14")), ClosedBy::kHoliday);
  EXPECT_EQ(days.WhatCloses(Day("2026-05-15")), ClosedBy::kEquatedDay);
  EXPECT_EQ(days.WhatCloses(Day("2026-05-16")), ClosedBy::kWeekend);
  EXPECT_EQ(days.WhatCloses(Day("2026-05-18")), ClosedBy::kClosure);
}

TEST(WorkingDaysTest, WorkingDaysAreCountedAfterTheFirstDayUpToTheLast) {
  const WorkingDays days(kYear2026, {});
  // Friday 29 May, and the week after it.
  EXPECT_EQ(days.Between(Day("2026-05-29"), Day("2026-06-05")), 5);
  EXPECT_EQ(days.Between(Day("2026-05-30"), Day("2026-06-01")), 1);
  EXPECT_EQ(days.Between(Day("2026-05-29"), Day("2026-05-31")), 0);
  EXPECT_EQ(days.Between(Day("2026-06-05"), Day("2026-06-05")), 0);
  EXPECT_EQ(days.Between(Day("2026-06-05"), Day("2026-05-29")), -5);
}

TEST(WorkingDaysTest, WorkingDaysAreAddedAndTakenOff) {
  const WorkingDays days(kYear2026, {});
  const struct {
    const char* day;
    int count;
    const char* other;
  } rows[] = {
      {"2026-06-05", 1, "2026-06-08"},                                    // Friday, Monday
      {"2026-06-06", 1, "2026-06-08"},                                    // Saturday, Monday
      {"2026-06-06", 0, "2026-06-06"},                                    // itself, though closed
      {"2026-06-06", -1, "2026-06-05"},                                   // Saturday, Friday
      {"2026-06-08", -1, "2026-06-05"},                                   // Monday, Friday
      {"2026-06-08", 5, "2026-06-15"},  {"2026-04-02", 1, "2026-04-07"},  // over Easter
      {"2026-04-07", -1, "2026-04-02"}, {"2026-12-24", 2, "2026-12-29"},  // over Christmas
      {"2026-01-01", 1, "2026-01-02"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(days.Add(Day(row.day), row.count), Optional(Day(row.other))) << row.day;
  }
}

TEST(WorkingDaysTest, WhatLiesOutsideTheWindowIsAbsent) {
  const WorkingDays days(kYear2026, {});
  EXPECT_FALSE(days.Covers(Day("2025-12-31")));
  EXPECT_TRUE(days.Covers(Day("2026-01-01")));
  EXPECT_TRUE(days.Covers(Day("2026-12-31")));
  EXPECT_FALSE(days.Covers(Day("2027-01-01")));
  EXPECT_THAT(days.Add(Day("2025-12-31"), 1), Eq(std::nullopt));
  EXPECT_THAT(days.Add(Day("2027-01-01"), -1), Eq(std::nullopt));
  EXPECT_THAT(days.Add(Day("2027-01-01"), 0), Eq(std::nullopt));
  EXPECT_THAT(days.Add(Day("2026-12-31"), 1), Eq(std::nullopt));
  EXPECT_THAT(days.Add(Day("2026-01-02"), -1), Eq(std::nullopt));
  EXPECT_THAT(days.Add(Day("2026-06-01"), INT_MAX), Eq(std::nullopt));
  EXPECT_THAT(days.Add(Day("2026-06-01"), INT_MIN), Eq(std::nullopt));
  EXPECT_THAT(days.OnOrBefore(Day("2026-01-01")), Eq(std::nullopt));
  EXPECT_THAT(days.OnOrBefore(Day("2025-12-31")), Eq(std::nullopt));
  EXPECT_THAT(days.OnOrAfter(Day("2027-01-01")), Eq(std::nullopt));
}

TEST(WorkingDaysTest, AnOrganisationThatIsAlwaysClosedHasNone) {
  OrganisationDays organisation;
  organisation.closures = {Days("1900-01-01", "2199-12-31")};
  const WorkingDays days(kYear2026, organisation);
  EXPECT_EQ(days.Between(kYear2026.first, kYear2026.last), 0);
  EXPECT_THAT(days.Add(Day("2026-06-01"), 1), Eq(std::nullopt));
  EXPECT_THAT(days.OnOrBefore(Day("2026-06-01")), Eq(std::nullopt));
}

TEST(WorkingDaysTest, AWindowHoldsADayAtLeastAndFortyYearsAtMost) {
  const absl::CivilDay first(2000, 1, 1);
  EXPECT_EQ(WorkingDays({first, first}, {}).WhatCloses(first), ClosedBy::kWeekend);
  const WorkingDays longest({first, first + (kWindowDaysMax - 1)}, {});
  EXPECT_TRUE(longest.Covers(absl::CivilDay(2040, 1, 1)));
  EXPECT_DEATH(WorkingDays({first, first + kWindowDaysMax}, {}), "invariant broken");
  EXPECT_DEATH(WorkingDays({first, first - 1}, {}), "invariant broken");
}

TEST(WorkingDaysTest, AskingAboutADayOutsideTheWindowEndsTheProcess) {
  const WorkingDays days(kYear2026, {});
  EXPECT_DEATH(days.WhatCloses(Day("2027-01-01")), "invariant broken");
  EXPECT_DEATH(days.Between(Day("2025-12-31"), Day("2026-01-01")), "invariant broken");
}

// An organisation drawn at random.
OrganisationDays RandomOrganisation(std::mt19937& random, const Period& window) {
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  const int days = static_cast<int>(window.last - window.first) + 1;
  OrganisationDays organisation;
  for (int i = below(6); i > 0; --i) {
    // Some of them begin before the window or end after it.
    const absl::CivilDay first = window.first + (below(days + 20) - 10);
    organisation.closures.push_back({first, first + below(20)});
  }
  for (int i = below(3); i > 0; --i) {
    const absl::CivilDay day = window.first + below(days);
    organisation.equated_days.push_back({day, day});
  }
  if (below(2) == 0) organisation.worked_holidays = {Holiday::kGoodFriday, Holiday::kLiberationDay};
  if (below(3) == 0) organisation.weekdays = {absl::Weekday::monday, absl::Weekday::thursday};
  organisation.works_on_equated_days = below(2) == 0;
  return organisation;
}

// The same counts found by walking from day to day.
std::optional<absl::CivilDay> Walked(const WorkingDays& days, absl::CivilDay day, int count) {
  const int step = count < 0 ? -1 : 1;
  while (count != 0) {
    day += step;
    if (!days.Covers(day)) return std::nullopt;
    if (days.IsWorkingDay(day)) count -= step;
  }
  return day;
}

TEST(WorkingDaysPropertyTest, CountsAreThoseOfAWalkFromDayToDay) {
  std::mt19937 random(noordster::testing::Seed());
  for (int round = 0; round < 20; ++round) {
    const absl::CivilDay first = absl::CivilDay(2015, 1, 1) + static_cast<int>(random() % 9000);
    const Period window = {first, first + static_cast<int>(random() % 120)};
    const WorkingDays days(window, RandomOrganisation(random, window));
    for (absl::CivilDay day = window.first; day <= window.last; ++day) {
      for (const int count : {-40, -7, -2, -1, 0, 1, 2, 7, 40}) {
        ASSERT_EQ(days.Add(day, count), Walked(days, day, count)) << day << " " << count;
      }
      const bool works = days.IsWorkingDay(day);
      ASSERT_EQ(days.OnOrBefore(day), works ? day : Walked(days, day, -1)) << day;
      ASSERT_EQ(days.OnOrAfter(day), works ? day : Walked(days, day, 1)) << day;
      const absl::CivilDay next = day + 1;
      if (days.Covers(next)) {
        ASSERT_EQ(days.Between(day, next), days.IsWorkingDay(next) ? 1 : 0) << day;
        ASSERT_EQ(days.Between(window.first, next),
                  days.Between(window.first, day) + days.Between(day, next));
        ASSERT_EQ(days.Between(next, window.first), -days.Between(window.first, next));
      }
    }
  }
}

TEST(WorkingDaysPropertyTest, ALaterDayAndALargerCountNeverGiveAnEarlierDay) {
  std::mt19937 random(noordster::testing::Seed());
  for (int round = 0; round < 20; ++round) {
    const absl::CivilDay first = absl::CivilDay(2015, 1, 1) + static_cast<int>(random() % 9000);
    const Period window = {first, first + 120};
    const WorkingDays days(window, RandomOrganisation(random, window));
    for (absl::CivilDay day = window.first; day < window.last; ++day) {
      for (int count = -12; count <= 12; ++count) {
        const std::optional<absl::CivilDay> here = days.Add(day, count);
        const std::optional<absl::CivilDay> later = days.Add(day + 1, count);
        const std::optional<absl::CivilDay> more = days.Add(day, count + 1);
        if (!here.has_value()) continue;
        ASSERT_LE(*here, later.value_or(window.last)) << day << " " << count;
        ASSERT_LE(*here, more.value_or(window.last)) << day << " " << count;
      }
    }
  }
}

}  // namespace
}  // namespace noordster::calendar::day_properties_test
