// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_HISTORY_VIEW_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_HISTORY_VIEW_H_

#include <string>

#include "absl/status/status.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// Shows what happened to a resource, oldest first; without what tells of persons when asked so.
// Fails as ListHistory.
absl::Status ShowHistory(Session& session, const std::string& resource, bool without_persons);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_HISTORY_VIEW_H_
