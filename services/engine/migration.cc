// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/migration.h"

#include <utility>

namespace noordster::engine {

std::string StageNow(const noordster::internal::v1::Plan& plan, int32_t step, std::string stage) {
  for (const auto& migration : plan.migrations()) {
    if (step > migration.last_step()) continue;
    std::string becomes;
    for (const auto& mapping : migration.mapping()) {
      if (mapping.from() == stage) becomes = mapping.to();
    }
    stage = std::move(becomes);
  }
  return stage;
}

void AddSaid(
    const noordster::internal::v1::StageOutcome& said,
    google::protobuf::RepeatedPtrField<noordster::internal::v1::StageOutcome>& stage_outcomes) {
  for (auto& known : stage_outcomes) {
    if (known.stage() != said.stage()) continue;
    if (known.decision() < said.decision()) known = said;
    return;
  }
  *stage_outcomes.Add() = said;
}

}  // namespace noordster::engine
