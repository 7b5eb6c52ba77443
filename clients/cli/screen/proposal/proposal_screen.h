// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROPOSAL_PROPOSAL_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROPOSAL_PROPOSAL_SCREEN_H_

#include <map>
#include <string>
#include <vector>

#include "clients/cli/screen/ballot_screen.h"
#include "clients/cli/words.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/proposal.pb.h"
#include "noordster/v1/terms.pb.h"

// What people see of proposals. Everything here is pure.
namespace noordster::cli {

// What bodies are, by the name of the body.
using BodyKinds = std::map<std::string, v1::BodyKind>;

// What a body did, in its own words: a council has "verworpen" what an executive has "afgewezen".
// Of a body that is neither, or not known, the word for both.
std::string OutcomeWord(v1::OutcomeKind kind, v1::BodyKind body, Language language);
std::string OutcomeWord(v1::OutcomeKind kind, const std::string& body, const BodyKinds& bodies,
                        Language language);

// "3 beslispunten".
std::string PointsText(int points, Language language);

// How the points stand: "3 beslispunten: 2× vastgesteld, 1× aangehouden".
std::string TotalsText(const v1::Proposal& proposal, const BodyKinds& bodies, Language language);

// "akkoord" or "niet akkoord: Dekking ontbreekt.".
std::string AgreementWord(const v1::Proposal::Initial& initial, Language language);

// The proposal with each point, its outcomes and their dates, and how the points stand; ends in a
// line feed.
std::string ProposalText(const v1::Proposal& proposal, const PersonNames& persons,
                         const BodyKinds& bodies, Language language);

// Proposals as a table; ends in a line feed.
std::string ProposalsText(const std::vector<v1::Proposal>& proposals, const BodyKinds& bodies,
                          Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROPOSAL_PROPOSAL_SCREEN_H_
