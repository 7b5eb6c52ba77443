// SPDX-License-Identifier: EUPL-1.2
// Starting on a large store: how long until the server listens, after a clean end and after a kill
// under load; its memory when it has nothing to do; the size of the program. Beside a gRPC server
// that opens the same database with RocksDB alone.
#include <signal.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/benchmarks/load/drive/closed_loop.h"
#include "tests/benchmarks/load/drive/program.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/store/filled_store.h"
#include "tests/benchmarks/load/subject/subject.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {
namespace {

constexpr int kInFlight = 64;
constexpr absl::Duration kUntilKill = absl::Seconds(1);

double Mebibytes(int64_t bytes) { return static_cast<double>(bytes) / (1 << 20); }

void Report(const Settings& settings, Figure figure) {
  figure.params = {{"page_cache", "warm"}};
  settings.report(figure);
}

// Load on a server that is killed under it. What was under way then is done once it is back.
class KilledLoad {
 public:
  // Kills it.
  KilledLoad(EndlessPlans& plans, Program& program)
      : loop_(plans.LoopOf(kInFlight)),
        thread_([this] { loop_.RunFor(absl::ToDoubleSeconds(2 * kUntilKill)); }) {
    absl::SleepFor(kUntilKill);
    program.End(SIGKILL);
  }
  // Waits until it is done.
  ~KilledLoad() { thread_.join(); }

 private:
  ClosedLoop loop_;
  std::thread thread_;
};

// The product and its ceiling start in turn on one data folder.
void MeasureStarts(const Settings& settings, Subject& subject, Program& ceiling) {
  const std::string size = settings.filled->size_name();
  for (const bool kills : {false, true}) {
    std::vector<Run> idle;
    std::vector<Run> ceiling_idle;
    std::optional<KilledLoad> load;
    const Turns turns = TakeTurns(
        [&] {
          const Run run = {subject.program().Start(), 0, 0};
          load.reset();
          // Until what a start leaves to do is done.
          absl::SleepFor(absl::Seconds(1));
          idle.push_back({Mebibytes(subject.program().MemoryBytes()), 0, 0});
          return run;
        },
        [&] {
          if (kills) {
            load.emplace(settings.filled->plans(), subject.program());
          } else {
            subject.program().End(SIGTERM);
          }
          const Run run = {ceiling.Start(), 0, 0};
          ceiling_idle.push_back({Mebibytes(ceiling.MemoryBytes()), 0, 0});
          ceiling.End(SIGKILL);
          return run;
        });
    const std::string start = absl::StrCat(kills ? "killed@" : "clean@", size);
    if (settings.Wants(start)) {
      Report(settings, Compare({"open", start, "s"}, turns.runs, turns.ceilings));
    }
    const std::string idles = absl::StrCat("idle@", size);
    if (!kills && settings.Wants(idles)) {
      Report(settings, Compare({"open", idles, "MiB"}, idle, ceiling_idle));
    }
  }
}

}  // namespace

void RunOpen(const Settings& settings) {
  if (settings.Wants("binary")) {
    const auto bytes = std::filesystem::file_size(ProgramBeside("noordsterd"));
    settings.report(
        Compare({"open", "binary", "MiB"}, {{Mebibytes(static_cast<int64_t>(bytes)), 0, 0}}, {}));
  }
  const std::string size = settings.filled->size_name();
  bool wants_starts = false;
  for (const char* what : {"clean@", "killed@", "idle@"}) {
    wants_starts = wants_starts || settings.Wants(absl::StrCat(what, size));
  }
  if (!wants_starts) return;
  const std::string& data = settings.filled->data();
  const noordster::testing::TemporaryFolder folder;
  Program ceiling("noordster-bench", {"--ceiling-open", folder.path(), data});
  ceiling.End(SIGKILL);
  Subject subject(data);
  MeasureStarts(settings, subject, ceiling);
}

}  // namespace noordster::bench
