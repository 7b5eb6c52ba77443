// SPDX-License-Identifier: EUPL-1.2
// A scripted scenario loses power at every write, sync and change of names there is, and the disk
// keeps more or less of what was not synced. Whatever was acknowledged must be there afterwards,
// once, without holes; on an honest disk the store must also open.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"
#include "rocksdb/env.h"
#include "storage/backup.h"
#include "storage/keys.h"
#include "storage/rocksdb_store.h"
#include "tests/support/fault_file_system.h"
#include "tests/support/parallel.h"
#include "tests/support/partition_owner.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage {
namespace {

using noordster::testing::FaultFileSystem;
using noordster::testing::LossModel;
using noordster::testing::PartitionOwner;
using noordster::testing::ReadTexts;
using noordster::testing::RunInParallel;
using noordster::testing::TemporaryFolder;

constexpr const char* kPartitions[] = {"gm1", "gm2"};

// What the scenario was told, per partition.
struct Told {
  int64_t epoch = 0;
  std::vector<std::string> acknowledged;
  std::string attempted;  // without an answer that settles it; empty when there is none
};

RocksDbOptions Options(const std::string& folder, std::shared_ptr<FaultFileSystem> files) {
  RocksDbOptions options;
  options.folder = folder;
  options.file_system = std::move(files);
  options.free_space_min_bytes = 0;
  options.write_buffer_bytes = 64 << 10;
  options.block_cache_bytes = 1 << 20;
  return options;
}

// One run of the script; stops at the first failure, as a server would.
class Scenario {
 public:
  explicit Scenario(RocksDbOptions options) : options_(std::move(options)) {}

