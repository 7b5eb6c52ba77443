// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROPOSAL_PROPOSAL_REFUSAL_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROPOSAL_PROPOSAL_REFUSAL_H_

#include <string>

#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

// How the screen says why something cannot be done to a proposal, with the rule behind it. Pure,
// constant and safe from any thread.
namespace noordster::cli {

// What stands in the way, as one sentence; empty for what is not about proposals.
std::string ProposalSentenceOf(const v1::Blocker& blocker, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROPOSAL_PROPOSAL_REFUSAL_H_
