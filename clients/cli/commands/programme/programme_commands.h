// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PROGRAMME_PROGRAMME_COMMANDS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PROGRAMME_PROGRAMME_COMMANDS_H_

#include "clients/cli/commands/command.h"

// The commands about programmes and what belongs to them, beside the `get` and `list` that all
// resources have.
namespace noordster::cli {

// Adds `tree`.
void AddProgrammeTreeCommand(const CommandGroup& programme);
// Adds `status` and `assess`.
void AddProgrammeStatusCommands(const CommandGroup& programme);
// Adds `show`.
void AddGoalShowCommand(const CommandGroup& goal);
void AddPartnerShowCommand(const CommandGroup& partner);
// Adds `show` and `sign`.
void AddCovenantCommands(const CommandGroup& covenant);
// Adds `list`, with which projects, and `show`.
void AddProjectViewCommands(const CommandGroup& project);
// Adds `turn` and `tell`.
void AddProjectActCommands(const CommandGroup& project);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PROGRAMME_PROGRAMME_COMMANDS_H_
