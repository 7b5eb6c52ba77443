// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_LATER_CYCLE_H_
#define NOORDSTER_SERVICES_CALENDAR_LATER_CYCLE_H_

#include "absl/status/statusor.h"
#include "services/calendar/vague_date.h"

namespace noordster::calendar {

// The same date `years` later, as a proposal for another cycle: "27 september 2022" becomes a
// September, since days of the week fall otherwise in another year; so do the days of a part of a
// month ("medio juni 2022"). Months, quarters, seasons and years stay what they are.
// INVALID_ARGUMENT when it leaves the calendar. Pure and safe from any thread. REQUIRES: years >=
// 0.
absl::StatusOr<VagueDate> YearsLater(const VagueDate& date, int years);

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_LATER_CYCLE_H_
