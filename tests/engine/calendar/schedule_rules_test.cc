// SPDX-License-Identifier: EUPL-1.2
// What calendars and schedules can say, and that schedules of a body do not overlap.
#include "services/engine/calendar/schedule_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/refusal.h"
#include "tests/engine/world.h"

namespace noordster::engine::schedule_rules_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Calendar;
using noordster::internal::v1::NamedPeriod;
using noordster::internal::v1::Schedule;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kBody[] = "bodies/b1";

Define Making(const std::string& name) {
  Define define;
  define.create = true;
  define.record.set_name(name);
  return define;
}

Define CalendarOf(const Calendar& calendar) {
  Define define = Making("calendars/gemeente");
  *define.record.mutable_calendar() = calendar;
  return define;
}

Define ScheduleOf(const Schedule& schedule, const std::string& id = "schema",
                  const std::string& body = kBody) {
  Define define = Making(absl::StrCat(body, "/schedules/", id));
  *define.record.mutable_schedule() = schedule;
  return define;
}

// One from a day to a day.
Schedule Between(const std::string& first, const std::string& last) {
  Schedule schedule;
  schedule.set_first_date(first);
  schedule.set_last_date(last);
  return schedule;
}

Schedule Of2022() { return Between("2022-01-01", "2022-12-31"); }

// All lists of up to `most` of the numbers below `bound`.
std::vector<std::vector<int>> ListsOf(int bound, size_t most) {
  std::vector<std::vector<int>> lists = {{}};
  for (size_t begin = 0; begin < lists.size(); ++begin) {
    if (lists[begin].size() == most) break;
    for (int number = 0; number < bound; ++number) {
      std::vector<int> longer = lists[begin];
      longer.push_back(number);
      lists.push_back(longer);
    }
  }
  return lists;
}

// The places of what stands earlier in a list.
std::vector<size_t> Repeated(const std::vector<int>& list) {
  std::vector<size_t> places;
  for (size_t i = 0; i < list.size(); ++i) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(list.begin(), end, list[i]) != end) places.push_back(i);
  }
  return places;
}

class ScheduleRulesTest : public ::testing::Test {
 protected:
  v1::ErrorReason Refused(const Command& command) {
    const absl::Status status = world_.Try(command).status();
    return status.ok() ? v1::ERROR_REASON_UNSPECIFIED : ReasonOf(status);
  }

  // The fields that break a rule; none when it is accepted.
  std::vector<std::string> Faults(const Define& define) {
    const absl::Status status = world_.Try(define).status();
    std::vector<std::string> fields;
    if (status.ok()) return fields;
    EXPECT_EQ(ReasonOf(status), v1::INVALID_FIELD) << status;
    const std::optional<Refusal> refusal = RefusalOf(status);
    if (!refusal.has_value()) return fields;
    for (const auto& violation : refusal->violations()) {
      EXPECT_FALSE(violation.description().empty());
      fields.push_back(violation.field());
    }
    return fields;
  }

  // "schema 2022-01-01 2022-12-31" of each schedule the body keeps the days of.
  std::vector<std::string> Spans() {
    std::vector<std::string> spans;
    for (const auto& span : world_.Get(kBody).body().schedules()) {
      spans.push_back(absl::StrCat(span.schedule(), " ", span.first_date(), " ", span.last_date()));
    }
    return spans;
  }

  World world_;
};

TEST_F(ScheduleRulesTest, EachDayOfTheWeekStandsOnce) {
  for (const std::vector<int>& list : ListsOf(v1::Weekday_MAX, 3)) {
    Calendar calendar;
    for (const int day : list) calendar.add_weekdays(static_cast<v1::Weekday>(day + 1));
    std::vector<std::string> expected;
    for (const size_t place : Repeated(list)) {
      expected.push_back(absl::StrCat("calendar.weekdays[", place, "]"));
    }
    EXPECT_EQ(Faults(CalendarOf(calendar)), expected) << calendar.ShortDebugString();
  }
}

TEST_F(ScheduleRulesTest, EachHolidayStandsOnce) {
  for (const std::vector<int>& list : ListsOf(v1::LegalHoliday_MAX, 2)) {
    Calendar calendar;
    for (const int day : list) {
      calendar.add_worked_holidays(static_cast<v1::LegalHoliday>(day + 1));
    }
    std::vector<std::string> expected;
    for (const size_t place : Repeated(list)) {
      expected.push_back(absl::StrCat("calendar.worked_holidays[", place, "]"));
    }
    EXPECT_EQ(Faults(CalendarOf(calendar)), expected) << calendar.ShortDebugString();
  }
}

