// SPDX-License-Identifier: EUPL-1.2
#include <vector>

#include "tests/engine/paths/reason_case.h"

namespace noordster::engine {

namespace v1 = noordster::v1;

std::vector<ReasonCase> CasesOfProposals() {
  const auto code = absl::StatusCode::kFailedPrecondition;
  return {
      {v1::PROPOSAL_UNFIT, code, "begroting OPEN", v1::PROGRAMME_SECRETARY,
       [](World& world) {
         CreateProposal create;
         create.name = "programmes/p/proposals/v";
         create.proposal.set_kind(v1::Proposal::COUNCIL_PROPOSAL);
         create.proposal.add_points()->set_id("begroting");
         create.proposal.mutable_points(0)->set_kind(v1::DecisionPoint::BUDGET_CHANGE);
         world.Do(create);
         return world.Try(ConfirmPointOutcomes{create.name, {"begroting"}, world.Text()}).status();
       }},
  };
}

}  // namespace noordster::engine
