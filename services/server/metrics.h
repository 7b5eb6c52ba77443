// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_METRICS_H_
#define NOORDSTER_SERVICES_SERVER_METRICS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/runtime/partitions.h"
#include "services/server/credential_files.h"
#include "storage/rocksdb_store.h"

namespace prometheus {
class Collectable;
class Exposer;
}  // namespace prometheus

namespace noordster::server {

// The counts of the server for Prometheus, at /metrics on a loopback port. Reads them when asked;
// what it reads outlives it.
class Metrics {
 public:
  // Starts answering. UNAVAILABLE when the address cannot be listened on.
  static absl::StatusOr<std::unique_ptr<Metrics>> Start(const std::string& address,
                                                        const runtime::Partitions& partitions,
                                                        const storage::RocksDbStore& store,
                                                        const CredentialFiles& credentials);
  ~Metrics();

 private:
  Metrics();

  std::shared_ptr<prometheus::Collectable> counts_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_METRICS_H_
