// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/rocksdb/fault_file_system.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace noordster::testing {
namespace {

using Operation = FaultFileSystem::Operation;
using Verdict = FaultFileSystem::Verdict;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

IOStatus Answer(Verdict verdict) {
  return verdict == Verdict::kDo ? IOStatus::OK() : FaultFileSystem::Failure();
}

class FaultWritableFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultWritableFile(FaultFileSystem& files, std::unique_ptr<rocksdb::FSWritableFile> target,
                    DiskModel::File file)
      : FSWritableFileOwnerWrapper(std::move(target)), files_(files), file_(std::move(file)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
    const Verdict verdict = files_.Step(Operation::kWrite, file_->location);
    if (verdict == Verdict::kFail) return FaultFileSystem::Failure();
    IOStatus status = FSWritableFileOwnerWrapper::Append(data, options, debug);
    if (!status.ok()) return status;
    files_.disk().Appended(file_, data.size());
    return Answer(verdict);
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    const Verdict verdict = files_.Step(Operation::kSync, file_->location);
    if (verdict != Verdict::kDo) return FaultFileSystem::Failure();
    files_.disk().Synced(file_);
    return IOStatus::OK();
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Sync(options, debug);
  }
  // Asks for no durability, so it is none.
  IOStatus RangeSync(uint64_t, uint64_t, const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();
  }

 private:
  FaultFileSystem& files_;
  const DiskModel::File file_;
};

class FaultRandomRWFile final : public rocksdb::FSRandomRWFileOwnerWrapper {
 public:
  FaultRandomRWFile(FaultFileSystem& files, std::unique_ptr<rocksdb::FSRandomRWFile> target,
                    DiskModel::File file)
      : FSRandomRWFileOwnerWrapper(std::move(target)), files_(files), file_(std::move(file)) {}

  IOStatus Write(uint64_t offset, const Slice& data, const IOOptions& options,
                 IODebugContext* debug) override {
    const Verdict verdict = files_.Step(Operation::kWrite, file_->location);
    if (verdict == Verdict::kFail) return FaultFileSystem::Failure();
    std::string scratch(data.size(), '\0');
    Slice before;
    IOStatus status = Read(offset, data.size(), options, &before, scratch.data(), debug);
    if (!status.ok()) return status;
    files_.disk().Overwritten(file_, {offset, before.ToString(), data.ToString()});
    status = FSRandomRWFileOwnerWrapper::Write(offset, data, options, debug);
    return status.ok() ? Answer(verdict) : status;
  }
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    const Verdict verdict = files_.Step(Operation::kSync, file_->location);
    if (verdict != Verdict::kDo) return FaultFileSystem::Failure();
    files_.disk().Synced(file_);
    return IOStatus::OK();
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Sync(options, debug);
  }

 private:
  FaultFileSystem& files_;
  const DiskModel::File file_;
};

class FaultDirectory final : public rocksdb::FSDirectoryWrapper {
 public:
  FaultDirectory(FaultFileSystem& files, std::unique_ptr<rocksdb::FSDirectory> target,
                 std::string path)
      : FSDirectoryWrapper(std::move(target)), files_(files), path_(std::move(path)) {}

  IOStatus Fsync(const IOOptions&, IODebugContext*) override {
    const Verdict verdict = files_.Step(Operation::kFolderSync, path_);
    if (verdict != Verdict::kDo) return FaultFileSystem::Failure();
    files_.disk().FolderSynced(path_);
    return IOStatus::OK();
  }
  IOStatus FsyncWithDirOptions(const IOOptions& options, IODebugContext* debug,
                               const rocksdb::DirFsyncOptions&) override {
    return Fsync(options, debug);
  }

 private:
  FaultFileSystem& files_;
  const std::string path_;
};

}  // namespace

FaultFileSystem::FaultFileSystem(const std::string& root)
    : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(root) {}

void FaultFileSystem::CutPowerAt(int64_t point) {
  const absl::MutexLock lock(&mutex_);
  cut_at_ = point;
}

