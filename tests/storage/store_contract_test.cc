// SPDX-License-Identifier: EUPL-1.2
// What every store does, run on each of them.
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/keys.h"
#include "storage/store.h"
#include "tests/storage/contract/store_kinds.h"
#include "tests/support/partition_owner.h"

namespace noordster::storage::store_contract_test {
namespace {

using noordster::testing::LastTextKey;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::SubmitAndWait;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StoreContractTest : public EachStoreTest {
 protected:
  // The keys of a partition in a range, a page of `rows_max` at a time.
  std::vector<std::string> Keys(const PartitionId& partition, Range range, size_t rows_max) {
    std::vector<std::string> keys;
    while (true) {
      const absl::StatusOr<Page> page = store_->Scan(partition, range, rows_max);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) return keys;
      EXPECT_LE(page->rows.size(), rows_max);
      for (const Row& row : page->rows) keys.push_back(row.key);
      if (!page->more) return keys;
      range.begin = absl::StrCat(keys.back(), std::string(1, '\0'));
    }
  }
};

TEST_P(StoreContractTest, TheIdHas16BytesAndStays) {
  EXPECT_EQ(store_->id().size(), 16u);
  EXPECT_EQ(store_->id(), store_->id());
}

TEST_P(StoreContractTest, TheFirstAcquireCreatesThePartition) {
  const absl::StatusOr<Ownership> owner = store_->Acquire("gm1916");
  ASSERT_TRUE(owner.ok()) << owner.status();
  EXPECT_EQ(owner->head.sequence, 0);
  EXPECT_EQ(owner->head.hash, owner->genesis);
  EXPECT_EQ(owner->genesis.size(), 32u);
  EXPECT_EQ(owner->last_token, "");
  const absl::StatusOr<Values> values = store_->Get("gm1916", {});
  ASSERT_TRUE(values.ok());
  EXPECT_EQ(values->head, owner->head);
}

TEST_P(StoreContractTest, EveryPartitionHasItsOwnGenesis) {
  EXPECT_NE(Owner("gm1").ownership().genesis, Owner("gm2").ownership().genesis);
}

TEST_P(StoreContractTest, AcquireRefusesAnIllFormedPartition) {
  for (const std::string& partition :
       {std::string(), std::string("GM1"), std::string("gm_1"), std::string(64, 'a'),
        std::string("a\0b", 3), std::string("gm/1")}) {
    EXPECT_EQ(store_->Acquire(partition).status().code(), absl::StatusCode::kInvalidArgument)
        << partition;
  }
  EXPECT_TRUE(store_->Acquire(std::string(63, 'z')).ok());
}

TEST_P(StoreContractTest, ReadsOfAnUnknownPartitionAreNotFound) {
  EXPECT_EQ(store_->Get("gm1", {"x"}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(store_->Scan("gm1", {}, 10).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(store_->Trim("gm1", {RequestKey("r")}).code(), absl::StatusCode::kNotFound);
}

TEST_P(StoreContractTest, ACommitIsReadBackAtItsHead) {
  PartitionOwner owner = Owner("gm1916");
  ASSERT_EQ(owner.Write("first").outcome, CommitOutcome::kCommitted);
  const absl::StatusOr<Values> values =
      store_->Get("gm1916", {LastTextKey(), "absent", EventKey(1), MilestoneKey(1, 0)});
  ASSERT_TRUE(values.ok()) << values.status();
  EXPECT_EQ(values->head, owner.head());
  EXPECT_EQ(values->head.sequence, 1);
  EXPECT_THAT(values->values, ElementsAre("first", std::nullopt, "first", std::nullopt));
}

TEST_P(StoreContractTest, CommitsFormOneOrder) {
  PartitionOwner owner = Owner("gm1916");
  std::vector<std::string> texts;
  for (int i = 0; i < 250; ++i) {
    texts.push_back(absl::StrCat("text ", i));
    ASSERT_EQ(owner.Write(texts.back()).outcome, CommitOutcome::kCommitted);
  }
  const absl::StatusOr<std::vector<std::string>> read = ReadTexts(*store_, "gm1916");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, texts);
}

TEST_P(StoreContractTest, TheResultOfACommitIsOkAndNoOtherIs) {
  PartitionOwner owner = Owner("gm1");
  const Commit commit = owner.Next("a");
  EXPECT_TRUE(SubmitAndWait(*store_, commit).status.ok());
  EXPECT_FALSE(SubmitAndWait(*store_, commit).status.ok());
}

TEST_P(StoreContractTest, AnotherHeadIsAConflictAndWritesNothing) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a").outcome, CommitOutcome::kCommitted);
  Commit other_sequence = owner.Next("b");
  other_sequence.expected.sequence = 0;
  EXPECT_EQ(SubmitAndWait(*store_, other_sequence).outcome, CommitOutcome::kConflict);
  Commit other_hash = owner.Next("b");
  other_hash.expected.hash[0] = static_cast<char>(other_hash.expected.hash[0] ^ 1);
  EXPECT_EQ(SubmitAndWait(*store_, other_hash).outcome, CommitOutcome::kConflict);
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a"));
}

TEST_P(StoreContractTest, SeveralCommitsUnderWayAreWrittenInTheirOrderOrNotAtAll) {
  PartitionOwner owner = Owner("gm1");
  const Commit first = owner.Next("a");
  Commit second = first;
  second.expected = first.next;
  second.next = {2, std::string(32, '2')};
  second.token = std::string(16, '2');
  second.writes = {{EventKey(2), "b"}, {LastTextKey(), "b"}};
  Commit unfit = first;
  unfit.expected.sequence = 1;
  const auto submit_all = [this](const std::vector<Commit>& commits) {
    std::vector<CommitOutcome> outcomes(commits.size());
    absl::BlockingCounter left(static_cast<int>(commits.size()));
    for (size_t i = 0; i < commits.size(); ++i) {
      store_->Submit(commits[i], [&outcomes, &left, i](const CommitResult& result) {
        outcomes[i] = result.outcome;
        left.DecrementCount();
      });
    }
    left.Wait();
    return outcomes;
  };
  EXPECT_THAT(submit_all({unfit, second}),
              ElementsAre(CommitOutcome::kConflict, CommitOutcome::kConflict));
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), IsEmpty());
  EXPECT_THAT(submit_all({first, second}),
              ElementsAre(CommitOutcome::kCommitted, CommitOutcome::kCommitted));
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a", "b"));
}

