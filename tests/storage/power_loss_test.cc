// SPDX-License-Identifier: EUPL-1.2
// A scripted scenario loses power at every write, sync and change of names there is, and the disk
// keeps more or less of what was not synced. Whatever was acknowledged must be there afterwards,
// once, without holes; on an honest disk the store must also open.
#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/digest.h"
#include "storage/backup.h"
#include "storage/head_mark.h"
#include "storage/keys.h"
#include "storage/rocksdb_store.h"
#include "tests/storage/power_loss_sweep.h"
#include "tests/support/partition_owner.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/sweep.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage::power_loss_test {
namespace {

using noordster::testing::FaultFileSystem;
using noordster::testing::FullSweep;
using noordster::testing::LossModel;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::Stride;

constexpr const char* kPartitions[] = {"gm1", "gm2"};

// What the scenario was told, per partition.
struct Told {
  int64_t epoch = 0;
  std::vector<std::string> acknowledged;
  std::vector<std::string> attempted;  // in line, without answers that settle them
};

// One run of the script; stops at the first failure, as a server would.
class Scenario {
 public:
  explicit Scenario(RocksDbOptions options) : options_(std::move(options)) {}

  // Whether it came to its end.
  bool Run(const std::string& backup_folder) {
    if (!Session([this] { return Commits(4) && Many() && Flush() && Commits(2); })) return false;
    if (!Session([this] { return Commits(2) && Trim() && Erase() && Flush() && Many(); })) {
      return false;
    }
    return Session([this, &backup_folder] {
      return Commits(1) && Backup(backup_folder) && Commits(1) && Large() && Many();
    });
  }

  const std::map<PartitionId, Told>& told() const { return told_; }
  bool backup_acknowledged() const { return backup_acknowledged_; }

 private:
  bool Session(const std::function<bool()>& work) {
    absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options_);
    if (!store.ok()) return false;
    store_ = *std::move(store);
    owners_.clear();
    bool going = true;
    for (const char* const partition : kPartitions) {
      owners_.push_back(std::make_unique<PartitionOwner>(*store_, partition));
      if (!owners_.back()->Acquire().ok()) {
        going = false;
        break;
      }
      told_[partition].epoch = owners_.back()->ownership().epoch;
    }
    if (going) going = work();
    store_.reset();
    return going;
  }

  bool Commits(int count) {
    for (int i = 0; i < count; ++i) {
      for (const auto& owner : owners_) {
        if (!Commit(*owner, absl::StrCat("text ", ++texts_))) return false;
      }
    }
    return true;
  }

  bool Commit(PartitionOwner& owner, const std::string& text, std::vector<Write> more = {}) {
    Told& told = told_[owner.partition()];
    told.attempted = {text};
    more.push_back({RequestKey(text), "request"});
    more.push_back({PrivateKey(text), "private"});
    if (owner.Write(text, std::move(more)).outcome != CommitOutcome::kCommitted) return false;
    told.acknowledged.push_back(text);
    told.attempted.clear();
    return true;
  }

  // Three commits of each partition at the same time, so that they can share a sync, and one be
  // logged while another is marked.
  bool Many() {
    struct Waiting {
      Told* told;
      storage::Commit commit;
      CommitResult result;
      absl::Notification answered;
    };
    std::deque<Waiting> all;
    for (const auto& owner : owners_) {
      Told& told = told_[owner->partition()];
      for (int i = 0; i < 3; ++i) told.attempted.push_back(absl::StrCat("text ", ++texts_));
      for (const storage::Commit& commit : owner->NextInLine(told.attempted)) {
        Waiting& waiting = all.emplace_back();
        waiting.told = &told;
        waiting.commit = commit;
      }
    }
    for (Waiting& waiting : all) {
      store_->Submit(waiting.commit, [&waiting](CommitResult result) {
        waiting.result = std::move(result);
        waiting.answered.Notify();
      });
    }
    bool going = true;
    for (Waiting& waiting : all) {
      waiting.answered.WaitForNotification();
      Told& told = *waiting.told;
      if (waiting.result.outcome == CommitOutcome::kCommitted) {
        told.acknowledged.push_back(std::move(told.attempted.front()));
        told.attempted.erase(told.attempted.begin());
      } else {
        going = false;
      }
    }
    // The heads moved behind the owners' backs.
    for (const auto& owner : owners_) going = going && owner->Acquire().ok();
    if (!going) return false;
    for (const auto& owner : owners_) {
      told_[owner->partition()].epoch = owner->ownership().epoch;
    }
    return true;
  }

