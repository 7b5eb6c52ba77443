// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/terms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "gtest/gtest.h"
#include "services/calendar/date.h"

namespace noordster::calendar::terms_test {
namespace {

absl::CivilDay Day(const char* text) { return ParseDate(text).value(); }

// Of the royal decrees for 2017 to 2019 (Staatscourant 2016, 58653), 2023 to 2025 ("Besluit
// gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025") and
// 2026 to 2028 ("Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028
// en 26 mei 2028").
std::vector<Period> DecreeDays() {
  std::vector<Period> days;
  for (const char* text :
       {"2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31", "2019-05-31",
        "2019-12-27", "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30",
        "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"}) {
    days.push_back({Day(text), Day(text)});
  }
  return days;
}

struct Row {
  const char* start;
  Term term;
  const char* counted;
  ClosedBy counted_closed_by;
  const char* end;
  TermRule rule;
};

constexpr TermUnit kDays = TermUnit::kDays;
constexpr TermUnit kWeeks = TermUnit::kWeeks;
constexpr TermUnit kMonths = TermUnit::kMonths;
constexpr TermUnit kYears = TermUnit::kYears;
constexpr ClosedBy kOpen = ClosedBy::kNothing;
constexpr ClosedBy kWeekend = ClosedBy::kWeekend;
constexpr ClosedBy kHoliday = ClosedBy::kHoliday;
constexpr ClosedBy kEquated = ClosedBy::kEquatedDay;
constexpr TermRule kCounted = TermRule::kCounted;
constexpr TermRule kMoved = TermRule::kEndsOnOpenDay;
constexpr TermRule kTwoDays = TermRule::kTwoOpenDays;
constexpr TermRule kOutside = TermRule::kOutsideTheAct;

constexpr Row kRows[] = {
    // The day of the event does not count: 1 June and ten days is 11 June, a Thursday.
    {"2026-06-01", {10, kDays}, "2026-06-11", kOpen, "2026-06-11", kCounted},
    {"2026-06-01", {2, kWeeks}, "2026-06-15", kOpen, "2026-06-15", kCounted},
    {"2026-06-01", {1, kMonths}, "2026-07-01", kOpen, "2026-07-01", kCounted},
    // Art. 1(1). Saturday, so Monday.
    {"2026-06-01", {5, kDays}, "2026-06-06", kWeekend, "2026-06-08", kMoved},
    {"2026-06-05", {1, kDays}, "2026-06-06", kWeekend, "2026-06-08", kMoved},
    // Liberation Day on Tuesday, so Wednesday.
    {"2026-03-24", {6, kWeeks}, "2026-05-05", kHoliday, "2026-05-06", kMoved},
    // Good Friday, Saturday, Sunday, Easter Monday, so Tuesday.
    {"2026-03-20", {2, kWeeks}, "2026-04-03", kHoliday, "2026-04-07", kMoved},
    // Ascension Day on Thursday, decree Friday, Saturday, Sunday, so Monday.
    {"2026-04-02", {6, kWeeks}, "2026-05-14", kHoliday, "2026-05-18", kMoved},
    {"2026-05-05", {10, kDays}, "2026-05-15", kEquated, "2026-05-18", kMoved},
    // Liberation Day on Wednesday, Ascension Day, decree Friday, Saturday, Sunday, so Monday.
    {"2027-04-21", {2, kWeeks}, "2027-05-05", kHoliday, "2027-05-10", kMoved},
    // Ascension Day that is Liberation Day, on Thursday; no decree in these rows, so Friday.
    {"2016-04-21", {2, kWeeks}, "2016-05-05", kHoliday, "2016-05-06", kMoved},
    // Christmas on Friday and Saturday, Sunday, so Monday.
    {"2026-12-18", {1, kWeeks}, "2026-12-25", kHoliday, "2026-12-28", kMoved},
    // Christmas on Saturday and Sunday: nobody gets another day for them.
    {"2027-12-18", {1, kWeeks}, "2027-12-25", kWeekend, "2027-12-27", kMoved},
    // Saturday, Sunday, decree Monday, Christmas, so Thursday.
    {"2018-12-15", {1, kWeeks}, "2018-12-22", kWeekend, "2018-12-27", kMoved},
    {"2018-12-17", {1, kWeeks}, "2018-12-24", kEquated, "2018-12-27", kMoved},
    // King's Day on Saturday 26 April, Sunday, so Monday.
    {"2025-04-19", {1, kWeeks}, "2025-04-26", kWeekend, "2025-04-28", kMoved},
    // 30 and 31 December are two open days; New Year, decree Friday, Saturday, Sunday, so Monday.
    {"2025-12-29", {3, kDays}, "2026-01-01", kHoliday, "2026-01-05", kMoved},
    // Art. 2. Saturday, Sunday, Monday hold one open day, so Tuesday.
    {"2026-06-05", {3, kDays}, "2026-06-08", kOpen, "2026-06-09", kTwoDays},
    // Friday is one; ends on Sunday, so Monday, which is the second.
    {"2026-06-04", {3, kDays}, "2026-06-07", kWeekend, "2026-06-08", kMoved},
    // Good Friday to Easter Sunday hold none; Tuesday is the first, so Wednesday.
    {"2026-04-02", {3, kDays}, "2026-04-05", kWeekend, "2026-04-08", kTwoDays},
    // Two days hold no such promise: Saturday, so Tuesday after Easter.
    {"2026-04-02", {2, kDays}, "2026-04-04", kWeekend, "2026-04-07", kMoved},
    // Christmas and Sunday hold none, Monday is the first, so Tuesday.
    {"2026-12-24", {3, kDays}, "2026-12-27", kWeekend, "2026-12-29", kTwoDays},
    {"2026-12-24", {4, kDays}, "2026-12-28", kOpen, "2026-12-29", kTwoDays},
    {"2026-12-24", {5, kDays}, "2026-12-29", kOpen, "2026-12-29", kCounted},
    // Thursday is one; ends on Sunday, so Monday, which is the second.
    {"2026-12-23", {4, kDays}, "2026-12-27", kWeekend, "2026-12-28", kMoved},
    // Saturday to Wednesday hold none, Thursday is the first, so Friday.
    {"2018-12-21", {5, kDays}, "2018-12-26", kHoliday, "2018-12-28", kTwoDays},
    // From Tuesday: Liberation Day, Ascension Day, decree Friday, Saturday, Sunday, Monday 10 May.
    {"2027-05-04", {6, kDays}, "2027-05-10", kOpen, "2027-05-11", kTwoDays},
    // Months end on the same day, or on the last of the month: a Saturday, a Tuesday, a Sunday.
    {"2026-01-31", {1, kMonths}, "2026-02-28", kWeekend, "2026-03-02", kMoved},
    {"2028-01-31", {1, kMonths}, "2028-02-29", kOpen, "2028-02-29", kCounted},
    {"2026-11-30", {3, kMonths}, "2027-02-28", kWeekend, "2027-03-01", kMoved},
    {"2026-02-28", {1, kMonths}, "2026-03-28", kWeekend, "2026-03-30", kMoved},
    {"2026-12-31", {2, kMonths}, "2027-02-28", kWeekend, "2027-03-01", kMoved},
    // Art. 4(a), each side of the bound; 5 May 2026 is Liberation Day.
    {"2026-02-04", {90, kDays}, "2026-05-05", kHoliday, "2026-05-06", kMoved},
    {"2026-02-03", {91, kDays}, "2026-05-05", kHoliday, "2026-05-05", kOutside},
    {"2026-02-10", {12, kWeeks}, "2026-05-05", kHoliday, "2026-05-06", kMoved},
    {"2026-02-03", {13, kWeeks}, "2026-05-05", kHoliday, "2026-05-05", kOutside},
    {"2026-02-05", {3, kMonths}, "2026-05-05", kHoliday, "2026-05-06", kMoved},
    {"2026-01-05", {4, kMonths}, "2026-05-05", kHoliday, "2026-05-05", kOutside},
    {"2025-05-05", {1, kYears}, "2026-05-05", kHoliday, "2026-05-05", kOutside},
    {"2024-02-29", {1, kYears}, "2025-02-28", kOpen, "2025-02-28", kOutside},
    {"2024-02-29", {4, kYears}, "2028-02-29", kOpen, "2028-02-29", kOutside},
};

TEST(TermsTest, EveryTermEndsWhereTheActPutsItAndSaysWhy) {
  const std::vector<Period> decree = DecreeDays();
  for (const Row& row : kRows) {
    const TermEnd end = StatutoryTermEnd(Day(row.start), row.term, decree);
    const std::string from = absl::StrCat("from ", row.start, " to ", row.counted);
    EXPECT_EQ(FormatDate(end.counted), row.counted) << from;
    EXPECT_EQ(end.counted_closed_by, row.counted_closed_by) << from;
    EXPECT_EQ(FormatDate(end.end), row.end) << from;
    EXPECT_EQ(end.rule, row.rule) << from;
  }
}

TEST(TermsTest, ADayThatNoDecreeEquatesEndsATerm) {
  const TermEnd end = StatutoryTermEnd(Day("2026-05-05"), {10, kDays}, {});
  EXPECT_EQ(end, (TermEnd{Day("2026-05-15"), kOpen, Day("2026-05-15"), kCounted}));
}

TEST(TermsTest, TheActHoldsForTermsUpToItsBounds) {
  EXPECT_TRUE(IsUnderTheAct({1, kDays}));
  EXPECT_TRUE(IsUnderTheAct({90, kDays}));
  EXPECT_FALSE(IsUnderTheAct({91, kDays}));
  EXPECT_TRUE(IsUnderTheAct({12, kWeeks}));
  EXPECT_FALSE(IsUnderTheAct({13, kWeeks}));
  EXPECT_TRUE(IsUnderTheAct({3, kMonths}));
  EXPECT_FALSE(IsUnderTheAct({4, kMonths}));
  EXPECT_FALSE(IsUnderTheAct({1, kYears}));
}

// The act a second time: days are numbers from 1 January 2015, and
// everything is found by walking.
class Walk {
 public:
  explicit Walk(const std::vector<Period>& equated_days) {
    static constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int weekday = 3;  // 1 January 2015 is a Thursday
    for (int year = 2015; year <= 2041; ++year) {
      const std::set<std::array<int, 2>> holidays = HolidaysOf(year);
      for (int month = 1; month <= 12; ++month) {
        const int leap = month == 2 && year % 4 == 0 ? 1 : 0;
        month_begins_.push_back(static_cast<int>(open_.size()));
        for (int day = 1; day <= kLengths[month - 1] + leap; ++day) {
          open_.push_back(weekday < 5 && holidays.count({month, day}) == 0);
          weekday = (weekday + 1) % 7;
        }
      }
    }
    for (const Period& days : equated_days) {
      open_[static_cast<size_t>(days.first - absl::CivilDay(2015, 1, 1))] = false;
    }
  }

