// SPDX-License-Identifier: EUPL-1.2
// The ways out of a loss lose power themselves, at every write, sync and change of names.
// Afterwards there is what they were to make, whole, or a folder from which the way out can be
// taken again; never less that looks like it.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "storage/backup.h"
#include "storage/rocksdb_store.h"
#include "tests/storage/power_loss_sweep.h"
#include "tests/support/partition_owner.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage::restore_power_loss_test {
namespace {

using noordster::testing::CopyFolder;
using noordster::testing::FaultFileSystem;
using noordster::testing::LossModel;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::TemporaryFolder;

absl::StatusOr<std::unique_ptr<RocksDbStore>> Open(const std::string& folder) {
  return RocksDbStore::Open(SweepOptions(folder, std::make_shared<FaultFileSystem>(folder)));
}

// Writes `texts` to gm1 of the store in `folder`.
void Write(const std::string& folder, const std::vector<std::string>& texts) {
  const auto store = Open(folder);
  ASSERT_TRUE(store.ok()) << store.status();
  PartitionOwner owner(**store, "gm1");
  ASSERT_TRUE(owner.Acquire().ok());
  for (const std::string& text : texts) {
    ASSERT_EQ(owner.Write(text).outcome, CommitOutcome::kCommitted);
  }
}

// Why a store is not whole: that it holds `texts`, has not the id `old_id` any more, takes a commit
// and has it after the next start. Empty when it is.
std::string CheckWhole(const std::string& folder, const std::vector<std::string>& texts,
                       const std::string& old_id) {
  std::vector<std::string> expected = texts;
  for (const bool again : {false, true}) {
    const auto store = Open(folder);
    if (!store.ok()) return absl::StrCat("refused: ", store.status().ToString());
    if ((*store)->id() == old_id) return "it kept its id";
    const absl::StatusOr<std::vector<std::string>> read = ReadTexts(**store, "gm1");
    const bool none = absl::IsNotFound(read.status()) && expected.empty();
    if (!none && (!read.ok() || *read != expected)) return "it holds something else";
    if (again) break;
    PartitionOwner owner(**store, "gm1");
    if (!owner.Acquire().ok()) return "it cannot be acquired";
    if (owner.Write("after").outcome != CommitOutcome::kCommitted) return "it takes no commit";
    expected.emplace_back("after");
  }
  return "";
}

bool IsEmpty(const std::string& folder) {
  return !std::filesystem::exists(folder) || std::filesystem::is_empty(folder);
}

class RestorePowerLossTest : public ::testing::Test {
 protected:
  // A store of three texts in tables and a backup of it, then a log with two more that is lost.
  void SetUp() override {
    Write(data_, texts_);
    {
      const auto store = Open(data_);
      ASSERT_TRUE(store.ok()) << store.status();
      old_id_ = (*store)->id();
      ASSERT_TRUE((*store)->CreateBackup(backup_, "request-1").ok());
    }
    Write(data_, {"d", "e"});
    for (const auto& entry : std::filesystem::directory_iterator(data_ + "/db")) {
      if (entry.path().extension() == ".log") std::filesystem::remove(entry.path());
    }
  }

  // Why neither the restored store nor a folder to restore into is in `left`.
  std::string CheckRestored(const std::string& left, bool acknowledged) const {
    const std::string data = left + "/data";
    if (!acknowledged && !IsEmpty(data)) {
      const absl::Status refusal = Open(data).status();
      if (refusal.ok()) return CheckWhole(data, texts_, old_id_);
      if (!absl::StrContains(refusal.message(), "--restore BACKUP")) {
        return absl::StrCat("refused without the way out: ", refusal.ToString());
      }
    }
    if (!acknowledged) {
      std::filesystem::remove_all(data);
      const auto restored = RestoreBackup(left + "/backup", data);
      if (!restored.ok()) {
        return absl::StrCat("not restored again: ", restored.status().ToString());
      }
    }
    return CheckWhole(data, texts_, old_id_);
  }

