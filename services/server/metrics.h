// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_METRICS_H_
#define NOORDSTER_SERVICES_SERVER_METRICS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/api/call/limiter.h"
#include "services/feed/feeds.h"
#include "services/runtime/partitions.h"
#include "services/server/access_log_file.h"
#include "services/server/credential_files.h"
#include "storage/rocksdb_store.h"

namespace prometheus {
class Collectable;
class Exposer;
}  // namespace prometheus

namespace noordster::server {

// What is counted; all outlive the metrics.
struct Counted {
  const runtime::Partitions& partitions;
  const storage::RocksDbStore& store;
  const CredentialFiles& credentials;
  const api::Limiter& limiter;
  const feed::Feeds& feeds;
  // Null: there is none.
  const AccessLogFile* access_log;
};

// The counts of the server for Prometheus, at /metrics on a loopback port. Reads them when asked.
class Metrics {
 public:
  // Starts answering. UNAVAILABLE when the address cannot be listened on.
  static absl::StatusOr<std::unique_ptr<Metrics>> Start(const std::string& address,
                                                        const Counted& counted);
  ~Metrics();

 private:
  Metrics();

  std::shared_ptr<prometheus::Collectable> counts_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_METRICS_H_
