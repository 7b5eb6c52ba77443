// SPDX-License-Identifier: EUPL-1.2
// What still passes while the store takes no commits, or the loop stands still and its queue is
// full.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"
#include "tests/runtime/loop_driver.h"
#include "tests/runtime/overload/holding_store.h"

namespace noordster::runtime::overload_test {
namespace {

namespace v1 = noordster::v1;

TEST(TakesBackTest, OnlyWhatTakesBackDoes) {
  EXPECT_TRUE(engine::TakesBack(engine::WithdrawPlan()));
  EXPECT_TRUE(engine::TakesBack(engine::RevokeMandate()));
  EXPECT_FALSE(engine::TakesBack(engine::GrantMandate()));
  EXPECT_FALSE(engine::TakesBack(engine::RecordOutcome()));
}

TEST(OverloadTest, AReadPassesWhileTheStoreTakesNoCommits) {
  HoldingStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  store.Hold();
  absl::Notification done;
  driver.loop().Submit(MakeRequest(Person(1)), absl::InfiniteFuture(),
                       [&](const auto&) { done.Notify(); });
  store.AwaitHeld();
  EXPECT_EQ(driver.Get("programmes/p").name(), "programmes/p");
  EXPECT_EQ(driver.Get("persons/1").name(), "") << "not before it is durable";
  EXPECT_FALSE(done.HasBeenNotified());
  store.Release();
  done.WaitForNotification();
  EXPECT_EQ(driver.Get("persons/1").name(), "persons/1");
}

// A loop that stands still until released, and what requests came to.
class FullQueueTest : public ::testing::Test {
 protected:
  FullQueueTest() : driver_(store_, clock_) {
    driver_.SendFoundation();
    driver_.loop().Submit(MakeRequest(Person(0)), absl::InfiniteFuture(), [this](const auto&) {
      stands_still_.Notify();
      released_.WaitForNotification();
    });
    stands_still_.WaitForNotification();
  }

  ~FullQueueTest() override { Release(); }

  void Release() {
    if (!released_.HasBeenNotified()) released_.Notify();
    driver_.loop().Stop();
  }

  // Whether a request waits; one that finds the queue full is answered at once.
  bool Waits(engine::Command command, size_t size_bytes = 0) {
    engine::Request request = MakeRequest(std::move(command));
    request.size_bytes = size_bytes;
    const int before = CountOf(v1::LIMIT_REACHED);
    driver_.loop().Submit(std::move(request), absl::InfiniteFuture(), [this](const auto& answer) {
      const absl::MutexLock lock(&mutex_);
      ++reasons_[engine::ReasonOf(answer.status())];
      latest_ = answer.status();
    });
    return CountOf(v1::LIMIT_REACHED) == before;
  }

  int CountOf(v1::ErrorReason reason) {
    const absl::MutexLock lock(&mutex_);
    return reasons_[reason];
  }

  absl::Status latest() {
    const absl::MutexLock lock(&mutex_);
    return latest_;
  }

  void FillWithPersons(size_t count) {
    for (size_t i = 1; i <= count; ++i) {
      ASSERT_TRUE(Waits(Person(static_cast<int>(i)))) << i;
    }
  }

  storage::MemoryStore store_;
  const FakeClock clock_;
  absl::Notification stands_still_;
  absl::Notification released_;
  absl::Mutex mutex_;
  std::map<v1::ErrorReason, int> reasons_ ABSL_GUARDED_BY(mutex_);
  absl::Status latest_ ABSL_GUARDED_BY(mutex_);
  LoopDriver driver_;
};

constexpr size_t kPlaces = limits::kQueuedCommandsMax - limits::kQueuedCommandsReserved;

TEST_F(FullQueueTest, AnActIsRefusedWithWhenToAskAgain) {
  FillWithPersons(kPlaces);
  EXPECT_FALSE(Waits(Person(9999)));
  const absl::Status refused = latest();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  const auto refusal = engine::RefusalOf(refused);
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->details(0).value(), "queued_commands");
  EXPECT_EQ(refusal->retry_after_micros(), absl::ToInt64Microseconds(limits::kQueueRetry));
  Release();
  EXPECT_EQ(CountOf(v1::ERROR_REASON_UNSPECIFIED), static_cast<int>(kPlaces)) << "all were done";
}

TEST_F(FullQueueTest, WhatTakesBackHasPlacesOfItsOwnUntilTheyAreTaken) {
  FillWithPersons(kPlaces);
  for (size_t i = 0; i < limits::kQueuedCommandsReserved; ++i) {
    ASSERT_TRUE(Waits(i % 2 == 0
                          ? engine::Command(engine::RevokeMandate{"mandates/none"})
                          : engine::Command(engine::WithdrawPlan{"programmes/p/plans/none", ""})));
    ASSERT_FALSE(Waits(Person(9999))) << "the places are not for others";
  }
  EXPECT_FALSE(Waits(engine::RevokeMandate{"mandates/none"}));
  Release();
  EXPECT_EQ(CountOf(v1::RESOURCE_NOT_FOUND), static_cast<int>(limits::kQueuedCommandsReserved))
      << "each was decided";
}

TEST_F(FullQueueTest, WhatTakesBackHasBytesOfItsOwn) {
  EXPECT_TRUE(Waits(Person(1), limits::kQueuedBytesMax - limits::kQueuedBytesReserved));
  EXPECT_FALSE(Waits(Person(2), 1));
  EXPECT_TRUE(Waits(engine::RevokeMandate{"mandates/none"}, limits::kQueuedBytesReserved));
  EXPECT_FALSE(Waits(engine::RevokeMandate{"mandates/none"}, 1));
}

TEST_F(FullQueueTest, AReadPasses) {
  FillWithPersons(kPlaces);
  EXPECT_FALSE(Waits(Person(9999)));
  EXPECT_EQ(driver_.Get("programmes/p").name(), "programmes/p");
}

}  // namespace
}  // namespace noordster::runtime::overload_test
