// SPDX-License-Identifier: EUPL-1.2
#include "services/api/history/history_entries.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/limits.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using noordster::internal::v1::Actor;
using noordster::internal::v1::Approval;
using noordster::internal::v1::Event;
using noordster::internal::v1::TextRef;

std::string ActorOf(const Actor& actor) {
  switch (actor.kind()) {
    case Actor::LOCAL_TRUSTED:
      return "local";
    case Actor::CLOCK:
      return "clock";
    default:
      return actor.person_id();
  }
}

// Stands for a person who is not named: that there is one is a fact of the plan.
constexpr char kSomePerson[] = "persons/-";

// Whether a relative name is that of a person, or of what a person is in a body.
bool TellsOfPerson(absl::string_view name) {
  return absl::StartsWith(name, "persons/") || absl::StrContains(name, "/memberships/");
}

// Puts the mark in the place of every person that a field of text names.
void HidePersons(Message& message, const FieldDescriptor* field) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  if (!field->is_repeated()) {
    if (TellsOfPerson(reflection.GetString(message, field))) {
      reflection.SetString(&message, field, kSomePerson);
    }
    return;
  }
  for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
    if (TellsOfPerson(reflection.GetRepeatedString(message, field, i))) {
      reflection.SetRepeatedString(&message, field, i, kSomePerson);
    }
  }
}

// Takes the references to texts out of the facts, which mean nothing to a reader, and hides who the
// persons among them are and by which mandates they approved, when asked so.
void HideParts(Message& message, bool without_persons) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  if (without_persons && message.GetDescriptor() == Approval::descriptor()) {
    // As of who acted.
    static_cast<Approval&>(message).clear_mandate();
    static_cast<Approval&>(message).clear_capacity();
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->type() == FieldDescriptor::TYPE_STRING && without_persons) {
      HidePersons(message, field);
    }
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (field->message_type() == TextRef::descriptor()) {
      reflection.ClearField(&message, field);
    } else if (!field->is_repeated()) {
      HideParts(*reflection.MutableMessage(&message, field), without_persons);
    } else {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        HideParts(*reflection.MutableRepeatedMessage(&message, field, i), without_persons);
      }
    }
  }
}

// Whether an event is about a person or a membership.
bool IsAboutPerson(const Event& event) {
  return event.has_person_erased() || TellsOfPerson(event.header().resource()) ||
         TellsOfPerson(event.defined().record().name());
}

}  // namespace

absl::StatusOr<std::optional<v1::HistoryEntry>> EntryOf(const Event& event, const View& view,
                                                        bool without_persons) {
  const FieldDescriptor* kind = event.GetReflection()->GetOneofFieldDescriptor(
      event, Event::descriptor()->FindOneofByName("kind"));
  if (kind == nullptr) return absl::InternalError("an event of a later release");
  if (without_persons && IsAboutPerson(event)) return std::nullopt;
  Event facts = event;
  Message& body = *facts.GetReflection()->MutableMessage(&facts, kind);
  HideParts(body, without_persons);
  v1::HistoryEntry entry;
  if (!google::protobuf::util::MessageToJsonString(body, entry.mutable_facts_json()).ok()) {
    return absl::InternalError("an event that cannot be shown");
  }
  const auto& header = event.header();
  entry.set_event(kind->name());
  entry.set_sequence(header.sequence());
  entry.set_commit_time(Timestamp(header.commit_time_micros()));
  entry.set_resource(view.Name(header.resource()));
  entry.set_request_id(header.request_id());
  if (!without_persons) {
    entry.set_actor(ActorOf(header.actor()));
    entry.set_capacity(header.actor().capacity());
    if (!header.actor().mandate_id().empty()) {
      entry.set_mandate(view.Name(absl::StrCat("mandates/", header.actor().mandate_id())));
    }
    if (!header.actor().on_behalf_of().empty()) {
      entry.set_on_behalf_of(view.Name(header.actor().on_behalf_of()));
    }
    entry.set_reason(view.Text(header.reason()));
  }
  return entry;
}

absl::StatusOr<v1::ListHistoryResponse> ListHistory(const Backend& backend, const Call& call,
                                                    const v1::ListHistoryRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string list = absl::StrCat("history ", request.parent());
  absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<runtime::EventPage> page = backend.queries.ListEvents(
      *reader, RelativeName(request.parent()), *begin, PageSize(request.page_size()));
  if (!page.ok()) return page.status();
  std::vector<const Message*> headers;
  for (const Event& event : page->items) headers.push_back(&event.header());
  absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(*reader, headers);
  if (!texts.ok()) return texts.status();
  const View view{reader->municipality, *texts};
  v1::ListHistoryResponse response;
  response.set_revision(page->revision);
  std::string next = page->next;
  for (size_t i = 0, bytes = 0; i < page->items.size(); ++i) {
    absl::StatusOr<std::optional<v1::HistoryEntry>> entry =
        EntryOf(page->items[i], view, request.without_persons());
    if (!entry.ok()) return entry.status();
    if (!entry->has_value()) continue;
    bytes += (*entry)->ByteSizeLong();
    if (response.entries_size() > 0 && bytes > limits::kPageBytesMax) {
      next = page->positions[i];
      break;
    }
    *response.add_entries() = **std::move(entry);
  }
  if (!next.empty()) response.set_next_page_token(MakePageToken(list, next));
  return response;
}

}  // namespace noordster::api
