// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_ACTION_ACTION_COMMANDS_H_
#define NOORDSTER_SERVICES_API_ACTION_ACTION_COMMANDS_H_

#include "absl/status/statusor.h"
#include "noordster/v1/action_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// Requests about action points, commitments, motions and amendments as commands. Requests were
// checked before, so nothing here fails.
namespace noordster::api {

absl::StatusOr<engine::Command> CommandOf(const noordster::v1::AddActionRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::UpdateActionRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::SettleActionRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ReopenActionRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_ACTION_ACTION_COMMANDS_H_
