// SPDX-License-Identifier: EUPL-1.2
// Who keeps proposals, who decides and confirms, who sees what of them, and what is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::proposal_sight_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Agenda = v1::AgendaService::Stub;
using Mandate = v1::Mandate;
using Meetings = v1::MeetingService::Stub;
using Proposals = v1::ProposalService::Stub;

constexpr char kDay[] = "2022-06-21";
constexpr char kSecret[] = "Hierover zwijgen";

std::string Name() { return Town::Name("programmes/noord/proposals/plannen"); }

template <typename Request>
Request On(const std::string& name) {
  Request request;
  request.set_name(name);
  if constexpr (requires { request.set_reason(""); }) request.set_reason("Zo besloten");
  return request;
}

void SetSeats(Town& town, const std::string& id, v1::BodyKind kind, int seats) {
  auto body = On<v1::UpdateBodyRequest>(Town::Name(absl::StrCat("bodies/", id)));
  body.mutable_body()->set_display_name(id);
  body.mutable_body()->set_kind(kind);
  body.mutable_body()->set_seats(seats);
  if (kind == v1::COUNCIL) body.mutable_body()->set_audience(v1::PUBLIC);
  town.client().Must(&v1::BodyService::Stub::UpdateBody, body);
}

// A hamerstuk of the council about the proposal that plan "jeugd" is asked in.
std::string PlaceItem(Town& town) {
  v1::CreateMeetingRequest plan;
  plan.set_parent(Town::Name("bodies/raad"));
  plan.set_meeting_id("juni");
  plan.mutable_meeting()->set_form(v1::Meeting::SITTING);
  plan.mutable_meeting()->set_date(kDay);
  const std::string meeting = town.client().Must(&Meetings::CreateMeeting, plan).meeting().name();
  v1::RequestItemRequest ask;
  ask.set_parent(meeting);
  ask.mutable_item()->set_title("Uitvoeringsplannen");
  ask.mutable_item()->set_treatment(v1::AgendaItem::CONSENT);
  ask.mutable_item()->add_subjects(Name());
  std::string item = town.client().Must(&Agenda::RequestItem, ask).item().name();
  town.client().Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(item));
  auto call = On<v1::CallMeetingRequest>(meeting);
  call.set_call_date("2022-06-10");
  town.client().Must(&Meetings::CallMeeting, call);
  auto open = On<v1::OpenMeetingRequest>(meeting);
  open.mutable_opening()->set_sitting(34);
  open.mutable_opening()->set_signed_in(34);
  town.client().Must(&Meetings::OpenMeeting, open);
  return item;
}

v1::RecordPointOutcomesRequest Recording(const std::string& body, v1::OutcomeKind kind) {
  auto request = On<v1::RecordPointOutcomesRequest>(Name());
  request.add_results()->set_point("begroting");
  request.mutable_results(0)->set_kind(kind);
  request.set_body(Town::Name(absl::StrCat("bodies/", body)));
  request.set_decided_date(kDay);
  request.set_source(kSource);
  return request;
}

v1::ConfirmPointOutcomesRequest Confirming() {
  auto request = On<v1::ConfirmPointOutcomesRequest>(Name());
  request.add_points("begroting");
  request.set_source("Besluitenlijst raad 21 juni 2022");
  return request;
}

v1::ReversePointOutcomesRequest Reversing() {
  auto request = On<v1::ReversePointOutcomesRequest>(Name());
  request.add_points("begroting");
  return request;
}

class ProposalSightTest : public ::testing::Test {
 protected:
  ProposalSightTest()
      : town_([this](Town& made) {
          made.StartPlan("jeugd");
          made.BringTo("jeugd", "raad");
          SetSeats(made, "raad", v1::COUNCIL, 35);
          SetSeats(made, "college", v1::EXECUTIVE, 6);
          made.client().Must(&Proposals::CreateProposal, Town::NewProposal("plannen"));
          item_ = PlaceItem(made);
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("secretaris-voorstel", kSecretary, Mandate::PROGRAMME_SECRETARY,
                       "programmes/noord", {Mandate::KEEP_PROPOSAL}));
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("griffie-geheim", kClerk, Mandate::COUNCIL_CLERK,
                                      "programmes/noord", {Mandate::READ_SECRET}));
        }) {}

  grpc::Status TryBy(int person, const v1::RecordPointOutcomesRequest& request) {
    return town_.As(person).Call(&Proposals::RecordPointOutcomes, request).status;
  }

  v1::Proposal SeenBy(int person) {
    return town_.As(person)
        .Must(&Proposals::GetProposal, On<v1::GetProposalRequest>(Name()))
        .proposal();
  }

  // What is told about proposals.
  std::vector<std::string> ToldTo(ApiClient client) {
    v1::MilestoneFilter filter;
    for (const auto kind : {v1::Milestone::POINT_DECIDED, v1::Milestone::POINT_CONFIRMED,
                            v1::Milestone::POINT_RETRACTED}) {
      filter.add_kinds(kind);
    }
    return SentencesFor(std::move(client), filter);
  }

  std::string item_;
  MandatedTown town_;
};

