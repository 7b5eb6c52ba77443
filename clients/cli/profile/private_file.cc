// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/profile/private_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"

namespace noordster::cli {
namespace {

constexpr mode_t kOfOthers = S_IRWXG | S_IRWXO;

absl::Status FaultOf(const std::string& path, absl::string_view description) {
  return FaultsError({{path, 0, "", std::string(description)}});
}

absl::Status SystemFault(const std::string& path) { return FaultOf(path, std::strerror(errno)); }

absl::Status CheckIsPrivate(const std::string& path, const struct stat& facts, Language language) {
  if (facts.st_uid != geteuid()) {
    return FaultOf(path, Wording{"is van een andere gebruiker; dit bestand moet van u zijn.",
                                 "belongs to another user; this file must be yours."}
                             .In(language));
  }
  if ((facts.st_mode & kOfOthers) == 0) return absl::OkStatus();
  return FaultOf(path, absl::Substitute(Wording{"anderen kunnen erbij; beperk dat: chmod 600 $0",
                                                "others can get at it; keep it yours: chmod 600 $0"}
                                            .In(language),
                                        path));
}

absl::Status Unwritable(const std::string& path, const absl::Status& why, Language language) {
  return FaultOf(
      path, absl::Substitute(
                Wording{"kan niet worden geschreven: $0", "cannot be written: $0"}.In(language),
                why.message()));
}

absl::Status WriteWhole(int descriptor, absl::string_view content) {
  while (!content.empty()) {
    const ssize_t count = write(descriptor, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return absl::ErrnoToStatus(errno, "write");
    content.remove_prefix(static_cast<size_t>(count));
  }
  if (fsync(descriptor) != 0) return absl::ErrnoToStatus(errno, "fsync");
  return absl::OkStatus();
}

// A file of this content for its owner alone, with a part in its name that no other has; none when
// it fails.
absl::StatusOr<std::string> NewFile(absl::string_view beginning, absl::string_view end,
                                    absl::string_view content) {
  // mkostemps makes it so, whatever the umask.
  std::string path = absl::StrCat(beginning, ".XXXXXX", end);
  const int file = mkostemps(path.data(), static_cast<int>(end.size()), O_CLOEXEC);
  if (file < 0) return absl::ErrnoToStatus(errno, "open");
  const absl::Status done = WriteWhole(file, content);
  close(file);
  if (done.ok()) return path;
  unlink(path.c_str());
  return done;
}

}  // namespace

absl::StatusOr<std::string> ReadPrivateFile(const std::string& path, size_t bytes_max,
                                            Language language) {
  // Non-blocking: a pipe in this place must not keep the program waiting for ever.
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0 && errno == ENOENT) return absl::NotFoundError(path);
  if (file < 0) return SystemFault(path);
  const absl::Cleanup close_file = [file] { close(file); };
  struct stat facts = {};
  if (fstat(file, &facts) != 0) return SystemFault(path);
  if (absl::Status mine = CheckIsPrivate(path, facts, language); !mine.ok()) return mine;
  if (!S_ISREG(facts.st_mode) || facts.st_size > static_cast<off_t>(bytes_max)) {
    return FaultOf(path, Wording{"is geen bestand van deze soort: te groot, of geen bestand.",
                                 "is no file of this kind: too large, or no file."}
                             .In(language));
  }
  std::string content(static_cast<size_t>(facts.st_size), '\0');
  size_t size = 0;
  while (size < content.size()) {
    const ssize_t count = read(file, content.data() + size, content.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemFault(path);
    if (count == 0) break;
    size += static_cast<size_t>(count);
  }
  content.resize(size);
  return content;
}

absl::StatusOr<std::string> WriteNewPrivateFile(absl::string_view beginning, absl::string_view end,
                                                absl::string_view content, Language language) {
  absl::StatusOr<std::string> written = NewFile(beginning, end, content);
  if (written.ok()) return written;
  return Unwritable(absl::StrCat(beginning, end), written.status(), language);
}

absl::Status WritePrivateFile(const std::string& path, absl::string_view content,
                              Language language) {
  const absl::StatusOr<std::string> written = NewFile(path, "", content);
  if (!written.ok()) return Unwritable(path, written.status(), language);
  if (rename(written->c_str(), path.c_str()) == 0) return absl::OkStatus();
  const absl::Status failed = absl::ErrnoToStatus(errno, "rename");
  unlink(written->c_str());
  return Unwritable(path, failed, language);
}

absl::StatusOr<FolderLock> FolderLock::Acquire(const std::string& folder, Language language) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(folder).parent_path(), error);
  if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return SystemFault(folder);
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return SystemFault(folder);
  FolderLock lock(descriptor);
  struct stat facts = {};
  // Who can write in a folder can replace what is in it, whatever the modes of the files.
  if (fstat(descriptor, &facts) != 0) return SystemFault(folder);
  if (facts.st_uid != geteuid() || (facts.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return FaultOf(
        folder, absl::Substitute(Wording{"anderen kunnen erin schrijven; beperk dat: chmod 700 $0",
                                         "others can write in it; keep it yours: chmod 700 $0"}
                                     .In(language),
                                 folder));
  }
  while (flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return SystemFault(folder);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace noordster::cli
