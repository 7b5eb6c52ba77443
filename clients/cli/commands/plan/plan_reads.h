// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_READS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_READS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "noordster/v1/plan_service.pb.h"

// What commands read of a plan before and after they act on it. All fail as the method they call.
namespace noordster::cli {

// The plan that was typed; a usage error when the text is no name of one.
absl::StatusOr<v1::Plan> ReadPlan(Session& session, const std::string& typed);

absl::StatusOr<v1::GetTimePathResponse> ReadTimePath(Session& session, const std::string& plan);

absl::StatusOr<v1::GetOptionsResponse> ReadOptions(Session& session, const std::string& plan);

absl::StatusOr<std::vector<v1::Step>> ReadSteps(Session& session, const std::string& plan);

// Where the plan is now and how much is open for it: the last lines of the answer to an act.
std::string StandOf(const Session& session, const v1::GetTimePathResponse& path);

// As above, of a plan that is read first; empty when it cannot be, since the act itself is done.
std::string StandText(Session& session, const std::string& plan);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_READS_H_
