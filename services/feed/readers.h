// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_READERS_H_
#define NOORDSTER_SERVICES_FEED_READERS_H_

#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace noordster::feed {

// The threads that read the store for streams that are behind: a few for all of them, one page at a
// time each in turn. Each stream has at most one page asked for, so that the queue is bounded by
// their number. Safe from any thread; destroying it runs what was added.
class Readers {
 public:
  explicit Readers(int threads);
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  void Add(std::function<void()> work);

 private:
  void Run();

  absl::Mutex mutex_;
  absl::CondVar work_;  // something was added, or it stops
  std::deque<std::function<void()>> waiting_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_READERS_H_
