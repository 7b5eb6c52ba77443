// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_OVERLOAD_HOLDING_STORE_H_
#define NOORDSTER_TESTS_RUNTIME_OVERLOAD_HOLDING_STORE_H_

#include <deque>
#include <functional>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "tests/runtime/forwarding_store.h"

namespace noordster::runtime {

// A store that keeps its commits back until told. Safe from any thread.
class HoldingStore : public ForwardingStore {
 public:
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    {
      const absl::MutexLock lock(&mutex_);
      if (holding_) {
        held_.emplace_back(std::move(commit), std::move(done));
        return;
      }
    }
    ForwardingStore::Submit(std::move(commit), std::move(done));
  }

  void Hold() {
    const absl::MutexLock lock(&mutex_);
    holding_ = true;
  }
  void AwaitHeld(size_t count = 1) {
    const absl::MutexLock lock(&mutex_);
    const auto held = [this, count]()
                          ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return held_.size() >= count; };
    mutex_.Await(absl::Condition(&held));
  }
  void Release() {
    std::deque<std::pair<storage::Commit, std::function<void(storage::CommitResult)>>> held;
    {
      const absl::MutexLock lock(&mutex_);
      holding_ = false;
      held.swap(held_);
    }
    for (auto& [commit, done] : held) ForwardingStore::Submit(std::move(commit), std::move(done));
  }

 private:
  absl::Mutex mutex_;
  bool holding_ ABSL_GUARDED_BY(mutex_) = false;
  std::deque<std::pair<storage::Commit, std::function<void(storage::CommitResult)>>> held_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_OVERLOAD_HOLDING_STORE_H_
