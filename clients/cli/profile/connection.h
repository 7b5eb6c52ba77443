// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PROFILE_CONNECTION_H_
#define NOORDSTER_CLIENTS_CLI_PROFILE_CONNECTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/profile/profile.h"
#include "clients/cli/session.h"
#include "clients/cli/words.h"
#include "clients/cpp/noordster/client.h"

// The way to the server, from what was typed, the environment and the profile.
namespace noordster::cli {

// The value of a variable of the environment; empty when it is not set.
std::string Environment(const char* name);

// The name of the profile that is asked for, whether it is there and counts or not: as typed, else
// from the environment, else the default.
std::string AskedProfile(const Profile& typed);

// Fills `options.connection`, and the token of the profile in it: each part as typed, else from the
// environment, else from the profile, else as it is by default; a profile that is typed comes
// before the environment. What the environment and the profile said becomes part of the command
// that repeats an act. A profile holds for its own server: where another one is named, nothing of
// it counts, and typing both it and another server is a fault. Who calls comes from one place: with
// a token or certificate from elsewhere the profile's are left. Reads the environment and the file
// of profiles.
void CompleteConnection(GlobalOptions& options);

// The token of the profile that completed a connection, as it is by now: of who signed in again
// since. Absent when it is not there, or the profile leads elsewhere by now. Reads as
// CompleteConnection; safe from any thread.
std::optional<std::string> TokenOfProfile(GlobalOptions options);

// How the server is reached where somebody signs in, and what is kept of it under the name that is
// asked for: completed as above from what is typed, the environment and these profiles, but without
// any token, which is a new one. Reads the environment.
Profile ConnectionToKeep(Profile typed, const std::vector<Profile>& profiles);

// The same with files and sockets named from the root, so that it holds in whatever folder a
// command is typed.
Profile WithAbsolutePaths(Profile profile);

// Whether the server is a socket of another user than that of this process and root: whoever can
// make one where it is looked for would get the token that is shown there. Not so of what is no
// socket of this machine, or not there.
bool IsSocketOfAnother(const std::string& server);

// A fault when it is.
absl::Status CheckSocketOwner(const std::string& server, Language language);

// The texts in PEM that a connection names; absent when it names none. Usage errors for files that
// cannot be read or hold something else, and for half of certificate and key.
absl::StatusOr<std::optional<TlsOptions>> ReadTls(const Profile& connection, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PROFILE_CONNECTION_H_