  // Enough for several log files.
  bool Large() {
    for (int i = 0; i < 6; ++i) {
      if (!Commit(*owners_[0], absl::StrCat("large ", ++texts_, std::string(30 << 10, 'x')))) {
        return false;
      }
    }
    return true;
  }

  bool Trim() { return store_->Trim("gm1", {RequestKey("text 1"), RequestKey("text 3")}).ok(); }
  // Makes the store rewrite its files behind the commits that follow.
  bool Erase() {
    return Commit(*owners_[0], absl::StrCat("text ", ++texts_),
                  {{PrivateKey("text 1"), std::nullopt}, {PrivateKey("text 3"), std::nullopt}});
  }
  bool Flush() { return store_->Flush().ok(); }
  bool Backup(const std::string& folder) {
    backup_acknowledged_ = store_->CreateBackup(folder, "request-1").ok();
    return backup_acknowledged_;
  }

  const RocksDbOptions options_;
  std::unique_ptr<RocksDbStore> store_;
  std::vector<std::unique_ptr<PartitionOwner>> owners_;
  std::map<PartitionId, Told> told_;
  int texts_ = 0;
  bool backup_acknowledged_ = false;
};

// Why a partition is not as it must be; empty when it is. `expected` gets what it holds afterwards,
// with a commit more.
std::string CheckPartition(RocksDbStore& store, const PartitionId& partition, const Told& told,
                           std::vector<std::string>& expected) {
  absl::StatusOr<std::vector<std::string>> texts = ReadTexts(store, partition);
  const bool unknown = absl::IsNotFound(texts.status()) && told.epoch == 0;
  if (!unknown && !texts.ok()) return std::string(texts.status().message());
  if (unknown) texts = std::vector<std::string>();
  expected = told.acknowledged;
  for (const std::string& text : told.attempted) {
    if (texts->size() > expected.size()) expected.push_back(text);
  }
  if (*texts != expected) {
    return absl::StrCat(partition, " has ", texts->size(), " events where ",
                        told.acknowledged.size(), " were acknowledged");
  }
  PartitionOwner owner(store, partition);
  if (!owner.Acquire().ok()) return "it cannot be acquired";
  if (owner.ownership().epoch <= told.epoch) return "an epoch was given twice";
  if (owner.Write("after").outcome != CommitOutcome::kCommitted) return "it takes no commit";
  texts = ReadTexts(store, partition);
  expected.emplace_back("after");
  return texts.ok() && *texts == expected ? "" : "a commit afterwards went wrong";
}

// One case of a sweep: a store, what cuts its power, and what the disk may then hold.
struct Trial {
  bool sync = true;
  bool head_mark = true;
  std::vector<LossModel> models;
  int64_t stride = 1;

  RocksDbOptions Options(const std::string& folder, std::shared_ptr<FaultFileSystem> files) const {
    RocksDbOptions options = SweepOptions(folder, std::move(files));
    // Only ever switched off here, so that it shows when they are not on by themselves.
    if (!sync) options.sync = false;
    if (!head_mark) options.head_mark = false;
    return options;
  }
};

