// SPDX-License-Identifier: EUPL-1.2
// How soon a milestone is with each subscriber, at a constant rate of transitions.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"
#include "tests/benchmarks/load/ceiling/measure.h"
#include "tests/benchmarks/load/drive/channels.h"
#include "tests/benchmarks/load/drive/open_loop.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/streams/followers.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

constexpr int kSubscribers = 1000;
constexpr int kPerSecond = 500;

int64_t NowMicros() { return absl::ToUnixMicros(absl::Now()); }

// A milestone that came to a subscriber.
struct Arrival {
  int64_t sequence = 0;
  int64_t micros = 0;
};

// Moments by sequence.
using Moments = absl::flat_hash_map<int64_t, int64_t>;

// Takes arrivals, and the commit times of milestones from what comes to the first subscriber.
class Arrivals {
 public:
  Arrivals() : of_each_(kSubscribers) {}

  void Take(int follower, const Glance& batch, absl::string_view message) {
    const int64_t now = NowMicros();
    for (const int64_t sequence : batch.sequences) {
      of_each_[static_cast<size_t>(follower)].push_back({sequence, now});
    }
    if (follower != 0) return;
    noordster::v1::SubscribeResponse whole;
    NOORDSTER_CHECK(whole.ParseFromArray(message.data(), static_cast<int>(message.size())));
    for (const noordster::v1::Milestone& milestone : whole.batch().milestones()) {
      commits_[milestone.sequence()] =
          absl::ToUnixMicros(*calendar::ParseTimestamp(milestone.commit_time()));
    }
  }

  const Moments& commits() const { return commits_; }

  // The latencies of all of them since these moments.
  Run Since(const Moments& moments) const {
    std::vector<float> latencies_us;
    for (const std::vector<Arrival>& arrivals : of_each_) {
      for (const Arrival& arrival : arrivals) {
        const auto moment = moments.find(arrival.sequence);
        NOORDSTER_CHECK(moment != moments.end());
        latencies_us.push_back(static_cast<float>(arrival.micros - moment->second));
      }
    }
    return RunOf(latencies_us, 1);
  }

 private:
  std::vector<std::vector<Arrival>> of_each_;
  Moments commits_;
};

// When calls were sent, by the revision that they led to.
class Sendings {
 public:
  void Add(int64_t revision, int64_t micros) {
    const absl::MutexLock lock(&mutex_);
    moments_[revision] = micros;
  }

  Moments Take() {
    const absl::MutexLock lock(&mutex_);
    return std::move(moments_);
  }

 private:
  absl::Mutex mutex_;
  Moments moments_ ABSL_GUARDED_BY(mutex_);
};

// The value is the 99th percentile in milliseconds.
Run InMilliseconds(Run run) {
  run.value = run.p99_us / 1000;
  return run;
}

// Latencies since the commit, and since the call was sent.
std::pair<Run, Run> RunProduct(const Subject& subject, EndlessPlans& plans, double seconds) {
  Arrivals arrivals;
  Sendings sendings;
  {
    Followers followers(subject.address(), kSubscribers,
                        [&arrivals](int follower, const Glance& batch, absl::string_view message) {
                          arrivals.Take(follower, batch, message);
                        });
    RunOpenLoop(kPerSecond, seconds, 0, [&](int number, std::function<void()> done) {
      const int64_t now = NowMicros();
      plans.Move(number % plans.count(),
                 [&sendings, now, done = std::move(done)](const auto& response) {
                   sendings.Add(response.revision(), now);
                   done();
                 });
    });
    const int64_t moves = static_cast<int64_t>(kPerSecond * seconds);
    followers.milestones().Await(moves * kSubscribers);
  }
  return {InMilliseconds(arrivals.Since(arrivals.commits())),
          InMilliseconds(arrivals.Since(sendings.Take()))};
}

Run RunCeiling(Ceiling& ceiling, size_t message_bytes, double seconds) {
  std::vector<std::vector<float>> latencies(kSubscribers);
  {
    CeilingFollowers followers(ceiling.program().address(), kSubscribers, message_bytes,
                               [&latencies](int follower, int64_t time) {
                                 latencies[static_cast<size_t>(follower)].push_back(
                                     static_cast<float>(NowMicros() - time));
                               });
    RunOpenLoop(kPerSecond, seconds, 0, [&](int number, std::function<void()> done) {
      ceiling.Call(kCommit, number, 0, std::move(done));
    });
    const int64_t commits = static_cast<int64_t>(kPerSecond * seconds);
    followers.commits().Await(commits * kSubscribers);
  }
  std::vector<float> all;
  for (const std::vector<float>& each : latencies) all.insert(all.end(), each.begin(), each.end());
  return InMilliseconds(RunOf(all, 1));
}

}  // namespace

void RunDelivery(const Settings& settings) {
  const std::string name = absl::StrCat(kSubscribers);
  if (!settings.Wants(name)) return;
  Subject subject;
  // As many as it takes for one to have moved long before it moves again.
  EndlessPlans plans(subject.address(), 5000);
  CeilingShape shape;
  shape.acts = {MeasureMove()};
  shape.message_bytes = MeasureMessage(subject.address(), plans);
  Ceiling ceiling(shape);
  std::vector<Run> since_sent;
  const Turns turns = TakeTurns(
      [&] {
        const auto [commit, sent] = RunProduct(subject, plans, settings.seconds);
        since_sent.push_back(sent);
        return commit;
      },
      [&] { return RunCeiling(ceiling, shape.message_bytes, settings.seconds); });
  Figure figure = Compare({"delivery", name, "ms"}, turns.runs, turns.ceilings);
  const Run sent = MedianOf(since_sent);
  figure.params = {{"transitions_per_second", absl::StrCat(kPerSecond)},
                   {"counted_from", "commit time in the milestone"},
                   {"from_sent_p50_us", absl::StrFormat("%.0f", sent.p50_us)},
                   {"from_sent_p99_us", absl::StrFormat("%.0f", sent.p99_us)},
                   {"message_bytes", absl::StrCat(shape.message_bytes)},
                   {"streams_per_connection", absl::StrCat(kStreamsPerConnection)},
                   {"shape", shape.ToString()}};
  settings.report(figure);
}

}  // namespace noordster::bench
