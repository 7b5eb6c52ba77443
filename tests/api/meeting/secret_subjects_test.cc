// SPDX-License-Identifier: EUPL-1.2
// What was made under an item that is secret, and the proposal it is about: through every read
// there is, and in a stream.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"
#include "tests/api/identity/every_read.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/milestone/followed_stream.h"
#include "tests/support/api_client.h"

namespace noordster::testing::secret_subjects_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;
using Actions = v1::ActionService::Stub;
using Agenda = v1::AgendaService::Stub;
using Body = v1::SubscribeResponse;
using Kind = v1::Milestone;
using Mandate = v1::Mandate;
using Meetings = v1::MeetingService::Stub;

// Stands in every text that is to be secret, and nowhere else.
constexpr char kSecret[] = "grondaankoop";
constexpr char kDay[] = "2022-06-21";

std::string Proposal() { return Town::Name("programmes/noord/proposals/aankoop"); }
std::string Action(const std::string& id) {
  return Town::Name(absl::StrCat("bodies/raad/actions/", id));
}

template <typename Request>
Request On(const std::string& name) {
  Request request;
  request.set_name(name);
  return request;
}

void AddProposal(ApiClient& client) {
  v1::CreateProposalRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_proposal_id("aankoop");
  request.mutable_proposal()->set_title(kSecret);
  request.mutable_proposal()->set_kind(v1::Proposal::COUNCIL_PROPOSAL);
  auto& point = *request.mutable_proposal()->add_points();
  point.set_id("kopen");
  point.set_text(kSecret);
  point.set_kind(v1::DecisionPoint::OTHER);
  request.set_reason(kSecret);
  client.Must(&v1::ProposalService::Stub::CreateProposal, request);
}

// An item of a council that sits, about the proposal.
std::string AddItem(ApiClient& client) {
  v1::UpdateBodyRequest body;
  body.set_name(Town::Name("bodies/raad"));
  body.mutable_body()->set_display_name("Raad");
  body.mutable_body()->set_kind(v1::COUNCIL);
  body.mutable_body()->set_seats(35);
  client.Must(&v1::BodyService::Stub::UpdateBody, body);
  v1::CreateMeetingRequest plan;
  plan.set_parent(Town::Name("bodies/raad"));
  plan.set_meeting_id("juni");
  plan.mutable_meeting()->set_form(v1::Meeting::SITTING);
  plan.mutable_meeting()->set_date(kDay);
  const std::string meeting = client.Must(&Meetings::CreateMeeting, plan).meeting().name();
  v1::RequestItemRequest ask;
  ask.set_parent(meeting);
  ask.mutable_item()->set_title(kSecret);
  ask.mutable_item()->set_treatment(v1::AgendaItem::DEBATE);
  ask.mutable_item()->add_subjects(Proposal());
  std::string item = client.Must(&Agenda::RequestItem, ask).item().name();
  client.Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(item));
  auto call = On<v1::CallMeetingRequest>(meeting);
  call.set_call_date("2022-06-10");
  client.Must(&Meetings::CallMeeting, call);
  auto open = On<v1::OpenMeetingRequest>(meeting);
  open.mutable_opening()->set_sitting(34);
  open.mutable_opening()->set_signed_in(34);
  client.Must(&Meetings::OpenMeeting, open);
  return item;
}

v1::AddActionRequest Adding(const std::string& id, const std::string& item,
                            v1::Audience audience = v1::PUBLIC) {
  v1::AddActionRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_action_id(id);
  request.mutable_action()->set_kind(v1::Action::ACTION_POINT);
  request.mutable_action()->set_text(kSecret);
  request.mutable_action()->set_made_date(kDay);
  request.mutable_action()->set_agenda_item(item);
  request.mutable_action()->set_audience(audience);
  request.set_reason(kSecret);
  return request;
}

v1::SettleActionRequest Settling(const std::string& id, const std::string& item) {
  auto request = On<v1::SettleActionRequest>(Action(id));
  request.set_settlement(v1::Action::CARRIED_OUT);
  request.set_settled_date(kDay);
  request.set_settled_in(item);
  request.set_reason(kSecret);
  return request;
}

// The word stands in the answers to all these reads.
auto Tells(const std::vector<std::string>& reads) {
  std::vector<::testing::Matcher<std::string>> matchers;
  for (const std::string& read : reads) matchers.emplace_back(StartsWith(read));
  return IsSupersetOf(matchers);
}

