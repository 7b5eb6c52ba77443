// SPDX-License-Identifier: EUPL-1.2
// What the embedded store refuses to open, what it says then, and how to go on all the same.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/db.h"
#include "services/base/digest.h"
#include "storage/head_mark.h"
#include "storage/rocksdb/rows.h"
#include "tests/storage/rocksdb_store_fixture.h"

namespace noordster::storage::refusal_test {
namespace {

using noordster::testing::FaultFileSystem;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::ReadWholeFile;
using noordster::testing::WriteWholeFile;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Operation = FaultFileSystem::Operation;
using RefusalTest = RocksDbStoreTest;

TEST_F(RefusalTest, AnotherFormatVersionIsRefused) {
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

TEST_F(RefusalTest, LostCommitsAreRefusedWithTheWayOutAndNothingIsTouched) {
  Write(3);
  { const std::unique_ptr<RocksDbStore> store = Open(); }
  Write(2);
  LoseLog();
  const std::map<std::string, std::string> before = AllFiles();
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("--restore BACKUP"));
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("--accept-loss-to 5 --reason TEXT"));
  EXPECT_EQ(AllFiles(), before);
}

TEST_F(RefusalTest, WithoutCurrentTheWayOutIsABackupAloneAndNothingIsTouched) {
  Write(3);
  { const std::unique_ptr<RocksDbStore> store = Open(); }
  std::filesystem::remove(data_ + "/db/CURRENT");
  const std::map<std::string, std::string> before = AllFiles();
  RocksDbOptions options = Options();
  for (const bool accepted : {false, true}) {
    if (accepted) options.accept_loss_to = 0;
    const absl::Status refusal = RocksDbStore::Open(options).status();
    EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(std::string(refusal.message()), HasSubstr("--restore BACKUP"));
    EXPECT_THAT(std::string(refusal.message()), Not(HasSubstr("--accept-loss-to")));
    EXPECT_EQ(AllFiles(), before);
  }
}

// A disk on which one kind of reading fails.
class UnreadableFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  enum class Kind { kFolderForbidden, kFileForbidden, kTooManyOpen };
  UnreadableFileSystem(Kind kind, std::string path_part)
      : FileSystemWrapper(rocksdb::FileSystem::Default()),
        kind_(kind),
        path_part_(std::move(path_part)) {}

  const char* Name() const override { return "UnreadableFileSystem"; }
  rocksdb::IOStatus GetChildren(const std::string& folder, const rocksdb::IOOptions& options,
                                std::vector<std::string>* names,
                                rocksdb::IODebugContext* debug) override {
    // What RocksDB makes of EACCES.
    if (kind_ == Kind::kFolderForbidden && Matches(folder)) return rocksdb::IOStatus::NotFound();
    return FileSystemWrapper::GetChildren(folder, options, names, debug);
  }
  rocksdb::IOStatus NewSequentialFile(const std::string& path, const rocksdb::FileOptions& options,
                                      std::unique_ptr<rocksdb::FSSequentialFile>* file,
                                      rocksdb::IODebugContext* debug) override {
    if (kind_ == Kind::kFileForbidden && Matches(path)) {
      return rocksdb::IOStatus::IOError(path, "Permission denied");
    }
    return FileSystemWrapper::NewSequentialFile(path, options, file, debug);
  }
  rocksdb::IOStatus NewRandomAccessFile(const std::string& path,
                                        const rocksdb::FileOptions& options,
                                        std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                        rocksdb::IODebugContext* debug) override {
    if (kind_ == Kind::kTooManyOpen && Matches(path)) {
      return rocksdb::IOStatus::IOError(path, "Too many open files");
    }
    return FileSystemWrapper::NewRandomAccessFile(path, options, file, debug);
  }

 private:
  bool Matches(const std::string& path) const { return absl::StrContains(path, path_part_); }

  const Kind kind_;
  const std::string path_part_;
};

TEST_F(RefusalTest, WhatTheMachineRefusesToReadIsToBeRepairedNotRestored) {
  Write(3);
  { const std::unique_ptr<RocksDbStore> store = Open(); }
  using Kind = UnreadableFileSystem::Kind;
  const struct {
    Kind kind;
    const char* path_part;
    const char* says;
  } cases[] = {{Kind::kFolderForbidden, "/db", "may not be read"},
               {Kind::kFileForbidden, "head-mark", "Permission denied"},
               {Kind::kFileForbidden, "MANIFEST", "Permission denied"},
               {Kind::kFileForbidden, ".log", "Permission denied"},
               {Kind::kTooManyOpen, ".sst", "Too many open files"}};
  const std::map<std::string, std::string> before = AllFiles();
  for (const auto& unreadable : cases) {
    RocksDbOptions options = Options();
    options.file_system =
        std::make_shared<UnreadableFileSystem>(unreadable.kind, unreadable.path_part);
    for (const bool accepted : {false, true}) {
      if (accepted) options.accept_loss_to = 0;
      const absl::Status refusal = RocksDbStore::Open(options).status();
      EXPECT_EQ(refusal.code(), absl::StatusCode::kUnavailable) << refusal;
      const std::string message(refusal.message());
      EXPECT_THAT(message, HasSubstr(unreadable.says));
      EXPECT_THAT(message, HasSubstr("put this right and start the server again"));
      EXPECT_THAT(message, Not(AnyOf(HasSubstr("--restore"), HasSubstr("--accept-loss-to"))));
    }
  }
  EXPECT_EQ(AllFiles(), before);
}

