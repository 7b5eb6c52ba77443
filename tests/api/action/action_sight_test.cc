// SPDX-License-Identifier: EUPL-1.2
// Who keeps actions, who sees what of them, what is told of them; and that nobody finds out by
// asking what they may not see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::action_sight_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Actions = v1::ActionService::Stub;
using Mandate = v1::Mandate;

constexpr char kHiddenPlan[] = "programmes/geheim/plans/verborgen";
constexpr char kNoPlan[] = "programmes/geheim/plans/nergens";
constexpr char kNoProgramme[] = "programmes/nergens/plans/nergens";

std::string NameOf(const std::string& id) {
  return Town::Name(absl::StrCat("bodies/raad/actions/", id));
}

std::string Meeting() { return Town::Name("bodies/raad/meetings/september"); }

// A programme the council has nothing to do with, with a plan.
void AddOtherProgramme(Town& town) {
  v1::CreateProgrammeRequest programme;
  programme.set_parent(Town::Name(""));
  programme.set_programme_id("geheim");
  programme.mutable_programme()->set_display_name("Geheim");
  v1::CreateBodyRequest council;
  council.set_parent(Town::Name(""));
  council.set_body_id("andere-raad");
  council.mutable_body()->set_display_name("Andere raad");
  council.mutable_body()->set_kind(v1::COUNCIL);
  town.client().Must(&v1::BodyService::Stub::CreateBody, council);
  for (const char* body : {"office", "partners", "board", "college", "andere-raad", "delivery"}) {
    programme.mutable_programme()->add_bodies(Town::Name(absl::StrCat("bodies/", body)));
  }
  town.client().Must(&v1::ProgrammeService::Stub::CreateProgramme, programme);
  v1::CreatePlanRequest plan = Town::NewPlan("verborgen", "full");
  plan.set_parent(Town::Name("programmes/geheim"));
  plan.mutable_plan()->clear_challenges();
  town.client().Must(&v1::PlanService::Stub::CreatePlan, plan);
}

void AddMeeting(Town& town) {
  v1::CreateMeetingRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_meeting_id("september");
  request.mutable_meeting()->set_form(v1::Meeting::SITTING);
  request.mutable_meeting()->set_date("2022-09-27");
  town.client().Must(&v1::MeetingService::Stub::CreateMeeting, request);
}

class ActionSightTest : public ::testing::Test {
 protected:
  ActionSightTest()
      : town_([](Town& made) {
          made.StartPlan("jeugd");
          AddOtherProgramme(made);
          AddMeeting(made);
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("griffie-acties", kClerk, Mandate::COUNCIL_CLERK,
                                      "bodies/raad", {Mandate::KEEP_ACTIONS}));
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("griffie-agenda", kClerk, Mandate::COUNCIL_CLERK,
                                      "bodies/raad", {Mandate::REQUEST_ITEM}));
        }) {}

  static v1::AddActionRequest Adding(const std::string& id, v1::Audience audience) {
    v1::AddActionRequest request;
    request.set_parent(Town::Name("bodies/raad"));
    request.set_action_id(id);
    request.mutable_action()->set_kind(v1::Action::COMMITMENT);
    request.mutable_action()->set_text("Het college komt met een overzicht");
    request.mutable_action()->set_made_date("2022-07-01");
    request.mutable_action()->set_owner(MandatedTown::Person(kExecutiveSecretary));
    request.mutable_action()->add_plans(Town::Plan("jeugd"));
    request.mutable_action()->set_audience(audience);
    return request;
  }

  void Settle(const std::string& id) {
    v1::SettleActionRequest request;
    request.set_name(NameOf(id));
    request.set_settlement(v1::Action::CARRIED_OUT);
    request.set_settled_date("2022-07-15");
    request.set_reason("Overzicht gestuurd");
    town_.As(kClerk).Must(&Actions::SettleAction, request);
  }

  static std::vector<std::string> IdsFor(ApiClient client) {
    v1::ListActionsRequest request;
    request.set_parent(Town::Name("bodies/raad"));
    std::vector<std::string> ids;
    const auto list = client.Must(&Actions::ListActions, request);
    for (const v1::Action& action : list.actions()) {
      ids.push_back(action.name().substr(NameOf("").size()));
    }
    return ids;
  }

  // Everything the history of the town tells a client of an action, as text.
  static std::string HistoryFor(ApiClient client, const std::string& id) {
    v1::ListHistoryRequest request;
    request.set_parent(Town::Name(""));
    std::string told;
    do {
      const auto page = client.Must(&v1::HistoryService::Stub::ListHistory, request);
      for (const v1::HistoryEntry& entry : page.entries()) {
        if (entry.resource() == NameOf(id)) absl::StrAppend(&told, entry.DebugString());
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return told;
  }

  MandatedTown town_;
};

TEST_F(ActionSightTest, TheClerkKeepsThoseOfTheCouncilAndNobodyElse) {
  const v1::AddActionRequest adding = Adding("toezegging", v1::ADMINISTRATION);
  const auto denied = IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED);
  for (const int role : {kSecretary, kExecutiveSecretary, kAdministrator, kStranger}) {
    EXPECT_THAT(town_.As(role).Call(&Actions::AddAction, adding).status, denied) << role;
  }
  EXPECT_THAT(town_.As(kClerk).Call(&Actions::AddAction, adding).status, IsGrpcOk());
}

