// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/hand_in.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/calendar/date.h"
#include "tests/support/seed.h"

namespace noordster::calendar::hand_in_test {
namespace {

using ::testing::Eq;
using ::testing::Optional;

absl::CivilDay Day(const char* text) { return ParseDate(text).value(); }

Period Days(const char* first, const char* last) { return {Day(first), Day(last)}; }

const Period kWindow = {absl::CivilDay(2021, 1, 1), absl::CivilDay(2028, 12, 31)};

const WorkingDays& Office() {
  static const auto* const kDays = new WorkingDays(kWindow, {});
  return *kDays;
}

Lead CalendarDays(int count) { return {.count = count}; }

std::vector<absl::CivilDay> Tuesdays(int year) {
  std::vector<absl::CivilDay> days;
  absl::CivilDay day = absl::NextWeekday(absl::CivilDay(year, 1, 1) - 1, absl::Weekday::tuesday);
  for (; day.year() == year; day += 7) days.push_back(day);
  return days;
}

// The place of the last meeting not after a day.
size_t LastNotAfter(const std::vector<absl::CivilDay>& meetings, absl::CivilDay day) {
  return static_cast<size_t>(std::upper_bound(meetings.begin(), meetings.end(), day) -
                             meetings.begin() - 1);
}

// The path of one plan back from the committee that prepares the council: the griffie wants papers
// ten days before the committee, from a college that meets on Tuesdays; its secretariat wants them
// eight days before the college, its staff meeting seven days before that.
struct Path {
  HandInDay papers;
  absl::CivilDay college;
  std::vector<HandInDay> offices;
};

Path PathTo(const char* committee, const std::vector<Period>& stops) {
  const std::vector<absl::CivilDay> committees = {Day(committee)};
  const HandInRule griffie = {{{.lead = CalendarDays(10)}}};
  const HandInDay papers = HandInDays(griffie, Office(), committees, 0).value().front();
  const std::vector<absl::CivilDay> college = Tuesdays(static_cast<int>(papers.day.year()));
  const size_t meeting = LastNotAfter(college, papers.day);
  const HandInRule rule = {
      {{.lead = CalendarDays(8), .stops = stops}, {.lead = CalendarDays(7), .stops = stops}}};
  return {papers, college[meeting], HandInDays(rule, Office(), college, meeting).value()};
}

HandInDay NotMoved(const char* day) {
  return {Day(day), Day(day), ClosedBy::kNothing, std::nullopt};
}

HandInDay Moved(const char* counted, const char* day, ClosedBy by) {
  return {Day(counted), Day(day), by, std::nullopt};
}

HandInDay Stopped(const char* counted, const char* day, size_t stop) {
  return {Day(counted), Day(day), ClosedBy::kStop, stop};
}

TEST(HandInTest, ACouncilOf29September2026IsHandedInFor17AugustWithoutAStop) {
  const Path path = PathTo("2026-09-15", {});
  // The tenth day before is a Saturday.
  EXPECT_EQ(path.papers, Moved("2026-09-05", "2026-09-04", ClosedBy::kWeekend));
  EXPECT_EQ(path.college, Day("2026-09-01"));
  EXPECT_EQ(path.offices[0], NotMoved("2026-08-24"));
  EXPECT_EQ(path.offices[1], NotMoved("2026-08-17"));
}

TEST(HandInTest, AStopUntil21August2026MovesOnlyTheStaffMeetingBackBeforeIt) {
  const Path path = PathTo("2026-09-15", {Days("2026-07-18", "2026-08-21")});
  EXPECT_EQ(path.offices[0], NotMoved("2026-08-24"));
  EXPECT_EQ(path.offices[1], Stopped("2026-08-17", "2026-07-17", 0));
}

TEST(HandInTest, AStopUntil30August2026MovesBothAndTheSecondFromTheDayOfTheFirst) {
  const Path path = PathTo("2026-09-15", {Days("2026-07-18", "2026-08-30")});
  EXPECT_EQ(path.offices[0], Stopped("2026-08-24", "2026-07-17", 0));
  EXPECT_EQ(path.offices[1], NotMoved("2026-07-10"));
}

TEST(HandInTest, ACommitteeOf13September2022IsHandedInFor15AugustWithoutAStop) {
  const Path path = PathTo("2022-09-13", {});
  EXPECT_EQ(path.papers, Moved("2022-09-03", "2022-09-02", ClosedBy::kWeekend));
  EXPECT_EQ(path.college, Day("2022-08-30"));
  EXPECT_EQ(path.offices[0], NotMoved("2022-08-22"));
  EXPECT_EQ(path.offices[1], NotMoved("2022-08-15"));
}

TEST(HandInTest, AStopUntil21August2022LeavesTheFridayBeforeTheWeekendItFollows) {
  const Path path = PathTo("2022-09-13", {Days("2022-07-18", "2022-08-21")});
  EXPECT_EQ(path.offices[0], NotMoved("2022-08-22"));
  // 16 and 17 July are a weekend.
  EXPECT_EQ(path.offices[1], Stopped("2022-08-15", "2022-07-15", 0));
}

constexpr LeadUnit kCalendar = LeadUnit::kCalendarDays;
constexpr LeadUnit kWorking = LeadUnit::kWorkingDays;
constexpr LeadUnit kWeekdayBefore = LeadUnit::kWeekdayBefore;
constexpr LeadUnit kMeetings = LeadUnit::kMeetings;
constexpr absl::Weekday kMonday = absl::Weekday::monday;
constexpr absl::Weekday kFriday = absl::Weekday::friday;

struct Row {
  const char* wanted;
  Lead lead;
  const char* counted;
  const char* day;
  ClosedBy moved_by;
};

void ExpectHandIns(const std::vector<Row>& rows, const WorkingDays& days) {
  const std::vector<absl::CivilDay> meetings = {Day("2026-01-06"), Day("2026-03-05"),
                                                Day("2026-04-03"), Day("2026-05-05"),
                                                Day("2026-06-02"), Day("2026-06-16")};
  for (const Row& row : rows) {
    EXPECT_THAT(HandInBefore(Day(row.wanted), {.lead = row.lead}, days, meetings),
                Optional(Moved(row.counted, row.day, row.moved_by)))
        << row.wanted << " " << row.lead.count;
  }
}

TEST(HandInTest, EveryUnitIsCountedBackAndEveryClosedDayMovesEarlier) {
  ExpectHandIns(
      {
          // Calendar days: a Monday; a Saturday and a Sunday, so Friday.
          {"2026-06-16", {kCalendar, 8}, "2026-06-08", "2026-06-08", ClosedBy::kNothing},
          {"2026-06-16", {kCalendar, 10}, "2026-06-06", "2026-06-05", ClosedBy::kWeekend},
          {"2026-06-16", {kCalendar, 9}, "2026-06-07", "2026-06-05", ClosedBy::kWeekend},
          // Easter Monday, Sunday, Saturday, Good Friday, so Thursday.
          {"2026-04-16", {kCalendar, 10}, "2026-04-06", "2026-04-02", ClosedBy::kHoliday},
          {"2026-04-13", {kCalendar, 10}, "2026-04-03", "2026-04-02", ClosedBy::kHoliday},
          {"2026-04-14", {kCalendar, 10}, "2026-04-04", "2026-04-02", ClosedBy::kWeekend},
          // Liberation Day on a Tuesday, so Monday.
          {"2026-05-19", {kCalendar, 14}, "2026-05-05", "2026-05-04", ClosedBy::kHoliday},
          // Ascension Day and Liberation Day before it, so Tuesday.
          {"2027-05-20", {kCalendar, 14}, "2027-05-06", "2027-05-04", ClosedBy::kHoliday},
          // Sunday and both Christmas Days on Friday and Saturday, so Thursday.
          {"2027-01-06", {kCalendar, 10}, "2026-12-27", "2026-12-24", ClosedBy::kWeekend},
          {"2027-01-04", {kCalendar, 10}, "2026-12-25", "2026-12-24", ClosedBy::kHoliday},
          // New Year's Day, so the last day of the old year.
          {"2026-01-15", {kCalendar, 14}, "2026-01-01", "2025-12-31", ClosedBy::kHoliday},
          // Working days: over a weekend, over Easter, over Christmas and New Year.
          {"2026-06-16", {kWorking, 2}, "2026-06-12", "2026-06-12", ClosedBy::kNothing},
          {"2026-04-08", {kWorking, 2}, "2026-04-02", "2026-04-02", ClosedBy::kNothing},
          {"2027-01-05", {kWorking, 6}, "2026-12-24", "2026-12-24", ClosedBy::kNothing},
          // Monday before a Thursday, before a Tuesday, before a Monday, of a week earlier.
          {"2026-06-18", {kWeekdayBefore, 1, kMonday}, "2026-06-15", "2026-06-15", {}},
          {"2026-06-16", {kWeekdayBefore, 1, kMonday}, "2026-06-15", "2026-06-15", {}},
          {"2026-06-15", {kWeekdayBefore, 1, kMonday}, "2026-06-08", "2026-06-08", {}},
          {"2026-06-18", {kWeekdayBefore, 2, kMonday}, "2026-06-08", "2026-06-08", {}},
          // Monday before is Easter Monday, Friday before is Good Friday: both are Thursday.
          {"2026-04-09",
           {kWeekdayBefore, 1, kMonday},
           "2026-04-06",
           "2026-04-02",
           ClosedBy::kHoliday},
          {"2026-04-09",
           {kWeekdayBefore, 1, kFriday},
           "2026-04-03",
           "2026-04-02",
           ClosedBy::kHoliday},
          // Meetings: the one before, two before, before a day without one; on Good Friday.
          {"2026-06-16", {kMeetings, 1}, "2026-06-02", "2026-06-02", ClosedBy::kNothing},
          {"2026-06-16", {kMeetings, 2}, "2026-05-05", "2026-05-04", ClosedBy::kHoliday},
          {"2026-06-17", {kMeetings, 1}, "2026-06-16", "2026-06-16", ClosedBy::kNothing},
          {"2026-05-05", {kMeetings, 1}, "2026-04-03", "2026-04-02", ClosedBy::kHoliday},
          // No lead: the day itself, in any unit.
          {"2026-06-16", {}, "2026-06-16", "2026-06-16", ClosedBy::kNothing},
          {"2026-06-13", {kWorking, 0}, "2026-06-13", "2026-06-12", ClosedBy::kWeekend},
          {"2026-06-16", {kWeekdayBefore, 0}, "2026-06-16", "2026-06-16", ClosedBy::kNothing},
          {"2026-06-16", {kMeetings, 0}, "2026-06-16", "2026-06-16", ClosedBy::kNothing},
      },
      Office());
}

TEST(HandInTest, ClosuresAndEquatedDaysOfTheOrganisationCloseAndWorkedHolidaysDoNot) {
  OrganisationDays organisation;
  organisation.equated_days = {Days("2026-05-15", "2026-05-15")};
  organisation.closures = {Days("2026-06-08", "2026-06-10")};
  organisation.worked_holidays = {Holiday::kGoodFriday, Holiday::kLiberationDay};
  ExpectHandIns(
      {
          {"2026-04-13", {kCalendar, 10}, "2026-04-03", "2026-04-03", ClosedBy::kNothing},
          {"2026-05-19", {kCalendar, 14}, "2026-05-05", "2026-05-05", ClosedBy::kNothing},
          // Decree Friday and Ascension Day, so Wednesday.
          {"2026-05-25", {kCalendar, 10}, "2026-05-15", "2026-05-13", ClosedBy::kEquatedDay},
          // Closed on Wednesday, Tuesday and Monday, so Friday.
          {"2026-06-20", {kCalendar, 10}, "2026-06-10", "2026-06-05", ClosedBy::kClosure},
          {"2026-06-16", {kWorking, 3}, "2026-06-11", "2026-06-11", ClosedBy::kNothing},
          {"2026-06-16", {kWorking, 4}, "2026-06-05", "2026-06-05", ClosedBy::kNothing},
      },
      WorkingDays(kWindow, organisation));
}

TEST(HandInTest, WorkingDaysAreCountedThroughAStopAndThenMovedOutOfIt) {
  const HandInOffice office = {.lead = {kWorking, 5}, .stops = {Days("2026-06-08", "2026-06-12")}};
  // Friday to Tuesday are five working days back from Tuesday 16 June.
  EXPECT_THAT(HandInBefore(Day("2026-06-16"), office, Office(), {}),
              Optional(Stopped("2026-06-09", "2026-06-05", 0)));
}

TEST(HandInTest, TheFirstStopMetOnTheWayBackIsTold) {
  const HandInOffice office = {.stops = {Days("2026-05-28", "2026-06-03"),
                                         Days("2026-06-02", "2026-06-05"),
                                         Days("2026-05-20", "2026-05-25")}};
  // In the second one, from there in the first one; Wednesday 27 May is in none.
  EXPECT_THAT(HandInBefore(Day("2026-06-04"), office, Office(), {}),
              Optional(Stopped("2026-06-04", "2026-05-27", 1)));
  // A Saturday after the second one.
  EXPECT_THAT(HandInBefore(Day("2026-06-06"), office, Office(), {}),
              Optional(Stopped("2026-06-06", "2026-05-27", 1)));
  // Whit Monday in the third one.
  EXPECT_THAT(HandInBefore(Day("2026-05-25"), office, Office(), {}),
              Optional(Stopped("2026-05-25", "2026-05-19", 2)));
  EXPECT_THAT(HandInBefore(Day("2026-05-26"), office, Office(), {}),
              Optional(NotMoved("2026-05-26")));
}

TEST(HandInTest, ARuleWithoutOfficesHandsInNothing) {
  const std::vector<absl::CivilDay> meetings = {Day("2026-06-16")};
  EXPECT_THAT(HandInDays({}, Office(), meetings, 0), Optional(std::vector<HandInDay>()));
}

TEST(HandInTest, ALongLeadAndTooFewMeetingsGiveNoDay) {
  const std::vector<absl::CivilDay> meetings = {Day("2026-06-02"), Day("2026-06-16")};
  const auto hand_in = [&meetings](const Lead& lead) {
    return HandInBefore(Day("2026-06-16"), {.lead = lead}, Office(), meetings);
  };
  EXPECT_THAT(hand_in({kCalendar, 4000}), Eq(std::nullopt));
  EXPECT_THAT(hand_in({kWorking, 4000}), Eq(std::nullopt));
  EXPECT_THAT(hand_in({kWeekdayBefore, 4000}), Eq(std::nullopt));
  EXPECT_TRUE(hand_in({kMeetings, 1}).has_value());
  EXPECT_THAT(hand_in({kMeetings, 2}), Eq(std::nullopt));
  // A stop that reaches back to the beginning of the window.
  EXPECT_THAT(HandInBefore(Day("2026-06-16"), {.stops = {Days("2021-01-01", "2026-12-31")}},
                           Office(), meetings),
              Eq(std::nullopt));
  // The meeting is outside the window.
  EXPECT_THAT(HandInBefore(Day("2029-01-01"), {.lead = CalendarDays(7)}, Office(), meetings),
              Eq(std::nullopt));
  // One office without a day leaves the rule without days.
  const HandInRule rule = {{{.lead = {kMeetings, 1}}, {.lead = {kMeetings, 1}}}};
  EXPECT_THAT(HandInDays(rule, Office(), meetings, 1), Eq(std::nullopt));
}

TEST(HandInTest, RulesThatCannotBeEndTheProcess) {
  const std::vector<absl::CivilDay> meetings = {Day("2026-06-16")};
  EXPECT_DEATH(HandInDays({}, Office(), meetings, 1), "invariant broken");
  const HandInRule long_rule = {std::vector<HandInOffice>(kHandInOfficesMax + 1)};
  EXPECT_DEATH(HandInDays(long_rule, Office(), meetings, 0), "invariant broken");
  EXPECT_DEATH(HandInBefore(meetings[0], {.lead = CalendarDays(-1)}, Office(), meetings),
               "invariant broken");
}

// Rules, organisations and rows of meetings drawn at random.
class RandomPaths {
 public:
  RandomPaths() : random_(noordster::testing::Seed()) {}