TEST_P(StoreContractTest, TheSameCommitTwiceIsWrittenOnce) {
  PartitionOwner owner = Owner("gm1");
  const Commit commit = owner.Next("a");
  EXPECT_EQ(SubmitAndWait(*store_, commit).outcome, CommitOutcome::kCommitted);
  EXPECT_EQ(SubmitAndWait(*store_, commit).outcome, CommitOutcome::kConflict);
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a"));
}

TEST_P(StoreContractTest, ANewOwnerFencesTheOneBefore) {
  PartitionOwner before = Owner("gm1");
  ASSERT_EQ(before.Write("a").outcome, CommitOutcome::kCommitted);
  PartitionOwner after = Owner("gm1");
  EXPECT_GT(after.ownership().epoch, before.ownership().epoch);
  EXPECT_EQ(before.Write("lost").outcome, CommitOutcome::kFenced);
  EXPECT_EQ(after.Write("b").outcome, CommitOutcome::kCommitted);
  EXPECT_EQ(before.Write("lost").outcome, CommitOutcome::kFenced);
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a", "b"));
}

TEST_P(StoreContractTest, APartitionThatNobodyAcquiredIsFenced) {
  Commit commit = Owner("gm1").Next("a");
  commit.partition = "gm2";
  EXPECT_EQ(SubmitAndWait(*store_, commit).outcome, CommitOutcome::kFenced);
}

