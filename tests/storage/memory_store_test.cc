// SPDX-License-Identifier: EUPL-1.2
// What only the store in memory does: answer as a store in trouble would.
#include "storage/memory_store.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/partition_owner.h"

namespace noordster::storage::memory_store_test {
namespace {

using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MemoryStoreTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(owner_.Acquire().ok()); }

  MemoryStore store_;
  PartitionOwner owner_{store_, "gm1"};
};

TEST_F(MemoryStoreTest, AnAmbiguousCommitThatHappenedShowsByItsToken) {
  store_.ProduceNext(CommitOutcome::kAmbiguous, true);
  const Commit commit = owner_.Next("a");
  EXPECT_EQ(owner_.Submit(commit).outcome, CommitOutcome::kAmbiguous);
  ASSERT_TRUE(owner_.Acquire().ok());
  EXPECT_EQ(owner_.ownership().last_token, commit.token);
  EXPECT_EQ(owner_.head(), commit.next);
  EXPECT_THAT(*ReadTexts(store_, "gm1"), ElementsAre("a"));
}

TEST_F(MemoryStoreTest, AnAmbiguousCommitThatDidNotHappenLeavesTheTokenBefore) {
  store_.ProduceNext(CommitOutcome::kAmbiguous, false);
  EXPECT_EQ(owner_.Write("a").outcome, CommitOutcome::kAmbiguous);
  ASSERT_TRUE(owner_.Acquire().ok());
  EXPECT_EQ(owner_.ownership().last_token, "");
  EXPECT_THAT(*ReadTexts(store_, "gm1"), IsEmpty());
}

TEST_F(MemoryStoreTest, AProducedFencingHoldsUntilAcquired) {
  store_.ProduceNext(CommitOutcome::kFenced);
  EXPECT_EQ(owner_.Write("a").outcome, CommitOutcome::kFenced);
  EXPECT_EQ(owner_.Write("a").outcome, CommitOutcome::kFenced);
  ASSERT_TRUE(owner_.Acquire().ok());
  EXPECT_EQ(owner_.Write("a").outcome, CommitOutcome::kCommitted);
}

TEST_F(MemoryStoreTest, ProducedAnswersAreGivenInOrderAndWriteNothing) {
  store_.ProduceNext(CommitOutcome::kConflict);
  store_.ProduceNext(CommitOutcome::kCommitted);
  store_.ProduceNext(CommitOutcome::kUnavailable, true);
  store_.ProduceNext(CommitOutcome::kTooLarge);
  EXPECT_EQ(store_.ProducedLeft(), 4u);
  EXPECT_EQ(owner_.Write("a").outcome, CommitOutcome::kConflict);
  EXPECT_EQ(owner_.Write("b").outcome, CommitOutcome::kCommitted);
  const CommitResult unavailable = owner_.Write("c");
  EXPECT_EQ(unavailable.outcome, CommitOutcome::kUnavailable);
  EXPECT_EQ(unavailable.status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(owner_.Write("d").outcome, CommitOutcome::kTooLarge);
  EXPECT_EQ(store_.ProducedLeft(), 0u);
  EXPECT_EQ(owner_.Write("e").outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(*ReadTexts(store_, "gm1"), ElementsAre("b", "e"));
}

TEST_F(MemoryStoreTest, ACommitThatIsRefusedAnywayUsesUpNoProducedAnswer) {
  store_.ProduceNext(CommitOutcome::kUnavailable);
  Commit stale = owner_.Next("a");
  stale.expected.sequence = 9;
  stale.next.sequence = 10;
  EXPECT_EQ(owner_.Submit(stale).outcome, CommitOutcome::kConflict);
  EXPECT_EQ(store_.ProducedLeft(), 1u);
}

}  // namespace
}  // namespace noordster::storage::memory_store_test
