// SPDX-License-Identifier: EUPL-1.2
// Proposals over the API: a point about a plan shows what the decision on the plan says, whatever
// becomes of that.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::proposal_life_test {
namespace {

namespace v1 = noordster::v1;
using Agenda = v1::AgendaService::Stub;
using Meetings = v1::MeetingService::Stub;
using Proposals = v1::ProposalService::Stub;

constexpr char kDay[] = "2022-06-21";

std::string Name() { return Town::Name("programmes/noord/proposals/plannen"); }

template <typename Request>
Request On(const std::string& name) {
  Request request;
  request.set_name(name);
  if constexpr (requires { request.set_reason(""); }) {
    request.set_reason("Zo staat het in de besluitenlijst");
  }
  return request;
}

class ProposalLifeTest : public ::testing::Test {
 protected:
  ProposalLifeTest() : town_(server_.client()) {
    town_.Build();
    town_.StartPlan("jeugd");
    v1::UpdateBodyRequest raad = On<v1::UpdateBodyRequest>(Town::Name("bodies/raad"));
    raad.mutable_body()->set_display_name("Raad");
    raad.mutable_body()->set_kind(v1::COUNCIL);
    raad.mutable_body()->set_seats(35);
    server_.client().Must(&v1::BodyService::Stub::UpdateBody, raad);
    server_.client().Must(&Proposals::CreateProposal, Town::NewProposal("plannen"));
  }

  v1::Proposal Get() {
    return server_.client()
        .Must(&Proposals::GetProposal, On<v1::GetProposalRequest>(Name()))
        .proposal();
  }

  // A hamerstuk of the council about the proposal, in an open meeting.
  std::string Item() {
    v1::CreateMeetingRequest plan;
    plan.set_parent(Town::Name("bodies/raad"));
    plan.set_meeting_id("juni");
    plan.mutable_meeting()->set_form(v1::Meeting::SITTING);
    plan.mutable_meeting()->set_date(kDay);
    const std::string meeting =
        server_.client().Must(&Meetings::CreateMeeting, plan).meeting().name();
    v1::RequestItemRequest ask;
    ask.set_parent(meeting);
    ask.mutable_item()->set_title("Uitvoeringsplannen");
    ask.mutable_item()->set_treatment(v1::AgendaItem::CONSENT);
    ask.mutable_item()->add_subjects(Name());
    std::string item = server_.client().Must(&Agenda::RequestItem, ask).item().name();
    server_.client().Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(item));
    auto call = On<v1::CallMeetingRequest>(meeting);
    call.set_call_date("2022-06-10");
    server_.client().Must(&Meetings::CallMeeting, call);
    auto open = On<v1::OpenMeetingRequest>(meeting);
    open.mutable_opening()->set_sitting(34);
    open.mutable_opening()->set_signed_in(34);
    server_.client().Must(&Meetings::OpenMeeting, open);
    return item;
  }

  void Adopt(const std::string& item) {
    v1::RecordOutcomeRequest adopted = town_.Outcome("jeugd", "adopted");
    adopted.clear_source();
    adopted.set_agenda_item(item);
    adopted.set_decided_date(kDay);
    server_.client().Must(&v1::PlanService::Stub::RecordOutcome, adopted);
  }

