// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_IN_PROCESS_SERVER_H_
#define NOORDSTER_TESTS_SUPPORT_IN_PROCESS_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/api/call/entrance.h"
#include "services/api/milestone/stream_readings.h"
#include "services/base/limits.h"
#include "services/feed/feeds.h"
#include "services/runtime/partitions.h"
#include "services/runtime/planning/planner.h"
#include "services/runtime/queries.h"
#include "storage/memory_store.h"
#include "tests/support/api_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing {

// How callers come into a server of a test: by default everyone is the trusted local user, nobody
// is limited, and nothing is written of it.
struct WayIn {
  api::Callers callers;
  api::Rates rates = {limits::kRatePerSecondMax, limits::kRatePerSecondMax};
  // Null: none. Outlives the server.
  api::AccessLog* access_log = nullptr;
};

// All services on a memory store of its own, or on a store that outlives it, in this process,
// reached over a Unix socket in a folder of its own. Its clock stands at noon of 15 July 2022 in
// Europe/Amsterdam until set. Ends with all its threads when destroyed.
class InProcessServer {
 public:
  InProcessServer() : InProcessServer(memory_) {}
  explicit InProcessServer(storage::Store& store, const WayIn& way_in = WayIn());
  ~InProcessServer();
  InProcessServer(const InProcessServer&) = delete;
  InProcessServer& operator=(const InProcessServer&) = delete;

  // "unix:PATH", for more clients.
  const std::string& address() const { return address_; }
  ApiClient& client() { return *client_; }
  const storage::Store& store() const { return store_; }
  FakeClock& clock() { return clock_; }

  std::vector<storage::PartitionId> Municipalities() const;
  // Every row of every partition as one string, for comparing before and after.
  std::string AllRows() const;

  // Works out anew what is told of plannings, and returns once that is committed: nothing else
  // does.
  bool Plan() { return planner_->Work(); }

  // Streams that are open.
  int streams() const { return feeds_.streams(); }

  // Makes the next backup fail.
  void BreakBackups() { backups_broken_ = true; }

 private:
  void Listen();

  TemporaryFolder folder_;
  const std::string address_;
  storage::MemoryStore memory_;
  storage::Store& store_;
  FakeClock clock_;
  std::atomic<bool> backups_broken_ = false;
  std::unique_ptr<runtime::Partitions> partitions_;
  runtime::Queries queries_;
  std::unique_ptr<runtime::Planner> planner_;
  const api::StreamReadings readings_;
  feed::Feeds feeds_;
  const api::Callers callers_;
  api::Limiter limiter_;
  api::Entrance entrance_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<ApiClient> client_;
};

// All rows of a partition, in the order of their keys.
std::vector<storage::Row> RowsOf(const storage::Store& store, const std::string& partition);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_IN_PROCESS_SERVER_H_
