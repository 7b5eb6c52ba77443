// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/dates.h"

#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace noordster::cli::dates_test {
namespace {

std::string Vague(const char* text, const char* edtf, Language language = Language::kDutch) {
  v1::VagueDate date;
  date.set_text(text);
  date.set_edtf(edtf);
  return VagueDateOnScreen(date, language);
}

TEST(DatesTest, ADayIsTypedInEitherOrder) {
  EXPECT_EQ(DayOf("2022-07-15"), "2022-07-15");
  EXPECT_EQ(DayOf("15-07-2022"), "2022-07-15");
  EXPECT_EQ(DayOf("29-02-2024"), "2024-02-29");
}

TEST(DatesTest, WhatIsNoDayIsRefused) {
  for (const char* text :
       {"", "mei 2022", "2022-07", "29-02-2022", "31-04-2022", "2022-13-01", "15/07/2022",
        "15-7-2022", "15-07-22", "2022-07-15T00:00", "-1-07-2022", "2022-07-1x"}) {
    EXPECT_EQ(DayOf(text), std::nullopt) << text;
  }
}

TEST(DatesTest, ADayStandsOnTheScreenWithTheDayFirst) {
  EXPECT_EQ(DayOnScreen("2022-07-15"), "15-07-2022");
  EXPECT_EQ(DayOnScreen(""), "");
  EXPECT_EQ(DayOnScreen("15 juli"), "15 juli");
}

TEST(DatesTest, AVagueDateIsNeverMorePreciseThanItWasGiven) {
  EXPECT_EQ(Vague("mei 2022", "2022-05"), "mei 2022");
  EXPECT_EQ(Vague("september/oktober", "[2022-09,2022-10]"), "september/oktober");
  EXPECT_EQ(Vague("", "2022-05"), "mei 2022");
  EXPECT_EQ(Vague("", "2022-05", Language::kEnglish), "May 2022");
  EXPECT_EQ(Vague("", "2022"), "2022");
  EXPECT_EQ(Vague("", "2022-07-05"), "5 juli 2022");
  EXPECT_EQ(Vague("", "2022-22"), "zomer 2022");
  EXPECT_EQ(Vague("", "2022-35"), "Q3 2022");
  EXPECT_EQ(Vague("", "[2022-09,2022-10]"), "september 2022 of oktober 2022");
  EXPECT_EQ(Vague("", "2022-07/2022-09"), "juli 2022 tot en met september 2022");
  EXPECT_EQ(Vague("", "2023/.."), "vanaf 2023");
  EXPECT_EQ(Vague("", "../2026-10"), "uiterlijk oktober 2026");
  EXPECT_EQ(Vague("", "[2022-09..2022-12]"), "in een van september 2022 tot en met december 2022");
  EXPECT_EQ(Vague("", "[2022-09..2022-12]", Language::kEnglish),
            "in one of September 2022 to December 2022");
  EXPECT_EQ(Vague("", "[2022-09,202X]"), "[2022-09,202X]");
  EXPECT_EQ(Vague("", ""), "-");
}

TEST(DatesTest, ADayStandsInWords) {
  EXPECT_EQ(DayInWords("2022-09-27", Language::kDutch), "27 september 2022");
  EXPECT_EQ(DayInWords("2022-05-01", Language::kEnglish), "1 May 2022");
  EXPECT_EQ(DayInWords("2022-09-31", Language::kDutch), "2022-09-31");
  EXPECT_EQ(DayInWords("2022-09", Language::kDutch), "2022-09");
  EXPECT_EQ(DayInWords("", Language::kDutch), "");
}

TEST(DatesTest, AMomentStandsInLocalTime) {
  EXPECT_EQ(MomentOnScreen("2022-07-15T12:03:59.5Z", absl::FixedTimeZone(7200)),
            "15-07-2022 14:03");
  EXPECT_EQ(MomentOnScreen("gisteren", absl::UTCTimeZone()), "gisteren");
}

}  // namespace
}  // namespace noordster::cli::dates_test
