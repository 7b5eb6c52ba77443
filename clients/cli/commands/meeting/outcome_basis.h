// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_OUTCOME_BASIS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_OUTCOME_BASIS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"

// What an outcome rests on: an item of a meeting, or the source of a fact of the past.
namespace noordster::cli {

// As it is typed; of meeting, item and source at most one.
struct BasisOptions {
  std::string meeting;
  std::string item;
  std::string source;
  bool without_vote = false;
};

// As it was found.
struct Basis {
  // Name of the item; empty: none was typed.
  std::string item;
  // Day of the decision, as the API writes it.
  std::string day;
};

// Adds --meeting, --item and --source.
void AddBasisOptions(const CommandGroup& plan, const CommandSyntax& command, BasisOptions& options);
// Adds --without-vote as well.
void AddBasisOfRecordOptions(const CommandGroup& plan, const CommandSyntax& command,
                             BasisOptions& options);

// Finds the item that was typed, or the only one of the meeting that is about all of these steps,
// their plans or proposals about those, or about these proposals: what was moved on only when
// nothing else is. Meetings are of `body` unless typed otherwise. The day is `day`; when that is
// empty, that of the meeting. A usage error that says how to go on when there is no such item,
// several, no day to choose, or too much was typed; else fails as the methods of meetings.
absl::StatusOr<Basis> ReadBasis(Session& session, const BasisOptions& options,
                                const std::string& body, const std::vector<std::string>& steps,
                                const std::string& day);

// Puts the item, and the day it gave, into the command that repeats the act.
void PinBasis(Session& session, const std::string& item, const std::string& day);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_OUTCOME_BASIS_H_
