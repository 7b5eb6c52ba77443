// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_SUPPOSITION_WORDS_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_SUPPOSITION_WORDS_H_

#include <string>

#include "clients/cli/screen/planning/planning_days.h"
#include "google/protobuf/repeated_field.h"
#include "noordster/v1/planning.pb.h"

// What is supposed (wat als) in words. Everything here is pure.
namespace noordster::cli {

// As a clause: "college vergadert op di 06-09 in plaats van di 30-08".
std::string SuppositionText(const v1::Supposition& supposition, const PlanningLook& look);

// One after "Wat als" on each line; empty when nothing is supposed. Ends in a line feed.
std::string SuppositionLines(const google::protobuf::RepeatedPtrField<v1::Supposition>& supposed,
                             const PlanningLook& look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_SUPPOSITION_WORDS_H_
