// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_ACKNOWLEDGER_H_
#define NOORDSTER_STORAGE_ROCKSDB_ACKNOWLEDGER_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/db.h"
#include "rocksdb/snapshot.h"
#include "storage/rocksdb/eraser.h"
#include "storage/rocksdb/group.h"
#include "storage/rocksdb/open.h"

namespace noordster::storage {

// The state that readers see: the database as of one durable commit. Safe from any thread; to be
// dropped before the database is closed.
class ReadView {
 public:
  explicit ReadView(const Database& database);
  ~ReadView() { db_.ReleaseSnapshot(snapshot_); }
  ReadView(const ReadView&) = delete;
  ReadView& operator=(const ReadView&) = delete;

  const rocksdb::Snapshot* snapshot() const { return snapshot_; }
  const std::map<PartitionId, Head>& heads() const { return heads_; }

 private:
  rocksdb::DB& db_;
  const rocksdb::Snapshot* const snapshot_;
  std::map<PartitionId, Head> heads_;
};

// A group that is in the synced log, with the state it leads to.
struct WrittenGroup {
  std::unique_ptr<RocksDbGroup> group;
  StoreRow row;
  std::shared_ptr<const ReadView> view;
};

// Says of groups that they happened, in their order: mark synced, view for readers swapped, tails
// told, answers given. On a thread of its own while more is to be written, so that one group is
// marked while the next is logged; groups that wait share a sync.
//
// The first failure to raise the mark is the last thing it does: that group and all behind it are
// answered ambiguous, told to nobody and shown to nobody.
//
// Of the committer's thread, but for view(), which is safe from any. Destroying it acknowledges all
// that waits first.
class RocksDbAcknowledger {
 public:
  // As many groups wait at most; adding one more waits. A mark can be compared as long as the
  // database is less than kHashesKept commits ahead of it.
  static constexpr size_t kWaitingMax = 4;

  // `on_failure` is called once, before the answers, from the thread that raised the mark.
  // `database` must outlive it; its mark is used by it alone.
  RocksDbAcknowledger(Database& database, std::function<void(const absl::Status&)> on_failure);
  ~RocksDbAcknowledger();
  RocksDbAcknowledger(const RocksDbAcknowledger&) = delete;
  RocksDbAcknowledger& operator=(const RocksDbAcknowledger&) = delete;

  // Acknowledges `written` behind those before it. `is_last`: nothing waits to be written, so the
  // calling thread may do it itself, which spares waking another.
  void Add(WrittenGroup written, bool is_last);

  // Waits until all that was added is answered.
  void Drain();

  // What readers see now.
  std::shared_ptr<const ReadView> view() const;

 private:
  void Loop();
  // Acknowledges all that waits. REQUIRES: nobody else does.
  void Work() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Acknowledge(std::deque<WrittenGroup> groups);

  Database& database_;
  const std::function<void(const absl::Status&)> on_failure_;
  RocksDbEraser eraser_;
  absl::Status failure_;  // of who works

  mutable absl::Mutex mutex_;
  absl::CondVar changed_;  // a group waits, one less does, work ended, or closing began
  std::deque<WrittenGroup> waiting_ ABSL_GUARDED_BY(mutex_);
  bool works_ ABSL_GUARDED_BY(mutex_) = false;
  bool closing_ ABSL_GUARDED_BY(mutex_) = false;
  std::shared_ptr<const ReadView> view_ ABSL_GUARDED_BY(mutex_);

  std::thread thread_;  // last: it uses all of the above
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_ACKNOWLEDGER_H_
