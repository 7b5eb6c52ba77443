// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_MUNICIPAL_DAY_H_
#define NOORDSTER_SERVICES_BASE_MUNICIPAL_DAY_H_

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace noordster::base {

// The day it is in a Dutch municipality at an instant (Europe/Amsterdam). Safe from any thread.
absl::CivilDay MunicipalDay(absl::Time time);

// The instant at which a day begins there. Safe from any thread.
absl::Time MunicipalMidnight(absl::CivilDay day);

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_MUNICIPAL_DAY_H_
