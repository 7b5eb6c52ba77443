// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/calendar.pb.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;

constexpr int kHalfYearDays = 183;

std::string CalendarName(int number) { return absl::StrCat("calendars/c", number); }

}  // namespace

engine::Request Walk::ChangeCalendars() {
  // Some at once: they are rare, and rest on each other.
  for (int i = Below(5); i > 0; --i) Send({Chance(30) ? DefineCalendar() : DefineSchedule()});
  if (Chance(60)) return DefineSchedule();
  return Chance(30) ? DefineCalendar() : Define();
}

engine::Request Walk::DefineCalendar() {
  engine::Define command;
  std::vector<engine::NewText> texts;
  command.record.set_name(CalendarName(Below(2)));
  auto& calendar = *command.record.mutable_calendar();
  *calendar.mutable_display_name() = AddText("calendar", texts);
  // Now and then a day that stands twice.
  for (int i = Below(3); i > 0; --i) {
    calendar.add_weekdays(static_cast<v1::Weekday>(1 + Below(v1::Weekday_MAX)));
  }
  auto& closure = *calendar.add_closures();
  closure.set_first_date(DayAfter(Below(9)));
  closure.set_last_date(Chance(50) ? "" : DayAfter(8 + Below(9)));
  *closure.mutable_display_name() = AddText("closure", texts);
  const bool is_there = !driver_->Get(command.record.name()).name().empty();
  command.create = is_there == Chance(5);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::DefineSchedule() {
  engine::Define command;
  std::vector<engine::NewText> texts;
  // Mostly of the body that is changed as well.
  command.record.set_name(absl::StrCat("bodies/b", Chance(70) ? 4 : 1, "/schedules/s", Below(4)));
  auto& schedule = *command.record.mutable_schedule();
  *schedule.mutable_display_name() = AddText("schedule", texts);
  // A year from one of a few half years on, so that it can lie over that of another.
  const int first = kHalfYearDays * Below(8);
  schedule.set_first_date(DayAfter(first));
  schedule.set_last_date(DayAfter(first + 2 * kHalfYearDays - 1));
  // Of which one may not be there.
  if (Chance(50)) schedule.set_calendar(CalendarName(Below(2)));
  auto& office = *schedule.add_offices();
  office.set_id("office");
  *office.mutable_display_name() = AddText("office", texts);
  office.mutable_lead()->set_unit(v1::Lead::WORKING_DAYS);
  office.mutable_lead()->set_count(Below(9));
  if (Chance(50)) *office.mutable_basis() = AddText("basis", texts);
  auto& stop = *schedule.add_stops();
  stop.set_first_date(DayAfter(first + 180));
  stop.set_last_date(DayAfter(first + 180 + Below(40)));
  stop.add_offices(Chance(95) ? "office" : "another");
  *stop.mutable_display_name() = AddText("stop", texts);
  const bool is_there = !driver_->Get(command.record.name()).name().empty();
  command.create = is_there == Chance(5);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

}  // namespace noordster::runtime