// A public action was made under an item about a proposal, each of whose texts tells the secret;
// another was settled there. The clerk reads what is secret of the programme, but not of bodies;
// the auditor reads all but that.
class SecretSubjectsTest : public ::testing::Test {
 protected:
  SecretSubjectsTest()
      : town_([this](Town& made) {
          AddRegisters(made);
          AddProposal(made.client());
          item_ = AddItem(made.client());
          made.client().Must(&Actions::AddAction, Adding("makelaar", item_));
          v1::AddActionRequest other = Adding("taxatie", "");
          other.mutable_action()->set_text("Taxatie vragen");
          other.clear_reason();
          made.client().Must(&Actions::AddAction, other);
          made.client().Must(&Actions::SettleAction, Settling("taxatie", item_));
          for (const auto& grant :
               {Granting("griffie-acties", kClerk, Mandate::COUNCIL_CLERK, "bodies/raad",
                         {Mandate::KEEP_ACTIONS}),
                Granting("griffie-registers", kClerk, Mandate::COUNCIL_CLERK, "",
                         {Mandate::READ_ADMINISTRATION}),
                Granting("griffie-geheim", kClerk, Mandate::COUNCIL_CLERK, "programmes/noord",
                         {Mandate::READ_ADMINISTRATION, Mandate::READ_SECRET})}) {
            made.client().Must(&v1::MandateService::Stub::GrantMandate, grant);
          }
        }) {}

  void Impose() {
    auto request = On<v1::ImposeItemSecrecyRequest>(item_);
    request.set_ground(v1::PRIVACY);
    request.set_body(Town::Name("bodies/raad"));
    request.set_imposed_date(kDay);
    town_.As(kClerk).Must(&Agenda::ImposeItemSecrecy, request);
  }

  void Lift() {
    auto request = On<v1::LiftItemSecrecyRequest>(item_);
    request.set_lifted_date(kDay);
    town_.As(kClerk).Must(&Agenda::LiftItemSecrecy, request);
  }

  int64_t Revision() {
    ApiClient secretary = town_.As(kSecretary);
    return Town(secretary).Revision();
  }

  std::string item_;
  MandatedTown town_;
};

TEST_F(SecretSubjectsTest, NobodyReadsAWordOfWhatWasMadeUnderASecretItemOrOfItsProposal) {
  EveryRead reads(NamesInTown({"programmes/noord/proposals/aankoop", "bodies/raad/meetings/juni",
                               "bodies/raad/meetings/juni/items/1", "bodies/raad/actions/makelaar",
                               "bodies/raad/actions/taxatie"}),
                  {});
  EXPECT_THAT(reads.Telling(kSecret, town_.As(kAuditor)),
              Tells({"GetAction", "ListActions", "GetProposal", "ListProposals", "GetItem",
                     "ListItems", "ListHistory"}));
  EXPECT_THAT(reads.Telling(kSecret, town_.With("")), Tells({"GetAction", "ListActions"}));
  Impose();
  for (const int person :
       {static_cast<int>(kAuditor), static_cast<int>(kPartner), static_cast<int>(kStranger),
        static_cast<int>(kAdministrator), static_cast<int>(kSystem), static_cast<int>(kOperator),
        static_cast<int>(kSecretary), static_cast<int>(kExecutiveSecretary)}) {
    EXPECT_THAT(reads.Telling(kSecret, town_.As(person)), IsEmpty()) << person;
  }
  EXPECT_THAT(reads.Telling(kSecret, town_.With("")), IsEmpty());
  const std::vector<std::string> of_programme = reads.Telling(kSecret, town_.As(kClerk));
  EXPECT_THAT(of_programme, Tells({"GetProposal", "ListProposals"}));
  EXPECT_THAT(of_programme,
              Not(AnyOf(Contains(StartsWith("GetAction")), Contains(StartsWith("GetItem")))));
  Lift();
  EXPECT_THAT(reads.Telling(kSecret, town_.As(kAuditor)), Tells({"GetAction", "GetProposal"}));
  EXPECT_THAT(reads.Telling(kSecret, town_.With("")), Tells({"GetAction", "ListActions"}));
}