// Opens what is left in `folder` and compares it with what was told, commits once more to every
// partition, and finds that after another start. The reason why it is wrong; empty when it is
// right. With `may_refuse`, a refusal that names the way out is right too.
std::string CheckRemains(const std::string& folder, const Trial& trial, const Scenario& scenario,
                         bool may_refuse) {
  std::map<PartitionId, std::vector<std::string>> expected;
  for (const bool again : {false, true}) {
    const absl::StatusOr<std::unique_ptr<RocksDbStore>> store =
        RocksDbStore::Open(trial.Options(folder, std::make_shared<FaultFileSystem>(folder)));
    if (!store.ok()) {
      const bool names_way_out = absl::StrContains(store.status().message(), "--restore BACKUP");
      if (!again && may_refuse && names_way_out) return "";
      return absl::StrCat("refused: ", store.status().ToString());
    }
    for (const auto& [partition, told] : scenario.told()) {
      if (!again) {
        std::string wrong = CheckPartition(**store, partition, told, expected[partition]);
        if (!wrong.empty()) return wrong;
      } else if (const auto texts = ReadTexts(**store, partition);
                 !texts.ok() || *texts != expected[partition]) {
        return absl::StrCat("a commit after the loss did not last in ", partition);
      }
    }
  }
  return "";
}

// A backup that was acknowledged, or looks like one, must be whole.
std::string CheckBackup(const std::string& folder, const Scenario& scenario) {
  const absl::StatusOr<BackupSummary> backup = VerifyBackup(folder);
  if (backup.ok()) return "";
  if (absl::IsNotFound(backup.status()) && !scenario.backup_acknowledged()) return "";
  return absl::StrCat("the backup is wrong: ", backup.status().ToString());
}

// Runs the scenario with power cut at `point` and checks what is left under every model. False when
// the scenario has no such point.
bool RunPoint(const Trial& trial, int64_t point, Sweep& sweep) {
  // The disk holds the data folder and the backup.
  const SweptDisk disk(point);
  Scenario scenario(trial.Options(disk.path() + "/data", disk.files()));
  const bool finished = scenario.Run(disk.path() + "/backup");
  if (!disk.files()->power_is_off()) {
    EXPECT_TRUE(finished) << "the scenario failed without a fault";
    sweep.points = disk.files()->points();
    return false;
  }
  for (const LossModel model : trial.models) {
    const std::string left = disk.Left(model);
    const bool lying = model == LossModel::kLoseLog;
    std::string wrong = CheckRemains(left + "/data", trial, scenario, lying);
    if (wrong.empty() && trial.sync && !lying) wrong = CheckBackup(left + "/backup", scenario);
    sweep.Note(absl::StrCat("point ", point, ", model ", static_cast<int>(model)), wrong);
  }
  return true;
}

// Runs the scenario with power cut at every `stride`-th point.
Sweep RunSweep(const Trial& trial) {
  return AddUp(
      [&trial](int64_t i, Sweep& part) { return RunPoint(trial, trial.stride * i, part); });
}

// Cuts the power at `point` of the scenario, and then again at every `stride`-th point of the start
// from what is left under `first_model`.
bool RunRecoveryPoints(int64_t point, LossModel first_model, const Trial& trial, Sweep& sweep) {
  const SweptDisk disk(point);
  Scenario scenario(trial.Options(disk.path() + "/data", disk.files()));
  scenario.Run(disk.path() + "/backup");
  if (!disk.files()->power_is_off()) return false;
  const std::string first = disk.Left(first_model);
  for (int64_t again = 0;; again += trial.stride) {
    const SweptDisk recovering(again);
    std::filesystem::remove(recovering.path());
    testing::CopyFolder(first, recovering.path());
    {
      const auto ignored =
          RocksDbStore::Open(trial.Options(recovering.path() + "/data", recovering.files()));
    }
    if (!recovering.files()->power_is_off()) return true;
    sweep.points = std::max(sweep.points, again + 1);
    for (const LossModel model : trial.models) {
      const std::string left = recovering.Left(model);
      sweep.Note(absl::StrCat("points ", point, " and ", again, ", models ",
                              static_cast<int>(first_model), " and ", static_cast<int>(model)),
                 CheckRemains(left + "/data", trial, scenario, false));
    }
  }
}

std::vector<LossModel> HonestModels() {
  return {std::begin(kHonestModels), std::end(kHonestModels)};
}

// The mark of a store before its first commit.
Mark NewMark() {
  const std::string id(16, 'i');
  return {id, 0, base::Sha256({id})};
}

