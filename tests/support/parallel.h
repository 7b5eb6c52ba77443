// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_PARALLEL_H_
#define NOORDSTER_TESTS_SUPPORT_PARALLEL_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace noordster::testing {

// Calls `work` with 0, 1, 2, … from several threads until a call says that there is no more. Calls
// that started before are finished; the order among them is not fixed.
inline void RunInParallel(int threads, const std::function<bool(int64_t)>& work) {
  std::atomic<int64_t> next{0};
  std::atomic<bool> ended{false};
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i) {
    running.emplace_back([&next, &ended, &work] {
      while (!ended) {
        if (!work(next++)) ended = true;
      }
    });
  }
  for (std::thread& thread : running) thread.join();
}

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_PARALLEL_H_
