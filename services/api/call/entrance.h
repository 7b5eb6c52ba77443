// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_ENTRANCE_H_
#define NOORDSTER_SERVICES_API_CALL_ENTRANCE_H_

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/api/call/access_log.h"
#include "services/api/call/bucket_table.h"
#include "services/api/call/callers.h"
#include "services/api/call/limiter.h"
#include "services/base/clock.h"
#include "services/runtime/queries.h"

namespace noordster::api {

// The way in and out of every call: who calls, whether they may ask more, and what is written of
// it. Safe from any thread; what it is made of outlives it.
class Entrance {
 public:
  // `log` may be null: then only callers who are not known are written, to the log of the server.
  Entrance(const Callers& callers, const runtime::Queries& queries, Limiter& limiter,
           AccessLog* log, const base::Clock& clock);

  // Begins the entry of a call. `action` outlives it.
  AccessEntry Begin(absl::string_view action, Budget budget) const;

  // Who calls, before anything they sent is read: NOT_AUTHENTICATED, or LIMIT_REACHED when they
  // asked too much. Fills the caller into the entry.
  absl::StatusOr<engine::Caller> Admit(const grpc::ServerContextBase& context,
                                       AccessEntry& entry) const;

  // The same for all callers like this one of the municipality that `object` is of, once the
  // request is known to keep its rules. Fills the object into the entry.
  absl::Status AdmitTo(const engine::Caller& caller, std::string object, AccessEntry& entry) const;

  // Ends the entry of a call, which is answered next, and writes it when it is worth it: every act;
  // of reads those refused for who asks, which includes what is as if it did not exist. Reads that
  // succeed are not written: they are the bulk, and would tell who looked at what for no purpose.
  //
  // Refusals that cost their sender nothing are written a bounded number of times a second for each
  // sender, and counted beyond that: the next line says how many are missing before it.
  void End(const grpc::ServerContextBase& context, const absl::Status& status, AccessEntry& entry);

 private:
  bool IsWritten(const AccessEntry& entry) const;
  void Write(const AccessEntry& entry) const;

  const Callers& callers_;
  const runtime::Queries& queries_;
  Limiter& limiter_;
  AccessLog* const log_;
  const base::Clock& clock_;
  BucketTable lines_;
  std::atomic<int64_t> omitted_{0};
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_ENTRANCE_H_
