// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_RECOGNITION_SETTLEMENT_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_RECOGNITION_SETTLEMENT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// How many of the settlements are reactions to a remark; the others come behind them.
inline constexpr size_t kReactions = 3;

// A follow-up of a plan as it is typed, and how it is settled.
struct SettleOptions {
  std::string plan;
  int32_t number = 0;
  std::array<bool, 5> chosen = {};
  std::string judge;
  ActOptions act;
};

// Adds PLAN, NUMBER, a flag for each of the first `settlements`, and the options of an act with a
// reason.
void AddSettleOptions(const CommandGroup& group, const CommandSyntax& command, size_t settlements,
                      SettleOptions& options);

// Settles the follow-up. A usage error unless exactly one settlement was typed.
absl::Status Settle(Session& session, const SettleOptions& options, size_t settlements);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_RECOGNITION_SETTLEMENT_H_
