// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_COMMITTER_H_
#define NOORDSTER_STORAGE_ROCKSDB_COMMITTER_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <thread>
#include <variant>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "storage/rocksdb/acknowledger.h"
#include "storage/rocksdb/group.h"
#include "storage/rocksdb/open.h"
#include "storage/rocksdb_options.h"

namespace noordster::storage {

// The one thread that writes. It takes all that waits, writes it as one batch, syncs the log, and
// hands the group on to be acknowledged. While it syncs, the next group gathers; nothing ever waits
// for a group to grow.
//
// The first failed write or sync stops it for good, as what is on disk is unknown from then on: the
// group under way is answered ambiguous, everything after it unavailable. Nothing is retried. A
// flush or compaction that failed in the background stops it too, whether or not anyone writes.
//
// Safe from any thread. Destroying it answers all that waits first.
class RocksDbCommitter {
 public:
  // `database` must outlive it, and is written by it alone.
  RocksDbCommitter(Database& database, const RocksDbOptions& options);
  ~RocksDbCommitter();
  RocksDbCommitter(const RocksDbCommitter&) = delete;
  RocksDbCommitter& operator=(const RocksDbCommitter&) = delete;

  void Add(Submission submission);
  void Add(Acquisition acquisition);
  void Add(Trimming trimming);

  // Runs `work` on the committer's thread while no group is under way, with the last commit, and
  // waits for it. Commits wait as long as it takes. The status of `work`, or why it did not run.
  absl::Status RunBetweenGroups(std::function<absl::Status(const StoreRow&)> work);

  // As in Store.
  absl::StatusOr<Head> OpenTail(const PartitionId& partition, TailReader reader);
  void CloseTail(const PartitionId& partition);

  // What readers see now.
  std::shared_ptr<const ReadView> view() const { return acknowledger_.view(); }

  // OK until the committer stopped for good; then why.
  absl::Status Health() const;

 private:
  struct Pause {
    std::function<absl::Status(const StoreRow&)> work;
    std::function<void(absl::Status)> done;
  };
  using Request = std::variant<Submission, Acquisition, Trimming, Pause>;

  void Enqueue(Request request);
  void Loop();
  void NoteFailure(const absl::Status& error);
  // What is written as one group: all that waits, up to a bound. A pause is alone.
  std::deque<Request> TakeGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Process(std::deque<Request> requests);
  // Writes a group to the synced log, and goes on from there.
  absl::Status Write(RocksDbGroup& group);
  // Nothing waits to be written.
  bool IsIdle() const;
  // RESOURCE_EXHAUSTED below the free-space mark: the answer to commits and trims. Acquisitions go
  // on, as reading begins with one and each writes some hundred bytes.
  absl::Status CheckFreeSpace() const;
  // Keeps the first reason. Safe from any thread.
  void Stop(const absl::Status& reason);
  static void Decline(Request& request, const absl::Status& reason);

  Database& database_;
  Tails tails_;  // changed on the committer's thread alone, while no group is under way
  const bool sync_;
  const uint64_t free_space_min_bytes_;
  const std::function<void(const absl::Status&)> on_stop_;

  mutable absl::Mutex mutex_;
  absl::CondVar work_;  // a request waits, the database failed, or closing began
  std::deque<Request> waiting_ ABSL_GUARDED_BY(mutex_);
  bool closing_ ABSL_GUARDED_BY(mutex_) = false;
  // The first failure of the database outside of a write of this thread.
  absl::Status failure_ ABSL_GUARDED_BY(mutex_);
  absl::Status health_ ABSL_GUARDED_BY(mutex_);

  RocksDbAcknowledger acknowledger_;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_COMMITTER_H_