TEST_F(ScheduleRulesTest, APeriodEndsOnItsFirstDayOrLater) {
  const std::string days[] = {"", "2022-01-09", "2022-01-10", "2022-02-01"};
  for (const std::string& last : days) {
    const bool ends_before = !last.empty() && last < "2022-01-10";
    const auto expected = [ends_before](const std::string& field) {
      return ends_before ? std::vector<std::string>{field} : std::vector<std::string>();
    };
    const auto set = [&last](auto& days_of) {
      days_of.set_first_date("2022-01-10");
      days_of.set_last_date(last);
    };
    Calendar calendar;
    set(*calendar.add_equated_days());
    EXPECT_EQ(Faults(CalendarOf(calendar)), expected("calendar.equated_days[0].last_date"));
    calendar.Clear();
    set(*calendar.add_closures());
    EXPECT_EQ(Faults(CalendarOf(calendar)), expected("calendar.closures[0].last_date"));
    calendar.Clear();
    set(*calendar.add_information());
    EXPECT_EQ(Faults(CalendarOf(calendar)), expected("calendar.information[0].last_date"));
    Schedule schedule = Of2022();
    set(*schedule.add_recesses());
    EXPECT_EQ(Faults(ScheduleOf(schedule)), expected("schedule.recesses[0].last_date"));
    schedule = Of2022();
    set(*schedule.add_stops());
    EXPECT_EQ(Faults(ScheduleOf(schedule)), expected("schedule.stops[0].last_date"));
    // Of a schedule both are required.
    if (last.empty()) continue;
    schedule.Clear();
    set(schedule);
    EXPECT_EQ(Faults(ScheduleOf(schedule)), expected("schedule.last_date"));
  }
}

TEST_F(ScheduleRulesTest, AScheduleIsAboutFiveYearsAtMost) {
  const absl::CivilDay first(2022, 1, 1);
  const auto lasting = [first](int days) {
    return ScheduleOf(Between("2022-01-01", calendar::FormatDate(first + days - 1)));
  };
  const absl::Status refused = world_.Try(lasting(limits::kScheduleDaysMax + 1)).status();
  ASSERT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
  EXPECT_EQ(RefusalOf(refused)->violations(0).field(), "schedule.last_date");
  EXPECT_THAT(RefusalOf(refused)->violations(0).description(), HasSubstr("2027-01-04 or earlier"));
  world_.Do(lasting(limits::kScheduleDaysMax));
  EXPECT_THAT(Spans(), ElementsAre("schema 2022-01-01 2027-01-04"));
}

TEST_F(ScheduleRulesTest, ALeadHasADayOfTheWeekWhenItCountsThemAndElseNone) {
  for (int unit = 1; unit <= v1::Lead::Unit_MAX; ++unit) {
    for (int weekday = 0; weekday <= v1::Weekday_MAX; ++weekday) {
      Schedule schedule = Of2022();
      schedule.add_offices()->set_id("griffie");
      v1::Lead& lead = *schedule.mutable_offices(0)->mutable_lead();
      lead.set_unit(static_cast<v1::Lead::Unit>(unit));
      lead.set_weekday(static_cast<v1::Weekday>(weekday));
      const bool fits = (unit == v1::Lead::WEEKDAY_BEFORE) == (weekday != 0);
      const std::vector<std::string> faults = Faults(ScheduleOf(schedule));
      if (fits) {
        EXPECT_THAT(faults, IsEmpty()) << lead.ShortDebugString();
      } else {
        EXPECT_THAT(faults, ElementsAre("schedule.offices[0].lead.weekday"))
            << lead.ShortDebugString();
      }
    }
  }
}

TEST_F(ScheduleRulesTest, EachOfficeHasAnIdOfItsOwn) {
  for (const std::vector<int>& list : ListsOf(3, 4)) {
    Schedule schedule = Of2022();
    for (const int office : list) {
      schedule.add_offices()->set_id(absl::StrCat("office-", office));
    }
    std::vector<std::string> expected;
    for (const size_t place : Repeated(list)) {
      expected.push_back(absl::StrCat("schedule.offices[", place, "].id"));
    }
    EXPECT_EQ(Faults(ScheduleOf(schedule)), expected) << schedule.ShortDebugString();
  }
}

