// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PLANNING_DEMAND_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_PLANNING_DEMAND_RULES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/error_reason.pb.h"
#include "services/engine/migration.h"
#include "services/engine/state.h"

// What can be asked of the planning of a plan. Pure.
namespace noordster::engine {

// Fills in the stage of a target that names none: the last of the path in which a body meets.
void ResolveTarget(const noordster::internal::v1::PathVersion& path,
                   noordster::internal::v1::PlanDemands& demands);

// Demands of a plan with this name on a path: they name stages of it and, of plans and projects of
// its own programme, what is there; work is asked of stages without a meeting only; a day is not
// before the first that is allowed. REQUIRES: what they come after is loaded, of plans with the
// path they are on.
absl::Status CheckDemands(const State& state, absl::string_view name,
                          const noordster::internal::v1::PlanDemands& demands,
                          const noordster::internal::v1::PathVersion& path);

// What stands in the way of planning `after` instead of `before` without a reason: stages that are
// planned on another day than before, though the latest baseline names them.
std::vector<noordster::v1::Blocker> PublishedStages(const noordster::internal::v1::Plan& before,
                                                    const noordster::internal::v1::Plan& after);

// The stages of its path that demands name.
std::vector<std::string> StagesOf(const noordster::internal::v1::PlanDemands& demands);

// Demands by the stages of another path. Of two stages that become one, what is asked of the last
// stays. REQUIRES: all StagesOf become one.
noordster::internal::v1::PlanDemands CarryDemands(
    const noordster::internal::v1::PlanDemands& demands, const Becoming& becoming);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PLANNING_DEMAND_RULES_H_
