// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_HISTORY_HISTORY_SERVICE_H_
#define NOORDSTER_SERVICES_API_HISTORY_HISTORY_SERVICE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "services/api/backend.h"
#include "services/api/call/rpc.h"
#include "services/runtime/verification.h"

namespace noordster::api {

// What a backup holds.
struct BackupMade {
  int32_t files = 0;
  int64_t size_bytes = 0;
  int64_t commit_number = 0;
  bool replayed = false;
};

// Proof and backup, given by who puts the server together: they reach the store, which this folder
// does not know. Both may take long and run on a thread of their own.
struct Upkeep {
  // Ends early when the server stops, or at the deadline of the call.
  std::function<absl::StatusOr<runtime::Verified>(const std::string& municipality,
                                                  absl::Time deadline)>
      verify;
  std::function<absl::StatusOr<BackupMade>(const std::string& directory,
                                           const std::string& request_id)>
      backup;
};

// noordster.v1.HistoryService on a backend, which outlives it.
class HistoryService final : public RpcService {
 public:
  HistoryService(const Backend& backend, const Upkeep& upkeep);
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_HISTORY_HISTORY_SERVICE_H_
