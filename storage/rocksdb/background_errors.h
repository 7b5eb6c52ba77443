// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_BACKGROUND_ERRORS_H_
#define NOORDSTER_STORAGE_ROCKSDB_BACKGROUND_ERRORS_H_

#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/listener.h"

namespace noordster::storage {

// Hears of every flush, compaction and write of RocksDB that failed, and keeps RocksDB from going
// on by itself as if nothing had happened. Shared by the database, which tells, and the committer,
// which stops. Safe from any thread.
class BackgroundErrors final : public rocksdb::EventListener {
 public:
  // From now on `on_error` gets every failure, the first one also when it came before. It is called
  // on threads of RocksDB and must not block or call it. Null for nobody; then no call is under way
  // any more when this returns.
  void Tell(std::function<void(const absl::Status&)> on_error);

  const char* Name() const override { return "noordster.BackgroundErrors"; }
  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override;
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason reason, rocksdb::Status error,
                            bool* auto_recovery) override;

 private:
  absl::Mutex mutex_;
  absl::Status first_ ABSL_GUARDED_BY(mutex_);
  std::function<void(const absl::Status&)> on_error_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_BACKGROUND_ERRORS_H_
