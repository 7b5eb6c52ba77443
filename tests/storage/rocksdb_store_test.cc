// SPDX-License-Identifier: EUPL-1.2
// What only the embedded store does: last, refuse to open, and stop.
#include "storage/rocksdb_store.h"

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/db.h"
#include "services/base/digest.h"
#include "storage/keys.h"
#include "storage/rocksdb/rows.h"
#include "tests/support/fault_file_system.h"
#include "tests/support/partition_owner.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage {
namespace {

using noordster::testing::FaultFileSystem;
using noordster::testing::LossModel;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::ReadWholeFile;
using noordster::testing::SubmitAndWait;
using noordster::testing::TemporaryFolder;
using noordster::testing::WriteWholeFile;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Operation = FaultFileSystem::Operation;

class RocksDbStoreTest : public ::testing::Test {
 protected:
  RocksDbOptions Options() {
    RocksDbOptions options;
    options.folder = data_;
    options.file_system = files_;
    options.free_space_min_bytes = 0;
    return options;
  }

  std::unique_ptr<RocksDbStore> Open() { return Open(Options()); }
  static std::unique_ptr<RocksDbStore> Open(const RocksDbOptions& options) {
    absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options);
    EXPECT_TRUE(store.ok()) << store.status();
    return store.ok() ? *std::move(store) : nullptr;
  }

  absl::Status Refusal() { return RocksDbStore::Open(Options()).status(); }

  // Opens, writes `count` texts to gm1 and closes.
  void Write(int count) {
    const std::unique_ptr<RocksDbStore> store = Open();
    PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    for (int i = 0; i < count; ++i) {
      ASSERT_EQ(owner.Write(absl::StrCat("text ", i)).outcome, CommitOutcome::kCommitted);
    }
  }

  std::vector<std::string> LogFiles() const {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(data_ + "/db")) {
      if (entry.path().extension() == ".log") paths.push_back(entry.path().string());
    }
    return paths;
  }

  // Loses the log of the last session, as a disk may that lies about syncs.
  void LoseLog() {
    for (const std::string& path : LogFiles()) std::filesystem::remove(path);
  }

  // All files of the data folder but locks, by name.
  std::map<std::string, std::string> AllFiles() const {
    std::map<std::string, std::string> contents;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_)) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_regular_file() || name == "lock" || name == "LOCK") continue;
      contents[entry.path().string()] = ReadWholeFile(entry.path().string());
    }
    return contents;
  }

  TemporaryFolder folder_;
  const std::string data_ = folder_.File("data");
  std::shared_ptr<FaultFileSystem> files_ = std::make_shared<FaultFileSystem>(data_);
};

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

TEST_F(RocksDbStoreTest, ASecondOpenOfTheFolderIsRefused) {
  const std::unique_ptr<RocksDbStore> store = Open();
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("in use by another server"));
  PartitionOwner owner(*store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  EXPECT_EQ(owner.Write("still works").outcome, CommitOutcome::kCommitted);
}

TEST_F(RocksDbStoreTest, AFolderWithoutParentIsRefused) {
  RocksDbOptions options = Options();
  options.folder = folder_.File("absent/data");
  EXPECT_FALSE(RocksDbStore::Open(options).ok());
}

TEST_F(RocksDbStoreTest, ANearlyFullDiskRefusesCommitsAndNothingElse) {
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
  EXPECT_TRUE(owner.Acquire().ok());
  EXPECT_TRUE(store->Trim("gm1", {RequestKey("r")}).ok());
  EXPECT_TRUE(store->Health().ok());
  files_->SetFreeSpace(5000);
  EXPECT_EQ(owner.Write("b").outcome, CommitOutcome::kCommitted);
}

TEST_F(RocksDbStoreTest, AnotherFormatVersionIsRefused) {
  Write(1);
  for (const bool flushed : {false, true}) {
    rocksdb::DB* raw = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(rocksdb::Options(), data_ + "/db", &raw).ok());
    const std::unique_ptr<rocksdb::DB> db(raw);
    const std::string row = base::BigEndian64(kFormatVersion + 1) + "something new";
    ASSERT_TRUE(db->Put(rocksdb::WriteOptions(), StoreRowKey(), row).ok());
    if (flushed) {
      ASSERT_TRUE(db->Flush(rocksdb::FlushOptions()).ok());
    }
    ASSERT_TRUE(db->Close().ok());
    const absl::Status refusal = Refusal();
    EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition) << refusal;
    EXPECT_THAT(std::string(refusal.message()), HasSubstr("format version 2"));
  }
}

TEST_F(RocksDbStoreTest, LostCommitsAreRefusedWithTheWayOutAndNothingIsTouched) {
  Write(3);
  LoseLog();
  const std::map<std::string, std::string> before = AllFiles();
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("--restore BACKUP"));
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("--accept-loss-to 0 --reason TEXT"));
  EXPECT_EQ(AllFiles(), before);
}