TEST_F(ActionSightTest, EachSeesThoseThatAreMeantForThem) {
  for (const v1::Audience audience : {v1::ADMINISTRATION, v1::PARTNERS, v1::PUBLIC}) {
    const std::string id = absl::StrCat("a", static_cast<int>(audience));
    town_.As(kClerk).Must(&Actions::AddAction, Adding(id, audience));
  }
  EXPECT_THAT(IdsFor(town_.Public()), ElementsAre("a3"));
  EXPECT_THAT(IdsFor(town_.As(kStranger)), ElementsAre("a3"));
  EXPECT_THAT(IdsFor(town_.As(kAdministrator)), ElementsAre("a1", "a2", "a3"));
  v1::GetActionRequest get;
  get.set_name(NameOf("a1"));
  EXPECT_THAT(town_.Public().Call(&Actions::GetAction, get).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  get.set_name(NameOf("a3"));
  const v1::Action seen = town_.Public().Must(&Actions::GetAction, get).action();
  EXPECT_EQ(seen.text(), "Het college komt met een overzicht");
  EXPECT_THAT(seen.plans(), IsEmpty()) << "the plan is not public";
  EXPECT_EQ(seen.owner(), "") << "persons are not public";
  EXPECT_EQ(seen.etag(), "");
}

TEST_F(ActionSightTest, WorklistsOfBodiesAreTheAdministrations) {
  town_.As(kClerk).Must(&Actions::AddAction, Adding("overzicht", v1::PUBLIC));
  v1::ListWorkRequest request;
  request.set_parent(Town::Name(""));
  request.set_body(Town::Name("bodies/raad"));
  const auto shown = [&request](ApiClient client) {
    return client.Must(&v1::WorklistService::Stub::ListWork, request).items_size();
  };
  EXPECT_EQ(shown(town_.Public()), 0);
  EXPECT_EQ(shown(town_.As(kStranger)), 0) << "who reads no registers reads no lists of bodies";
  EXPECT_EQ(shown(town_.As(kAdministrator)), 1);
}

TEST_F(ActionSightTest, AnActionThatIsNoLongerPublicIsGone) {
  town_.As(kClerk).Must(&Actions::AddAction, Adding("toezegging", v1::PUBLIC));
  EXPECT_THAT(IdsFor(town_.Public()), ElementsAre("toezegging"));
  v1::UpdateActionRequest update;
  update.set_name(NameOf("toezegging"));
  update.set_owner(Town::Name("bodies/college"));
  update.set_reason("Vertrouwelijk");
  town_.As(kClerk).Must(&Actions::UpdateAction, update);
  EXPECT_THAT(IdsFor(town_.Public()), IsEmpty());
}

TEST_F(ActionSightTest, WhoeverMayKnowIsToldThatItIsMadeAndSettled) {
  town_.As(kClerk).Must(&Actions::AddAction, Adding("stil", v1::ADMINISTRATION));
  town_.As(kClerk).Must(&Actions::AddAction, Adding("overzicht", v1::PUBLIC));
  Settle("stil");
  Settle("overzicht");
  v1::ReopenActionRequest reopen;
  reopen.set_name(NameOf("overzicht"));
  reopen.set_reason("Onvolledig");
  town_.As(kClerk).Must(&Actions::ReopenAction, reopen);
  EXPECT_THAT(SentencesFor(town_.Public(), OfBody("bodies/raad")),
              ElementsAre("Aan de raad is iets toegezegd op 1 juli 2022 (overzicht).",
                          "Een toezegging aan de raad is uitgevoerd op 15 juli 2022 (overzicht).",
                          "Een toezegging aan de raad staat weer open (overzicht)."));
}

TEST_F(ActionSightTest, TheHistoryOfAnActionNamesNobodyAndNoPlanToThePublic) {
  town_.As(kClerk).Must(&Actions::AddAction, Adding("overzicht", v1::PUBLIC));
  Settle("overzicht");
  const std::string told = HistoryFor(town_.Public(), "overzicht");
  EXPECT_TRUE(absl::StrContains(told, "action_added")) << told;
  EXPECT_TRUE(absl::StrContains(told, "action_settled")) << told;
  for (const std::string& hidden : {MandatedTown::Person(kExecutiveSecretary),
                                    MandatedTown::Person(kClerk), Town::Plan("jeugd")}) {
    const std::string relative = hidden.substr(Town::Name("").size() + 1);
    EXPECT_FALSE(absl::StrContains(told, relative)) << relative << " in " << told;
  }
  EXPECT_TRUE(absl::StrContains(HistoryFor(town_.As(kAdministrator), "overzicht"),
                                "programmes/noord/plans/jeugd"));
}

// What a caller is answered must not tell whether what they ask about exists.
void ExpectSameRefusal(const std::vector<grpc::Status>& statuses) {
  for (const grpc::Status& status : statuses) {
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED));
    EXPECT_EQ(Describe(status), Describe(statuses.front()));
  }
}

