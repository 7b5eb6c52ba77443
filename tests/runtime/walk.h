// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_WALK_H_
#define NOORDSTER_TESTS_RUNTIME_WALK_H_

#include <cstdint>
#include <map>
#include <random>
#include <string>

#include "absl/status/statusor.h"
#include "noordster/internal/v1/record.pb.h"
#include "services/engine/command.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime {

// How often a walk saw what it must see.
struct WalkCounts {
  // Events by the number of their field.
  std::map<int, int64_t> events;
  // Guards by kind that held, and that did not, when an outcome they apply to was asked for.
  std::map<int, int64_t> held;
  std::map<int, int64_t> unmet;
  int64_t accepted_events = 0;
  int64_t refusals = 0;

  void Add(const WalkCounts& other);
};

// A random walk: a municipality with random paths and plans, and random requests on it, most of
// them sensible. The same seed gives the same requests. Ids of texts and requests are random all
// the same; no decision depends on them.
class Walk {
 public:
  Walk(uint64_t seed, LoopDriver& driver);

  // Makes the municipality, a path and plans.
  void Begin();

  // Sends one random request.
  void Step();

  const WalkCounts& counts() const { return counts_; }

 private:
  bool Chance(int percent);
  int Below(int bound);
  void Send(engine::Request request);
  void CountGuards(const engine::RecordOutcome& command, const absl::StatusOr<Answer>& answer);

  engine::Request PublishPath();
  engine::Request DefinePerson(bool create);
  engine::Request CreatePlan();
  engine::Request UpdatePlan();
  engine::Request Freeze(const Record& plan);
  engine::Request RecordOutcome(const Record& plan);
  engine::Request Settle(const Record& plan);

  std::mt19937_64 random_;
  LoopDriver& driver_;
  int paths_ = 0;
  int persons_ = 0;
  int plans_ = 0;
  int64_t day_ = 0;
  int64_t seen_ = 0;
  WalkCounts counts_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_WALK_H_
