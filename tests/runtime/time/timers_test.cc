// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/timers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/engine/names.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "tests/runtime/loop_driver.h"
#include "tests/runtime/overload/holding_store.h"

namespace noordster::runtime::timers_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Event;

// Plans at a board whose outcome is under embargo.
class TimersTest : public ::testing::Test {
 protected:
  void Build(LoopDriver& driver, int plans) {
    driver.SendFoundation();
    ASSERT_TRUE(driver.Send(EndlessPath()).ok());
    ends_ = clock_.Now() + absl::Hours(2);
    for (int plan = 0; plan < plans; ++plan) {
      engine::CreatePlan create;
      create.name = PlanOf(plan);
      create.plan.set_path_version("paths/path/versions/1");
      ASSERT_TRUE(driver.Send(create).ok());
      engine::RecordOutcome outcome;
      outcome.step = engine::StepName(PlanOf(plan), 1);
      outcome.outcome = "not-treated";
      outcome.body = "bodies/b4";
      outcome.decided_date = "2022-07-15";
      outcome.visible_from_micros = absl::ToUnixMicros(ends_);
      const absl::StatusOr<Answer> answer = driver.Send(outcome);
      ASSERT_TRUE(answer.ok()) << answer.status();
    }
  }

  static std::string PlanOf(int plan) { return absl::StrCat("programmes/p/plans/q", plan); }

  // Plans whose embargo was told, in the order of their events.
  std::vector<std::string> Disclosed() {
    std::vector<std::string> disclosed;
    const auto page =
        store_.Scan(kMunicipality, storage::SpaceRange(storage::Space::kEvent), 10000);
    for (const storage::Row& row : page->rows) {
      Event event;
      EXPECT_TRUE(event.ParseFromString(row.value));
      if (event.has_outcome_disclosed()) {
        EXPECT_GE(event.header().commit_time_micros(), absl::ToUnixMicros(ends_));
        disclosed.push_back(event.outcome_disclosed().facts().plan());
      }
    }
    return disclosed;
  }

  HoldingStore store_;
  FakeClock clock_;
  absl::Time ends_;
  int next_person_ = 0;
};

TEST_F(TimersTest, TheEndOfAnEmbargoIsToldOnce) {
  LoopDriver driver(store_, clock_);
  Build(driver, 3);
  clock_.Advance(absl::Hours(2) - absl::Microseconds(1));
  ASSERT_TRUE(driver.Send(Person(1)).ok());
  EXPECT_TRUE(Disclosed().empty());
  clock_.Advance(absl::Microseconds(1));
  // An act brings the loop to look at the time, before the act or behind it.
  ASSERT_TRUE(driver.Send(Person(2)).ok());
  ASSERT_TRUE(driver.Send(Person(3)).ok());
  EXPECT_EQ(Disclosed(), (std::vector<std::string>{PlanOf(0), PlanOf(1), PlanOf(2)}));
  clock_.Advance(absl::Hours(1));
  for (int i = 4; i < 10; ++i) ASSERT_TRUE(driver.Send(Person(i)).ok());
  EXPECT_EQ(Disclosed().size(), 3U);
  EXPECT_TRUE(VerifyPartition(store_, kMunicipality, clock_.Now()).ok());
}

TEST_F(TimersTest, MoreThanOneLookTakesAreAllTold) {
  LoopDriver driver(store_, clock_);
  Build(driver, 150);
  clock_.Advance(absl::Hours(2));
  for (int i = 0; i < 8; ++i) ASSERT_TRUE(driver.Send(Person(i)).ok());
  EXPECT_EQ(Disclosed().size(), 150U);
}

TEST_F(TimersTest, WhatWasAskedForIsNotAskedAgainWhileItsCommitIsUnderWay) {
  LoopDriver driver(store_, clock_);
  Build(driver, 200);
  store_.Hold();
  clock_.Advance(absl::Hours(2));
  absl::BlockingCounter left(3);
  // Each brings the loop to look at the time once, the third behind two commits that are held.
  for (int i = 0; i < 3; ++i) {
    driver.loop().Submit(MakeRequest(Person(i)), absl::InfiniteFuture(),
                         [&left](const auto& answer) {
                           EXPECT_TRUE(answer.ok());
                           left.DecrementCount();
                         });
    if (i < 2) store_.AwaitHeld(static_cast<size_t>(i) + 1);
  }
  store_.Release();
  left.Wait();
  for (int i = 3; i < 12; ++i) ASSERT_TRUE(driver.Send(Person(i)).ok());
  const std::vector<std::string> disclosed = Disclosed();
  EXPECT_EQ(disclosed.size(), 200U);
  EXPECT_EQ(std::set<std::string>(disclosed.begin(), disclosed.end()).size(), 200U);
  EXPECT_EQ(driver.loop().counts().replays, 0);
}

TEST_F(TimersTest, WhatCouldNotBeWrittenIsAskedForAgain) {
  LoopDriver driver(store_, clock_);
  Build(driver, 1);
  store_.memory().ProduceNext(storage::CommitOutcome::kUnavailable);
  clock_.Advance(absl::Hours(2));
  // It shares the commit, or comes after it.
  driver.Send(Person(1)).status().IgnoreError();
  EXPECT_EQ(store_.memory().ProducedLeft(), 0U);
  EXPECT_TRUE(Disclosed().empty());
  clock_.Advance(absl::Seconds(1));
  ASSERT_TRUE(driver.Send(Person(2)).ok());
  ASSERT_TRUE(driver.Send(Person(3)).ok());
  EXPECT_EQ(Disclosed().size(), 1U);
}

TEST_F(TimersTest, OneThatEndedWhileNobodyServedIsToldAtTheStart) {
  {
    LoopDriver driver(store_, clock_);
    Build(driver, 1);
  }
  clock_.Advance(absl::Hours(3));
  LoopDriver driver(store_, clock_);
  ASSERT_TRUE(driver.Send(Person(1)).ok());
  EXPECT_EQ(Disclosed().size(), 1U);
}

TEST_F(TimersTest, OneIsToldWithinASecondOnceTheTimeIsTrusted) {
  {
    LoopDriver driver(store_, clock_);
    Build(driver, 1);
  }
  clock_.Advance(absl::Hours(3));
  EngineTime time(clock_);
  Timers timers(store_, time, kMunicipality);
  EXPECT_TRUE(timers.Due().empty());
  EXPECT_EQ(timers.Wait(), absl::Seconds(1));
  time.Begin(absl::InfinitePast(), false);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(timers.Due().size(), 1U);
}

TEST_F(TimersTest, WhileTheTimeIsInDoubtNoneEnds) {
  LoopDriver driver(store_, clock_);
  Build(driver, 1);
  clock_.Set(clock_.Now() + absl::Hours(3));
  ASSERT_TRUE(driver.Send(Person(1)).ok());
  ASSERT_TRUE(driver.Send(Person(2)).ok());
  EXPECT_TRUE(Disclosed().empty());
}

}  // namespace
}  // namespace noordster::runtime::timers_test
