// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/projection.h"

#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/engine/event_subject.h"
#include "services/engine/index_rows.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "storage/keys.h"

namespace noordster::runtime {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using noordster::internal::v1::Event;
using noordster::internal::v1::TextRef;

namespace {

// Of each kind of message, its fields that lead to a text reference, however deep.
using TextFields = absl::flat_hash_map<const Descriptor*, std::vector<const FieldDescriptor*>>;

void AddKinds(const Descriptor* kind, TextFields& kinds) {
  if (!kinds.try_emplace(kind).second) return;
  for (int i = 0; i < kind->field_count(); ++i) {
    if (const Descriptor* const inner = kind->field(i)->message_type(); inner != nullptr) {
      AddKinds(inner, kinds);
    }
  }
}

TextFields FindTextFields() {
  TextFields kinds;
  AddKinds(engine::Record::descriptor(), kinds);
  AddKinds(Event::descriptor(), kinds);
  // Kinds may hold each other, so that one can turn out to lead to a text after those it is in.
  for (bool grew = true; grew;) {
    grew = false;
    for (auto& [kind, fields] : kinds) {
      std::vector<const FieldDescriptor*> leading;
      for (int i = 0; i < kind->field_count(); ++i) {
        const Descriptor* const inner = kind->field(i)->message_type();
        if (inner == nullptr) continue;
        if (inner == TextRef::descriptor() || !kinds.at(inner).empty()) {
          leading.push_back(kind->field(i));
        }
      }
      if (leading.size() == fields.size()) continue;
      fields = std::move(leading);
      grew = true;
    }
  }
  return kinds;
}

const std::vector<const FieldDescriptor*>& TextFieldsOf(const Descriptor* kind) {
  static const TextFields& known = *new TextFields(FindTextFields());
  const auto found = known.find(kind);
  NOORDSTER_CHECK(found != known.end());
  return found->second;
}

}  // namespace

std::string SubjectOf(const Event& event) {
  if (event.has_path_published()) return event.path_published().path();
  if (event.has_draft_carried_out()) return event.draft_carried_out().draft();
  // Of what has numbers only the whole has a history.
  if (event.has_project_told()) return event.project_told().project();
  if (event.has_programme_assessed()) return event.programme_assessed().programme();
  const std::string plan = engine::PlanOf(event);
  // All other events are about the resource that answered their request.
  return plan.empty() ? event.header().resource() : plan;
}

std::string ChainHash(const std::string& before, const std::string& genesis, int64_t sequence,
                      const std::string& stored_bytes) {
  return base::Sha256({absl::string_view("\x01", 1), before, genesis,
                       base::BigEndian64(static_cast<uint64_t>(sequence)), stored_bytes});
}

void ProjectEvent(const Event& event, const std::string& stored_bytes, Writes& rows) {
  const int64_t sequence = event.header().sequence();
  rows.push_back({storage::EventKey(sequence), stored_bytes});
  rows.push_back({storage::HistoryKey(SubjectOf(event), sequence), ""});
  if (const std::string body = engine::BodyBehind(event); !body.empty()) {
    rows.push_back({storage::HistoryKey(body, sequence), ""});
  }
  // What an act on a meeting or another item did to an item is part of the history of that as well.
  if (const std::string item = engine::ItemOf(event); !item.empty() && item != SubjectOf(event)) {
    rows.push_back({storage::HistoryKey(item, sequence), ""});
  }
  // Who approved an act is also part of the history of what it was done to.
  if (event.has_draft_carried_out()) {
    rows.push_back({storage::HistoryKey(event.header().resource(), sequence), ""});
    for (const std::string& subject : event.draft_carried_out().subjects()) {
      rows.push_back({storage::HistoryKey(subject, sequence), ""});
    }
  }
  if (const auto milestone = engine::MilestoneOf(event); milestone.has_value()) {
    rows.push_back({storage::MilestoneKey(sequence, 0), milestone->SerializeAsString()});
    // Its record says which event recorded a decision; these are the others that told of it.
    if (milestone->decision() > 0 && !event.has_outcome_recorded()) {
      const std::string decision =
          engine::DecisionName(milestone->resource(), milestone->decision());
      rows.push_back({storage::HistoryKey(decision, sequence), ""});
    }
  }
}

void ProjectChanges(const std::vector<engine::Change>& changes, Writes& rows) {
  for (const engine::Change& change : changes) {
    rows.push_back({KeyOfRecord(change.name), change.after->SerializeAsString()});
    for (const engine::IndexRow& row : engine::IndexRows(change)) {
      rows.push_back({storage::IndexKey(static_cast<uint8_t>(row.index), row.entry),
                      row.present ? std::optional<std::string>("") : std::nullopt});
    }
  }
}

std::string KeyOfRecord(const std::string& name) {
  const engine::RecordKind kind = engine::KindOf(name);
  if (kind == engine::Record::kRequest) return storage::RequestKey(name);
  return storage::RecordKey(static_cast<uint8_t>(kind), name);
}

void CollectTexts(const google::protobuf::Message& message, std::vector<TextRef>& texts) {
  if (message.GetDescriptor() == TextRef::descriptor()) {
    const auto& ref = static_cast<const TextRef&>(message);
    if (!ref.id().empty()) texts.push_back(ref);
    return;
  }
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  for (const FieldDescriptor* field : TextFieldsOf(message.GetDescriptor())) {
    if (field->is_repeated()) {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        CollectTexts(reflection.GetRepeatedMessage(message, field, i), texts);
      }
    } else if (reflection.HasField(message, field)) {
      CollectTexts(reflection.GetMessage(message, field), texts);
    }
  }
}

}  // namespace noordster::runtime
