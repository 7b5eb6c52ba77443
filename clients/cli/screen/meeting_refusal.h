// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_MEETING_REFUSAL_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_MEETING_REFUSAL_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

// How the screen says why something cannot be done to a meeting, its agenda or its ballots, with
// the rule behind it. Pure, constant and safe from any thread.
namespace noordster::cli {

// What stands in the way, as one sentence; empty for what is not about meetings.
std::string MeetingSentenceOf(const v1::Blocker& blocker, Language language);

// Why a reference of a request about meetings does not fit, by its field; $0 is what it refers to.
// Empty for other fields.
absl::string_view UnfitSentenceOf(absl::string_view field, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_MEETING_REFUSAL_H_
