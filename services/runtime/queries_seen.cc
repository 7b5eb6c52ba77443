// SPDX-License-Identifier: EUPL-1.2
// What a reader sees of records, indexes and events.
#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"
#include "services/runtime/fold.h"
#include "services/runtime/projection.h"
#include "services/runtime/queries.h"
#include "services/runtime/sealed_position.h"
#include "storage/keys.h"

namespace noordster::runtime {

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
    if (!behind.ParseFromString(*value))
      return RefuseDamaged("a record behind another cannot be read");
    reader.sight.AddHidden(behind, secrets);
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
    if (!existing.emplace_back().ParseFromString(*values->values[i])) {
      return RefuseDamaged(absl::StrCat(names[i], " cannot be read"));
    }
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
    if (!records[i].ParseFromString(rows[i].value)) return RefuseDamaged("a record cannot be read");
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

absl::StatusOr<storage::Range> Queries::From(const std::string& begin, storage::Range range) const {
  if (begin.empty()) return range;
  std::optional<std::string> position = begin;
  if (IsSealedPosition(begin)) position = UnsealPosition(position_key_, begin);
  if (!position.has_value()) {
    return engine::Refuse(noordster::v1::PAGE_TOKEN_INVALID,
                          "page_token is damaged or of another store: start without one",
                          {{"field", "page_token"}});
  }
  range.begin = std::clamp(*position, range.begin, range.end);
  return range;
}

template <typename Item>
absl::StatusOr<PageOf<Item>> Queries::ScanSeen(
    const Reader& reader, Wanted wanted,
    const std::function<SeenRows<Item>(const Rows&)>& see) const {
  absl::StatusOr<storage::Range> range = From(wanted.page.begin, std::move(wanted.range));
  if (!range.ok()) return range.status();
  PageOf<Item> found;
  for (int looked_at = 0;;) {
    const int rows_max =
        wanted.sees_all ? wanted.page.size : std::max(wanted.page.size, limits::kPageSizeDefault);
    absl::StatusOr<storage::Page> page =
        store_.Scan(reader.municipality, *range,
                    static_cast<size_t>(std::min(rows_max, wanted.page.rows_max - found.rows)));
    if (!page.ok()) return Translate(page.status(), reader.municipality);
    if (absl::Status reached = CheckRevision(reader, page->head); !reached.ok()) return reached;
    found.revision = reader.past == nullptr ? page->head.sequence : reader.past->moment().revision;
    found.rows += static_cast<int>(page->rows.size());
    SeenRows<Item> seen = see(page->rows);
    if (!seen.ok()) return seen.status();
    for (size_t i = 0; i < seen->size(); ++i) {
      SeenRow<Item>& row = (*seen)[i];
      // Who sees all of the registers need not see all programmes that stand below them.
      wanted.sees_all = wanted.sees_all && !row.hidden;
      if (row.hidden) continue;
      if (looked_at == wanted.page.size) {
        found.next = page->rows[i].key;
        return found;
      }
      ++looked_at;
      if (!row.item.has_value()) continue;
      found.items.push_back(*std::move(row.item));
      found.positions.push_back(page->rows[i].key);
    }
    if (!page->more) return found;
    range->begin = page->rows.back().key + '\0';
    if (wanted.sees_all && looked_at == wanted.page.size) {
      found.next = range->begin;
      return found;
    }
    if (found.rows >= wanted.page.rows_max) {
      found.next = SealPosition(position_key_, range->begin);
      return found;
    }
  }
}

absl::StatusOr<RecordPage> Queries::List(const Reader& reader, engine::RecordKind kind,
                                         const std::string& parent, PageFrom page) const {
  if (absl::StatusOr<Records> exists = GetOne(reader, parent); !exists.ok()) {
    return exists.status();
  }
  const std::string prefix = parent.empty() ? "" : absl::StrCat(parent, "/");
  storage::Range range =
      storage::PrefixRange(storage::RecordKey(static_cast<uint8_t>(kind), prefix));
  if (reader.past != nullptr) page.size = std::min(page.size, limits::kPastPageSizeMax);
  // Drafts stand together, whatever programme their acts are about.
  const bool sees_all =
      reader.sight.SeesEverything() || (kind != Record::kDraft && reader.sight.SeesAllOf(parent));
  return ScanSeen<Record>(reader, {std::move(range), std::move(page), sees_all},
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
  return ScanSeen<IndexParts>(reader,
                              {std::move(range), {begin, page_size}, slice.shows == nullptr},
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
  absl::StatusOr<RecordPage> all = List(reader, Record::kPlan, programme, {begin, page_size});
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
  return ScanSeen<noordster::internal::v1::Event>(
      reader, {std::move(range), {begin, page_size}, reader.sight.SeesEverything()},
      [&](const Rows& rows) { return SeeEvents(reader, rows); });
}

}  // namespace noordster::runtime
