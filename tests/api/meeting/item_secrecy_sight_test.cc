// SPDX-License-Identifier: EUPL-1.2
// What is secret of the items of meetings, through every read there is, and what the public is told
// of a meeting and its papers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/api/identity/every_read.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::item_secrecy_sight_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Agenda = v1::AgendaService::Stub;
using Mandate = v1::Mandate;

// Stands in every text that is to be secret, and nowhere else.
constexpr char kSecret[] = "zwijgen";

std::string Secret() { return absl::StrCat("Hierover ", kSecret); }
std::string Meeting() { return Town::Name("bodies/raad/meetings/september"); }
std::string Item(int number) { return absl::StrCat(Meeting(), "/items/", number); }

template <typename Request>
Request On(const std::string& name) {
  Request request;
  request.set_name(name);
  if constexpr (requires { request.set_reason(""); }) request.set_reason(Secret());
  return request;
}

// Item 2 of a public agenda, of which every text tells the secret; its paper was made public. The
// clerk keeps secrecy of the council and reads what is secret; the auditor reads all but that.
class ItemSecrecySightTest : public ::testing::Test {
 protected:
  ItemSecrecySightTest()
      : town_([](Town& made) {
          AddRegisters(made);
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("griffie-agenda", kClerk, Mandate::COUNCIL_CLERK, "bodies/raad",
                       {Mandate::KEEP_AGENDA, Mandate::REQUEST_ITEM, Mandate::RECORD_BALLOT}));
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("griffie-geheim", kClerk, Mandate::COUNCIL_CLERK, "",
                                      {Mandate::READ_ADMINISTRATION, Mandate::READ_SECRET}));
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("secretariaat-leest", kExecutiveSecretary, Mandate::EXECUTIVE_SECRETARIAT,
                       "", {Mandate::READ_ADMINISTRATION}));
        }) {
    ApiClient clerk = Clerk();
    v1::RequestItemRequest asking;
    asking.set_parent(Meeting());
    asking.mutable_item()->set_title(Secret());
    asking.mutable_item()->set_treatment(v1::AgendaItem::DEBATE);
    asking.set_reason(Secret());
    clerk.Must(&Agenda::RequestItem, asking);
    auto ask = On<v1::AskPaperRequest>(Item(2));
    ask.mutable_paper()->set_id("bijlage");
    ask.mutable_paper()->set_title(Secret());
    ask.mutable_paper()->set_due_date("2022-06-01");
    ask.mutable_paper()->set_release_date("2022-07-01");
    clerk.Must(&Agenda::AskPaper, ask);
    auto dispense = On<v1::DispensePaperRequest>(Item(2));
    dispense.set_paper_id("bijlage");
    clerk.Must(&Agenda::DispensePaper, dispense);
    auto deliver = On<v1::DeliverPaperRequest>(Item(2));
    deliver.set_paper_id("bijlage");
    deliver.set_delivered_date("2022-06-02");
    clerk.Must(&Agenda::DeliverPaper, deliver);
    clerk.Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(Item(2)));
    auto release = On<v1::ReleasePaperRequest>(Item(2));
    release.set_paper_id("bijlage");
    release.set_released_date("2022-06-20");
    clerk.Must(&Agenda::ReleasePaper, release);
    v1::PublishAgendaRequest publish;
    publish.set_name(Meeting());
    publish.add_items(2);
    publish.add_items(1);
    publish.set_audience(v1::PUBLIC);
    publish.set_published_date("2022-06-15");
    clerk.Must(&Agenda::PublishAgenda, publish);
  }

  static v1::ImposeItemSecrecyRequest Imposing(const std::string& paper = "") {
    auto request = On<v1::ImposeItemSecrecyRequest>(Item(2));
    request.set_paper_id(paper);
    request.set_ground(v1::PRIVACY);
    request.set_body(Town::Name("bodies/raad"));
    request.set_imposed_date("2022-07-10");
    return request;
  }

  void Lift() {
    auto request = On<v1::LiftItemSecrecyRequest>(Item(2));
    request.set_lifted_date("2022-07-12");
    Clerk().Must(&Agenda::LiftItemSecrecy, request);
  }

  static v1::GetPublicStateRequest PublicOn(const std::string& day) {
    v1::GetPublicStateRequest request;
    request.set_name(Meeting());
    request.set_date(day);
    return request;
  }

  static std::vector<std::string> Names() {
    return NamesInTown(
        {"bodies/raad/meetings/september/items/2", "bodies/raad/meetings/september/agendas/2"});
  }

  // Made anew for every use, as tokens expire.
  ApiClient Clerk() { return town_.As(kClerk); }

  MandatedTown town_;
};

TEST_F(ItemSecrecySightTest, NobodyReadsAWordOfASecretItemButWhoMayThroughAnyRead) {
  EveryRead reads(Names(), {});
  const std::vector<std::string> before = reads.Telling(kSecret, town_.As(kAuditor));
  for (const char* read : {"GetItem", "ListItems", "GetAgendaVersion", "ListAgendaVersions",
                           "ListHistory", "GetPublicState"}) {
    EXPECT_THAT(before, Contains(StartsWith(read)));
  }
  EXPECT_THAT(reads.Telling(kSecret, town_.With("")), Not(IsEmpty()));
  Clerk().Must(&Agenda::ImposeItemSecrecy, Imposing());
  for (const int person :
       {static_cast<int>(kAuditor), static_cast<int>(kPartner), static_cast<int>(kStranger),
        static_cast<int>(kAdministrator), static_cast<int>(kSystem), static_cast<int>(kOperator),
        static_cast<int>(kSecretary), static_cast<int>(kExecutiveSecretary)}) {
    EXPECT_THAT(reads.Telling(kSecret, town_.As(person)), IsEmpty()) << person;
  }
  EXPECT_THAT(reads.Telling(kSecret, town_.With("")), IsEmpty());
  EXPECT_THAT(reads.Telling(kSecret, Clerk()), Contains(StartsWith("GetItem")));
  Lift();
  EXPECT_THAT(reads.Telling(kSecret, town_.As(kAuditor)), Contains(StartsWith("GetItem")));
  EXPECT_THAT(reads.Telling(kSecret, town_.With("")), Not(IsEmpty()));
}

