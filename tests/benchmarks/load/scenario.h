// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_SCENARIO_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_SCENARIO_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/benchmarks/load/figure.h"

namespace noordster::bench {

class FilledStore;

// How a scenario is run.
struct Settings {
  // Seconds of one run; each figure is the median of five runs, and so is its ceiling.
  double seconds = 5;
  // Cases to run ("64"); empty: all.
  std::vector<std::string> cases;
  // Takes each figure as it comes.
  std::function<void(const Figure&)> report;
  // The store with millions of events. Of all scenarios that need it, as filling it takes minutes.
  FilledStore* filled = nullptr;

  bool Wants(const std::string& subject_case) const;
};

inline constexpr int kRuns = 5;

// Runs and those of their ceiling, which took turns.
struct Turns {
  std::vector<Run> runs;
  std::vector<Run> ceilings;
};

// Takes kRuns of each, the ceiling first.
Turns TakeTurns(const std::function<Run()>& run, const std::function<Run()>& ceiling);

// The scenarios, one for each word of the command.
void RunTransition(const Settings& settings);
void RunCycle(const Settings& settings);
void RunRead(const Settings& settings);
void RunFanout(const Settings& settings);
void RunDelivery(const Settings& settings);
void RunStalled(const Settings& settings);
void RunMemory(const Settings& settings);
void RunReplay(const Settings& settings);
void RunReconnect(const Settings& settings);
void RunOpen(const Settings& settings);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_SCENARIO_H_
