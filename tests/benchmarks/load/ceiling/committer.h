// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_COMMITTER_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_COMMITTER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/db.h"
#include "rocksdb/write_batch.h"
#include "tests/benchmarks/load/ceiling/shape.h"

namespace noordster::bench {

// Writes rows of the shapes of acts as a plain store does, one group after the other: a thread puts
// all that waits into one RocksDB batch, with three small rows of the group itself, syncs its log,
// writes and syncs a mark of 4 KiB, tells, answers, and only then takes what waits by then. So it
// is no bound of what the disk could do: a store that logs one group while it marks the one before
// can be faster. Add is safe from any thread; it ends with its process.
class CeilingCommitter {
 public:
  // `told` is called for each act once it is durable, before it is answered, by the thread that
  // writes, with the time at which it was added, in microseconds.
  CeilingCommitter(const std::string& folder, const CeilingShape& shape,
                   std::function<void(const std::vector<int64_t>& times)> told);

  // Commits an act of one of the shapes.
  void Add(size_t act, std::function<void()> done);

 private:
  struct Pending {
    size_t act = 0;
    int64_t added_micros = 0;
    std::function<void()> done;
  };

  [[noreturn]] void Run();
  void Write(const std::vector<Pending>& group);
  // `returning`: number of the rows that return.
  void Put(const std::vector<RowShape>& rows, uint64_t returning, rocksdb::WriteBatch& batch);

  const std::vector<ActShape> acts_;
  const uint64_t plans_;
  const std::function<void(const std::vector<int64_t>&)> told_;
  std::unique_ptr<rocksdb::DB> db_;
  int mark_ = -1;

  // Of the thread that writes.
  uint64_t sequence_ = 0;
  uint64_t turn_ = 0;

  absl::Mutex mutex_;
  std::vector<Pending> waiting_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_COMMITTER_H_
