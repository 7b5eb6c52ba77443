// SPDX-License-Identifier: EUPL-1.2
// Readers that come, break off and go on from their cursors at any moment, while acts are recorded
// and old milestones are trimmed: each is told everything once, or that it was trimmed. For
// ThreadSanitizer above all. NOORDSTER_SEED repeats a run as far as threads allow.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/api/milestone/followed_stream.h"
#include "tests/support/in_process_server.h"
#include "tests/support/seed.h"
#include "tests/support/town.h"

namespace noordster::testing::stream_race_test {
namespace {

namespace v1 = noordster::v1;
using Kind = v1::Milestone;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int kRounds = 12;
constexpr int kActsOfARound = 12;
constexpr int kPlans = 3;
// Long enough that the milestones of the first rounds are trimmed before the last, and in all short
// enough to stay behind the clock of the machine, by which calls have their deadlines.
constexpr absl::Duration kBetweenRounds = absl::Hours(24 * 100);

// What one reader asks for, and what it was told over all its streams. Of one thread at a time.
class Ledger {
 public:
  Ledger(v1::MilestoneFilter filter, bool with_state)
      : filter_(std::move(filter)), with_state_(with_state) {}

  // Begins with the oldest, then goes on where it was.
  template <typename Request>
  Request Next() const {
    Request request;
    request.set_parent(Town::Name(""));
    *request.mutable_filter() = filter_;
    request.set_include_current_state(with_state_);
    request.set_batch_bytes_max(4096);
    if (cursor_.empty()) {
      request.mutable_start()->set_oldest(true);
    } else {
      request.mutable_start()->set_cursor(cursor_);
    }
    return request;
  }

  void Take(const v1::SubscribeResponse& message) {
    cursor_ = message.cursor();
    switch (message.body_case()) {
      case v1::SubscribeResponse::kOpened:
        Cover(message.opened().from());
        break;
      case v1::SubscribeResponse::kBatch:
        if (begin_ < 0) Cover(message.batch().from());
        EXPECT_GE(message.batch().from(), position_) << "a double";
        for (const Kind& milestone : message.batch().milestones()) {
          told_.push_back(milestone.sequence());
        }
        Cover(message.batch().to());
        break;
      case v1::SubscribeResponse::kCaughtUp:
        Cover(message.caught_up().to());
        break;
      case v1::SubscribeResponse::kHeartbeat:
        Cover(message.heartbeat().to());
        break;
      case v1::SubscribeResponse::kReset:
        EXPECT_EQ(message.reset().reason(), v1::StreamReset::TRIMMED);
        EXPECT_GT(message.reset().from(), position_);
        trimmed_.emplace_back(position_, message.reset().from());
        Cover(message.reset().from());
        break;
      default:
        break;
    }
  }

  // Holds it against all milestones that pass its filter.
  void CheckAgainst(const std::vector<Kind>& all) const {
    std::vector<int64_t> expected;
    for (const Kind& milestone : all) {
      const int64_t sequence = milestone.sequence();
      if (sequence > begin_ && sequence <= position_ && !WasTrimmed(sequence)) {
        expected.push_back(sequence);
      }
    }
    EXPECT_EQ(told_, expected) << filter_.ShortDebugString();
  }

  const v1::MilestoneFilter& filter() const { return filter_; }
  int64_t position() const { return position_; }
  // Each part of the history of which it was told that it was trimmed: (after, up to].
  const std::vector<std::pair<int64_t, int64_t>>& trimmed() const { return trimmed_; }

 private:
  void Cover(int64_t to) {
    if (begin_ < 0) begin_ = to;
    EXPECT_GE(to, position_);
    position_ = to;
  }

  bool WasTrimmed(int64_t sequence) const {
    for (const auto& [after, to] : trimmed_) {
      if (sequence > after && sequence <= to) return true;
    }
    return false;
  }

  const v1::MilestoneFilter filter_;
  const bool with_state_;
  std::string cursor_;
  // Where it began, and everything up to where it was told of; negative: nothing yet.
  int64_t begin_ = -1;
  int64_t position_ = -1;
  std::vector<int64_t> told_;
  std::vector<std::pair<int64_t, int64_t>> trimmed_;
};

class StreamRaceTest : public ::testing::Test {
 protected:
  StreamRaceTest() : town_(server_.client()) {
    town_.Build();
    for (int plan = 0; plan < kPlans; ++plan) town_.StartPlan(absl::StrCat("p", plan), "compact");
    v1::MilestoneFilter none;
    v1::MilestoneFilter of_plan;
    of_plan.add_plans(Town::Plan("p1"));
    v1::MilestoneFilter of_kind;
    of_kind.add_kinds(Kind::STAGE_REACHED);
    for (const v1::MilestoneFilter& filter : {none, of_plan, of_kind}) {
      ledgers_.emplace_back(std::make_unique<Ledger>(filter, filter.plans_size() > 0));
      ledgers_.emplace_back(std::make_unique<Ledger>(filter, filter.kinds_size() > 0));
    }
  }

  // Follows streams and breaks them off until the race is over; then goes on to its end.
  void Subscribe(Ledger& ledger, uint32_t seed) {
    std::minstd_rand random(seed);
    const ApiClient client(server_.address());
    while (Pause(random) || ledger.position() < End()) {
      FollowedStream stream(client, ledger.Next<v1::SubscribeRequest>());
      const bool is_over = IsOver();
      for (uint64_t left = 1 + random() % 12; left > 0 || is_over; --left) {
        const v1::SubscribeResponse message = stream.Next();
        ledger.Take(message);
        if (message.has_closing() || (is_over && ledger.position() >= End())) break;
        if (message.has_caught_up() && random() % 2 == 0) break;
      }
    }
  }

