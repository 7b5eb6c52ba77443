// SPDX-License-Identifier: EUPL-1.2
#include "services/server/access_log_file.h"

#include <spdlog/details/log_msg.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <sys/stat.h>

#include <cstdio>
#include <exception>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/log.h"

namespace noordster::server {
namespace {

constexpr mode_t kPrivate = 0600;

// Writing to what is no file could wait for whoever reads it, and cannot be put aside.
bool IsFileOrAbsent(const std::string& path) {
  struct stat about = {};
  return stat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode);
}

}  // namespace

AccessLogFile::AccessLogFile(std::string path, const base::Clock& clock, const Bounds& bounds)
    : path_(std::move(path)), clock_(clock), bounds_(bounds) {}

AccessLogFile::~AccessLogFile() = default;

absl::StatusOr<std::unique_ptr<AccessLogFile>> AccessLogFile::Open(const std::string& path,
                                                                   const base::Clock& clock,
                                                                   const Bounds& bounds) {
  std::unique_ptr<AccessLogFile> log(new AccessLogFile(path, clock, bounds));
  const absl::MutexLock lock(&log->mutex_);
  if (absl::Status opened = log->Reopen(); !opened.ok()) return opened;
  return log;
}

absl::Status AccessLogFile::Reopen() {
  if (!IsFileOrAbsent(path_)) {
    return absl::InvalidArgumentError(absl::StrCat(path_, " is no file: give --access-log FILE"));
  }
  spdlog::file_event_handlers handlers;
  handlers.after_open = [](const std::string&, std::FILE* file) { fchmod(fileno(file), kPrivate); };
  // The library reports failure by an exception.
  try {
    auto sink = std::make_unique<spdlog::sinks::rotating_file_sink_st>(
        path_, bounds_.bytes_max, bounds_.files_max - 1, /*rotate_on_open=*/false, handlers);
    sink->set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
    sink_ = std::move(sink);
  } catch (const std::exception& error) {
    return absl::InvalidArgumentError(
        absl::StrCat("the access log cannot be written: ", error.what()));
  }
  return absl::OkStatus();
}

absl::Status AccessLogFile::Append(absl::string_view line) {
  try {
    sink_->log(spdlog::details::log_msg("", spdlog::level::info, {line.data(), line.size()}));
    sink_->flush();
  } catch (const std::exception& error) {
    // What a failed write leaves open is not fit for another.
    sink_.reset();
    return absl::UnavailableError(error.what());
  }
  return absl::OkStatus();
}

void AccessLogFile::Write(const api::AccessEntry& entry) {
  std::string line = api::JsonLine(entry);
  const absl::MutexLock lock(&mutex_);
  absl::Status written;
  if (sink_ == nullptr) {
    const absl::Duration now = clock_.SinceBoot();
    if (now < next_try_) {
      ++lost_;
      return;
    }
    next_try_ = now + limits::kAccessLogRetry;
    written = Reopen();
    line = absl::StrCat("\n", line);
  }
  if (written.ok()) written = Append(line);
  if (!written.ok()) ++lost_;
  if (written.ok() == writable_) return;
  writable_ = written.ok();
  base::Log(written.ok() ? "access_log_writable_again" : "access_log_broken",
            {{"file", path_}, {"status", written.ToString()}, {"lost", absl::StrCat(lost())}});
}

}  // namespace noordster::server