TEST_P(StoreContractTest, AcquireTellsTheTokenOfTheLastCommit) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a").outcome, CommitOutcome::kCommitted);
  const Commit refused = owner.Next("b");
  Commit stale = refused;
  stale.expected.sequence = 0;
  EXPECT_EQ(SubmitAndWait(*store_, stale).outcome, CommitOutcome::kConflict);
  const absl::StatusOr<Ownership> next = store_->Acquire("gm1");
  ASSERT_TRUE(next.ok());
  EXPECT_EQ(next->last_token, owner.ownership().last_token);
  EXPECT_EQ(next->head, owner.head());
  EXPECT_EQ(next->genesis, owner.ownership().genesis);
}

TEST_P(StoreContractTest, ARefusedCommitWritesNoneOfItsRows) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a", {{"\x20row", "1"}}).outcome, CommitOutcome::kCommitted);
  Commit stale = owner.Next("b", {{"\x20row", "2"}, {"\x20new", "3"}, {EventKey(7), "x"}});
  stale.expected.sequence = 5;
  stale.next.sequence = 6;
  ASSERT_EQ(SubmitAndWait(*store_, stale).outcome, CommitOutcome::kConflict);
  const absl::StatusOr<Values> values = store_->Get("gm1", {"\x20row", "\x20new", EventKey(7)});
  ASSERT_TRUE(values.ok());
  EXPECT_THAT(values->values, ElementsAre("1", std::nullopt, std::nullopt));
  EXPECT_EQ(values->head, owner.head());
}

TEST_P(StoreContractTest, ACommitPutsAndDeletesInOrder) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a", {{"\x20x", "1"}, {"\x20y", "1"}}).outcome, CommitOutcome::kCommitted);
  ASSERT_EQ(owner
                .Write("b", {{"\x20x", std::nullopt},
                             {"\x20y", std::nullopt},
                             {"\x20y", "2"},
                             {"\x20z", "2"},
                             {"\x20z", std::nullopt}})
                .outcome,
            CommitOutcome::kCommitted);
  const absl::StatusOr<Values> values = store_->Get("gm1", {"\x20x", "\x20y", "\x20z"});
  ASSERT_TRUE(values.ok());
  EXPECT_THAT(values->values, ElementsAre(std::nullopt, "2", std::nullopt));
}

TEST_P(StoreContractTest, AnEmptyValueIsARow) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a", {{"\x30x", ""}}).outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(store_->Get("gm1", {"\x30x"})->values, ElementsAre(""));
}

TEST_P(StoreContractTest, AllBytesAreAllowedInKeysAndValues) {
  PartitionOwner owner = Owner("gm1");
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
  for (int i = 0; i < 256; ++i) {
    const std::string key = std::string(1, static_cast<char>(i)) + bytes;
    if (key.front() == '\x10') continue;  // the events, which ReadTexts counts
    ASSERT_EQ(owner.Write("a", {{key, bytes}}).outcome, CommitOutcome::kCommitted) << i;
    EXPECT_THAT(store_->Get("gm1", {key})->values, ElementsAre(bytes)) << i;
  }
  EXPECT_EQ(ReadTexts(*store_, "gm1")->size(), 255u);
}

TEST_P(StoreContractTest, PartitionsDoNotSeeEachOther) {
  PartitionOwner one = Owner("gm1");
  PartitionOwner longer = Owner("gm19");
  PartitionOwner two = Owner("gm2");
  ASSERT_EQ(one.Write("one").outcome, CommitOutcome::kCommitted);
  ASSERT_EQ(longer.Write("longer").outcome, CommitOutcome::kCommitted);
  ASSERT_EQ(two.Write("two").outcome, CommitOutcome::kCommitted);
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("one"));
  EXPECT_THAT(*ReadTexts(*store_, "gm19"), ElementsAre("longer"));
  EXPECT_EQ(Keys("gm1", {}, 10).size(), 2u);
}

TEST_P(StoreContractTest, PartitionsAreListedInByteOrder) {
  EXPECT_THAT(*store_->ListPartitions(), IsEmpty());
  for (const char* const partition : {"gm9", "gm10", "a-b", "a", "gm1"}) Owner(partition);
  EXPECT_THAT(*store_->ListPartitions(), ElementsAre("a", "a-b", "gm1", "gm10", "gm9"));
}

