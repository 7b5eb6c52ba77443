// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_BACKUP_H_
#define NOORDSTER_STORAGE_BACKUP_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace rocksdb {
class FileSystem;
}  // namespace rocksdb

// Backups of the embedded store. A backup is a folder with db/, head-mark and backup-manifest: a
// text that lists every file with its size and SHA-256, names the commit it holds, and ends with a
// checksum of itself. It shares no file with the store it was made from.
//
// The manifest guards against damage, not against forgery: who can write the folder can write a
// manifest too. RocksDbStore::CreateBackup makes one.
namespace noordster::storage {

struct Mark;

struct BackupSummary {
  int64_t files = 0;
  int64_t size_bytes = 0;
  // The last commit in the backup.
  int64_t commit_number = 0;
  // It had been made before.
  bool replayed = false;
};

// What a backup is asked for.
struct BackupOrder {
  std::string folder;
  // Names the request; the same one again finds its backup. No spaces.
  std::string request_id;
  // So much stays free at the target.
  uint64_t free_space_min_bytes = 0;
};

// Proves that a backup is whole: the manifest, every file, no file more or less, and a database
// that holds every commit up to the one named. Changes nothing. NOT_FOUND when there is no
// manifest, DATA_LOSS with the first thing that is wrong.
absl::StatusOr<BackupSummary> VerifyBackup(const std::string& folder);

// Verifies a backup and puts it in `data_folder`, which must be empty or not exist, ready to be
// opened. The history is the same, the store gets a new id, so that readers who were further start
// again. FAILED_PRECONDITION when the folder is not empty, errors of VerifyBackup otherwise. A
// restore that was cut short leaves an empty folder, or one that is refused when opened: empty it
// and restore again. `file_system` serves both folders, as in RocksDbOptions.
absl::StatusOr<BackupSummary> RestoreBackup(
    const std::string& folder, const std::string& data_folder,
    std::shared_ptr<rocksdb::FileSystem> file_system = nullptr);

// The backup that the same request made before, verified; absent when nothing stands in the folder.
// ALREADY_EXISTS when something else does. For the store; see RocksDbStore::CreateBackup.
absl::StatusOr<std::optional<BackupSummary>> FindBackup(rocksdb::FileSystem& files,
                                                        const BackupOrder& order);

// Makes a backup from the checkpoint of a database in `checkpoint`, whose last commit is `mark`.
// REQUIRES: FindBackup found nothing. For the store.
absl::StatusOr<BackupSummary> WriteBackup(rocksdb::FileSystem& files, const std::string& checkpoint,
                                          const Mark& mark, const BackupOrder& order);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_BACKUP_H_
