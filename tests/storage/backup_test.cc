// SPDX-License-Identifier: EUPL-1.2
#include "storage/backup.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/backup_manifest.h"
#include "storage/rocksdb_store.h"
#include "tests/support/partition_owner.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage::backup_test {
namespace {

using noordster::testing::CopyFolder;
using noordster::testing::FaultFileSystem;
using noordster::testing::FlipBits;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::ReadWholeFile;
using noordster::testing::TemporaryFolder;
using noordster::testing::WriteWholeFile;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using Operation = FaultFileSystem::Operation;

std::unique_ptr<RocksDbStore> OpenStore(const std::string& folder) {
  RocksDbOptions options;
  options.folder = folder;
  options.free_space_min_bytes = 0;
  absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options);
  EXPECT_TRUE(store.ok()) << store.status();
  return store.ok() ? *std::move(store) : nullptr;
}

class BackupTest : public ::testing::Test {
 protected:
  // A backup of a store with the texts a, b, c.
  void SetUp() override {
    store_ = OpenStore(folder_.File("data"));
    ASSERT_NE(store_, nullptr);
    owner_ = std::make_unique<PartitionOwner>(*store_, "gm1");
    ASSERT_TRUE(owner_->Acquire().ok());
    for (const char* const text : {"a", "b", "c"}) {
      ASSERT_EQ(owner_->Write(text).outcome, CommitOutcome::kCommitted);
    }
    const absl::StatusOr<BackupSummary> made = store_->CreateBackup(backup_, "request-1");
    ASSERT_TRUE(made.ok()) << made.status();
    made_ = *made;
  }

  std::vector<std::string> Files() const {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(backup_)) {
      if (entry.is_regular_file()) {
        paths.push_back(entry.path().string().substr(backup_.size() + 1));
      }
    }
    return paths;
  }

  TemporaryFolder folder_;
  const std::string backup_ = folder_.File("backup");
  std::unique_ptr<RocksDbStore> store_;
  std::unique_ptr<PartitionOwner> owner_;
  BackupSummary made_;
};

TEST_F(BackupTest, ABackupVerifiesAndVerifyingChangesNothing) {
  const std::vector<std::string> files = Files();
  for (int i = 0; i < 2; ++i) {
    const absl::StatusOr<BackupSummary> verified = VerifyBackup(backup_);
    ASSERT_TRUE(verified.ok()) << verified.status();
    EXPECT_EQ(verified->files, made_.files);
    EXPECT_EQ(verified->size_bytes, made_.size_bytes);
    EXPECT_EQ(verified->commit_number, 5);  // the store's own, Acquire, three texts
  }
  EXPECT_EQ(Files(), files);
  EXPECT_EQ(static_cast<int64_t>(files.size()), made_.files + 1);
}

TEST_F(BackupTest, TheStoreGoesOnAndKeepsNothingOfTheBackup) {
  EXPECT_EQ(owner_->Write("d").outcome, CommitOutcome::kCommitted);
  EXPECT_FALSE(std::filesystem::exists(folder_.File("data/checkpoint")));
  EXPECT_TRUE(store_->CreateBackup(folder_.File("second"), "request-2").ok());
  EXPECT_EQ(VerifyBackup(folder_.File("second"))->commit_number, 6);
}

