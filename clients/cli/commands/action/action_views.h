// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_ACTION_ACTION_VIEWS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_ACTION_ACTION_VIEWS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "noordster/v1/action_service.pb.h"

// What the commands about actions share.
namespace noordster::cli {

// Fails as GetAction.
absl::StatusOr<v1::Action> ReadAction(Session& session, const std::string& name);

// Adds the argument BODY/ID, typed as raad/m3.
void AddActionArgument(const CommandGroup& group, const CommandSyntax& command,
                       std::string& action);

// Adds `list` and `show`.
void AddActionViews(const CommandGroup& action);
// Adds `settle`.
void AddActionSettleCommand(const CommandGroup& action);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_ACTION_ACTION_VIEWS_H_
