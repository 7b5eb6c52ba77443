// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PROFILE_PROFILE_H_
#define NOORDSTER_CLIENTS_CLI_PROFILE_PROFILE_H_

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// The profile that is used when none is named.
inline constexpr char kDefaultProfile[] = "default";

// How a server is reached and who shows what there; empty parts are not said. Files are named, so
// that there is no secret in it. A value type.
struct Profile {
  // Empty: no profile, but what was typed and what the environment says.
  std::string name = {};
  // `unix:PATH` or `host:port`.
  std::string server = {};
  std::string municipality = {};
  // Files in PEM: the authorities that the certificate of the server may be of; what is shown to
  // it, with its private key.
  std::string ca = {};
  std::string client_certificate = {};
  std::string client_key = {};
  // File with the token to show. The token itself is never typed: it would stand in the history of
  // the shell and among the processes.
  std::string token_file = {};
};

// The profile of this name; null when there is none.
inline const Profile* FindProfile(const std::vector<Profile>& profiles, absl::string_view name) {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [name](const Profile& profile) { return profile.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

// One part of a profile: its names in the file of profiles, in answers for machines, on the command
// line and in the environment.
struct ProfileSetting {
  absl::string_view field;
  absl::string_view key;
  const char* option;
  const char* variable;
  std::string Profile::*value;
  // The value is a file.
  bool is_file;
  // It says who calls.
  bool is_credential;
};

inline constexpr ProfileSetting kProfileSettings[] = {
    {"server", "server", "--server", "NOORDSTER_SERVER", &Profile::server, false, false},
    {"municipality", "municipality", "--municipality", "NOORDSTER_MUNICIPALITY",
     &Profile::municipality, false, false},
    {"ca", "ca", "--ca", "NOORDSTER_CA", &Profile::ca, true, false},
    {"client_certificate", "clientCertificate", "--client-certificate",
     "NOORDSTER_CLIENT_CERTIFICATE", &Profile::client_certificate, true, true},
    {"client_key", "clientKey", "--client-key", "NOORDSTER_CLIENT_KEY", &Profile::client_key, true,
     true},
    {"token_file", "tokenFile", "--token-file", "NOORDSTER_TOKEN_FILE", &Profile::token_file, true,
     true},
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PROFILE_PROFILE_H_