TEST_F(BackupTest, ABackupIsNotWrittenOverAnother) {
  EXPECT_EQ(store_->CreateBackup(backup_, "request-3").status().code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_TRUE(VerifyBackup(backup_).ok());
}

TEST_F(BackupTest, ARestoredStoreHasTheSameHistoryAndANewId) {
  ASSERT_EQ(owner_->Write("after the backup").outcome, CommitOutcome::kCommitted);
  const std::string target = folder_.File("restored");
  const absl::StatusOr<BackupSummary> summary = RestoreBackup(backup_, target);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->commit_number, made_.commit_number);
  const std::unique_ptr<RocksDbStore> restored = OpenStore(target);
  ASSERT_NE(restored, nullptr);
  EXPECT_NE(restored->id(), store_->id());
  EXPECT_THAT(*ReadTexts(*restored, "gm1"), ElementsAre("a", "b", "c"));
  PartitionOwner owner(*restored, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  EXPECT_EQ(owner.ownership().genesis, owner_->ownership().genesis);
  EXPECT_EQ(owner.Write("d").outcome, CommitOutcome::kCommitted);
  EXPECT_TRUE(VerifyBackup(backup_).ok());
}

TEST_F(BackupTest, TwoRestoresOfOneBackupAreDifferentStores) {
  ASSERT_TRUE(RestoreBackup(backup_, folder_.File("one")).ok());
  ASSERT_TRUE(RestoreBackup(backup_, folder_.File("two")).ok());
  EXPECT_NE(OpenStore(folder_.File("one"))->id(), OpenStore(folder_.File("two"))->id());
}

TEST_F(BackupTest, OnlyAnEmptyFolderIsRestoredInto) {
  std::filesystem::create_directory(folder_.File("empty"));
  EXPECT_TRUE(RestoreBackup(backup_, folder_.File("empty")).ok());
  std::filesystem::create_directory(folder_.File("used"));
  WriteWholeFile(folder_.File("used/file"), "x");
  EXPECT_EQ(RestoreBackup(backup_, folder_.File("used")).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(RestoreBackup(backup_, folder_.File("data")).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST_F(BackupTest, AFolderWithoutManifestIsNoBackup) {
  EXPECT_EQ(VerifyBackup(folder_.File("absent")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(VerifyBackup(folder_.File("data")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(RestoreBackup(folder_.File("absent"), folder_.File("x")).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(folder_.File("x")));
}

TEST_F(BackupTest, EveryMissingFileIsFound) {
  for (const std::string& file : Files()) {
    const std::string copy = folder_.File("copy");
    CopyFolder(backup_, copy);
    std::filesystem::remove(copy + "/" + file);
    const absl::Status status = VerifyBackup(copy).status();
    EXPECT_FALSE(status.ok()) << file;
    if (file != "backup-manifest") {
      EXPECT_THAT(std::string(status.message()), HasSubstr(file));
    }
    EXPECT_FALSE(RestoreBackup(copy, folder_.File("target")).ok());
    EXPECT_FALSE(std::filesystem::exists(folder_.File("target")));
    std::filesystem::remove_all(copy);
  }
}

TEST_F(BackupTest, WhatStandsWhereItIsMadeAndIsNoLeftoverStays) {
  const std::string target = folder_.File("second");
  const std::string foreign = target + ".partial";
  std::filesystem::create_directory(foreign);
  WriteWholeFile(foreign + "/notes", "mine");
  EXPECT_TRUE(absl::IsFailedPrecondition(store_->CreateBackup(target, "second").status()));
  EXPECT_EQ(ReadWholeFile(foreign + "/notes"), "mine");
  std::filesystem::remove(foreign + "/notes");
  // Nor what a link leads to.
  const std::string elsewhere = folder_.File("elsewhere");
  std::filesystem::create_directory(elsewhere);
  WriteWholeFile(elsewhere + "/notes", "mine");
  std::filesystem::create_directory_symlink(elsewhere, foreign + "/db");
  EXPECT_TRUE(store_->CreateBackup(target, "second").ok());
  EXPECT_EQ(ReadWholeFile(elsewhere + "/notes"), "mine");
}

TEST_F(BackupTest, TheSameRequestFindsTheBackupItMade) {
  const absl::StatusOr<BackupSummary> again = store_->CreateBackup(backup_, "request-1");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->commit_number, VerifyBackup(backup_)->commit_number);
  EXPECT_TRUE(absl::IsAlreadyExists(store_->CreateBackup(backup_, "another").status()));
  FlipBits(backup_ + "/head-mark", 20, 1);
  EXPECT_TRUE(absl::IsDataLoss(store_->CreateBackup(backup_, "request-1").status()));
}

TEST_F(BackupTest, DamageToEveryFileIsFound) {
  for (const std::string& file : Files()) {
    const std::string path = backup_ + "/" + file;
    const std::string good = ReadWholeFile(path);
    // The smallest files are flipped in every byte, others in some two hundred.
    const size_t stride = good.size() / 200 + 1;
    for (size_t i = 0; i < good.size(); i += stride) {
      FlipBits(path, i, 0x10);
      EXPECT_FALSE(VerifyBackup(backup_).ok()) << file << " at " << i;
      FlipBits(path, i, 0x10);
    }
    WriteWholeFile(path, good + "x");
    EXPECT_FALSE(VerifyBackup(backup_).ok()) << file;
    if (!good.empty()) {
      WriteWholeFile(path, good.substr(0, good.size() - 1));
      EXPECT_FALSE(VerifyBackup(backup_).ok()) << file;
    }
    WriteWholeFile(path, good);
  }
  EXPECT_TRUE(VerifyBackup(backup_).ok());
}

TEST_F(BackupTest, EveryExtraFileIsFound) {
  for (const char* const name : {"extra", "db/extra", "db/000099.log"}) {
    WriteWholeFile(backup_ + "/" + name, "x");
    const absl::Status status = VerifyBackup(backup_).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(std::string(status.message()), HasSubstr(name));
    std::filesystem::remove(backup_ + "/" + name);
  }
}

TEST_F(BackupTest, AManifestThatNamesFilesOutsideIsRefused) {
  absl::StatusOr<BackupManifest> manifest =
      ParseManifest(ReadWholeFile(backup_ + "/backup-manifest"));
  ASSERT_TRUE(manifest.ok()) << manifest.status();
  for (const char* const path : {"../x", "db/../x", "/etc/passwd", "db/", "db/..", "x"}) {
    BackupManifest bad = *manifest;
    bad.files[path] = bad.files.begin()->second;
    EXPECT_EQ(ParseManifest(FormatManifest(bad)).status().code(), absl::StatusCode::kDataLoss)
        << path;
  }
}

TEST_F(BackupTest, ARestoreThatWasCutShortIsRefusedWhenOpened) {
  const std::string target = folder_.File("half");
  std::filesystem::create_directory(target);
  CopyFolder(backup_ + "/db", target + "/db");
  RocksDbOptions options;
  options.folder = target;
  EXPECT_EQ(RocksDbStore::Open(options).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(BackupTest, BackupsTakenWhileCommitsGoOnEachHoldOneMoment) {
  absl::Notification finished;
  std::thread writer([this, &finished] {
    for (int i = 0; !finished.HasBeenNotified(); ++i) {
      ASSERT_EQ(owner_->Write(absl::StrCat(i)).outcome, CommitOutcome::kCommitted);
    }
  });
  for (int i = 0; i < 3; ++i) {
    const std::string backup = folder_.File(absl::StrCat("online", i));
    const absl::StatusOr<BackupSummary> made = store_->CreateBackup(backup, "request-4");
    ASSERT_TRUE(made.ok()) << made.status();
    const std::string target = folder_.File(absl::StrCat("restored", i));
    ASSERT_TRUE(RestoreBackup(backup, target).ok());
    const absl::StatusOr<std::vector<std::string>> texts = ReadTexts(*OpenStore(target), "gm1");
    ASSERT_TRUE(texts.ok()) << texts.status();
    // One commit per text, besides the store's own and one Acquire.
    EXPECT_EQ(static_cast<int64_t>(texts->size()), made->commit_number - 2);
  }
  finished.Notify();
  writer.join();
}

// A backup whose disk does what the test says.
class FaultyBackupTest : public BackupTest {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(BackupTest::SetUp());
    Reopen(0);
  }

  void Reopen(uint64_t free_space_min_bytes) {
    store_.reset();
    RocksDbOptions options;
    options.folder = folder_.File("data");
    options.file_system = files_;
    options.free_space_min_bytes = free_space_min_bytes;
    absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options);
    ASSERT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }

  std::vector<std::string> Names(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

  const std::string target_ = folder_.File("another");
  const std::shared_ptr<FaultFileSystem> files_ = std::make_shared<FaultFileSystem>(folder_.path());
};

TEST_F(FaultyBackupTest, ABackupThatFailsLeavesNothingAndTheNextSucceeds) {
  for (const Operation operation :
       {Operation::kCreate, Operation::kWrite, Operation::kSync, Operation::kRename,
        Operation::kFolder, Operation::kFolderSync}) {
    files_->FailOnce(operation, "another");
    EXPECT_FALSE(store_->CreateBackup(target_, "request-5").ok());
    EXPECT_THAT(Names(folder_.path()), UnorderedElementsAre("data", "backup"));
    EXPECT_THAT(Names(folder_.File("data")), Not(Contains(HasSubstr("checkpoint"))));
    EXPECT_TRUE(store_->Health().ok());
  }
  EXPECT_TRUE(store_->CreateBackup(target_, "request-6").ok());
  EXPECT_TRUE(VerifyBackup(target_).ok());
}

TEST_F(FaultyBackupTest, ABackupThatWouldFillTheDiskIsRefusedBeforeItIsWritten) {
  constexpr uint64_t kMark = 1 << 20;
  Reopen(kMark);
  files_->SetFreeSpace(kMark + 100);
  const absl::Status refused = store_->CreateBackup(target_, "request-7").status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted) << refused;
  EXPECT_THAT(std::string(refused.message()), HasSubstr("too little room for a backup"));
  EXPECT_THAT(Names(folder_.path()), UnorderedElementsAre("data", "backup"));
  EXPECT_THAT(Names(folder_.File("data")), Not(Contains(HasSubstr("checkpoint"))));
  files_->SetFreeSpace(kMark + (1 << 20));
  EXPECT_TRUE(store_->CreateBackup(target_, "request-8").ok());
}

TEST_F(FaultyBackupTest, ASecondBackupMeanwhileIsRefusedAtOnceAndTheFirstIsWhole) {
  absl::Notification writing;
  absl::Notification go_on;
  files_->SetHook([&writing, &go_on](Operation operation, const std::string& path) {
    if (operation != Operation::kCreate || !absl::StrContains(path, "another.partial")) return;
    if (writing.HasBeenNotified()) return;
    writing.Notify();
    go_on.WaitForNotification();
  });
  std::thread first([this] { EXPECT_TRUE(store_->CreateBackup(target_, "request-9").ok()); });
  writing.WaitForNotification();
  const absl::Status second = store_->CreateBackup(folder_.File("second"), "request-10").status();
  EXPECT_EQ(second.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(second.message(), "another backup is under way");
  go_on.Notify();
  first.join();
  files_->SetHook(nullptr);
  EXPECT_TRUE(VerifyBackup(target_).ok());
  EXPECT_TRUE(store_->CreateBackup(folder_.File("second"), "request-11").ok());
}

TEST_F(FaultyBackupTest, WhatACrashLeftOfACheckpointIsDeletedAtTheStart) {
  store_.reset();
  for (const char* const rest : {"checkpoint", "checkpoint.tmp"}) {
    CopyFolder(folder_.File("data/db"), folder_.File(absl::StrCat("data/", rest)));
  }
  Reopen(0);
  EXPECT_THAT(Names(folder_.File("data")), Not(Contains(HasSubstr("checkpoint"))));
  EXPECT_THAT(*ReadTexts(*store_, "gm1"), ElementsAre("a", "b", "c"));
}

}  // namespace
}  // namespace noordster::storage::backup_test
