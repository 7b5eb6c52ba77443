// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/queries.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/limits.h"
#include "services/base/municipal_day.h"
#include "services/engine/authorization.h"
#include "services/engine/refusal.h"
#include "services/runtime/fold.h"
#include "services/runtime/projection.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::TextRef;

absl::Status Damaged(absl::string_view what) {
  return RefuseDamaged(absl::StrCat(what, " cannot be read"));
}

absl::Status NotFound(absl::string_view municipality, absl::string_view name) {
  const std::string full =
      absl::StrCat("municipalities/", municipality, name.empty() ? "" : "/", name);
  return engine::Refuse(noordster::v1::RESOURCE_NOT_FOUND, absl::StrCat(full, " does not exist"),
                        {{"resource", full}});
}

// A store that knows no such partition means a municipality that does not exist.
absl::Status Translate(const absl::Status& status, const std::string& municipality) {
  return absl::IsNotFound(status) ? NotFound(municipality, "") : status;
}

}  // namespace

absl::Status Queries::CheckRevision(const Reader& reader, const storage::Head& head) const {
  if (head.sequence >= reader.at_least_revision) return absl::OkStatus();
  return engine::Refuse(noordster::v1::REVISION_NOT_REACHED,
                        absl::StrCat("revision ", reader.at_least_revision,
                                     " is not reached; this store is at ", head.sequence),
                        {{"revision", absl::StrCat(head.sequence)}});
}

bool Queries::Visible(const Reader& reader, const noordster::internal::v1::Event& event) const {
  // An outcome has an audience of its own; all else is meant for the administration.
  const auto& outcome = event.outcome_recorded();
  return engine::MaySee(reader.caller, outcome.audience(), outcome.visible_from_micros(),
                        absl::ToUnixMicros(clock_.Now()));
}

bool Queries::Visible(const Reader& reader, const Record& record) const {
  return engine::MaySee(reader.caller, record.audience(), record.visible_from_micros(),
                        absl::ToUnixMicros(clock_.Now()));
}

absl::CivilDay Queries::Today(const Reader& reader) const {
  return reader.past == nullptr ? base::MunicipalDay(clock_.Now()) : reader.past->moment().day;
}

absl::StatusOr<std::shared_ptr<PastRecords>> Queries::PastOf(
    const Reader& reader, const noordster::v1::AsOf& as_of) const {
  if (absl::Status valid = CheckAsOf(as_of, clock_.Now()); !valid.ok()) return valid;
  const absl::StatusOr<Records> municipality = GetOne(reader, "");
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<Moment> moment =
      FindMoment(store_, reader.municipality, as_of, municipality->revision);
  if (!moment.ok()) return moment.status();
  return std::make_shared<PastRecords>(store_, reader.municipality, *moment);
}

absl::StatusOr<Records> Queries::Get(const Reader& reader,
                                     absl::Span<const std::string> names) const {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const std::string& name : names) keys.push_back(KeyOfRecord(name));
  absl::StatusOr<storage::Values> values = store_.Get(reader.municipality, keys);
  if (!values.ok()) return Translate(values.status(), reader.municipality);
  if (absl::Status reached = CheckRevision(reader, values->head); !reached.ok()) return reached;
  Records found;
  PastRecords* const past = reader.past.get();
  found.revision = past == nullptr ? values->head.sequence : past->moment().revision;
  for (size_t i = 0; i < names.size(); ++i) {
    std::optional<Record>& record = found.records.emplace_back();
    if (!values->values[i].has_value()) continue;
    record.emplace();
    if (!record->ParseFromString(*values->values[i])) return Damaged(names[i]);
    if (past != nullptr) {
      absl::StatusOr<std::optional<Record>> then = past->Find(*record);
      if (!then.ok()) return then.status();
      record = *std::move(then);
    }
    if (record.has_value() && !Visible(reader, *record)) record.reset();
  }
  return found;
}

absl::StatusOr<Records> Queries::GetOne(const Reader& reader, const std::string& name) const {
  absl::StatusOr<Records> found = Get(reader, {name});
  if (found.ok() && !found->records[0].has_value()) return NotFound(reader.municipality, name);
  return found;
}

