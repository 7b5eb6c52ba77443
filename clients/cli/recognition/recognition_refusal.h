// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RECOGNITION_RECOGNITION_REFUSAL_H_
#define NOORDSTER_CLIENTS_CLI_RECOGNITION_RECOGNITION_REFUSAL_H_

#include <string>

#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

namespace noordster::cli {

// What stands in the way of an act on a recognition round, as one sentence; empty for what is about
// something else. Pure.
std::string RecognitionSentenceOf(const v1::Blocker& blocker, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RECOGNITION_RECOGNITION_REFUSAL_H_
