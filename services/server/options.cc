// SPDX-License-Identifier: EUPL-1.2
#include "services/server/options.h"

#include <sys/un.h>

#include <filesystem>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace noordster::server {

bool IsLocal(const std::string& address) {
  return absl::StartsWith(address, "unix:") || absl::StartsWith(address, "127.0.0.1:") ||
         absl::StartsWith(address, "[::1]:");
}

absl::Status CheckListenAddress(const std::string& address, const CredentialOptions& credentials) {
  if (absl::StartsWith(address, "unix:")) {
    const size_t length = address.size() - std::string("unix:").size();
    if (length == 0 || length >= sizeof(sockaddr_un::sun_path)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "the path of socket '", address, "' must have 1 to ", sizeof(sockaddr_un::sun_path) - 1,
          " bytes; choose a shorter one with --listen unix:PATH"));
    }
    return absl::OkStatus();
  }
  if (IsLocal(address)) return absl::OkStatus();
  if (!credentials.any()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "'", address,
        "' is refused: without credentials the server listens on unix:PATH, 127.0.0.1:PORT "
        "or [::1]:PORT only"));
  }
  if (!credentials.has_tls()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "'", address,
        "' is refused: beyond this machine tokens travel over TLS only; give --certificate and "
        "--private-key"));
  }
  return absl::OkStatus();
}

std::string ListenAddress(const Options& options) {
  if (!options.listen.empty()) return options.listen;
  return absl::StrCat("unix:",
                      (std::filesystem::absolute(options.data) / "noordster.sock").string());
}

}  // namespace noordster::server
