// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/event_subject.h"

namespace noordster::engine {

using noordster::internal::v1::Event;

std::string PlanOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kPlanCreated:
      return event.plan_created().plan();
    case Event::kPlanUpdated:
      return event.plan_updated().plan();
    case Event::kVersionFrozen:
      return event.version_frozen().plan();
    case Event::kStepOpened:
      return event.step_opened().plan();
    case Event::kOutcomeRecorded:
      return event.outcome_recorded().plan();
    case Event::kFollowUpOpened:
      return event.follow_up_opened().plan();
    case Event::kFollowUpSettled:
      return event.follow_up_settled().plan();
    case Event::kPlanEnded:
      return event.plan_ended().plan();
    case Event::kPapersHandedIn:
      return event.papers_handed_in().plan();
    case Event::kOutcomeConfirmed:
      return event.outcome_confirmed().facts().plan();
    case Event::kOutcomeReversed:
      return event.outcome_reversed().facts().plan();
    case Event::kFactsCorrected:
      return event.facts_corrected().has_facts() ? event.facts_corrected().facts().plan()
                                                 : event.facts_corrected().plan();
    case Event::kPlanMigrated:
      return event.plan_migrated().plan();
    case Event::kDecisionReconsidered:
      return event.decision_reconsidered().facts().plan();
    case Event::kDefined:
    case Event::kPersonErased:
    case Event::kPathPublished:
    case Event::kMandateGranted:
    case Event::kMandateRevoked:
    case Event::kMandatesEnacted:
    case Event::kDraftPrepared:
    case Event::kDraftApproved:
    case Event::kApprovalRetracted:
    case Event::kDraftWithdrawn:
    case Event::kDraftCarriedOut:
    case Event::KIND_NOT_SET:
      return "";
  }
  return "";
}

std::string BodyBehind(const Event& event) {
  switch (event.kind_case()) {
    case Event::kOutcomeRecorded:
      return event.outcome_recorded().decision().body();
    case Event::kOutcomeConfirmed:
      return event.outcome_confirmed().facts().body();
    case Event::kOutcomeReversed:
      return event.outcome_reversed().facts().body();
    case Event::kFactsCorrected:
      return event.facts_corrected().facts().body();
    case Event::kDecisionReconsidered:
      return event.decision_reconsidered().facts().body();
    default:
      return "";
  }
}

}  // namespace noordster::engine