int64_t FaultFileSystem::points() const {
  const absl::MutexLock lock(&mutex_);
  return points_;
}

bool FaultFileSystem::power_is_off() const {
  const absl::MutexLock lock(&mutex_);
  return off_;
}

void FaultFileSystem::FailOnce(Operation operation, absl::string_view path_part) {
  const absl::MutexLock lock(&mutex_);
  failure_ = PlannedFailure{operation, std::string(path_part)};
}

void FaultFileSystem::SetFreeSpace(std::optional<uint64_t> bytes) {
  const absl::MutexLock lock(&mutex_);
  free_bytes_ = bytes;
}

void FaultFileSystem::CopyAfterLoss(LossModel model, const std::string& target) const {
  disk_.CopyAfterLoss(model, target);
}

void FaultFileSystem::SetHook(std::function<void(Operation, const std::string&)> hook) {
  const absl::MutexLock lock(&mutex_);
  hook_ = std::move(hook);
}

FaultFileSystem::Verdict FaultFileSystem::Step(Operation operation, const std::string& path) {
  std::function<void(Operation, const std::string&)> hook;
  {
    const absl::MutexLock lock(&mutex_);
    hook = hook_;
  }
  if (hook) hook(operation, path);
  const absl::MutexLock lock(&mutex_);
  if (off_) return Verdict::kFail;
  if (points_++ == cut_at_) {
    off_ = true;
    return Verdict::kDoAndFail;
  }
  if (failure_.has_value() && failure_->operation == operation &&
      absl::StrContains(path, failure_->path_part)) {
    failure_.reset();
    return Verdict::kFail;
  }
  return Verdict::kDo;
}

IOStatus FaultFileSystem::Failure() { return IOStatus::IOError("produced by the test"); }

bool FaultFileSystem::IsTextLog(const std::string& path) {
  return absl::StartsWith(path.substr(path.find_last_of('/') + 1), "LOG");
}

IOStatus FaultFileSystem::NewWritableFile(const std::string& path,
                                          const rocksdb::FileOptions& options,
                                          std::unique_ptr<rocksdb::FSWritableFile>* result,
                                          IODebugContext* debug) {
  const Verdict verdict = Step(Operation::kCreate, path);
  if (verdict == Verdict::kFail) return Failure();
  disk_.WillCreate(path);
  std::unique_ptr<rocksdb::FSWritableFile> target;
  IOStatus status = FileSystemWrapper::NewWritableFile(path, options, &target, debug);
  if (!status.ok()) return status;
  *result = std::make_unique<FaultWritableFile>(*this, std::move(target), disk_.Created(path));
  return Answer(verdict);
}

IOStatus FaultFileSystem::ReopenWritableFile(const std::string& path,
                                             const rocksdb::FileOptions& options,
                                             std::unique_ptr<rocksdb::FSWritableFile>* result,
                                             IODebugContext* debug) {
  if (!FileExists(path, IOOptions(), debug).ok()) {
    return NewWritableFile(path, options, result, debug);
  }
  std::unique_ptr<rocksdb::FSWritableFile> target;
  IOStatus status = FileSystemWrapper::ReopenWritableFile(path, options, &target, debug);
  if (!status.ok()) return status;
  *result = std::make_unique<FaultWritableFile>(*this, std::move(target), disk_.Find(path));
  return IOStatus::OK();
}

IOStatus FaultFileSystem::ReuseWritableFile(const std::string&, const std::string&,
                                            const rocksdb::FileOptions&,
                                            std::unique_ptr<rocksdb::FSWritableFile>*,
                                            IODebugContext*) {
  return IOStatus::NotSupported("files are never recycled");
}

