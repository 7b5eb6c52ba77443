// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/ceiling/measure.h"

#include <functional>
#include <string>
#include <utility>
#include <variant>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/base/digest.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/shipped_programme.h"
#include "tests/runtime/forwarding_store.h"
#include "tests/support/in_process_server.h"

namespace noordster::bench {
namespace {

// The store adds the partition to the key of a row.
constexpr size_t kPartitionBytes = sizeof("gm1916");

// Keeps the last commit.
class WatchedStore : public runtime::ForwardingStore {
 public:
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    writes = commit.writes;
    ForwardingStore::Submit(std::move(commit), std::move(done));
  }

  std::vector<storage::Write> writes;
};

// Rows whose keys stood in `before` come back.
std::vector<RowShape> ShapesOf(const std::vector<storage::Write>& writes,
                               const std::vector<storage::Write>& before) {
  absl::flat_hash_set<std::string> known;
  for (const storage::Write& write : before) known.insert(write.key);
  std::vector<RowShape> rows;
  for (const storage::Write& write : writes) {
    rows.push_back({write.key.size() + kPartitionBytes, write.value.value_or("").size(),
                    known.contains(write.key)});
  }
  return rows;
}

}  // namespace

ActShape MeasureMove() {
  // As many as it takes for names and numbers of the usual length.
  constexpr int kPlans = 2000;
  constexpr int kPlan = 1234;
  constexpr int kMoves = 100;
  WatchedStore store;
  noordster::testing::InProcessServer server(store);
  EndlessPlans plans(server.address(), kPlans);
  for (int move = 1; move < kMoves; ++move) plans.MoveAndWait(kPlan);
  const std::vector<storage::Write> before = store.writes;
  noordster::v1::RecordOutcomeRequest request = plans.MoveOf(kPlan);
  request.set_request_id(base::RandomUuid());
  ActShape shape;
  shape.request_bytes = request.ByteSizeLong();
  absl::Notification moved;
  plans.Move(kPlan, [&](const noordster::v1::PlanResponse& response) {
    shape.response_bytes = response.ByteSizeLong();
    moved.Notify();
  });
  moved.WaitForNotification();
  shape.rows = ShapesOf(store.writes, before);
  return shape;
}

std::vector<ActShape> MeasureWayToCouncil() {
  WatchedStore store;
  noordster::testing::InProcessServer server(store);
  ShippedProgramme programme(server.address());
  PlanCalls calls(server.address());
  std::vector<ActShape> shapes;
  std::string etag;
  std::vector<storage::Write> before;
  for (PlanAct& act : ShippedProgramme::WayToCouncil("plan-123456")) {
    ActShape& shape = shapes.emplace_back();
    SetEtag(etag, act);
    shape.request_bytes = std::visit(
        [](auto& request) {
          request.set_request_id(base::RandomUuid());
          return request.ByteSizeLong();
        },
        act);
    absl::Notification done;
    calls.Send(0, std::move(act), [&](const noordster::v1::PlanResponse& response) {
      etag = response.plan().etag();
      shape.response_bytes = response.ByteSizeLong();
      done.Notify();
    });
    done.WaitForNotification();
    shape.rows = ShapesOf(store.writes, before);
    before = store.writes;
  }
  return shapes;
}

}  // namespace noordster::bench
