// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_SERVER_H_
#define NOORDSTER_SERVICES_SERVER_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/api/call/entrance.h"
#include "services/api/history/history_service.h"
#include "services/api/milestone/stream_readings.h"
#include "services/base/clock.h"
#include "services/feed/feeds.h"
#include "services/runtime/partitions.h"
#include "services/runtime/planning/planner.h"
#include "services/runtime/queries.h"
#include "services/server/access_log_file.h"
#include "services/server/credential_files.h"
#include "services/server/metrics.h"
#include "services/server/options.h"
#include "storage/rocksdb_store.h"

namespace noordster::server {

// All parts of a running server, in the order of their birth; the destructor ends them in reverse.
// Owned by main.
class Server {
 public:
  // Opens the store, takes over its municipalities and listens. UNAVAILABLE when the machine
  // refuses what it may give at another moment: to read the store, an address to listen on. Any
  // other error would be the same again. `on_stop` is called once, from any thread, when the store
  // stopped writing for good: the process is to end. DATA_LOSS: a backup is to be restored;
  // anything else: it is to be started again.
  static absl::StatusOr<std::unique_ptr<Server>> Start(
      const Options& options, std::function<void(const absl::Status&)> on_stop);

  // Stop was called, or is done here.
  ~Server();

  // Where calls come in: "unix:PATH" or "127.0.0.1:PORT" with the port that was chosen.
  const std::string& address() const { return address_; }

  // Takes over keys and certificates that changed since. Of one thread.
  void RefreshCredentials() { credentials_->Refresh(); }

  // Takes no new calls, answers those under way within the drain time, and closes the store.
  void Stop();

 private:
  Server() = default;

  absl::Status LoadCredentials(const Options& options);
  absl::Status OpenAccessLog(const Options& options);
  absl::Status OpenStore(const Options& options, std::function<void(const absl::Status&)> on_stop);
  absl::Status Listen(const Options& options);
  absl::StatusOr<api::BackupMade> MakeBackup(const std::string& directory,
                                             const std::string& request_id);

  base::SystemClock clock_;
  // Long reads end when it is set.
  std::atomic<bool> stopping_{false};
  std::unique_ptr<storage::RocksDbStore> store_;
  std::unique_ptr<runtime::Partitions> partitions_;
  std::unique_ptr<runtime::Queries> queries_;
  std::unique_ptr<runtime::Planner> planner_;
  std::unique_ptr<api::StreamReadings> readings_;
  std::unique_ptr<feed::Feeds> feeds_;
  std::unique_ptr<CredentialFiles> credentials_;
  api::Callers callers_;
  // Null: none was asked for.
  std::unique_ptr<AccessLogFile> access_log_;
  std::unique_ptr<api::Limiter> limiter_;
  std::unique_ptr<api::Entrance> entrance_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> grpc_;
  std::unique_ptr<Metrics> metrics_;
  std::string address_;
};

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_SERVER_H_
