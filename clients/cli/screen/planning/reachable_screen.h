// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_REACHABLE_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_REACHABLE_SCREEN_H_

#include <string>

#include "clients/cli/screen/planning/planning_days.h"
#include "clients/cli/screen/planning/planning_screen.h"
#include "noordster/v1/planning_service.pb.h"

// Which meetings a plan still makes. Everything here is pure.
namespace noordster::cli {

// What was asked.
struct ReachableAsked {
  // The last day that would do, as the API writes it; empty: any does.
  std::string by;
  // Most meetings that are shown beside the first that is made; more may have been looked at.
  int shown_most = 0;
  Suppositions supposed;
};

// The first meeting that the plan makes; null: none of these.
const v1::ReachableMeeting* FirstReachable(const v1::FindReachableMeetingsResponse& found);

// Whether it makes one by a day; empty: by any.
bool IsMadeBy(const v1::FindReachableMeetingsResponse& found, const std::string& by);

// The answer in one line; counted back from the first meeting that the plan makes, until when each
// stage and each office has to be done with it, and why; then the meetings one by one. Ends in a
// line feed.
std::string ReachableText(const v1::FindReachableMeetingsResponse& found,
                          const ReachableAsked& asked, const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_REACHABLE_SCREEN_H_
