// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/event_subject.h"

#include "services/engine/names.h"

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
    case Event::kOutcomeDisclosed:
      return event.outcome_disclosed().facts().plan();
    case Event::kSecrecyImposed:
      return event.secrecy_imposed().plan();
    case Event::kSecrecyLifted:
      return event.secrecy_lifted().plan();
    case Event::kDecisionReconsidered:
      return event.decision_reconsidered().facts().plan();
    case Event::kRecognitionOpened:
      return event.recognition_opened().plan();
    case Event::kParticipantsAdded:
      return event.participants_added().plan();
    case Event::kRecognitionExtended:
      return event.recognition_extended().plan();
    case Event::kAnswersRecorded:
      return event.answers_recorded().plan();
    case Event::kReactionsSent:
      return event.reactions_sent().plan();
    default:
      return "";
  }
}

std::string DraftedResourceOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kDraftPrepared:
      return event.draft_prepared().prepared().resource();
    case Event::kDraftApproved:
      return event.draft_approved().resource();
    case Event::kApprovalRetracted:
      return event.approval_retracted().resource();
    case Event::kDraftWithdrawn:
      return event.draft_withdrawn().resource();
    case Event::kDraftCarriedOut:
      return event.draft_carried_out().resource();
    default:
      return "";
  }
}

std::vector<std::string> DraftedSubjectsOf(const Event& event) {
  const auto listed = [](const auto& names) {
    return std::vector<std::string>(names.begin(), names.end());
  };
  switch (event.kind_case()) {
    case Event::kDraftPrepared:
      return listed(event.draft_prepared().prepared().subjects());
    case Event::kDraftApproved:
      return listed(event.draft_approved().subjects());
    case Event::kApprovalRetracted:
      return listed(event.approval_retracted().subjects());
    case Event::kDraftWithdrawn:
      return listed(event.draft_withdrawn().subjects());
    case Event::kDraftCarriedOut:
      return listed(event.draft_carried_out().subjects());
    default:
      return {};
  }
}

const noordster::internal::v1::DecisionFacts* FactsOf(const Event& event) {
  if (event.has_outcome_confirmed()) return &event.outcome_confirmed().facts();
  if (event.has_outcome_reversed()) return &event.outcome_reversed().facts();
  if (event.has_decision_reconsidered()) return &event.decision_reconsidered().facts();
  if (event.has_facts_corrected() && event.facts_corrected().has_facts()) {
    return &event.facts_corrected().facts();
  }
  if (event.has_outcome_disclosed()) return &event.outcome_disclosed().facts();
  if (event.has_secrecy_lifted() && event.secrecy_lifted().has_facts()) {
    return &event.secrecy_lifted().facts();
  }
  return nullptr;
}

const noordster::internal::v1::MeetingFacts* MeetingFactsOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kMeetingCalled:
      return &event.meeting_called().facts();
    case Event::kMeetingMoved:
      return &event.meeting_moved().facts();
    case Event::kMeetingOpened:
      return &event.meeting_opened().facts();
    case Event::kMeetingTurned:
      return &event.meeting_turned().facts();
    case Event::kDecisionListPublished:
      return &event.decision_list_published().facts();
    case Event::kMinutesAdopted:
      return &event.minutes_adopted().facts();
    case Event::kAgendaPublished:
      return &event.agenda_published().facts();
    default:
      return nullptr;
  }
}

const noordster::internal::v1::ActionFacts* ActionFactsOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kActionAdded:
      return &event.action_added().facts();
    case Event::kActionUpdated:
      return &event.action_updated().facts();
    case Event::kActionSettled:
      return &event.action_settled().facts();
    case Event::kActionReopened:
      return &event.action_reopened().facts();
    default:
      return nullptr;
  }
}

std::string ProposalOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kProposalMade:
      return event.proposal_made().proposal();
    case Event::kProposalUpdated:
      return event.proposal_updated().proposal();
    case Event::kProposalInitialed:
      return event.proposal_initialed().proposal();
    case Event::kPointDecided:
      return event.point_decided().proposal();
    case Event::kPointConfirmed:
      return event.point_confirmed().proposal();
    case Event::kPointReversed:
      return event.point_reversed().proposal();
    case Event::kPointDatesRecorded:
      return event.point_dates_recorded().proposal();
    default:
      return "";
  }
}

std::string ProjectOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kProjectMade:
      return event.project_made().project();
    case Event::kProjectChanged:
      return event.project_changed().project();
    case Event::kProjectTurned:
      return event.project_turned().project();
    case Event::kProjectTold:
      return event.project_told().project();
    default:
      return "";
  }
}

std::string ItemOf(const Event& event) {
  const auto named = [](const auto& about) { return ItemName(about.meeting(), about.item()); };
  switch (event.kind_case()) {
    case Event::kItemRequested:
      return ItemName(event.item_requested().meeting(), event.item_requested().item().number());
    case Event::kItemUpdated:
      return named(event.item_updated());
    case Event::kItemPlaced:
      return named(event.item_placed());
    case Event::kPaperAsked:
      return named(event.paper_asked());
    case Event::kPaperDelivered:
      return named(event.paper_delivered());
    case Event::kPaperDispensed:
      return named(event.paper_dispensed());
    case Event::kPaperReleased:
      return named(event.paper_released());
    case Event::kItemSecrecyImposed:
      return named(event.item_secrecy_imposed());
    case Event::kItemSecrecyLifted:
      return named(event.item_secrecy_lifted());
    case Event::kAttendanceRecorded:
      return named(event.attendance_recorded());
    case Event::kBallotHeld:
      return named(event.ballot_held());
    default:
      return "";
  }
}

std::string PaperOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kPaperAsked:
      return event.paper_asked().paper().id();
    case Event::kPaperDelivered:
      return event.paper_delivered().paper();
    case Event::kPaperDispensed:
      return event.paper_dispensed().paper();
    case Event::kPaperReleased:
      return event.paper_released().paper();
    case Event::kItemSecrecyImposed:
      return event.item_secrecy_imposed().paper();
    case Event::kItemSecrecyLifted:
      return event.item_secrecy_lifted().paper();
    default:
      return "";
  }
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
    case Event::kSecrecyImposed:
      return event.secrecy_imposed().order().body();
    case Event::kSecrecyLifted:
      return event.secrecy_lifted().body();
    case Event::kItemSecrecyImposed:
      return event.item_secrecy_imposed().order().body();
    case Event::kItemSecrecyLifted:
      return event.item_secrecy_lifted().body();
    case Event::kPointDecided:
      return event.point_decided().outcome().body();
    default:
      return "";
  }
}

}  // namespace noordster::engine
