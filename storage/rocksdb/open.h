// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_OPEN_H_
#define NOORDSTER_STORAGE_ROCKSDB_OPEN_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/file_system.h"
#include "storage/head_mark.h"
#include "storage/rocksdb/background_errors.h"
#include "storage/rocksdb/rows.h"
#include "storage/rocksdb_options.h"
#include "storage/store.h"

// Opening a data folder: lock it, look without touching, compare with the head mark, and only then
// let RocksDB recover.
namespace noordster::storage {

// The lock on a data folder, held by at most one store of one process. Freed when destroyed.
class FolderLock {
 public:
  // FAILED_PRECONDITION when another store has the folder open.
  static absl::StatusOr<std::unique_ptr<FolderLock>> Take(
      std::shared_ptr<rocksdb::FileSystem> files, const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  FolderLock(std::shared_ptr<rocksdb::FileSystem> files, rocksdb::FileLock* lock);

  const std::shared_ptr<rocksdb::FileSystem> files_;
  rocksdb::FileLock* const lock_;
};

// A data folder that was opened and found whole. Owns all that is open; members are destroyed from
// the last to the first. Reading `db` is safe from any thread; the rest belongs to the committer.
struct Database {
  std::string folder;
  std::shared_ptr<rocksdb::FileSystem> files;
  std::unique_ptr<FolderLock> lock;
  std::unique_ptr<rocksdb::Env> env;
  std::shared_ptr<BackgroundErrors> errors = std::make_shared<BackgroundErrors>();
  std::unique_ptr<rocksdb::DB> db;
  std::unique_ptr<HeadMark> mark;  // null when opened without
  StoreRow end;                    // the last commit
  std::map<PartitionId, Ownership> partitions;
};

// Opens a data folder, or makes it, and all above it, with a new store where there is nothing.
// DATA_LOSS or FAILED_PRECONDITION with the way out when the store may not be served, UNAVAILABLE
// or RESOURCE_EXHAUSTED with what is to be put right when the machine refused something.
absl::StatusOr<std::unique_ptr<Database>> OpenDatabase(const RocksDbOptions& options);

// Gives the database in a folder that has no mark yet a new id and a mark: the end of a restore.
// `expected` is what must stand there; DATA_LOSS otherwise.
absl::Status RenewDatabase(const RocksDbOptions& options, const StoreRow& expected);

// Deletes what a backup took, or was taking when its process died: links that keep dead files
// alive.
absl::Status DeleteCheckpoint(const Database& database);

// The options of RocksDB itself.
rocksdb::Options TunedOptions(const RocksDbOptions& options, rocksdb::Env* env);

// Adds the rows that every commit leaves to `batch`.
absl::Status PutStoreRows(const StoreRow& row, rocksdb::WriteBatch& batch);

// The file system of `options`, or that of the machine.
std::shared_ptr<rocksdb::FileSystem> FilesOf(const RocksDbOptions& options);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_OPEN_H_
