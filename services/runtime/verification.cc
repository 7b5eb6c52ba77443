// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/verification.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/runtime/fold.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::PrivateText;
using noordster::internal::v1::Record;
using storage::Space;

constexpr Space kCompared[] = {Space::kRecord,  Space::kRequest,   Space::kIndex,
                               Space::kHistory, Space::kMilestone, Space::kPrivate};

absl::Status Differs(absl::string_view key) {
  return RefuseDamaged(
      absl::StrCat("stored row differs from its events at key ", absl::BytesToHexString(key)));
}

bool Matches(const ExpectedRow& expected, const std::string& stored) {
  if (!expected.is_digest) return stored == expected.value;
  PrivateText row;
  return row.ParseFromString(stored) && row.salt().size() == kSaltBytes &&
         base::Sha256({row.salt(), row.text()}) == expected.value;
}

class Verification {
 public:
  Verification(const storage::Store& store, const storage::PartitionId& partition,
               const std::string& genesis, absl::Time now, absl::FunctionRef<bool()> cancelled)
      : store_(store),
        partition_(partition),
        fold_(store, partition, genesis, cancelled),
        now_(now) {}

  absl::StatusOr<Verified> Run() {
    for (const Space space : kCompared) {
      if (absl::Status compared = CompareSpace(space); !compared.ok()) return compared;
    }
    if (absl::Status nothing = CheckNothingBehindTheHead(); !nothing.ok()) return nothing;
    result_.head = fold_.head();
    // Sequences are dense.
    result_.events = result_.head.sequence;
    return result_;
  }

 private:
  // Compares all rows of a space, page by page. Each page is held against the events up to the head
  // it was read at, so that commits that happen meanwhile never stand between the two.
  absl::Status CompareSpace(Space space) {
    storage::Range range = storage::SpaceRange(space);
    for (bool more = true; more;) {
      absl::StatusOr<storage::Page> page = fold_.Scan(range);
      if (!page.ok()) return page.status();
      if (absl::Status folded = fold_.To(page->head); !folded.ok()) return folded;
      // Behind the page: what was missing from it had been trimmed below this floor before.
      if (absl::Status read = ReadFloor(); !read.ok()) return read;
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
    auto expected = fold_.rows().lower_bound(begin);
    const auto after = fold_.rows().lower_bound(end);
    for (const storage::Row& row : rows) {
      while (expected != after && expected->first < row.key && MayBeTrimmed(*expected)) {
        ++expected;
      }
      if (expected == after || expected->first != row.key ||
          !Matches(expected->second, row.value)) {
        return Differs(expected == after ? row.key : std::min(expected->first, row.key));
      }
      ++expected;
    }
    for (; expected != after; ++expected) {
      if (!MayBeTrimmed(*expected)) return Differs(expected->first);
    }
    return absl::OkStatus();
  }

  // No event may stand behind the head.
  absl::Status CheckNothingBehindTheHead() {
    absl::StatusOr<storage::Page> page = fold_.Scan(
        {storage::EventKey(fold_.head().sequence + 1), storage::SpaceRange(Space::kEvent).end});
    if (!page.ok()) return page.status();
    if (absl::Status folded = fold_.To(page->head); !folded.ok()) return folded;
    for (const storage::Row& row : page->rows) {
      if (row.key > storage::EventKey(page->head.sequence)) return Differs(row.key);
    }
    return absl::OkStatus();
  }

  absl::Status ReadFloor() {
    absl::StatusOr<int64_t> floor = MilestoneFloor(store_, partition_);
    if (!floor.ok()) return floor.status();
    floor_ = *floor;
    return absl::OkStatus();
  }

  // Request rows past their retention may be gone, and milestones below the floor.
  bool MayBeTrimmed(const std::pair<const std::string, ExpectedRow>& row) const {
    if (row.first[0] == static_cast<char>(Space::kMilestone)) {
      return row.first < storage::MilestoneKey(floor_ + 1, 0);
    }
    if (row.first[0] != static_cast<char>(Space::kRequest)) return false;
    Record record;
    return record.ParseFromString(row.second.value) &&
           absl::FromUnixMicros(record.update_time_micros()) + limits::kRequestRetention -
                   absl::Hours(24) <
               now_;
  }

  const storage::Store& store_;
  const storage::PartitionId& partition_;
  Fold fold_;
  const absl::Time now_;
  int64_t floor_ = 0;
  Verified result_;
};

}  // namespace

absl::StatusOr<Verified> VerifyPartition(const storage::Store& store,
                                         const storage::PartitionId& partition, absl::Time now,
                                         absl::FunctionRef<bool()> cancelled) {
  absl::StatusOr<storage::Values> values =
      store.Get(partition, std::vector<std::string>{storage::GenesisKey()});
  if (!values.ok()) return values.status();
  if (values->head.sequence == 0) return Verified();
  if (!values->values[0].has_value()) {
    return RefuseDamaged("the genesis of the chain is missing");
  }
  return Verification(store, partition, *values->values[0], now, cancelled).Run();
}

}  // namespace noordster::runtime
