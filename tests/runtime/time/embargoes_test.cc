// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/embargoes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/engine/names.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Event;

// Plans at a board whose outcome is under embargo.
class EmbargoesTest : public ::testing::Test {
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

  storage::MemoryStore store_;
  FakeClock clock_;
  absl::Time ends_;
  int next_person_ = 0;
};

TEST_F(EmbargoesTest, TheEndOfAnEmbargoIsToldOnce) {
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

TEST_F(EmbargoesTest, MoreThanOneLookTakesAreAllTold) {
  LoopDriver driver(store_, clock_);
  Build(driver, 150);
  clock_.Advance(absl::Hours(2));
  for (int i = 0; i < 8; ++i) ASSERT_TRUE(driver.Send(Person(i)).ok());
  EXPECT_EQ(Disclosed().size(), 150U);
}

TEST_F(EmbargoesTest, OneThatEndedWhileNobodyServedIsToldAtTheStart) {
  {
    LoopDriver driver(store_, clock_);
    Build(driver, 1);
  }
  clock_.Advance(absl::Hours(3));
  LoopDriver driver(store_, clock_);
  ASSERT_TRUE(driver.Send(Person(1)).ok());
  EXPECT_EQ(Disclosed().size(), 1U);
}

TEST_F(EmbargoesTest, OneIsToldWithinASecondOnceTheTimeIsTrusted) {
  {
    LoopDriver driver(store_, clock_);
    Build(driver, 1);
  }
  clock_.Advance(absl::Hours(3));
  EngineTime time(clock_);
  Embargoes embargoes(store_, time, kMunicipality);
  EXPECT_TRUE(embargoes.Due().empty());
  EXPECT_EQ(embargoes.Wait(), absl::Seconds(1));
  time.Begin(absl::InfinitePast(), false);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(embargoes.Due().size(), 1U);
}

TEST_F(EmbargoesTest, WhileTheTimeIsInDoubtNoneEnds) {
  LoopDriver driver(store_, clock_);
  Build(driver, 1);
  clock_.Set(clock_.Now() + absl::Hours(3));
  ASSERT_TRUE(driver.Send(Person(1)).ok());
  ASSERT_TRUE(driver.Send(Person(2)).ok());
  EXPECT_TRUE(Disclosed().empty());
}

}  // namespace
}  // namespace noordster::runtime