  static v1::RecordPointOutcomesRequest Agreeing() {
    auto agreed = On<v1::RecordPointOutcomesRequest>(Name());
    agreed.add_results()->set_point("begroting");
    agreed.mutable_results(0)->set_kind(v1::AGREED);
    agreed.set_body(Town::Name("bodies/college"));
    agreed.set_decided_date(kDay);
    agreed.set_source(kSource);
    return agreed;
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(ProposalLifeTest, APointAboutAPlanShowsItsDecisionWhateverBecomesOfThat) {
  town_.BringTo("jeugd", "raad");
  const std::string item = Item();
  Adopt(item);
  const v1::DecisionPoint adopted = Get().points(0);
  ASSERT_EQ(adopted.outcomes_size(), 1);
  const v1::PointOutcome& outcome = adopted.outcomes(0);
  EXPECT_EQ(outcome.kind(), v1::ADOPTED);
  EXPECT_EQ(outcome.effect(), v1::DECISION);
  EXPECT_EQ(outcome.body(), Town::Name("bodies/raad"));
  EXPECT_EQ(outcome.decided_date(), kDay);
  EXPECT_NE(outcome.record_time(), "");
  EXPECT_EQ(outcome.state(), v1::Decision::PROVISIONAL);
  EXPECT_EQ(outcome.agenda_item(), item);
  EXPECT_EQ(outcome.manner(), v1::Decision::WITHOUT_VOTE);
  v1::ListDecisionsRequest list;
  list.set_parent(Town::Plan("jeugd"));
  const auto decisions = server_.client().Must(&v1::PlanService::Stub::ListDecisions, list);
  const v1::Decision& decision = *decisions.decisions().rbegin();
  EXPECT_EQ(decision.name(), outcome.decision());
  EXPECT_EQ(decision.proposal(), Name());
  EXPECT_EQ(decision.point(), "jeugd");
  server_.client().Must(&v1::PlanService::Stub::ReverseOutcome,
                        On<v1::ReverseOutcomeRequest>(outcome.decision()));
  const v1::PointOutcome reversed = Get().points(0).outcomes(0);
  EXPECT_EQ(reversed.state(), v1::Decision::REVERSED);
  EXPECT_EQ(reversed.reversal_reason(), "Zo staat het in de besluitenlijst");
}

TEST_F(ProposalLifeTest, WhatIsSaidAgainWithTheSamePointsIsNoChangeOfThem) {
  server_.client().Must(&Proposals::RecordPointOutcomes, Agreeing());
  auto update = On<v1::UpdateProposalRequest>(Name());
  *update.mutable_proposal() = Town::NewProposal("plannen").proposal();
  update.mutable_proposal()->set_case_number("Z-17");
  const v1::Proposal changed = server_.client().Must(&Proposals::UpdateProposal, update).proposal();
  EXPECT_EQ(changed.case_number(), "Z-17");
  ASSERT_EQ(changed.points_size(), 2);
  EXPECT_EQ(changed.points(1).outcomes_size(), 1);
  update.mutable_proposal()->mutable_points(0)->set_text("Het plan vaststellen, anders gezegd");
  EXPECT_THAT(server_.client().Call(&Proposals::UpdateProposal, update).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::PROPOSAL_UNFIT));
}

TEST_F(ProposalLifeTest, AnAnswerHoldsTheProposalAndARefusalNamesWhatIsInTheWay) {
  const v1::ProposalResponse first =
      server_.client().Must(&Proposals::RecordPointOutcomes, Agreeing());
  EXPECT_EQ(first.proposal().points(1).outcomes(0).effect(), v1::PROPOSAL);
  EXPECT_GT(first.revision(), 0);
  const auto again = server_.client().Call(&Proposals::RecordPointOutcomes, Agreeing());
  EXPECT_THAT(again.status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::PROPOSAL_UNFIT));
  auto dry = Town::NewProposal("ander");
  dry.set_validate_only(true);
  EXPECT_EQ(server_.client().Must(&Proposals::CreateProposal, dry).proposal().name(),
            Town::Name("programmes/noord/proposals/ander"));
  EXPECT_THAT(server_.client()
                  .Call(&Proposals::GetProposal,
                        On<v1::GetProposalRequest>(Town::Name("programmes/noord/proposals/ander")))
                  .status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(ProposalLifeTest, AListShowsDecisionsAsWell) {
  town_.BringTo("jeugd", "raad");
  Adopt(Item());
  server_.client().Must(&Proposals::CreateProposal, Town::NewProposal("tweede"));
  v1::ListProposalsRequest list;
  list.set_parent(Town::Name("programmes/noord"));
  const auto page = server_.client().Must(&Proposals::ListProposals, list);
  ASSERT_EQ(page.proposals_size(), 2);
  EXPECT_EQ(page.proposals(0).points(0).outcomes(0).kind(), v1::ADOPTED);
  EXPECT_TRUE(page.proposals(1).points(0).outcomes().empty());
}

}  // namespace
}  // namespace noordster::testing::proposal_life_test