TEST_F(RefusalTest, ADatabaseFolderWithoutAMarkIsNotANewStore) {
  std::filesystem::create_directories(data_ + "/db");
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss) << refusal;
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("--restore BACKUP"));
}

TEST_F(RefusalTest, AcceptedLossOpensAtTheNumberNamedWithANewId) {
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

TEST_F(RefusalTest, WithoutLossThereIsNothingToAccept) {
  Write(3);
  RocksDbOptions options = Options();
  options.accept_loss_to = 5;
  const absl::Status refusal = RocksDbStore::Open(options).status();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("nothing is missing"));
}

TEST_F(RefusalTest, EvenALostDatabaseCanBeAcceptedAtZero) {
  Write(3);
  std::filesystem::remove_all(data_ + "/db");
  EXPECT_THAT(std::string(Refusal().message()), HasSubstr("--accept-loss-to 0"));
  RocksDbOptions options = Options();
  options.accept_loss_to = 0;
  EXPECT_TRUE(Open(options)->ListPartitions()->empty());
  EXPECT_TRUE(Open()->ListPartitions()->empty());
}

TEST_F(RefusalTest, AMissingMarkIsRefused) {
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

TEST_F(RefusalTest, AMarkThatLagsALittleIsRaised) {
  Write(1);
  const std::string lagging = ReadWholeFile(data_ + "/head-mark");
  Write(10);
  WriteWholeFile(data_ + "/head-mark", lagging);
  EXPECT_EQ(ReadTexts(*Open(), "gm1")->size(), 11u);
  EXPECT_NE(ReadWholeFile(data_ + "/head-mark"), lagging);
}

TEST_F(RefusalTest, AMarkFromBeforeTheFirstCommitMayLagAsLittleAsAnyOther) {
  std::string oldest;
  files_->SetHook([this, &oldest](Operation operation, const std::string& path) {
    if (operation != Operation::kFolder || !absl::EndsWith(path, "/db")) return;
    oldest = ReadWholeFile(data_ + "/head-mark");
  });
  { const std::unique_ptr<RocksDbStore> store = Open(); }
  files_->SetHook(nullptr);
  Write(10);
  WriteWholeFile(data_ + "/head-mark", oldest);
  { EXPECT_NE(Open(), nullptr); }
  const std::string mark = data_ + "/head-mark";
  const absl::StatusOr<Mark> raised = HeadMark::Read(*files_, mark);
  ASSERT_TRUE(raised.ok());
  ASSERT_TRUE(HeadMark::Replace(*files_, mark, {raised->store_id, 0, std::string(32, 'x')}).ok());
  EXPECT_THAT(std::string(Refusal().message()), HasSubstr("commit 0 is not the one"));
  WriteWholeFile(mark, oldest);
  Write(10);
  WriteWholeFile(mark, oldest);
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss) << refusal;
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("stands at commit 0, too far back"));
}

TEST_F(RefusalTest, AMarkThatLagsTooFarToCompareIsRefused) {
  Write(1);
  const std::string lagging = ReadWholeFile(data_ + "/head-mark");
  Write(20);
  { const std::unique_ptr<RocksDbStore> store = Open(); }
  WriteWholeFile(data_ + "/head-mark", lagging);
  const absl::Status refusal = Refusal();
  EXPECT_EQ(refusal.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("too far back"));
}

TEST_F(RefusalTest, AMarkOfAnotherHistoryIsRefused) {
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

TEST_F(RefusalTest, AMarkOfAnotherStoreIsRefused) {
  Write(1);
  RocksDbOptions options;
  options.folder = folder_.File("other");
  options.free_space_min_bytes = 0;
  { const std::unique_ptr<RocksDbStore> other = Open(options); }
  WriteWholeFile(data_ + "/head-mark", ReadWholeFile(options.folder + "/head-mark"));
  EXPECT_THAT(std::string(Refusal().message()), HasSubstr("belongs to another store"));
}

}  // namespace
}  // namespace noordster::storage::refusal_test
