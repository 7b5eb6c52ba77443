// SPDX-License-Identifier: EUPL-1.2
#include "services/api/calendar/calendar_service.h"

namespace noordster::api {

namespace v1 = noordster::v1;

CalendarService::CalendarService(const Backend& backend)
    : RpcService("noordster.v1.CalendarService", backend.entrance) {
  Unary<v1::CreateCalendarRequest, v1::CalendarResponse>(
      "CreateCalendar",
      Creating(backend, "calendars", &v1::CreateCalendarRequest::calendar_id,
               &v1::CreateCalendarRequest::calendar, &v1::CalendarResponse::mutable_calendar));
  Unary<v1::UpdateCalendarRequest, v1::CalendarResponse>(
      "UpdateCalendar", Updating(backend, &v1::UpdateCalendarRequest::calendar,
                                 &v1::CalendarResponse::mutable_calendar));
  Unary<v1::GetCalendarRequest, v1::CalendarResponse>(
      "GetCalendar",
      Getting<v1::GetCalendarRequest>(backend, &v1::CalendarResponse::mutable_calendar));
  Unary<v1::ListCalendarsRequest, v1::ListCalendarsResponse>(
      "ListCalendars", Listing<v1::ListCalendarsRequest>(
                           backend, Record::kCalendar, &v1::ListCalendarsResponse::add_calendars));

  Unary<v1::CreateScheduleRequest, v1::ScheduleResponse>(
      "CreateSchedule",
      Creating(backend, "schedules", &v1::CreateScheduleRequest::schedule_id,
               &v1::CreateScheduleRequest::schedule, &v1::ScheduleResponse::mutable_schedule));
  Unary<v1::UpdateScheduleRequest, v1::ScheduleResponse>(
      "UpdateSchedule", Updating(backend, &v1::UpdateScheduleRequest::schedule,
                                 &v1::ScheduleResponse::mutable_schedule));
  Unary<v1::GetScheduleRequest, v1::ScheduleResponse>(
      "GetSchedule",
      Getting<v1::GetScheduleRequest>(backend, &v1::ScheduleResponse::mutable_schedule));
  Unary<v1::ListSchedulesRequest, v1::ListSchedulesResponse>(
      "ListSchedules", Listing<v1::ListSchedulesRequest>(
                           backend, Record::kSchedule, &v1::ListSchedulesResponse::add_schedules));
}

}  // namespace noordster::api