TEST_F(ProposalSightTest, EachDoesTheirPartAndNobodyThatOfAnother) {
  const auto denied = IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED);
  EXPECT_THAT(town_.As(kClerk).Call(&Proposals::CreateProposal, Town::NewProposal("ander")).status,
              denied);
  town_.As(kSecretary).Must(&Proposals::CreateProposal, Town::NewProposal("ander"));
  EXPECT_THAT(TryBy(kClerk, Recording("college", v1::AGREED)), denied);
  EXPECT_THAT(TryBy(kExecutiveSecretary, Recording("college", v1::AGREED)), IsGrpcOk());
  EXPECT_THAT(TryBy(kExecutiveSecretary, Recording("raad", v1::ADOPTED)), denied);
  EXPECT_THAT(TryBy(kSecretary, Recording("raad", v1::ADOPTED)), IsGrpcOk());
  for (const int other : {kSecretary, kExecutiveSecretary}) {
    EXPECT_THAT(town_.As(other).Call(&Proposals::ConfirmPointOutcomes, Confirming()).status, denied)
        << "the last outcome is the council's";
  }
  town_.As(kClerk).Must(&Proposals::ConfirmPointOutcomes, Confirming());
  EXPECT_THAT(town_.As(kSecretary).Call(&Proposals::ReversePointOutcomes, Reversing()).status,
              denied)
      << "what was confirmed is the body's";
  EXPECT_THAT(town_.As(kClerk).Call(&Proposals::ReversePointOutcomes, Reversing()).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::DECISION_CONFIRMED));
}

TEST_F(ProposalSightTest, ProposalsAreTheAdministrationsAndOutcomesForWhomTheBodySays) {
  town_.As(kExecutiveSecretary)
      .Must(&Proposals::RecordPointOutcomes, Recording("college", v1::AGREED));
  town_.As(kClerk).Must(&Proposals::RecordPointOutcomes, Recording("raad", v1::ADOPTED));
  town_.As(kClerk).Must(&Proposals::ConfirmPointOutcomes, Confirming());
  const auto hidden = IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND);
  const auto get = On<v1::GetProposalRequest>(Name());
  EXPECT_THAT(town_.Public().Call(&Proposals::GetProposal, get).status, hidden);
  EXPECT_THAT(town_.As(kPartner).Call(&Proposals::GetProposal, get).status, hidden);
  v1::ListProposalsRequest list;
  list.set_parent(Town::Name("programmes/noord"));
  EXPECT_TRUE(town_.Public().Must(&Proposals::ListProposals, list).proposals().empty());
  const std::string adopted =
      "De raad heeft beslispunt begroting van plannen vastgesteld op 21 juni 2022.";
  const std::string confirmed = "De uitkomst over beslispunt begroting van plannen is bevestigd.";
  EXPECT_THAT(ToldTo(town_.Public()), ElementsAre(adopted, confirmed));
  EXPECT_THAT(ToldTo(town_.As(kSecretary)),
              ElementsAre("Het college heeft ingestemd met beslispunt begroting van plannen op 21 "
                          "juni 2022.",
                          adopted, confirmed));
}

TEST_F(ProposalSightTest, WhatIsSecretOfADecisionIsNotReadThroughItsProposal) {
  ApiClient clerk = town_.As(kClerk);
  ApiClient secretary = town_.As(kSecretary);
  v1::RecordOutcomeRequest adopted = Town(secretary).Outcome("jeugd", "adopted");
  adopted.clear_source();
  adopted.set_agenda_item(item_);
  adopted.set_decided_date(kDay);
  clerk.Must(&v1::PlanService::Stub::RecordOutcome, adopted);
  const std::string decision = SeenBy(kAuditor).points(0).outcomes(0).decision();
  auto confirm = On<v1::ConfirmOutcomeRequest>(decision);
  confirm.set_source(kSecret);
  clerk.Must(&v1::PlanService::Stub::ConfirmOutcome, confirm);
  EXPECT_EQ(SeenBy(kAuditor).points(0).outcomes(0).confirmation_source(), kSecret);
  auto impose = On<v1::ImposeSecrecyRequest>(decision);
  impose.set_ground(v1::PRIVACY);
  impose.set_body(Town::Name("bodies/raad"));
  impose.set_imposed_date(kDay);
  clerk.Must(&v1::PlanService::Stub::ImposeSecrecy, impose);
  const v1::PointOutcome seen = SeenBy(kAuditor).points(0).outcomes(0);
  EXPECT_EQ(seen.kind(), v1::ADOPTED) << "that it was decided is the administration's";
  EXPECT_THAT(seen.confirmation_source(), IsEmpty());
  EXPECT_EQ(SeenBy(kClerk).points(0).outcomes(0).confirmation_source(), kSecret);
}

}  // namespace
}  // namespace noordster::testing::proposal_sight_test