absl::StatusOr<RecordPage> Queries::List(const Reader& reader, engine::RecordKind kind,
                                         const std::string& parent, const std::string& begin,
                                         int page_size) const {
  if (absl::StatusOr<Records> exists = GetOne(reader, parent); !exists.ok()) {
    return exists.status();
  }
  const std::string prefix = parent.empty() ? "" : absl::StrCat(parent, "/");
  storage::Range range =
      storage::PrefixRange(storage::RecordKey(static_cast<uint8_t>(kind), prefix));
  if (!begin.empty()) range.begin = std::clamp(begin, range.begin, range.end);
  PastRecords* const past = reader.past.get();
  if (past != nullptr) page_size = std::min(page_size, limits::kPastPageSizeMax);
  absl::StatusOr<storage::Page> page =
      store_.Scan(reader.municipality, range, static_cast<size_t>(page_size));
  if (!page.ok()) return Translate(page.status(), reader.municipality);
  if (absl::Status reached = CheckRevision(reader, page->head); !reached.ok()) return reached;
  RecordPage found;
  found.revision = past == nullptr ? page->head.sequence : past->moment().revision;
  for (const storage::Row& row : page->rows) {
    Record record;
    if (!record.ParseFromString(row.value)) return Damaged("a record");
    if (past != nullptr) {
      absl::StatusOr<std::optional<Record>> then = past->Find(record);
      if (!then.ok()) return then.status();
      if (!then->has_value()) continue;
      record = **std::move(then);
    }
    if (!Visible(reader, record)) continue;
    found.records.push_back(std::move(record));
    found.positions.push_back(row.key);
  }
  if (page->more) found.next = page->rows.back().key + '\0';
  return found;
}

absl::StatusOr<IndexPage> Queries::ListIndex(const Reader& reader, engine::Index index,
                                             const IndexSlice& slice, const std::string& begin,
                                             int page_size) const {
  storage::Range range =
      storage::PrefixRange(storage::IndexKey(static_cast<uint8_t>(index), slice.prefix));
  const size_t prefix = range.begin.size();
  if (!slice.end.empty()) {
    range.end = storage::IndexKey(static_cast<uint8_t>(index), slice.end);
  }
  if (!begin.empty()) range.begin = std::clamp(begin, range.begin, range.end);
  absl::StatusOr<storage::Page> page =
      store_.Scan(reader.municipality, range, static_cast<size_t>(page_size));
  if (!page.ok()) return Translate(page.status(), reader.municipality);
  if (absl::Status reached = CheckRevision(reader, page->head); !reached.ok()) return reached;
  IndexPage found;
  found.revision = page->head.sequence;
  for (const storage::Row& row : page->rows) {
    found.entries.push_back(absl::StrSplit(row.key.substr(prefix), '\0'));
    found.positions.push_back(row.key);
  }
  if (page->more) found.next = page->rows.back().key + '\0';
  return found;
}

absl::StatusOr<RecordPage> Queries::ListPlans(const Reader& reader, const std::string& programme,
                                              const PlanFilter& filter, const std::string& begin,
                                              int page_size) const {
  if (reader.past != nullptr) return ListPastPlans(reader, programme, filter, begin, page_size);
  absl::StatusOr<IndexPage> page = ListIndex(reader, filter.index, filter.slice, begin, page_size);
  if (!page.ok()) return page.status();
  std::vector<std::string> names;
  for (const std::vector<std::string>& entry : page->entries) {
    names.push_back(absl::StrCat(programme, "/plans/", entry.back()));
  }
  absl::StatusOr<Records> records = Get(reader, names);
  if (!records.ok()) return records.status();
  RecordPage found;
  // What came to the filter since the index was read is not here, so the page rests on that moment.
  found.revision = page->revision;
  for (size_t i = 0; i < records->records.size(); ++i) {
    std::optional<Record>& record = records->records[i];
    // A plan may have moved on between the two reads.
    if (!record.has_value() || !filter.holds(record->plan())) continue;
    found.records.push_back(*std::move(record));
    found.positions.push_back(page->positions[i]);
  }
  found.next = page->next;
  return found;
}

// Indexes say how plans stand now, so plans of the past are looked at one by one.
absl::StatusOr<RecordPage> Queries::ListPastPlans(const Reader& reader,
                                                  const std::string& programme,
                                                  const PlanFilter& filter,
                                                  const std::string& begin, int page_size) const {
  absl::StatusOr<RecordPage> all = List(reader, Record::kPlan, programme, begin, page_size);
  if (!all.ok()) return all.status();
  RecordPage found;
  found.revision = all->revision;
  found.next = all->next;
  for (size_t i = 0; i < all->records.size(); ++i) {
    if (!filter.holds(all->records[i].plan())) continue;
    found.records.push_back(std::move(all->records[i]));
    found.positions.push_back(std::move(all->positions[i]));
  }
  return found;
}

