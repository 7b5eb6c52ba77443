// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/partition_owner.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/base/digest.h"
#include "storage/keys.h"

namespace noordster::testing {
namespace {

constexpr size_t kPageRows = 100;

}  // namespace

storage::CommitResult SubmitAndWait(storage::Store& store, storage::Commit commit) {
  storage::CommitResult result;
  absl::Notification answered;
  store.Submit(std::move(commit), [&result, &answered](storage::CommitResult answer) {
    result = std::move(answer);
    answered.Notify();
  });
  answered.WaitForNotification();
  return result;
}

PartitionOwner::PartitionOwner(storage::Store& store, storage::PartitionId partition)
    : store_(store), partition_(std::move(partition)) {}

absl::Status PartitionOwner::Acquire() {
  absl::StatusOr<storage::Ownership> ownership = store_.Acquire(partition_);
  if (!ownership.ok()) return ownership.status();
  ownership_ = *std::move(ownership);
  return absl::OkStatus();
}

storage::Commit PartitionOwner::Next(const std::string& text,
                                     std::vector<storage::Write> more) const {
  storage::Commit commit;
  commit.partition = partition_;
  commit.epoch = ownership_.epoch;
  commit.expected = ownership_.head;
  commit.next.sequence = ownership_.head.sequence + 1;
  commit.next.hash = base::Sha256({ownership_.head.hash, text});
  commit.token = base::RandomBytes(16);
  commit.writes = std::move(more);
  commit.writes.push_back({storage::EventKey(commit.next.sequence), text});
  commit.writes.push_back({LastTextKey(), text});
  return commit;
}

std::vector<storage::Commit> PartitionOwner::NextInLine(
    const std::vector<std::string>& texts) const {
  PartitionOwner owner = *this;
  std::vector<storage::Commit> commits;
  for (const std::string& text : texts) {
    commits.push_back(owner.Next(text));
    owner.ownership_.head = commits.back().next;
  }
  return commits;
}

storage::CommitResult PartitionOwner::Submit(const storage::Commit& commit) {
  storage::CommitResult result = SubmitAndWait(store_, commit);
  if (result.outcome == storage::CommitOutcome::kCommitted) {
    ownership_.head = commit.next;
    ownership_.last_token = commit.token;
  }
  return result;
}

storage::CommitResult PartitionOwner::Write(const std::string& text,
                                            std::vector<storage::Write> more) {
  return Submit(Next(text, std::move(more)));
}

std::string LastTextKey() { return storage::RecordKey(1, "texts/last"); }

absl::StatusOr<std::vector<std::string>> ReadTexts(const storage::Store& store,
                                                   const storage::PartitionId& partition) {
  std::vector<std::string> texts;
  storage::Range range = storage::SpaceRange(storage::Space::kEvent);
  storage::Page page;
  do {
    absl::StatusOr<storage::Page> read = store.Scan(partition, range, kPageRows);
    if (!read.ok()) return read.status();
    page = *std::move(read);
    for (storage::Row& row : page.rows) {
      texts.push_back(std::move(row.value));
      if (storage::SequenceOfKey(row.key) != static_cast<int64_t>(texts.size())) {
        return absl::InternalError(absl::StrCat("event ", storage::SequenceOfKey(row.key),
                                                " stands in place ", texts.size()));
      }
      range.begin = absl::StrCat(row.key, std::string(1, '\0'));
    }
  } while (page.more);
  if (page.head.sequence != static_cast<int64_t>(texts.size())) {
    return absl::InternalError(
        absl::StrCat("the head is at ", page.head.sequence, " with ", texts.size(), " events"));
  }
  const absl::StatusOr<storage::Values> last = store.Get(partition, {LastTextKey()});
  if (!last.ok()) return last.status();
  const std::string expected = texts.empty() ? "" : texts.back();
  if (last->values.front().value_or("") != expected) {
    return absl::InternalError("the record and the last event differ");
  }
  return texts;
}

}  // namespace noordster::testing
