// SPDX-License-Identifier: EUPL-1.2
// What a subscriber takes of the memory of the server, beside a stream of nothing.
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"
#include "tests/benchmarks/load/ceiling/measure.h"
#include "tests/benchmarks/load/drive/channels.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/streams/followers.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

constexpr int kSubscribers = 10'000;
constexpr int kMoves = 10;

Run KibibytesEach(int64_t before, int64_t with) {
  return {static_cast<double>(with - before) / kSubscribers / 1024, 0, 0};
}

// Each on a server of its own, as memory that was used once is not given back.
Run RunProduct() {
  Subject subject;
  EndlessPlans plans(subject.address(), kMoves);
  const auto deliver_to = [&](int count) {
    auto followers = std::make_unique<Followers>(subject.address(), count);
    for (int move = 0; move < kMoves; ++move) plans.MoveAndWait(move);
    followers->milestones().Await(int64_t{kMoves} * count);
    return followers;
  };
  deliver_to(1);
  const int64_t before = subject.program().MemoryBytes();
  const auto followers = deliver_to(kSubscribers);
  return KibibytesEach(before, subject.program().MemoryBytes());
}

Run RunCeiling(const CeilingShape& shape) {
  Ceiling ceiling(shape);
  const auto deliver_to = [&](int count) {
    auto followers =
        std::make_unique<CeilingFollowers>(ceiling.program().address(), count, shape.message_bytes);
    for (int move = 0; move < kMoves; ++move) {
      absl::Notification committed;
      ceiling.Call(kCommit, 0, 0, [&committed] { committed.Notify(); });
      committed.WaitForNotification();
    }
    followers->commits().Await(int64_t{kMoves} * count);
    return followers;
  };
  deliver_to(1);
  const int64_t before = ceiling.program().MemoryBytes();
  const auto followers = deliver_to(kSubscribers);
  return KibibytesEach(before, ceiling.program().MemoryBytes());
}

}  // namespace

void RunMemory(const Settings& settings) {
  const std::string name = absl::StrCat(kSubscribers);
  if (!settings.Wants(name)) return;
  CeilingShape shape;
  shape.acts = {MeasureMove()};
  {
    Subject subject;
    EndlessPlans plans(subject.address(), 1);
    shape.message_bytes = MeasureMessage(subject.address(), plans);
  }
  const Turns turns = TakeTurns([&] { return RunProduct(); }, [&] { return RunCeiling(shape); });
  Figure figure = Compare({"memory", name, "KiB"}, turns.runs, turns.ceilings);
  figure.params = {{"message_bytes", absl::StrCat(shape.message_bytes)},
                   {"streams_per_connection", absl::StrCat(kStreamsPerConnection)},
                   {"milestones_delivered_to_each", absl::StrCat(kMoves)}};
  settings.report(figure);
}

}  // namespace noordster::bench
