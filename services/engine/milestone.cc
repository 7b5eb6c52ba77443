// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/milestone.h"

#include <string>

#include "services/engine/authorization/mandate_rules.h"
#include "services/engine/event_subject.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::Milestone;
using Kind = noordster::v1::Milestone;

void DescribeAs(Kind::Kind kind, const std::string& resource, Milestone& milestone) {
  milestone.set_kind(kind);
  milestone.set_resource(resource);
}

void DescribeOutcome(const noordster::internal::v1::OutcomeRecorded& event, Milestone& milestone) {
  milestone.set_kind(Kind::OUTCOME_RECORDED);
  milestone.set_resource(event.plan());
  milestone.set_stage(event.decision().stage());
  milestone.set_body(event.decision().body());
  milestone.set_outcome(event.decision().outcome());
  milestone.set_outcome_kind(event.decision().kind());
  milestone.set_effect(event.decision().effect());
  milestone.set_date(event.decision().decided_date());
  if (milestone.date().empty()) milestone.set_edtf(event.decision().decided_period().edtf());
  milestone.set_decision(event.decision().number());
  milestone.set_version(event.decision().plan_version());
  milestone.set_replaces(event.decision().replaces());
  milestone.set_audience(event.audience());
  milestone.set_visible_from_micros(event.visible_from_micros());
}

void DescribeVersion(const noordster::internal::v1::VersionFrozen& event, Milestone& milestone) {
  milestone.set_kind(Kind::VERSION_FROZEN);
  milestone.set_resource(event.plan());
  milestone.set_version(event.version().number());
}

void DescribeFollowUp(const noordster::internal::v1::FollowUpOpened& event, Milestone& milestone) {
  milestone.set_kind(Kind::FOLLOW_UP_OPENED);
  milestone.set_resource(event.plan());
  milestone.set_follow_up(event.follow_up().number());
  milestone.set_follow_up_kind(event.follow_up().kind());
  milestone.set_date(event.follow_up().due_date());
}

void DescribeSettlement(const noordster::internal::v1::FollowUpSettled& event,
                        Milestone& milestone) {
  milestone.set_kind(Kind::FOLLOW_UP_SETTLED);
  milestone.set_resource(event.plan());
  milestone.set_follow_up(event.number());
  milestone.set_follow_up_kind(event.kind());
  milestone.set_settlement(event.settlement());
}

void DescribeEnd(const noordster::internal::v1::PlanEnded& event, Milestone& milestone) {
  milestone.set_kind(Kind::PLAN_ENDED);
  milestone.set_resource(event.plan());
  milestone.set_state(event.state());
}

void DescribeMigration(const noordster::internal::v1::PlanMigrated& event, Milestone& milestone) {
  milestone.set_kind(Kind::PLAN_MIGRATED);
  milestone.set_resource(event.plan());
  milestone.set_stage(event.stage());
  milestone.set_body(event.body());
  milestone.set_version(event.path_number());
}

