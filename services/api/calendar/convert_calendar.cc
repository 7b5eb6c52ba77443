// SPDX-License-Identifier: EUPL-1.2
#include "services/api/calendar/convert_calendar.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;

using GivenPeriods = google::protobuf::RepeatedPtrField<v1::NamedPeriod>;
using StoredPeriods = google::protobuf::RepeatedPtrField<internal::NamedPeriod>;

void ToPeriods(const GivenPeriods& given, StoredPeriods& stored, TextWriter& texts) {
  for (const v1::NamedPeriod& period : given) {
    internal::NamedPeriod& added = *stored.Add();
    added.set_first_date(period.first_date());
    added.set_last_date(period.last_date());
    WriteInto(period.display_name(), &internal::NamedPeriod::mutable_display_name, added, texts);
  }
}

void FromPeriods(const StoredPeriods& stored, const View& view, GivenPeriods& shown) {
  for (const internal::NamedPeriod& period : stored) {
    v1::NamedPeriod& added = *shown.Add();
    added.set_first_date(period.first_date());
    added.set_last_date(period.last_date());
    added.set_display_name(view.Text(period.display_name()));
  }
}

internal::ScheduleOffice ToOffice(const v1::Schedule::Office& resource, TextWriter& texts) {
  internal::ScheduleOffice office;
  office.set_id(resource.id());
  WriteInto(resource.display_name(), &internal::ScheduleOffice::mutable_display_name, office,
            texts);
  *office.mutable_lead() = resource.lead();
  office.set_time(resource.time());
  WriteInto(resource.basis(), &internal::ScheduleOffice::mutable_basis, office, texts);
  return office;
}

internal::ScheduleStop ToStop(const v1::Schedule::Stop& resource, TextWriter& texts) {
  internal::ScheduleStop stop;
  stop.set_first_date(resource.first_date());
  stop.set_last_date(resource.last_date());
  *stop.mutable_offices() = resource.offices();
  WriteInto(resource.display_name(), &internal::ScheduleStop::mutable_display_name, stop, texts);
  return stop;
}

}  // namespace

Record ToRecord(const v1::Calendar& resource, TextWriter& texts) {
  Record record;
  internal::Calendar& calendar = *record.mutable_calendar();
  WriteInto(resource.display_name(), &internal::Calendar::mutable_display_name, calendar, texts);
  *calendar.mutable_weekdays() = resource.weekdays();
  *calendar.mutable_worked_holidays() = resource.worked_holidays();
  calendar.set_works_on_equated_days(resource.works_on_equated_days());
  ToPeriods(resource.equated_days(), *calendar.mutable_equated_days(), texts);
  ToPeriods(resource.closures(), *calendar.mutable_closures(), texts);
  ToPeriods(resource.information(), *calendar.mutable_information(), texts);
  return record;
}

Record ToRecord(const v1::Schedule& resource, TextWriter& texts) {
  Record record;
  internal::Schedule& schedule = *record.mutable_schedule();
  WriteInto(resource.display_name(), &internal::Schedule::mutable_display_name, schedule, texts);
  schedule.set_first_date(resource.first_date());
  schedule.set_last_date(resource.last_date());
  schedule.set_calendar(RelativeName(resource.calendar()));
  for (const v1::Schedule::Office& office : resource.offices()) {
    *schedule.add_offices() = ToOffice(office, texts);
  }
  for (const v1::Schedule::Stop& stop : resource.stops()) {
    *schedule.add_stops() = ToStop(stop, texts);
  }
  ToPeriods(resource.recesses(), *schedule.mutable_recesses(), texts);
  schedule.set_room(resource.room());
  WriteInto(resource.source(), &internal::Schedule::mutable_source, schedule, texts);
  return record;
}

void FromRecord(const Record& record, const View& view, v1::Calendar& resource) {
  const internal::Calendar& calendar = record.calendar();
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(calendar.display_name()));
  *resource.mutable_weekdays() = calendar.weekdays();
  *resource.mutable_worked_holidays() = calendar.worked_holidays();
  resource.set_works_on_equated_days(calendar.works_on_equated_days());
  FromPeriods(calendar.equated_days(), view, *resource.mutable_equated_days());
  FromPeriods(calendar.closures(), view, *resource.mutable_closures());
  FromPeriods(calendar.information(), view, *resource.mutable_information());
}

void FromRecord(const Record& record, const View& view, v1::Schedule& resource) {
  const internal::Schedule& schedule = record.schedule();
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(schedule.display_name()));
  resource.set_first_date(schedule.first_date());
  resource.set_last_date(schedule.last_date());
  resource.set_calendar(view.NameIfAny(schedule.calendar()));
  for (const internal::ScheduleOffice& office : schedule.offices()) {
    v1::Schedule::Office& shown = *resource.add_offices();
    shown.set_id(office.id());
    shown.set_display_name(view.Text(office.display_name()));
    *shown.mutable_lead() = office.lead();
    shown.set_time(office.time());
    shown.set_basis(view.Text(office.basis()));
  }
  for (const internal::ScheduleStop& stop : schedule.stops()) {
    v1::Schedule::Stop& shown = *resource.add_stops();
    shown.set_first_date(stop.first_date());
    shown.set_last_date(stop.last_date());
    *shown.mutable_offices() = stop.offices();
    shown.set_display_name(view.Text(stop.display_name()));
  }
  FromPeriods(schedule.recesses(), view, *resource.mutable_recesses());
  resource.set_room(schedule.room());
  resource.set_source(view.Text(schedule.source()));
}

}  // namespace noordster::api
