// SPDX-License-Identifier: EUPL-1.2
// One subscriber that begins with the oldest milestone of a large store, beside one stream of
// messages of the same size.
#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "noordster/v1/milestone_service.pb.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/drive/count.h"
#include "tests/benchmarks/load/drive/glance.h"
#include "tests/benchmarks/load/drive/watchers.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/store/filled_store.h"
#include "tests/benchmarks/load/streams/followers.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

// Everything, from the oldest milestone on.
std::string Request() {
  noordster::v1::SubscribeRequest request;
  request.set_parent("municipalities/gm1916");
  request.mutable_start()->set_oldest(true);
  return request.SerializeAsString();
}

// What came in some time, or until everything had come.
struct Replayed {
  double seconds = 0;
  int64_t messages = 0;
  int64_t bytes = 0;
  int64_t milestones = 0;
};

Replayed Replay(const std::string& address, double seconds) {
  Count messages;
  Count bytes;
  Count milestones;
  Count caught_up;
  const absl::Time begin = absl::Now();
  Watchers watchers(1, {address, kSubscribe, [](int) { return Request(); },
                        [&](int, const grpc::ByteBuffer& message) {
                          const grpc::Slice slice = SliceOf(message);
                          const Glance glance = GlanceAt(ViewOf(slice));
                          messages.Add(1);
                          bytes.Add(static_cast<int64_t>(slice.size()));
                          milestones.Add(static_cast<int64_t>(glance.sequences.size()));
                          const int body = glance.body;
                          if (body == noordster::v1::SubscribeResponse::kCaughtUpFieldNumber) {
                            caught_up.Add(1);
                          }
                        }});
  caught_up.Await(1, absl::Seconds(seconds));
  return {absl::ToDoubleSeconds(absl::Now() - begin), messages.value(), bytes.value(),
          milestones.value()};
}

}  // namespace

void RunReplay(const Settings& settings) {
  const std::string name = settings.filled->size_name();
  if (!settings.Wants(name)) return;
  Subject subject(settings.filled->data());
  const Replayed first = Replay(subject.address(), settings.seconds);
  CeilingShape shape;
  shape.message_bytes = static_cast<size_t>(first.bytes / first.messages);
  const double milestones_each =
      static_cast<double>(first.milestones) / static_cast<double>(first.messages);
  Ceiling ceiling(shape);
  const Turns turns = TakeTurns(
      [&] {
        const Replayed replayed = Replay(subject.address(), settings.seconds);
        return Run{static_cast<double>(replayed.milestones) / replayed.seconds, 0, 0};
      },
      [&] {
        Run run = StreamEndlessly(ceiling.program().address(), 1, settings.seconds);
        run.value *= milestones_each;
        return run;
      });
  Figure figure = Compare({"replay", name, "1/s"}, turns.runs, turns.ceilings);
  figure.params = {{"message_bytes", absl::StrCat(shape.message_bytes)},
                   {"milestones_in_a_message", absl::StrCat(milestones_each)},
                   {"milestone_bytes", absl::StrCat(first.bytes / first.milestones)}};
  settings.report(figure);
}

}  // namespace noordster::bench
