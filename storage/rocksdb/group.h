// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_GROUP_H_
#define NOORDSTER_STORAGE_ROCKSDB_GROUP_H_

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "rocksdb/write_batch.h"
#include "storage/rocksdb/open.h"
#include "storage/rocksdb/rows.h"
#include "storage/store.h"

namespace noordster::storage {

// Requests to the committer. Each is answered once.
struct Submission {
  Commit commit;
  std::function<void(CommitResult)> done;
};
struct Acquisition {
  PartitionId partition;
  std::function<void(absl::StatusOr<Ownership>)> done;
};
struct Trimming {
  PartitionId partition;
  std::vector<std::string> keys;
  std::function<void(absl::Status)> done;
};

// Who follows which partition.
using Tails = std::map<PartitionId, TailReader>;

// The requests that are written as one batch, with one sync. Checks each against the state before
// it, this group included, and keeps all answers, refusals too, until the group is durable.
//
// Filled and written on the committer's thread, then acknowledged on any one thread. `database` and
// `tails` must outlive it; the first is not changed before Adopt.
class RocksDbGroup {
 public:
  RocksDbGroup(const Database& database, const Tails& tails) : database_(database), tails_(tails) {}

  // `refusal` is the answer to every commit and trim for the moment, such as that the disk is full.
  void Add(Submission submission, const absl::Status& refusal);
  void Add(Trimming trimming, const absl::Status& refusal);
  void Add(Acquisition acquisition);

  // Nothing has to be written.
  bool empty() const { return !writes_; }

  // Completes the batch with the heads and the store row and returns both. An error means that the
  // batch could not be built and nothing may be written.
  absl::StatusOr<StoreRow> Seal();
  rocksdb::WriteBatch& batch() { return batch_; }

  // Moves what the group changed into the state of the store. To be called once it is logged.
  void Adopt(Database& database);

  // Gives the commits of the group to those who follow their partitions. To be called once it is
  // durable and visible.
  void TellTails();

  // Partitions that lose private texts.
  const std::set<PartitionId>& erasing() const { return erasing_; }

  // Gives all answers. A failure to write makes every request that was to be written ambiguous.
  void Answer(const absl::Status& written);

 private:
  const Ownership* Find(const PartitionId& partition) const;
  void Put(const PartitionId& partition, const Write& write);
  // Keeps the first failure to fill the batch.
  void Note(const rocksdb::Status& status);

  const Database& database_;
  const Tails& tails_;
  rocksdb::WriteBatch batch_;
  rocksdb::Status filled_;
  bool writes_ = false;
  std::map<PartitionId, Ownership> changed_;
  std::set<PartitionId> erasing_;
  std::vector<std::pair<const TailReader*, TailCommit>> followed_;
  std::vector<std::function<void(const absl::Status&)>> answers_;
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_GROUP_H_
