// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;

constexpr char kCouncil[] = "bodies/b1";
constexpr char kExecutive[] = "bodies/b2";

std::string ProposalName(int number) { return absl::StrCat("programmes/p/proposals/v", number); }

}  // namespace

std::string Walk::SomeProposal() {
  // Mostly a late one, on which there is more to decide.
  return ProposalName(std::max(1, proposals_ - Below(3)));
}

engine::Request Walk::ChangeProposals() {
  if (proposals_ == 0 || Chance(10)) return MakeProposal(SomePlan());
  const Record proposal = driver_->Get(SomeProposal());
  if (proposal.proposal().points().empty()) return MakeProposal(SomePlan());
  const auto& points = proposal.proposal().points();
  const std::string point = points.Get(Below(points.size())).id();
  const int choice = Below(100);
  if (choice < 10) return UpdateProposal(proposal);
  if (choice < 18) return InitialProposal(proposal);
  if (choice < 33) return DecidePoint(proposal, point);
  if (choice < 48) {
    // Something is done with what was just decided.
    Send({DecidePoint(proposal, point)});
    if (Chance(25)) return MakeRequest(engine::ReversePointOutcomes{proposal.name(), {point}});
    return Chance(40) ? ConfirmPoint(proposal, point) : DatePoint(proposal, point);
  }
  if (choice < 60) return ConfirmPoint(proposal, point);
  if (choice < 70) return MakeRequest(engine::ReversePointOutcomes{proposal.name(), {point}});
  if (choice < 85) return DatePoint(proposal, point);
  return DecidePlanOfProposal(driver_->Get(SomePlan()));
}

