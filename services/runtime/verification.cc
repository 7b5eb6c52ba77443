// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/verification.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/apply.h"
#include "services/engine/refusal.h"
#include "services/runtime/projection.h"
#include "services/runtime/queries.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::PrivateText;
using noordster::internal::v1::TextRef;
using storage::Space;

constexpr Space kCompared[] = {Space::kRecord,  Space::kRequest,   Space::kIndex,
                               Space::kHistory, Space::kMilestone, Space::kPrivate};

absl::Status Damaged(absl::string_view what) {
  return engine::Refuse(noordster::v1::STORE_DAMAGED, absl::StrCat(what, ": restore a backup"));
}

absl::Status Differs(absl::string_view key) {
  return Damaged(
      absl::StrCat("stored row differs from its events at key ", absl::BytesToHexString(key)));
}

// What must stand in a row: its bytes, or for a text the digest of its content.
struct Expected {
  std::string value;
  bool is_digest = false;
};

bool Matches(const Expected& expected, const std::string& stored) {
  if (!expected.is_digest) return stored == expected.value;
  PrivateText row;
  return row.ParseFromString(stored) && base::Sha256({row.salt(), row.text()}) == expected.value;
}

// Names and contacts go with the person, or when others take their place.
void EraseTextsOf(const engine::Change& change, std::map<std::string, Expected>& expected) {
  if (change.before == nullptr || !change.before->has_person()) return;
  for (const TextRef& text :
       {change.before->person().display_name(), change.before->person().contact()}) {
    expected.erase(storage::PrivateKey(text.id()));
  }
}

class Verification {
 public:
  Verification(const storage::Store& store, const storage::PartitionId& partition, absl::Time now,
               absl::FunctionRef<bool()> cancelled)
      : store_(store), partition_(partition), now_(now), cancelled_(cancelled) {}

  absl::StatusOr<Verified> Run() {
    absl::StatusOr<storage::Values> values =
        store_.Get(partition_, std::vector<std::string>{storage::GenesisKey()});
    if (!values.ok()) return values.status();
    if (values->head.sequence == 0) return result_;
    if (!values->values[0].has_value()) return Damaged("the genesis of the chain is missing");
    genesis_ = *values->values[0];
    for (const Space space : kCompared) {
      if (absl::Status compared = CompareSpace(space); !compared.ok()) return compared;
    }
    if (absl::Status nothing = CheckNothingBehindTheHead(); !nothing.ok()) return nothing;
    return result_;
  }

 private:
  absl::StatusOr<storage::Page> Scan(const storage::Range& range) const {
    if (cancelled_()) {
      return engine::Refuse(noordster::v1::NOT_SERVING, "the verification was cut short");
    }
    return store_.Scan(partition_, range, limits::kScanRowsMax);
  }

  // Compares all rows of a space, page by page. Each page is held against the events up to the head
  // it was read at, so that commits that happen meanwhile never stand between the two.
  absl::Status CompareSpace(Space space) {
    storage::Range range = storage::SpaceRange(space);
    for (bool more = true; more;) {
      absl::StatusOr<storage::Page> page = Scan(range);
      if (!page.ok()) return page.status();
      if (absl::Status folded = FoldTo(page->head); !folded.ok()) return folded;
      const std::string end = page->more ? page->rows.back().key + '\0' : range.end;
      absl::Status compared = ComparePage(range.begin, end, page->rows);
      if (!compared.ok()) return compared;
      (space == Space::kPrivate ? result_.texts : result_.rows) +=
          static_cast<int64_t>(page->rows.size());
      range.begin = end;
      more = page->more;
    }
    return absl::OkStatus();
  }

  // Holds the rows found from `begin` to `end` against those that must be there.
  absl::Status ComparePage(const std::string& begin, const std::string& end,
                           const std::vector<storage::Row>& rows) const {
    auto expected = expected_.lower_bound(begin);
    const auto after = expected_.lower_bound(end);
    for (const storage::Row& row : rows) {
      while (expected != after && expected->first < row.key && MayBeTrimmed(expected->first)) {
        ++expected;
      }
      if (expected == after || expected->first != row.key ||
          !Matches(expected->second, row.value)) {
        return Differs(expected == after ? row.key : std::min(expected->first, row.key));
      }
      ++expected;
    }
    for (; expected != after; ++expected) {
      if (!MayBeTrimmed(expected->first)) return Differs(expected->first);
    }
    return absl::OkStatus();
  }

