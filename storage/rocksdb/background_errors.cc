// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/background_errors.h"

#include <utility>

#include "storage/rocksdb/files.h"

namespace noordster::storage {

void BackgroundErrors::Tell(std::function<void(const absl::Status&)> on_error) {
  const absl::MutexLock lock(&mutex_);
  on_error_ = std::move(on_error);
  if (on_error_ && !first_.ok()) on_error_(first_);
}

void BackgroundErrors::OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* error) {
  const absl::Status status = FromRocksDb(*error, "the database failed in the background");
  const absl::MutexLock lock(&mutex_);
  if (first_.ok()) first_ = status;
  if (on_error_) on_error_(status);
}

void BackgroundErrors::OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                                            bool* auto_recovery) {
  *auto_recovery = false;
}

}  // namespace noordster::storage