TEST_F(SecretSubjectsTest, TheAdministrationSeesThatTheyAreThere) {
  Impose();
  const auto action =
      town_.As(kAuditor).Must(&Actions::GetAction, On<v1::GetActionRequest>(Action("makelaar")));
  EXPECT_EQ(action.action().agenda_item(), item_);
  EXPECT_EQ(action.action().text(), "");
  const auto other =
      town_.As(kAuditor).Must(&Actions::GetAction, On<v1::GetActionRequest>(Action("taxatie")));
  EXPECT_EQ(other.action().text(), "Taxatie vragen");
  EXPECT_EQ(other.action().settlement_reason(), "");
  const auto proposal = town_.As(kAuditor).Must(&v1::ProposalService::Stub::GetProposal,
                                                On<v1::GetProposalRequest>(Proposal()));
  EXPECT_EQ(proposal.proposal().title(), "");
  ASSERT_EQ(proposal.proposal().points_size(), 1);
  EXPECT_EQ(proposal.proposal().points(0).id(), "kopen");
  EXPECT_EQ(proposal.proposal().points(0).text(), "");
}

TEST_F(SecretSubjectsTest, ThePublicSeesOfTheOtherActionAllButWhyItWasSettled) {
  const auto get = On<v1::GetActionRequest>(Action("taxatie"));
  EXPECT_EQ(town_.Public().Must(&Actions::GetAction, get).action().settlement_reason(), kSecret);
  Impose();
  const auto seen = town_.Public().Must(&Actions::GetAction, get).action();
  EXPECT_EQ(seen.text(), "Taxatie vragen");
  EXPECT_EQ(seen.state(), v1::Action::CARRIED_OUT);
  EXPECT_EQ(seen.settlement_reason(), "");
  EXPECT_THAT(
      town_.Public().Call(&Actions::GetAction, On<v1::GetActionRequest>(Action("makelaar"))).status,
      IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(SecretSubjectsTest, WhatIsMadeUnderASecretItemIsTheAdministrations) {
  Impose();
  const auto secret = IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::UNDER_SECRECY);
  for (const v1::Audience audience : {v1::PUBLIC, v1::PARTNERS}) {
    EXPECT_THAT(town_.As(kClerk).Call(&Actions::AddAction, Adding("koper", item_, audience)).status,
                secret);
  }
  town_.As(kClerk).Must(&Actions::AddAction, Adding("koper", item_, v1::ADMINISTRATION));
  auto update = On<v1::UpdateActionRequest>(Action("koper"));
  update.set_audience(v1::PUBLIC);
  update.set_reason("Openbaar");
  EXPECT_THAT(town_.As(kClerk).Call(&Actions::UpdateAction, update).status, secret);
  Lift();
  town_.As(kClerk).Must(&Actions::UpdateAction, update);
}

// Of which actions milestones tell that they were made.
std::vector<std::string> Made(const std::vector<v1::Milestone>& milestones) {
  std::vector<std::string> made;
  for (const v1::Milestone& milestone : milestones) made.push_back(milestone.resource());
  return made;
}

TEST_F(SecretSubjectsTest, WhoWasToldOfAnActionIsToldToForgetItAndTheAdministrationKeepsIt) {
  v1::SubscribeRequest from_oldest = FromOldest();
  from_oldest.mutable_filter()->add_bodies(Town::Name("bodies/raad"));
  from_oldest.mutable_filter()->add_kinds(Kind::ACTION_ADDED);
  FollowedStream had(town_.Public(), from_oldest);
  const auto tells_of_it = Contains(Action("makelaar"));
  EXPECT_THAT(Made(had.Until(Revision())), tells_of_it);
  Impose();
  const v1::SubscribeResponse withdrawn = had.Next(Body::kWithdrawal);
  EXPECT_EQ(withdrawn.withdrawal().name(), Action("makelaar"));
  EXPECT_EQ(withdrawn.withdrawal().keeps(), v1::AUDIENCE_UNSPECIFIED);
  EXPECT_EQ(withdrawn.withdrawal().head(), Revision());
  FollowedStream fresh(town_.Public(), from_oldest);
  EXPECT_THAT(Made(fresh.Until(Revision())), Not(tells_of_it));
  FollowedStream all(town_.As(kAuditor), from_oldest);
  EXPECT_THAT(Made(all.Until(Revision())), tells_of_it);
  Lift();
  FollowedStream afterwards(town_.Public(), from_oldest);
  EXPECT_THAT(Made(afterwards.Until(Revision())), tells_of_it);
}

}  // namespace
}  // namespace noordster::testing::secret_subjects_test
