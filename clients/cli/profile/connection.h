// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PROFILE_CONNECTION_H_
#define NOORDSTER_CLIENTS_CLI_PROFILE_CONNECTION_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/profile/profile.h"
#include "clients/cli/session.h"
#include "clients/cli/words.h"
#include "clients/cpp/noordster/client.h"

// The way to the server, from what was typed, the environment and the profile.
namespace noordster::cli {

// The value of a variable of the environment; empty when it is not set.
std::string Environment(const char* name);

// Completes what was typed of `options.connection`: each part from the environment, else from the
// profile, else as it is by default. What the environment and the profile said becomes part of the
// command that repeats an act. A profile holds for its own server: where another one is named,
// nothing of it counts, and naming both it and another server is a fault. Who calls comes from one
// place: with a token or certificate from elsewhere the profile's are left. Reads the environment
// and the file of profiles.
void CompleteConnection(GlobalOptions& options);

// The same with files and sockets named from the root, so that it holds in whatever folder a
// command is typed.
Profile WithAbsolutePaths(Profile profile);

// The texts in PEM that a connection names; absent when it names none. Usage errors for files that
// cannot be read or hold something else, and for half of certificate and key.
absl::StatusOr<std::optional<TlsOptions>> ReadTls(const Profile& connection, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PROFILE_CONNECTION_H_
