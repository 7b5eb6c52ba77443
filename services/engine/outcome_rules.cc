// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/outcome_rules.h"

namespace noordster::engine {

namespace v1 = noordster::v1;

bool IsProcedural(v1::OutcomeKind kind) {
  switch (kind) {
    case v1::DEFERRED:
    case v1::SENT_BACK:
    case v1::NOT_TREATED:
    case v1::WITHDRAWN:
    case v1::NOT_READY:
      return true;
    default:
      return false;
  }
}

bool IsFavourable(v1::OutcomeKind kind) {
  return !IsProcedural(kind) && kind != v1::REJECTED && kind != v1::NOT_RECOGNISED;
}

bool Amends(v1::OutcomeKind kind) {
  return kind == v1::ADOPTED_AS_AMENDED || kind == v1::AGREED_AS_AMENDED;
}

bool MayEnd(v1::OutcomeKind kind, v1::StageRole role) {
  switch (kind) {
    case v1::WITHDRAWN:
      return true;
    case v1::REJECTED:
      return role == v1::INTERNAL_ADOPTION || role == v1::PROPOSING || role == v1::DECIDING;
    case v1::COMPLETED:
      return role == v1::CARRYING_OUT || role == v1::DECIDING;
    case v1::ADOPTED:
    case v1::NOTED:
      return role == v1::DECIDING;
    case v1::SIGNED:
      return role == v1::SIGNING;
    default:
      return false;
  }
}

bool FitsEffect(v1::OutcomeKind kind, v1::LegalEffect effect) {
  if (effect == v1::NONE) return true;
  if (IsProcedural(kind)) return false;
  switch (kind) {
    case v1::INPUT_GATHERED:
    case v1::DRAFT_READY:
    case v1::RECOGNISED:
    case v1::RECOGNISED_WITH_REMARKS:
    case v1::RECOGNISED_IN_PART:
    case v1::NOT_RECOGNISED:
    case v1::CONSENT_ITEM:
    case v1::CONSENT_ITEM_WITH_STATEMENTS:
    case v1::DEBATE_ITEM:
      return effect == v1::ADVICE;
    case v1::PROVISIONALLY_ADOPTED:
    case v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS:
    case v1::COMPLETED:
      return effect == v1::INTERNAL;
    case v1::NOTED:
    case v1::SIGNED:
      return false;
    default:
      return true;
  }
}

v1::LegalEffect LeastEffect(v1::OutcomeKind kind, v1::StageRole role) {
  switch (kind) {
    case v1::PROVISIONALLY_ADOPTED:
    case v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS:
      return v1::INTERNAL;
    case v1::ADOPTED:
    case v1::ADOPTED_AS_AMENDED:
    case v1::REJECTED:
      return role == v1::DECIDING ? v1::DECISION : v1::NONE;
    case v1::AGREED:
    case v1::AGREED_AS_AMENDED:
      return role == v1::PROPOSING ? v1::PROPOSAL : v1::NONE;
    default:
      return v1::NONE;
  }
}

bool FitsMajority(v1::BodyKind body, v1::MajorityRule rule) {
  if (body != v1::COUNCIL && body != v1::EXECUTIVE) return true;
  return rule == v1::MAJORITY_RULE_UNSPECIFIED || rule == v1::ABSOLUTE_MAJORITY;
}

bool MayTakeMinorityView(v1::OutcomeKind kind) {
  return kind == v1::RECOGNISED_IN_PART || kind == v1::NOT_RECOGNISED;
}

bool FitsRole(v1::BodyKind body, v1::StageRole role) {
  if (role != v1::DECIDING && role != v1::PROPOSING) return true;
  return body == v1::COUNCIL || body == v1::EXECUTIVE;
}

bool MeetsToDecide(v1::BodyKind body) {
  return body == v1::COUNCIL || body == v1::COUNCIL_COMMITTEE || body == v1::EXECUTIVE ||
         body == v1::PROGRAMME_BOARD || body == v1::PARTNER_CONSULTATION;
}

bool Dispensable(v1::GuardKind kind) {
  return kind == v1::OUTCOME_GIVEN || kind == v1::PAPERS_ON_TIME;
}

v1::Lifter ConfirmerOf(v1::BodyKind body) {
  if (body == v1::COUNCIL || body == v1::COUNCIL_COMMITTEE) return v1::COUNCIL_CLERK;
  if (body == v1::EXECUTIVE) return v1::EXECUTIVE_SECRETARIAT;
  return v1::LIFTER_UNSPECIFIED;
}

int32_t SubstanceOf(const noordster::internal::v1::PlanVersion& version) {
  return version.substance() > 0 ? version.substance() : version.number();
}

bool NeedsReason(v1::OutcomeKind kind) {
  return kind == v1::DEFERRED || kind == v1::SENT_BACK || kind == v1::NOT_READY ||
         kind == v1::WITHDRAWN || kind == v1::REJECTED || kind == v1::NOT_RECOGNISED;
}

OutcomeNeeds NeedsOf(const noordster::internal::v1::Outcome& outcome) {
  OutcomeNeeds needs;
  needs.reason = NeedsReason(outcome.kind());
  needs.remarks = outcome.kind() == v1::RECOGNISED_WITH_REMARKS;
  needs.conditions = outcome.kind() == v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS;
  needs.due_date = Amends(outcome.kind());
  needs.minority_view = outcome.minority_view();
  return needs;
}

}  // namespace noordster::engine
