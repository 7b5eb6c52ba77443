// SPDX-License-Identifier: EUPL-1.2
// Deliveries: messages with one milestone that come to many subscribers, beside streams that write
// the same message over and over.
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/drive/channels.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/streams/followers.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

// Milestones that are on their way to the subscribers, and so the transitions under way at most.
constexpr int kOnTheirWay = 16;

// Moves one plan after the other, so that there is always something to send. `moves` counts them.
Run Deliver(EndlessPlans& plans, int& moves, const std::string& address, int count,
            double seconds) {
  Followers followers(address, count, nullptr, /*batch_bytes=*/1);
  const absl::Time begin = absl::Now();
  int64_t written = 0;
  while (absl::Now() - begin < absl::Seconds(seconds)) {
    plans.Move(moves++ % plans.count(), [](const auto&) {});
    ++written;
    followers.milestones().Await((written - kOnTheirWay) * count);
  }
  followers.milestones().Await(written * count);
  return {static_cast<double>(followers.messages()) / absl::ToDoubleSeconds(absl::Now() - begin), 0,
          0};
}

}  // namespace

void RunFanout(const Settings& settings) {
  Subject subject;
  EndlessPlans plans(subject.address(), 1000);
  CeilingShape shape;
  shape.message_bytes = MeasureMessage(subject.address(), plans);
  Ceiling ceiling(shape);
  int moves = 0;
  for (const int count : {1, 100, 1000, 10'000}) {
    const std::string name = absl::StrCat(count);
    if (!settings.Wants(name)) continue;
    const Turns turns = TakeTurns(
        [&] { return Deliver(plans, moves, subject.address(), count, settings.seconds); },
        [&] { return StreamEndlessly(ceiling.program().address(), count, settings.seconds); });
    Figure figure = Compare({"fanout", name, "1/s"}, turns.runs, turns.ceilings);
    figure.params = {{"message_bytes", absl::StrCat(shape.message_bytes)},
                     {"streams_per_connection", absl::StrCat(kStreamsPerConnection)},
                     {"milestones_on_their_way", absl::StrCat(kOnTheirWay)},
                     {"milestones_in_a_message", "1"}};
    settings.report(figure);
  }
}

}  // namespace noordster::bench
