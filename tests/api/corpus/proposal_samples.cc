// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/proposal_samples.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using Agenda = v1::AgendaService::Stub;
using Meetings = v1::MeetingService::Stub;
using Proposals = v1::ProposalService::Stub;

std::string Name(const std::string& id) {
  return Town::Name(absl::StrCat("programmes/noord/proposals/", id));
}

std::string Meeting() { return Town::Name("bodies/college/meetings/voorstellen"); }

v1::Proposal SampleProposal() {
  v1::Proposal proposal;
  proposal.set_title("Uitvoeringsplannen 2022");
  proposal.set_kind(v1::Proposal::COUNCIL_PROPOSAL);
  proposal.set_writer(Person(1));
  proposal.set_portfolio_holder(Person(2));
  proposal.set_case_number("Z-2022-1234");
  auto& plan = *proposal.add_points();
  plan.set_id("jeugd");
  plan.set_text("Het uitvoeringsplan vaststellen\nen uitvoeren");
  plan.set_kind(v1::DecisionPoint::PLAN);
  plan.set_plan(Town::Plan("change"));
  auto& money = *proposal.add_points();
  money.set_id("begroting");
  money.set_text("De begroting wijzigen");
  money.set_kind(v1::DecisionPoint::BUDGET_CHANGE);
  money.set_promulgated(true);
  return proposal;
}

v1::CreateProposalRequest Creating(const std::string& id) {
  v1::CreateProposalRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_proposal_id(id);
  *request.mutable_proposal() = SampleProposal();
  return request;
}

// What the executive did with the money.
v1::RecordPointOutcomesRequest Agreeing(const std::string& id) {
  auto request = On<v1::RecordPointOutcomesRequest>(Name(id));
  auto& result = *request.add_results();
  result.set_point("begroting");
  result.set_kind(v1::AGREED);
  request.set_body(Town::Name("bodies/college"));
  request.set_decided_date(kDay);
  return request;
}

// An item of the executive about a proposal, debated in its open meeting.
void Treat(Town& town, const std::string& id) {
  v1::RequestItemRequest item;
  item.set_parent(Meeting());
  item.mutable_item()->set_title("Voorstel");
  item.mutable_item()->set_treatment(v1::AgendaItem::DEBATE);
  item.mutable_item()->add_subjects(Name(id));
  const std::string name = town.client().Must(&Agenda::RequestItem, item).item().name();
  town.client().Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(name));
}

void OpenMeeting(Town& town) {
  v1::CreateMeetingRequest plan;
  plan.set_parent(Town::Name("bodies/college"));
  plan.set_meeting_id("voorstellen");
  plan.mutable_meeting()->set_form(v1::Meeting::SITTING);
  plan.mutable_meeting()->set_date(kDay);
  town.client().Must(&Meetings::CreateMeeting, plan);
  auto open = On<v1::OpenMeetingRequest>(Meeting());
  open.mutable_opening()->set_sitting(6);
  open.mutable_opening()->set_signed_in(6);
  town.client().Must(&Meetings::OpenMeeting, open);
}

}  // namespace

void BuildProposals(Town& town) {
  for (const char* id :
       {"wijzigen", "paraaf", "behandeld", "gestemd", "verteld", "bevestigen", "terug", "datums"}) {
    town.client().Must(&Proposals::CreateProposal, Creating(id));
  }
  OpenMeeting(town);
  Treat(town, "behandeld");
  Treat(town, "gestemd");
  for (const char* id : {"bevestigen", "terug", "datums"}) {
    v1::RecordPointOutcomesRequest agreed = Agreeing(id);
    agreed.set_source(kSource);
    town.client().Must(&Proposals::RecordPointOutcomes, agreed);
  }
}

void AddProposalSamples(Corpus& corpus) {
  corpus.Add(Creating("nieuw"));
  auto update = On<v1::UpdateProposalRequest>(Name("wijzigen"));
  *update.mutable_proposal() = SampleProposal();
  corpus.Add(update);
  auto initial = On<v1::RecordInitialRequest>(Name("paraaf"));
  initial.mutable_initial()->set_discipline(v1::Proposal::FINANCE);
  initial.mutable_initial()->set_person(Person(1));
  initial.mutable_initial()->set_date(kDay);
  initial.mutable_initial()->set_agrees(true);
  initial.mutable_initial()->set_words("Gedekt uit de reserve");
  corpus.Add(initial);
  v1::RecordPointOutcomesRequest treated = Agreeing("behandeld");
  treated.set_agenda_item(absl::StrCat(Meeting(), "/items/1"));
  treated.set_without_vote(true);
  corpus.Add(treated);
  v1::RecordPointOutcomesRequest told = Agreeing("verteld");
  told.set_source(kSource);
  corpus.Add(told);
  auto ballot = On<v1::RecordBallotRequest>(absl::StrCat(Meeting(), "/items/2"));
  ballot.mutable_ballot()->set_method(v1::Ballot::SHOW_OF_HANDS);
  ballot.mutable_ballot()->set_subject("begroting");
  ballot.mutable_ballot()->set_subject_kind(v1::Ballot::DECISION_POINT);
  ballot.mutable_ballot()->set_present(6);
  ballot.mutable_ballot()->set_votes_for(6);
  corpus.Add(ballot);
  auto confirm = On<v1::ConfirmPointOutcomesRequest>(Name("bevestigen"));
  confirm.add_points("begroting");
  confirm.set_source("Besluitenlijst college 21 juni 2022");
  corpus.Add(confirm);
  auto reverse = On<v1::ReversePointOutcomesRequest>(Name("terug"));
  reverse.add_points("begroting");
  corpus.Add(reverse);
  auto dates = On<v1::RecordPointDatesRequest>(Name("datums"));
  dates.add_points("begroting");
  v1::PointDates& done = *dates.mutable_dates();
  done.set_signed_date("2022-06-22");
  for (const auto capacity : {v1::PointDates::CHAIR, v1::PointDates::SECRETARY}) {
    auto& signatory = *done.add_signatories();
    signatory.set_person(Person(1));
    signatory.set_capacity(capacity);
    signatory.set_deputy(true);
  }
  done.set_sent_date("2022-06-22");
  done.set_published_date("2022-06-24");
  done.set_publication("Gemeenteblad 2022, 412345");
  done.set_effective_date("2022-07-01");
  corpus.Add(dates);
  corpus.AddRead<v1::GetProposalRequest>(Name("datums"));
  corpus.AddRead<v1::ListProposalsRequest>(Town::Name("programmes/noord"));
}

}  // namespace noordster::testing