  int Below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  std::vector<Period> Periods(int most, int longest) {
    std::vector<Period> periods;
    for (int i = Below(most + 1); i > 0; --i) {
      const absl::CivilDay first = kWindow.first + Below(800);
      periods.push_back({first, first + Below(longest)});
    }
    return periods;
  }

  HandInRule Rule() {
    HandInRule rule;
    for (int i = 1 + Below(4); i > 0; --i) {
      const Lead lead = {static_cast<LeadUnit>(Below(4)), Below(4) == 0 ? Below(12) : Below(3),
                         static_cast<absl::Weekday>(Below(7))};
      rule.offices.push_back({lead, Periods(3, 50)});
    }
    return rule;
  }

  std::vector<absl::CivilDay> Meetings() {
    std::vector<absl::CivilDay> meetings;
    absl::CivilDay day = kWindow.first + 100;
    for (int i = 0; i < 40; ++i) meetings.push_back(day += 1 + Below(20));
    return meetings;
  }

 private:
  std::mt19937 random_;
};

TEST(HandInPropertyTest, ALaterMeetingIsNeverHandedInForEarlier) {
  RandomPaths random;
  int found = 0;
  for (int round = 0; round < 300; ++round) {
    const HandInRule rule = random.Rule();
    const std::vector<absl::CivilDay> meetings = random.Meetings();
    const WorkingDays days({kWindow.first, kWindow.first + 900},
                           {.closures = random.Periods(4, 20)});
    std::optional<std::vector<HandInDay>> before;
    for (size_t meeting = 0; meeting < meetings.size(); ++meeting) {
      const auto hand_ins = HandInDays(rule, days, meetings, meeting);
      // Once there is a day, every later meeting has one.
      ASSERT_TRUE(hand_ins.has_value() || !before.has_value());
      for (size_t i = 0; before.has_value() && i < hand_ins->size(); ++i) {
        ASSERT_LE((*before)[i].day, (*hand_ins)[i].day) << meetings[meeting];
        ++found;
      }
      before = hand_ins;
    }
  }
  EXPECT_GT(found, 1000);
}

TEST(HandInPropertyTest, AHandInDayIsTheLastOpenOneNotAfterTheCountedDay) {
  RandomPaths random;
  for (int round = 0; round < 300; ++round) {
    const HandInRule rule = random.Rule();
    const std::vector<absl::CivilDay> meetings = random.Meetings();
    const WorkingDays days({kWindow.first, kWindow.first + 900},
                           {.closures = random.Periods(4, 20)});
    const size_t meeting = static_cast<size_t>(random.Below(40));
    const auto hand_ins = HandInDays(rule, days, meetings, meeting);
    if (!hand_ins.has_value()) continue;
    absl::CivilDay wanted = meetings[meeting];
    for (size_t i = 0; i < hand_ins->size(); ++i) {
      const HandInDay& hand_in = (*hand_ins)[i];
      const auto is_open = [&](absl::CivilDay day) {
        const std::vector<Period>& stops = rule.offices[i].stops;
        return days.IsWorkingDay(day) &&
               std::none_of(stops.begin(), stops.end(),
                            [day](const Period& stop) { return Holds(stop, day); });
      };
      ASSERT_LE(hand_in.counted, wanted);
      ASSERT_TRUE(is_open(hand_in.day));
      for (absl::CivilDay day = hand_in.day + 1; day <= hand_in.counted; ++day) {
        ASSERT_FALSE(is_open(day)) << day;
      }
      ASSERT_EQ(hand_in.moved_by == ClosedBy::kNothing, hand_in.day == hand_in.counted);
      ASSERT_EQ(hand_in.moved_by == ClosedBy::kStop, hand_in.stop.has_value());
      wanted = hand_in.day;
    }
  }
}

}  // namespace
}  // namespace noordster::calendar::hand_in_test
