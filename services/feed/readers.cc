// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/readers.h"

#include <utility>

namespace noordster::feed {

Readers::Readers(int threads) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

Readers::~Readers() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
    work_.SignalAll();
  }
  for (std::thread& thread : threads_) thread.join();
}

void Readers::Add(std::function<void()> work) {
  const absl::MutexLock lock(&mutex_);
  waiting_.push_back(std::move(work));
  work_.Signal();
}

void Readers::Run() {
  while (true) {
    std::function<void()> work;
    {
      const absl::MutexLock lock(&mutex_);
      while (waiting_.empty() && !stopping_) work_.Wait(&mutex_);
      if (waiting_.empty()) return;
      work = std::move(waiting_.front());
      waiting_.pop_front();
    }
    work();
  }
}

}  // namespace noordster::feed
