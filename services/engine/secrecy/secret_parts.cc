// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/secrecy/secret_parts.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"
#include "services/engine/event_subject.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using noordster::internal::v1::Event;

// Takes every text and document out of a message.
void LeaveOutTexts(Message& message) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (field->message_type() == TextRef::descriptor() ||
        field->message_type() == noordster::internal::v1::Document::descriptor()) {
      reflection.ClearField(&message, field);
    } else if (!field->is_repeated()) {
      LeaveOutTexts(*reflection.MutableMessage(&message, field));
    } else {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        LeaveOutTexts(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    }
  }
}

// The records that say what is secret of the subjects of a draft: the plans, and the meetings of
// the items that outcomes rest on.
std::vector<std::string> RecordsOf(const std::vector<std::string>& subjects) {
  std::vector<std::string> names;
  for (const std::string& subject : subjects) {
    const RecordKind kind = KindOf(subject);
    if (kind == Record::kPlan) names.push_back(subject);
    if (kind == Record::kAgendaItem) names.emplace_back(ParentOf(subject));
  }
  return names;
}

// Whether one of these is a plan of which something is secret, or is secret itself.
bool IsAnySecret(const std::vector<std::string>& names, const SecretParts& parts) {
  return absl::c_any_of(names, [&parts](const std::string& name) { return parts.contains(name); });
}

std::vector<std::string> SubjectsOfDraft(const Record& draft) {
  return {draft.draft().subjects().begin(), draft.draft().subjects().end()};
}

// The decisions of a told past are numbered as it tells them, and have its source.
void LeaveOutPast(absl::string_view plan, const SecretParts& parts,
                  noordster::internal::v1::PastHistory& past) {
  for (int i = 0; i < past.treatments_size(); ++i) {
    if (!parts.contains(DecisionName(plan, i + 1))) continue;
    LeaveOutTexts(*past.mutable_treatments(i));
    past.clear_source();
  }
}

// Takes out of an item the texts of it, or of its papers, that are secret.
void LeaveOutOfItem(absl::string_view name, const SecretParts& parts,
                    noordster::internal::v1::AgendaItem& item) {
  if (parts.contains(name)) {
    LeaveOutTexts(item);
    return;
  }
  for (auto& paper : *item.mutable_papers()) {
    if (parts.contains(PaperName(name, paper.id()))) LeaveOutTexts(paper);
  }
}

// Likewise of an event about one.
void LeaveOutOfItemEvent(const SecretParts& parts, Event& event) {
  const std::string name = ItemOf(event);
  if (name.empty()) return;
  const bool is_secret = parts.contains(name) || parts.contains(PaperName(name, PaperOf(event)));
  if (is_secret) LeaveOutTexts(event);
  if (!event.has_item_requested()) return;
  LeaveOutOfItem(name, parts, *event.mutable_item_requested()->mutable_item());
}

// The meetings of items; empty ones are none.
std::vector<std::string> MeetingsOf(std::initializer_list<absl::string_view> items) {
  std::vector<std::string> meetings;
  for (const absl::string_view item : items) {
    if (!item.empty()) meetings.emplace_back(ParentOf(item));
  }
  return meetings;
}

std::string DecisionBehind(const Event& event) {
  if (event.has_outcome_recorded()) {
    return DecisionName(event.outcome_recorded().plan(),
                        event.outcome_recorded().decision().number());
  }
  const auto* facts = FactsOf(event);
  return facts == nullptr ? "" : DecisionName(facts->plan(), facts->decision());
}

}  // namespace

const noordster::internal::v1::SecrecyOrder& SecrecyOf(const Record& part) {
  return part.has_decision() ? part.decision().secrecy() : part.plan_version().secrecy();
}

bool IsInForce(const noordster::internal::v1::SecrecyOrder& order) {
  const bool was_given =
      order.by_law() || order.ground() != noordster::v1::SECRECY_GROUND_UNSPECIFIED;
  return was_given && order.lifted_date().empty();
}

bool IsSecretPart(const Record& part, const SecretParts& parts) {
  if (part.has_plan()) return false;
  const int32_t round = part.follow_up().recognition();
  return parts.contains(part.name()) || parts.contains(part.action().agenda_item()) ||
         (part.has_project_update() && parts.contains(ParentOf(part.name()))) ||
         (round > 0 && parts.contains(RecognitionName(ParentOf(part.name()), round)));
}

