// SPDX-License-Identifier: EUPL-1.2
// What is seen of items of meetings, their papers and agendas once something of them is secret.
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "noordster/v1/mandate.pb.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/state.h"
#include "tests/engine/authorization/reader_sight.h"

namespace noordster::engine::item_sight_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Event;

Sight Public(int64_t now) {
  Caller caller;
  caller.actor.set_kind(noordster::internal::v1::Actor::ANONYMOUS);
  return Sight(State::FromNothing(), caller, {now, absl::CivilDay(2022, 7, 15)});
}

constexpr char kMeetingName[] = "bodies/raad/meetings/m";
constexpr char kItem[] = "bodies/raad/meetings/m/items/1";

// A meeting with one secret item, and a secret paper of another.
Record MeetingWithSecrets() {
  Record meeting;
  meeting.set_name(kMeetingName);
  meeting.mutable_meeting()->add_secret_parts("items/1");
  meeting.mutable_meeting()->add_secret_parts("items/2/papers/p");
  return meeting;
}

SecretParts SecretsOfMeeting() {
  SecretParts secrets;
  AddSecretParts(MeetingWithSecrets(), secrets);
  return secrets;
}

// An item with texts everywhere.
noordster::internal::v1::AgendaItem WordyItem(int32_t number) {
  noordster::internal::v1::AgendaItem item;
  item.set_number(number);
  item.mutable_title()->set_id("title");
  item.mutable_placement_reason()->set_id("why");
  item.mutable_attendance()->add_recusals()->mutable_reason()->set_id("neighbour");
  for (const char* id : {"p", "q"}) {
    auto& paper = *item.add_papers();
    paper.set_id(id);
    paper.mutable_title()->set_id("paper");
    paper.mutable_dispensation()->set_id("late");
  }
  return item;
}

TEST(ItemSightTest, ASecretItemIsThereWithoutAWordOfIt) {
  Record record;
  record.set_name(kItem);
  *record.mutable_agenda_item() = WordyItem(1);
  EXPECT_EQ(RecordsBehind(record), std::vector<std::string>{kMeetingName});
  const auto item = WithoutSecrets(record, SecretsOfMeeting()).agenda_item();
  EXPECT_EQ(item.number(), 1);
  EXPECT_FALSE(item.has_title() || item.has_placement_reason());
  EXPECT_FALSE(item.attendance().recusals(0).has_reason());
  EXPECT_EQ(item.papers(0).id(), "p");
  EXPECT_FALSE(item.papers(0).has_title() || item.papers(0).has_dispensation());
}

TEST(ItemSightTest, OfASecretPaperOnlyItsOwnWordsAreLeftOut) {
  Record record;
  record.set_name("bodies/raad/meetings/m/items/2");
  *record.mutable_agenda_item() = WordyItem(2);
  const auto item = WithoutSecrets(record, SecretsOfMeeting()).agenda_item();
  EXPECT_TRUE(item.has_title());
  EXPECT_FALSE(item.papers(0).has_title() || item.papers(0).has_dispensation());
  EXPECT_TRUE(item.papers(1).has_title());
}

// Every event about an item, with the reason of its act.
std::vector<Event> EventsOfItem(int32_t item, const std::string& paper) {
  std::vector<Event> events(11);
  *events[0].mutable_item_requested()->mutable_item() = WordyItem(item);
  events[0].mutable_item_requested()->set_meeting(kMeetingName);
  const auto about = [item](auto& event) {
    event.set_meeting(kMeetingName);
    event.set_item(item);
  };
  const auto about_paper = [&](auto& event) {
    about(event);
    event.set_paper(paper);
  };
  about(*events[1].mutable_item_updated());
  about(*events[2].mutable_item_placed());
  about(*events[3].mutable_attendance_recorded());
  about(*events[4].mutable_ballot_held());
  about(*events[5].mutable_paper_asked());
  events[5].mutable_paper_asked()->mutable_paper()->set_id(paper);
  about_paper(*events[6].mutable_paper_delivered());
  about_paper(*events[7].mutable_paper_dispensed());
  about_paper(*events[8].mutable_paper_released());
  about_paper(*events[9].mutable_item_secrecy_imposed());
  about_paper(*events[10].mutable_item_secrecy_lifted());
  for (Event& event : events) event.mutable_header()->mutable_reason()->set_id("why");
  return events;
}

TEST(ItemSightTest, NoEventAboutASecretItemTellsAWordOfIt) {
  for (const Event& event : EventsOfItem(1, "q")) {
    SCOPED_TRACE(event.ShortDebugString());
    EXPECT_EQ(RecordsBehind(event), std::vector<std::string>{kMeetingName});
    const Event seen = WithoutSecrets(event, SecretsOfMeeting());
    EXPECT_FALSE(seen.header().has_reason());
    EXPECT_FALSE(seen.item_requested().item().has_title());
    EXPECT_TRUE(WithoutSecrets(event, {}).header().has_reason());
  }
}