  // Accepts the loss in a copy of `damaged`, with power cut at every point of that.
  Sweep SweepAcceptance(const std::string& damaged, int64_t accepted,
                        const std::vector<std::string>& texts) const {
    return AddUp([&](int64_t point, Sweep& sweep) {
      const SweptDisk disk(point);
      CopyFolder(damaged, disk.path() + "/data");
      RocksDbOptions options = SweepOptions(disk.path() + "/data", disk.files());
      options.accept_loss_to = accepted;
      const absl::Status opened = RocksDbStore::Open(options).status();
      const bool finished = !disk.files()->power_is_off();
      EXPECT_TRUE(opened.ok() || !finished) << opened;
      sweep.points = disk.files()->points();
      for (const LossModel model : kHonestModels) {
        sweep.Note(absl::StrCat("point ", point, ", model ", static_cast<int>(model)),
                   CheckAccepted(disk.Left(model) + "/data", finished, texts));
      }
      return !finished;
    });
  }

  // Why the store in `data` is neither what was accepted nor refused as before.
  std::string CheckAccepted(const std::string& data, bool acknowledged,
                            const std::vector<std::string>& texts) const {
    constexpr absl::string_view kOption = "--accept-loss-to ";
    const absl::Status refusal = Open(data).status();
    if (refusal.ok() || acknowledged) return CheckWhole(data, texts, old_id_);
    const absl::string_view message = refusal.message();
    if (!absl::StrContains(message, "--restore BACKUP")) {
      return absl::StrCat("refused without the way out: ", refusal.ToString());
    }
    const size_t at = message.find(kOption);
    if (at == absl::string_view::npos) return "";
    int64_t number = 0;
    const absl::string_view rest = message.substr(at + kOption.size());
    if (!absl::SimpleAtoi(rest.substr(0, rest.find(' ')), &number)) return "it names no number";
    RocksDbOptions options = SweepOptions(data, std::make_shared<FaultFileSystem>(data));
    options.accept_loss_to = number;
    const absl::Status accepted = RocksDbStore::Open(options).status();
    if (!accepted.ok()) return absl::StrCat("not accepted again: ", accepted.ToString());
    return CheckWhole(data, texts, old_id_);
  }

  const std::vector<std::string> texts_ = {"a", "b", "c"};
  TemporaryFolder folder_;
  const std::string data_ = folder_.File("data");
  const std::string backup_ = folder_.File("backup");
  std::string old_id_;
};

TEST_F(RestorePowerLossTest, ARestoreIsWholeOrCanBeMadeAgainAtEveryPoint) {
  const Sweep sweep = AddUp([this](int64_t point, Sweep& part) {
    const SweptDisk disk(point);
    CopyFolder(backup_, disk.path() + "/backup");
    const absl::Status restored =
        RestoreBackup(disk.path() + "/backup", disk.path() + "/data", disk.files()).status();
    const bool finished = !disk.files()->power_is_off();
    EXPECT_TRUE(restored.ok() || !finished) << restored;
    part.points = disk.files()->points();
    for (const LossModel model : kHonestModels) {
      part.Note(absl::StrCat("point ", point, ", model ", static_cast<int>(model)),
                CheckRestored(disk.Left(model), finished));
    }
    return !finished;
  });
  Print("restore", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 30);
}

TEST_F(RestorePowerLossTest, AnAcceptedLossIsTakenOrRefusedAsBeforeAtEveryPoint) {
  const Sweep sweep = SweepAcceptance(data_, 5, texts_);
  Print("accepted loss", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 15);
}

TEST_F(RestorePowerLossTest, AnAcceptedLossOfEverythingIsTakenOrRefusedAsBeforeAtEveryPoint) {
  std::filesystem::remove_all(data_ + "/db");
  const Sweep sweep = SweepAcceptance(data_, 0, {});
  Print("accepted loss of everything", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 15);
}

}  // namespace
}  // namespace noordster::storage::restore_power_loss_test
