// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_ROCKSDB_FAULT_FILE_SYSTEM_H_
#define NOORDSTER_TESTS_SUPPORT_ROCKSDB_FAULT_FILE_SYSTEM_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/file_system.h"
#include "tests/support/rocksdb/disk_model.h"

namespace noordster::testing {

// A file system that loses power, fails, and runs out of space when told to. Every write, sync,
// create, delete, rename, link and folder sync below its root is a numbered point, from 0.
//
// At the point where power is cut, a write or a change of names still happens, unsynced, and is
// answered with an error; a sync does not happen. All later points fail and change nothing. Reads
// go on. Nothing is ever synced on the real disk, which makes it fast.
//
// Safe from any thread; must outlive all files opened through it.
class FaultFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  enum class Operation { kWrite, kSync, kCreate, kDelete, kRename, kLink, kFolder, kFolderSync };

  explicit FaultFileSystem(const std::string& root);

  const char* Name() const override { return "FaultFileSystem"; }

  // Cuts the power at a point of the future.
  void CutPowerAt(int64_t point);
  // Points passed so far.
  int64_t points() const;
  bool power_is_off() const;

  // Makes the next such operation on a path that contains `path_part` fail, without power loss.
  void FailOnce(Operation operation, absl::string_view path_part);
  // Called before every operation, from the thread that does it; may block it. Null for none.
  void SetHook(std::function<void(Operation, const std::string&)> hook);

  // Pretends this much free space; nothing for that of the disk.
  void SetFreeSpace(std::optional<uint64_t> bytes);

  // Writes what the disk would hold after a loss of power now to `target`, which must not exist.
  void CopyAfterLoss(LossModel model, const std::string& target) const;

  // What an operation has to do, for the files opened through this.
  enum class Verdict { kDo, kDoAndFail, kFail };
  Verdict Step(Operation operation, const std::string& path);
  DiskModel& disk() { return disk_; }
  static rocksdb::IOStatus Failure();

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* result,
                                       rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus ReuseWritableFile(const std::string& path, const std::string& old_path,
                                      const rocksdb::FileOptions& options,
                                      std::unique_ptr<rocksdb::FSWritableFile>* result,
                                      rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewRandomRWFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSRandomRWFile>* result,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& path, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* result,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& path, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus CreateDir(const std::string& path, const rocksdb::IOOptions& options,
                              rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus CreateDirIfMissing(const std::string& path, const rocksdb::IOOptions& options,
                                       rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteDir(const std::string& path, const rocksdb::IOOptions& options,
                              rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus GetFreeSpace(const std::string& path, const rocksdb::IOOptions& options,
                                 uint64_t* free_bytes, rocksdb::IODebugContext* debug) override;

 private:
  struct PlannedFailure {
    Operation operation;
    std::string path_part;
  };

  // RocksDB's text log is no part of the data.
  static bool IsTextLog(const std::string& path);

  DiskModel disk_;
  mutable absl::Mutex mutex_;
  int64_t points_ ABSL_GUARDED_BY(mutex_) = 0;
  std::optional<int64_t> cut_at_ ABSL_GUARDED_BY(mutex_);
  bool off_ ABSL_GUARDED_BY(mutex_) = false;
  std::optional<PlannedFailure> failure_ ABSL_GUARDED_BY(mutex_);
  std::function<void(Operation, const std::string&)> hook_ ABSL_GUARDED_BY(mutex_);
  std::optional<uint64_t> free_bytes_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_ROCKSDB_FAULT_FILE_SYSTEM_H_
