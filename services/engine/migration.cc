// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/migration.h"

#include <utility>

#include "services/engine/path_rules.h"

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

Becoming BecomingOf(const std::vector<noordster::internal::v1::StageMapping>& said,
                    const noordster::internal::v1::PathVersion& from,
                    const noordster::internal::v1::PathVersion& to) {
  Becoming becoming;
  for (const auto& mapping : said) becoming[mapping.from()] = mapping.to();
  for (const auto& stage : from.stages()) {
    if (FindStage(to, stage.id()) != nullptr) becoming.try_emplace(stage.id(), stage.id());
  }
  return becoming;
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
