// SPDX-License-Identifier: EUPL-1.2
// What the tail of every store promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "storage/keys.h"
#include "tests/storage/contract/store_kinds.h"
#include "tests/support/partition_owner.h"

namespace noordster::storage::tail_contract_test {
namespace {

using noordster::testing::PartitionOwner;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Keeps what a tail gives. Safe from any thread.
class Kept {
 public:
  TailReader Reader() {
    return [this](TailCommit commit) {
      const absl::MutexLock lock(&mutex_);
      commits_.push_back(std::move(commit));
    };
  }
  std::vector<TailCommit> commits() const {
    const absl::MutexLock lock(&mutex_);
    return commits_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::vector<TailCommit> commits_ ABSL_GUARDED_BY(mutex_);
};

class TailContractTest : public EachStoreTest {
 protected:
  // The store may still tell of a commit while it is destroyed.
  void TearDown() override { store_.reset(); }

  Kept kept_;
};

TEST_P(TailContractTest, GivesEveryCommitBehindItsHeadWholeAndInOrder) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("before").outcome, CommitOutcome::kCommitted);
  const absl::StatusOr<Head> head = store_->OpenTail("gm1", kept_.Reader());
  ASSERT_TRUE(head.ok()) << head.status();
  EXPECT_EQ(*head, owner.head());
  for (int i = 0; i < 20; ++i) {
    const std::string text = absl::StrCat("event ", i);
    ASSERT_EQ(owner.Write(text, {{MilestoneKey(2 + i, 0), text}, {RequestKey("r"), std::nullopt}})
                  .outcome,
              CommitOutcome::kCommitted);
    // What was answered was told.
    ASSERT_THAT(kept_.commits(), SizeIs(i + 1));
  }
  int64_t position = head->sequence;
  for (const TailCommit& commit : kept_.commits()) {
    EXPECT_EQ(commit.after, position);
    EXPECT_EQ(commit.head, position + 1);
    position = commit.head;
    const std::string text = absl::StrCat("event ", position - 2);
    int found = 0;
    for (const Write& write : commit.writes) {
      if (write.key == EventKey(position) || write.key == MilestoneKey(position, 0)) {
        EXPECT_EQ(write.value, text);
        ++found;
      }
      if (write.key == RequestKey("r")) {
        EXPECT_EQ(write.value, std::nullopt);
        ++found;
      }
    }
    EXPECT_EQ(found, 3);
  }
  EXPECT_EQ(position, owner.head().sequence);
}

TEST_P(TailContractTest, WhatItTellsIsVisible) {
  PartitionOwner owner = Owner("gm1");
  absl::Mutex mutex;
  std::vector<int64_t> seen;
  ASSERT_TRUE(store_
                  ->OpenTail("gm1",
                             [&](const TailCommit& commit) {
                               const absl::MutexLock lock(&mutex);
                               seen.push_back(commit.head);
                             })
                  .ok());
  std::thread reading([&] {
    for (size_t taken = 0; taken < 50;) {
      std::vector<int64_t> heads;
      {
        const absl::MutexLock lock(&mutex);
        heads.assign(seen.begin() + static_cast<int64_t>(taken), seen.end());
      }
      taken += heads.size();
      for (const int64_t head : heads) {
        EXPECT_TRUE(store_->Get("gm1", std::vector<std::string>{EventKey(head)})->values[0]);
      }
      std::this_thread::yield();
    }
  });
  for (int i = 0; i < 50; ++i) {
    ASSERT_EQ(owner.Write(absl::StrCat(i)).outcome, CommitOutcome::kCommitted);
  }
  reading.join();
  store_->CloseTail("gm1");
}

TEST_P(TailContractTest, WhatIsRefusedIsNotTold) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a").outcome, CommitOutcome::kCommitted);
  ASSERT_TRUE(store_->OpenTail("gm1", kept_.Reader()).ok());
  Commit conflicting = owner.Next("b");
  conflicting.expected.sequence = 7;
  conflicting.next.sequence = 8;
  EXPECT_NE(owner.Submit(conflicting).outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(kept_.commits(), IsEmpty());
}

TEST_P(TailContractTest, EachPartitionHasOneOfItsOwn) {
  EXPECT_EQ(store_->OpenTail("gm1", kept_.Reader()).status().code(), absl::StatusCode::kNotFound);
  PartitionOwner one = Owner("gm1");
  PartitionOwner two = Owner("gm2");
  ASSERT_TRUE(store_->OpenTail("gm1", kept_.Reader()).ok());
  EXPECT_EQ(store_->OpenTail("gm1", kept_.Reader()).status().code(),
            absl::StatusCode::kFailedPrecondition);
  ASSERT_EQ(two.Write("other").outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(kept_.commits(), IsEmpty());
  ASSERT_EQ(one.Write("own").outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(kept_.commits(), SizeIs(1));
}

TEST_P(TailContractTest, OnceClosedItTellsNothingMoreAndCanBeOpenedAgain) {
  PartitionOwner owner = Owner("gm1");
  store_->CloseTail("gm1");
  ASSERT_TRUE(store_->OpenTail("gm1", kept_.Reader()).ok());
  store_->CloseTail("gm1");
  ASSERT_EQ(owner.Write("a").outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(kept_.commits(), IsEmpty());
  const absl::StatusOr<Head> head = store_->OpenTail("gm1", kept_.Reader());
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(*head, owner.head());
}

INSTANTIATE_TEST_SUITE_P(Stores, TailContractTest, StoreKinds(), NameOfKind);

}  // namespace
}  // namespace noordster::storage::tail_contract_test