engine::Request Walk::MakeProposal(const std::string& plan) {
  engine::CreateProposal command;
  command.name = ProposalName(proposals_ > 0 && Chance(5) ? proposals_ : ++proposals_);
  std::vector<engine::NewText> texts;
  auto& proposal = command.proposal;
  *proposal.mutable_title() = AddText("title", texts);
  proposal.set_kind(Chance(70) ? v1::Proposal::COUNCIL_PROPOSAL : v1::Proposal::EXECUTIVE_PROPOSAL);
  constexpr v1::DecisionPoint::Kind kKinds[] = {v1::DecisionPoint::PLAN, v1::DecisionPoint::OTHER,
                                                v1::DecisionPoint::BUDGET_CHANGE};
  for (const v1::DecisionPoint::Kind kind : kKinds) {
    if (kind == v1::DecisionPoint::BUDGET_CHANGE &&
        proposal.kind() == v1::Proposal::EXECUTIVE_PROPOSAL && Chance(95)) {
      continue;
    }
    auto& point = *proposal.add_points();
    point.set_id(absl::StrCat("p", proposal.points_size()));
    *point.mutable_text() = AddText("point", texts);
    point.set_kind(kind);
    point.set_promulgated(Chance(30));
    if (kind == v1::DecisionPoint::PLAN) point.set_plan(plan);
  }
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::UpdateProposal(const Record& proposal) {
  engine::UpdateProposal command;
  command.name = proposal.name();
  command.proposal = proposal.proposal();
  std::vector<engine::NewText> texts;
  *command.proposal.mutable_title() = AddText("title", texts);
  *command.proposal.mutable_case_number() = AddText("case", texts);
  const auto& points = proposal.proposal().points();
  const bool has_outcome = std::any_of(points.begin(), points.end(),
                                       [](const auto& point) { return point.outcomes_size() > 0; });
  if (has_outcome && Chance(90)) command.proposal.clear_points();
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::InitialProposal(const Record& proposal) {
  engine::RecordInitial command;
  command.proposal = proposal.name();
  command.initial.set_discipline(static_cast<v1::Proposal::Discipline>(1 + Below(5)));
  command.initial.set_person(absl::StrCat("persons/", 1 + Below(std::max(1, persons_))));
  command.initial.set_date(DayAfter(day_));
  command.initial.set_agrees(Chance(70));
  std::vector<engine::NewText> texts;
  if (Chance(60)) *command.initial.mutable_words() = AddText("words", texts);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::DecidePoint(const Record& proposal, const std::string& point) {
  constexpr v1::OutcomeKind kOfExecutive[] = {v1::AGREED, v1::AGREED, v1::AGREED_AS_AMENDED,
                                              v1::DEFERRED, v1::REJECTED};
  constexpr v1::OutcomeKind kOfCouncil[] = {v1::ADOPTED, v1::NOTED, v1::REJECTED, v1::DEFERRED,
                                            v1::SENT_BACK};
  engine::RecordPointOutcomes command;
  command.proposal = proposal.name();
  const bool by_council =
      proposal.proposal().kind() == v1::Proposal::COUNCIL_PROPOSAL && Chance(50);
  command.body = by_council ? kCouncil : kExecutive;
  command.results.push_back({point, (by_council ? kOfCouncil : kOfExecutive)[Below(5)]});
  command.decided_date = DayAfter(day_);
  std::vector<engine::NewText> texts;
  if (Chance(95)) command.source = AddText("source", texts);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::ConfirmPoint(const Record& proposal, const std::string& point) {
  std::vector<engine::NewText> texts;
  const engine::ConfirmPointOutcomes command{
      proposal.name(), {point}, AddText("decision list", texts)};
  return WithTexts(MakeRequest(command), std::move(texts));
}

engine::Request Walk::DatePoint(const Record& proposal, const std::string& point) {
  engine::RecordPointDates command;
  command.proposal = proposal.name();
  command.points = {point};
  std::vector<engine::NewText> texts;
  if (Chance(60)) command.dates.set_sent_date(DayAfter(day_));
  if (Chance(50)) {
    command.dates.set_published_date(DayAfter(day_));
    *command.dates.mutable_publication() = AddText("publication", texts);
  }
  if (Chance(40)) command.dates.set_effective_date(DayAfter(day_ + Below(30)));
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

// The plan goes into a proposal, and that before the body that treats the plan.
engine::Request Walk::DecidePlanOfProposal(const Record& plan) {
  const std::string& body = plan.plan().open_body();
  if (body != kCouncil && body != kExecutive) return RecordOutcome(plan);
  Send({MakeProposal(plan.name())});
  const std::string proposal = ProposalName(proposals_);
  engine::PlanMeeting meeting;
  meeting.name = absl::StrCat(body, "/meetings/v", proposals_);
  meeting.meeting.set_form(v1::Meeting::SITTING);
  meeting.meeting.set_date(DayAfter(day_));
  Send({MakeRequest(meeting)});
  engine::RequestItem ask;
  ask.meeting = meeting.name;
  ask.item.set_treatment(v1::AgendaItem::CONSENT);
  ask.item.add_subjects(proposal);
  std::vector<engine::NewText> texts;
  *ask.item.mutable_title() = AddText("item", texts);
  Send({WithTexts(MakeRequest(std::move(ask)), std::move(texts))});
  const std::string item = engine::ItemName(meeting.name, 1);
  Send({MakeRequest(engine::PlaceItem{item, v1::AgendaItem::PLACED})});
  Send({MakeRequest(engine::CallMeeting{meeting.name, DayAfter(day_ - 1)})});
  engine::OpenMeeting open;
  open.meeting = meeting.name;
  open.opening.set_sitting(5);
  open.opening.set_signed_in(5);
  Send({MakeRequest(open)});
  texts.clear();
  engine::RecordOutcome outcome = OutcomeOf(plan, texts);
  // It rests on the item.
  std::erase_if(texts, [&outcome](const engine::NewText& text) {
    return text.ref.id() == outcome.source.id();
  });
  outcome.source.Clear();
  outcome.agenda_item = item;
  outcome.decided_date = meeting.meeting.date();
  return WithTexts(MakeRequest(std::move(outcome)), std::move(texts));
}

}  // namespace noordster::runtime
