// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PLANNING_PLANNING_READS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PLANNING_PLANNING_READS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "noordster/v1/planning.pb.h"

// What the commands of planning read before they answer.
namespace noordster::cli {

// Whether that resource itself, and nothing else that was named, is not there.
bool IsMissing(const absl::Status& status, const std::string& name);

// The planning of a plan, counted from a day, or from today when that is empty; absent when there
// is nothing to plan any more. Fails as GetPlanning.
absl::StatusOr<std::optional<v1::Planning>> ReadPlanning(Session& session, const std::string& plan,
                                                         const std::string& from_date);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PLANNING_PLANNING_READS_H_
