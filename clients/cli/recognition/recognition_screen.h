// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RECOGNITION_RECOGNITION_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_RECOGNITION_RECOGNITION_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/words.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/recognition.pb.h"

// What people see of recognition rounds and the remarks in them. Everything here is pure; every
// text ends in a line feed.
namespace noordster::cli {

// The response in a sentence, with all counts.
std::string CountsText(const v1::Recognition::Counts& counts, Language language);

// A round as a whole, with its remarks. `plan`: its title.
std::string RecognitionText(const std::string& plan, const v1::Recognition& round,
                            const std::vector<v1::FollowUp>& remarks, Language language);

// The rounds of a plan, a row each.
std::string RecognitionsText(const std::vector<v1::Recognition>& rounds, Language language);

// Remarks with their reactions, a row each.
std::string RemarksText(const std::vector<v1::FollowUp>& remarks, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RECOGNITION_RECOGNITION_SCREEN_H_
