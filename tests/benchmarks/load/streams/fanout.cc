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

// Moves one plan after the other.
class Writer {
 public:
  explicit Writer(EndlessPlans& plans) : plans_(plans) {}

  void Move() { plans_.MoveAndWait(next_++ % plans_.count()); }

 private:
  EndlessPlans& plans_;
  int next_ = 0;
};

// Keeps two milestones on their way, so that each is a message of its own and no subscriber waits
// for the slowest one.
Run Deliver(Writer& writer, const std::string& address, int count, double seconds) {
  Followers followers(address, count);
  const absl::Time begin = absl::Now();
  int64_t written = 0;
  while (absl::Now() - begin < absl::Seconds(seconds)) {
    writer.Move();
    followers.milestones().Await(written * count);
    ++written;
  }
  followers.milestones().Await(written * count);
  return {static_cast<double>(followers.messages()) / absl::ToDoubleSeconds(absl::Now() - begin), 0,
          0};
}

}  // namespace

void RunFanout(const Settings& settings) {
  Subject subject;
  EndlessPlans plans(subject.address(), 1000);
  Writer writer(plans);
  CeilingShape shape;
  shape.message_bytes = MeasureMessage(subject.address(), plans);
  Ceiling ceiling(shape);
  for (const int count : {1, 100, 1000, 10'000}) {
    const std::string name = absl::StrCat(count);
    if (!settings.Wants(name)) continue;
    const Turns turns = TakeTurns(
        [&] { return Deliver(writer, subject.address(), count, settings.seconds); },
        [&] { return StreamEndlessly(ceiling.program().address(), count, settings.seconds); });
    Figure figure = Compare({"fanout", name, "1/s"}, turns.runs, turns.ceilings);
    figure.params = {{"message_bytes", absl::StrCat(shape.message_bytes)},
                     {"streams_per_connection", absl::StrCat(kStreamsPerConnection)},
                     {"transitions_in_flight", "1"},
                     {"milestones_on_their_way", "2"}};
    settings.report(figure);
  }
}

}  // namespace noordster::bench