TEST_F(ScheduleRulesTest, AStopIsOfOfficesThereAreAndOfEachOnce) {
  for (int offices = 0; offices <= 2; ++offices) {
    for (const std::vector<int>& list : ListsOf(3, 3)) {
      Schedule schedule = Of2022();
      for (int office = 0; office < offices; ++office) {
        schedule.add_offices()->set_id(absl::StrCat("office-", office));
      }
      auto& stop = *schedule.add_stops();
      stop.set_first_date("2022-07-18");
      stop.set_last_date("2022-08-28");
      std::vector<std::string> expected;
      const std::vector<size_t> repeated = Repeated(list);
      for (size_t i = 0; i < list.size(); ++i) {
        stop.add_offices(absl::StrCat("office-", list[i]));
        const bool stands_twice = std::find(repeated.begin(), repeated.end(), i) != repeated.end();
        if (list[i] < offices && !stands_twice) continue;
        expected.push_back(absl::StrCat("schedule.stops[0].offices[", i, "]"));
      }
      EXPECT_EQ(Faults(ScheduleOf(schedule)), expected) << schedule.ShortDebugString();
    }
  }
}

TEST_F(ScheduleRulesTest, AllThatIsWrongIsSaidAtOnceAndBeforeWhatItRefersTo) {
  Schedule schedule = Between("2022-12-31", "2022-01-01");
  schedule.set_calendar("calendars/none");
  schedule.add_offices()->set_id("griffie");
  schedule.mutable_offices(0)->mutable_lead()->set_weekday(v1::MONDAY);
  schedule.add_offices()->set_id("griffie");
  auto& stop = *schedule.add_stops();
  stop.set_first_date("2022-08-28");
  stop.set_last_date("2022-07-18");
  stop.add_offices("secretariaat");
  NamedPeriod& recess = *schedule.add_recesses();
  recess.set_first_date("2022-08-28");
  recess.set_last_date("2022-07-18");
  EXPECT_THAT(Faults(ScheduleOf(schedule)),
              ElementsAre("schedule.last_date", "schedule.offices[0].lead.weekday",
                          "schedule.offices[1].id", "schedule.stops[0].last_date",
                          "schedule.stops[0].offices[0]", "schedule.recesses[0].last_date"));
}

TEST_F(ScheduleRulesTest, ItsBodyAndItsCalendarAreThere) {
  EXPECT_EQ(Refused(ScheduleOf(Of2022(), "schema", "bodies/none")), v1::RESOURCE_NOT_FOUND);
  Schedule schedule = Of2022();
  schedule.set_calendar("calendars/gemeente");
  EXPECT_EQ(Refused(ScheduleOf(schedule)), v1::RESOURCE_NOT_FOUND);
  world_.Do(CalendarOf({}));
  world_.Do(ScheduleOf(schedule));
}

// A day of January.
std::string January(int day) { return absl::StrCat("2022-01-0", day); }

TEST_F(ScheduleRulesTest, SchedulesOfABodyDoNotOverlap) {
  world_.Do(ScheduleOf(Between(January(4), January(6)), "first"));
  world_.Do(ScheduleOf(Between("2022-03-01", "2022-03-01"), "second"));
  int refused = 0;
  for (int first = 1; first <= 9; ++first) {
    for (int last = first; last <= 9; ++last) {
      const Schedule schedule = Between(January(first), January(last));
      Define changing = ScheduleOf(schedule, "second");
      changing.create = false;
      const bool overlaps = first <= 6 && last >= 4;
      refused += overlaps ? 1 : 0;
      for (const Define& define : {ScheduleOf(schedule, "new"), changing}) {
        const absl::Status status = world_.Try(define).status();
        if (!overlaps) {
          EXPECT_TRUE(status.ok()) << first << " " << last << " " << status;
          continue;
        }
        EXPECT_EQ(ReasonOf(status), v1::REFERENCE_UNFIT) << first << " " << last;
        EXPECT_THAT(std::string(status.message()),
                    HasSubstr("bodies/b1/schedules/first is about 2022-01-04 to 2022-01-06"));
      }
      EXPECT_EQ(Refused(ScheduleOf(schedule, "new", "bodies/b2")), v1::ERROR_REASON_UNSPECIFIED)
          << "of another body";
    }
  }
  EXPECT_EQ(refused, 33);
}

