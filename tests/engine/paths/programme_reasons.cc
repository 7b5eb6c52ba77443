// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/paths/reason_case.h"

namespace noordster::engine {

namespace v1 = noordster::v1;

std::vector<ReasonCase> CasesOfProgrammes() {
  return {
      {v1::PROJECT_UNFIT, absl::StatusCode::kFailedPrecondition, "RUNNING", v1::PROGRAMME_SECRETARY,
       [](World& world) {
         CreateProject create;
         create.name = "programmes/p/projects/r";
         create.project.set_state(v1::Project::RUNNING);
         world.Do(create);
         return world.Try(TurnProject{create.name, v1::Project::IDEA, "2023-01-10"}).status();
       }},
  };
}

}  // namespace noordster::engine
