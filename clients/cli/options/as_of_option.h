// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_AS_OF_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_AS_OF_OPTION_H_

#include <string>

#include "absl/status/status.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// Adds --as-of: what was known at a moment in the past.
void AddAsOfOption(const CommandGroup& group, const CommandSyntax& command, std::string& typed);

// Lets the session read as of the moment that was typed: a day, a time in UTC or the number of a
// revision; and tells people so. Empty: what stands. A usage error for another form.
absl::Status LookBack(Session& session, const std::string& typed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_AS_OF_OPTION_H_