absl::StatusOr<EventPage> Queries::ListEvents(const Reader& reader, const std::string& name,
                                              const std::string& begin, int page_size) const {
  if (absl::StatusOr<Records> exists = GetOne(reader, name); !exists.ok()) return exists.status();
  storage::Range range = storage::SpaceRange(storage::Space::kEvent);
  if (!name.empty()) {
    const std::string key = storage::HistoryKey(name, 0);
    range = storage::PrefixRange(key.substr(0, key.size() - sizeof(int64_t)));
  }
  if (!begin.empty()) range.begin = std::clamp(begin, range.begin, range.end);
  absl::StatusOr<storage::Page> page =
      store_.Scan(reader.municipality, range, static_cast<size_t>(page_size));
  if (!page.ok()) return Translate(page.status(), reader.municipality);
  if (absl::Status reached = CheckRevision(reader, page->head); !reached.ok()) return reached;
  EventPage found;
  found.revision = page->head.sequence;
  if (page->more) found.next = page->rows.back().key + '\0';
  absl::StatusOr<std::vector<noordster::internal::v1::Event>> events =
      EventsOf(store_, reader.municipality, page->rows);
  if (!events.ok()) return events.status();
  for (size_t i = 0; i < events->size(); ++i) {
    if (!Visible(reader, (*events)[i])) continue;
    found.events.push_back(std::move((*events)[i]));
    found.positions.push_back(page->rows[i].key);
  }
  return found;
}

absl::StatusOr<Chain> Queries::ChainOf(const Reader& reader) const {
  absl::StatusOr<storage::Values> values =
      store_.Get(reader.municipality, std::vector<std::string>{storage::GenesisKey()});
  if (!values.ok()) return Translate(values.status(), reader.municipality);
  if (absl::Status reached = CheckRevision(reader, values->head); !reached.ok()) return reached;
  if (values->head.sequence == 0) return NotFound(reader.municipality, "");
  if (!values->values[0].has_value()) return Damaged("the genesis of the chain");
  return Chain{*std::move(values->values[0]), std::move(values->head)};
}

absl::StatusOr<std::vector<StoredEvent>> Queries::ListStored(const Reader& reader, int64_t after,
                                                             int64_t until, int page_size) const {
  const storage::Range range = {storage::EventKey(after + 1), storage::EventKey(until + 1)};
  absl::StatusOr<storage::Page> page =
      store_.Scan(reader.municipality, range, static_cast<size_t>(page_size));
  if (!page.ok()) return Translate(page.status(), reader.municipality);
  absl::StatusOr<std::vector<noordster::internal::v1::Event>> events =
      EventsOf(store_, reader.municipality, page->rows);
  if (!events.ok()) return events.status();
  std::vector<StoredEvent> found;
  int64_t next = after + 1;
  for (size_t i = 0; i < events->size() && page->rows[i].key == storage::EventKey(next); ++i) {
    found.push_back({std::move(page->rows[i].value), std::move((*events)[i])});
    ++next;
  }
  const bool is_whole = found.size() == page->rows.size() && (page->more || next > until);
  if (!is_whole) return Damaged(absl::StrCat("event ", next));
  return found;
}

absl::StatusOr<PrivateTexts> Queries::PrivateTextsOf(
    const Reader& reader, absl::Span<const google::protobuf::Message* const> messages) const {
  std::vector<TextRef> refs;
  for (const google::protobuf::Message* message : messages) CollectTexts(*message, refs);
  PrivateTexts texts;
  if (refs.empty()) return texts;
  std::vector<std::string> keys;
  keys.reserve(refs.size());
  for (const TextRef& ref : refs) keys.push_back(storage::PrivateKey(ref.id()));
  absl::StatusOr<storage::Values> values = store_.Get(reader.municipality, keys);
  if (!values.ok()) return Translate(values.status(), reader.municipality);
  for (size_t i = 0; i < refs.size(); ++i) {
    if (!values->values[i].has_value()) continue;
    if (!texts[refs[i].id()].ParseFromString(*values->values[i])) return Damaged("a text");
  }
  return texts;
}

absl::StatusOr<Texts> Queries::TextsOf(
    const Reader& reader, absl::Span<const google::protobuf::Message* const> messages) const {
  absl::StatusOr<PrivateTexts> stored = PrivateTextsOf(reader, messages);
  if (!stored.ok()) return stored.status();
  Texts texts;
  for (auto& [id, text] : *stored) texts[id] = std::move(*text.mutable_text());
  return texts;
}

absl::StatusOr<std::vector<std::string>> Queries::Municipalities() const {
  return store_.ListPartitions();
}

void CollectTexts(const google::protobuf::Message& message, std::vector<TextRef>& texts) {
  if (message.GetDescriptor() == TextRef::descriptor()) {
    const auto& ref = static_cast<const TextRef&>(message);
    if (!ref.id().empty()) texts.push_back(ref);
    return;
  }
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields) {
    if (field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      CollectTexts(reflection.GetMessage(message, field), texts);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      CollectTexts(reflection.GetRepeatedMessage(message, field, i), texts);
    }
  }
}

}  // namespace noordster::runtime
