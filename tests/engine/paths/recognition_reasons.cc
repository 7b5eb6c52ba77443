// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <vector>

#include "tests/engine/paths/reason_case.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

// A round that is open.
OpenRecognition Opening(World& world) {
  world.BringTo("consult");
  OpenRecognition open;
  open.plan = World::kPlan;
  open.recognition.set_plan_version(1);
  open.recognition.set_opened_date("2023-11-01");
  open.recognition.set_closing_date("2023-11-14");
  open.recognition.add_participants()->set_id("school");
  return open;
}

}  // namespace

std::vector<ReasonCase> CasesOfRecognition() {
  const auto code = absl::StatusCode::kFailedPrecondition;
  return {
      {v1::RECOGNITION_UNFIT, code, " 1", v1::PROGRAMME_SECRETARY,
       [](World& world) {
         const OpenRecognition open = Opening(world);
         world.Do(open);
         return world.Try(open).status();
       }},
  };
}

}  // namespace noordster::engine