  // Folds the events after those folded so far, up to `head`. The chain is proven first: folding
  // bytes that are not the ones that were decided could break every invariant of Apply.
  absl::Status FoldTo(const storage::Head& head) {
    std::string hash = result_.head.sequence == 0 ? genesis_ : result_.head.hash;
    absl::Status status = EachEvent(head, [&](int64_t sequence, const std::string& bytes) {
      hash = ChainHash(hash, genesis_, sequence, bytes);
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
    if (hash != head.hash) return Damaged("the chain does not lead to its head");
    status = EachEvent(head, [this](int64_t, const std::string& bytes) { return FoldOne(bytes); });
    if (!status.ok()) return status;
    result_.events += head.sequence - result_.head.sequence;
    result_.head = head;
    return absl::OkStatus();
  }

  // Visits the stored bytes of every event after those folded so far, up to `head`.
  absl::Status EachEvent(const storage::Head& head,
                         absl::FunctionRef<absl::Status(int64_t, const std::string&)> visit) const {
    for (int64_t sequence = result_.head.sequence; sequence < head.sequence;) {
      absl::StatusOr<storage::Page> page =
          Scan({storage::EventKey(sequence + 1), storage::EventKey(head.sequence + 1)});
      if (!page.ok()) return page.status();
      if (page->rows.empty()) return Damaged("events are missing");
      for (const storage::Row& row : page->rows) {
        if (row.key != storage::EventKey(++sequence)) {
          return Damaged(absl::StrCat("event ", sequence, " is missing"));
        }
        if (absl::Status visited = visit(sequence, row.value); !visited.ok()) return visited;
      }
    }
    return absl::OkStatus();
  }

  absl::Status FoldOne(const std::string& bytes) {
    Event event;
    if (!event.ParseFromString(bytes) || event.kind_case() == Event::KIND_NOT_SET) {
      return Damaged("an event is of a later release, or no event");
    }
    RowMap rows;
    engine::Apply(event, state_);
    ProjectEvent(event, bytes, rows);
    const std::vector<engine::Change> changes = state_.TakeChanges();
    ProjectChanges(changes, rows);
    for (auto& [key, value] : rows) {
      if (key[0] == static_cast<char>(Space::kEvent)) continue;
      if (value.has_value()) {
        expected_[key] = {*std::move(value), false};
      } else {
        expected_.erase(key);
      }
    }
    for (const engine::Change& change : changes) EraseTextsOf(change, expected_);
    std::vector<TextRef> texts;
    CollectTexts(event, texts);
    for (const TextRef& text : texts) {
      expected_[storage::PrivateKey(text.id())] = {text.digest(), true};
    }
    return absl::OkStatus();
  }

  // No event may stand behind the head.
  absl::Status CheckNothingBehindTheHead() {
    absl::StatusOr<storage::Page> page = Scan(
        {storage::EventKey(result_.head.sequence + 1), storage::SpaceRange(Space::kEvent).end});
    if (!page.ok()) return page.status();
    if (absl::Status folded = FoldTo(page->head); !folded.ok()) return folded;
    for (const storage::Row& row : page->rows) {
      if (row.key > storage::EventKey(page->head.sequence)) return Differs(row.key);
    }
    return absl::OkStatus();
  }

  // Request rows past their retention may be gone.
  bool MayBeTrimmed(const std::string& key) const {
    if (key[0] != static_cast<char>(Space::kRequest)) return false;
    Record record;
    return record.ParseFromString(expected_.at(key).value) &&
           absl::FromUnixMicros(record.update_time_micros()) + limits::kRequestRetention -
                   absl::Hours(24) <
               now_;
  }

  const storage::Store& store_;
  const storage::PartitionId& partition_;
  const absl::Time now_;
  const absl::FunctionRef<bool()> cancelled_;
  std::string genesis_;
  engine::State state_ = engine::State::FromNothing();
  // Every row there must be, by key, after the events folded so far.
  std::map<std::string, Expected> expected_;
  Verified result_;
};

}  // namespace

absl::StatusOr<Verified> VerifyPartition(const storage::Store& store,
                                         const storage::PartitionId& partition, absl::Time now,
                                         absl::FunctionRef<bool()> cancelled) {
  return Verification(store, partition, now, cancelled).Run();
}

}  // namespace noordster::runtime