TEST_P(StoreContractTest, TooManyWritesWriteNothing) {
  PartitionOwner owner = Owner("gm1");
  std::vector<Write> writes;
  for (size_t i = 0; i + 2 < store_->limits().writes_max; ++i) {
    writes.push_back({absl::StrCat("\x20", i), "x"});
  }
  const Commit fits = owner.Next("a", writes);
  writes.push_back({"\x20more", "x"});
  const CommitResult refused = SubmitAndWait(*store_, owner.Next("a", writes));
  EXPECT_EQ(refused.outcome, CommitOutcome::kTooLarge);
  EXPECT_EQ(refused.status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Keys("gm1", {}, 100).size(), 0u);
  EXPECT_EQ(SubmitAndWait(*store_, fits).outcome, CommitOutcome::kCommitted);
}

TEST_P(StoreContractTest, ATooLargeValueWritesNothing) {
  PartitionOwner owner = Owner("gm1");
  const size_t most = store_->limits().value_bytes_max;
  EXPECT_EQ(owner.Write("a", {{"\x20x", std::string(most + 1, 'x')}}).outcome,
            CommitOutcome::kTooLarge);
  EXPECT_EQ(Keys("gm1", {}, 100).size(), 0u);
  EXPECT_EQ(owner.Write("a", {{"\x20x", std::string(most, 'x')}}).outcome,
            CommitOutcome::kCommitted);
}

TEST_P(StoreContractTest, TooManyBytesWriteNothing) {
  PartitionOwner owner = Owner("gm1");
  const Limits limits = store_->limits();
  std::vector<Write> writes;
  for (size_t i = 0; i < limits.bytes_max / limits.value_bytes_max; ++i) {
    writes.push_back({absl::StrCat("\x20", i), std::string(limits.value_bytes_max, 'x')});
  }
  EXPECT_EQ(owner.Write("a", writes).outcome, CommitOutcome::kTooLarge);
  EXPECT_EQ(Keys("gm1", {}, 100).size(), 0u);
  writes.pop_back();
  EXPECT_EQ(owner.Write("a", writes).outcome, CommitOutcome::kCommitted);
}

TEST_P(StoreContractTest, AnIllFormedCommitIsRefusedAndWritesNothing) {
  PartitionOwner owner = Owner("gm1");
  const std::vector<std::function<void(Commit&)>> spoil = {
      [](Commit& commit) { commit.token.pop_back(); },
      [](Commit& commit) { commit.next.hash.pop_back(); },
      [](Commit& commit) { commit.next.sequence = -1; },
      [](Commit& commit) { commit.partition = "GM1"; },
      [](Commit& commit) {
        commit.writes.push_back({"", "x"});
      },
  };
  for (size_t i = 0; i < spoil.size(); ++i) {
    Commit commit = owner.Next("a");
    spoil[i](commit);
    const CommitResult result = SubmitAndWait(*store_, commit);
    EXPECT_EQ(result.outcome, CommitOutcome::kUnavailable) << i;
    EXPECT_EQ(result.status.code(), absl::StatusCode::kInvalidArgument) << i;
  }
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), IsEmpty());
}

TEST_P(StoreContractTest, OfSeveralWritesWithOneKeyTheLastStays) {
  PartitionOwner owner = Owner("gm1");
  const std::vector<std::string> keys = {RequestKey("a"), RequestKey("b"), RequestKey("c")};
  ASSERT_EQ(owner
                .Write("text", {{keys[0], "first"},
                                {keys[1], "first"},
                                {keys[2], std::nullopt},
                                {keys[0], "last"},
                                {keys[1], std::nullopt},
                                {keys[2], "last"}})
                .outcome,
            CommitOutcome::kCommitted);
  EXPECT_THAT(store_->Get("gm1", keys)->values, ElementsAre("last", std::nullopt, "last"));
}

