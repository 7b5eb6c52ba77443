// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_PATHS_REASON_CASE_H_
#define NOORDSTER_TESTS_ENGINE_PATHS_REASON_CASE_H_

#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "noordster/v1/error_reason.pb.h"
#include "noordster/v1/terms.pb.h"
#include "tests/engine/world.h"

namespace noordster::engine {

// A reason the engine refuses with, and a way to it; `fact` is as FactOf in reasons_test.cc writes
// it.
struct ReasonCase {
  noordster::v1::ErrorReason reason;
  absl::StatusCode code;
  const char* fact;
  noordster::v1::Lifter lifter;
  std::function<absl::Status(World&)> refuse;
};

// Meetings and ballots, and what rests on them.
std::vector<ReasonCase> CasesOfMeetings();

// Recognition rounds.
std::vector<ReasonCase> CasesOfRecognition();

// Action points, commitments, motions and amendments.
std::vector<ReasonCase> CasesOfActions();

// Proposals and what is decided on their points.
std::vector<ReasonCase> CasesOfProposals();

// Projects of programmes.
std::vector<ReasonCase> CasesOfProgrammes();

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_PATHS_REASON_CASE_H_