TEST(PowerLossTest, NoAcknowledgedCommitIsLostAtAnyPointUnderAnyHonestDisk) {
  const Sweep sweep = RunSweep({.models = HonestModels()});
  Print("honest disk", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 200);
}

TEST(PowerLossTest, PowerMayBeLostAgainAtAnyPointOfTheStartAfterwards) {
  const int64_t stride = Stride(7, 37);
  Trial trial{.models = {LossModel::kDropUnsynced, LossModel::kTorn}};
  if (FullSweep()) trial.models = HonestModels();
  const Sweep sweep = AddUp([stride, &trial](int64_t i, Sweep& part) {
    // A point has another model than the one before; the strides have no divisor in common with
    // the number of models.
    const int64_t point = stride * i;
    const LossModel first = kHonestModels[point % static_cast<int64_t>(std::size(kHonestModels))];
    return RunRecoveryPoints(point, first, trial, part);
  });
  Print("while recovering", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 15);
}

TEST(PowerLossTest, ALyingDiskThatLosesSyncedLogIsNoticedAtEveryPoint) {
  const Sweep sweep = RunSweep({.models = {LossModel::kLoseLog}, .stride = Stride(1, 2)});
  Print("lying disk", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
}

TEST(PowerLossTest, WithoutSyncsTheSameTestFindsLostCommits) {
  const Sweep sweep = RunSweep({.sync = false, .models = {LossModel::kDropUnsynced}, .stride = 5});
  Print("without syncs", sweep);
  EXPECT_GT(sweep.wrong, 0);
}

TEST(PowerLossTest, WithoutTheHeadMarkTheSameTestFindsLostCommits) {
  const Sweep sweep = RunSweep({.head_mark = false, .models = {LossModel::kLoseLog}, .stride = 5});
  Print("without the mark", sweep);
  EXPECT_GT(sweep.wrong, 0);
  EXPECT_FALSE(absl::StrContains(sweep.first_wrong, "refused")) << sweep.first_wrong;
}

// A process may die between making a folder and syncing its parent, and the next one lose power.
TEST(PowerLossTest, AFolderThatSomebodyMadeAndDidNotSyncIsMadeDurable) {
  for (const char* const made : {"data", "a", "a/b", "a/b/data", "data/db"}) {
    const SweptDisk disk(-1);
    const bool nested = made[0] == 'a';
    const std::string data = disk.path() + (nested ? "/a/b/data" : "/data");
    std::string path = disk.path();
    for (const absl::string_view part : absl::StrSplit(made, '/')) {
      absl::StrAppend(&path, "/", part);
      // The last one is what the process died in.
      ASSERT_TRUE(disk.files()->CreateDir(path, rocksdb::IOOptions(), nullptr).ok());
      if (path != absl::StrCat(disk.path(), "/", made)) {
        disk.files()->disk().FolderSynced(path.substr(0, path.find_last_of('/')));
      }
    }
    if (absl::EndsWith(made, "/db")) {
      ASSERT_TRUE(HeadMark::Replace(*disk.files(), data + "/head-mark", NewMark()).ok());
    }
    {
      const auto store = RocksDbStore::Open(SweepOptions(data, disk.files()));
      ASSERT_TRUE(store.ok()) << store.status();
      PartitionOwner owner(**store, "gm1");
      ASSERT_TRUE(owner.Acquire().ok());
      ASSERT_EQ(owner.Write("kept").outcome, CommitOutcome::kCommitted);
    }
    const std::string left = disk.Left(LossModel::kDropUnsynced) + data.substr(disk.path().size());
    const auto store =
        RocksDbStore::Open(SweepOptions(left, std::make_shared<FaultFileSystem>(left)));
    ASSERT_TRUE(store.ok()) << made << ": " << store.status();
    const absl::StatusOr<std::vector<std::string>> texts = ReadTexts(**store, "gm1");
    ASSERT_TRUE(texts.ok()) << made << ": " << texts.status();
    EXPECT_THAT(*texts, ::testing::ElementsAre("kept"));
  }
}

}  // namespace
}  // namespace noordster::storage::power_loss_test
