// SPDX-License-Identifier: EUPL-1.2
// The command loop on the embedded store loses power at every write, sync and change of names of a
// scripted plan's life. Afterwards every acknowledged act is there once, what was not acknowledged
// can be asked again under its request id, and the history verifies.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/engine/names.h"
#include "services/runtime/verification.h"
#include "storage/rocksdb_store.h"
#include "tests/runtime/loop_driver.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/sweep.h"
#include "tests/support/temporary_folder.h"

namespace noordster::runtime::loop_power_loss_test {
namespace {

namespace v1 = noordster::v1;
using noordster::testing::FaultFileSystem;
using noordster::testing::LossModel;
using noordster::testing::Stride;
using noordster::testing::TemporaryFolder;

// Commits between two restarts of the server.
constexpr size_t kRestartEvery = 12;

void AddOutcome(noordster::internal::v1::Stage& stage, v1::OutcomeKind kind, const char* id,
                const char* next) {
  auto& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_kind(kind);
  outcome.set_next(next);
  outcome.set_effect(kind == v1::ADOPTED ? v1::DECISION : v1::NONE);
}

engine::PublishPath PathOfTwoStages() {
  engine::PublishPath publish;
  publish.path = "paths/path";
  publish.version.set_content_sha256(std::string(32, 'c'));
  auto& board = *publish.version.add_stages();
  board.set_id("board");
  board.set_body_kind(v1::PROGRAMME_BOARD);
  AddOutcome(board, v1::RECOGNISED_WITH_REMARKS, "remarks", "raad");
  AddOutcome(board, v1::DEFERRED, "deferred", "board");
  auto& raad = *publish.version.add_stages();
  raad.set_id("raad");
  raad.set_body_kind(v1::COUNCIL);
  raad.set_role(v1::DECIDING);
  raad.set_in_meeting(true);
  AddOutcome(raad, v1::ADOPTED, "adopted", "");
  return publish;
}

// The script: what a municipality does in a first year, every request under an id of its own.
std::vector<engine::Request> Script() {
  std::vector<engine::Request> script = FoundationRequests();
  const auto add = [&script](engine::Command command) {
    script.push_back(MakeRequest(std::move(command)));
  };
  add(PathOfTwoStages());
  engine::CreatePlan create;
  create.name = "programmes/p/plans/q";
  create.plan.set_path_version("paths/path/versions/1");
  add(create);
  engine::FreezeVersion freeze;
  freeze.plan = create.name;
  freeze.documents.emplace_back().set_role("plan");
  add(freeze);
  const auto outcome = [&](int step, const char* id, const char* body) {
    engine::RecordOutcome command;
    command.step = engine::StepName(create.name, step);
    command.outcome = id;
    command.body = body;
    command.decided_date = "2022-07-15";
    command.plan_version = 1;
    return command;
  };
  for (int step = 1; step <= 6; ++step) add(outcome(step, "deferred", "bodies/b4"));
  engine::RecordOutcome remarks = outcome(7, "remarks", "bodies/b4");
  std::vector<engine::NewText> texts;
  remarks.remarks = {AddText("one", texts), AddText("two", texts)};
  script.push_back(WithTexts(MakeRequest(remarks), std::move(texts)));
  add(engine::SettleFollowUp{engine::FollowUpName(create.name, 1), v1::FollowUp::TAKEN_OVER});
  engine::RecordOutcome adopted = outcome(8, "adopted", "bodies/b1");
  texts.clear();
  adopted.source = AddText("source", texts);
  script.push_back(WithTexts(MakeRequest(adopted), std::move(texts)));
  return script;
}

storage::RocksDbOptions OptionsFor(const std::string& folder,
                                   std::shared_ptr<FaultFileSystem> files) {
  storage::RocksDbOptions options;
  options.folder = folder;
  options.file_system = std::move(files);
  options.free_space_min_bytes = 0;
  options.write_buffer_bytes = 64 << 10;
  options.block_cache_bytes = 1 << 20;
  return options;
}

absl::StatusOr<Answer> Ask(CommandLoop& loop, const engine::Request& request) {
  absl::StatusOr<Answer> result = absl::UnknownError("unanswered");
  absl::Notification answered;
  loop.Submit(request, absl::InfiniteFuture(), [&](absl::StatusOr<Answer> answer) {
    result = std::move(answer);
    answered.Notify();
  });
  answered.WaitForNotification();
  return result;
}

// Sends the script from `begin` on until something fails; the answers so far go into `answers`.
void Play(const storage::RocksDbOptions& options, const std::vector<engine::Request>& script,
          std::vector<Answer>& answers) {
  const FakeClock clock;
  while (answers.size() < script.size()) {
    auto store = storage::RocksDbStore::Open(options);
    if (!store.ok()) return;
    EngineTime time(clock);
    time.Begin(absl::InfinitePast(), false);
    auto loop = CommandLoop::Start(**store, time, kMunicipality);
    if (!loop.ok()) return;
    for (size_t i = 0; i < kRestartEvery && answers.size() < script.size(); ++i) {
      const absl::StatusOr<Answer> answer = Ask(**loop, script[answers.size()]);
      if (!answer.ok()) return;
      answers.push_back(*answer);
      // Table files and a new log come in between, too.
      if (answers.size() % 7 == 0 && !(*store)->Flush().ok()) return;
    }
  }
}

// Why what is left is wrong; empty when it is right.
std::string CheckRemains(const std::string& folder, const std::vector<engine::Request>& script,
                         const std::vector<Answer>& answers) {
  const FakeClock clock;
  auto store =
      storage::RocksDbStore::Open(OptionsFor(folder, std::make_shared<FaultFileSystem>(folder)));
  if (!store.ok()) return absl::StrCat("refused: ", store.status().ToString());
  EngineTime time(clock);
  time.Begin(absl::InfinitePast(), false);
  auto loop = CommandLoop::Start(**store, time, kMunicipality);
  if (!loop.ok()) return absl::StrCat("no loop: ", loop.status().ToString());
  for (size_t i = 0; i < script.size(); ++i) {
    const absl::StatusOr<Answer> answer = Ask(**loop, script[i]);
    if (!answer.ok()) return absl::StrCat("request ", i, ": ", answer.status().ToString());
    const bool acknowledged = i < answers.size();
    if (acknowledged && !answer->replayed) return absl::StrCat("request ", i, " was lost");
    if (acknowledged && answer->revision != answers[i].revision) {
      return absl::StrCat("request ", i, " has another revision");
    }
  }
  const auto verified = VerifyPartition(**store, kMunicipality, clock.Now());
  if (!verified.ok()) return verified.status().ToString();
  const Queries queries(**store, clock);
  const auto plan = queries.GetOne(LocalReader(), "programmes/p/plans/q");
  if (!plan.ok()) return plan.status().ToString();
  if (plan->records[0]->plan().decisions() != 8) return "an act was done twice or not at all";
  return "";
}

struct Sweep {
  std::atomic<int64_t> points{0};
  std::atomic<int64_t> cases{0};
  std::atomic<int64_t> wrong{0};
};

constexpr LossModel kHonest[] = {LossModel::kDropUnsynced, LossModel::kDropBytes,
                                 LossModel::kKeepAll, LossModel::kTorn};

// Cuts the power at `point`; false when the script has no such point.
bool RunPoint(int64_t point, bool sync, Sweep& sweep) {
  const TemporaryFolder temporary;
  const std::string disk = temporary.File("disk");
  noordster::testing::CopyFolder(TemporaryFolder().path(), disk);
  auto files = std::make_shared<FaultFileSystem>(disk);
  files->CutPowerAt(point);
  storage::RocksDbOptions options = OptionsFor(disk + "/data", files);
  if (!sync) options.sync = false;
  const std::vector<engine::Request> script = Script();
  std::vector<Answer> answers;
  Play(options, script, answers);
  if (!files->power_is_off()) {
    EXPECT_EQ(answers.size(), script.size()) << "the script failed without a fault";
    sweep.points = files->points();
    return false;
  }
  for (const LossModel model : kHonest) {
    const std::string left = temporary.File(absl::StrCat("left", static_cast<int>(model)));
    files->CopyAfterLoss(model, left);
    const std::string wrong = CheckRemains(left + "/data", script, answers);
    ++sweep.cases;
    if (wrong.empty()) continue;
    ++sweep.wrong;
    if (sync) {
      ADD_FAILURE() << "point " << point << ", model " << static_cast<int>(model) << ": " << wrong;
    }
  }
  return true;
}

// Every `stride`-th point, in several threads: RocksDB waits a second after some failures.
void RunSweep(int64_t stride, bool sync, Sweep& sweep) {
  constexpr int kThreads = 8;
  std::atomic<int64_t> next{0};
  std::atomic<bool> ended{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      while (!ended) {
        if (!RunPoint(stride * next++, sync, sweep)) ended = true;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::cout << sweep.points << " points, " << sweep.cases << " cases, " << sweep.wrong
            << " wrong\n";
}

TEST(LoopPowerLossTest, NoAcknowledgedActIsLostOrDoneTwiceAtAnyPoint) {
  Sweep sweep;
  RunSweep(Stride(1, 3), true, sweep);
  EXPECT_EQ(sweep.wrong, 0);
  EXPECT_GT(sweep.cases, 200);
}

TEST(LoopPowerLossTest, WithoutSyncsTheSameTestFindsLostActs) {
  Sweep sweep;
  RunSweep(9, false, sweep);
  EXPECT_GT(sweep.wrong, 0);
}

}  // namespace
}  // namespace noordster::runtime::loop_power_loss_test
