// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_OPTIONS_H_
#define NOORDSTER_STORAGE_ROCKSDB_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"

namespace rocksdb {
class FileSystem;
}  // namespace rocksdb

namespace noordster::storage {

// How to open the embedded store. The defaults suit a server of one or a few municipalities and
// take some tens of MiB of memory.
struct RocksDbOptions {
  // The data folder; made when it does not exist, with all above it. Holds db/, head-mark and lock.
  std::string folder;

  // The file system for everything the store writes; null for that of the machine. Must be the
  // same for all stores on one folder.
  std::shared_ptr<rocksdb::FileSystem> file_system;

  // Below this much free disk space Submit and Trim answer RESOURCE_EXHAUSTED, before RocksDB meets
  // a full disk, which it does not survive; Acquire goes on, so that a server that starts on a full
  // disk can serve reads. A backup must leave this much free where it is made. 0 turns it off.
  uint64_t free_space_min_bytes = 256ull << 20;

  // Opens a store that ends before its head mark, and gives it a new id. Must be the number of the
  // last commit found, which the refusal names.
  std::optional<int64_t> accept_loss_to;

  // Called once, from the store's own thread, when a write failed, in a commit or in the background
  // of the database, and the store stopped for good;
  // the only way on is to close it and open it again. Must not block or destroy the store.
  std::function<void(const absl::Status&)> on_stop;

  // Size of the buffer in memory that is written to a file when full.
  size_t write_buffer_bytes = 32 << 20;

  // Size of the cache of blocks read.
  size_t block_cache_bytes = 32 << 20;

  // Only for tests that must see what goes wrong without: `sync` syncs the log and the mark before
  // an answer, `head_mark` compares the store with its mark on opening. A store opened without
  // either may lose what it acknowledged and not notice.
  bool sync = true;
  bool head_mark = true;
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_OPTIONS_H_