IOStatus FaultFileSystem::NewRandomRWFile(const std::string& path,
                                          const rocksdb::FileOptions& options,
                                          std::unique_ptr<rocksdb::FSRandomRWFile>* result,
                                          IODebugContext* debug) {
  const DiskModel::File file = disk_.Find(path);
  if (file == nullptr) return IOStatus::NotFound(path);
  std::unique_ptr<rocksdb::FSRandomRWFile> target;
  IOStatus status = FileSystemWrapper::NewRandomRWFile(path, options, &target, debug);
  if (!status.ok()) return status;
  *result = std::make_unique<FaultRandomRWFile>(*this, std::move(target), file);
  return IOStatus::OK();
}

IOStatus FaultFileSystem::NewDirectory(const std::string& path, const IOOptions& options,
                                       std::unique_ptr<rocksdb::FSDirectory>* result,
                                       IODebugContext* debug) {
  std::unique_ptr<rocksdb::FSDirectory> target;
  IOStatus status = FileSystemWrapper::NewDirectory(path, options, &target, debug);
  if (!status.ok()) return status;
  absl::string_view name = path;
  while (name.size() > 1 && name.back() == '/') name.remove_suffix(1);
  *result = std::make_unique<FaultDirectory>(*this, std::move(target), std::string(name));
  return IOStatus::OK();
}

IOStatus FaultFileSystem::DeleteFile(const std::string& path, const IOOptions& options,
                                     IODebugContext* debug) {
  if (IsTextLog(path)) return FileSystemWrapper::DeleteFile(path, options, debug);
  const Verdict verdict = Step(Operation::kDelete, path);
  if (verdict == Verdict::kFail) return Failure();
  return disk_.Delete(path) ? Answer(verdict) : IOStatus::NotFound(path);
}

IOStatus FaultFileSystem::RenameFile(const std::string& from, const std::string& to,
                                     const IOOptions& options, IODebugContext* debug) {
  if (IsTextLog(from)) return FileSystemWrapper::RenameFile(from, to, options, debug);
  const Verdict verdict = Step(Operation::kRename, to);
  if (verdict == Verdict::kFail) return Failure();
  return disk_.Rename(from, to) ? Answer(verdict) : IOStatus::NotFound(from);
}

IOStatus FaultFileSystem::LinkFile(const std::string& from, const std::string& to,
                                   const IOOptions& options, IODebugContext* debug) {
  const Verdict verdict = Step(Operation::kLink, to);
  if (verdict == Verdict::kFail) return Failure();
  IOStatus status = FileSystemWrapper::LinkFile(from, to, options, debug);
  if (!status.ok()) return status;
  disk_.Linked(from, to);
  return Answer(verdict);
}

IOStatus FaultFileSystem::CreateDir(const std::string& path, const IOOptions& options,
                                    IODebugContext* debug) {
  const Verdict verdict = Step(Operation::kFolder, path);
  if (verdict == Verdict::kFail) return Failure();
  IOStatus status = FileSystemWrapper::CreateDir(path, options, debug);
  if (!status.ok()) return status;
  disk_.FolderMade(path);
  return Answer(verdict);
}

IOStatus FaultFileSystem::CreateDirIfMissing(const std::string& path, const IOOptions& options,
                                             IODebugContext* debug) {
  if (FileExists(path, options, debug).ok()) return IOStatus::OK();
  return CreateDir(path, options, debug);
}

IOStatus FaultFileSystem::DeleteDir(const std::string& path, const IOOptions& options,
                                    IODebugContext* debug) {
  const Verdict verdict = Step(Operation::kFolder, path);
  if (verdict == Verdict::kFail) return Failure();
  IOStatus status = FileSystemWrapper::DeleteDir(path, options, debug);
  if (!status.ok()) return status;
  disk_.FolderDeleted(path);
  return Answer(verdict);
}

IOStatus FaultFileSystem::GetFreeSpace(const std::string& path, const IOOptions& options,
                                       uint64_t* free_bytes, IODebugContext* debug) {
  {
    const absl::MutexLock lock(&mutex_);
    if (free_bytes_.has_value()) {
      *free_bytes = *free_bytes_;
      return IOStatus::OK();
    }
  }
  return FileSystemWrapper::GetFreeSpace(path, options, free_bytes, debug);
}

}  // namespace noordster::testing
