// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_ERASER_H_
#define NOORDSTER_STORAGE_ROCKSDB_ERASER_H_

#include <atomic>
#include <memory>
#include <set>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/db.h"
#include "rocksdb/table_properties.h"
#include "storage/store.h"

namespace noordster::storage {

// Rewrites the files in which private texts, and secrets, still stand after their rows were deleted
// (kErasableSpaces in keys.h), on a thread of its own, so that no commit waits for it. Done within
// moments; what closing, a crash or an error interrupts is done after the next start. Every table
// file says itself whether it holds a deletion that hides a text (CountErased), so there is nothing
// else to keep.
//
// Not promised: anything about backups made before, or about the blocks of a disk that the deleted
// files stood in. Safe from any thread.
class RocksDbEraser {
 public:
  // Begins with what is left in `partitions`. `db` must outlive it.
  RocksDbEraser(rocksdb::DB& db, std::set<PartitionId> partitions);
  // Cancels what is under way and waits for that.
  ~RocksDbEraser();
  RocksDbEraser(const RocksDbEraser&) = delete;
  RocksDbEraser& operator=(const RocksDbEraser&) = delete;

  // To be called when a commit that deletes private texts of `partitions` is durable and readers
  // see it.
  void Erase(const std::set<PartitionId>& partitions);

 private:
  void Loop();
  // False when readers of an older commit keep what was erased for now.
  bool Rewrite(const PartitionId& partition);

  rocksdb::DB& db_;
  std::atomic<bool> closing_{false};
  absl::Mutex mutex_;
  absl::CondVar changed_;
  std::set<PartitionId> waiting_ ABSL_GUARDED_BY(mutex_);
  bool in_memory_ ABSL_GUARDED_BY(mutex_) = false;  // deletions may be in no table file yet
  std::thread thread_;                              // last: it uses all of the above
};

// Makes every table file count the deletions of private texts in it. An option of the database.
std::shared_ptr<rocksdb::TablePropertiesCollectorFactory> CountErased();

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_ERASER_H_