TEST_F(ScheduleRulesTest, AScheduleIsInNobodysWayButOthers) {
  world_.Do(ScheduleOf(Of2022()));
  Define shorter = ScheduleOf(Between("2022-01-01", "2022-06-30"));
  shorter.create = false;
  world_.Do(shorter);
  EXPECT_THAT(Spans(), ElementsAre("schema 2022-01-01 2022-06-30"));
  world_.Do(ScheduleOf(Between("2022-07-01", "2022-12-31"), "rest"));
}

TEST_F(ScheduleRulesTest, ABodyKeepsTheDaysOfItsSchedulesInTheirOrder) {
  const int64_t revision = world_.Get(kBody).revision();
  world_.Do(ScheduleOf(Between("2023-01-01", "2023-12-31"), "a"));
  world_.Do(ScheduleOf(Of2022(), "b"));
  world_.Do(ScheduleOf(Between("2022-01-01", "2022-12-31"), "c", "bodies/b2"));
  EXPECT_THAT(Spans(), ElementsAre("b 2022-01-01 2022-12-31", "a 2023-01-01 2023-12-31"));
  EXPECT_EQ(world_.Get(kBody).revision(), revision) << "nobody changed the body";
  Define body = BodyOfKind("b1", v1::COUNCIL);
  body.create = false;
  body.record.mutable_body()->set_seats(35);
  world_.Do(body);
  EXPECT_EQ(world_.Get(kBody).body().seats(), 35);
  EXPECT_THAT(Spans(), ElementsAre("b 2022-01-01 2022-12-31", "a 2023-01-01 2023-12-31"));
  Define moved = ScheduleOf(Between("2024-01-01", "2024-12-31"), "b");
  moved.create = false;
  world_.Do(moved);
  EXPECT_THAT(Spans(), ElementsAre("a 2023-01-01 2023-12-31", "b 2024-01-01 2024-12-31"));
}

TEST_F(ScheduleRulesTest, ABodyHasABoundOfSchedules) {
  const auto of_year = [](int year) {
    return ScheduleOf(Between(absl::StrCat(year, "-01-01"), absl::StrCat(year, "-12-31")),
                      absl::StrCat("s", year));
  };
  for (int i = 0; i < limits::kSchedulesMax; ++i) world_.Do(of_year(2000 + i));
  const int next = 2000 + limits::kSchedulesMax;
  EXPECT_EQ(Refused(of_year(next)), v1::LIMIT_REACHED);
  Define other = of_year(next);
  other.record.set_name("bodies/b1/schedules/s2000");
  other.create = false;
  world_.Do(other);
}

void Fill(NamedPeriod& period) {
  period.set_first_date("2022-01-01");
  period.set_last_date("2022-12-31");
  *period.mutable_display_name() = World::LongText();
}

TEST_F(ScheduleRulesTest, WithEveryFieldFilledRecordsFit) {
  Calendar calendar;
  for (int i = 0; i < 60; ++i) Fill(*calendar.add_equated_days());
  for (int i = 0; i < 100; ++i) Fill(*calendar.add_closures());
  for (int i = 0; i < 100; ++i) Fill(*calendar.add_information());
  EXPECT_LT(calendar.ByteSizeLong() + 20'000, limits::kRecordBytesMax);
  Schedule schedule = Of2022();
  for (int i = 0; i < 10; ++i) {
    auto& office = *schedule.add_offices();
    office.set_id(World::LongId('o'));
    *office.mutable_display_name() = World::LongText();
    *office.mutable_basis() = World::LongText();
  }
  for (int i = 0; i < 60; ++i) {
    auto& stop = *schedule.add_stops();
    for (int office = 0; office < 10; ++office) stop.add_offices(World::LongId('o'));
    *stop.mutable_display_name() = World::LongText();
    Fill(*schedule.add_recesses());
  }
  EXPECT_LT(schedule.ByteSizeLong() + 20'000, limits::kRecordBytesMax);
  noordster::internal::v1::Body body;
  for (int i = 0; i < limits::kSchedulesMax; ++i) {
    auto& span = *body.add_schedules();
    span.set_schedule(World::LongId('s'));
    span.set_first_date("2022-01-01");
    span.set_last_date("2022-12-31");
  }
  EXPECT_LT(body.ByteSizeLong() + 20'000, limits::kRecordBytesMax);
}

}  // namespace
}  // namespace noordster::engine::schedule_rules_test
