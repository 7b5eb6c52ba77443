// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/milestone.h"

#include <string>

#include "services/engine/authorization/mandate_rules.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::Milestone;

void DescribeOutcome(const noordster::internal::v1::OutcomeRecorded& event, Milestone& milestone) {
  milestone.set_kind(Milestone::OUTCOME_RECORDED);
  milestone.set_resource(event.plan());
  milestone.set_stage(event.decision().stage());
  milestone.set_body(event.decision().body());
  milestone.set_outcome(event.decision().outcome());
  milestone.set_outcome_kind(event.decision().kind());
  milestone.set_effect(event.decision().effect());
  milestone.set_date(event.decision().decided_date());
  if (milestone.date().empty()) milestone.set_edtf(event.decision().decided_period().edtf());
  milestone.set_version(event.decision().plan_version());
  milestone.set_replaces(event.decision().replaces());
  milestone.set_audience(event.audience());
  milestone.set_visible_from_micros(event.visible_from_micros());
}

void DescribeVersion(const noordster::internal::v1::VersionFrozen& event, Milestone& milestone) {
  milestone.set_kind(Milestone::VERSION_FROZEN);
  milestone.set_resource(event.plan());
  milestone.set_version(event.version().number());
}

void DescribeFollowUp(const noordster::internal::v1::FollowUpOpened& event, Milestone& milestone) {
  milestone.set_kind(Milestone::FOLLOW_UP_OPENED);
  milestone.set_resource(event.plan());
  milestone.set_follow_up(event.follow_up().number());
  milestone.set_follow_up_kind(event.follow_up().kind());
  milestone.set_date(event.follow_up().due_date());
}

void DescribeSettlement(const noordster::internal::v1::FollowUpSettled& event,
                        Milestone& milestone) {
  milestone.set_kind(Milestone::FOLLOW_UP_SETTLED);
  milestone.set_resource(event.plan());
  milestone.set_follow_up(event.number());
  milestone.set_follow_up_kind(event.kind());
  milestone.set_settlement(event.settlement());
}

void DescribeEnd(const noordster::internal::v1::PlanEnded& event, Milestone& milestone) {
  milestone.set_kind(Milestone::PLAN_ENDED);
  milestone.set_resource(event.plan());
  milestone.set_state(event.state());
}

void DescribeMigration(const noordster::internal::v1::PlanMigrated& event, Milestone& milestone) {
  milestone.set_kind(Milestone::PLAN_MIGRATED);
  milestone.set_resource(event.plan());
  milestone.set_stage(event.stage());
  milestone.set_body(event.body());
  milestone.set_version(event.path_number());
}

void DescribeDecision(const noordster::internal::v1::DecisionFacts& facts, Milestone::Kind kind,
                      Milestone& milestone) {
  milestone.set_kind(kind);
  milestone.set_resource(facts.plan());
  milestone.set_stage(facts.stage());
  milestone.set_body(facts.body());
  milestone.set_outcome(facts.outcome());
  milestone.set_outcome_kind(facts.kind());
  milestone.set_effect(facts.effect());
  milestone.set_date(facts.decided_date());
  milestone.set_version(facts.plan_version());
  milestone.set_audience(facts.audience());
  milestone.set_visible_from_micros(facts.visible_from_micros());
}

void DescribePath(const noordster::internal::v1::PathPublished& event, Milestone& milestone) {
  milestone.set_kind(Milestone::PATH_PUBLISHED);
  milestone.set_resource(event.path());
  milestone.set_version(event.version().number());
}

void DescribeStep(const noordster::internal::v1::StepOpened& event, Milestone& milestone) {
  milestone.set_kind(Milestone::STAGE_REACHED);
  milestone.set_resource(event.plan());
  milestone.set_stage(event.stage());
  milestone.set_body(event.body());
}

void DescribePapers(const noordster::internal::v1::PapersHandedIn& event, Milestone& milestone) {
  milestone.set_kind(Milestone::PAPERS_HANDED_IN);
  milestone.set_resource(event.plan());
  milestone.set_date(event.papers_date());
  milestone.set_version(event.plan_version());
}

void DescribeEmergency(const noordster::internal::v1::MandateGranted& event, Milestone& milestone) {
  milestone.set_kind(Milestone::EMERGENCY_MANDATE);
  milestone.set_resource(event.mandate());
  const std::string& scope = event.granted().scope();
  if (ScopeKindOf(scope) == ScopeKind::kBody) milestone.set_body(scope);
  milestone.set_date(event.granted().start_date());
}

// Says what others follow of an event; false when nobody does.
bool Describe(const Event& event, Milestone& milestone) {
  switch (event.kind_case()) {
    case Event::kPathPublished:
      DescribePath(event.path_published(), milestone);
      return true;
    case Event::kPlanCreated:
      milestone.set_kind(Milestone::PLAN_STARTED);
      milestone.set_resource(event.plan_created().plan());
      return true;
    case Event::kVersionFrozen:
      DescribeVersion(event.version_frozen(), milestone);
      return true;
    case Event::kStepOpened:
      DescribeStep(event.step_opened(), milestone);
      return true;
    case Event::kOutcomeRecorded:
      DescribeOutcome(event.outcome_recorded(), milestone);
      return true;
    case Event::kFollowUpOpened:
      DescribeFollowUp(event.follow_up_opened(), milestone);
      return true;
    case Event::kFollowUpSettled:
      DescribeSettlement(event.follow_up_settled(), milestone);
      return true;
    case Event::kPlanEnded:
      DescribeEnd(event.plan_ended(), milestone);
      return true;
    case Event::kOutcomeConfirmed:
      DescribeDecision(event.outcome_confirmed().facts(), Milestone::OUTCOME_CONFIRMED, milestone);
      return true;
    case Event::kOutcomeReversed:
      DescribeDecision(event.outcome_reversed().facts(), Milestone::OUTCOME_RETRACTED, milestone);
      return true;
    case Event::kDecisionReconsidered:
      DescribeDecision(event.decision_reconsidered().facts(), Milestone::DECISION_RECONSIDERED,
                       milestone);
      return true;
    case Event::kFactsCorrected:
      if (!event.facts_corrected().has_facts()) return false;
      DescribeDecision(event.facts_corrected().facts(), Milestone::FACTS_CORRECTED, milestone);
      return true;
    case Event::kPapersHandedIn:
      DescribePapers(event.papers_handed_in(), milestone);
      return true;
    case Event::kPlanMigrated:
      DescribeMigration(event.plan_migrated(), milestone);
      return true;
    case Event::kMandateGranted:
      if (!event.mandate_granted().granted().emergency()) return false;
      DescribeEmergency(event.mandate_granted(), milestone);
      return true;
    case Event::kDefined:
    case Event::kPersonErased:
    case Event::kPlanUpdated:
    case Event::kMandateRevoked:
    case Event::kMandatesEnacted:
    case Event::kDraftPrepared:
    case Event::kDraftApproved:
    case Event::kApprovalRetracted:
    case Event::kDraftWithdrawn:
    case Event::kDraftCarriedOut:
    case Event::kSecrecyImposed:
    case Event::kSecrecyLifted:
    case Event::KIND_NOT_SET:
      return false;
  }
  return false;
}

}  // namespace

std::optional<Milestone> MilestoneOf(const Event& event) {
  Milestone milestone;
  milestone.set_sequence(event.header().sequence());
  milestone.set_commit_time_micros(event.header().commit_time_micros());
  milestone.set_audience(noordster::v1::ADMINISTRATION);
  if (!Describe(event, milestone)) return std::nullopt;
  return milestone;
}

}  // namespace noordster::engine
