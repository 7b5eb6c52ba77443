// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/group.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/commit_check.h"
#include "storage/keys.h"
#include "storage/rocksdb/files.h"

namespace noordster::storage {

void RocksDbGroup::Add(Submission submission, const absl::Status& refusal) {
  std::optional<CommitResult> result;
  if (!refusal.ok()) result = CommitResult{CommitOutcome::kUnavailable, refusal};
  if (!result.has_value()) {
    result = CheckTurn(submission.commit, Find(submission.commit.partition));
  }
  if (result.has_value()) {
    answers_.emplace_back([done = std::move(submission.done),
                           result = *std::move(result)](const absl::Status&) { done(result); });
    return;
  }
  Commit& commit = submission.commit;
  // A table in memory takes neighbours, as events that follow each other, for a fraction of the
  // price.
  std::stable_sort(commit.writes.begin(), commit.writes.end(),
                   [](const Write& a, const Write& b) { return a.key < b.key; });
  for (const Write& write : commit.writes) Put(commit.partition, write);
  Ownership& partition =
      changed_.try_emplace(commit.partition, *Find(commit.partition)).first->second;
  if (const auto tail = tails_.find(commit.partition); tail != tails_.end()) {
    followed_.emplace_back(&tail->second, TailCommit{commit.expected.sequence, commit.next.sequence,
                                                     std::move(commit.writes)});
  }
  partition.head = std::move(commit.next);
  partition.last_token = std::move(commit.token);
  writes_ = true;
  answers_.emplace_back([done = std::move(submission.done)](const absl::Status& failure) {
    done({failure.ok() ? CommitOutcome::kCommitted : CommitOutcome::kAmbiguous, failure});
  });
}

void RocksDbGroup::Add(Acquisition acquisition) {
  const Ownership* const current = Find(acquisition.partition);
  Ownership owner = current == nullptr ? NewPartition() : *current;
  ++owner.epoch;
  changed_.insert_or_assign(acquisition.partition, owner);
  writes_ = true;
  answers_.emplace_back(
      [done = std::move(acquisition.done), owner = std::move(owner)](const absl::Status& failure) {
        if (failure.ok()) {
          done(owner);
        } else {
          done(failure);
        }
      });
}

void RocksDbGroup::Add(Trimming trimming, const absl::Status& refusal) {
  const absl::Status refused = refusal.ok() && Find(trimming.partition) == nullptr
                                   ? UnknownPartition(trimming.partition)
                                   : refusal;
  if (!refused.ok()) {
    answers_.emplace_back(
        [done = std::move(trimming.done), refused](const absl::Status&) { done(refused); });
    return;
  }
  for (const std::string& key : trimming.keys) Put(trimming.partition, {key, std::nullopt});
  writes_ = true;
  answers_.emplace_back(std::move(trimming.done));
}

absl::StatusOr<StoreRow> RocksDbGroup::Seal() {
  std::string heads;
  for (const auto& [id, partition] : changed_) {
    const std::string head = EncodeHeadRow(partition);
    Note(batch_.Put(HeadRowKey(id), head));
    absl::StrAppend(&heads, head);
  }
  StoreRow row;
  row.id = database_.end.id;
  row.commit_number = database_.end.commit_number + 1;
  row.hash = NextStoreHash(database_.end, heads);
  if (!filled_.ok()) return FromRocksDb(filled_, "cannot fill the batch");
  if (absl::Status status = PutStoreRows(row, batch_); !status.ok()) return status;
  return row;
}

void RocksDbGroup::Adopt(Database& database) {
  for (auto& [id, partition] : changed_) {
    database.partitions.insert_or_assign(id, std::move(partition));
  }
}

void RocksDbGroup::TellTails() {
  for (auto& [reader, commit] : followed_) (*reader)(std::move(commit));
}

void RocksDbGroup::Answer(const absl::Status& written) {
  const absl::Status failure =
      written.ok()
          ? written
          : absl::UnknownError(absl::StrCat("the store failed while writing: ", written.message()));
  for (const auto& answer : answers_) answer(failure);
}

const Ownership* RocksDbGroup::Find(const PartitionId& partition) const {
  if (const auto it = changed_.find(partition); it != changed_.end()) return &it->second;
  const auto it = database_.partitions.find(partition);
  return it == database_.partitions.end() ? nullptr : &it->second;
}

void RocksDbGroup::Put(const PartitionId& partition, const Write& write) {
  const std::string key = RowKey(partition, write.key);
  Note(write.value.has_value() ? batch_.Put(key, *write.value) : batch_.Delete(key));
  if (!write.value.has_value() && IsErasable(write.key)) erasing_.insert(partition);
}

void RocksDbGroup::Note(const rocksdb::Status& status) {
  if (filled_.ok()) filled_ = status;
}

}  // namespace noordster::storage
