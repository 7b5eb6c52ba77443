// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/retention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/runtime/fold.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/runtime/loop_driver.h"
#include "tests/runtime/overload/holding_store.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime::retention_test {
namespace {

using storage::Space;
using ::testing::Eq;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A history of which the first part is older than milestones are kept.
class RetentionTest : public ::testing::Test {
 protected:
  RetentionTest() {
    Walk walk(9, store_, clock_);
    walk.LeaveMandatesOut();
    walk.Begin();
    for (int i = 0; i < 60; ++i) walk.Step();
    // Embargoes end, which makes milestones.
    LoopDriver driver(store_, clock_);
    PassDays(driver, 2);
    old_ = store_.Get(kMunicipality, {})->head.sequence;
  }

  std::vector<storage::Row> Milestones() {
    return store_.Scan(kMunicipality, storage::SpaceRange(Space::kMilestone), 10000)->rows;
  }
  size_t Requests() {
    return store_.Scan(kMunicipality, storage::SpaceRange(Space::kRequest), 10000)->rows.size();
  }
  int64_t Floor() { return *MilestoneFloor(store_, kMunicipality); }
  absl::Status Verify() { return VerifyPartition(store_, kMunicipality, clock_.Now()).status(); }

  // A day after another, an act each.
  void PassDays(LoopDriver& driver, int days) {
    for (int day = 0; day < days; ++day) {
      clock_.Advance(absl::Hours(25));
      ASSERT_TRUE(driver.Send(Person(next_person_++)).ok());
      ASSERT_TRUE(driver.Send(Person(next_person_++)).ok());
    }
  }

  storage::MemoryStore store_;
  FakeClock clock_;
  int64_t old_ = 0;
  int next_person_ = 1000;
};

TEST_F(RetentionTest, MilestonesGoWhenTheyAreTooOldAndTheFloorSaysSo) {
  LoopDriver driver(store_, clock_);
  const size_t before = Milestones().size();
  ASSERT_THAT(before, Gt(20U));
  PassDays(driver, 3);
  EXPECT_THAT(Milestones(), SizeIs(before));
  EXPECT_THAT(Floor(), Eq(0));
  clock_.Advance(limits::kMilestoneRetention);
  PassDays(driver, 3);
  EXPECT_GT(Floor(), 0);
  EXPECT_LE(Floor(), old_);
  for (const storage::Row& row : Milestones()) {
    EXPECT_GE(row.key, storage::MilestoneKey(Floor() + 1, 0));
  }
  EXPECT_TRUE(Verify().ok()) << Verify();
}

TEST_F(RetentionTest, WhatIsBelowTheFloorIsDeletedByWhoeverComesNext) {
  {
    LoopDriver driver(store_, clock_);
    clock_.Advance(limits::kMilestoneRetention);
    // The floor is found with the first act, and written with the second; the server ends before
    // anything was deleted.
    ASSERT_TRUE(driver.Send(Person(next_person_++)).ok());
    ASSERT_TRUE(driver.Send(Person(next_person_++)).ok());
  }
  EXPECT_GT(Floor(), 0);
  EXPECT_TRUE(Verify().ok()) << Verify();
  LoopDriver driver(store_, clock_);
  PassDays(driver, 2);
  for (const storage::Row& row : Milestones()) {
    EXPECT_GE(row.key, storage::MilestoneKey(Floor() + 1, 0));
  }
}

TEST_F(RetentionTest, ARoundGoesOnAPageAfterAnotherThoughNobodyActs) {
  LoopDriver driver(store_, clock_);
  std::vector<engine::Request> requests;
  for (size_t i = 0; i < 2 * limits::kScanRowsMax; ++i) {
    requests.push_back(MakeRequest(Person(next_person_++)));
  }
  for (const auto& answer : driver.SendAll(std::move(requests))) ASSERT_TRUE(answer.ok());
  clock_.Advance(limits::kRequestRetention + absl::Hours(1));
  ASSERT_TRUE(driver.Send(Person(next_person_++)).ok());
  // The row of the last act stays, and a page is far less than a minute away.
  const absl::Time patience = absl::Now() + absl::Seconds(30);
  while (Requests() > 1 && absl::Now() < patience) clock_.Advance(absl::Milliseconds(1));
  EXPECT_EQ(Requests(), 1U);
}

TEST_F(RetentionTest, AMilestoneThatIsMissingAboveTheFloorIsStillNoticed) {
  ASSERT_TRUE(Verify().ok()) << Verify();
  const std::vector<storage::Row> rows = Milestones();
  ASSERT_TRUE(store_.Trim(kMunicipality, std::vector<std::string>{rows[0].key}).ok());
  EXPECT_FALSE(Verify().ok());
}

// Deletes behind the commits that wait, as every store does. Once told, time passes while a row is
// read.
class TrimmingStore final : public HoldingStore {
 public:
  TrimmingStore(FakeClock& clock, std::string row) : clock_(clock), row_(std::move(row)) {}

  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    if (time_passes && absl::c_linear_search(keys, row_)) {
      clock_.Advance(limits::kRequestRetention + absl::Seconds(1));
    }
    return HoldingStore::Get(partition, keys);
  }
  absl::Status Trim(const storage::PartitionId& partition,
                    absl::Span<const std::string> keys) override {
    trimmed_.insert(trimmed_.end(), keys.begin(), keys.end());
    Release();
    return HoldingStore::Trim(partition, keys);
  }
  // To be called when no loop runs.
  const std::vector<std::string>& trimmed() const { return trimmed_; }

  std::atomic<bool> time_passes{false};

 private:
  FakeClock& clock_;
  const std::string row_;
  std::vector<std::string> trimmed_;
};

TEST(ReusedRequestTest, TheRowOfAnIdThatIsUsedAgainStaysThoughItsCommitIsUnderWay) {
  FakeClock clock;
  const std::string row = storage::RequestKey(engine::RequestName("local", "one"));
  TrimmingStore store(clock, row);
  {
    LoopDriver driver(store, clock);
    for (engine::Request& request : FoundationRequests()) {
      ASSERT_TRUE(driver.Send(std::move(request)).ok());
    }
    ASSERT_TRUE(driver.Send(MakeRequest(Person(1), "one")).ok());
  }
  ASSERT_THAT(store.trimmed(), IsEmpty());
  store.time_passes = true;
  {
    LoopDriver driver(store, clock);
    store.Hold();
    // Trimming comes behind the commit, and lets it pass.
    const absl::StatusOr<Answer> reused = driver.Send(MakeRequest(Person(2), "one"));
    ASSERT_TRUE(reused.ok()) << reused.status();
    EXPECT_FALSE(reused->replayed);
  }
  EXPECT_THAT(store.trimmed(), SizeIs(FoundationRequests().size()));
  EXPECT_TRUE(store.memory().Get(kMunicipality, std::vector<std::string>{row})->values[0]);
  EXPECT_TRUE(VerifyPartition(store, kMunicipality, clock.Now()).ok());
}

TEST_F(RetentionTest, WhileTheTimeIsInDoubtNothingGoes) {
  LoopDriver driver(store_, clock_);
  const size_t before = Milestones().size();
  // The wall clock jumps; time did not pass.
  clock_.Set(clock_.Now() + 2 * limits::kMilestoneRetention);
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(driver.Send(Person(next_person_++)).ok());
  EXPECT_THAT(Milestones(), SizeIs(before));
  EXPECT_THAT(Floor(), Eq(0));
}

}  // namespace
}  // namespace noordster::runtime::retention_test
