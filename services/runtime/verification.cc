// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/verification.h"

#include <set>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
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

constexpr Space kDerived[] = {Space::kRecord, Space::kRequest, Space::kIndex, Space::kHistory,
                              Space::kMilestone};
// Rounds of catching up with commits that happen while verifying.
constexpr int kRoundsMax = 100;

absl::Status Damaged(absl::string_view what) {
  return engine::Refuse(noordster::v1::STORE_DAMAGED, absl::StrCat(what, ": restore a backup"));
}

absl::Status Differs(absl::string_view key) {
  return Damaged(
      absl::StrCat("stored row differs from its events at key ", absl::BytesToHexString(key)));
}

class Verification {
 public:
  Verification(const storage::Store& store, const storage::PartitionId& partition, absl::Time now)
      : store_(store), partition_(partition), now_(now) {}

  absl::StatusOr<Verified> Run() {
    absl::StatusOr<storage::Values> values =
        store_.Get(partition_, std::vector<std::string>{storage::GenesisKey()});
    if (!values.ok()) return values.status();
    if (values->head.sequence == 0) return result_;
    if (!values->values[0].has_value()) return Damaged("the genesis of the chain is missing");
    genesis_ = *values->values[0];
    hash_ = genesis_;
    if (absl::Status folded = FoldTo(values->head); !folded.ok()) return folded;
    if (absl::Status compared = CompareAll(); !compared.ok()) return compared;
    if (absl::Status settled = SettleDoubts(); !settled.ok()) return settled;
    if (absl::Status texts = CheckTexts(); !texts.ok()) return texts;
    return result_;
  }

 private:
  // Folds the events after those folded so far, up to `head`.
  absl::Status FoldTo(const storage::Head& head) {
    while (result_.head.sequence < head.sequence) {
      absl::StatusOr<storage::Page> page = store_.Scan(
          partition_,
          {storage::EventKey(result_.head.sequence + 1), storage::EventKey(head.sequence + 1)},
          limits::kScanRowsMax);
      if (!page.ok()) return page.status();
      if (page->rows.empty()) return Damaged("events are missing");
      for (const storage::Row& row : page->rows) {
        if (absl::Status folded = FoldOne(row); !folded.ok()) return folded;
      }
    }
    if (hash_ != head.hash) return Damaged("the chain does not lead to its head");
    result_.head = head;
    return absl::OkStatus();
  }

  absl::Status FoldOne(const storage::Row& row) {
    const int64_t sequence = result_.head.sequence + 1;
    Event event;
    if (row.key != storage::EventKey(sequence) || !event.ParseFromString(row.value) ||
        event.header().sequence() != sequence) {
      return Damaged(absl::StrCat("event ", sequence, " is missing or damaged"));
    }
    hash_ = ChainHash(hash_, genesis_, sequence, row.value);
    RowMap rows;
    engine::Apply(event, state_);
    ProjectEvent(event, row.value, rows);
    ProjectChanges(state_.TakeChanges(), rows);
    CollectTexts(event, texts_);
    for (auto& [key, value] : rows) {
      if (key[0] == static_cast<char>(Space::kEvent)) continue;
      doubts_.insert(key);
      if (value.has_value()) {
        rebuilt_[key] = *std::move(value);
      } else {
        rebuilt_.erase(key);
      }
    }
    result_.head.sequence = sequence;
    ++result_.events;
    return absl::OkStatus();
  }

  // Compares every derived row; what differs may have changed since and stays in doubt.
  absl::Status CompareAll() {
    doubts_.clear();
    for (const auto& [key, value] : rebuilt_) doubts_.insert(doubts_.end(), key);
    for (const Space space : kDerived) {
      storage::Range range = storage::SpaceRange(space);
      for (bool more = true; more;) {
        absl::StatusOr<storage::Page> page = store_.Scan(partition_, range, limits::kScanRowsMax);
        if (!page.ok()) return page.status();
        for (const storage::Row& row : page->rows) {
          const auto it = rebuilt_.find(row.key);
          if (it != rebuilt_.end() && it->second == row.value) {
            doubts_.erase(row.key);
            ++result_.rows;
          } else {
            doubts_.insert(row.key);
          }
        }
        more = page->more;
        if (more) range.begin = page->rows.back().key + '\0';
      }
    }
    return absl::OkStatus();
  }

  // Compares the rows in doubt at one head, folding in what was committed meanwhile.
  absl::Status SettleDoubts() {
    for (int round = 0; round < kRoundsMax; ++round) {
      const std::vector<std::string> keys(doubts_.begin(), doubts_.end());
      absl::StatusOr<storage::Values> values = store_.Get(partition_, keys);
      if (!values.ok()) return values.status();
      if (values->head.sequence > result_.head.sequence) {
        if (absl::Status folded = FoldTo(values->head); !folded.ok()) return folded;
        // Folding may have added keys that were not read at this head.
        if (doubts_.size() != keys.size()) continue;
      }
      for (size_t i = 0; i < keys.size(); ++i) {
        const auto it = rebuilt_.find(keys[i]);
        const bool same = it == rebuilt_.end()
                              ? !values->values[i].has_value()
                              : values->values[i].has_value() && *values->values[i] == it->second;
        const bool trimmed = !values->values[i].has_value() && Expired(keys[i]);
        if (!same && !trimmed) return Differs(keys[i]);
        if (values->values[i].has_value()) ++result_.rows;
      }
      return absl::OkStatus();
    }
    return absl::UnavailableError("the store changes faster than it can be verified; try again");
  }

  bool Expired(const std::string& key) const {
    const auto it = rebuilt_.find(key);
    if (key[0] != static_cast<char>(Space::kRequest) || it == rebuilt_.end()) return false;
    Record record;
    return record.ParseFromString(it->second) &&
           absl::FromUnixMicros(record.update_time_micros()) + limits::kRequestRetention < now_;
  }

  absl::Status CheckTexts() {
    for (size_t begin = 0; begin < texts_.size(); begin += limits::kScanRowsMax) {
      const size_t end = std::min(begin + limits::kScanRowsMax, texts_.size());
      std::vector<std::string> keys;
      for (size_t i = begin; i < end; ++i) keys.push_back(storage::PrivateKey(texts_[i].id()));
      absl::StatusOr<storage::Values> values = store_.Get(partition_, keys);
      if (!values.ok()) return values.status();
      for (size_t i = begin; i < end; ++i) {
        const auto& value = values->values[i - begin];
        if (!value.has_value()) continue;
        PrivateText row;
        if (!row.ParseFromString(*value) ||
            base::Sha256({row.salt(), row.text()}) != texts_[i].digest()) {
          return Damaged("a text differs from its digest");
        }
        ++result_.texts;
      }
    }
    return absl::OkStatus();
  }

  const storage::Store& store_;
  const storage::PartitionId& partition_;
  const absl::Time now_;
  std::string genesis_;
  std::string hash_;
  engine::State state_ = engine::State::FromNothing();
  std::map<std::string, std::string> rebuilt_;
  // Keys that are not known to agree.
  std::set<std::string> doubts_;
  std::vector<TextRef> texts_;
  Verified result_;
};

}  // namespace

absl::StatusOr<Verified> VerifyPartition(const storage::Store& store,
                                         const storage::PartitionId& partition, absl::Time now) {
  return Verification(store, partition, now).Run();
}

}  // namespace noordster::runtime
