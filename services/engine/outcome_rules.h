// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_OUTCOME_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_OUTCOME_RULES_H_

#include <cstdint>

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/terms.pb.h"

// What follows from the kind of an outcome, whatever a path calls it. Pure, one table each.
namespace noordster::engine {

// Puts off, sends back or takes back: decides nothing about the plan, and is never barred by
// guards.
bool IsProcedural(noordster::v1::OutcomeKind kind);

// Takes the plan further: neither procedural nor turned down. Only these are barred by exit guards.
bool IsFavourable(noordster::v1::OutcomeKind kind);

// Changes the text on the spot, so that a consolidated version is still to be made.
bool Amends(noordster::v1::OutcomeKind kind);

// Whether an outcome of this kind may end a plan at a stage with this role. Withdrawing always can.
// Who adopts, proposes or decides can reject; who decides can adopt or note; who carries out or
// decides can complete; who signs can end with that. A body without a veto cannot end a plan, and
// what is adopted as amended goes on, as its consolidated version is still to be made.
bool MayEnd(noordster::v1::OutcomeKind kind, noordster::v1::StageRole role);

// Whether an outcome of this kind can have this effect. What puts off, sends back or takes back
// decides nothing; what a programme adopts provisionally is internal and never a decision of the
// municipality; who consults or works can at most advise.
bool FitsEffect(noordster::v1::OutcomeKind kind, noordster::v1::LegalEffect effect);

// The least effect an outcome of this kind has at a stage with this role: what a council adopts or
// rejects is a decision, what an executive agrees with where it proposes is a proposal, what a
// programme adopts provisionally is internal. NONE for all else.
noordster::v1::LegalEffect LeastEffect(noordster::v1::OutcomeKind kind,
                                       noordster::v1::StageRole role);

// Whether a body of this kind can come to its outcome by this rule: a council and an executive only
// by the law's (Gemeentewet art. 30 and 58).
bool FitsMajority(noordster::v1::BodyKind body, noordster::v1::MajorityRule rule);

// Whether those who think otherwise can send their view along with an outcome of this kind.
bool MayTakeMinorityView(noordster::v1::OutcomeKind kind);

// Whether a body of this kind can sit at a stage with this role: only a council or executive
// decides or proposes (Gemeentewet art. 147 and 160).
bool FitsRole(noordster::v1::BodyKind body, noordster::v1::StageRole role);

// Whether a body of this kind comes to its outcomes in meetings unless its path says otherwise.
bool MeetsToDecide(noordster::v1::BodyKind body);

// Whether a guard of this kind can be dispensed with: what a body asked of others for its own sake.
bool Dispensable(noordster::v1::GuardKind kind);

// Who confirms outcomes of a body of this kind: of a council its clerk, of an executive its
// secretariat; unspecified: nobody, they stand as they are recorded.
noordster::v1::Lifter ConfirmerOf(noordster::v1::BodyKind body);

// The versions an outcome holds for share this number; versions of 0.1 each have their own.
int32_t SubstanceOf(const noordster::internal::v1::PlanVersion& version);

// What must be given with an outcome, and is refused with any other.
struct OutcomeNeeds {
  bool reason = false;  // allowed with every outcome
  bool remarks = false;
  bool conditions = false;
  bool due_date = false;
  bool minority_view = false;
};
OutcomeNeeds NeedsOf(const noordster::internal::v1::Outcome& outcome);

// Whether taking a plan back, or another outcome of this kind, needs a reason.
bool NeedsReason(noordster::v1::OutcomeKind kind);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_OUTCOME_RULES_H_
