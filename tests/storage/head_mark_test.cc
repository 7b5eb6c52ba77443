// SPDX-License-Identifier: EUPL-1.2
#include "storage/head_mark.h"

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage::head_mark_test {
namespace {

using noordster::testing::FaultFileSystem;
using noordster::testing::FlipBits;
using noordster::testing::LossModel;
using noordster::testing::ReadWholeFile;
using noordster::testing::TemporaryFolder;
using noordster::testing::WriteWholeFile;

Mark MarkAt(int64_t number) {
  return {"0123456789abcdef", number, std::string(32, static_cast<char>('a' + number % 26))};
}

class HeadMarkTest : public ::testing::Test {
 protected:
  // A mark raised from 0 to `number`, closed again.
  void RaiseTo(int64_t number) {
    ASSERT_TRUE(HeadMark::Replace(files_, path_, MarkAt(0)).ok());
    absl::StatusOr<std::unique_ptr<HeadMark>> mark = HeadMark::Open(files_, path_, true);
    ASSERT_TRUE(mark.ok()) << mark.status();
    for (int64_t i = 1; i <= number; ++i) ASSERT_TRUE((*mark)->Raise(MarkAt(i)).ok());
  }

  TemporaryFolder folder_;
  FaultFileSystem files_{folder_.path()};
  const std::string path_ = folder_.File("head-mark");
};

TEST_F(HeadMarkTest, AMissingFileIsNotFound) {
  EXPECT_EQ(HeadMark::Read(files_, path_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(HeadMark::Open(files_, path_, true).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(HeadMarkTest, TheLastRaisedMarkIsReadBack) {
  for (int64_t number = 0; number < 5; ++number) {
    RaiseTo(number);
    const absl::StatusOr<Mark> mark = HeadMark::Read(files_, path_);
    ASSERT_TRUE(mark.ok()) << mark.status();
    EXPECT_EQ(*mark, MarkAt(number));
  }
}

TEST_F(HeadMarkTest, RaisingGoesOnAfterReopening) {
  RaiseTo(3);
  absl::StatusOr<std::unique_ptr<HeadMark>> mark = HeadMark::Open(files_, path_, true);
  ASSERT_TRUE(mark.ok());
  EXPECT_EQ((*mark)->current(), MarkAt(3));
  ASSERT_TRUE((*mark)->Raise(MarkAt(4)).ok());
  EXPECT_EQ(*HeadMark::Read(files_, path_), MarkAt(4));
}

TEST_F(HeadMarkTest, TheFileKeepsItsSize) {
  RaiseTo(9);
  EXPECT_EQ(ReadWholeFile(path_).size(), 2 * HeadMark::kSlotBytes);
}

TEST_F(HeadMarkTest, AFlippedByteAnywhereCostsAtMostTheLastMark) {
  RaiseTo(6);
  const std::string good = ReadWholeFile(path_);
  int64_t fell_back = 0;
  for (size_t i = 0; i < good.size(); ++i) {
    const char bit = static_cast<char>(1 << (i % 8));
    FlipBits(path_, i, bit);
    const absl::StatusOr<Mark> mark = HeadMark::Read(files_, path_);
    ASSERT_TRUE(mark.ok()) << i;
    if (*mark == MarkAt(5)) {
      ++fell_back;
    } else {
      ASSERT_EQ(*mark, MarkAt(6)) << i;
    }
    FlipBits(path_, i, bit);
  }
  // Magic, store id, number, hash and checksum of the newest slot.
  EXPECT_EQ(fell_back, 8 + 16 + 8 + 32 + 32);
}

TEST_F(HeadMarkTest, DamageInBothSlotsIsDataLoss) {
  RaiseTo(6);
  std::string bad = ReadWholeFile(path_);
  bad[0] = 'x';
  bad[HeadMark::kSlotBytes + 20] = static_cast<char>(bad[HeadMark::kSlotBytes + 20] ^ 1);
  WriteWholeFile(path_, bad);
  EXPECT_EQ(HeadMark::Read(files_, path_).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(HeadMarkTest, ATruncatedFileHoldsAnEarlierMarkOrIsDataLoss) {
  RaiseTo(6);
  for (size_t size = ReadWholeFile(path_).size(); size-- > 0;) {
    std::filesystem::resize_file(path_, size);
    const absl::StatusOr<Mark> mark = HeadMark::Read(files_, path_);
    if (mark.ok()) {
      EXPECT_TRUE(*mark == MarkAt(5) || *mark == MarkAt(6)) << size;
    } else {
      EXPECT_EQ(mark.status().code(), absl::StatusCode::kDataLoss) << size;
    }
  }
}

TEST_F(HeadMarkTest, ATornRaiseLeavesTheMarkBefore) {
  RaiseTo(6);
  FaultFileSystem cut(folder_.path());
  absl::StatusOr<std::unique_ptr<HeadMark>> mark = HeadMark::Open(cut, path_, true);
  ASSERT_TRUE(mark.ok());
  cut.CutPowerAt(cut.points());
  EXPECT_FALSE((*mark)->Raise(MarkAt(7)).ok());
  const TemporaryFolder target;
  for (const LossModel model : {LossModel::kTorn, LossModel::kDropUnsynced}) {
    const std::string left = target.File(absl::StrCat(static_cast<int>(model)));
    cut.CopyAfterLoss(model, left);
    FaultFileSystem after(left);
    EXPECT_EQ(*HeadMark::Read(after, left + "/head-mark"), MarkAt(6));
  }
}

TEST_F(HeadMarkTest, ARaiseThatIsNotSyncedFails) {
  RaiseTo(1);
  absl::StatusOr<std::unique_ptr<HeadMark>> mark = HeadMark::Open(files_, path_, true);
  ASSERT_TRUE(mark.ok());
  files_.FailOnce(FaultFileSystem::Operation::kSync, "head-mark");
  EXPECT_EQ((*mark)->Raise(MarkAt(2)).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ((*mark)->current(), MarkAt(1));
}

TEST_F(HeadMarkTest, AReplacementThatFailsLeavesTheOldFile) {
  RaiseTo(4);
  using Operation = FaultFileSystem::Operation;
  for (const Operation operation :
       {Operation::kCreate, Operation::kWrite, Operation::kSync, Operation::kRename}) {
    files_.FailOnce(operation, "head-mark");
    EXPECT_FALSE(HeadMark::Replace(files_, path_, MarkAt(9)).ok());
    EXPECT_EQ(*HeadMark::Read(files_, path_), MarkAt(4));
  }
}

}  // namespace
}  // namespace noordster::storage::head_mark_test
