// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_RESTED_ON_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_RESTED_ON_H_

#include <string>
#include <vector>

#include "services/engine/state.h"

namespace noordster::runtime {

// Adds the names of what planning rests on that changes are about: plans, meetings, bodies,
// schedules, calendars, programmes and projects; of an item the plans it is about.
void AddRestedOn(const std::vector<engine::Change>& changes, std::vector<std::string>& names);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_RESTED_ON_H_
