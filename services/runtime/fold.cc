// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/fold.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/apply.h"
#include "services/engine/refusal.h"
#include "services/runtime/queries.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::TextRef;
using storage::Space;

// Names and contacts go with the person, or when others take their place.
void EraseTextsOf(const engine::Change& change, std::map<std::string, ExpectedRow>& rows) {
  if (change.before == nullptr || !change.before->has_person()) return;
  const auto& before = change.before->person();
  const auto& after = change.after->person();
  for (const auto& [text, kept] : {std::pair(&before.display_name(), &after.display_name()),
                                   std::pair(&before.contact(), &after.contact())}) {
    if (text->id() != kept->id()) rows.erase(storage::PrivateKey(text->id()));
  }
}

}  // namespace

absl::Status RefuseDamaged(absl::string_view what) {
  return engine::Refuse(noordster::v1::STORE_DAMAGED, absl::StrCat(what, ": restore a backup"));
}

absl::StatusOr<std::vector<Event>> EventsOf(const storage::Store& store,
                                            const storage::PartitionId& partition,
                                            const std::vector<storage::Row>& rows) {
  std::vector<std::optional<std::string>> stored;
  stored.reserve(rows.size());
  if (!rows.empty() && rows.front().key[0] == static_cast<char>(Space::kEvent)) {
    for (const storage::Row& row : rows) stored.emplace_back(row.value);
  } else {
    std::vector<std::string> keys;
    keys.reserve(rows.size());
    for (const storage::Row& row : rows) {
      keys.push_back(storage::EventKey(storage::SequenceOfKey(row.key)));
    }
    absl::StatusOr<storage::Values> values = store.Get(partition, keys);
    if (!values.ok()) return values.status();
    stored = std::move(values->values);
  }
  std::vector<Event> events(stored.size());
  for (size_t i = 0; i < stored.size(); ++i) {
    if (!stored[i].has_value() || !events[i].ParseFromString(*stored[i])) {
      return RefuseDamaged("an event cannot be read");
    }
  }
  return events;
}

absl::StatusOr<PrivateTexts> ReadTexts(const storage::Store& store,
                                       const storage::PartitionId& partition,
                                       const std::vector<TextRef>& refs) {
  PrivateTexts texts;
  if (refs.empty()) return texts;
  std::vector<std::string> keys;
  keys.reserve(refs.size());
  for (const TextRef& ref : refs) keys.push_back(storage::PrivateKey(ref.id()));
  const absl::StatusOr<storage::Values> values = store.Get(partition, keys);
  if (!values.ok()) return values.status();
  for (size_t i = 0; i < refs.size(); ++i) {
    if (!values->values[i].has_value()) continue;
    if (!texts[refs[i].id()].ParseFromString(*values->values[i])) {
      return RefuseDamaged("a text cannot be read");
    }
  }
  return texts;
}

absl::StatusOr<int64_t> MilestoneFloor(const storage::Store& store,
                                       const storage::PartitionId& partition) {
  absl::StatusOr<storage::Values> values =
      store.Get(partition, std::vector<std::string>{storage::MilestoneFloorKey()});
  if (!values.ok()) return values.status();
  const std::optional<int64_t> floor = storage::MilestoneFloorOf(values->values[0]);
  if (!floor.has_value()) {
    return RefuseDamaged("the row that says where milestones begin cannot be read");
  }
  return *floor;
}

Fold::Fold(const storage::Store& store, storage::PartitionId partition, std::string genesis,
           absl::FunctionRef<bool()> cancelled)
    : store_(store),
      partition_(std::move(partition)),
      genesis_(std::move(genesis)),
      cancelled_(cancelled) {}

absl::StatusOr<storage::Page> Fold::Scan(const storage::Range& range) const {
  if (cancelled_()) {
    return engine::Refuse(noordster::v1::NOT_SERVING, "reading the history was cut short");
  }
  return store_.Scan(partition_, range, limits::kScanRowsMax);
}

// The chain is proven first: folding bytes that are not the ones that were decided could break
// every invariant of Apply.
absl::Status Fold::To(const storage::Head& head) {
  std::string hash = head_.sequence == 0 ? genesis_ : head_.hash;
  absl::Status status = EachEvent(head, [&](int64_t sequence, const std::string& bytes) {
    hash = ChainHash(hash, genesis_, sequence, bytes);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (hash != head.hash) return RefuseDamaged("the chain does not lead to its head");
  status = EachEvent(head, [this](int64_t, const std::string& bytes) { return FoldOne(bytes); });
  if (status.ok()) head_ = head;
  return status;
}

// Visits the stored bytes of every event after those folded so far, up to `head`.
absl::Status Fold::EachEvent(
    const storage::Head& head,
    absl::FunctionRef<absl::Status(int64_t sequence, const std::string& bytes)> visit) const {
  for (int64_t sequence = head_.sequence; sequence < head.sequence;) {
    absl::StatusOr<storage::Page> page =
        Scan({storage::EventKey(sequence + 1), storage::EventKey(head.sequence + 1)});
    if (!page.ok()) return page.status();
    if (page->rows.empty()) return RefuseDamaged("events are missing");
    for (const storage::Row& row : page->rows) {
      if (row.key != storage::EventKey(++sequence)) {
        return RefuseDamaged(absl::StrCat("event ", sequence, " is missing"));
      }
      if (absl::Status visited = visit(sequence, row.value); !visited.ok()) return visited;
    }
  }
  return absl::OkStatus();
}

absl::Status Fold::FoldOne(const std::string& bytes) {
  Event event;
  if (!event.ParseFromString(bytes) || event.kind_case() == Event::KIND_NOT_SET) {
    return RefuseDamaged("an event is of a later release, or no event");
  }
  Writes rows;
  engine::Apply(event, state_);
  ProjectEvent(event, bytes, rows);
  const std::vector<engine::Change> changes = state_.TakeChanges();
  ProjectChanges(changes, rows);
  for (auto& [key, value] : rows) {
    if (key[0] == static_cast<char>(Space::kEvent)) continue;
    if (value.has_value()) {
      rows_[key] = {*std::move(value), false};
    } else {
      rows_.erase(key);
    }
  }
  for (const engine::Change& change : changes) EraseTextsOf(change, rows_);
  std::vector<TextRef> texts;
  CollectTexts(event, texts);
  for (const TextRef& text : texts) {
    rows_[storage::PrivateKey(text.id())] = {text.digest(), true};
  }
  return absl::OkStatus();
}

}  // namespace noordster::runtime
