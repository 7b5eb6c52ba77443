// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_CALENDAR_SCHEDULE_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_CALENDAR_SCHEDULE_RULES_H_

#include "absl/status/status.h"
#include "services/engine/decide_parts.h"

// What calendars of organisations and schedules of bodies ask beside what every register does. All
// fields that break a rule are refused at once. Pure.
namespace noordster::engine {

// INVALID_FIELD for a day of the week or a holiday that stands twice, and for periods that end
// before they begin.
absl::Status CheckCalendar(const noordster::internal::v1::Calendar& calendar);

// Refuses, in this order:
// INVALID_FIELD: days, stops and recesses that end before they begin, more days than a schedule can
//   be about, two offices with one id, a lead with a day of the week that needs none or without one
//   that does, and a stop of an office that stands twice or there is none of.
// RESOURCE_NOT_FOUND: the calendar.
// REFERENCE_UNFIT: it is about days of another schedule of the body.
// LIMIT_REACHED: the body has as many schedules as it can have.
// REQUIRES: its body is there.
absl::Status CheckSchedule(const Case& now, const Record& record);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_CALENDAR_SCHEDULE_RULES_H_
