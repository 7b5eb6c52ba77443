// SPDX-License-Identifier: EUPL-1.2
#include "services/planning/day_line.h"

#include <gtest/gtest.h>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"
#include "tests/planning/random_problem.h"

namespace noordster::planning::day_line_test {
namespace {

TEST(DayLineTest, DaysAreCountedFromTheFirstOf1970) {
  EXPECT_EQ(DayOf(absl::CivilDay(1970, 1, 1)), 0);
  EXPECT_EQ(DayOf(absl::CivilDay(2022, 7, 15)), 19188);
  EXPECT_EQ(CivilDayOf(19188), absl::CivilDay(2022, 7, 15));
}

TEST(DayLineTest, WorkingDaysAreThoseOfTheCalendar) {
  const calendar::WorkingDays calendar({absl::CivilDay(2022, 1, 1), absl::CivilDay(2022, 12, 31)},
                                       {});
  const DayLine days(calendar);
  EXPECT_EQ(days.first(), DayOf(absl::CivilDay(2022, 1, 1)));
  EXPECT_EQ(days.last(), DayOf(absl::CivilDay(2022, 12, 31)));
  for (int from = 0; from < 365; ++from) {
    const absl::CivilDay day = absl::CivilDay(2022, 1, 1) + from;
    for (const int count : {-20, -3, -1, 0, 1, 2, 7, 20}) {
      const auto expected = calendar.Add(day, count);
      if (!expected.has_value()) continue;
      EXPECT_EQ(CivilDayOf(days.Plus(DayOf(day), count)), *expected) << day << " " << count;
    }
    EXPECT_EQ(days.Between(days.first(), DayOf(day)),
              calendar.Between(absl::CivilDay(2022, 1, 1), day));
  }
}

TEST(DayLineTest, FirstAndLastPlusAreFoundByLooking) {
  const DayLine days = planning::testing::SomeDays();
  for (Day day = days.first() + 30; day <= days.last() - 30; ++day) {
    for (int count = -8; count <= 8; ++count) {
      const Day last = days.LastPlus(day, count);
      EXPECT_LE(days.Plus(last, count), day);
      EXPECT_GT(days.Plus(last + 1, count), day);
      const Day first = days.FirstPlus(day, count);
      EXPECT_GE(days.Plus(first, count), day);
      EXPECT_LT(days.Plus(first - 1, count), day);
    }
  }
}

TEST(DayLineTest, WhatIsOutsideTheWindowIsBesideIt) {
  const DayLine days = planning::testing::SomeDays();
  EXPECT_EQ(days.Plus(days.last(), 1), days.last() + 1);
  EXPECT_EQ(days.Plus(days.last() + 100, 0), days.last() + 1);
  EXPECT_EQ(days.Plus(days.first(), -1), days.first() - 1);
  EXPECT_LT(days.LastPlus(days.first(), 3), days.first());
}

}  // namespace
}  // namespace noordster::planning::day_line_test
