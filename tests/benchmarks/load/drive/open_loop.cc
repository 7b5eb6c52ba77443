// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/open_loop.h"

#include <chrono>
#include <thread>
#include <vector>

#include "absl/synchronization/blocking_counter.h"

namespace noordster::bench {

Run RunOpenLoop(double per_second, double seconds, int first, const Act& act) {
  using Clock = std::chrono::steady_clock;
  const int count = static_cast<int>(per_second * seconds);
  std::vector<float> latencies_us(static_cast<size_t>(count));
  absl::BlockingCounter running(count);
  const auto begin = Clock::now();
  for (int i = 0; i < count; ++i) {
    const auto due = begin + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(i / per_second));
    std::this_thread::sleep_until(due);
    act(first + i, [&, due, i] {
      latencies_us[static_cast<size_t>(i)] =
          std::chrono::duration<float, std::micro>(Clock::now() - due).count();
      running.DecrementCount();
    });
  }
  running.Wait();
  return RunOf(latencies_us, std::chrono::duration<double>(Clock::now() - begin).count());
}

}  // namespace noordster::bench
