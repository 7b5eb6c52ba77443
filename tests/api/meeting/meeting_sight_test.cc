// SPDX-License-Identifier: EUPL-1.2
// Who keeps meetings, who sees what of them, and what is told of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::meeting_sight_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Agenda = v1::AgendaService::Stub;
using Mandate = v1::Mandate;
using Meetings = v1::MeetingService::Stub;

std::string Meeting() { return Town::Name("bodies/raad/meetings/september"); }
std::string Item(int number) { return absl::StrCat(Meeting(), "/items/", number); }

template <typename Request>
Request On(const std::string& name) {
  Request request;
  request.set_name(name);
  request.set_reason("Zo besloten in het presidium");
  return request;
}

class MeetingSightTest : public ::testing::Test {
 protected:
  MeetingSightTest()
      : town_([](Town& made) {
          made.StartPlan("jeugd");
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("griffie-vergaderingen", kClerk, Mandate::COUNCIL_CLERK, "bodies/raad",
                       {Mandate::KEEP_MEETINGS, Mandate::KEEP_AGENDA, Mandate::RECORD_BALLOT}));
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("secretaris-agenda", kSecretary, Mandate::PROGRAMME_SECRETARY,
                                      "programmes/noord", {Mandate::REQUEST_ITEM}));
        }) {}

  // The secretary asks, the clerk places and publishes.
  void Publish() {
    town_.As(kSecretary).Must(&Agenda::RequestItem, Asking());
    town_.As(kClerk).Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(Item(1)));
    auto publish = On<v1::PublishAgendaRequest>(Meeting());
    publish.add_items(1);
    publish.set_audience(v1::PUBLIC);
    publish.set_published_date("2022-07-15");
    town_.As(kClerk).Must(&Agenda::PublishAgenda, publish);
  }

  static v1::CreateMeetingRequest Planning() {
    v1::CreateMeetingRequest request;
    request.set_parent(Town::Name("bodies/raad"));
    request.set_meeting_id("september");
    request.mutable_meeting()->set_form(v1::Meeting::SITTING);
    request.mutable_meeting()->set_date("2022-09-27");
    return request;
  }

  static v1::RequestItemRequest Asking() {
    v1::RequestItemRequest request;
    request.set_parent(Meeting());
    request.mutable_item()->set_title("Plan Jeugd");
    request.mutable_item()->set_treatment(v1::AgendaItem::DEBATE);
    request.mutable_item()->add_subjects(Town::Plan("jeugd"));
    return request;
  }

  MandatedTown town_;
};

TEST_F(MeetingSightTest, EachDoesTheirPartAndNobodyThatOfAnother) {
  const auto denied = IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED);
  EXPECT_THAT(town_.As(kSecretary).Call(&Meetings::CreateMeeting, Planning()).status, denied);
  EXPECT_THAT(town_.As(kExecutiveSecretary).Call(&Meetings::CreateMeeting, Planning()).status,
              denied);
  town_.As(kClerk).Must(&Meetings::CreateMeeting, Planning());
  Publish();
  EXPECT_THAT(
      town_.As(kSecretary).Call(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(Item(1))).status,
      denied);
  EXPECT_THAT(town_.As(kClerk).Call(&Agenda::RequestItem, Asking()).status, denied)
      << "asking is for the programme";
}

TEST_F(MeetingSightTest, ThePublicSeesAMeetingFromItsAgendaOnAndNoItems) {
  town_.As(kClerk).Must(&Meetings::CreateMeeting, Planning());
  v1::GetMeetingRequest get;
  get.set_name(Meeting());
  const auto hidden = IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND);
  EXPECT_THAT(town_.Public().Call(&Meetings::GetMeeting, get).status, hidden);
  Publish();
  EXPECT_EQ(town_.Public().Must(&Meetings::GetMeeting, get).meeting().date(), "2022-09-27");
  v1::GetAgendaVersionRequest version;
  version.set_name(absl::StrCat(Meeting(), "/agendas/1"));
  const auto agenda = town_.Public().Must(&Agenda::GetAgendaVersion, version).agenda_version();
  ASSERT_EQ(agenda.entries_size(), 1);
  EXPECT_EQ(agenda.entries(0).title(), "Plan Jeugd");
  v1::GetItemRequest item;
  item.set_name(Item(1));
  EXPECT_THAT(town_.Public().Call(&Agenda::GetItem, item).status, hidden);
}

TEST_F(MeetingSightTest, WhoeverSawTheAgendaIsToldThatTheMeetingMoved) {
  town_.As(kClerk).Must(&Meetings::CreateMeeting, Planning());
  auto move = On<v1::MoveMeetingRequest>(Meeting());
  move.set_date("2022-10-04");
  town_.As(kClerk).Must(&Meetings::MoveMeeting, move);
  EXPECT_THAT(SentencesFor(town_.Public(), OfBody("bodies/raad")), IsEmpty());
  Publish();
  move.set_date("2022-10-11");
  town_.As(kClerk).Must(&Meetings::MoveMeeting, move);
  town_.As(kClerk).Must(&Meetings::CancelMeeting, On<v1::CancelMeetingRequest>(Meeting()));
  EXPECT_THAT(SentencesFor(town_.Public(), OfBody("bodies/raad")),
              ElementsAre("Versie 1 van de agenda van de raad voor 4 oktober 2022 is gepubliceerd.",
                          "De raad vergadert op 11 oktober 2022 in plaats van op 4 oktober 2022.",
                          "De vergadering van de raad van 11 oktober 2022 vervalt."));
}

}  // namespace
}  // namespace noordster::testing::meeting_sight_test
