// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/paths/reason_case.h"

namespace noordster::engine {

namespace v1 = noordster::v1;

std::vector<ReasonCase> CasesOfActions() {
  return {
      {v1::ACTION_UNFIT, absl::StatusCode::kFailedPrecondition, "OPEN", v1::COUNCIL_CLERK,
       [](World& world) {
         AddAction add;
         add.name = "bodies/b1/actions/a";
         add.action.set_kind(v1::Action::ACTION_POINT);
         add.action.set_made_date("2023-01-10");
         world.Do(add);
         return world.Try(ReopenAction{add.name}).status();
       }},
  };
}

}  // namespace noordster::engine
