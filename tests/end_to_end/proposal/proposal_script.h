// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_PROPOSAL_PROPOSAL_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_PROPOSAL_PROPOSAL_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// Every command about proposals at least once, one after the other, in the programme that is
// shipped. `person` is one that is there.
std::vector<std::vector<std::string>> ProposalScript(const std::string& person);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_PROPOSAL_PROPOSAL_SCRIPT_H_
