// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_FILES_H_
#define NOORDSTER_STORAGE_ROCKSDB_FILES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "rocksdb/file_system.h"
#include "rocksdb/slice.h"
#include "rocksdb/status.h"

// Whole-file operations over a RocksDB file system, so that everything the store keeps beside the
// database passes through the same one and can be tested with the same faults. Safe from any
// thread.
namespace noordster::storage {

// How every operation on a file is done: no deadline, nothing out of the ordinary.
inline const rocksdb::IOOptions kIo;

// The folder as an absolute path without a slash at its end. Purely by name: what RocksDB offers
// answers the working directory for every relative path.
absl::StatusOr<std::string> AbsolutePath(absl::string_view folder);

// Where things stand in the data folder.
std::string DatabasePath(absl::string_view folder);
std::string MarkPath(absl::string_view folder);
std::string LockPath(absl::string_view folder);
// Where a backup takes its checkpoint; there only while one is made.
std::string CheckpointPath(absl::string_view folder);

// The folder that a path stands in.
std::string ParentOf(const std::string& path);

// DATA_LOSS for damage, NOT_FOUND, RESOURCE_EXHAUSTED for a full disk, UNAVAILABLE for every other
// failure; the message starts with `what`.
absl::Status FromRocksDb(const rocksdb::Status& status, absl::string_view what);

// As FromRocksDb, for reading what must be there and whole: a file that is missing and content that
// RocksDB does not understand are DATA_LOSS; RESOURCE_EXHAUSTED and UNAVAILABLE remain for what the
// machine refused (permission, too many open files, input and output).
absl::Status FromReading(const rocksdb::Status& status, absl::string_view what);

// The bytes of a slice.
inline absl::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// The whole content. NOT_FOUND when there is no such file. Meant for files of at most some tens of
// MiB, which all files of the store are.
absl::StatusOr<std::string> ReadFile(rocksdb::FileSystem& files, const std::string& path);

// Makes a file, or replaces it, and syncs its content. The name is durable after SyncFolder only.
absl::Status WriteFile(rocksdb::FileSystem& files, const std::string& path,
                       absl::string_view content);

// Makes the names in a folder durable.
absl::Status SyncFolder(rocksdb::FileSystem& files, const std::string& folder);

// Makes a folder and its name durable; the parent must exist. When the folder is there already its
// name is made durable all the same, as whoever made it may have died before.
absl::Status MakeFolder(rocksdb::FileSystem& files, const std::string& folder);

// Makes a folder with all that are missing above it, each durable before the next, so that at most
// the last one that exists can lack its sync; that is made up for.
absl::Status MakeFolders(rocksdb::FileSystem& files, const std::string& folder);

// Free space of the file system that `folder` stands on.
absl::StatusOr<uint64_t> FreeSpaceBytes(rocksdb::FileSystem& files, const std::string& folder);

// Sum of the sizes of the files in a folder that holds no folders.
absl::StatusOr<uint64_t> FolderSizeBytes(rocksdb::FileSystem& files, const std::string& folder);

// Names of the files and folders in a folder, sorted, without "." and ".."; none when there is no
// such folder. UNAVAILABLE when it is there but cannot be read.
absl::StatusOr<std::vector<std::string>> ListFolder(rocksdb::FileSystem& files,
                                                    const std::string& folder);

// Deletes a folder with all in it. OK when there is none.
absl::Status DeleteFolder(rocksdb::FileSystem& files, const std::string& folder);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_FILES_H_
