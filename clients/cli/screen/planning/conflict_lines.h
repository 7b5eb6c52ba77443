// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_CONFLICT_LINES_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_CONFLICT_LINES_H_

#include <map>
#include <string>

#include "clients/cli/screen/planning/planning_days.h"
#include "google/protobuf/repeated_field.h"
#include "noordster/v1/planning.pb.h"

// What holds stages where they are, and what cannot hold together. Everything here is pure.
namespace noordster::cli {

// Names of stages for people, by their id. Stages of other plans go by their ids.
using StageTitles = std::map<std::string, std::string>;

StageTitles StageTitlesOf(const google::protobuf::RepeatedPtrField<v1::StageTimes>& stages);

// A stage that is named in whole ("…/plans/jeugd/stages/raad"): its name for people when it is of
// this plan, or no plan is told apart (an empty `plan`), else with its plan: "raad (wonen)".
std::string StageOfName(const std::string& name, const std::string& plan,
                        const StageTitles& titles);

// What holds a stage where it is planned.
struct PlanningHold {
  v1::Moment::Hold hold = v1::Moment::HOLD_UNSPECIFIED;
  // For OTHER_STAGE, the stage it comes after, named in whole.
  std::string because;
};

// In a few words: "na college", "zo gepland".
std::string HoldText(const PlanningHold& held, const std::string& plan, const StageTitles& titles,
                     Language language);

// That a stage has no place, and what of all that is asked could be given up, a sentence a line.
// Ends in a line feed.
std::string ConflictText(const v1::PlanningConflict& conflict, const std::string& plan,
                         const StageTitles& titles, const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_CONFLICT_LINES_H_
