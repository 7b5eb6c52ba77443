// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/derivation.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/engine/refusal.h"
#include "services/runtime/fold.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using storage::Space;

// 1: release 0.1, which does not say so. 2: what plans wait for, their days, bodies and worklists.
// 3: the decisions and acts of milestones, and more kinds of them; embargoes and secrecy by index;
// which events told of a decision. 4: what bodies did with plans by index. 5: milestones of what is
// known of projects and indicators. 6: meetings by their day. 7: days to tell, and items by the
// plans they are about.
constexpr int kDerivation = 7;

constexpr Space kDerived[] = {Space::kRecord, Space::kIndex, Space::kHistory, Space::kMilestone};

class Rewrite {
 public:
  Rewrite(storage::Store& store, const storage::PartitionId& partition,
          const storage::Ownership& ownership)
      : store_(store),
        partition_(partition),
        ownership_(ownership),
        fold_(store, partition, ownership.genesis, Never) {}

  absl::Status Run() {
    if (absl::Status folded = fold_.To(ownership_.head); !folded.ok()) return folded;
    absl::StatusOr<int64_t> floor = MilestoneFloor(store_, partition_);
    if (!floor.ok()) return floor.status();
    first_milestone_ = storage::MilestoneKey(*floor + 1, 0);
    for (const Space space : kDerived) {
      if (absl::Status rewritten = RewriteSpace(space); !rewritten.ok()) return rewritten;
    }
    SayDerivation(writes_);
    return Write();
  }

  int64_t written() const { return written_; }

 private:
  absl::Status RewriteSpace(Space space) {
    storage::Range range = storage::SpaceRange(space);
    for (bool more = true; more;) {
      absl::StatusOr<storage::Page> page = fold_.Scan(range);
      if (!page.ok()) return page.status();
      const std::string end = page->more ? page->rows.back().key + '\0' : range.end;
      Compare(range.begin, end, page->rows);
      if (absl::Status written = Write(); !written.ok()) return written;
      range.begin = end;
      more = page->more;
    }
    return absl::OkStatus();
  }

  // Collects what makes the rows from `begin` to `end` those that follow from the events.
  void Compare(const std::string& begin, const std::string& end,
               const std::vector<storage::Row>& rows) {
    auto expected = fold_.rows().lower_bound(begin);
    const auto after = fold_.rows().lower_bound(end);
    for (const storage::Row& row : rows) {
      for (; expected != after && expected->first < row.key; ++expected) Add(*expected);
      if (expected == after || expected->first != row.key) {
        Put({row.key, std::nullopt});
        continue;
      }
      if (expected->second.value != row.value) Put({row.key, expected->second.value});
      ++expected;
    }
    for (; expected != after; ++expected) Add(*expected);
  }

  // Collects a row that is missing, unless it was trimmed.
  void Add(const std::pair<const std::string, ExpectedRow>& row) {
    const bool is_milestone = row.first[0] == static_cast<char>(Space::kMilestone);
    if (!is_milestone || row.first >= first_milestone_) Put({row.first, row.second.value});
  }

  void Put(storage::Write write) { writes_.push_back(std::move(write)); }

  // Writes what was collected, in commits that every store takes, at the head as it stands.
  absl::Status Write() {
    for (size_t next = 0; next < writes_.size();) {
      storage::Commit commit;
      commit.partition = partition_;
      commit.epoch = ownership_.epoch;
      commit.expected = commit.next = ownership_.head;
      commit.token = base::RandomBytes(16);
      for (size_t bytes = 0; next < writes_.size() && bytes < limits::kGroupBytesMax &&
                             commit.writes.size() < limits::kGroupRowsMax;
           ++next) {
        bytes += writes_[next].key.size() + writes_[next].value.value_or("").size();
        commit.writes.push_back(std::move(writes_[next]));
      }
      written_ += static_cast<int64_t>(commit.writes.size());
      storage::CommitResult result;
      absl::Notification done;
      store_.Submit(std::move(commit), [&](storage::CommitResult answer) {
        result = std::move(answer);
        done.Notify();
      });
      done.WaitForNotification();
      if (result.outcome != storage::CommitOutcome::kCommitted) return result.status;
    }
    writes_.clear();
    return absl::OkStatus();
  }

  static bool Never() { return false; }

  storage::Store& store_;
  const storage::PartitionId& partition_;
  const storage::Ownership& ownership_;
  Fold fold_;
  std::string first_milestone_;
  Writes writes_;
  int64_t written_ = 0;
};

}  // namespace

void SayDerivation(Writes& rows) {
  rows.push_back({storage::DerivationKey(), absl::StrCat(kDerivation)});
}

absl::StatusOr<bool> BringUpToDate(storage::Store& store, const storage::PartitionId& partition,
                                   const storage::Ownership& ownership) {
  if (ownership.head.sequence == 0) return false;
  absl::StatusOr<storage::Values> values =
      store.Get(partition, std::vector<std::string>{storage::DerivationKey()});
  if (!values.ok()) return values.status();
  int found = 1;
  if (values->values[0].has_value() && !absl::SimpleAtoi(*values->values[0], &found)) {
    return RefuseDamaged("the row that says how rows are derived cannot be read");
  }
  if (found == kDerivation) return false;
  if (found > kDerivation) {
    return engine::Refuse(
        noordster::v1::STORE_DAMAGED,
        "a later release wrote here: start that release, or restore a backup of this one");
  }
  Rewrite rewrite(store, partition, ownership);
  if (absl::Status done = rewrite.Run(); !done.ok()) return done;
  base::Log("rows_brought_up_to_date", {{"partition", partition},
                                        {"from", absl::StrCat(found)},
                                        {"to", absl::StrCat(kDerivation)},
                                        {"rows", absl::StrCat(rewrite.written())}});
  return true;
}

}  // namespace noordster::runtime