TEST_F(ActionSightTest, ABodyCannotFindOutByActionsWhichPlansExistElsewhere) {
  std::vector<grpc::Status> statuses;
  for (const char* plan : {kHiddenPlan, kNoPlan, kNoProgramme}) {
    v1::AddActionRequest request = Adding("toezegging", v1::ADMINISTRATION);
    request.mutable_action()->add_plans(Town::Name(plan));
    statuses.push_back(town_.As(kClerk).Call(&Actions::AddAction, request).status);
  }
  ExpectSameRefusal(statuses);
  v1::AddActionRequest own = Adding("toezegging", v1::ADMINISTRATION);
  own.mutable_action()->add_plans(Town::Plan("nergens"));
  EXPECT_THAT(town_.As(kClerk).Call(&Actions::AddAction, own).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND))
      << "of its own programmes it is told";
}

TEST_F(ActionSightTest, ABodyCannotFindOutByItemsWhichPlansExistElsewhere) {
  using Agenda = v1::AgendaService::Stub;
  v1::RequestItemRequest ask;
  ask.set_parent(Meeting());
  ask.mutable_item()->set_title("Plan Jeugd");
  ask.mutable_item()->set_treatment(v1::AgendaItem::DEBATE);
  ask.mutable_item()->add_subjects(Town::Plan("jeugd"));
  v1::UpdateItemRequest change;
  change.set_name(town_.As(kClerk).Must(&Agenda::RequestItem, ask).item().name());
  *change.mutable_item() = ask.item();
  std::vector<grpc::Status> asked;
  std::vector<grpc::Status> changed;
  for (const char* plan : {kHiddenPlan, kNoPlan, kNoProgramme}) {
    ask.mutable_item()->set_subjects(0, Town::Name(plan));
    change.mutable_item()->set_subjects(0, Town::Name(plan));
    asked.push_back(town_.As(kClerk).Call(&Agenda::RequestItem, ask).status);
    changed.push_back(town_.As(kClerk).Call(&Agenda::UpdateItem, change).status);
  }
  ExpectSameRefusal(asked);
  ExpectSameRefusal(changed);
}

}  // namespace
}  // namespace noordster::testing::action_sight_test
