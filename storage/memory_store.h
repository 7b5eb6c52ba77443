// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_MEMORY_STORE_H_
#define NOORDSTER_STORAGE_MEMORY_STORE_H_

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "storage/store.h"

namespace noordster::storage {

// The reference implementation of a store, for tests: what it does is what every store does. Holds
// everything in memory and loses it when destroyed, so nothing it answers kCommitted is durable.
//
// It can be told to answer as a store in trouble would. Two owners may share one: acquiring fences
// the other. Calls `done` before Submit returns, on the caller's thread, holding no lock. Safe from
// any thread.
class MemoryStore final : public Store {
 public:
  MemoryStore();

  std::string id() const override { return id_; }
  Limits limits() const override { return Limits(); }
  absl::StatusOr<Ownership> Acquire(const PartitionId& partition) override;
  void Submit(Commit commit, std::function<void(CommitResult)> done) override;
  absl::StatusOr<Values> Get(const PartitionId& partition,
                             absl::Span<const std::string> keys) const override;
  absl::StatusOr<Page> Scan(const PartitionId& partition, const Range& range,
                            size_t rows_max) const override;
  absl::StatusOr<std::vector<PartitionId>> ListPartitions() const override;
  absl::StatusOr<Head> OpenTail(const PartitionId& partition, TailReader reader) override;
  void CloseTail(const PartitionId& partition) override;
  absl::Status Trim(const PartitionId& partition, absl::Span<const std::string> keys) override;

  // Makes the next Submit that would be committed answer `outcome`; several are used up in the
  // order given. `written` counts only for kAmbiguous: whether the commit happened all the same.
  // kFenced also raises the epoch, as another owner would have; kCommitted lets one commit pass.
  void ProduceNext(CommitOutcome outcome, bool written = false);

  // Answers prepared by ProduceNext and not yet given.
  size_t ProducedLeft() const;

 private:
  struct Partition {
    Ownership owner;
    std::map<std::string, std::string> rows;
    TailReader tail;
  };
  struct Produced {
    CommitOutcome outcome;
    bool written;
  };

  CommitResult Decide(Commit& commit) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  static void Apply(Commit& commit, Partition& partition);

  const std::string id_;
  mutable absl::Mutex mutex_;
  std::map<PartitionId, Partition> partitions_ ABSL_GUARDED_BY(mutex_);
  std::deque<Produced> produced_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_MEMORY_STORE_H_