TEST_F(ItemSecrecySightTest, OfASecretPaperTheItemIsSeenAndThePaperWithoutAWord) {
  Clerk().Must(&Agenda::ImposeItemSecrecy, Imposing("bijlage"));
  v1::GetItemRequest get;
  get.set_name(Item(2));
  const auto item = town_.As(kAuditor).Must(&Agenda::GetItem, get).item();
  EXPECT_EQ(item.title(), Secret());
  ASSERT_EQ(item.papers_size(), 1);
  EXPECT_EQ(item.papers(0).title(), "");
  EXPECT_EQ(item.papers(0).dispensation(), "");
  EXPECT_EQ(item.papers(0).delivered_date(), "2022-06-02");
  EXPECT_EQ(item.papers(0).secrecy().ground(), v1::PRIVACY);
  EXPECT_EQ(item.papers(0).secrecy().lifter(), Town::Name("bodies/raad"));
  EXPECT_EQ(Clerk().Must(&Agenda::GetItem, get).item().papers(0).title(), Secret());
  const auto state = town_.Public().Must(&Agenda::GetPublicState, PublicOn("2022-07-01"));
  EXPECT_EQ(state.public_state().papers_size(), 0);
  EXPECT_EQ(state.public_state().agenda().entries(0).title(), Secret());
}

TEST_F(ItemSecrecySightTest, AnyoneIsToldWhatWasPublicOnADayWithoutWhatIsSecretNow) {
  ApiClient& anyone = town_.Public();
  const auto hidden = IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND);
  EXPECT_THAT(anyone.Call(&Agenda::GetPublicState, PublicOn("2022-05-31")).status, hidden);
  EXPECT_THAT(anyone.Call(&Agenda::GetPublicState, PublicOn("2199-12-31")).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
  auto state = anyone.Must(&Agenda::GetPublicState, PublicOn("2022-06-14")).public_state();
  EXPECT_EQ(state.agenda().number(), 1);
  EXPECT_EQ(state.papers_size(), 0);
  state = anyone.Must(&Agenda::GetPublicState, PublicOn("2022-06-20")).public_state();
  EXPECT_EQ(state.meeting(), Meeting());
  EXPECT_EQ(state.date(), "2022-06-20");
  ASSERT_EQ(state.agenda().entries_size(), 2);
  EXPECT_EQ(state.agenda().entries(0).title(), Secret());
  ASSERT_EQ(state.papers_size(), 1);
  EXPECT_EQ(state.papers(0).item(), Item(2));
  EXPECT_EQ(state.papers(0).title(), Secret());
  EXPECT_EQ(state.papers(0).released_date(), "2022-06-20");
  Clerk().Must(&Agenda::ImposeItemSecrecy, Imposing());
  state = anyone.Must(&Agenda::GetPublicState, PublicOn("2022-06-20")).public_state();
  EXPECT_EQ(state.agenda().entries(0).title(), "");
  EXPECT_EQ(state.agenda().entries(1).title(), "Opening");
  EXPECT_EQ(state.papers_size(), 0);
}

TEST_F(ItemSecrecySightTest, OnlyTheSecretariatOfTheBodyImposesAndLifts) {
  const auto denied = IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED);
  EXPECT_THAT(town_.As(kSecretary).Call(&Agenda::ImposeItemSecrecy, Imposing()).status, denied);
  EXPECT_THAT(town_.As(kExecutiveSecretary).Call(&Agenda::ImposeItemSecrecy, Imposing()).status,
              denied);
  auto of_executive = Imposing();
  of_executive.set_body(Town::Name("bodies/college"));
  EXPECT_THAT(town_.As(kExecutiveSecretary).Call(&Agenda::ImposeItemSecrecy, of_executive).status,
              denied)
      << "the executive has nothing to do with items of the council";
  Clerk().Must(&Agenda::ImposeItemSecrecy, Imposing());
  auto lift = On<v1::LiftItemSecrecyRequest>(Item(2));
  lift.set_lifted_date("2022-07-12");
  EXPECT_THAT(town_.As(kExecutiveSecretary).Call(&Agenda::LiftItemSecrecy, lift).status, denied);
  Clerk().Must(&Agenda::LiftItemSecrecy, lift);
}

TEST_F(ItemSecrecySightTest, NoMilestoneTellsOfASecretItemNorOfItsPapers) {
  Clerk().Must(&Agenda::ImposeItemSecrecy, Imposing());
  v1::ListMilestonesRequest request;
  request.set_parent(Town::Name(""));
  for (const auto& client : {Clerk(), town_.As(kAuditor), town_.With("")}) {
    ApiClient reader = client;
    do {
      const auto page = reader.Must(&v1::MilestoneService::Stub::ListMilestones, request);
      EXPECT_FALSE(absl::StrContains(page.DebugString(), kSecret));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
  }
}

}  // namespace
}  // namespace noordster::testing::item_secrecy_sight_test