  int End(int start, const Term& term) const {
    int end = start;
    if (term.unit == TermUnit::kMonths) {
      size_t month = 0;
      while (month_begins_[month + 1] <= start) ++month;
      const int day = start - month_begins_[month];
      month += static_cast<size_t>(term.count);
      end = std::min(month_begins_[month] + day, month_begins_[month + 1] - 1);
    } else {
      for (int i = 0; i < term.count * (term.unit == TermUnit::kWeeks ? 7 : 1); ++i) ++end;
    }
    const bool is_short = term.unit == TermUnit::kDays && term.count < 3;
    while (!IsOpen(end) || (!is_short && OpenDays(start + 1, end) < 2)) ++end;
    return end;
  }

 private:
  bool IsOpen(int day) const { return open_[static_cast<size_t>(day)]; }

  // Counts to 2 at most.
  int OpenDays(int first, int last) const {
    int open = 0;
    for (int day = first; day <= last && open < 2; ++day) open += IsOpen(day);
    return open;
  }

  // Easter of these years from the golden number: right for 1900 to 2199.
  static std::set<std::array<int, 2>> HolidaysOf(int year) {
    std::set<std::array<int, 2>> holidays = {{1, 1}, {5, 5}, {12, 25}, {12, 26}};
    int moon = (19 * (year % 19) + 24) % 30;  // days from 21 March to the full moon
    if (moon == 29 || (moon == 28 && year % 19 > 10)) --moon;
    const absl::CivilDay full(year, 3, 21);
    absl::CivilDay easter = full + moon + 1;
    while (absl::GetWeekday(easter) != absl::Weekday::sunday) ++easter;
    for (const int after : {-2, 1, 39, 50}) {
      const absl::CivilDay holiday = easter + after;
      holidays.insert({holiday.month(), holiday.day()});
    }
    const bool is_sunday = absl::GetWeekday(absl::CivilDay(year, 4, 27)) == absl::Weekday::sunday;
    holidays.insert({4, is_sunday ? 26 : 27});
    return holidays;
  }

