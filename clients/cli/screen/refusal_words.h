// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_REFUSAL_WORDS_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_REFUSAL_WORDS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "clients/cpp/noordster/error.h"
#include "noordster/v1/error_reason.pb.h"

// How the screen says why something cannot be done. Pure, constant and safe from any thread.
namespace noordster::cli {

// What stands in the way, as one sentence. Never empty.
std::string SentenceOf(const v1::Blocker& blocker, Language language);

// Who can lift a blocker; the programme secretary when it does not say.
std::string LifterOf(const v1::Blocker& blocker, Language language);

// A field of an outcome with its option: "een reden (--reason)".
std::string OutcomeFieldOf(absl::string_view field, Language language);

// Why a reference was refused, as one sentence, from the variable parts of the
// refusal; empty when these say no more than the reason itself.
std::string ExplanationOf(const ErrorDetails& details, Language language);

// Why a call was refused, as a sentence without its full stop; empty for a reason without one.
absl::string_view SentenceOf(v1::ErrorReason reason, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_REFUSAL_WORDS_H_
