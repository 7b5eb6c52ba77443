// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_ACTION_ACTION_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_ACTION_ACTION_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// Every command about actions at least once, one after the other, for the gemeenteraad of
// MeetingScript, which comes before.
std::vector<std::vector<std::string>> ActionScript(const std::string& person);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_ACTION_ACTION_SCRIPT_H_
