// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_HEAD_MARK_H_
#define NOORDSTER_STORAGE_HEAD_MARK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "rocksdb/file_system.h"

namespace noordster::storage {

// The last commit of a store that anyone was told about.
struct Mark {
  std::string store_id;       // 16 bytes
  int64_t commit_number = 0;  // 0 before the first commit
  std::string hash;           // hash of the store there, 32 bytes

  friend bool operator==(const Mark&, const Mark&) = default;
};

// A small file beside the database that says how far the database must reach. RocksDB cannot tell a
// torn end of its log, which it may drop, from synced writes that went missing, which it may not;
// the mark can.
//
// Two slots of 4 KiB, allocated once and written in turn, so that a torn write spoils at most the
// mark that nobody was told about yet. Each slot carries a SHA-256 over its content.
//
// Owned by the store; one thread at a time. A failed Raise leaves the file unknown: stop using it
// and open again. Not promised: anything when both the database and the mark are put back to an
// older state together.
class HeadMark {
 public:
  static constexpr size_t kSlotBytes = 4096;

  // Reads the newest valid mark. NOT_FOUND without the file; DATA_LOSS when neither slot is valid.
  static absl::StatusOr<Mark> Read(rocksdb::FileSystem& files, const std::string& path);

  // Puts a whole new file with `mark` in both slots in the place of what is there. Durable when OK;
  // before that the old file, or none, stays.
  static absl::Status Replace(rocksdb::FileSystem& files, const std::string& path,
                              const Mark& mark);

  // Opens the file for raising. Errors as Read. `files` must outlive the result. With `sync` false
  // nothing is synced, for tests that prove they can fail.
  static absl::StatusOr<std::unique_ptr<HeadMark>> Open(rocksdb::FileSystem& files,
                                                        const std::string& path, bool sync);

  ~HeadMark();
  HeadMark(const HeadMark&) = delete;
  HeadMark& operator=(const HeadMark&) = delete;

  // Writes `mark` over the older slot and syncs. Durable when OK.
  absl::Status Raise(const Mark& mark);

  const Mark& current() const { return current_; }

 private:
  HeadMark(std::unique_ptr<rocksdb::FSRandomRWFile> file, Mark current, size_t slot, bool sync);

  std::unique_ptr<rocksdb::FSRandomRWFile> file_;
  Mark current_;
  size_t slot_;  // where `current_` stands
  const bool sync_;
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_HEAD_MARK_H_