TEST_P(StoreContractTest, ScansReturnRowsOfAllSpacesInByteOrder) {
  PartitionOwner owner = Owner("gm1");
  const std::vector<std::string> keys = {std::string(1, '\x01'),
                                         EventKey(1),
                                         EventKey(2),
                                         RecordKey(1, "a"),
                                         RequestKey("r"),
                                         IndexKey(3, "e"),
                                         HistoryKey("a", 1),
                                         MilestoneKey(1, 0),
                                         MilestoneKey(1, 1),
                                         PrivateKey("p"),
                                         std::string("\xff\xff")};
  Commit commit = owner.Next("a");
  commit.writes.clear();
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) commit.writes.push_back({*key, "v"});
  ASSERT_EQ(owner.Submit(commit).outcome, CommitOutcome::kCommitted);
  for (size_t rows_max = 1; rows_max <= keys.size() + 1; ++rows_max) {
    EXPECT_EQ(Keys("gm1", {}, rows_max), keys) << rows_max;
  }
  for (size_t begin = 0; begin < keys.size(); ++begin) {
    for (size_t end = begin; end < keys.size(); ++end) {
      EXPECT_EQ(Keys("gm1", {keys[begin], keys[end]}, 4),
                std::vector<std::string>(keys.begin() + static_cast<std::ptrdiff_t>(begin),
                                         keys.begin() + static_cast<std::ptrdiff_t>(end)));
    }
  }
}

TEST_P(StoreContractTest, APageSaysWhetherThereIsMore) {
  PartitionOwner owner = Owner("gm1");
  for (int i = 0; i < 4; ++i) ASSERT_EQ(owner.Write("x").outcome, CommitOutcome::kCommitted);
  const Range events = SpaceRange(Space::kEvent);
  EXPECT_TRUE(store_->Scan("gm1", events, 3)->more);
  EXPECT_FALSE(store_->Scan("gm1", events, 4)->more);
  EXPECT_FALSE(store_->Scan("gm1", events, 5)->more);
  EXPECT_TRUE(store_->Scan("gm1", events, 0)->more);
  EXPECT_THAT(store_->Scan("gm1", {events.end, events.begin}, 5)->rows, IsEmpty());
}

TEST_P(StoreContractTest, APageOfLargeRowsIsShortRatherThanHuge) {
  PartitionOwner owner = Owner("gm1");
  const Limits limits = store_->limits();
  for (int i = 0; i < 24; ++i) {
    ASSERT_EQ(
        owner
            .Write("x", {{absl::StrCat("\x20", 100 + i), std::string(limits.value_bytes_max, 'x')}})
            .outcome,
        CommitOutcome::kCommitted);
  }
  const absl::StatusOr<Page> page = store_->Scan("gm1", {}, 1000);
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->more);
  EXPECT_LE(page->rows.size(), 24 + limits.bytes_max / limits.value_bytes_max + 1);
  EXPECT_EQ(Keys("gm1", {}, 1000).size(), 24u + 24u + 1u);
}

TEST_P(StoreContractTest, ReadsSeeWholeCommitsAtTheHeadTheyReturn) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("1").outcome, CommitOutcome::kCommitted);
  absl::Notification finished;
  std::thread reader([this, &finished] {
    while (!finished.HasBeenNotified()) {
      const absl::StatusOr<Values> values = store_->Get("gm1", {LastTextKey()});
      ASSERT_TRUE(values.ok());
      EXPECT_EQ(values->values.front(), absl::StrCat(values->head.sequence));
      const absl::StatusOr<Page> page = store_->Scan("gm1", SpaceRange(Space::kEvent), 10000);
      ASSERT_TRUE(page.ok());
      EXPECT_EQ(static_cast<int64_t>(page->rows.size()), page->head.sequence);
    }
  });
  for (int i = 2; i <= 300; ++i) {
    ASSERT_EQ(owner.Write(absl::StrCat(i)).outcome, CommitOutcome::kCommitted);
  }
  finished.Notify();
  reader.join();
}

