// SPDX-License-Identifier: EUPL-1.2
// The command loop when the store or the clock is in trouble, and what it keeps outside the
// history.
#include <gtest/gtest.h>

#include <atomic>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "tests/runtime/forwarding_store.h"
#include "tests/runtime/loop_driver.h"
#include "tests/runtime/overload/holding_store.h"

namespace noordster::runtime::command_loop_trouble_test {
namespace {

namespace v1 = noordster::v1;
using storage::CommitOutcome;

void ExpectVerified(const storage::Store& store, const base::Clock& clock) {
  const auto verified = VerifyPartition(store, kMunicipality, clock.Now());
  EXPECT_TRUE(verified.ok()) << verified.status();
}

TEST(HeldCommitTest, ARefusalWaitsUntilWhatItRestsOnIsDurable) {
  HoldingStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  // The loop is kept busy until both requests wait, so that it decides them together: the second is
  // refused because of the first, which is not durable.
  absl::Notification busy;
  absl::Notification queued;
  driver.loop().Submit(MakeRequest(Person(0)), absl::InfiniteFuture(), [&](const auto&) {
    busy.Notify();
    queued.WaitForNotification();
  });
  busy.WaitForNotification();
  store.Hold();
  std::atomic<int> answered{0};
  absl::Notification refused;
  driver.loop().Submit(MakeRequest(Person(1)), absl::InfiniteFuture(), [&](const auto& answer) {
    EXPECT_TRUE(answer.ok());
    ++answered;
  });
  driver.loop().Submit(MakeRequest(Person(1)), absl::InfiniteFuture(), [&](const auto& answer) {
    EXPECT_EQ(engine::ReasonOf(answer.status()), v1::RESOURCE_EXISTS);
    ++answered;
    refused.Notify();
  });
  queued.Notify();
  store.AwaitHeld();
  EXPECT_EQ(answered, 0);
  store.Release();
  refused.WaitForNotification();
  EXPECT_EQ(answered, 2);
}

TEST(HeldCommitTest, ARequestIsKnownAsLongAsItsCommitIsUnderWay) {
  HoldingStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  store.Hold();
  absl::BlockingCounter left(3);
  const auto submit = [&](const engine::Request& request, bool is_replay) {
    driver.loop().Submit(request, absl::InfiniteFuture(), [&left, is_replay](const auto& answer) {
      EXPECT_TRUE(answer.ok()) << answer.status();
      EXPECT_EQ(answer.ok() && answer->replayed, is_replay);
      left.DecrementCount();
    });
  };
  const engine::Request request = MakeRequest(Person(1), "one");
  submit(request, false);
  store.AwaitHeld(1);
  // Another turn, in which what is written could be forgotten.
  submit(MakeRequest(Person(2)), false);
  store.AwaitHeld(2);
  submit(request, true);
  store.Release();
  left.Wait();
}

// A store whose disk is nearly full, while told so.
class FullStore final : public ForwardingStore {
 public:
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    if (full) {
      done({CommitOutcome::kUnavailable, absl::ResourceExhaustedError("nearly full")});
      return;
    }
    ForwardingStore::Submit(std::move(commit), std::move(done));
  }
  absl::StatusOr<storage::Ownership> Acquire(const storage::PartitionId& partition) override {
    ++acquired;
    return ForwardingStore::Acquire(partition);
  }
  std::atomic<bool> full{false};
  std::atomic<int> acquired{0};
};

TEST(FullDiskTest, ARefusedCommitWritesNothingAndTheLoopGoesOnWhenThereIsRoom) {
  FullStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  store.full = true;
  for (int i = 0; i < 3; ++i) {
    const absl::Status refused = driver.Send(Person(1)).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(engine::ReasonOf(refused), v1::DISK_NEARLY_FULL);
  }
  EXPECT_EQ(store.acquired, 1) << "acquiring writes";
  store.full = false;
  EXPECT_TRUE(driver.Send(Person(1)).ok());
  ExpectVerified(store, clock);
}

class LoopTroubleTest : public ::testing::Test {
 protected:
  LoopTroubleTest() : driver_(std::make_unique<LoopDriver>(store_, clock_)) {
    driver_->SendFoundation();
  }

  void Restart() {
    driver_.reset();
    driver_ = std::make_unique<LoopDriver>(store_, clock_);
  }

  storage::MemoryStore store_;
  FakeClock clock_;
  std::unique_ptr<LoopDriver> driver_;
};

TEST_F(LoopTroubleTest, OneCommitThatIsTooLargeIsRefusedWithItsBound) {
  store_.ProduceNext(CommitOutcome::kTooLarge);
  const absl::Status refused = driver_->Send(Person(1)).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(engine::ReasonOf(refused), v1::LIMIT_REACHED);
  EXPECT_TRUE(driver_->Send(Person(1)).ok());
}

// Counts how often it is looked at.
class CountingClock final : public base::Clock {
 public:
  absl::Time Now() const override {
    ++readings_;
    return clock_.Now();
  }
  absl::Duration SinceBoot() const override { return clock_.SinceBoot(); }
  int readings() const { return readings_; }

 private:
  FakeClock clock_;
  mutable std::atomic<int> readings_{0};
};

TEST(EndedLoopTest, OnlyRequestsWakeItAndTimeDoesNot) {
  storage::MemoryStore store;
  const CountingClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  store.ProduceNext(CommitOutcome::kFenced);
  // With the answer to the second the turn of the first is over.
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(engine::ReasonOf(driver.Send(Person(i)).status()), v1::NOT_SERVING);
  }
  const int before = clock.readings();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(engine::ReasonOf(driver.Send(Person(i)).status()), v1::NOT_SERVING);
  }
  EXPECT_EQ(clock.readings(), before) << "it waits for no moment";
}

