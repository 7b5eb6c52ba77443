// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/calendar_samples.h"

#include "absl/strings/str_cat.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr char kCalendar[] = "calendars/gemeente";
constexpr char kSchedule[] = "bodies/raad/schedules/schema-2022";

void AddPeriod(const std::string& first, const std::string& last, const std::string& display_name,
               v1::NamedPeriod& period) {
  period.set_first_date(first);
  period.set_last_date(last);
  period.set_display_name(display_name);
}

v1::Schedule::Office& AddOffice(const std::string& id, const std::string& display_name,
                                v1::Schedule& schedule) {
  v1::Schedule::Office& office = *schedule.add_offices();
  office.set_id(id);
  office.set_display_name(display_name);
  return office;
}

v1::CreateCalendarRequest NewCalendar(const std::string& id) {
  v1::CreateCalendarRequest request;
  request.set_parent(Town::Name(""));
  request.set_calendar_id(id);
  *request.mutable_calendar() = SampleCalendar();
  return request;
}

v1::CreateScheduleRequest NewSchedule(const std::string& year) {
  v1::CreateScheduleRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_schedule_id(absl::StrCat("schema-", year));
  *request.mutable_schedule() = SampleSchedule(year);
  return request;
}

}  // namespace

v1::Calendar SampleCalendar() {
  v1::Calendar calendar;
  calendar.set_display_name("Gemeente Leidschendam-Voorburg");
  for (const v1::Weekday day : {v1::MONDAY, v1::TUESDAY, v1::WEDNESDAY, v1::THURSDAY}) {
    calendar.add_weekdays(day);
  }
  calendar.add_worked_holidays(v1::GOOD_FRIDAY);
  calendar.set_works_on_equated_days(true);
  AddPeriod("2022-05-27", "2022-05-27", "Besluit van 2021", *calendar.add_equated_days());
  AddPeriod("2022-12-27", "2022-12-30", "Kerstsluiting", *calendar.add_closures());
  AddPeriod("2022-07-09", "2022-08-21", "Zomervakantie regio midden", *calendar.add_information());
  return calendar;
}

v1::Schedule SampleSchedule(const std::string& year) {
  v1::Schedule schedule;
  schedule.set_display_name(absl::StrCat("Vergaderschema ", year));
  schedule.set_first_date(absl::StrCat(year, "-01-01"));
  schedule.set_last_date(absl::StrCat(year, "-12-31"));
  schedule.set_calendar(Town::Name(kCalendar));
  v1::Schedule::Office& registry = AddOffice("griffie", "Griffie", schedule);
  registry.mutable_lead()->set_unit(v1::Lead::WEEKDAY_BEFORE);
  registry.mutable_lead()->set_count(2);
  registry.mutable_lead()->set_weekday(v1::THURSDAY);
  registry.set_time("12:00");
  registry.set_basis("Reglement van orde, art. 12");
  v1::Schedule::Office& staff = AddOffice("staf", "Bestuursstaf", schedule);
  staff.mutable_lead()->set_unit(v1::Lead::WORKING_DAYS);
  staff.mutable_lead()->set_count(5);
  v1::Schedule::Stop& stop = *schedule.add_stops();
  stop.set_first_date(absl::StrCat(year, "-07-18"));
  stop.set_last_date(absl::StrCat(year, "-08-21"));
  stop.add_offices("griffie");
  stop.set_display_name("Zomerstop");
  AddPeriod(absl::StrCat(year, "-07-11"), absl::StrCat(year, "-08-28"), "Zomerreces",
            *schedule.add_recesses());
  schedule.set_room(6);
  schedule.set_source("https://example.org/vergaderschema");
  return schedule;
}

void BuildCalendars(Town& town) {
  town.client().Must(&v1::CalendarService::Stub::CreateCalendar, NewCalendar("gemeente"));
  town.client().Must(&v1::CalendarService::Stub::CreateSchedule, NewSchedule("2022"));
}

void AddCalendarSamples(Corpus& corpus) {
  corpus.Add(NewCalendar("regio"));
  auto changed_calendar = On<v1::UpdateCalendarRequest>(Town::Name(kCalendar));
  *changed_calendar.mutable_calendar() = SampleCalendar();
  corpus.Add(changed_calendar);
  corpus.Add(NewSchedule("2023"));
  auto changed_schedule = On<v1::UpdateScheduleRequest>(Town::Name(kSchedule));
  *changed_schedule.mutable_schedule() = SampleSchedule("2022");
  corpus.Add(changed_schedule);
  corpus.AddRead<v1::GetCalendarRequest>(Town::Name(kCalendar));
  corpus.AddRead<v1::ListCalendarsRequest>(Town::Name(""));
  corpus.AddRead<v1::GetScheduleRequest>(Town::Name(kSchedule));
  corpus.AddRead<v1::ListSchedulesRequest>(Town::Name("bodies/raad"));
}

}  // namespace noordster::testing
