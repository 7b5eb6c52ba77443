// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_ROCKSDB_DISK_MODEL_H_
#define NOORDSTER_TESTS_SUPPORT_ROCKSDB_DISK_MODEL_H_

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace noordster::testing {

// What a disk may hold after power was lost. All of these are honest disks but the last.
enum class LossModel {
  kDropUnsynced,  // only synced bytes under synced names
  kDropBytes,     // only synced bytes, but names as they were last
  kKeepAll,       // everything, synced or not
  kTorn,          // names as they were last; of bytes not yet synced half of those appended, and
                  // the first part of those written over others
  kLoseLog,       // a lying disk: all, but the second half of every log file, synced or not
};

// Bookkeeping of what is durable in a folder: which bytes of each file and which names. The files
// themselves stand in the real folder; those that were deleted or replaced without a sync of their
// folder are kept aside, as they may come back.
//
// Knows appends, overwrites in place, and names one folder deep at a time. A folder that was made
// is lost with all in it until its parent is synced; one that was deleted may come back empty.
// Renaming a whole folder counts as durable at once, which is the harsher case for code that
// renames a folder to make it valid. Safe from any thread.
class DiskModel {
 public:
  // A file, whatever its name.
  struct Inode {
    struct Overwrite {
      uint64_t offset;
      std::string before;
      std::string after;
    };
    std::string location;  // where its bytes really stand
    uint64_t size_bytes = 0;
    uint64_t synced_bytes = 0;
    std::vector<Overwrite> unsynced;
  };
  using File = std::shared_ptr<Inode>;

  // Follows what happens in `root`, which need not exist yet; all in it counts as durable.
  explicit DiskModel(std::string root);
  // Deletes what was kept aside.
  ~DiskModel();
  DiskModel(const DiskModel&) = delete;
  DiskModel& operator=(const DiskModel&) = delete;

  // To be called before a file is made, so that a file under that name can be kept aside.
  void WillCreate(const std::string& path);
  File Created(const std::string& path);
  // The file under a name that exists.
  File Find(const std::string& path);

  void Appended(const File& file, uint64_t count);
  void Overwritten(const File& file, Inode::Overwrite overwrite);
  void Synced(const File& file);
  void FolderSynced(const std::string& folder);
  void FolderMade(const std::string& folder);
  void FolderDeleted(const std::string& folder);

  // Deletes or renames in the real folder too. Whether that worked.
  bool Delete(const std::string& path);
  bool Rename(const std::string& from, const std::string& to);
  void Linked(const std::string& from, const std::string& to);

  // Writes what the disk would hold to `target`, which must not exist.
  void CopyAfterLoss(LossModel model, const std::string& target) const;

 private:
  File FindLocked(const std::string& path) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Unname(const std::string& path) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void RememberDurable(const std::string& path, const File& file)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Whether the name of a folder on the way to `path`, or of `path` itself, would be lost.
  bool IsLost(absl::string_view path) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Forgets all below a folder whose end is durable.
  void ForgetBelow(const std::string& folder) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void MoveFolder(const std::string& from, const std::string& to)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::string root_;
  const std::string aside_;
  mutable absl::Mutex mutex_;
  int64_t kept_aside_ ABSL_GUARDED_BY(mutex_) = 0;
  // Files known by the name they have now.
  std::map<std::string, File> names_ ABSL_GUARDED_BY(mutex_);
  // Names that are not durable as they are: the file that stands there after a loss, null for none.
  std::map<std::string, File> durable_ ABSL_GUARDED_BY(mutex_);
  // Folders whose making or deletion is not durable.
  std::set<std::string> made_ ABSL_GUARDED_BY(mutex_);
  std::set<std::string> deleted_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_ROCKSDB_DISK_MODEL_H_