TEST_F(RocksDbStoreTest, AcceptedLossOpensAtTheNumberNamedWithANewId) {
  Write(3);
  const std::string id = Open()->id();  // recovery puts all in a table file
  Write(2);
  LoseLog();
  const absl::Status refusal = Refusal();
  // The first commit of the store, one Acquire and three texts survive.
  ASSERT_THAT(std::string(refusal.message()), HasSubstr("--accept-loss-to 5 "));
  RocksDbOptions options = Options();
  for (const int64_t wrong : {0, 4, 6}) {
    options.accept_loss_to = wrong;
    EXPECT_EQ(RocksDbStore::Open(options).status().code(), absl::StatusCode::kFailedPrecondition);
  }
  options.accept_loss_to = 5;
  std::string new_id;
  {
    const std::unique_ptr<RocksDbStore> store = Open(options);
    ASSERT_NE(store, nullptr);
    new_id = store->id();
    EXPECT_NE(new_id, id);
    EXPECT_THAT(*ReadTexts(*store, "gm1"), ElementsAre("text 0", "text 1", "text 2"));
  }
  EXPECT_EQ(Open()->id(), new_id);
}

TEST_F(RocksDbStoreTest, WithoutLossThereIsNothingToAccept) {
  Write(3);
  RocksDbOptions options = Options();
  options.accept_loss_to = 5;
  const absl::Status refusal = RocksDbStore::Open(options).status();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("nothing is missing"));
}

TEST_F(RocksDbStoreTest, EvenALostDatabaseCanBeAcceptedAtZero) {
  Write(3);
  std::filesystem::remove_all(data_ + "/db");
  EXPECT_THAT(std::string(Refusal().message()), HasSubstr("--accept-loss-to 0"));
  RocksDbOptions options = Options();
  options.accept_loss_to = 0;
  EXPECT_TRUE(Open(options)->ListPartitions()->empty());
  EXPECT_TRUE(Open()->ListPartitions()->empty());
}

TEST_F(RocksDbStoreTest, AMissingMarkIsRefused) {
  Write(1);
  std::filesystem::remove(data_ + "/head-mark");
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("the head mark is missing"));
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("--accept-loss-to 3 "));
  RocksDbOptions options = Options();
  options.accept_loss_to = 3;
  EXPECT_THAT(*ReadTexts(*Open(options), "gm1"), ElementsAre("text 0"));
}

TEST_F(RocksDbStoreTest, AMarkThatLagsALittleIsRaised) {
  Write(1);
  const std::string lagging = ReadWholeFile(data_ + "/head-mark");
  Write(10);
  WriteWholeFile(data_ + "/head-mark", lagging);
  EXPECT_EQ(ReadTexts(*Open(), "gm1")->size(), 11u);
  EXPECT_NE(ReadWholeFile(data_ + "/head-mark"), lagging);
}

TEST_F(RocksDbStoreTest, AMarkThatLagsTooFarToCompareIsRefused) {
  Write(1);
  const std::string lagging = ReadWholeFile(data_ + "/head-mark");
  Write(20);
  { const std::unique_ptr<RocksDbStore> store = Open(); }
  WriteWholeFile(data_ + "/head-mark", lagging);
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("too far back"));
}

TEST_F(RocksDbStoreTest, AMarkOfAnotherHistoryIsRefused) {
  Write(1);
  const std::string other_folder = folder_.File("other");
  testing::CopyFolder(data_, other_folder);
  Write(2);
  const std::string data_mark = ReadWholeFile(data_ + "/head-mark");
  {
    RocksDbOptions options;
    options.folder = other_folder;
    options.free_space_min_bytes = 0;
    const std::unique_ptr<RocksDbStore> other = Open(options);
    PartitionOwner owner(*other, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    for (int i = 0; i < 2; ++i) {
      ASSERT_EQ(owner.Write("else").outcome, CommitOutcome::kCommitted);
    }
  }
  WriteWholeFile(data_ + "/head-mark", ReadWholeFile(other_folder + "/head-mark"));
  EXPECT_THAT(std::string(Refusal().message()), HasSubstr("is not the one that was acknowledged"));
  WriteWholeFile(data_ + "/head-mark", data_mark);
  EXPECT_TRUE(Refusal().ok());
}

TEST_F(RocksDbStoreTest, AMarkOfAnotherStoreIsRefused) {
  Write(1);
  RocksDbOptions options;
  options.folder = folder_.File("other");
  options.free_space_min_bytes = 0;
  { const std::unique_ptr<RocksDbStore> other = Open(options); }
  WriteWholeFile(data_ + "/head-mark", ReadWholeFile(options.folder + "/head-mark"));
  EXPECT_THAT(std::string(Refusal().message()), HasSubstr("belongs to another store"));
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
  store->Submit(owner.Next("a"), [&answered](CommitResult result) {
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
    store->Submit(commits[static_cast<size_t>(i)], [&answered](CommitResult result) {
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

TEST_F(RocksDbStoreTest, ClosingAnswersAllThatWaits) {
  std::unique_ptr<RocksDbStore> store = Open();
  std::atomic<int> committed{0};
  for (int i = 0; i < 10; ++i) {
    PartitionOwner owner(*store, absl::StrCat("gm", i));
    ASSERT_TRUE(owner.Acquire().ok());
    store->Submit(owner.Next("a"), [&committed](CommitResult result) {
      if (result.outcome == CommitOutcome::kCommitted) ++committed;
    });
  }
  store.reset();
  EXPECT_EQ(committed, 10);
}

}  // namespace
}  // namespace noordster::storage
