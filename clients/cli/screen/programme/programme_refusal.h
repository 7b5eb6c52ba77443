// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_REFUSAL_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_REFUSAL_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

// How the screen says why an act on goals, covenants and projects cannot be done. Pure, constant
// and safe from any thread.
namespace noordster::cli {

// What stands in the way, as a sentence: how a project stands. Empty for any other blocker.
std::string ProgrammeSentenceOf(const v1::Blocker& blocker, Language language);

// What only bars a project from coming to stand otherwise, as a sentence: a date before the one
// from which it stands as it does. Empty for any other blocker. For ActContext::sentence_of.
std::string TurnSentenceOf(const v1::Blocker& blocker, Language language);

// Why a reference in this field does not fit, as a sentence; empty for a field of others.
std::string ProgrammeUnfitSentenceOf(absl::string_view field, absl::string_view resource,
                                     Language language);

// The way of goals that would lead back to its beginning, which only the message of the server
// tells: "a -> b -> a". Empty when there is none.
std::string CircleIn(absl::string_view field, absl::string_view message);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_REFUSAL_H_