TEST(ItemSightTest, EventsAboutASecretPaperTellNoWordOfItAndOthersDo) {
  const std::vector<Event> events = EventsOfItem(2, "p");
  for (size_t i = 0; i < events.size(); ++i) {
    SCOPED_TRACE(events[i].ShortDebugString());
    const Event seen = WithoutSecrets(events[i], SecretsOfMeeting());
    EXPECT_EQ(seen.header().has_reason(), i < 5);
  }
  const auto requested = WithoutSecrets(events[0], SecretsOfMeeting()).item_requested().item();
  EXPECT_TRUE(requested.has_title());
  EXPECT_FALSE(requested.papers(0).has_title());
  EXPECT_TRUE(requested.papers(1).has_title());
}

TEST(ItemSightTest, ThePublicSeesAnAgendaWithoutTheTitleOfWhatIsSecretNow) {
  Record record;
  record.set_name("bodies/raad/meetings/m/agendas/1");
  record.set_audience(v1::PUBLIC);
  for (const int32_t number : {1, 2}) {
    auto& entry = *record.mutable_agenda_version()->add_entries();
    entry.set_item(number);
    entry.mutable_title()->set_id("title");
  }
  Event event;
  auto& published = *event.mutable_agenda_published();
  published.mutable_facts()->set_meeting(kMeetingName);
  published.mutable_facts()->set_audience(v1::PUBLIC);
  *published.mutable_version() = record.agenda_version();
  EXPECT_EQ(RecordsBehind(record), std::vector<std::string>{kMeetingName});
  EXPECT_EQ(RecordsBehind(event), std::vector<std::string>{kMeetingName});
  const auto seen = Public(100).Seen(record, SecretsOfMeeting());
  const auto told = Public(100).Seen(event, SecretsOfMeeting());
  ASSERT_TRUE(seen.has_value() && told.has_value());
  for (const auto& version : {seen->agenda_version(), told->agenda_published().version()}) {
    ASSERT_EQ(version.entries_size(), 2);
    EXPECT_FALSE(version.entries(0).has_title());
    EXPECT_TRUE(version.entries(1).has_title());
  }
  EXPECT_TRUE(Public(100).Seen(record, {})->agenda_version().entries(0).has_title());
}

TEST(ItemSightTest, OfAPublicMeetingOthersSeeNeitherItemsNorWhoWasThereNorOtherMeetings) {
  Record record;
  record.set_name(kMeetingName);
  record.set_audience(v1::PUBLIC);
  record.set_revision(7);
  auto& meeting = *record.mutable_meeting();
  meeting.set_date("2022-07-15");
  meeting.set_items(4);
  meeting.add_placed_items(2);
  meeting.set_makes_up_for("bodies/raad/meetings/first");
  meeting.set_minutes_adopted_in("bodies/raad/meetings/next");
  meeting.mutable_opening()->set_signed_in(30);
  meeting.mutable_opening()->add_persons("persons/p");
  meeting.mutable_opening()->set_chair("persons/q");
  Event opened;
  opened.mutable_meeting_opened()->mutable_facts()->set_audience(v1::PUBLIC);
  *opened.mutable_meeting_opened()->mutable_opening() = meeting.opening();
  Event adopted;
  adopted.mutable_minutes_adopted()->mutable_facts()->set_audience(v1::PUBLIC);
  adopted.mutable_minutes_adopted()->set_adopted_in(meeting.minutes_adopted_in());
  Record expected;
  expected.set_name(kMeetingName);
  expected.set_audience(v1::PUBLIC);
  expected.mutable_meeting()->set_date("2022-07-15");
  expected.mutable_meeting()->mutable_opening()->set_signed_in(30);
  EXPECT_EQ(Public(100).Seen(record, {})->DebugString(), expected.DebugString());
  EXPECT_EQ(Public(100).Seen(opened, {})->meeting_opened().opening().DebugString(),
            expected.meeting().opening().DebugString());
  EXPECT_EQ(Public(100).Seen(adopted, {})->minutes_adopted().adopted_in(), "");
}

// Every event about a public action under an item.
std::vector<Event> EventsOfAction() {
  std::vector<Event> events(4);
  const auto about = [](auto& event) {
    event.mutable_facts()->set_action("bodies/raad/actions/a");
    event.mutable_facts()->set_audience(v1::PUBLIC);
    event.mutable_facts()->set_agenda_item(kItem);
  };
  about(*events[0].mutable_action_added());
  events[0].mutable_action_added()->mutable_added()->set_agenda_item(kItem);
  about(*events[1].mutable_action_updated());
  about(*events[2].mutable_action_settled());
  about(*events[3].mutable_action_reopened());
  return events;
}

