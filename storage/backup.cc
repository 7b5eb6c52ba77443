// SPDX-License-Identifier: EUPL-1.2
#include "storage/backup.h"

#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/base/digest.h"
#include "storage/backup_manifest.h"
#include "storage/head_mark.h"
#include "storage/rocksdb/files.h"
#include "storage/rocksdb/inspection.h"
#include "storage/rocksdb/open.h"

namespace noordster::storage {
namespace {

constexpr absl::string_view kManifestName = "backup-manifest";

BackupSummary Summarize(const BackupManifest& manifest) {
  BackupSummary summary;
  summary.files = static_cast<int64_t>(manifest.files.size());
  summary.commit_number = manifest.commit_number;
  for (const auto& [path, file] : manifest.files) summary.size_bytes += file.size_bytes;
  return summary;
}

// Adds the file at `path` of the backup in `folder`, with what it holds, to the manifest.
void Enter(const std::string& path, absl::string_view content, BackupManifest& manifest) {
  manifest.files[path] = {static_cast<int64_t>(content.size()), base::Sha256({content})};
}

absl::Status CopyDatabase(rocksdb::FileSystem& files, const std::string& checkpoint,
                          const std::string& target, BackupManifest& manifest) {
  const absl::StatusOr<std::vector<std::string>> names = ListFolder(files, checkpoint);
  if (!names.ok()) return names.status();
  for (const std::string& name : *names) {
    const absl::StatusOr<std::string> content =
        ReadFile(files, absl::StrCat(checkpoint, "/", name));
    if (!content.ok()) return content.status();
    if (absl::Status status = WriteFile(files, absl::StrCat(target, "/", name), *content);
        !status.ok()) {
      return status;
    }
    Enter(absl::StrCat("db/", name), *content, manifest);
  }
  return SyncFolder(files, target);
}

absl::StatusOr<BackupManifest> ReadManifest(rocksdb::FileSystem& files, const std::string& folder) {
  const absl::StatusOr<std::string> text =
      ReadFile(files, absl::StrCat(folder, "/", kManifestName));
  if (absl::IsNotFound(text.status())) {
    return absl::NotFoundError(absl::StrCat("there is no backup in ", folder));
  }
  if (!text.ok()) return text.status();
  return ParseManifest(*text);
}

// DATA_LOSS when there is a file that the manifest does not list.
absl::Status CheckNoneExtra(rocksdb::FileSystem& files, const std::string& folder,
                            const BackupManifest& manifest) {
  const absl::StatusOr<std::vector<std::string>> top = ListFolder(files, folder);
  if (!top.ok()) return top.status();
  const absl::StatusOr<std::vector<std::string>> inner = ListFolder(files, DatabasePath(folder));
  if (!inner.ok()) return inner.status();
  std::set<std::string> found(top->begin(), top->end());
  found.erase(std::string(kManifestName));
  found.erase("db");
  for (const std::string& name : *inner) found.insert(absl::StrCat("db/", name));
  for (const std::string& path : found) {
    if (!manifest.files.contains(path)) {
      return absl::DataLossError(
          absl::StrCat("the backup has a file that its manifest does not list: ", path));
    }
  }
  return absl::OkStatus();
}

// The content of a file of the backup, if it is what the manifest says.
absl::StatusOr<std::string> ReadChecked(rocksdb::FileSystem& files, const std::string& folder,
                                        const std::string& path,
                                        const BackupManifest::File& expected) {
  absl::StatusOr<std::string> content = ReadFile(files, absl::StrCat(folder, "/", path));
  if (absl::IsNotFound(content.status())) {
    return absl::DataLossError(absl::StrCat("the backup misses ", path));
  }
  if (!content.ok()) return content;
  if (static_cast<int64_t>(content->size()) != expected.size_bytes) {
    return absl::DataLossError(absl::StrCat("the backup is damaged: ", path, " has ",
                                            content->size(), " bytes instead of ",
                                            expected.size_bytes));
  }
  if (base::Sha256({*content}) != expected.digest) {
    return absl::DataLossError(
        absl::StrCat("the backup is damaged: the checksum of ", path, " is wrong"));
  }
  return content;
}

// Proves that the database and the mark of the backup hold what the manifest says.
absl::Status CheckCommit(const std::shared_ptr<rocksdb::FileSystem>& files,
                         const std::string& folder, const BackupManifest& manifest) {
  const absl::StatusOr<Mark> mark = HeadMark::Read(*files, MarkPath(folder));
  if (!mark.ok()) return mark.status();
  const StoreRow expected = {manifest.store_id, manifest.commit_number, manifest.store_hash};
  if (*mark != Mark{expected.id, expected.commit_number, expected.hash}) {
    return absl::DataLossError("the head mark of the backup is of another commit");
  }
  const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(files);
  const absl::StatusOr<Inspection> found =
      InspectDatabase(TunedOptions(RocksDbOptions(), env.get()), DatabasePath(folder));
  if (!found.ok()) return found.status();
  if (!found->end.has_value() || *found->end != expected) {
    return absl::DataLossError("the database of the backup ends at another commit");
  }
  return absl::OkStatus();
}

// Not owned by anyone: for passing a file system on that the caller keeps.
std::shared_ptr<rocksdb::FileSystem> Unowned(rocksdb::FileSystem& files) {
  return {std::shared_ptr<void>(), &files};
}

absl::StatusOr<BackupManifest> Verify(rocksdb::FileSystem& files, const std::string& folder) {
  absl::StatusOr<BackupManifest> manifest = ReadManifest(files, folder);
  if (!manifest.ok()) return manifest;
  if (absl::Status status = CheckNoneExtra(files, folder, *manifest); !status.ok()) return status;
  for (const auto& [path, file] : manifest->files) {
    const absl::StatusOr<std::string> content = ReadChecked(files, folder, path, file);
    if (!content.ok()) return content.status();
  }
  if (absl::Status status = CheckCommit(Unowned(files), folder, *manifest); !status.ok()) {
    return status;
  }
  return manifest;
}

absl::Status CopyToDataFolder(rocksdb::FileSystem& files, const std::string& folder,
                              const BackupManifest& manifest, const std::string& target) {
  for (const std::string& made : {target, DatabasePath(target)}) {
    if (absl::Status status = MakeFolders(files, made); !status.ok()) return status;
  }
  for (const auto& [path, file] : manifest.files) {
    if (path == "head-mark") continue;  // the restored store gets its own, last
    const absl::StatusOr<std::string> content = ReadChecked(files, folder, path, file);
    if (!content.ok()) return content.status();
    if (absl::Status status = WriteFile(files, absl::StrCat(target, "/", path), *content);
        !status.ok()) {
      return status;
    }
  }
  return SyncFolder(files, DatabasePath(target));
}

// Fills the folder that becomes the backup once it is renamed.
absl::Status Fill(rocksdb::FileSystem& files, const std::string& checkpoint,
                  BackupManifest manifest, const std::string& folder) {
  for (const std::string& made : {folder, DatabasePath(folder)}) {
    if (absl::Status status = MakeFolder(files, made); !status.ok()) return status;
  }
  if (absl::Status status = CopyDatabase(files, checkpoint, DatabasePath(folder), manifest);
      !status.ok()) {
    return status;
  }
  const Mark mark = {manifest.store_id, manifest.commit_number, manifest.store_hash};
  if (absl::Status status = HeadMark::Replace(files, MarkPath(folder), mark); !status.ok()) {
    return status;
  }
  const absl::StatusOr<std::string> written = ReadFile(files, MarkPath(folder));
  if (!written.ok()) return written.status();
  Enter("head-mark", *written, manifest);
  if (absl::Status status =
          WriteFile(files, absl::StrCat(folder, "/", kManifestName), FormatManifest(manifest));
      !status.ok()) {
    return status;
  }
  return SyncFolder(files, folder);
}

// Fills `partial`, proves it and makes it the backup at `path`.
absl::StatusOr<BackupSummary> Complete(rocksdb::FileSystem& files, const std::string& checkpoint,
                                       BackupManifest content, const std::string& path,
                                       const std::string& partial) {
  if (absl::Status status = Fill(files, checkpoint, std::move(content), partial); !status.ok()) {
    return status;
  }
  const absl::StatusOr<BackupManifest> manifest = Verify(files, partial);
  if (!manifest.ok()) return manifest.status();
  const rocksdb::IOStatus renamed = files.RenameFile(partial, path, kIo, nullptr);
  if (!renamed.ok()) return FromRocksDb(renamed, absl::StrCat("cannot rename to ", path));
  if (absl::Status status = SyncFolder(files, ParentOf(path)); !status.ok()) {
    // It may be gone after a loss of power, so it must not look like a backup now.
    files.RenameFile(path, partial, kIo, nullptr).PermitUncheckedError();
    return status;
  }
  return Summarize(*manifest);
}

// FAILED_PRECONDITION when a folder holds what no backup that was cut short would have left.
absl::Status CheckIsLeftover(rocksdb::FileSystem& files, const std::string& folder) {
  const absl::StatusOr<std::vector<std::string>> names = ListFolder(files, folder);
  if (!names.ok()) return names.status();
  for (const std::string& name : *names) {
    if (name == "db" || name == kManifestName || absl::StartsWith(name, "head-mark")) continue;
    return absl::FailedPreconditionError(
        absl::StrCat(folder, " holds ", name,
                     ", which is no part of a backup: move it away, or choose another"));
  }
  return absl::OkStatus();
}

// RESOURCE_EXHAUSTED when a copy of `checkpoint` in `parent` would leave too little free space.
absl::Status CheckFreeSpace(rocksdb::FileSystem& files, const std::string& checkpoint,
                            const std::string& parent, uint64_t free_space_min_bytes) {
  const absl::StatusOr<uint64_t> size_bytes = FolderSizeBytes(files, checkpoint);
  if (!size_bytes.ok()) return size_bytes.status();
  const absl::StatusOr<uint64_t> free_bytes = FreeSpaceBytes(files, parent);
  if (!free_bytes.ok()) return free_bytes.status();
  if (*free_bytes >= *size_bytes + free_space_min_bytes) return absl::OkStatus();
  return absl::ResourceExhaustedError(absl::StrCat(
      "there is too little room for a backup in ", parent, ": it takes ", *size_bytes,
      " bytes and ", free_space_min_bytes, " must stay free, but only ", *free_bytes, " are free"));
}

}  // namespace

absl::StatusOr<BackupSummary> VerifyBackup(const std::string& folder) {
  rocksdb::FileSystem& files = *rocksdb::FileSystem::Default();
  const absl::StatusOr<std::string> path = AbsolutePath(folder);
  if (!path.ok()) return path.status();
  const absl::StatusOr<BackupManifest> manifest = Verify(files, *path);
  if (!manifest.ok()) return manifest.status();
  return Summarize(*manifest);
}

absl::StatusOr<BackupSummary> RestoreBackup(const std::string& folder,
                                            const std::string& data_folder,
                                            std::shared_ptr<rocksdb::FileSystem> file_system) {
  RocksDbOptions options;
  options.file_system = std::move(file_system);
  rocksdb::FileSystem& files = *FilesOf(options);
  const absl::StatusOr<std::string> source = AbsolutePath(folder);
  if (!source.ok()) return source.status();
  const absl::StatusOr<std::string> target = AbsolutePath(data_folder);
  if (!target.ok()) return target.status();
  const absl::StatusOr<std::vector<std::string>> present = ListFolder(files, *target);
  if (!present.ok()) return present.status();
  if (!present->empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat("a backup is restored into an empty folder only, and ", *target, " holds ",
                     present->front()));
  }
  const absl::StatusOr<BackupManifest> manifest = Verify(files, *source);
  if (!manifest.ok()) return manifest.status();
  if (absl::Status status = CopyToDataFolder(files, *source, *manifest, *target); !status.ok()) {
    return status;
  }
  options.folder = *target;
  if (absl::Status status = RenewDatabase(
          options, {manifest->store_id, manifest->commit_number, manifest->store_hash});
      !status.ok()) {
    return status;
  }
  return Summarize(*manifest);
}