  std::vector<bool> open_;
  std::vector<int> month_begins_;
};

TEST(TermsTest, WalkingFromDayToDayEndsEveryShortTermOf2015To2040OnTheSameDay) {
  const std::vector<Period> decree = DecreeDays();
  const Walk walk(decree);
  const absl::CivilDay first(2015, 1, 1);
  std::vector<Term> terms;
  for (int count = 1; count <= 10; ++count) terms.push_back({count, kDays});
  for (int count : {42, 90}) terms.push_back({count, kDays});
  for (int count = 1; count <= 12; ++count) terms.push_back({count, kWeeks});
  for (int count = 1; count <= 3; ++count) terms.push_back({count, kMonths});
  for (const Term& term : terms) {
    absl::CivilDay latest = first;
    for (absl::CivilDay start = first; start.year() <= 2040; ++start) {
      const TermEnd end = StatutoryTermEnd(start, term, decree);
      ASSERT_EQ(end.end - first, walk.End(static_cast<int>(start - first), term)) << start;
      ASSERT_EQ(end.end == end.counted, end.rule == kCounted) << start;
      // A later event never ends a term earlier.
      ASSERT_GE(end.end, latest) << start;
      latest = end.end;
    }
  }
}

}  // namespace
}  // namespace noordster::calendar::terms_test
