// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/queries.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/limits.h"
#include "services/base/municipal_day.h"
#include "services/engine/authorization/allowed.h"
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

// Loads records of these names into a state from their rows; without rows there are none.
absl::Status LoadAll(const std::vector<std::string>& names,
                     const std::vector<std::optional<std::string>>* rows, engine::State& state) {
  for (size_t i = 0; i < names.size(); ++i) {
    std::shared_ptr<Record> record;
    if (rows != nullptr && (*rows)[i].has_value()) {
      record = std::make_shared<Record>();
      if (!record->ParseFromString(*(*rows)[i])) return Damaged(names[i]);
    }
    state.Load(names[i], std::move(record));
  }
  return absl::OkStatus();
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

engine::Context Queries::Now() const {
  const absl::Time now = clock_.Now();
  return {absl::ToUnixMicros(now), base::MunicipalDay(now)};
}

absl::StatusOr<engine::State> Queries::CallerState(const engine::Caller& caller,
                                                   const std::string& municipality) const {
  engine::State state;
  while (true) {
    std::vector<std::string> names;
    std::vector<std::string> keys;
    for (std::string& name : engine::CallerNeeds(state, caller)) {
      if (state.Loaded(name)) continue;
      keys.push_back(KeyOfRecord(name));
      names.push_back(std::move(name));
    }
    if (names.empty()) return state;
    absl::StatusOr<storage::Values> values = store_.Get(municipality, keys);
    const bool is_unknown = absl::IsNotFound(values.status());
    if (!values.ok() && !is_unknown) return values.status();
    const absl::Status loaded = LoadAll(names, is_unknown ? nullptr : &values->values, state);
    if (!loaded.ok()) return loaded;
  }
}

absl::StatusOr<Reader> Queries::ReaderOf(const engine::Caller& caller,
                                         const std::string& municipality) const {
  const absl::StatusOr<engine::State> state = CallerState(caller, municipality);
  if (!state.ok()) return state.status();
  return Reader{caller, municipality, 0, engine::Sight(*state, caller, Now()), nullptr};
}

absl::StatusOr<SightAt> Queries::SightOf(const engine::Caller& caller,
                                         const std::string& municipality) const {
  std::vector<std::string> names = engine::CallerNeeds(engine::State(), caller);
  while (true) {
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(KeyOfRecord(name));
    absl::StatusOr<storage::Values> values = store_.Get(municipality, keys);
    if (!values.ok()) return Translate(values.status(), municipality);
    engine::State state;
    if (absl::Status loaded = LoadAll(names, &values->values, state); !loaded.ok()) return loaded;
    std::vector<std::string> needed = engine::CallerNeeds(state, caller);
    if (needed == names) {
      if (state.Find("") == nullptr) return NotFound(municipality, "");
      const engine::Context now = Now();
      return SightAt{engine::Sight(state, caller, now), values->head.sequence, now.today};
    }
    // All of them again, so that they are of one revision.
    names = std::move(needed);
  }
}

absl::StatusOr<int64_t> Queries::LastBefore(const std::string& municipality,
                                            absl::Time time) const {
  const absl::StatusOr<storage::Values> values =
      store_.Get(municipality, std::vector<std::string>{});
  if (!values.ok()) return Translate(values.status(), municipality);
  return LastEventBy(store_, municipality, time - absl::Microseconds(1), values->head.sequence);
}

absl::StatusOr<Standing> Queries::StandingOf(const Reader& reader) const {
  const absl::StatusOr<Records> municipality = GetOne(reader, "");
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<engine::State> state = CallerState(reader.caller, reader.municipality);
  if (!state.ok()) return state.status();
  Standing standing;
  standing.revision = municipality->revision;
  standing.in_force = municipality->records[0]->municipality().mandates_in_force();
  for (const Record* mandate : engine::MandatesHeld(*state, reader.caller, Now())) {
    standing.mandates.push_back(*mandate);
  }
  return standing;
}

bool Queries::HoldsMandate(const engine::Caller& caller, const std::string& municipality) const {
  if (caller.actor.person_id().empty() || municipality.empty()) return false;
  const absl::StatusOr<engine::State> state = CallerState(caller, municipality);
  return state.ok() && !engine::MandatesHeld(*state, caller, Now()).empty();
}

absl::Status Queries::CheckAllowed(const Reader& reader, noordster::v1::Mandate::Act act) const {
  const absl::StatusOr<engine::State> state = CallerState(reader.caller, reader.municipality);
  if (!state.ok()) return state.status();
  const engine::Act of_municipality{act, noordster::v1::Mandate::ACT_UNSPECIFIED, {""}, ""};
  return engine::Allowed(*state, reader.caller, of_municipality, Now()).has_value()
             ? absl::OkStatus()
             : engine::RefuseAct(of_municipality);
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

template <typename Item>
absl::StatusOr<engine::SecretParts> Queries::SecretsBehind(const Reader& reader,
                                                           absl::Span<const Item> items) const {
  std::set<std::string> keys;
  engine::SecretParts secrets;
  for (const Item& item : items) {
    for (const std::string& name : reader.sight.RecordsToCheck(engine::RecordsBehind(item))) {
      if constexpr (std::is_same_v<Item, Record>) {
        if (engine::SaysItself(item)) {
          engine::AddSecretParts(item, secrets);
          continue;
        }
      }
      keys.insert(KeyOfRecord(name));
    }
  }
  if (keys.empty()) return secrets;
  const absl::StatusOr<storage::Values> values =
      store_.Get(reader.municipality, std::vector<std::string>(keys.begin(), keys.end()));
  if (!values.ok()) return Translate(values.status(), reader.municipality);
  for (const std::optional<std::string>& value : values->values) {
    Record behind;
    if (!value.has_value()) continue;
    if (!behind.ParseFromString(*value)) return Damaged("a plan, meeting or proposal");
    engine::AddSecretParts(behind, secrets);
  }
  return secrets;
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
  std::vector<Record> existing;
  for (size_t i = 0; i < names.size(); ++i) {
    if (!values->values[i].has_value()) continue;
    if (!existing.emplace_back().ParseFromString(*values->values[i])) return Damaged(names[i]);
  }
  // Read after the records, so that what becomes secret meanwhile is not shown.
  const absl::StatusOr<engine::SecretParts> secrets = SecretsBehind<Record>(reader, existing);
  if (!secrets.ok()) return secrets.status();
  for (size_t i = 0, next = 0; i < names.size(); ++i) {
    std::optional<Record>& record = found.records.emplace_back();
    if (!values->values[i].has_value()) continue;
    record = std::move(existing[next++]);
    // What is hidden costs no more than what does not exist.
    if (past != nullptr && reader.sight.Seen(*record, *secrets).has_value()) {
      absl::StatusOr<std::optional<Record>> then = past->Find(*record);
      if (!then.ok()) return then.status();
      record = *std::move(then);
    }
    if (record.has_value()) record = reader.sight.Seen(*std::move(record), *secrets);
  }
  return found;
}

absl::StatusOr<Records> Queries::GetOne(const Reader& reader, const std::string& name) const {
  absl::StatusOr<Records> found = Get(reader, {name});
  if (found.ok() && !found->records[0].has_value()) return NotFound(reader.municipality, name);
  return found;
}

absl::StatusOr<Records> Queries::GetWhole(const Reader& reader, const std::string& name) const {
  if (!reader.sight.SeesAllOf(name)) return NotFound(reader.municipality, name);
  return GetOne(reader, name);
}

Queries::SeenRows<Record> Queries::SeeRecords(const Reader& reader, const Rows& rows) const {
  std::vector<Record> records(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!records[i].ParseFromString(rows[i].value)) return Damaged("a record");
  }
  const absl::StatusOr<engine::SecretParts> secrets = SecretsBehind<Record>(reader, records);
  if (!secrets.ok()) return secrets.status();
  std::vector<SeenRow<Record>> seen;
  for (const Record& record : records) {
    std::optional<Record> shown = reader.sight.Seen(record, *secrets);
    if (!shown.has_value() || reader.past == nullptr) {
      seen.push_back({!shown.has_value(), std::move(shown)});
      continue;
    }
    absl::StatusOr<std::optional<Record>> then = reader.past->Find(record);
    if (!then.ok()) return then.status();
    seen.push_back({false, then->has_value() ? reader.sight.Seen(**then, *secrets) : std::nullopt});
  }
  return seen;
}

Queries::SeenRows<noordster::internal::v1::Event> Queries::SeeEvents(const Reader& reader,
                                                                     const Rows& rows) const {
  absl::StatusOr<std::vector<noordster::internal::v1::Event>> events =
      EventsOf(store_, reader.municipality, rows);
  if (!events.ok()) return events.status();
  const absl::StatusOr<engine::SecretParts> secrets =
      SecretsBehind<noordster::internal::v1::Event>(reader, *events);
  if (!secrets.ok()) return secrets.status();
  std::vector<SeenRow<noordster::internal::v1::Event>> seen;
  for (noordster::internal::v1::Event& event : *events) {
    std::optional<noordster::internal::v1::Event> shown =
        reader.sight.Seen(std::move(event), *secrets);
    seen.push_back({!shown.has_value(), std::move(shown)});
  }
  return seen;
}

template <typename Item>
absl::StatusOr<PageOf<Item>> Queries::ScanSeen(
    const Reader& reader, Wanted wanted,
    const std::function<SeenRows<Item>(const Rows&)>& see) const {
  storage::Range& range = wanted.range;
  PageOf<Item> found;
  int looked_at = 0;
  for (size_t rows_read = 0;;) {
    const int rows_max =
        wanted.sees_all ? wanted.page_size : std::max(wanted.page_size, limits::kPageSizeDefault);
    absl::StatusOr<storage::Page> page =
        store_.Scan(reader.municipality, range, static_cast<size_t>(rows_max));
    if (!page.ok()) return Translate(page.status(), reader.municipality);
    if (absl::Status reached = CheckRevision(reader, page->head); !reached.ok()) return reached;
    found.revision = reader.past == nullptr ? page->head.sequence : reader.past->moment().revision;
    SeenRows<Item> seen = see(page->rows);
    if (!seen.ok()) return seen.status();
    for (size_t i = 0; i < seen->size(); ++i) {
      SeenRow<Item>& row = (*seen)[i];
      // Who sees all of the registers need not see all programmes that stand below them.
      wanted.sees_all = wanted.sees_all && !row.hidden;
      if (row.hidden) continue;
      if (looked_at == wanted.page_size) {
        found.next = page->rows[i].key;
        return found;
      }
      ++looked_at;
      if (!row.item.has_value()) continue;
      found.items.push_back(*std::move(row.item));
      found.positions.push_back(page->rows[i].key);
    }
    if (!page->more) return found;
    range.begin = page->rows.back().key + '\0';
    rows_read += page->rows.size();
    const bool is_full = wanted.sees_all && looked_at == wanted.page_size;
    if (is_full || rows_read >= limits::kHiddenRowsMax) {
      found.next = range.begin;
      return found;
    }
  }
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
  if (reader.past != nullptr) page_size = std::min(page_size, limits::kPastPageSizeMax);
  // Drafts stand together, whatever programme their acts are about.
  const bool sees_all =
      reader.sight.SeesEverything() || (kind != Record::kDraft && reader.sight.SeesAllOf(parent));
  return ScanSeen<Record>(reader, {std::move(range), page_size, sees_all},
                          [&](const Rows& rows) { return SeeRecords(reader, rows); });
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
  return ScanSeen<IndexParts>(reader, {std::move(range), page_size, slice.shows == nullptr},
                              [&](const Rows& rows) -> SeenRows<IndexParts> {
                                std::vector<SeenRow<IndexParts>> seen;
                                for (const storage::Row& row : rows) {
                                  IndexParts parts = absl::StrSplit(row.key.substr(prefix), '\0');
                                  const bool hidden = slice.shows != nullptr && !slice.shows(parts);
                                  seen.push_back({hidden, std::move(parts)});
                                }
                                return seen;
                              });
}

absl::StatusOr<RecordPage> Queries::ListPlans(const Reader& reader, const std::string& programme,
                                              const PlanFilter& filter, const std::string& begin,
                                              int page_size) const {
  if (reader.past != nullptr || !reader.sight.SeesAllOf(programme)) {
    return ListPlansByName(reader, programme, filter, begin, page_size);
  }
  absl::StatusOr<IndexPage> page = ListIndex(reader, filter.index, filter.slice, begin, page_size);
  if (!page.ok()) return page.status();
  std::vector<std::string> names;
  for (const IndexParts& entry : page->items) {
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
    found.items.push_back(*std::move(record));
    found.positions.push_back(page->positions[i]);
  }
  found.next = page->next;
  return found;
}

// Indexes say how plans stand now, so plans are looked at one by one as they stood, or as a reader
// may see them.
absl::StatusOr<RecordPage> Queries::ListPlansByName(const Reader& reader,
                                                    const std::string& programme,
                                                    const PlanFilter& filter,
                                                    const std::string& begin, int page_size) const {
  absl::StatusOr<RecordPage> all = List(reader, Record::kPlan, programme, begin, page_size);
  if (!all.ok()) return all.status();
  RecordPage found;
  found.revision = all->revision;
  found.next = all->next;
  for (size_t i = 0; i < all->items.size(); ++i) {
    if (!filter.holds(all->items[i].plan())) continue;
    found.items.push_back(std::move(all->items[i]));
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
  return ScanSeen<noordster::internal::v1::Event>(
      reader, {std::move(range), page_size, reader.sight.SeesEverything()},
      [&](const Rows& rows) { return SeeEvents(reader, rows); });
}

absl::StatusOr<PublicStateAt> Queries::PublicStateOf(const Reader& reader,
                                                     const std::string& meeting,
                                                     const std::string& day) const {
  std::vector<std::string> names = {meeting};
  while (true) {
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(KeyOfRecord(name));
    absl::StatusOr<storage::Values> values = store_.Get(reader.municipality, keys);
    if (!values.ok()) return Translate(values.status(), reader.municipality);
    if (absl::Status reached = CheckRevision(reader, values->head); !reached.ok()) return reached;
    engine::State state;
    if (absl::Status loaded = LoadAll(names, &values->values, state); !loaded.ok()) return loaded;
    std::vector<std::string> needed = engine::PublicStateNeeds(state, meeting);
    if (needed == names) {
      std::optional<engine::PublicState> found = engine::PublicStateOn(state, meeting, day);
      if (!found.has_value()) return NotFound(reader.municipality, meeting);
      return PublicStateAt{values->head.sequence, *std::move(found)};
    }
    // All of them again, so that they are of one revision.
    names = std::move(needed);
  }
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
  absl::StatusOr<PrivateTexts> texts = ReadTexts(store_, reader.municipality, refs);
  if (!texts.ok()) return Translate(texts.status(), reader.municipality);
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

}  // namespace noordster::runtime