  // Whether it came to its end.
  bool Run(const std::string& backup_folder) {
    if (!Session([this] { return Commits(4) && Pair() && Flush() && Commits(2); })) return false;
    if (!Session([this] { return Commits(2) && Trim() && Flush() && Pair(); })) return false;
    return Session([this, &backup_folder] {
      return Commits(1) && Backup(backup_folder) && Commits(1) && Large() && Pair();
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

  bool Commit(PartitionOwner& owner, const std::string& text) {
    Told& told = told_[owner.partition()];
    told.attempted = text;
    if (owner.Write(text, {{RequestKey(text), "request"}}).outcome != CommitOutcome::kCommitted) {
      return false;
    }
    told.acknowledged.push_back(text);
    told.attempted.clear();
    return true;
  }

  // A commit of each partition at the same time, so that they can share a sync.
  bool Pair() {
    struct Waiting {
      storage::Commit commit;
      CommitResult result;
      absl::Notification answered;
    };
    std::vector<std::unique_ptr<Waiting>> all;
    for (const auto& owner : owners_) {
      all.push_back(std::make_unique<Waiting>());
      Waiting& waiting = *all.back();
      told_[owner->partition()].attempted = absl::StrCat("text ", ++texts_);
      waiting.commit = owner->Next(told_[owner->partition()].attempted);
      store_->Submit(waiting.commit, [&waiting](CommitResult result) {
        waiting.result = std::move(result);
        waiting.answered.Notify();
      });
    }
    bool going = true;
    for (size_t i = 0; i < all.size(); ++i) {
      all[i]->answered.WaitForNotification();
      Told& told = told_[owners_[i]->partition()];
      if (all[i]->result.outcome == CommitOutcome::kCommitted) {
        told.acknowledged.push_back(std::exchange(told.attempted, ""));
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
  bool Flush() { return store_->Flush().ok(); }
  bool Backup(const std::string& folder) {
    backup_acknowledged_ = store_->CreateBackup(folder).ok();
    return backup_acknowledged_;
  }

  const RocksDbOptions options_;
  std::unique_ptr<RocksDbStore> store_;
  std::vector<std::unique_ptr<PartitionOwner>> owners_;
  std::map<PartitionId, Told> told_;
  int texts_ = 0;
  bool backup_acknowledged_ = false;
};

// Why a partition is not as it must be; empty when it is.
std::string CheckPartition(RocksDbStore& store, const PartitionId& partition, const Told& told) {
  absl::StatusOr<std::vector<std::string>> texts = ReadTexts(store, partition);
  if (absl::IsNotFound(texts.status()) && told.epoch == 0) return "";
  if (!texts.ok()) return std::string(texts.status().message());
  std::vector<std::string> expected = told.acknowledged;
  if (!told.attempted.empty() && texts->size() > expected.size()) {
    expected.push_back(told.attempted);
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

// Opens what is left in `folder` and compares it with what was told. The reason why it is wrong;
// empty when it is right. With `may_refuse`, a refusal that names the way out is right too.
std::string CheckRemains(const std::string& folder, const RocksDbOptions& like,
                         const Scenario& scenario, bool may_refuse) {
  RocksDbOptions options = like;
  options.folder = folder;
  options.file_system = std::make_shared<FaultFileSystem>(folder);
  options.sync = true;
  absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options);
  if (!store.ok()) {
    const bool names_way_out = absl::StrContains(store.status().message(), "--restore BACKUP");
    if (may_refuse && names_way_out) return "";
    return absl::StrCat("refused: ", store.status().ToString());
  }
  for (const auto& [partition, told] : scenario.told()) {
    std::string wrong = CheckPartition(**store, partition, told);
    if (!wrong.empty()) return wrong;
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

struct Sweep {
  int64_t points = 0;
  int64_t cases = 0;
  int64_t wrong = 0;
  std::string first_wrong;
};

// One case of a sweep: a store, what cuts its power, and what the disk may then hold.
struct Setup {
  bool sync = true;
  bool head_mark = true;
  std::vector<LossModel> models;
  int64_t stride = 1;
};

// Runs the scenario with power cut at `point` and checks what is left under every model. False when
// the scenario has no such point.
bool RunPoint(const Setup& setup, int64_t point, Sweep& sweep) {
  const TemporaryFolder temporary;
  // The disk holds the data folder and the backup.
  const std::string disk = temporary.File("disk");
  testing::CopyFolder(TemporaryFolder().path(), disk);
  auto files = std::make_shared<FaultFileSystem>(disk);
  files->CutPowerAt(point);
  RocksDbOptions options = Options(disk + "/data", files);
  options.sync = setup.sync;
  options.head_mark = setup.head_mark;
  Scenario scenario(options);
  const bool finished = scenario.Run(disk + "/backup");
  if (!files->power_is_off()) {
    EXPECT_TRUE(finished) << "the scenario failed without a fault";
    sweep.points = files->points();
    return false;
  }
  for (const LossModel model : setup.models) {
    const std::string left = temporary.File(absl::StrCat("left", static_cast<int>(model)));
    files->CopyAfterLoss(model, left);
    const bool lying = model == LossModel::kLoseLog;
    std::string wrong = CheckRemains(left + "/data", options, scenario, lying);
    if (wrong.empty() && setup.sync && !lying) wrong = CheckBackup(left + "/backup", scenario);
    ++sweep.cases;
    if (wrong.empty()) continue;
    ++sweep.wrong;
    if (sweep.first_wrong.empty()) {
      sweep.first_wrong =
          absl::StrCat("point ", point, ", model ", static_cast<int>(model), ": ", wrong);
    }
  }
  return true;
}

// Many threads, as RocksDB sleeps for a second when a write in the background fails; all stores of
// a process share its own threads, and a sleep keeps one.
constexpr int kThreads = 16;

// Calls `run` with the numbers 0, 1, … until it says that there are no more, and adds up what it
// finds.
Sweep AddUp(const std::function<bool(int64_t, Sweep&)>& run) {
  rocksdb::Env::Default()->SetBackgroundThreads(kThreads, rocksdb::Env::HIGH);
  rocksdb::Env::Default()->SetBackgroundThreads(kThreads, rocksdb::Env::LOW);
  absl::Mutex mutex;
  Sweep sum;
  RunInParallel(kThreads, [&run, &mutex, &sum](int64_t i) {
    Sweep part;
    const bool more = run(i, part);
    const absl::MutexLock lock(&mutex);
    sum.points = std::max(sum.points, part.points);
    sum.cases += part.cases;
    sum.wrong += part.wrong;
    if (sum.first_wrong.empty()) sum.first_wrong = part.first_wrong;
    return more;
  });
  return sum;
}

// Runs the scenario with power cut at every `stride`-th point.
Sweep RunSweep(const Setup& setup) {
  return AddUp(
      [&setup](int64_t i, Sweep& part) { return RunPoint(setup, setup.stride * i, part); });
}

// Cuts the power at `point` of the scenario, and then again at every point of the start after it.
bool RunRecoveryPoints(int64_t point, Sweep& sweep) {
  const TemporaryFolder temporary;
  const std::string disk = temporary.File("disk");
  testing::CopyFolder(TemporaryFolder().path(), disk);
  auto files = std::make_shared<FaultFileSystem>(disk);
  files->CutPowerAt(point);
  Scenario scenario(Options(disk + "/data", files));
  scenario.Run(disk + "/backup");
  if (!files->power_is_off()) return false;
  for (int64_t again = 0;; ++again) {
    const std::string first = temporary.File(absl::StrCat("first", again));
    files->CopyAfterLoss(LossModel::kTorn, first);
    auto recovering = std::make_shared<FaultFileSystem>(first);
    recovering->CutPowerAt(again);
    const RocksDbOptions options = Options(first + "/data", recovering);
    { const auto ignored = RocksDbStore::Open(options); }
    if (!recovering->power_is_off()) return true;
    sweep.points = std::max(sweep.points, again + 1);
    for (const LossModel model : {LossModel::kDropUnsynced, LossModel::kTorn}) {
      const std::string left = absl::StrCat(first, "left", static_cast<int>(model));
      recovering->CopyAfterLoss(model, left);
      const std::string wrong = CheckRemains(left + "/data", options, scenario, false);
      ++sweep.cases;
      if (wrong.empty()) continue;
      ++sweep.wrong;
      sweep.first_wrong = absl::StrCat("points ", point, " and ", again, ": ", wrong);
    }
  }
}

void Print(const char* name, const Sweep& sweep) {
  std::printf("%s: %lld points, %lld cases, %lld wrong; first: %s\n", name,
              static_cast<long long>(sweep.points), static_cast<long long>(sweep.cases),
              static_cast<long long>(sweep.wrong), sweep.first_wrong.c_str());
}

const std::vector<LossModel>& HonestModels() {
  static const auto* const models = new std::vector<LossModel>{
      LossModel::kDropUnsynced, LossModel::kDropBytes, LossModel::kKeepAll, LossModel::kTorn};
  return *models;
}

TEST(PowerLossTest, NoAcknowledgedCommitIsLostAtAnyPointUnderAnyHonestDisk) {
  const Sweep sweep = RunSweep({.models = HonestModels()});
  Print("honest disk", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 200);
}

TEST(PowerLossTest, PowerMayBeLostAgainAtAnyPointOfTheStartAfterwards) {
  constexpr int64_t kStride = 37;
  const Sweep sweep =
      AddUp([](int64_t i, Sweep& part) { return RunRecoveryPoints(kStride * i, part); });
  Print("while recovering", sweep);
  EXPECT_EQ(sweep.wrong, 0) << sweep.first_wrong;
  EXPECT_GT(sweep.points, 15);
}

TEST(PowerLossTest, ALyingDiskThatLosesSyncedLogIsNoticedAtEveryPoint) {
  const Sweep sweep = RunSweep({.models = {LossModel::kLoseLog}, .stride = 2});
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

}  // namespace
}  // namespace noordster::storage