TEST_P(StoreContractTest, AnAnsweredCommitIsVisibleToTheNextRead) {
  PartitionOwner owner = Owner("gm1");
  for (int i = 1; i <= 100; ++i) {
    ASSERT_EQ(owner.Write(absl::StrCat(i)).outcome, CommitOutcome::kCommitted);
    EXPECT_EQ(store_->Get("gm1", {})->head, owner.head());
  }
}

TEST_P(StoreContractTest, PartitionsCommitAtTheSameTime) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([this, i] {
      PartitionOwner owner = Owner(absl::StrCat("gm", i));
      for (int n = 0; n < 50; ++n) {
        ASSERT_EQ(owner.Write(absl::StrCat(i, " ", n)).outcome, CommitOutcome::kCommitted);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int i = 0; i < 8; ++i) {
    const absl::StatusOr<std::vector<std::string>> texts =
        ReadTexts(*store_, absl::StrCat("gm", i));
    ASSERT_TRUE(texts.ok()) << texts.status();
    EXPECT_EQ(texts->size(), 50u);
    EXPECT_EQ(texts->back(), absl::StrCat(i, " 49"));
  }
}

TEST_P(StoreContractTest, OfTwoOwnersWhoRaceOnlyTheLatestCommits) {
  constexpr int kOwners = 4;
  std::vector<std::thread> threads;
  std::vector<int> committed(kOwners);
  for (size_t i = 0; i < kOwners; ++i) {
    threads.emplace_back([this, i, &committed] {
      PartitionOwner owner = Owner("gm1");
      for (int n = 0; n < 50; ++n) {
        const CommitOutcome outcome = owner.Write("x").outcome;
        if (outcome == CommitOutcome::kCommitted) {
          ++committed[i];
        } else {
          ASSERT_EQ(outcome, CommitOutcome::kFenced);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  size_t total = 0;
  for (const int count : committed) total += static_cast<size_t>(count);
  EXPECT_EQ(ReadTexts(*store_, "gm1")->size(), total);
  EXPECT_GE(total, 50u);
}

TEST_P(StoreContractTest, OnlyRequestRowsAndMilestonesCanBeTrimmed) {
  PartitionOwner owner = Owner("gm1");
  const std::vector<std::string> others = {
      EventKey(1),     RecordKey(1, "a"),   IndexKey(1, "a"), HistoryKey("a", 1),
      PrivateKey("p"), MilestoneFloorKey(), std::string()};
  ASSERT_EQ(
      owner.Write("a", {{RequestKey("r"), "x"}, {RequestKey("s"), "y"}, {MilestoneKey(1, 0), "m"}})
          .outcome,
      CommitOutcome::kCommitted);
  for (const std::string& key : others) {
    EXPECT_EQ(store_->Trim("gm1", {RequestKey("r"), key}).code(),
              absl::StatusCode::kInvalidArgument);
  }
  EXPECT_THAT(store_->Get("gm1", {RequestKey("r")})->values, ElementsAre("x"));
  EXPECT_TRUE(
      store_->Trim("gm1", {RequestKey("r"), RequestKey("absent"), MilestoneKey(1, 0)}).ok());
  EXPECT_THAT(store_->Get("gm1", {RequestKey("r"), RequestKey("s"), MilestoneKey(1, 0)})->values,
              ElementsAre(std::nullopt, "y", std::nullopt));
}

TEST_P(StoreContractTest, TrimmingIsNotPartOfTheHistory) {
  PartitionOwner owner = Owner("gm1");
  ASSERT_EQ(owner.Write("a", {{RequestKey("r"), "x"}}).outcome, CommitOutcome::kCommitted);
  ASSERT_TRUE(store_->Trim("gm1", {RequestKey("r")}).ok());
  EXPECT_EQ(store_->Get("gm1", {})->head, owner.head());
  EXPECT_EQ(owner.Write("b").outcome, CommitOutcome::kCommitted);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContractTest, StoreKinds(), NameOfKind);

}  // namespace
}  // namespace noordster::storage::store_contract_test