// A store for which a commit with one person is too large, alone or in company.
class NarrowStore final : public ForwardingStore {
 public:
  explicit NarrowStore(std::string culprit) : culprit_(std::move(culprit)) {}
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    for (const storage::Write& write : commit.writes) {
      if (absl::StrContains(write.key, culprit_)) {
        done({CommitOutcome::kTooLarge, absl::InvalidArgumentError("too large")});
        return;
      }
    }
    ForwardingStore::Submit(std::move(commit), std::move(done));
  }

 private:
  const std::string culprit_;
};

TEST(NarrowStoreTest, OfAGroupThatIsTooLargeOnlyTheOneThatMakesItSoIsRefused) {
  for (const size_t culprit : {0, 4, 9}) {
    NarrowStore store(absl::StrCat("persons/", culprit));
    const FakeClock clock;
    LoopDriver driver(store, clock);
    driver.SendFoundation();
    std::vector<engine::Request> requests;
    for (int i = 0; i < 10; ++i) requests.push_back(MakeRequest(Person(i)));
    const auto answers = driver.SendAll(std::move(requests));
    for (size_t i = 0; i < answers.size(); ++i) {
      EXPECT_EQ(engine::ReasonOf(answers[i].status()),
                i == culprit ? v1::LIMIT_REACHED : v1::ERROR_REASON_UNSPECIFIED)
          << i;
    }
    ExpectVerified(store, clock);
  }
}

TEST_F(LoopTroubleTest, AnIdWhoseRowWasTrimmedIsFreeAlsoForALoopThatNeverSawIt) {
  ASSERT_TRUE(driver_->Send(MakeRequest(Person(1), "one")).ok());
  clock_.Advance(limits::kRequestRetention + absl::Seconds(1));
  engine::Define unknown = Person(9);
  unknown.create = false;
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(driver_->Send(unknown).ok());
  Restart();
  const absl::StatusOr<Answer> reused = driver_->Send(MakeRequest(Person(2), "one"));
  ASSERT_TRUE(reused.ok()) << reused.status();
  EXPECT_FALSE(reused->replayed);
  ExpectVerified(store_, clock_);
}

TEST_F(LoopTroubleTest, ARequestIsRecognisedAcrossARenewalOfTheSecrets) {
  clock_.Advance(limits::kRequestRetention - absl::Hours(1));
  const engine::Request request = MakeRequest(Person(1), "one");
  ASSERT_TRUE(driver_->Send(request).ok());
  clock_.Advance(absl::Hours(2));
  ASSERT_TRUE(driver_->Send(Person(2)).ok());
  for (int i = 0; i < 2; ++i) {
    const absl::StatusOr<Answer> again = driver_->Send(request);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->replayed);
    engine::Request other = request;
    other.content_digest = "other";
    EXPECT_EQ(engine::ReasonOf(driver_->Send(other).status()), v1::REQUEST_ID_REUSED);
    Restart();
  }
}

TEST_F(LoopTroubleTest, TheDigestOfARequestStandsNowhereInTheStore) {
  const engine::Request request = MakeRequest(Person(1), "one");
  ASSERT_TRUE(driver_->Send(request).ok());
  const auto page = store_.Scan(kMunicipality, {}, 10000);
  ASSERT_TRUE(page.ok());
  for (const storage::Row& row : page->rows) {
    EXPECT_FALSE(absl::StrContains(row.value, request.content_digest));
  }
}

TEST_F(LoopTroubleTest, EveryActBeginsWithAnEventThatHasNoCauseAlsoWhenActsShareACommit) {
  std::vector<engine::Request> requests;
  for (int i = 0; i < 20; ++i) requests.push_back(MakeRequest(Person(i)));
  for (const auto& answer : driver_->SendAll(std::move(requests))) EXPECT_TRUE(answer.ok());
  int64_t first = 0;
  std::string request_id;
  const auto events = driver_->queries().ListEvents(LocalReader(), "", "", 1000);
  ASSERT_TRUE(events.ok());
  for (const auto& event : events->items) {
    if (event.header().request_id() != request_id) {
      request_id = event.header().request_id();
      first = event.header().sequence();
      EXPECT_EQ(event.header().cause(), 0);
    } else {
      EXPECT_EQ(event.header().cause(), first);
    }
  }
}

TEST_F(LoopTroubleTest, WhileTheClockIsInDoubtNothingIsForgotten) {
  const engine::Request request = MakeRequest(Person(1), "one");
  ASSERT_TRUE(driver_->Send(request).ok());
  clock_.Set(clock_.Now() + limits::kRequestRetention + absl::Hours(1));
  for (int i = 0; i < 3; ++i) {
    const absl::StatusOr<Answer> again = driver_->Send(request);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->replayed);
  }
  EXPECT_FALSE(driver_->time().Trusted());
  const auto rows = store_.Scan(kMunicipality, storage::SpaceRange(storage::Space::kRequest), 1000);
  EXPECT_GT(rows->rows.size(), 5u) << "expired rows stay, too";
}

TEST_F(LoopTroubleTest, TooManyBytesThatWaitAreRefusedAtOnce) {
  engine::Request request = MakeRequest(Person(1));
  const size_t bytes_max = limits::kQueuedBytesMax - limits::kQueuedBytesReserved;
  request.size_bytes = bytes_max + 1;
  EXPECT_EQ(engine::ReasonOf(driver_->Send(request).status()), v1::LIMIT_REACHED);
  request.size_bytes = bytes_max;
  EXPECT_TRUE(driver_->Send(request).ok());
}

}  // namespace
}  // namespace noordster::runtime::command_loop_trouble_test
