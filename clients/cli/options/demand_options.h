// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_DEMAND_OPTIONS_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_DEMAND_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "noordster/v1/plan_demands.pb.h"

namespace noordster::cli {

// What is asked of the planning of a plan from now on, as it is typed; each as often as needed but
// for the target.
struct DemandOptions {
  std::string target;
  bool no_target = false;
  std::vector<std::string> work;
  std::vector<std::string> not_before;
  std::vector<std::string> on;
  std::vector<std::string> after;
  std::vector<std::string> after_softly;
  std::vector<std::string> free;
  std::vector<std::string> independent;

  bool operator==(const DemandOptions&) const = default;
};

// Adds --target, --no-target, --work, --not-before, --on, --after, --after-softly, --free and
// --independent.
void AddDemandOptions(const CommandGroup& group, const CommandSyntax& command,
                      DemandOptions& options);

// Changes what is asked of the plan of that name. What is dropped goes first, whatever the order it
// was typed in; what is asked of a stage stands beside what else was asked of it; what a stage
// comes after takes the place of what was said of the same stage of that plan or project. Doing it
// once more changes nothing, so that an act can be repeated. A usage error that shows how it is
// written for what cannot be read; else fails as Session::NameIn and ReadDay.
absl::Status ChangeDemands(const Session& session, const DemandOptions& options,
                           const std::string& plan, v1::PlanDemands& demands);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_DEMAND_OPTIONS_H_
