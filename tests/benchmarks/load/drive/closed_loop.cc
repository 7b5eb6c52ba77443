// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/closed_loop.h"

#include <thread>
#include <utility>

namespace noordster::bench {

ClosedLoop::ClosedLoop(int in_flight, Act act)
    : act_(std::move(act)), slots_(static_cast<size_t>(in_flight)) {}

Run ClosedLoop::RunFor(double seconds) {
  stopping_ = false;
  absl::BlockingCounter running(static_cast<int>(slots_.size()));
  running_ = &running;
  const auto begin = Clock::now();
  for (size_t number = 0; number < slots_.size(); ++number) {
    slots_[number].latencies_us.clear();
    Begin(static_cast<int>(number));
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stopping_ = true;
  running.Wait();
  const double took = std::chrono::duration<double>(Clock::now() - begin).count();
  std::vector<float> latencies_us;
  for (const Slot& slot : slots_) {
    latencies_us.insert(latencies_us.end(), slot.latencies_us.begin(), slot.latencies_us.end());
  }
  return RunOf(latencies_us, took);
}

void ClosedLoop::Begin(int number) {
  slots_[static_cast<size_t>(number)].begin = Clock::now();
  act_(number, [this, number] { End(number); });
}

void ClosedLoop::End(int number) {
  Slot& slot = slots_[static_cast<size_t>(number)];
  slot.latencies_us.push_back(
      std::chrono::duration<float, std::micro>(Clock::now() - slot.begin).count());
  if (stopping_) {
    running_->DecrementCount();
  } else {
    Begin(number);
  }
}

void DoAll(int count, int in_flight, const Act& act) {
  std::atomic<int> next{0};
  absl::BlockingCounter running(in_flight);
  const std::function<void()> go_on = [&] {
    const int number = next++;
    if (number < count) {
      act(number, go_on);
    } else {
      running.DecrementCount();
    }
  };
  for (int i = 0; i < in_flight; ++i) go_on();
  running.Wait();
}

}  // namespace noordster::bench
