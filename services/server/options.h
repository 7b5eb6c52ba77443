// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_OPTIONS_H_
#define NOORDSTER_SERVICES_SERVER_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "services/api/call/limiter.h"
#include "services/base/limits.h"
#include "services/server/credential_files.h"

namespace noordster::server {

// What the server was asked to do.
struct Options {
  // Folder with everything the server keeps.
  std::string data;
  // "unix:PATH" or "127.0.0.1:PORT"; empty: a socket in the data folder.
  std::string listen;
  // "127.0.0.1:PORT" for metrics; empty: none.
  std::string metrics;
  // Least free disk space for writes, in MiB.
  uint64_t free_space_min_mib = 256;
  // How long milestones are kept for those who follow them, in days.
  int64_t milestone_retention_days = absl::ToInt64Hours(limits::kMilestoneRetention) / 24;
  // Opens a store that misses acknowledged commits, up to the commit found.
  std::optional<int64_t> accept_loss_to;
  // Why, for the log; required with it.
  std::string reason;
  // An operator has looked at the clock: do not doubt it at this start.
  bool confirm_clock = false;
  // Verifies this backup and ends.
  std::string verify_backup;
  // Restores this backup into the data folder and ends.
  std::string restore;
  // Says whether a server would take this key set and ends.
  std::string check_issuer_keys;
  // How callers are known.
  CredentialOptions credentials;
  // How much one person may ask.
  api::Rates rates;
  // File for the access log; empty: none.
  std::string access_log;
};

// Whether an address is a Unix socket or loopback.
bool IsLocal(const std::string& address);

// Whether calls may come in at `address`: a Unix socket, or loopback on explicit request. Any other
// address needs callers that are known, over TLS. INVALID_ARGUMENT with the way out.
absl::Status CheckListenAddress(const std::string& address, const CredentialOptions& credentials);

// The address to listen on, filled in where it was left open.
std::string ListenAddress(const Options& options);

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_OPTIONS_H_
