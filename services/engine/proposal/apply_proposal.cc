// SPDX-License-Identifier: EUPL-1.2
#include "absl/algorithm/container.h"
#include "services/base/check.h"
#include "services/engine/apply_parts.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::PointOutcome;
using noordster::internal::v1::Proposal;

Proposal& TouchProposal(const EventHeader& header, const std::string& name, State& state) {
  return *Touch(header, name, state).mutable_proposal();
}

DecisionPoint& PointOf(const std::string& id, Proposal& proposal) {
  const auto found = absl::c_find_if(
      *proposal.mutable_points(), [&id](const DecisionPoint& point) { return point.id() == id; });
  NOORDSTER_CHECK(found != proposal.mutable_points()->end());
  return *found;
}

ConcludedUnder ConcludedByPoint(const std::string& proposal, const std::string& point,
                                const PointOutcome& outcome) {
  return {outcome.agenda_item(), PointName(proposal, point), outcome.kind(), outcome.manner()};
}

// The last outcome of a point that stands.
PointOutcome& LastOf(const State& state, DecisionPoint& point) {
  for (int i = point.outcomes_size(); i > 0; --i) {
    if (!IsReversed(state, point.outcomes(i - 1))) return *point.mutable_outcomes(i - 1);
  }
  NOORDSTER_CHECK(false);
}

void On(const EventHeader& header, const noordster::internal::v1::ProposalMade& event,
        State& state) {
  TouchProposal(header, event.proposal(), state) = event.made();
}

void On(const EventHeader& header, const noordster::internal::v1::ProposalUpdated& event,
        State& state) {
  Proposal& proposal = TouchProposal(header, event.proposal(), state);
  const Proposal before = proposal;
  proposal = event.became();
  *proposal.mutable_initials() = before.initials();
  *proposal.mutable_secret_items() = before.secret_items();
  proposal.set_secret_since(before.secret_since());
  proposal.set_voted_on(before.voted_on());
  // Points do not change any more once one has an outcome.
  if (proposal.points().empty()) *proposal.mutable_points() = before.points();
}

void On(const EventHeader& header, const noordster::internal::v1::ProposalInitialed& event,
        State& state) {
  *TouchProposal(header, event.proposal(), state).add_initials() = event.initial();
}

void On(const EventHeader& header, const noordster::internal::v1::PointDecided& event,
        State& state) {
  DecisionPoint& point = PointOf(event.point(), TouchProposal(header, event.proposal(), state));
  PointOutcome& outcome = *point.add_outcomes();
  outcome = event.outcome();
  outcome.set_record_time_micros(header.commit_time_micros());
  AddToItem(header, ConcludedByPoint(event.proposal(), event.point(), outcome), state);
}

void On(const EventHeader& header, const noordster::internal::v1::PointConfirmed& event,
        State& state) {
  DecisionPoint& point = PointOf(event.point(), TouchProposal(header, event.proposal(), state));
  PointOutcome& outcome = LastOf(state, point);
  outcome.set_state(v1::Decision::CONFIRMED);
  *outcome.mutable_confirmation_source() = event.source();
}

void On(const EventHeader& header, const noordster::internal::v1::PointReversed& event,
        State& state) {
  DecisionPoint& point = PointOf(event.point(), TouchProposal(header, event.proposal(), state));
  PointOutcome& outcome = LastOf(state, point);
  outcome.set_state(v1::Decision::REVERSED);
  TakeOffItem(header, ConcludedByPoint(event.proposal(), event.point(), outcome), state);
  if (header.has_reason()) *outcome.mutable_reversal_reason() = header.reason();
}

void On(const EventHeader& header, const noordster::internal::v1::PointDatesRecorded& event,
        State& state) {
  Proposal& proposal = TouchProposal(header, event.proposal(), state);
  for (const std::string& point : event.points()) {
    PointOutcome& outcome = LastOf(state, PointOf(point, proposal));
    *outcome.mutable_dates() = Together(outcome.dates(), event.dates());
  }
}

}  // namespace

void AddToPoint(const EventHeader& header, const noordster::internal::v1::OutcomeRecorded& event,
                State& state) {
  const auto& made = event.decision();
  if (made.proposal().empty() || state.Find(made.proposal()) == nullptr) return;
  DecisionPoint& point = PointOf(made.point(), TouchProposal(header, made.proposal(), state));
  point.add_outcomes()->set_decision(DecisionName(event.plan(), made.number()));
}

bool ApplyToProposals(const Event& event, State& state) {
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kProposalMade:
      On(header, event.proposal_made(), state);
      return true;
    case Event::kProposalUpdated:
      On(header, event.proposal_updated(), state);
      return true;
    case Event::kProposalInitialed:
      On(header, event.proposal_initialed(), state);
      return true;
    case Event::kPointDecided:
      On(header, event.point_decided(), state);
      return true;
    case Event::kPointConfirmed:
      On(header, event.point_confirmed(), state);
      return true;
    case Event::kPointReversed:
      On(header, event.point_reversed(), state);
      return true;
    case Event::kPointDatesRecorded:
      On(header, event.point_dates_recorded(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
