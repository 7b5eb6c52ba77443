// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CLOSED_LOOP_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CLOSED_LOOP_H_

#include <atomic>
#include <chrono>
#include <functional>
#include <vector>

#include "absl/synchronization/blocking_counter.h"
#include "tests/benchmarks/load/figure.h"

namespace noordster::bench {

// Something that is begun, and calls `done` once it is over, from any thread but the one that began
// it.
using Act = std::function<void(int number, std::function<void()> done)>;

// Begins an act again as soon as it is over, in so many slots side by side. The number of an act is
// that of its slot.
class ClosedLoop {
 public:
  ClosedLoop(int in_flight, Act act);

  // Runs for some time, and waits for what is under way then.
  Run RunFor(double seconds);

 private:
  using Clock = std::chrono::steady_clock;
  struct Slot {
    Clock::time_point begin;
    std::vector<float> latencies_us;
  };

  void Begin(int number);
  void End(int number);

  const Act act_;
  std::vector<Slot> slots_;
  std::atomic<bool> stopping_{false};
  // Of a run: the slots that have not ended.
  absl::BlockingCounter* running_ = nullptr;
};

// Does the acts of all numbers below `count`, so many at a time.
void DoAll(int count, int in_flight, const Act& act);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CLOSED_LOOP_H_
