// SPDX-License-Identifier: EUPL-1.2
// What subscribers that have stopped reading cost who commits: latencies of transitions at a
// constant rate, beside the same with all subscribers reading.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/benchmarks/load/drive/channels.h"
#include "tests/benchmarks/load/drive/open_loop.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/streams/followers.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

constexpr int kSubscribers = 1000;
constexpr int kStalled = 100;
// Half of what a machine of two cores delivers, so that commits wait for nothing else.
constexpr int kPerSecond = 200;

// Moves plans at that rate.
class Commits {
 public:
  explicit Commits(EndlessPlans& plans) : plans_(plans) {}

  Run RunFor(double seconds) {
    const Run run =
        RunOpenLoop(kPerSecond, seconds, next_, [this](int number, std::function<void()> done) {
          plans_.Move(number % plans_.count(), [done = std::move(done)](const auto&) { done(); });
        });
    next_ += static_cast<int>(kPerSecond * seconds);
    return run;
  }

 private:
  EndlessPlans& plans_;
  int next_ = 0;
};

}  // namespace

void RunStalled(const Settings& settings) {
  const std::string name = absl::StrCat(kStalled, " of ", kSubscribers);
  if (!settings.Wants(name)) return;
  Subject subject;
  EndlessPlans plans(subject.address(), 5000);
  Commits commits(plans);
  std::vector<Run> stalled;
  std::vector<Run> reading;
  for (int i = 0; i < kRuns; ++i) {
    for (const bool stalls : {false, true}) {
      Followers followers(subject.address(), kSubscribers);
      if (stalls) followers.watchers().Stall(kStalled);
      // Until what is under way to those that are stalled is full.
      commits.RunFor(1);
      (stalls ? stalled : reading).push_back(commits.RunFor(settings.seconds));
    }
  }
  Figure figure = Compare({"stalled", name, "x"}, stalled, reading);
  figure.median.value = figure.ratio = figure.median.p99_us / figure.ceiling.p99_us;
  figure.ceiling.value = 1;
  figure.params = {{"value", "p99 of commits with subscribers stalled, over p99 with none"},
                   {"transitions_per_second", absl::StrCat(kPerSecond)},
                   {"streams_per_connection", absl::StrCat(kStreamsPerConnection)}};
  settings.report(figure);
}

}  // namespace noordster::bench
