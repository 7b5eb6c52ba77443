// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_ACTION_ACTION_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_ACTION_ACTION_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/screen/ballot_screen.h"
#include "clients/cli/words.h"
#include "noordster/v1/action.pb.h"
#include "noordster/v1/plan.pb.h"

// What people see of actions of bodies, and of the earlier decisions that one goes back to.
// Everything here is pure.
namespace noordster::cli {

// What an action is, in a sentence: "motie m3" for one that is called motie-m3 or m3.
std::string ActionInSentence(const v1::Action& action, Language language);

// The actions of a body, a row each, with which are late on a day; ends in a line feed.
std::string ActionsText(const std::vector<v1::Action>& actions, const PersonNames& persons,
                        const std::string& today, Language language);

// An action as a whole; ends in a line feed.
std::string ActionText(const v1::Action& action, const PersonNames& persons,
                       const std::string& today, Language language);

// "vult aan: jeugd/3, voert uit: wonen/5"; empty for a decision that goes back to none.
std::string RelationsText(const v1::Decision& decision, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_ACTION_ACTION_SCREEN_H_
