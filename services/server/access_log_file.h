// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_ACCESS_LOG_FILE_H_
#define NOORDSTER_SERVICES_SERVER_ACCESS_LOG_FILE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/api/call/access_log.h"
#include "services/base/clock.h"
#include "services/base/limits.h"

namespace noordster::server {

// The access log as files of lines of JSON: "access.log", and the older ones "access.1.log" (the
// latest) and up. A file that would grow beyond its bound is put aside, and the oldest deleted. The
// files are for the user of the server only, also those that were there before.
//
// What was written is never cut off: a file that cannot be put aside, as its folder may not be
// changed, grows on to twice its bound. The log of the server says so once.
//
// A line that cannot be written, or for which that is not enough, is lost and counted; the log of
// the server says so once, and it is tried again at most once a second until it can be written. The
// line after a lost one may follow an empty line or a part of one. Not promised: that lines survive
// a failure of power.
// Safe from any thread; the clock outlives it.
class AccessLogFile final : public api::AccessLog {
 public:
  // How large a file may be, and how many there are with the current one: two or more.
  struct Bounds {
    size_t bytes_max = limits::kAccessLogBytesMax;
    size_t files_max = limits::kAccessLogFilesMax;
  };

  // Makes the folder when there is none. INVALID_ARGUMENT when there is something else than a file,
  // it cannot be written, or its folder does not let it be put aside.
  static absl::StatusOr<std::unique_ptr<AccessLogFile>> Open(const std::string& path,
                                                             const base::Clock& clock,
                                                             const Bounds& bounds);
  ~AccessLogFile() override;

  void Write(const api::AccessEntry& entry) override;

  // Whether the last line was written; lines lost so far.
  bool writable() const { return writable_; }
  int64_t lost() const { return lost_; }

 private:
  AccessLogFile(std::string path, const base::Clock& clock, const Bounds& bounds);

  // "access.2.log"; of 0 the current file.
  std::string NameOf(size_t age) const;
  absl::Status Reopen() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Close() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status WriteLine(absl::string_view line) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Puts the current file aside when `bytes` more are too many. OK: they can be appended.
  absl::Status MakeRoom(size_t bytes) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status PutAside() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Append(absl::string_view bytes) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::string path_;
  const base::Clock& clock_;
  const Bounds bounds_;
  absl::Mutex mutex_;
  // Negative while there is none that can be written.
  int descriptor_ ABSL_GUARDED_BY(mutex_) = -1;
  size_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  // A part of a line may stand at the end.
  bool is_ragged_ ABSL_GUARDED_BY(mutex_) = false;
  // When to try again to open the file, and to put it aside.
  absl::Duration next_opening_ ABSL_GUARDED_BY(mutex_);
  absl::Duration next_rotation_ ABSL_GUARDED_BY(mutex_);
  // Whether it could be put aside the last time.
  absl::Status rotated_ ABSL_GUARDED_BY(mutex_);
  std::atomic<bool> writable_{true};
  std::atomic<int64_t> lost_{0};
};

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_ACCESS_LOG_FILE_H_
