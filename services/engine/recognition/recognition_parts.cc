// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/recognition/recognition_parts.h"

#include "absl/algorithm/container.h"
#include "services/base/check.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"

namespace noordster::engine {

using noordster::internal::v1::Answer;
using noordster::internal::v1::Participant;
using noordster::internal::v1::Recognition;

bool Concludes(const noordster::internal::v1::Stage& stage,
               const noordster::internal::v1::Outcome& outcome, int32_t plan_version,
               const Recognition& latest) {
  return stage.role() == noordster::v1::CONSULTATION && !IsProcedural(outcome.kind()) &&
         latest.plan_version() == plan_version;
}

const Recognition* RoundConcludedBy(const State& state, const Record& plan,
                                    const noordster::internal::v1::Stage& stage,
                                    const noordster::internal::v1::Outcome& outcome,
                                    int32_t plan_version) {
  if (plan.plan().recognitions() == 0) return nullptr;
  const Record* last = state.Find(RecognitionName(plan.name(), plan.plan().recognitions()));
  NOORDSTER_CHECK(last != nullptr);
  const Recognition& latest = last->recognition();
  return Concludes(stage, outcome, plan_version, latest) ? &latest : nullptr;
}

int32_t ConcludingDecision(const State& state, const Record& plan, int32_t round) {
  // What was put off or taken back concluded nothing, and stands in no stage outcome.
  for (const auto& said : plan.plan().stage_outcomes()) {
    const Record* decision = state.Find(DecisionName(plan.name(), said.decision()));
    NOORDSTER_CHECK(decision != nullptr);
    if (decision->decision().recognition() == round) return said.decision();
  }
  return 0;
}

bool BroughtRemarks(const Recognition& round) {
  return absl::c_any_of(round.participants(), [](const Participant& participant) {
    return absl::c_any_of(participant.answers(),
                          [](const Answer& answer) { return !answer.remarks().empty(); });
  });
}

}  // namespace noordster::engine