TEST(ItemSightTest, NoEventAboutAnActionTellsOthersOfItsItemAndNoneIsToldOfASecretOne) {
  for (const Event& event : EventsOfAction()) {
    const auto seen = Public(100).Seen(event, {});
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->DebugString().find("items/1"), std::string::npos) << seen->DebugString();
    EXPECT_EQ(RecordsBehind(event), std::vector<std::string>{kMeetingName});
    EXPECT_FALSE(Public(100).Seen(event, SecretsOfMeeting()).has_value());
  }
}

TEST(ItemSightTest, ADraftOfAnOutcomeUnderASecretItemIsReadWithoutItsContent) {
  constexpr char kPlan[] = "programmes/p/plans/q";
  Record draft;
  draft.set_name("drafts/d");
  draft.mutable_draft()->add_subjects(kPlan);
  draft.mutable_draft()->add_subjects(kItem);
  draft.mutable_draft()->mutable_content()->set_id("content");
  EXPECT_EQ(RecordsBehind(draft), (std::vector<std::string>{kPlan, kMeetingName}));
  EXPECT_FALSE(WithoutSecrets(draft, SecretsOfMeeting()).draft().has_content());
  EXPECT_TRUE(WithoutSecrets(draft, {}).draft().has_content());
  Event prepared;
  *prepared.mutable_draft_prepared()->mutable_prepared() = draft.draft();
  EXPECT_EQ(RecordsBehind(prepared), RecordsBehind(draft));
  EXPECT_FALSE(
      WithoutSecrets(prepared, SecretsOfMeeting()).draft_prepared().prepared().has_content());
}

TEST(ItemSightTest, NothingOfASecretProposalIsTold) {
  Event decided;
  decided.mutable_point_decided()->set_proposal("programmes/p/proposals/v");
  decided.mutable_point_decided()->mutable_outcome()->set_audience(v1::PUBLIC);
  noordster::internal::v1::Milestone milestone;
  milestone.set_resource("programmes/p/proposals/v");
  milestone.set_audience(v1::PUBLIC);
  SecretParts secrets;
  EXPECT_TRUE(Public(100).Seen(decided, secrets).has_value());
  EXPECT_TRUE(Public(100).Shows(milestone, secrets));
  Record proposal;
  proposal.set_name("programmes/p/proposals/v");
  proposal.mutable_proposal()->add_secret_items("bodies/b1/meetings/m/items/1");
  AddSecretParts(proposal, secrets);
  EXPECT_EQ(RecordsBehind(decided), std::vector<std::string>{proposal.name()});
  EXPECT_FALSE(Public(100).Seen(decided, secrets).has_value());
  EXPECT_FALSE(Public(100).Shows(milestone, secrets));
}

TEST(ItemSightTest, WhoReadsSecretsOfTheMunicipalityReadsThemOfBodiesAndOfNoProgramme) {
  const Sight sight = SightBy("", {v1::Mandate::READ_ADMINISTRATION, v1::Mandate::READ_SECRET});
  EXPECT_TRUE(sight.RecordsToCheck({kMeetingName}).empty());
  EXPECT_EQ(sight.RecordsToCheck({"programmes/p/plans/q"}).size(), 1U);
  const Sight without = SightBy("", {v1::Mandate::READ_ADMINISTRATION});
  EXPECT_EQ(without.RecordsToCheck({kMeetingName}).size(), 1U);
  // Reading secrets alone is reading nothing.
  EXPECT_EQ(SightBy("", {v1::Mandate::READ_SECRET}).RecordsToCheck({kMeetingName}).size(), 1U);
}

TEST(ItemSightTest, ThatSecretsOfBodiesAreReadIsKeptInTheBytesAndLostAsANarrowing) {
  const Sight sight = SightBy("", {v1::Mandate::READ_ADMINISTRATION, v1::Mandate::READ_SECRET});
  const Sight without = SightBy("", {v1::Mandate::READ_ADMINISTRATION});
  EXPECT_FALSE(sight.SeesAs(without));
  EXPECT_NE(sight.Encode(), without.Encode());
  const std::optional<Sight> kept = Sight::Decode(sight.Encode(), {}, without);
  ASSERT_TRUE(kept.has_value());
  EXPECT_TRUE(kept->RecordsToCheck({kMeetingName}).empty());
  EXPECT_TRUE(kept->SeesAllOf("bodies/raad"));
  const std::vector<Sight::Narrowing> narrowed = without.NarrowedSince(*kept);
  ASSERT_EQ(narrowed.size(), 1U);
  EXPECT_EQ(narrowed[0].name, "bodies");
  EXPECT_EQ(narrowed[0].keeps, v1::ADMINISTRATION);
  EXPECT_TRUE(sight.NarrowedSince(without).empty());
}

}  // namespace
}  // namespace noordster::engine::item_sight_test
