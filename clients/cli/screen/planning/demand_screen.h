// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DEMAND_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DEMAND_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/screen/planning/planning_days.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/plan_demands.pb.h"

// What is asked of the planning of a plan, as people read it. Everything here is pure.
namespace noordster::cli {

// A sentence for the target and for each stage, which goes by its id:
//   uitwerken: 15 werkdagen werk; begint na einde van raad (wonen), wachttijd 10 werkdagen
std::vector<std::string> DemandSentences(const v1::PlanDemands& demands, const PlanningLook& look);

// Those of a plan below its title, or that nothing is asked. Ends in a line feed.
std::string DemandsText(const v1::Plan& plan, const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DEMAND_SCREEN_H_
