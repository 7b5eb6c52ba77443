// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_FAKE_CLOCK_H_
#define NOORDSTER_TESTS_SUPPORT_FAKE_CLOCK_H_

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/clock.h"

namespace noordster::testing {

// A clock that stands still until time passes, or its wall time is set. Safe from any thread.
class FakeClock final : public base::Clock {
 public:
  explicit FakeClock(absl::Time now = absl::FromUnixSeconds(1'700'000'000)) : now_(now) {}

  absl::Time Now() const override {
    const absl::MutexLock lock(&mutex_);
    return now_;
  }
  absl::Duration SinceBoot() const override {
    const absl::MutexLock lock(&mutex_);
    return since_boot_;
  }

  // The wall time jumps.
  void Set(absl::Time now) {
    const absl::MutexLock lock(&mutex_);
    now_ = now;
  }
  // Time passes.
  void Advance(absl::Duration by) {
    const absl::MutexLock lock(&mutex_);
    now_ += by;
    since_boot_ += by;
  }

 private:
  mutable absl::Mutex mutex_;
  absl::Time now_ ABSL_GUARDED_BY(mutex_);
  absl::Duration since_boot_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_FAKE_CLOCK_H_
