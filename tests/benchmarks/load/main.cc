// SPDX-License-Identifier: EUPL-1.2
// noordster-bench: what the released server does beside what plain servers of the same parts do.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"
#include "tests/benchmarks/load/machine.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/store/filled_store.h"

namespace noordster::bench {

bool Settings::Wants(const std::string& subject_case) const {
  return cases.empty() || std::find(cases.begin(), cases.end(), subject_case) != cases.end();
}

Turns TakeTurns(const std::function<Run()>& run, const std::function<Run()>& ceiling) {
  Turns turns;
  for (int i = 0; i < kRuns; ++i) {
    turns.ceilings.push_back(ceiling());
    turns.runs.push_back(run());
  }
  return turns;
}

namespace {

using Scenario = std::pair<const char*, void (*)(const Settings&)>;

constexpr Scenario kScenarios[] = {{"transition", RunTransition},
                                   {"cycle", RunCycle},
                                   {"read", RunRead},
                                   {"fanout", RunFanout},
                                   {"delivery", RunDelivery},
                                   {"stalled", RunStalled},
                                   {"memory", RunMemory},
                                   {"replay", RunReplay},
                                   {"reconnect", RunReconnect},
                                   {"open", RunOpen}};

// What the command line asks for.
struct Options {
  std::vector<std::string> scenarios;
  Settings settings;
  int64_t events = 10'000'000;
  std::string json;
  // The program as a ceiling of another one.
  std::vector<std::string> ceiling;
  std::vector<std::string> ceiling_open;
};

void AddOptions(CLI::App& app, Options& options) {
  std::vector<std::string> names;
  for (const auto& [name, run] : kScenarios) names.emplace_back(name);
  app.add_option("scenarios", options.scenarios, "Which; none: all")->check(CLI::IsMember(names));
  app.add_option("--seconds", options.settings.seconds,
                 "Of one run; a figure is the median of five")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--case", options.settings.cases, "Only these cases, such as 64");
  app.add_option("--events", options.events, "Of the large store of open, replay and transition")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--json", options.json, "File for the figures");
  app.add_option("--ceiling", options.ceiling)->expected(2)->group("");
  app.add_option("--ceiling-open", options.ceiling_open)->expected(2)->group("");
}

void RunAll(Options& options) {
  const auto machine = MachineFacts();
  for (const auto& [name, value] : machine) std::printf("%s: %s\n", name.c_str(), value.c_str());
  std::fflush(stdout);
  FilledStore filled(options.events);
  options.settings.filled = &filled;
  std::vector<Figure> figures;
  options.settings.report = [&](Figure figure) {
    figure.params.insert(machine.begin(), machine.end());
    figure.params["seconds"] = absl::StrCat(options.settings.seconds);
    std::printf("%s\n", LineOf(figure).c_str());
    std::fflush(stdout);
    figures.push_back(std::move(figure));
    // What took hours is not lost to what comes next.
    if (!options.json.empty()) std::ofstream(options.json) << JsonOf(figures);
  };
  for (const auto& [name, run] : kScenarios) {
    const auto& chosen = options.scenarios;
    if (chosen.empty() || std::find(chosen.begin(), chosen.end(), name) != chosen.end()) {
      run(options.settings);
    }
  }
}

int Main(int argc, char** argv) {
  // As the server does.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  CLI::App app("What the server does, beside what this machine can do with the same parts.");
  Options options;
  AddOptions(app, options);
  CLI11_PARSE(app, argc, argv);
  if (!options.ceiling.empty()) {
    return ServeCeiling(options.ceiling[0], CeilingShape::FromString(options.ceiling[1]));
  }
  if (!options.ceiling_open.empty()) {
    return ServeOpened(options.ceiling_open[0], options.ceiling_open[1]);
  }
  RunAll(options);
  return 0;
}

}  // namespace
}  // namespace noordster::bench

int main(int argc, char** argv) { return noordster::bench::Main(argc, argv); }
