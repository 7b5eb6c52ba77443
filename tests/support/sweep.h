// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_SWEEP_H_
#define NOORDSTER_TESTS_SUPPORT_SWEEP_H_

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

#include "absl/strings/string_view.h"

// How far the tests go that could go on for hours, and in how many threads. Safe from any thread.
namespace noordster::testing {

// Whether NOORDSTER_SWEEP=full asks for everything.
inline bool FullSweep() {
  const char* const sweep = std::getenv("NOORDSTER_SWEEP");
  return sweep != nullptr && absl::string_view(sweep) == "full";
}

// Every how many points a sweep looks.
template <typename Count>
Count Stride(Count full, Count otherwise) {
  return FullSweep() ? full : otherwise;
}

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

#endif  // NOORDSTER_TESTS_SUPPORT_SWEEP_H_
