// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/date.h"

#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::calendar::date_test {
namespace {

using ::testing::Eq;
using ::testing::Optional;

absl::Time At(absl::CivilSecond second) { return absl::FromCivil(second, absl::UTCTimeZone()); }

TEST(DateTest, EveryDayOfTheCalendarIsReadAsItIsWritten) {
  int days = 0;
  for (absl::CivilDay day = kFirstDay; day <= kLastDay; ++day, ++days) {
    ASSERT_THAT(ParseDate(FormatDate(day)), Optional(day));
  }
  // 300 years, of which 73 are leap years: 1900 and 2100 are not, 2000 is.
  EXPECT_EQ(days, 300 * 365 + 73);
}

TEST(DateTest, ADayIsWrittenAsCivilTimesAreWhateverItsYear) {
  for (const int year : {-1, 0, 9, 999, 1000, kFirstYear, 2022, kLastYear, 9999, 10000}) {
    for (const absl::CivilDay day : {absl::CivilDay(year, 1, 1), absl::CivilDay(year, 12, 31)}) {
      EXPECT_THAT(FormatDate(day), Eq(absl::FormatCivilTime(day)));
    }
  }
  EXPECT_THAT(FormatDate(kLastDay), Eq(kLastDayText));
}

TEST(DateTest, TwentyNineFebruaryExistsInLeapYearsOnly) {
  EXPECT_THAT(ParseDate("2024-02-29"), Optional(absl::CivilDay(2024, 2, 29)));
  EXPECT_THAT(ParseDate("2000-02-29"), Optional(absl::CivilDay(2000, 2, 29)));
  EXPECT_THAT(ParseDate("2022-02-29"), Eq(std::nullopt));
  EXPECT_THAT(ParseDate("1900-02-29"), Eq(std::nullopt));
  EXPECT_THAT(ParseDate("2100-02-29"), Eq(std::nullopt));
}

TEST(DateTest, DaysThatDoNotExistAreNotTurnedIntoOthers) {
  for (const char* text : {"2022-00-01", "2022-13-01", "2022-01-00", "2022-01-32", "2022-04-31",
                           "2022-06-31", "2022-09-31", "2022-11-31", "2022-02-30"}) {
    EXPECT_THAT(ParseDate(text), Eq(std::nullopt)) << text;
  }
}

TEST(DateTest, YearsOutsideTheCalendarAreRefused) {
  EXPECT_THAT(ParseDate("1899-12-31"), Eq(std::nullopt));
  EXPECT_THAT(ParseDate("1900-01-01"), Optional(kFirstDay));
  EXPECT_THAT(ParseDate("2199-12-31"), Optional(kLastDay));
  EXPECT_THAT(ParseDate("2200-01-01"), Eq(std::nullopt));
}

TEST(DateTest, OtherWaysToWriteADayAreRefused) {
  for (const char* text :
       {"", "2022-7-15", "2022-07-15 ", " 2022-07-15", "20220715", "2022/07/15", "15-07-2022",
        "2022-07", "2022-07-15T00:00:00Z", "+2022-07-15", "2022-07-1a", "２０22-07-15"}) {
    EXPECT_THAT(ParseDate(text), Eq(std::nullopt)) << text;
  }
  EXPECT_THAT(ParseDate(absl::string_view("2022-07-1\0", 10)), Eq(std::nullopt));
}

TEST(TimestampTest, WholeSecondsHaveNoDecimals) {
  const absl::Time time = At(absl::CivilSecond(2022, 7, 15, 9, 30, 0));
  EXPECT_EQ(FormatTimestamp(time), "2022-07-15T09:30:00Z");
  EXPECT_THAT(ParseTimestamp("2022-07-15T09:30:00Z"), Optional(time));
}

TEST(TimestampTest, MicrosecondsLoseTheirTrailingZeros) {
  const absl::Time second = At(absl::CivilSecond(2022, 7, 15, 9, 30, 0));
  EXPECT_EQ(FormatTimestamp(second + absl::Milliseconds(250)), "2022-07-15T09:30:00.25Z");
  EXPECT_EQ(FormatTimestamp(second + absl::Microseconds(1)), "2022-07-15T09:30:00.000001Z");
  EXPECT_EQ(FormatTimestamp(second + absl::Microseconds(100)), "2022-07-15T09:30:00.0001Z");
  EXPECT_EQ(FormatTimestamp(second + absl::Microseconds(999999)), "2022-07-15T09:30:00.999999Z");
}

TEST(TimestampTest, WhatIsFinerThanAMicrosecondIsDropped) {
  const absl::Time second = At(absl::CivilSecond(2022, 7, 15, 9, 30, 0));
  EXPECT_EQ(FormatTimestamp(second + absl::Nanoseconds(999)), "2022-07-15T09:30:00Z");
  EXPECT_THAT(ParseTimestamp("2022-07-15T09:30:00.123456789Z"),
              Optional(second + absl::Microseconds(123456)));
}

TEST(TimestampTest, EveryDecimalIsReadAsItIsWritten) {
  const absl::Time second = At(absl::CivilSecond(1969, 12, 31, 23, 59, 59));
  for (int microseconds = 0; microseconds < 1000000; microseconds += 37) {
    const absl::Time time = second + absl::Microseconds(microseconds);
    ASSERT_THAT(ParseTimestamp(FormatTimestamp(time)), Optional(time));
  }
}

TEST(TimestampTest, TheCalendarHasAFirstAndALastInstant) {
  for (const char* text : {"1900-01-01T00:00:00Z", "2199-12-31T23:59:59.999999Z"}) {
    const std::optional<absl::Time> time = ParseTimestamp(text);
    ASSERT_TRUE(time.has_value()) << text;
    EXPECT_EQ(FormatTimestamp(*time), text);
  }
}

TEST(TimestampTest, OtherWaysToWriteAnInstantAreRefused) {
  for (const char* text : {"",
                           "2022-07-15",
                           "2022-07-15T09:30:00",
                           "2022-07-15T09:30Z",
                           "2022-07-15 09:30:00Z",
                           "2022-07-15t09:30:00Z",
                           "2022-07-15T09:30:00z",
                           "2022-07-15T09:30:00+00:00",
                           "2022-07-15T09:30:00+02:00",
                           "2022-07-15T24:00:00Z",
                           "2022-07-15T09:60:00Z",
                           "2022-07-15T23:59:60Z",
                           "2022-07-15T09:30:00.Z",
                           "2022-07-15T09:30:00.1234567890Z",
                           "2022-07-15T09:30:00.12a4Z",
                           "2022-07-15T09:30:00,25Z",
                           "2022-02-30T09:30:00Z",
                           "1899-12-31T23:59:59Z",
                           "2200-01-01T00:00:00Z",
                           "2022-07-15T09:30:00ZZ"}) {
    EXPECT_THAT(ParseTimestamp(text), Eq(std::nullopt)) << text;
  }
}

}  // namespace
}  // namespace noordster::calendar::date_test
