// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DIFFERENCE_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DIFFERENCE_SCREEN_H_

#include <string>

#include "clients/cli/screen/planning/planning_days.h"
#include "clients/cli/screen/planning/planning_screen.h"
#include "noordster/v1/planning_service.pb.h"

// What would be at another time. Everything here is pure.
namespace noordster::cli {

// What is supposed; by plan each stage with its day as it is and as it would be; what cannot be
// then. Says that nothing was changed. Ends in a line feed.
std::string DifferencesText(const v1::ComparePlanningResponse& compared,
                            const Suppositions& supposed, const PlanningLook& look);

// "+5 werkdagen, 1 vergadering later; speling 10 wordt 5 werkdagen": in what a stage differs.
std::string DifferenceText(const v1::PlanningDifference& difference, const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DIFFERENCE_SCREEN_H_
