// SPDX-License-Identifier: EUPL-1.2
// Subscribers that come back with their cursors after the server was killed, while plans move:
// seconds from the kill until all of them have caught up, beside streams of nothing that are opened
// anew.
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/base/check.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/ceiling/measure.h"
#include "tests/benchmarks/load/drive/channels.h"
#include "tests/benchmarks/load/drive/count.h"
#include "tests/benchmarks/load/drive/glance.h"
#include "tests/benchmarks/load/drive/watchers.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/streams/followers.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

using noordster::v1::SubscribeResponse;

constexpr int kSubscribers = 10'000;
// Few, as each is told to all of them.
constexpr absl::Duration kBetweenMoves = absl::Milliseconds(100);
constexpr absl::Duration kPatience = absl::Minutes(2);

// Kills a server, starts it again, and opens the streams anew until `count` has grown by one for
// each.
Run KillAndReturn(Program& program, Watchers& watchers, Count& count) {
  const int64_t due = count.value() + kSubscribers;
  const absl::Time begin = absl::Now();
  program.End(SIGKILL);
  program.Start();
  while (!count.Await(due, absl::Milliseconds(10))) {
    NOORDSTER_CHECK(absl::Now() - begin < kPatience);
    watchers.Reopen();
  }
  return {absl::ToDoubleSeconds(absl::Now() - begin), 0, 0};
}

// Moves plans, one every so often, until it is destroyed.
class SteadyWriter {
 public:
  explicit SteadyWriter(EndlessPlans& plans) : plans_(plans), thread_([this] { Run(); }) {}
  ~SteadyWriter() { Stop(); }

  // Moves that were made.
  Count& moves() { return moves_; }

  // Once it returns there are no more.
  void Stop() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
  }

 private:
  void Run() {
    for (int move = 0; !stopping_; ++move) {
      plans_.MoveAndWait(move % plans_.count());
      moves_.Add(1);
      absl::SleepFor(kBetweenMoves);
    }
  }

  EndlessPlans& plans_;
  Count moves_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

// Subscribers that keep their cursor, and hold what comes against what came before.
class Returners {
 public:
  explicit Returners(const std::string& address)
      : of_each_(kSubscribers),
        watchers_(
            kSubscribers,
            {address, kSubscribe, [this](int number) { return StagesRequest(Get(number).cursor); },
             [this](int number, const grpc::ByteBuffer& message) { Take(Get(number), message); }}) {
    caught_up_.Await(kSubscribers);
  }

  Watchers& watchers() { return watchers_; }
  // Streams that caught up.
  Count& caught_up() { return caught_up_; }
  Count& milestones() { return milestones_; }

  int64_t gaps() const { return gaps_; }
  int64_t doubles() const { return doubles_; }

 private:
  struct Subscriber {
    std::string cursor;
    // Everything up to it was covered.
    int64_t covered = -1;
    int64_t last_sequence = 0;
  };

  Subscriber& Get(int number) { return of_each_[static_cast<size_t>(number)]; }

  void Take(Subscriber& subscriber, const grpc::ByteBuffer& message) {
    const grpc::Slice slice = SliceOf(message);
    const Glance glance = GlanceAt(ViewOf(slice));
    subscriber.cursor = std::string(glance.cursor);
    switch (glance.body) {
      case SubscribeResponse::kOpenedFieldNumber:
        if (subscriber.covered >= 0 && glance.from != subscriber.covered) ++gaps_;
        subscriber.covered = glance.from;
        break;
      case SubscribeResponse::kBatchFieldNumber:
        TakeBatch(subscriber, glance);
        break;
      case SubscribeResponse::kCaughtUpFieldNumber:
        subscriber.covered = glance.to;
        caught_up_.Add(1);
        break;
      case SubscribeResponse::kHeartbeatFieldNumber:
        subscriber.covered = glance.to;
        break;
      default:
        // Nothing else is due, a reset least of all.
        ++gaps_;
    }
  }

  void TakeBatch(Subscriber& subscriber, const Glance& batch) {
    if (batch.from != subscriber.covered) ++gaps_;
    for (const int64_t sequence : batch.sequences) {
      if (sequence <= std::max(subscriber.last_sequence, batch.from)) ++doubles_;
      subscriber.last_sequence = sequence;
    }
    subscriber.covered = batch.to;
    milestones_.Add(static_cast<int64_t>(batch.sequences.size()));
  }

  std::vector<Subscriber> of_each_;
  std::atomic<int64_t> gaps_{0};
  std::atomic<int64_t> doubles_{0};
  Count caught_up_;
  Count milestones_;
  Watchers watchers_;
};

}  // namespace

void RunReconnect(const Settings& settings) {
  const std::string name = absl::StrCat(kSubscribers);
  if (!settings.Wants(name)) return;
  Subject subject;
  EndlessPlans plans(subject.address(), 1000);
  CeilingShape shape;
  shape.acts = {MeasureMove()};
  shape.message_bytes = MeasureMessage(subject.address(), plans);
  Ceiling ceiling(shape);
  Returners returners(subject.address());
  int64_t moves = 0;
  bool is_whole = true;
  const Turns turns = TakeTurns(
      [&] {
        SteadyWriter writer(plans);
        writer.moves().Await(1);
        const Run run =
            KillAndReturn(subject.program(), returners.watchers(), returners.caught_up());
        writer.Stop();
        moves += writer.moves().value();
        // So that the ceiling has the machine for itself when it has its turn.
        const bool came = returners.milestones().Await(moves * kSubscribers, kPatience);
        is_whole = is_whole && came;
        return run;
      },
      [&] {
        CeilingFollowers followers(ceiling.program().address(), kSubscribers, shape.message_bytes);
        return KillAndReturn(ceiling.program(), followers.watchers(), followers.opened());
      });
  Figure figure = Compare({"reconnect", name, "s"}, turns.runs, turns.ceilings);
  figure.params = {{"gaps", absl::StrCat(returners.gaps())},
                   {"doubles", absl::StrCat(returners.doubles())},
                   {"moves", absl::StrCat(moves)},
                   {"all_milestones_came_to_all", is_whole ? "yes" : "no"},
                   {"streams_per_connection", absl::StrCat(kStreamsPerConnection)}};
  settings.report(figure);
}

}  // namespace noordster::bench
