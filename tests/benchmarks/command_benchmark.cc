// SPDX-License-Identifier: EUPL-1.2
// What a command costs: decided alone, through the loop in memory, and through the loop on the
// embedded store with every commit synced. Sync latency of the disk stands beside the figures;
// compare ratios of one run.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "storage/memory_store.h"
#include "storage/rocksdb_store.h"
#include "tests/runtime/loop_driver.h"
#include "tests/support/temporary_folder.h"

namespace noordster::runtime {
namespace {

engine::Request NotTreated(const std::string& plan, int step) {
  engine::RecordOutcome command;
  command.step = engine::StepName(plan, step);
  command.outcome = "not-treated";
  command.body = "bodies/b4";
  command.decided_date = "2022-07-15";
  return MakeRequest(command);
}

// `in_flight` plans are left untreated at once, again and again: each iteration is one guarded
// transition of each.
void Transitions(benchmark::State& state, storage::Store& store) {
  const FakeClock clock;
  LoopDriver driver(store, clock);
  const int in_flight = static_cast<int>(state.range(0));
  driver.SendFoundation();
  NOORDSTER_CHECK(driver.Send(EndlessPath()).ok());
  int generation = 0;
  int step = limits::kStepsMax;
  for (auto _ : state) {
    if (step >= limits::kStepsMax) {
      state.PauseTiming();
      ++generation;
      step = 1;
      for (int plan = 0; plan < in_flight; ++plan) {
        engine::CreatePlan create;
        create.name = absl::StrCat("programmes/p/plans/q", generation, "x", plan);
        create.plan.set_path_version("paths/path/versions/1");
        NOORDSTER_CHECK(driver.Send(create).ok());
      }
      state.ResumeTiming();
    }
    std::vector<engine::Request> requests;
    for (int plan = 0; plan < in_flight; ++plan) {
      requests.push_back(
          NotTreated(absl::StrCat("programmes/p/plans/q", generation, "x", plan), step));
    }
    for (const auto& answer : driver.SendAll(std::move(requests))) {
      NOORDSTER_CHECK(answer.ok());
    }
    ++step;
  }
  state.SetItemsProcessed(state.iterations() * in_flight);
}

void BM_LoopInMemory(benchmark::State& state) {
  storage::MemoryStore store;
  Transitions(state, store);
}
BENCHMARK(BM_LoopInMemory)->Arg(1)->Arg(64)->UseRealTime();

void BM_LoopOnRocksDb(benchmark::State& state) {
  const noordster::testing::TemporaryFolder folder;
  storage::RocksDbOptions options;
  options.folder = folder.File("data");
  auto store = storage::RocksDbStore::Open(options);
  NOORDSTER_CHECK(store.ok());
  Transitions(state, **store);
}
BENCHMARK(BM_LoopOnRocksDb)->Arg(1)->Arg(64)->Arg(256)->UseRealTime();

// The yardstick of the disk: 4 KiB written in place and synced.
void BM_DiskSync(benchmark::State& state) {
  const noordster::testing::TemporaryFolder folder;
  const int file = open(folder.File("sync").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  NOORDSTER_CHECK(file >= 0);
  const std::string block(4096, 'x');
  for (auto _ : state) {
    NOORDSTER_CHECK(pwrite(file, block.data(), block.size(), 0) == 4096);
    NOORDSTER_CHECK(fdatasync(file) == 0);
  }
  close(file);
}
BENCHMARK(BM_DiskSync)->UseRealTime();

}  // namespace
}  // namespace noordster::runtime

BENCHMARK_MAIN();