  // The same by asking for what comes next.
  void Fetch(Ledger& ledger, uint32_t seed) {
    std::minstd_rand random(seed);
    ApiClient client(server_.address());
    while (Pause(random) || ledger.position() < End()) {
      auto request = ledger.Next<v1::FetchRequest>();
      request.set_at_once(random() % 2 == 0);
      const auto response = client.Must(&v1::MilestoneService::Stub::Fetch, request);
      EXPECT_THAT(response.messages(), Not(IsEmpty()));
      for (const v1::SubscribeResponse& message : response.messages()) ledger.Take(message);
    }
  }

  // Now and then lets some rounds go by. False: the race is over.
  bool Pause(std::minstd_rand& random) {
    const int rounds = random() % 10 == 0 ? 6 : 0;
    const absl::MutexLock lock(&mutex_);
    const int until = round_ + rounds;
    const auto is_over = [this, until]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return round_ >= until || end_ > 0;
    };
    mutex_.Await(absl::Condition(&is_over));
    return end_ == 0;
  }

  // Revision that every reader must reach; 0: the race goes on.
  int64_t End() {
    const absl::MutexLock lock(&mutex_);
    return end_;
  }
  bool IsOver() { return End() > 0; }

  void StartReaders(uint32_t seed) {
    running_ = static_cast<int>(ledgers_.size());
    for (size_t i = 0; i < ledgers_.size(); ++i) {
      threads_.emplace_back([this, i, seed] {
        const auto own_seed = static_cast<uint32_t>(seed + i);
        i % 2 == 0 ? Subscribe(*ledgers_[i], own_seed) : Fetch(*ledgers_[i], own_seed);
        --running_;
      });
    }
  }

  void PlayRound(std::minstd_rand& random) {
    for (int act = 0; act < kActsOfARound; ++act) {
      const std::string plan = absl::StrCat("p", random() % kPlans);
      const bool is_work = town_.Get(plan).stage() == "work";
      v1::RecordOutcomeRequest outcome = town_.Outcome(plan, is_work ? "ready" : "sent-back");
      outcome.set_reason("Omdat");
      server_.client().Must(&v1::PlanService::Stub::RecordOutcome, outcome);
    }
    // One act after which readers look again at what they may see, and one they need not hear of.
    v1::CreatePersonRequest person;
    person.set_parent(Town::Name(""));
    person.set_person_id(NumberedUuid(static_cast<int>(random() % 1'000'000'000)));
    person.mutable_person()->set_display_name("Iemand");
    server_.client().Call(&v1::BodyService::Stub::CreatePerson, person);
    v1::CreateChallengeRequest challenge;
    challenge.set_parent(Town::Name("programmes/noord"));
    challenge.set_challenge_id(absl::StrCat("opgave-", random()));
    challenge.mutable_challenge()->set_display_name("Opgave");
    server_.client().Call(&v1::ProgrammeService::Stub::CreateChallenge, challenge);
  }

  // Every reader comes to the end; those who wait for what comes next hear that nothing does.
  void EndRace() {
    {
      const int64_t end = town_.Revision();
      const absl::MutexLock lock(&mutex_);
      end_ = end;
    }
    while (running_ > 0) {
      server_.clock().Advance(limits::kHeartbeatMax);
      absl::SleepFor(absl::Milliseconds(20));
    }
    for (std::thread& thread : threads_) thread.join();
  }

  int64_t Trimmed() {
    v1::GetFeedInfoRequest request;
    request.set_name(Town::Name(""));
    return server_.client().Must(&v1::MilestoneService::Stub::GetFeedInfo, request).trimmed();
  }

  // All that ever happened; the history keeps what was trimmed.
  std::vector<Kind> Listed(const v1::MilestoneFilter& filter) {
    v1::ListMilestonesRequest request;
    request.set_parent(Town::Name(""));
    *request.mutable_filter() = filter;
    std::vector<Kind> all;
    do {
      const auto page = server_.client().Must(&v1::MilestoneService::Stub::ListMilestones, request);
      all.insert(all.end(), page.milestones().begin(), page.milestones().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  InProcessServer server_;
  Town town_;
  std::vector<std::unique_ptr<Ledger>> ledgers_;
  std::vector<std::thread> threads_;
  std::atomic<int> running_{0};

  absl::Mutex mutex_;
  int round_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t end_ ABSL_GUARDED_BY(mutex_) = 0;
};

TEST_F(StreamRaceTest, EveryReaderIsToldEverythingOnceOrThatItWasTrimmed) {
  const uint32_t seed = Seed();
  std::minstd_rand random(seed);
  // One that comes back when all is over.
  Ledger sleeper({}, true);
  sleeper.Take(FollowedStream(server_.client(), sleeper.Next<v1::SubscribeRequest>()).Next());
  StartReaders(seed);
  int64_t trimmed = 0;
  for (int round = 0; round < kRounds; ++round) {
    PlayRound(random);
    const int64_t before = std::exchange(trimmed, Trimmed());
    EXPECT_GE(trimmed, before);
    server_.clock().Advance(kBetweenRounds);
    const absl::MutexLock lock(&mutex_);
    ++round_;
  }
  EndRace();
  EXPECT_GT(trimmed, 0);
  for (const auto& ledger : ledgers_) ledger->CheckAgainst(Listed(ledger->filter()));

  Subscribe(sleeper, seed);
  EXPECT_THAT(sleeper.trimmed(), ::testing::SizeIs(1));
  sleeper.CheckAgainst(Listed({}));
  v1::VerifyHistoryRequest verify;
  verify.set_name(Town::Name(""));
  server_.client().Must(&v1::HistoryService::Stub::VerifyHistory, verify);
}

}  // namespace
}  // namespace noordster::testing::stream_race_test
