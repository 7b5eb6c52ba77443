// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/proposal/proposal_chamber.h"

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::PointOutcome;

DecisionPoint ProposalChamber::Point(const std::string& id, const std::string& plan) {
  DecisionPoint point;
  point.set_id(id);
  *point.mutable_text() = world().Text();
  point.set_kind(plan.empty() ? v1::DecisionPoint::OTHER : v1::DecisionPoint::PLAN);
  point.set_plan(plan);
  return point;
}

DecisionPoint ProposalChamber::BudgetChange(const std::string& id) {
  DecisionPoint point = Point(id);
  point.set_kind(v1::DecisionPoint::BUDGET_CHANGE);
  return point;
}

CreateProposal ProposalChamber::Making(v1::Proposal::Kind kind, std::vector<DecisionPoint> points) {
  CreateProposal command;
  command.name = kProposal;
  *command.proposal.mutable_title() = world().Text();
  command.proposal.set_kind(kind);
  for (DecisionPoint& point : points) *command.proposal.add_points() = std::move(point);
  return command;
}

void ProposalChamber::Make(std::vector<DecisionPoint> points) {
  world().Do(Making(v1::Proposal::COUNCIL_PROPOSAL, std::move(points)));
}

const DecisionPoint& ProposalChamber::PointOf(const std::string& id) const {
  const DecisionPoint* point = FindPoint(proposal(), id);
  NOORDSTER_CHECK(point != nullptr);
  return *point;
}

const PointOutcome& ProposalChamber::LastOf(const std::string& id) const {
  const auto& outcomes = PointOf(id).outcomes();
  NOORDSTER_CHECK(!outcomes.empty());
  return outcomes.Get(outcomes.size() - 1);
}

std::string ProposalChamber::ItemOf(const std::string& body, v1::AgendaItem::Treatment treatment) {
  const int32_t members = body == kCouncil ? 34 : 6;
  const std::string meeting =
      chamber_.Opened(std::string(IdOf(body)), members, members, absl::StrCat("v", ++meetings_));
  RequestItem request;
  request.meeting = meeting;
  *request.item.mutable_title() = world().Text();
  request.item.set_treatment(treatment);
  request.item.add_subjects(kProposal);
  std::string item = world().Do(request).resource;
  world().Do(PlaceItem{item, v1::AgendaItem::PLACED});
  return item;
}

RecordPointOutcomes ProposalChamber::Told(const std::string& body, const Results& results) {
  RecordPointOutcomes command;
  command.proposal = kProposal;
  for (const auto& [point, kind] : results) command.results.push_back({point, kind});
  command.body = body;
  command.decided_date = "2023-09-01";
  command.source = world().Text();
  return command;
}

RecordPointOutcomes ProposalChamber::Under(const std::string& item, const Results& results) {
  RecordPointOutcomes command = Told(std::string(ParentOf(ParentOf(item))), results);
  command.source.Clear();
  command.agenda_item = item;
  return command;
}

void ProposalChamber::Agree(const std::vector<std::string>& points) {
  Results results;
  for (const std::string& point : points) results.emplace_back(point, v1::AGREED);
  world().Do(Told(kExecutive, results));
}

ConfirmPointOutcomes ProposalChamber::Confirming(const std::vector<std::string>& points) {
  return {kProposal, points, world().Text()};
}

RecordBallot ProposalChamber::VotingOnPoint(const std::string& item, const std::string& point,
                                            int32_t votes_for, int32_t votes_against) {
  RecordBallot vote = Chamber::Voting(item, votes_for, votes_against, point);
  vote.ballot.set_subject_kind(v1::Ballot::DECISION_POINT);
  return vote;
}

}  // namespace noordster::engine
