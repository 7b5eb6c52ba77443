// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_COUNT_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_COUNT_H_

#include <atomic>
#include <cstdint>
#include <limits>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace noordster::bench {

// A number that many threads add to, at the price of an atomic, and one waits for without taking
// time from them.
class Count {
 public:
  int64_t value() const { return value_; }

  void Add(int64_t more) {
    if ((value_ += more) < awaited_) return;
    const absl::MutexLock lock(&mutex_);
    reached_.Signal();
  }

  // Waits until it is `awaited` or more; false: it was not in that time. Of one thread.
  bool Await(int64_t awaited, absl::Duration patience = absl::InfiniteDuration()) {
    const absl::MutexLock lock(&mutex_);
    awaited_ = awaited;
    const absl::Time end = absl::Now() + patience;
    while (value_ < awaited && !reached_.WaitWithDeadline(&mutex_, end)) {
    }
    awaited_ = kNobody;
    return value_ >= awaited;
  }

 private:
  static constexpr int64_t kNobody = std::numeric_limits<int64_t>::max();

  std::atomic<int64_t> value_{0};
  std::atomic<int64_t> awaited_{kNobody};
  absl::Mutex mutex_;
  absl::CondVar reached_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_COUNT_H_
