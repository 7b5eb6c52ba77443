// SPDX-License-Identifier: EUPL-1.2
#include "services/server/access_log_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/log.h"

namespace noordster::server {
namespace {

constexpr mode_t kPrivate = 0600;

// Writing to what is no file could wait for whoever reads it, and cannot be put aside.
bool IsFileOrAbsent(const std::string& path) {
  struct stat about = {};
  return stat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode);
}

bool Exists(const std::string& path) {
  struct stat about = {};
  return lstat(path.c_str(), &about) == 0 || errno != ENOENT;
}

std::string FolderOf(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace

AccessLogFile::AccessLogFile(std::string path, const base::Clock& clock, const Bounds& bounds)
    : path_(std::move(path)), clock_(clock), bounds_(bounds) {
  NOORDSTER_CHECK(bounds.files_max >= 2);
}

AccessLogFile::~AccessLogFile() {
  const absl::MutexLock lock(&mutex_);
  Close();
}

absl::StatusOr<std::unique_ptr<AccessLogFile>> AccessLogFile::Open(const std::string& path,
                                                                   const base::Clock& clock,
                                                                   const Bounds& bounds) {
  if (!IsFileOrAbsent(path)) {
    return absl::InvalidArgumentError(absl::StrCat(path, " is no file: give --access-log FILE"));
  }
  std::unique_ptr<AccessLogFile> log(new AccessLogFile(path, clock, bounds));
  const absl::MutexLock lock(&log->mutex_);
  if (const absl::Status opened = log->Reopen(); !opened.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the access log cannot be written: ", opened.message()));
  }
  const std::string folder = FolderOf(path);
  if (faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("the access log cannot be put aside when it is full: the user of the server "
                     "may not change the folder ",
                     folder, "; give it one of its own"));
  }
  return log;
}

std::string AccessLogFile::NameOf(size_t age) const {
  if (age == 0) return path_;
  const std::filesystem::path path(path_);
  std::filesystem::path name = path.stem();
  name += absl::StrCat(".", age);
  name += path.extension();
  return path.parent_path() / name;
}

absl::Status AccessLogFile::Reopen() {
  Close();
  std::error_code ignored;
  std::filesystem::create_directories(FolderOf(path_), ignored);
  if (!IsFileOrAbsent(path_)) {
    return absl::UnavailableError(absl::StrCat(path_, " is no file any more"));
  }
  descriptor_ = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, kPrivate);
  struct stat about = {};
  if (descriptor_ < 0 || fchmod(descriptor_, kPrivate) != 0 || fstat(descriptor_, &about) != 0) {
    absl::Status failed = absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path_));
    Close();
    return failed;
  }
  bytes_ = static_cast<size_t>(about.st_size);
  return absl::OkStatus();
}

void AccessLogFile::Close() {
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = -1;
}

absl::Status AccessLogFile::PutAside() {
  // Only up to a number that is free: what was moved before a failure is not moved on each time it
  // is tried again, until it falls off the end.
  size_t age = 1;
  while (age + 1 < bounds_.files_max && Exists(NameOf(age))) ++age;
  for (; age > 0; --age) {
    const std::string from = NameOf(age - 1);
    if (std::rename(from.c_str(), NameOf(age).c_str()) != 0 && errno != ENOENT) {
      return absl::ErrnoToStatus(errno, absl::StrCat("cannot rename ", from));
    }
  }
  return absl::OkStatus();
}

absl::Status AccessLogFile::MakeRoom(size_t bytes) {
  if (bytes_ == 0 || bytes_ + bytes <= bounds_.bytes_max) return absl::OkStatus();
  const absl::Duration now = clock_.SinceBoot();
  if (rotated_.ok() || now >= next_rotation_) {
    next_rotation_ = now + limits::kAccessLogRetry;
    const absl::Status before = std::exchange(rotated_, PutAside());
    if (rotated_.ok()) return Reopen();
    if (before.ok()) {
      base::Log("access_log_not_put_aside", {{"file", path_}, {"status", rotated_.ToString()}});
    }
  }
  return bytes_ + bytes <= 2 * bounds_.bytes_max ? absl::OkStatus() : rotated_;
}

absl::Status AccessLogFile::Append(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return absl::ErrnoToStatus(errno, absl::StrCat("cannot write ", path_));
    bytes_ += static_cast<size_t>(written);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status AccessLogFile::WriteLine(absl::string_view line) {
  if (descriptor_ < 0) {
    const absl::Duration now = clock_.SinceBoot();
    if (now < next_opening_) return absl::UnavailableError("tried a moment ago");
    next_opening_ = now + limits::kAccessLogRetry;
    if (absl::Status opened = Reopen(); !opened.ok()) return opened;
  }
  const std::string text = absl::StrCat(is_ragged_ ? "\n" : "", line, "\n");
  if (absl::Status room = MakeRoom(text.size()); !room.ok()) return room;
  absl::Status written = Append(text);
  is_ragged_ = !written.ok();
  // It may be another file that stands there by now.
  if (!written.ok()) Close();
  return written;
}

void AccessLogFile::Write(const api::AccessEntry& entry) {
  const std::string line = api::JsonLine(entry);
  const absl::MutexLock lock(&mutex_);
  const absl::Status written = WriteLine(line);
  if (!written.ok()) ++lost_;
  if (written.ok() == writable_) return;
  writable_ = written.ok();
  base::Log(written.ok() ? "access_log_writable_again" : "access_log_broken",
            {{"file", path_}, {"status", written.ToString()}, {"lost", absl::StrCat(lost())}});
}

}  // namespace noordster::server
