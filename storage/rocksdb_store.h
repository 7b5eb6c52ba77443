// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_STORE_H_
#define NOORDSTER_STORAGE_ROCKSDB_STORE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "storage/backup.h"
#include "storage/rocksdb_options.h"
#include "storage/store.h"

namespace noordster::storage {

class RocksDbCommitter;
struct Database;

// The embedded store: RocksDB in a folder of this machine, with a head mark beside it that proves
// on opening that nothing acknowledged is missing. One process at a time.
//
// Private texts (keys.h) whose rows a commit deletes are gone from every file of the folder within
// moments, at the latest after the next Open; until then they stand in table and log files.
//
// `done` of Submit runs on the store's own thread and must not call back into the store. A failed
// write stops the store for good (see Health); reads go on from the last durable commit. Not
// promised: survival of a disk that lies about syncs, though the next Open notices; detection of a
// whole folder put back to an older state.
class RocksDbStore final : public Store {
 public:
  // Opens the store in a folder, or makes one where there is nothing. FAILED_PRECONDITION when
  // another server has it open or its format is another; DATA_LOSS when acknowledged commits are
  // missing or damaged, with the way out in the message; UNAVAILABLE or RESOURCE_EXHAUSTED when the
  // disk cannot be read or written, with what is to be put right. A refusal leaves the files as
  // they are.
  static absl::StatusOr<std::unique_ptr<RocksDbStore>> Open(const RocksDbOptions& options);

  // Answers all that waits, then closes. No call may be under way.
  ~RocksDbStore() override;

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

  // OK, or why the store stopped writing for good.
  absl::Status Health() const;

  // Writes what is only in the log to table files, so that the next Open has less to recover.
  // Durability does not depend on it.
  absl::Status Flush();

  // Makes a backup of one durable commit in `folder`, which must not exist, while the store goes
  // on; commits wait only while the list of files is taken. The folder appears whole or not at all;
  // what was written of it is deleted when that fails. ALREADY_EXISTS when `folder` is there,
  // RESOURCE_EXHAUSTED when it would leave less free space than the mark, ABORTED at once when
  // another backup is under way. The same `request_id`, a text without spaces, finds the backup it
  // made before.
  absl::StatusOr<BackupSummary> CreateBackup(const std::string& folder,
                                             const std::string& request_id);

 private:
  explicit RocksDbStore(std::unique_ptr<Database> database, const RocksDbOptions& options);

  absl::StatusOr<BackupSummary> BackUp(const BackupOrder& order);

  const std::unique_ptr<Database> database_;
  const std::string id_;
  const uint64_t free_space_min_bytes_;
  std::atomic<bool> backing_up_{false};
  const std::unique_ptr<RocksDbCommitter> committer_;
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_STORE_H_
