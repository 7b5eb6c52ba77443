// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PATH_PATH_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_PATH_PATH_SCREEN_H_

#include <string>

#include "clients/cli/words.h"
#include "noordster/v1/path_service.pb.h"

namespace noordster::cli {

// A path version as a table: a row a stage, with its body, its question, where each outcome leads,
// and its guards on entry (→) and exit (←) with who can lift them. A version without a name comes
// from a file. Ends in a line feed. Pure.
std::string PathVersionText(const v1::PathVersion& version, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PATH_PATH_SCREEN_H_
