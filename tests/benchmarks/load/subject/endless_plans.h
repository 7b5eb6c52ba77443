// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_ENDLESS_PLANS_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_ENDLESS_PLANS_H_

#include <string>
#include <vector>

#include "noordster/v1/plan_service.pb.h"
#include "tests/benchmarks/load/drive/calls.h"
#include "tests/benchmarks/load/drive/closed_loop.h"

namespace noordster::bench {

// A municipality whose plans move for ever: the council does not treat one, so that it is on the
// agenda again. A move is a transition with all that is to it: the etag is checked, a step closes,
// the next opens, two events are chained, two milestones are told.
//
// Knows where each plan stands. Safe from any thread, but for two moves of one plan at once.
class EndlessPlans {
 public:
  // Builds the municipality with so many plans on an empty server.
  EndlessPlans(const std::string& address, int count);

  int count() const { return static_cast<int>(plans_.size()); }

  // The name of a plan within its municipality, and what it is that moves them.
  static std::string NameOf(int plan);
  static constexpr char kOutcome[] = "niet-behandeld";
  static constexpr char kBody[] = "bodies/db";
  static constexpr char kDecidedDate[] = "2022-07-15";

  // The next move of a plan.
  noordster::v1::RecordOutcomeRequest MoveOf(int plan) const;

  // Makes it.
  void Move(int plan, PlanCalls::Done moved);
  void MoveAndWait(int plan);

  // Others moved every plan so often.
  void Skip(int moves);

  // Moves so many plans at a time, those of a slot in turn. They outlive it.
  ClosedLoop LoopOf(int in_flight);

 private:
  struct Plan {
    int step = 1;
    // Empty: not known.
    std::string etag;
  };

  PlanCalls calls_;
  std::vector<Plan> plans_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_ENDLESS_PLANS_H_
