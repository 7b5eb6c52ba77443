// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_PATH_VERSION_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_PATH_VERSION_OPTION_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "noordster/v1/path_service.pb.h"

namespace noordster::cli {

// The name of the path version that was typed: PATH@N, or PATH alone for its latest. A usage error
// for another form; fails as GetPath when the latest is asked for.
absl::StatusOr<std::string> ReadPathVersionOption(Session& session, const std::string& typed);

// The published version of this name. Fails as GetPathVersion.
absl::StatusOr<v1::PathVersion> ReadPathVersion(Session& session, const std::string& name);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_PATH_VERSION_OPTION_H_