FollowUpSpan FollowUpsAround(const Record& plan, const Record& decision, const Record* next) {
  const bool next_knows = next != nullptr && next->decision().has_before();
  return {decision.decision().before().follow_ups(),
          next_knows ? next->decision().before().follow_ups() : plan.plan().follow_ups()};
}

std::vector<std::string> RecordsBehind(const Record& record) {
  switch (record.kind_case()) {
    case Record::kDecision:
    case Record::kFollowUp:
    case Record::kPlanVersion:
    case Record::kRecognition:
    case Record::kAgendaItem:
    case Record::kAgendaVersion:
    case Record::kProjectUpdate:
      return {std::string(ParentOf(record.name()))};
    case Record::kPlan:
    case Record::kProposal:
      return {record.name()};
    case Record::kAction:
      return MeetingsOf({record.action().agenda_item(), record.action().settled_in()});
    case Record::kDraft:
      return RecordsOf(SubjectsOfDraft(record));
    default:
      return {};
  }
}

std::vector<std::string> RecordsBehind(const Event& event) {
  std::string plan = PlanOf(event);
  if (!plan.empty()) return {std::move(plan)};
  if (event.has_agenda_published()) return {event.agenda_published().facts().meeting()};
  if (const std::string item = ItemOf(event); !item.empty()) return MeetingsOf({item});
  if (const auto* action = ActionFactsOf(event); action != nullptr) {
    return MeetingsOf({action->agenda_item(), event.action_settled().settled_in()});
  }
  if (std::string proposal = ProposalOf(event); !proposal.empty()) return {std::move(proposal)};
  if (std::string project = ProjectOf(event); !project.empty()) return {std::move(project)};
  return RecordsOf(DraftedSubjectsOf(event));
}

bool SaysItself(const Record& record) { return record.has_plan() || record.has_proposal(); }

void AddSecretParts(const Record& behind, SecretParts& parts) {
  if (!behind.proposal().secret_items().empty()) parts.insert(behind.name());
  const auto& secret =
      behind.has_meeting() ? behind.meeting().secret_parts() : behind.plan().secret_parts();
  if (behind.has_plan() && !secret.empty()) parts.insert(behind.name());
  for (const std::string& part : secret) {
    parts.insert(absl::StrCat(behind.name(), "/", part));
  }
}

bool IsSecretByItem(absl::string_view name) {
  const RecordKind kind = KindOf(name);
  return kind == Record::kAction || kind == Record::kProposal;
}

bool IsSecret(const Event& event, const SecretParts& parts) {
  const auto* action = ActionFactsOf(event);
  return parts.contains(action == nullptr ? DecisionBehind(event) : action->agenda_item()) ||
         parts.contains(ProposalOf(event)) || parts.contains(ProjectOf(event));
}

Record WithoutSecrets(Record record, const SecretParts& parts) {
  const bool is_secret_draft = record.has_draft() && IsAnySecret(SubjectsOfDraft(record), parts);
  if (is_secret_draft || IsSecretPart(record, parts)) {
    LeaveOutTexts(record);
  } else if (record.plan().has_past()) {
    LeaveOutPast(record.name(), parts, *record.mutable_plan()->mutable_past());
  } else if (record.has_agenda_item()) {
    LeaveOutOfItem(record.name(), parts, *record.mutable_agenda_item());
  } else if (record.has_agenda_version()) {
    LeaveOutSecretTitles(ParentOf(record.name()), parts, *record.mutable_agenda_version());
  } else if (parts.contains(record.action().settled_in())) {
    record.mutable_action()->clear_settlement_reason();
  }
  return record;
}

void LeaveOutSecretTitles(absl::string_view meeting, const SecretParts& parts,
                          noordster::internal::v1::AgendaVersion& agenda) {
  for (auto& entry : *agenda.mutable_entries()) {
    if (parts.contains(ItemName(meeting, entry.item()))) LeaveOutTexts(entry);
  }
}

Event WithoutSecrets(Event event, const SecretParts& parts) {
  if (IsAnySecret(RecordsBehind(event), parts) || IsAnySecret(DraftedSubjectsOf(event), parts)) {
    LeaveOutTexts(event);
  }
  LeaveOutOfItemEvent(parts, event);
  const bool is_settled_secretly = parts.contains(event.action_settled().settled_in());
  if (IsSecret(event, parts) || is_settled_secretly) LeaveOutTexts(event);
  if (event.has_agenda_published()) {
    auto& published = *event.mutable_agenda_published();
    LeaveOutSecretTitles(published.facts().meeting(), parts, *published.mutable_version());
  }
  return event;
}

}  // namespace noordster::engine
