// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace noordster::storage {

std::string ParentOf(const std::string& path) {
  const size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

absl::StatusOr<std::string> AbsolutePath(absl::string_view folder) {
  std::error_code error;
  std::filesystem::path path = std::filesystem::absolute(std::string(folder), error);
  if (error) {
    return absl::UnavailableError(absl::StrCat("cannot find ", folder, ": ", error.message()));
  }
  path = path.lexically_normal();
  if (path.has_relative_path() && !path.has_filename()) path = path.parent_path();
  return path.string();
}

std::string DatabasePath(absl::string_view folder) { return absl::StrCat(folder, "/db"); }
std::string MarkPath(absl::string_view folder) { return absl::StrCat(folder, "/head-mark"); }
std::string LockPath(absl::string_view folder) { return absl::StrCat(folder, "/lock"); }

std::string CheckpointPath(absl::string_view folder) { return absl::StrCat(folder, "/checkpoint"); }

absl::Status FromRocksDb(const rocksdb::Status& status, absl::string_view what) {
  if (status.ok()) return absl::OkStatus();
  const std::string message = absl::StrCat(what, ": ", status.ToString());
  if (status.IsCorruption()) return absl::DataLossError(message);
  if (status.IsNotFound()) return absl::NotFoundError(message);
  if (status.IsNoSpace()) return absl::ResourceExhaustedError(message);
  return absl::UnavailableError(message);
}

absl::Status FromReading(const rocksdb::Status& status, absl::string_view what) {
  const bool machine = (status.IsIOError() && !status.IsPathNotFound()) || status.IsBusy() ||
                       status.IsAborted() || status.IsTimedOut() || status.IsMemoryLimit();
  if (status.ok() || machine) return FromRocksDb(status, what);
  return absl::DataLossError(absl::StrCat(what, ": ", status.ToString()));
}

absl::StatusOr<std::string> ReadFile(rocksdb::FileSystem& files, const std::string& path) {
  const std::string what = absl::StrCat("cannot read ", path);
  if (rocksdb::Status status = files.FileExists(path, kIo, nullptr); !status.ok()) {
    return FromRocksDb(status, what);
  }
  std::string content;
  const rocksdb::Status status = rocksdb::ReadFileToString(&files, path, &content);
  if (!status.ok()) return FromRocksDb(status, what);
  return content;
}

absl::Status WriteFile(rocksdb::FileSystem& files, const std::string& path,
                       absl::string_view content) {
  const std::string what = absl::StrCat("cannot write ", path);
  std::unique_ptr<rocksdb::FSWritableFile> file;
  rocksdb::IOStatus status = files.NewWritableFile(path, rocksdb::FileOptions(), &file, nullptr);
  if (!status.ok()) return FromRocksDb(status, what);
  status = file->Append(rocksdb::Slice(content.data(), content.size()), kIo, nullptr);
  if (status.ok()) status = file->Flush(kIo, nullptr);
  if (status.ok()) status = file->Sync(kIo, nullptr);
  const rocksdb::IOStatus closed = file->Close(kIo, nullptr);
  return FromRocksDb(status.ok() ? closed : status, what);
}

absl::Status SyncFolder(rocksdb::FileSystem& files, const std::string& folder) {
  const std::string what = absl::StrCat("cannot sync ", folder);
  std::unique_ptr<rocksdb::FSDirectory> directory;
  const rocksdb::IOStatus status = files.NewDirectory(folder, kIo, &directory, nullptr);
  if (!status.ok()) return FromRocksDb(status, what);
  return FromRocksDb(directory->Fsync(kIo, nullptr), what);
}

absl::Status MakeFolder(rocksdb::FileSystem& files, const std::string& folder) {
  const std::string parent = ParentOf(folder);
  const bool there = files.FileExists(folder, kIo, nullptr).ok();
  // Nobody makes a name in a folder they may not write to, and some such folders cannot be opened.
  if (there && access(parent.c_str(), W_OK) != 0) return absl::OkStatus();
  const rocksdb::IOStatus status = files.CreateDirIfMissing(folder, kIo, nullptr);
  if (!status.ok()) return FromRocksDb(status, absl::StrCat("cannot make ", folder));
  return SyncFolder(files, parent);
}

absl::Status MakeFolders(rocksdb::FileSystem& files, const std::string& folder) {
  const std::string parent = ParentOf(folder);
  if (parent != folder && !files.FileExists(folder, kIo, nullptr).ok()) {
    if (absl::Status status = MakeFolders(files, parent); !status.ok()) return status;
  }
  return MakeFolder(files, folder);
}

absl::StatusOr<uint64_t> FreeSpaceBytes(rocksdb::FileSystem& files, const std::string& folder) {
  uint64_t free_bytes = 0;
  const rocksdb::IOStatus status = files.GetFreeSpace(folder, kIo, &free_bytes, nullptr);
  if (!status.ok()) {
    return FromRocksDb(status, absl::StrCat("cannot tell the free disk space of ", folder));
  }
  return free_bytes;
}

absl::StatusOr<uint64_t> FolderSizeBytes(rocksdb::FileSystem& files, const std::string& folder) {
  const absl::StatusOr<std::vector<std::string>> names = ListFolder(files, folder);
  if (!names.ok()) return names.status();
  uint64_t sum = 0;
  for (const std::string& name : *names) {
    const std::string path = absl::StrCat(folder, "/", name);
    uint64_t size = 0;
    const rocksdb::IOStatus status = files.GetFileSize(path, kIo, &size, nullptr);
    if (!status.ok()) return FromRocksDb(status, absl::StrCat("cannot tell the size of ", path));
    sum += size;
  }
  return sum;
}

absl::StatusOr<std::vector<std::string>> ListFolder(rocksdb::FileSystem& files,
                                                    const std::string& folder) {
  std::vector<std::string> names;
  const rocksdb::IOStatus status = files.GetChildren(folder, kIo, &names, nullptr);
  if (status.IsNotFound()) {
    // RocksDB says the same of a folder that may not be read.
    if (!files.FileExists(folder, kIo, nullptr).ok()) return std::vector<std::string>();
    return absl::UnavailableError(absl::StrCat("cannot list ", folder, ": it may not be read"));
  }
  if (!status.ok()) return FromRocksDb(status, absl::StrCat("cannot list ", folder));
  names.erase(std::remove_if(names.begin(), names.end(),
                             [](const std::string& name) { return name == "." || name == ".."; }),
              names.end());
  std::sort(names.begin(), names.end());
  return names;
}

absl::Status DeleteFolder(rocksdb::FileSystem& files, const std::string& folder) {
  if (!files.FileExists(folder, kIo, nullptr).ok()) return absl::OkStatus();
  const absl::StatusOr<std::vector<std::string>> names = ListFolder(files, folder);
  if (!names.ok()) return names.status();
  for (const std::string& name : *names) {
    const std::string path = absl::StrCat(folder, "/", name);
    // A link is deleted, never what it leads to.
    std::error_code error;
    const bool is_link = std::filesystem::is_symlink(path, error);
    bool is_folder = false;
    rocksdb::IOStatus status;
    if (!is_link) status = files.IsDirectory(path, kIo, &is_folder, nullptr);
    if (status.ok() && is_folder) {
      if (absl::Status deleted = DeleteFolder(files, path); !deleted.ok()) return deleted;
      continue;
    }
    if (status.ok()) status = files.DeleteFile(path, kIo, nullptr);
    if (!status.ok()) return FromRocksDb(status, absl::StrCat("cannot delete ", path));
  }
  return FromRocksDb(files.DeleteDir(folder, kIo, nullptr), absl::StrCat("cannot delete ", folder));
}

}  // namespace noordster::storage
