// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_MILESTONE_FILTER_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_MILESTONE_FILTER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "noordster/v1/milestone.pb.h"

namespace noordster::cli {

// Which milestones a command is about, as it is typed.
struct FilterOptions {
  std::vector<std::string> programmes;
  std::vector<std::string> plans;
  std::vector<std::string> bodies;
  std::vector<std::string> stages;
  std::vector<std::string> kinds;
};

// Adds --programme, --plan, --body, --stage and --kind; each may stand several times.
void AddFilterOptions(const CommandGroup& group, const CommandSyntax& command,
                      FilterOptions& options);

// The filter that was typed, with whole names. A usage error for what is no name or kind; NOT_FOUND
// as Session::Name.
absl::StatusOr<v1::MilestoneFilter> ReadFilter(Session& session, const FilterOptions& options);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_MILESTONE_FILTER_H_
