// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_REFUSAL_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_REFUSAL_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

// How the screen says why a question about planning cannot be answered, or a plan not be planned.
// Pure, constant and safe from any thread.
namespace noordster::cli {

// Why a reference in a field of what is supposed does not fit, as a sentence; empty for a field of
// others.
std::string PlanningUnfitSentenceOf(absl::string_view field, absl::string_view resource,
                                    Language language);

// That a stage whose planning was kept is planned otherwise and nobody said why, as a sentence;
// empty for what else stands in the way of a file.
std::string PublishedSentenceOf(const v1::Blocker& blocker, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_REFUSAL_H_
