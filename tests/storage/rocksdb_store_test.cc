// SPDX-License-Identifier: EUPL-1.2
// What only the embedded store does: last, and stop.
#include "storage/rocksdb_store.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/keys.h"
#include "storage/rocksdb/open.h"
#include "tests/storage/rocksdb_store_fixture.h"

namespace noordster::storage::rocksdb_store_test {
namespace {

using noordster::testing::FaultFileSystem;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::SubmitAndWait;
using noordster::testing::WriteWholeFile;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Operation = FaultFileSystem::Operation;

TEST_F(RocksDbStoreTest, EverythingIsThereAfterReopening) {
  std::string id;
  Ownership before;
  {
    const std::unique_ptr<RocksDbStore> store = Open();
    id = store->id();
    PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    for (const char* const text : {"a", "b", "c"}) {
      ASSERT_EQ(owner.Write(text, {{RequestKey(text), "r"}}).outcome, CommitOutcome::kCommitted);
    }
    ASSERT_TRUE(store->Trim("gm1", {RequestKey("b")}).ok());
    before = owner.ownership();
  }
  const std::unique_ptr<RocksDbStore> store = Open();
  EXPECT_EQ(store->id(), id);
  EXPECT_THAT(*ReadTexts(*store, "gm1"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(store->Get("gm1", {RequestKey("a"), RequestKey("b")})->values,
              ElementsAre("r", std::nullopt));
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  EXPECT_EQ(owner.head(), before.head);
  EXPECT_EQ(owner.ownership().genesis, before.genesis);
  EXPECT_EQ(owner.ownership().last_token, before.last_token);
  EXPECT_GT(owner.ownership().epoch, before.epoch);
}

TEST_F(RocksDbStoreTest, AnOwnerFromBeforeARestartStaysFencedOnceANewOneAcquired) {
  Commit old;
  {
    const std::unique_ptr<RocksDbStore> store = Open();
    PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    old = owner.Next("old");
  }
  const std::unique_ptr<RocksDbStore> store = Open();
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  EXPECT_EQ(SubmitAndWait(*store, old).outcome, CommitOutcome::kFenced);
}

TEST_F(RocksDbStoreTest, ItReopensAfterAFlushAndManyTimes) {
  for (int session = 0; session < 20; ++session) {
    const std::unique_ptr<RocksDbStore> store = Open();
    ASSERT_NE(store, nullptr);
    PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    ASSERT_EQ(owner.Write(absl::StrCat(session)).outcome, CommitOutcome::kCommitted);
    if (session % 3 == 0) {
      ASSERT_TRUE(store->Flush().ok());
    }
  }
  EXPECT_EQ(ReadTexts(*Open(), "gm1")->size(), 20u);
}

// Filters know single rows only. A range that begins where no row is must find those behind.
TEST_F(RocksDbStoreTest, AScanFindsRowsOfWhichTheFiltersKnowOthers) {
  const std::unique_ptr<RocksDbStore> store = Open();
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  const Range ranges[] = {{RequestKey(""), RequestKey("z")}, {RecordKey(9, ""), RecordKey(9, "z")}};
  for (const bool in_files : {false, true}) {
    for (const char* const name : {"b", "d", "f"}) {
      ASSERT_EQ(owner.Write("text", {{RequestKey(name), "r"}, {RecordKey(9, name), "r"}}).outcome,
                CommitOutcome::kCommitted);
    }
    if (in_files) {
      ASSERT_TRUE(store->Flush().ok());
    }
    for (const Range& range : ranges) {
      EXPECT_EQ(store->Scan("gm1", range, 10)->rows.size(), 3u);
    }
    EXPECT_EQ(store->Scan("gm1", {RequestKey("c"), RequestKey("e")}, 10)->rows.size(), 1u);
    EXPECT_EQ(store->Scan("gm1", {RecordKey(9, "c"), RecordKey(9, "e")}, 10)->rows.size(), 1u);
    EXPECT_THAT(store->Get("gm1", {RequestKey("a"), RequestKey("b"), RecordKey(9, "c")})->values,
                ElementsAre(std::nullopt, "r", std::nullopt));
  }
}

TEST_F(RocksDbStoreTest, ASecondOpenOfTheFolderIsRefused) {
  const std::unique_ptr<RocksDbStore> store = Open();
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("in use by another server"));
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  EXPECT_EQ(owner.Write("still works").outcome, CommitOutcome::kCommitted);
}

TEST_F(RocksDbStoreTest, EveryLevelOfTheDataFolderIsMade) {
  RocksDbOptions options = Options();
  options.folder = folder_.File("made/for/data");
  EXPECT_NE(Open(options), nullptr);
  WriteWholeFile(folder_.File("file"), "x");
  options.folder = folder_.File("file/data");
  EXPECT_FALSE(RocksDbStore::Open(options).ok());
}

TEST_F(RocksDbStoreTest, ANearlyFullDiskRefusesCommitsAndTrimsAndNothingElse) {
  RocksDbOptions options = Options();
  options.free_space_min_bytes = 1000;
  const std::unique_ptr<RocksDbStore> store = Open(options);
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  files_->SetFreeSpace(1000);
  ASSERT_EQ(owner.Write("a").outcome, CommitOutcome::kCommitted);
  files_->SetFreeSpace(999);
  const CommitResult refused = owner.Write("b");
  EXPECT_EQ(refused.outcome, CommitOutcome::kUnavailable);
  EXPECT_EQ(refused.status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(*ReadTexts(*store, "gm1"), ElementsAre("a"));
  EXPECT_EQ(store->Trim("gm1", {RequestKey("r")}).code(), absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(owner.Acquire().ok());
  EXPECT_TRUE(store->Health().ok());
  files_->SetFreeSpace(5000);
  EXPECT_EQ(owner.Write("b").outcome, CommitOutcome::kCommitted);
  EXPECT_TRUE(store->Trim("gm1", {RequestKey("r")}).ok());
}

TEST_F(RocksDbStoreTest, CompactionsCannotOutrunTheFreeSpaceMark) {
  const RocksDbOptions options;
  const rocksdb::Options tuned = TunedOptions(options, rocksdb::Env::Default());
  EXPECT_LE(tuned.max_background_jobs * tuned.max_compaction_bytes,
            options.free_space_min_bytes / 2);
  EXPECT_LE(tuned.max_bytes_for_level_base, tuned.max_compaction_bytes);
}

TEST_F(RocksDbStoreTest, AFlushThatFailsStopsTheStoreWithoutAnyWrite) {
  RocksDbOptions options = Options();
  absl::Notification stopped;
  options.on_stop = [&stopped](const absl::Status& status) {
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    stopped.Notify();
  };
  const std::unique_ptr<RocksDbStore> store = Open(options);
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  ASSERT_EQ(owner.Write("a").outcome, CommitOutcome::kCommitted);
  files_->FailOnce(Operation::kCreate, ".sst");
  EXPECT_FALSE(store->Flush().ok());
  stopped.WaitForNotification();
  EXPECT_THAT(std::string(store->Health().message()), HasSubstr("failed in the background"));
  EXPECT_EQ(owner.Write("b").outcome, CommitOutcome::kUnavailable);
  EXPECT_THAT(*ReadTexts(*store, "gm1"), ElementsAre("a"));
}

TEST_F(RocksDbStoreTest, AFailedSyncIsAmbiguousAndStopsTheStoreForGood) {
  for (const char* const file : {".log", "head-mark"}) {
    RocksDbOptions options = Options();
    std::atomic<int> stops{0};
    options.on_stop = [&stops](const absl::Status& status) {
      EXPECT_FALSE(status.ok());
      ++stops;
    };
    const std::unique_ptr<RocksDbStore> store = Open(options);
    ASSERT_NE(store, nullptr);
    PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    const Head before = owner.head();
    files_->FailOnce(Operation::kSync, file);
    const CommitResult failed = owner.Write("failed");
    EXPECT_EQ(failed.outcome, CommitOutcome::kAmbiguous) << file;
    EXPECT_EQ(failed.status.code(), absl::StatusCode::kUnknown);
    EXPECT_FALSE(store->Health().ok());
    EXPECT_EQ(owner.Write("after").outcome, CommitOutcome::kUnavailable);
    EXPECT_EQ(store->Acquire("gm1").status().code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(store->Trim("gm1", {RequestKey("r")}).code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(store->Get("gm1", {})->head, before);
    EXPECT_EQ(stops, 1);
  }
}

TEST_F(RocksDbStoreTest, AnAmbiguousCommitIsSettledByReopening) {
  Commit commit;
  {
    const std::unique_ptr<RocksDbStore> store = Open();
    PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    commit = owner.Next("a");
    files_->FailOnce(Operation::kSync, "head-mark");
    ASSERT_EQ(owner.Submit(commit).outcome, CommitOutcome::kAmbiguous);
  }
  const std::unique_ptr<RocksDbStore> store = Open();
  const absl::StatusOr<Ownership> owner = store->Acquire("gm1");
  ASSERT_TRUE(owner.ok());
  // The log was synced before the mark failed.
  EXPECT_EQ(owner->last_token, commit.token);
  EXPECT_THAT(*ReadTexts(*store, "gm1"), ElementsAre("a"));
}

TEST_F(RocksDbStoreTest, NobodySeesACommitBeforeItsMarkIsSynced) {
  const std::unique_ptr<RocksDbStore> store = Open();
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  absl::Notification at_the_mark;
  absl::Notification go_on;
  files_->SetHook([&](Operation operation, const std::string& path) {
    if (operation != Operation::kSync || !absl::StrContains(path, "head-mark")) return;
    at_the_mark.Notify();
    go_on.WaitForNotification();
  });
  absl::Notification answered;
  store->Submit(owner.Next("a"), [&answered](const CommitResult& result) {
    EXPECT_EQ(result.outcome, CommitOutcome::kCommitted);
    answered.Notify();
  });
  at_the_mark.WaitForNotification();
  files_->SetHook(nullptr);
  EXPECT_FALSE(answered.HasBeenNotified());
  EXPECT_EQ(store->Get("gm1", {})->head.sequence, 0);
  EXPECT_TRUE(ReadTexts(*store, "gm1")->empty());
  go_on.Notify();
  answered.WaitForNotification();
  EXPECT_THAT(*ReadTexts(*store, "gm1"), ElementsAre("a"));
}

TEST_F(RocksDbStoreTest, CommitsThatWaitShareOneSync) {
  constexpr int kPartitions = 20;
  const std::unique_ptr<RocksDbStore> store = Open();
  std::vector<Commit> commits;
  for (int i = 0; i < kPartitions; ++i) {
    PartitionOwner owner(*store, absl::StrCat("gm", i));
    ASSERT_TRUE(owner.Acquire().ok());
    commits.push_back(owner.Next("a"));
  }
  absl::Notification first_writes;
  absl::Notification go_on;
  std::atomic<int> log_syncs{0};
  files_->SetHook([&](Operation operation, const std::string& path) {
    if (operation != Operation::kSync || !absl::StrContains(path, ".log")) return;
    if (log_syncs++ > 0) return;
    first_writes.Notify();
    go_on.WaitForNotification();
  });
  absl::BlockingCounter answered(kPartitions);
  for (int i = 0; i < kPartitions; ++i) {
    store->Submit(commits[static_cast<size_t>(i)], [&answered](const CommitResult& result) {
      EXPECT_EQ(result.outcome, CommitOutcome::kCommitted);
      answered.DecrementCount();
    });
    if (i == 0) first_writes.WaitForNotification();
  }
  go_on.Notify();
  answered.Wait();
  files_->SetHook(nullptr);
  EXPECT_EQ(log_syncs, 2);
}

// Two commits of a partition, of which the second is logged while the mark of the first is being
// synced.
class CommitsInLineTest : public RocksDbStoreTest {
 protected:
  // Begins both; the mark of the first is then about to be synced.
  void Begin(const RocksDbOptions& options) {
    store_ = Open(options);
    PartitionOwner owner(*store_, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    ASSERT_TRUE(
        store_->OpenTail("gm1", [this](const TailCommit& told) { told_.push_back(told.head); })
            .ok());
    files_->SetHook([this](Operation operation, const std::string& path) {
      if (operation != Operation::kSync) return;
      if (absl::StrContains(path, "head-mark")) {
        if (marks_++ > 0) return;
        at_the_mark_.Notify();
        raise_.WaitForNotification();
        return;
      }
      // The first is logged once the second waits, the second while the first is marked.
      if (logs_++ == 0) second_waits_.WaitForNotification();
      if (logs_ == 2) second_logged_.Notify();
    });
    outcomes_.resize(2);
    for (const Commit& commit : owner.NextInLine({"a", "b"})) {
      const auto number = static_cast<size_t>(commit.next.sequence - 1);
      store_->Submit(commit, [this, number](const CommitResult& result) {
        order_.push_back(number);
        outcomes_[number] = result.outcome;
        answered_.DecrementCount();
      });
      while (logs_ == 0) std::this_thread::yield();
    }
    second_waits_.Notify();
    at_the_mark_.WaitForNotification();
    second_logged_.WaitForNotification();
  }

  // Lets the mark be raised, or fail, and waits for both answers.
  void GoOn() {
    raise_.Notify();
    answered_.Wait();
    files_->SetHook(nullptr);
  }

  std::unique_ptr<RocksDbStore> store_;
  std::vector<int64_t> told_;
  std::vector<size_t> order_;
  std::vector<CommitOutcome> outcomes_;

 private:
  std::atomic<int> marks_{0};
  std::atomic<int> logs_{0};
  absl::Notification second_waits_;
  absl::Notification at_the_mark_;
  absl::Notification second_logged_;
  absl::Notification raise_;
  absl::BlockingCounter answered_{2};
};

TEST_F(CommitsInLineTest, TheNextIsLoggedWhileTheOneBeforeIsMarked) {
  Begin(Options());
  EXPECT_EQ(store_->Get("gm1", {})->head.sequence, 0);
  GoOn();
  EXPECT_THAT(outcomes_, ElementsAre(CommitOutcome::kCommitted, CommitOutcome::kCommitted));
  EXPECT_THAT(order_, ElementsAre(0, 1));
  EXPECT_THAT(told_, ElementsAre(1, 2));
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a", "b"));
}

TEST_F(CommitsInLineTest, AMarkThatFailsLeavesAllBehindItAmbiguousUntoldAndUnseen) {
  std::atomic<int> stops{0};
  RocksDbOptions options = Options();
  options.on_stop = [&stops](const absl::Status&) { ++stops; };
  Begin(options);
  files_->FailOnce(Operation::kSync, "head-mark");
  GoOn();
  EXPECT_THAT(outcomes_, ElementsAre(CommitOutcome::kAmbiguous, CommitOutcome::kAmbiguous));
  EXPECT_THAT(order_, ElementsAre(0, 1));
  EXPECT_THAT(told_, IsEmpty());
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), IsEmpty());
  EXPECT_FALSE(store_->Health().ok());
  EXPECT_EQ(stops, 1);
  // Both were logged, so both are there once the log is read again.
  store_.reset();
  EXPECT_THAT(*ReadTexts(*Open(), "gm1"), ElementsAre("a", "b"));
}

// Whether any file below a folder holds `text`.
bool StandsAnywhere(const std::string& folder, const std::string& text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::error_code gone;
    if (!entry.is_regular_file(gone)) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    if (absl::StrContains(content, text)) return true;
  }
  return false;
}

constexpr const char* kMarker = "Mevrouw De Vries, Dorpsstraat 1";

class ErasureTest : public RocksDbStoreTest {
 protected:
  // A store with the marker in tables and in the log, each under a row of its own.
  void SetUp() override {
    store_ = Open();
    owner_ = std::make_unique<PartitionOwner>(*store_, "gm1");
    ASSERT_TRUE(owner_->Acquire().ok());
    ASSERT_EQ(owner_->Write("a", {{PrivateKey("1"), kMarker}}).outcome, CommitOutcome::kCommitted);
    ASSERT_TRUE(store_->Flush().ok());
    ASSERT_EQ(owner_
                  ->Write("b", {{PrivateKey("2"), kMarker},
                                {PrivateKey("3"), "kept"},
                                {FingerprintSecretKey(1), kMarker}})
                  .outcome,
              CommitOutcome::kCommitted);
    ASSERT_TRUE(StandsAnywhere(data_, kMarker));
  }

  void Erase() {
    ASSERT_EQ(owner_
                  ->Write("c", {{PrivateKey("1"), std::nullopt},
                                {PrivateKey("2"), std::nullopt},
                                {FingerprintSecretKey(1), std::nullopt}})
                  .outcome,
              CommitOutcome::kCommitted);
  }

  std::unique_ptr<RocksDbStore> store_;
  std::unique_ptr<PartitionOwner> owner_;
};

TEST_F(ErasureTest, AnErasedTextSoonStandsInNoFile) {
  Erase();
  while (StandsAnywhere(data_, kMarker)) std::this_thread::yield();
  EXPECT_THAT(store_->Get("gm1", {PrivateKey("1"), PrivateKey("2"), PrivateKey("3")})->values,
              ElementsAre(std::nullopt, std::nullopt, "kept"));
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a", "b", "c"));
  EXPECT_TRUE(store_->Health().ok());
}

TEST_F(ErasureTest, AnErasureThatPowerLossInterruptedIsDoneAtTheNextStart) {
  absl::Notification flushing;
  absl::Notification go_on;
  files_->SetHook([&flushing, &go_on](Operation operation, const std::string& path) {
    if (operation != Operation::kCreate || !absl::EndsWith(path, ".sst")) return;
    if (flushing.HasBeenNotified()) return;
    flushing.Notify();
    go_on.WaitForNotification();
  });
  Erase();
  flushing.WaitForNotification();
  // Commits do not wait for it.
  ASSERT_EQ(owner_->Write("d").outcome, CommitOutcome::kCommitted);
  const std::string left = folder_.File("left");
  files_->CopyAfterLoss(testing::LossModel::kDropUnsynced, left);
  go_on.Notify();
  store_.reset();
  files_->SetHook(nullptr);
  EXPECT_TRUE(StandsAnywhere(left, kMarker));
  RocksDbOptions options = Options();
  options.folder = left;
  options.file_system = std::make_shared<FaultFileSystem>(left);
  store_ = Open(options);
  while (StandsAnywhere(left, kMarker)) std::this_thread::yield();
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a", "b", "c", "d"));
}

TEST_F(RocksDbStoreTest, ClosingAnswersAllThatWaits) {
  std::unique_ptr<RocksDbStore> store = Open();
  std::atomic<int> committed{0};
  for (int i = 0; i < 10; ++i) {
    PartitionOwner owner(*store, absl::StrCat("gm", i));
    ASSERT_TRUE(owner.Acquire().ok());
    store->Submit(owner.Next("a"), [&committed](const CommitResult& result) {
      if (result.outcome == CommitOutcome::kCommitted) ++committed;
    });
  }
  store.reset();
  EXPECT_EQ(committed, 10);
}

}  // namespace
}  // namespace noordster::storage::rocksdb_store_test
