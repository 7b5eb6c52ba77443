// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_FILTER_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_FILTER_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// Which plans are listed, as typed: at most one of these.
struct PlanFilterOptions {
  std::string stage;
  std::string body;
  std::string challenge;
  std::string due_before;
  bool blocked = false;
  bool overdue = false;

  friend bool operator==(const PlanFilterOptions&, const PlanFilterOptions&) = default;
};

// Adds --stage, --body, --challenge, --blocked, --overdue and --due-before.
void AddPlanFilterOptions(const CommandGroup& group, const CommandSyntax& command,
                          PlanFilterOptions& options);

// Whether more than one was typed: a usage error.
absl::Status CheckPlanFilter(const Session& session, const PlanFilterOptions& options);

// The filter of a list of plans of `programme`. Overdue is what was due before today. A usage error
// for names and days of another form.
absl::StatusOr<ListFilter> PlanFilterOf(Session& session, const PlanFilterOptions& options,
                                        const std::string& programme);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_FILTER_H_
