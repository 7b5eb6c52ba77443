// SPDX-License-Identifier: EUPL-1.2
// The history without persons: whatever an event tells, nothing of a person comes through.
#include "services/api/history/history_entries.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "tests/api/corpus_town.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::history_entries_test {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using noordster::internal::v1::Actor;
using noordster::internal::v1::Event;

constexpr char kPerson[] = "persons/00000000-0000-4000-8000-000000000001";
// In whose name the holder of a sample mandate acts.
constexpr char kOther[] = "persons/00000000-0000-4000-8000-000000000004";
constexpr char kChosen[] = "persons/00000000-0000-4000-8000-000000000002";

// Names a person in every text there is in a message, in every case of its oneofs but those that
// `keep` holds already.
void NameEverywhere(Message& message) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    const auto* choice = field->containing_oneof();
    if (choice != nullptr && reflection.HasOneof(message, choice) &&
        !reflection.HasField(message, field)) {
      continue;
    }
    if (field->type() == FieldDescriptor::TYPE_STRING) {
      field->is_repeated() ? reflection.AddString(&message, field, kPerson)
                           : reflection.SetString(&message, field, kPerson);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      NameEverywhere(field->is_repeated() ? *reflection.AddMessage(&message, field)
                                          : *reflection.MutableMessage(&message, field));
    }
  }
}

// An event of every kind, and a definition of every kind of resource, that names a person wherever
// it can; about something that is no person.
std::vector<Event> AllEvents() {
  std::vector<Event> events;
  const auto add = [&events](Event event) {
    NameEverywhere(event);
    event.mutable_header()->set_resource("programmes/noord/plans/jeugd");
    event.mutable_header()->mutable_actor()->set_kind(Actor::KIND_UNSPECIFIED);
    if (event.has_defined()) event.mutable_defined()->mutable_record()->set_name("bodies/raad");
    events.push_back(std::move(event));
  };
  const auto* kinds = Event::descriptor()->FindOneofByName("kind");
  for (int i = 0; i < kinds->field_count(); ++i) {
    Event event;
    event.GetReflection()->MutableMessage(&event, kinds->field(i));
    if (!event.has_defined()) {
      add(event);
      continue;
    }
    auto& record = *event.mutable_defined()->mutable_record();
    const auto* resources = record.GetDescriptor()->FindOneofByName("kind");
    for (int j = 0; j < resources->field_count(); ++j) {
      record.GetReflection()->MutableMessage(&record, resources->field(j));
      add(event);
    }
  }
  return events;
}

// An entry as it is to be shown without persons.
v1::HistoryEntry Hidden(v1::HistoryEntry entry) {
  entry.clear_actor();
  entry.clear_capacity();
  entry.clear_mandate();
  entry.clear_on_behalf_of();
  entry.clear_reason();
  const std::string facts = absl::StrReplaceAll(
      entry.facts_json(), {{kPerson, "persons/-"}, {kOther, "persons/-"}, {kChosen, "persons/-"}});
  // Of an approval the mandate goes as well, which stands after the person there alone.
  entry.set_facts_json(absl::StrReplaceAll(
      facts, {{R"("person":"persons/-","mandate":"persons/-")", R"("person":"persons/-")"}}));
  return entry;
}

TEST(HistoryEntriesTest, NothingOfAPersonComesThrough) {
  const std::string municipality = "gm1916";
  const runtime::Texts texts = {{"", "A reason"}};
  const api::View view{municipality, texts};
  int named = 0;
  int left_out = 0;
  for (const Event& event : AllEvents()) {
    const auto open = api::EntryOf(event, view, false);
    ASSERT_TRUE(open.ok() && open->has_value()) << event.ShortDebugString();
    EXPECT_EQ((*open)->actor(), kPerson);
    named += absl::StrContains((*open)->facts_json(), kPerson) ? 1 : 0;
    const auto closed = api::EntryOf(event, view, true);
    ASSERT_TRUE(closed.ok());
    if (!closed->has_value()) {
      ++left_out;
      continue;
    }
    EXPECT_EQ((*closed)->SerializeAsString(), Hidden(**open).SerializeAsString());
  }
  // Only what is about persons is left out as a whole: erasing one here.
  EXPECT_EQ(left_out, 1);
  EXPECT_GE(named, 17);
}