void DescribeDecision(const noordster::internal::v1::DecisionFacts& facts, Kind::Kind kind,
                      Milestone& milestone) {
  milestone.set_kind(kind);
  milestone.set_resource(facts.plan());
  milestone.set_decision(facts.decision());
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

// Of what comes under secrecy only those are told who go on seeing that it is there.
void DescribeSecrecy(const noordster::internal::v1::SecrecyImposed& event, Milestone& milestone) {
  if (event.has_facts()) DescribeDecision(event.facts(), Kind::SECRECY_IMPOSED, milestone);
  milestone.set_kind(Kind::SECRECY_IMPOSED);
  milestone.set_resource(event.plan());
  milestone.set_date(event.order().imposed_date());
  milestone.set_audience(noordster::v1::ADMINISTRATION);
  milestone.clear_visible_from_micros();
}

void DescribePath(const noordster::internal::v1::PathPublished& event, Milestone& milestone) {
  milestone.set_kind(Kind::PATH_PUBLISHED);
  milestone.set_resource(event.path());
  milestone.set_version(event.version().number());
}

void DescribeStep(const noordster::internal::v1::StepOpened& event, Milestone& milestone) {
  milestone.set_kind(Kind::STAGE_REACHED);
  milestone.set_resource(event.plan());
  milestone.set_stage(event.stage());
  milestone.set_body(event.body());
}

void DescribePapers(const noordster::internal::v1::PapersHandedIn& event, Milestone& milestone) {
  milestone.set_kind(Kind::PAPERS_HANDED_IN);
  milestone.set_resource(event.plan());
  milestone.set_date(event.papers_date());
  milestone.set_version(event.plan_version());
}

Kind::Kind KindOfStanding(noordster::v1::TargetOutlook::Standing standing) {
  switch (standing) {
    case noordster::v1::TargetOutlook::IN_TIME:
      return Kind::TARGET_IN_TIME;
    case noordster::v1::TargetOutlook::AT_RISK:
      return Kind::TARGET_AT_RISK;
    default:
      return Kind::TARGET_OUT_OF_REACH;
  }
}

void DescribeTarget(const noordster::internal::v1::TargetTurned& event, Milestone& milestone) {
  const noordster::v1::TargetOutlook& target = event.target();
  milestone.set_kind(KindOfStanding(target.standing()));
  milestone.set_resource(event.plan());
  milestone.set_stage(target.stage());
  milestone.set_body(event.body());
  milestone.set_date(target.date());
  milestone.set_from_date(target.from_date());
  *milestone.mutable_outlook() = target;
}

void DescribeEmergency(const noordster::internal::v1::MandateGranted& event, Milestone& milestone) {
  milestone.set_kind(Kind::EMERGENCY_MANDATE);
  milestone.set_resource(event.mandate());
  const std::string& scope = event.granted().scope();
  if (ScopeKindOf(scope) == ScopeKind::kBody) milestone.set_body(scope);
  milestone.set_date(event.granted().start_date());
}

void DescribeRound(const noordster::internal::v1::RecognitionOpened& event, Milestone& milestone) {
  milestone.set_kind(Kind::RECOGNITION_OPENED);
  milestone.set_resource(event.plan());
  milestone.set_version(event.recognition().plan_version());
  milestone.set_date(event.recognition().closing_date());
}

void DescribeMeetingMilestone(const noordster::internal::v1::MeetingFacts& facts, Kind::Kind kind,
                              Milestone& milestone) {
  milestone.set_kind(kind);
  milestone.set_resource(facts.meeting());
  milestone.set_body(std::string(ParentOf(facts.meeting())));
  milestone.set_date(facts.date());
  milestone.set_audience(facts.audience());
}

// What an event tells of a meeting; unspecified: nothing that others follow.
Kind::Kind KindOfMeeting(const Event& event) {
  using noordster::v1::Meeting;
  switch (event.kind_case()) {
    case Event::kMeetingCalled:
      return Kind::MEETING_CALLED;
    case Event::kMeetingMoved:
      return Kind::MEETING_MOVED;
    case Event::kMeetingOpened:
      return event.meeting_opened().state() == Meeting::NOT_OPENED ? Kind::MEETING_NOT_OPENED
                                                                   : Kind::KIND_UNSPECIFIED;
    case Event::kMeetingTurned:
      return event.meeting_turned().state() == Meeting::CANCELLED ? Kind::MEETING_CANCELLED
                                                                  : Kind::KIND_UNSPECIFIED;
    case Event::kAgendaPublished:
      return Kind::AGENDA_PUBLISHED;
    case Event::kDecisionListPublished:
      return Kind::DECISION_LIST_PUBLISHED;
    default:
      return Kind::KIND_UNSPECIFIED;
  }
}

// Says what others follow of an event about a meeting; false when nobody does.
bool DescribeMeetingEvent(const Event& event, Milestone& milestone) {
  const Kind::Kind kind = KindOfMeeting(event);
  if (kind == Kind::KIND_UNSPECIFIED) return false;
  DescribeMeetingMilestone(*MeetingFactsOf(event), kind, milestone);
  milestone.set_from_date(event.meeting_moved().from_date());
  milestone.set_version(event.agenda_published().version().number());
  return true;
}

// Says what others follow of an event about an action; false when nobody does.
bool DescribeAction(const Event& event, Milestone& milestone) {
  const noordster::internal::v1::ActionFacts& facts = *ActionFactsOf(event);
  switch (event.kind_case()) {
    case Event::kActionAdded:
      milestone.set_kind(Kind::ACTION_ADDED);
      milestone.set_date(event.action_added().added().made_date());
      break;
    case Event::kActionSettled:
      milestone.set_kind(Kind::ACTION_SETTLED);
      milestone.set_date(event.action_settled().settled_date());
      break;
    case Event::kActionReopened:
      milestone.set_kind(Kind::ACTION_REOPENED);
      break;
    default:
      return false;
  }
  milestone.set_resource(facts.action());
  milestone.set_body(std::string(ParentOf(facts.action())));
  milestone.set_action_kind(facts.kind());
  milestone.set_action_state(facts.state());
  milestone.set_audience(facts.audience());
  return true;
}

// Says what others follow of an event about an indicator, which is public; false when nobody does.
bool DescribeIndicator(const Event& event, Milestone& milestone) {
  milestone.set_audience(noordster::v1::PUBLIC);
  switch (event.kind_case()) {
    case Event::kIndicatorMade:
      DescribeAs(Kind::INDICATOR_ADDED, event.indicator_made().indicator(), milestone);
      return true;
    case Event::kIndicatorChanged:
      DescribeAs(Kind::INDICATOR_CHANGED, event.indicator_changed().indicator(), milestone);
      return true;
    case Event::kMeasurementsRecorded:
      DescribeAs(Kind::MEASURED, event.measurements_recorded().indicator(), milestone);
      return true;
    default:
      return false;
  }
}

// Says what others follow of an event about a project, an indicator or how a programme stands;
// false when nobody does.
bool DescribeInProgramme(const Event& event, Milestone& milestone) {
  switch (event.kind_case()) {
    case Event::kProjectMade:
      DescribeAs(Kind::PROJECT_ADDED, event.project_made().project(), milestone);
      milestone.set_project_state(event.project_made().made().state());
      milestone.set_audience(event.project_made().audience());
      return true;
    case Event::kProjectChanged:
      DescribeAs(Kind::PROJECT_CHANGED, event.project_changed().project(), milestone);
      milestone.set_audience(event.project_changed().audience());
      return true;
    case Event::kProjectTurned:
      DescribeAs(Kind::PROJECT_TURNED, event.project_turned().project(), milestone);
      milestone.set_project_state(event.project_turned().state());
      milestone.set_date(event.project_turned().date());
      milestone.set_audience(event.project_turned().audience());
      return true;
    case Event::kProjectTold:
      DescribeAs(Kind::PROJECT_TOLD, event.project_told().project(), milestone);
      milestone.set_date(event.project_told().update().date());
      milestone.set_audience(event.project_told().audience());
      return true;
    case Event::kProgrammeAssessed: {
      const auto& made = event.programme_assessed().assessment();
      DescribeAs(Kind::STATUS_ASSESSED,
                 AssessmentName(event.programme_assessed().programme(), made.number()), milestone);
      milestone.set_aspect(made.aspect());
      milestone.set_rating(made.rating());
      milestone.set_date(made.date());
      milestone.set_audience(noordster::v1::PUBLIC);
      return true;
    }
    default:
      return DescribeIndicator(event, milestone);
  }
}

// Says what others follow of what was worked out of a planning; false when nobody does.
bool DescribePlanning(const Event& event, Milestone& milestone) {
  switch (event.kind_case()) {
    case Event::kForecastMade: {
      const auto& made = event.forecast_made();
      if (made.moved_stage().empty()) return false;
      DescribeAs(Kind::PLANNING_MOVED, std::string(ParentOf(made.forecast())), milestone);
      milestone.set_stage(made.moved_stage());
      milestone.set_body(made.body());
      milestone.set_from_date(made.from_date());
      milestone.set_date(made.date());
      return true;
    }
    case Event::kTargetTurned:
      DescribeTarget(event.target_turned(), milestone);
      return true;
    case Event::kMomentCame: {
      const auto& came = event.moment_came();
      DescribeAs(came.kind(), came.resource(), milestone);
      milestone.set_stage(came.stage());
      milestone.set_body(came.body());
      milestone.set_date(came.date());
      milestone.set_meeting_date(came.meeting_date());
      milestone.set_follow_up(came.follow_up());
      milestone.set_follow_up_kind(came.follow_up_kind());
      return true;
    }
    default:
      return false;
  }
}

// Says what others follow of an event about a point of a proposal; false when nobody does. That one
// was confirmed or reversed is told without what it was: whoever may see that saw it.
bool DescribePoint(const Event& event, Milestone& milestone) {
  const auto describe = [&milestone](Kind::Kind kind, const auto& told,
                                     noordster::v1::Audience audience) {
    DescribeAs(kind, told.proposal(), milestone);
    milestone.set_point(told.point());
    milestone.set_audience(audience);
    return true;
  };
  switch (event.kind_case()) {
    case Event::kPointDecided: {
      const auto& outcome = event.point_decided().outcome();
      milestone.set_body(outcome.body());
      milestone.set_outcome_kind(outcome.kind());
      milestone.set_effect(outcome.effect());
      milestone.set_date(outcome.decided_date());
      return describe(Kind::POINT_DECIDED, event.point_decided(), outcome.audience());
    }
    case Event::kPointConfirmed:
      return describe(Kind::POINT_CONFIRMED, event.point_confirmed(),
                      event.point_confirmed().audience());
    case Event::kPointReversed:
      return describe(Kind::POINT_RETRACTED, event.point_reversed(),
                      event.point_reversed().audience());
    default:
      return false;
  }
}

// What an event tells of a decision that was recorded before.
Kind::Kind KindOfFacts(const Event& event) {
  switch (event.kind_case()) {
    case Event::kOutcomeConfirmed:
      return Kind::OUTCOME_CONFIRMED;
    case Event::kOutcomeReversed:
      return Kind::OUTCOME_RETRACTED;
    case Event::kDecisionReconsidered:
      return Kind::DECISION_RECONSIDERED;
    case Event::kFactsCorrected:
      return Kind::FACTS_CORRECTED;
    case Event::kOutcomeDisclosed:
      return Kind::OUTCOME_DISCLOSED;
    default:
      return Kind::SECRECY_LIFTED;
  }
}

// Says what others follow of an event about a path, plan or mandate; false when nobody does.
bool DescribePlanEvent(const Event& event, Milestone& milestone) {
  switch (event.kind_case()) {
    case Event::kPathPublished:
      DescribePath(event.path_published(), milestone);
      return true;
    case Event::kPlanCreated:
      DescribeAs(Kind::PLAN_STARTED, event.plan_created().plan(), milestone);
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
    case Event::kPlanUpdated:
      DescribeAs(Kind::PLAN_UPDATED, event.plan_updated().plan(), milestone);
      return true;
    case Event::kSecrecyImposed:
      DescribeSecrecy(event.secrecy_imposed(), milestone);
      return true;
    case Event::kSecrecyLifted:
      DescribeAs(Kind::SECRECY_LIFTED, event.secrecy_lifted().plan(), milestone);
      return true;
    case Event::kRecognitionOpened:
      DescribeRound(event.recognition_opened(), milestone);
      return true;
    default:
      return false;
  }
}

// Says what others follow of an event; false when nobody does.
bool Describe(const Event& event, Milestone& milestone) {
  if (const auto* facts = FactsOf(event); facts != nullptr) {
    DescribeDecision(*facts, KindOfFacts(event), milestone);
    return true;
  }
  switch (event.kind_case()) {
    case Event::kPathPublished:
    case Event::kPlanCreated:
    case Event::kVersionFrozen:
    case Event::kStepOpened:
    case Event::kOutcomeRecorded:
    case Event::kFollowUpOpened:
    case Event::kFollowUpSettled:
    case Event::kPlanEnded:
    case Event::kPapersHandedIn:
    case Event::kPlanMigrated:
    case Event::kMandateGranted:
    case Event::kPlanUpdated:
    case Event::kSecrecyImposed:
    case Event::kSecrecyLifted:
    case Event::kRecognitionOpened:
      return DescribePlanEvent(event, milestone);
    case Event::kMeetingCalled:
    case Event::kMeetingMoved:
    case Event::kMeetingOpened:
    case Event::kMeetingTurned:
    case Event::kAgendaPublished:
    case Event::kDecisionListPublished:
      return DescribeMeetingEvent(event, milestone);
    case Event::kActionAdded:
    case Event::kActionUpdated:
    case Event::kActionSettled:
    case Event::kActionReopened:
      return DescribeAction(event, milestone);
    case Event::kPointDecided:
    case Event::kPointConfirmed:
    case Event::kPointReversed:
      return DescribePoint(event, milestone);
    case Event::kProjectMade:
    case Event::kProjectChanged:
    case Event::kProjectTurned:
    case Event::kProjectTold:
    case Event::kIndicatorMade:
    case Event::kIndicatorChanged:
    case Event::kMeasurementsRecorded:
    case Event::kProgrammeAssessed:
      return DescribeInProgramme(event, milestone);
    default:
      return DescribePlanning(event, milestone);
  }
}

}  // namespace

std::optional<Milestone> MilestoneOf(const Event& event) {
  Milestone milestone;
  milestone.set_sequence(event.header().sequence());
  milestone.set_act(event.header().cause() == 0 ? event.header().sequence()
                                                : event.header().cause());
  milestone.set_commit_time_micros(event.header().commit_time_micros());
  milestone.set_audience(noordster::v1::ADMINISTRATION);
  if (!Describe(event, milestone)) return std::nullopt;
  return milestone;
}

}  // namespace noordster::engine
