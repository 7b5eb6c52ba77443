// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_ACTION_ACTION_REFUSAL_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_ACTION_ACTION_REFUSAL_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

// How the screen says why something cannot be done with an action, or an outcome cannot go back to
// an earlier decision, with the rule behind it. Pure, constant and safe from any thread.
namespace noordster::cli {

// What stands in the way, as one sentence; empty for what is not about actions.
std::string ActionSentenceOf(const v1::Blocker& blocker, Language language);

// Why a reference does not fit, by the field of the request and the name it refers to. Empty for
// other fields.
std::string ActionUnfitSentenceOf(absl::string_view field, absl::string_view resource,
                                  Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_ACTION_ACTION_REFUSAL_H_