TEST(HistoryEntriesTest, AnEventAboutAPersonOrMembershipIsLeftOut) {
  const std::string municipality = "gm1916";
  const runtime::Texts texts;
  const api::View view{municipality, texts};
  for (const std::string& name : {std::string(kPerson), std::string("bodies/raad/memberships/a")}) {
    Event by_record;
    by_record.mutable_defined()->mutable_record()->set_name(name);
    EXPECT_EQ(*api::EntryOf(by_record, view, true), std::nullopt) << name;
    Event by_request;
    by_request.mutable_defined()->mutable_record()->set_name("bodies/raad");
    by_request.mutable_header()->set_resource(name);
    EXPECT_EQ(*api::EntryOf(by_request, view, true), std::nullopt) << name;
  }
}

TEST(HistoryEntriesTest, ThatItWasApprovedIsShownAndNotByWhichMandate) {
  const std::string municipality = "gm1916";
  const runtime::Texts texts;
  const api::View view{municipality, texts};
  noordster::internal::v1::Approval approval;
  approval.set_person(kPerson);
  approval.set_mandate("mandates/mandaat-jansen");
  approval.set_capacity(v1::Mandate::COUNCIL_CLERK);
  Event approved;
  approved.mutable_draft_approved()->set_draft("drafts/d");
  *approved.mutable_draft_approved()->mutable_approval() = approval;
  Event carried_out;
  carried_out.mutable_draft_carried_out()->set_draft("drafts/d");
  *carried_out.mutable_draft_carried_out()->add_approvals() = approval;
  EXPECT_EQ((*api::EntryOf(approved, view, true))->facts_json(),
            R"({"draft":"drafts/d","approval":{"person":"persons/-"}})");
  EXPECT_EQ((*api::EntryOf(carried_out, view, true))->facts_json(),
            R"({"draft":"drafts/d","approvals":[{"person":"persons/-"}]})");
  for (const Event& event : {approved, carried_out}) {
    const std::string facts = (*api::EntryOf(event, view, false))->facts_json();
    EXPECT_TRUE(absl::StrContains(facts, "mandates/mandaat-jansen")) << facts;
    EXPECT_TRUE(absl::StrContains(facts, "COUNCIL_CLERK")) << facts;
  }
}

TEST(HistoryEntriesTest, OverTheApiTheRestIsAsItWas) {
  InProcessServer server;
  Town town(server.client());
  BuildForCorpus(town);
  const auto list = [&server](bool without_persons, int page_size) {
    v1::ListHistoryRequest request;
    request.set_parent(Town::Name(""));
    request.set_without_persons(without_persons);
    request.set_page_size(page_size);
    std::vector<v1::HistoryEntry> entries;
    do {
      const auto page = server.client().Must(&v1::HistoryService::Stub::ListHistory, request);
      entries.insert(entries.end(), page.entries().begin(), page.entries().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return entries;
  };
  std::vector<std::string> expected;
  int named = 0;
  for (const v1::HistoryEntry& entry : list(false, 500)) {
    const bool is_about_person = absl::StrContains(entry.resource(), "/persons/") ||
                                 absl::StrContains(entry.resource(), "/memberships/");
    if (!is_about_person) expected.push_back(Hidden(entry).DebugString());
    named += !is_about_person && absl::StrContains(entry.facts_json(), kPerson) ? 1 : 0;
  }
  std::vector<std::string> found;
  for (const v1::HistoryEntry& entry : list(true, 3)) found.push_back(entry.DebugString());
  EXPECT_EQ(found, expected);
  EXPECT_LT(found.size(), list(false, 500).size());
  // The judge of a condition, who holds the two mandates, who would by three drafts, who got votes,
  // and who wrote, initialed, signed or answers for proposals.
  EXPECT_EQ(named, 15);
}

}  // namespace
}  // namespace noordster::testing::history_entries_test
