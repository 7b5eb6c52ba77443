// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_BASELINE_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_BASELINE_SCREEN_H_

#include <string>

#include "absl/time/time.h"
#include "clients/cli/screen/planning/conflict_lines.h"
#include "clients/cli/screen/planning/planning_days.h"
#include "noordster/v1/plan_demands.pb.h"
#include "noordster/v1/planning_service.pb.h"

// Plannings that were kept (vastgelegde planning), as people read them. Everything here is pure.
namespace noordster::cli {

// On one line, with the ids of its stages: "zomer (15-07-2022 14:03): db 15-07-2022".
std::string BaselineText(const v1::Baseline& baseline, Language language, absl::TimeZone zone);

// The days that were kept, a stage a row; `titles` name the stages. Ends in a line feed.
std::string KeptDaysText(const v1::Baseline& baseline, const StageTitles& titles,
                         const PlanningLook& look);

// A plan beside a baseline of it, a stage a row: what was kept, when it was or is planned, how much
// later that is and what holds it there. `plan` is its name. Ends in a line feed.
std::string ComparedText(const v1::CompareBaselineResponse& compared, const std::string& plan,
                         const PlanningLook& look, absl::TimeZone zone);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_BASELINE_SCREEN_H_