absl::StatusOr<std::optional<BackupSummary>> FindBackup(rocksdb::FileSystem& files,
                                                        const BackupOrder& order) {
  const absl::StatusOr<std::string> path = AbsolutePath(order.folder);
  if (!path.ok()) return path.status();
  if (!files.FileExists(*path, kIo, nullptr).ok()) return std::nullopt;
  const absl::StatusOr<BackupManifest> present = ReadManifest(files, *path);
  if (!present.ok() && !absl::IsNotFound(present.status())) return present.status();
  if (!present.ok() || present->request_id != order.request_id) {
    return absl::AlreadyExistsError(absl::StrCat(*path, " exists already"));
  }
  const absl::StatusOr<BackupManifest> manifest = Verify(files, *path);
  if (!manifest.ok()) return manifest.status();
  BackupSummary summary = Summarize(*manifest);
  summary.replayed = true;
  return summary;
}

absl::StatusOr<BackupSummary> WriteBackup(rocksdb::FileSystem& files, const std::string& checkpoint,
                                          const Mark& mark, const BackupOrder& order) {
  const absl::StatusOr<std::string> path = AbsolutePath(order.folder);
  if (!path.ok()) return path.status();
  const std::string partial = absl::StrCat(*path, ".partial");
  // First, as it takes space.
  absl::Status cleared = CheckIsLeftover(files, partial);
  if (cleared.ok()) cleared = DeleteFolder(files, partial);
  if (!cleared.ok()) return cleared;
  if (absl::Status status =
          CheckFreeSpace(files, checkpoint, ParentOf(*path), order.free_space_min_bytes);
      !status.ok()) {
    return status;
  }
  const BackupManifest content = {
      mark.store_id, mark.commit_number, mark.hash, order.request_id, {}};
  absl::StatusOr<BackupSummary> summary = Complete(files, checkpoint, content, *path, partial);
  if (!summary.ok()) {
    // The first failure is the one to tell.
    DeleteFolder(files, partial).IgnoreError();
  }
  return summary;
}

}  // namespace noordster::storage
