// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/needs/bodies_needs.h"

#include <string>

#include "services/engine/names.h"

namespace noordster::engine {
namespace {

// What is named of programmes, with those programmes.
template <typename Names>
void WantOfProgrammes(const Names& names, Wanted& wanted) {
  for (const std::string& name : names) {
    wanted.Want(ProgrammeOf(name));
    wanted.Want(name);
  }
}

// A recognition round, with its plan.
const Record* WantRecognition(const std::string& name, Wanted& wanted) {
  const Record* plan = WantPlan(ParentOf(name), wanted);
  wanted.Want(name);
  return plan;
}

// The decisions that can have concluded a round of a plan.
void WantConclusions(const Record& plan, Wanted& wanted) {
  for (const auto& said : plan.plan().stage_outcomes()) {
    wanted.Want(DecisionName(plan.name(), said.decision()));
  }
}

// An action, with its body.
const Record* WantAction(const std::string& name, Wanted& wanted) {
  wanted.Want(ParentOf(name));
  return wanted.Want(name);
}

// An action, with its body and the item under which it was made.
void WantItemOfAction(const std::string& name, Wanted& wanted) {
  const Record* action = WantAction(name, wanted);
  if (action == nullptr || action->action().agenda_item().empty()) return;
  wanted.Want(action->action().agenda_item());
}

// A proposal, with its programme and what the points and persons in it are.
void WantProposal(const std::string& name, const noordster::internal::v1::Proposal& proposal,
                  Wanted& wanted) {
  wanted.Want(ParentOf(name));
  wanted.Want(name);
  if (!proposal.writer().empty()) wanted.Want(proposal.writer());
  if (!proposal.portfolio_holder().empty()) wanted.Want(proposal.portfolio_holder());
  for (const auto& point : proposal.points()) {
    if (!point.plan().empty()) wanted.Want(point.plan());
  }
}

// A proposal, with its programme, the decisions on the plans of its points, and the bodies that
// decided.
void WantDecided(const std::string& name, Wanted& wanted) {
  wanted.Want(ParentOf(name));
  const Record* proposal = wanted.Want(name);
  if (proposal == nullptr) return;
  for (const auto& point : proposal->proposal().points()) {
    if (!point.plan().empty()) wanted.Want(point.plan());
    for (const auto& outcome : point.outcomes()) {
      const Record* decision =
          outcome.decision().empty() ? nullptr : wanted.Want(outcome.decision());
      const std::string& body = decision == nullptr ? outcome.body() : decision->decision().body();
      if (!body.empty()) wanted.Want(body);
    }
  }
}

// The items of a meeting that are placed.
std::vector<const Record*> WantPlaced(const Record& meeting, Wanted& wanted) {
  std::vector<const Record*> items;
  for (const int32_t number : meeting.meeting().placed_items()) {
    items.push_back(wanted.Want(ItemName(meeting.name(), number)));
  }
  return items;
}

// An item, with the proposals it is about.
void WantItemAsked(const std::string& item, Wanted& wanted) {
  WantProposals(WantItem(item, wanted), wanted);
}

}  // namespace

void WantFor(const PlanMeeting& command, Wanted& wanted) {
  WantMeeting(command.name, wanted);
  if (!command.meeting.makes_up_for().empty()) wanted.Want(command.meeting.makes_up_for());
}

void WantFor(const CallMeeting& command, Wanted& wanted) { WantMeeting(command.meeting, wanted); }

void WantFor(const MoveMeeting& command, Wanted& wanted) { WantMeeting(command.meeting, wanted); }

void WantFor(const OpenMeeting& command, Wanted& wanted) {
  const Record* meeting = WantMeeting(command.meeting, wanted);
  if (meeting != nullptr) {
    for (const Record* item : WantPlaced(*meeting, wanted)) {
      const bool is_closed =
          item != nullptr && (meeting->meeting().closed() || item->agenda_item().closed());
      if (is_closed) WantProposals(item, wanted);
    }
  }
  if (!command.opening.chair().empty()) wanted.Want(command.opening.chair());
  for (const std::string& person : command.opening.persons()) wanted.Want(person);
}

void WantFor(const TurnMeeting& command, Wanted& wanted) { WantMeeting(command.meeting, wanted); }

void WantFor(const PublishDecisionList& command, Wanted& wanted) {
  WantMeeting(command.meeting, wanted);
}

void WantFor(const AdoptMinutes& command, Wanted& wanted) {
  WantMeeting(command.meeting, wanted);
  wanted.Want(command.adopted_in);
}

void WantFor(const RequestItem& command, Wanted& wanted) {
  const Record* meeting = WantMeeting(command.meeting, wanted);
  WantOfProgrammes(command.item.subjects(), wanted);
  if (meeting == nullptr) return;
  wanted.WantUntaken(ItemName(command.meeting, meeting->meeting().items() + 1));
}

void WantFor(const UpdateItem& command, Wanted& wanted) {
  WantItem(command.name, wanted);
  WantOfProgrammes(command.item.subjects(), wanted);
}

void WantFor(const PlaceItem& command, Wanted& wanted) {
  WantItemAsked(command.name, wanted);
  if (command.meeting.empty()) return;
  const Record* later = wanted.Want(command.meeting);
  if (later == nullptr) return;
  wanted.WantUntaken(ItemName(command.meeting, later->meeting().items() + 1));
}

void WantFor(const PublishAgenda& command, Wanted& wanted) {
  const Record* meeting = WantMeeting(command.meeting, wanted);
  if (meeting == nullptr) return;
  WantPlaced(*meeting, wanted);
  wanted.WantUntaken(AgendaName(command.meeting, meeting->meeting().agenda_version() + 1));
}

void WantFor(const AskPaper& command, Wanted& wanted) { WantItem(command.item, wanted); }

void WantFor(const DeliverPaper& command, Wanted& wanted) { WantItem(command.item, wanted); }

void WantFor(const DispensePaper& command, Wanted& wanted) { WantItem(command.item, wanted); }

void WantFor(const ReleasePaper& command, Wanted& wanted) { WantItem(command.item, wanted); }

void WantFor(const ImposeItemSecrecy& command, Wanted& wanted) {
  WantItemAsked(command.item, wanted);
  wanted.Want(command.body);
  if (!command.lifter.empty()) wanted.Want(command.lifter);
}

void WantFor(const LiftItemSecrecy& command, Wanted& wanted) {
  WantItemAsked(command.item, wanted);
}

void WantFor(const RecordAttendance& command, Wanted& wanted) {
  WantItem(command.item, wanted);
  for (const std::string& person : command.attendance.persons()) wanted.Want(person);
  for (const auto& recusal : command.attendance.recusals()) {
    if (!recusal.person().empty()) wanted.Want(recusal.person());
  }
}

void WantFor(const RecordBallot& command, Wanted& wanted) {
  const Record* item = WantItem(command.item, wanted);
  WantProposals(item, wanted);
  for (const auto& candidate : command.ballot.candidates()) wanted.Want(candidate.person());
  if (!command.ballot.lot().empty()) wanted.Want(command.ballot.lot());
}

void WantFor(const OpenRecognition& command, Wanted& wanted) {
  const Record* plan = WantPlan(command.plan, wanted);
  if (plan == nullptr) return;
  const int32_t rounds = plan->plan().recognitions();
  if (rounds > 0) wanted.Want(RecognitionName(command.plan, rounds));
  WantConclusions(*plan, wanted);
  wanted.WantUntaken(RecognitionName(command.plan, rounds + 1));
}

void WantFor(const AddParticipants& command, Wanted& wanted) {
  WantRecognition(command.recognition, wanted);
}

void WantFor(const ExtendRecognition& command, Wanted& wanted) {
  const Record* plan = WantRecognition(command.recognition, wanted);
  if (plan != nullptr) WantConclusions(*plan, wanted);
}

void WantFor(const RecordAnswers& command, Wanted& wanted) {
  const Record* plan = WantRecognition(command.recognition, wanted);
  if (plan == nullptr) return;
  int32_t number = plan->plan().follow_ups();
  for (const GivenAnswer& answer : command.answers) {
    for (size_t i = 0; i < answer.remarks.size(); ++i) {
      wanted.WantUntaken(FollowUpName(plan->name(), ++number));
    }
  }
}

void WantFor(const RecordSending& command, Wanted& wanted) {
  WantRecognition(command.recognition, wanted);
}

void WantFor(const AddAction& command, Wanted& wanted) {
  WantAction(command.name, wanted);
  if (!command.action.agenda_item().empty()) WantItemAsked(command.action.agenda_item(), wanted);
  WantOfProgrammes(command.action.plans(), wanted);
  if (!command.action.owner().empty()) wanted.Want(command.action.owner());
}

void WantFor(const UpdateAction& command, Wanted& wanted) {
  WantItemOfAction(command.action, wanted);
  if (!command.owner.empty()) wanted.Want(command.owner);
}

void WantFor(const SettleAction& command, Wanted& wanted) {
  WantItemOfAction(command.action, wanted);
  if (!command.settled_in.empty()) WantItem(command.settled_in, wanted);
  if (!command.replaced_by.empty()) wanted.Want(command.replaced_by);
}

void WantFor(const ReopenAction& command, Wanted& wanted) {
  WantItemOfAction(command.action, wanted);
}

void WantFor(const CreateProposal& command, Wanted& wanted) {
  WantProposal(command.name, command.proposal, wanted);
}

void WantFor(const UpdateProposal& command, Wanted& wanted) {
  WantProposal(command.name, command.proposal, wanted);
}

void WantFor(const RecordInitial& command, Wanted& wanted) {
  WantDecided(command.proposal, wanted);
  wanted.Want(command.initial.person());
}

void WantFor(const RecordPointOutcomes& command, Wanted& wanted) {
  WantDecided(command.proposal, wanted);
  wanted.Want(command.body);
  if (!command.agenda_item.empty()) WantItem(command.agenda_item, wanted);
}

void WantFor(const ConfirmPointOutcomes& command, Wanted& wanted) {
  WantDecided(command.proposal, wanted);
}

void WantFor(const ReversePointOutcomes& command, Wanted& wanted) {
  WantDecided(command.proposal, wanted);
  const Record* proposal = wanted.Want(command.proposal);
  if (proposal == nullptr) return;
  for (const auto& point : proposal->proposal().points()) {
    for (const auto& outcome : point.outcomes()) {
      if (!outcome.agenda_item().empty()) wanted.Want(outcome.agenda_item());
    }
  }
}

void WantFor(const RecordPointDates& command, Wanted& wanted) {
  WantDecided(command.proposal, wanted);
  for (const auto& signatory : command.dates.signatories()) wanted.Want(signatory.person());
}

}  // namespace noordster::engine
