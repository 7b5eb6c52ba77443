// SPDX-License-Identifier: EUPL-1.2
#include "storage/memory_store.h"

#include <optional>
#include <utility>

#include "services/base/digest.h"
#include "storage/commit_check.h"

namespace noordster::storage {
namespace {

absl::Status ProducedStatus(CommitOutcome outcome) {
  switch (outcome) {
    case CommitOutcome::kCommitted:
      return absl::OkStatus();
    case CommitOutcome::kConflict:
      return absl::AbortedError("produced conflict");
    case CommitOutcome::kFenced:
      return absl::FailedPreconditionError("produced fencing");
    case CommitOutcome::kAmbiguous:
      return absl::UnknownError("produced ambiguity");
    case CommitOutcome::kTooLarge:
      return absl::InvalidArgumentError("produced: too large");
    case CommitOutcome::kUnavailable:
      return absl::UnavailableError("produced unavailability");
  }
  return absl::InternalError("no such outcome");
}

}  // namespace

MemoryStore::MemoryStore() : id_(base::RandomBytes(kStoreIdBytes)) {}

absl::StatusOr<Ownership> MemoryStore::Acquire(const PartitionId& partition) {
  if (absl::Status status = CheckPartitionId(partition); !status.ok()) return status;
  const absl::MutexLock lock(&mutex_);
  const auto [it, inserted] = partitions_.try_emplace(partition);
  if (inserted) it->second.owner = NewPartition();
  ++it->second.owner.epoch;
  return it->second.owner;
}

void MemoryStore::Submit(Commit commit, std::function<void(CommitResult)> done) {
  CommitResult result;
  {
    const absl::MutexLock lock(&mutex_);
    result = Decide(commit);
  }
  done(std::move(result));
}

CommitResult MemoryStore::Decide(Commit& commit) {
  if (std::optional<CommitResult> refusal = CheckShape(commit, limits())) return *refusal;
  const auto it = partitions_.find(commit.partition);
  const Ownership* const owner = it == partitions_.end() ? nullptr : &it->second.owner;
  if (std::optional<CommitResult> refusal = CheckTurn(commit, owner)) return *refusal;
  Produced next = {CommitOutcome::kCommitted, true};
  if (!produced_.empty()) {
    next = produced_.front();
    produced_.pop_front();
  }
  if (next.outcome == CommitOutcome::kFenced) ++it->second.owner.epoch;
  if (next.outcome == CommitOutcome::kCommitted ||
      (next.outcome == CommitOutcome::kAmbiguous && next.written)) {
    Apply(commit, it->second);
  }
  return {next.outcome, ProducedStatus(next.outcome)};
}

void MemoryStore::Apply(Commit& commit, Partition& partition) {
  for (const Write& write : commit.writes) {
    if (write.value.has_value()) {
      partition.rows.insert_or_assign(write.key, *write.value);
    } else {
      partition.rows.erase(write.key);
    }
  }
  if (partition.tail) {
    partition.tail({commit.expected.sequence, commit.next.sequence, std::move(commit.writes)});
  }
  partition.owner.head = std::move(commit.next);
  partition.owner.last_token = std::move(commit.token);
}

absl::StatusOr<Values> MemoryStore::Get(const PartitionId& partition,
                                        absl::Span<const std::string> keys) const {
  const absl::MutexLock lock(&mutex_);
  const auto it = partitions_.find(partition);
  if (it == partitions_.end()) return UnknownPartition(partition);
  Values values;
  values.head = it->second.owner.head;
  values.values.reserve(keys.size());
  for (const std::string& key : keys) {
    const auto row = it->second.rows.find(key);
    values.values.push_back(row == it->second.rows.end() ? std::nullopt
                                                         : std::optional(row->second));
  }
  return values;
}

absl::StatusOr<Page> MemoryStore::Scan(const PartitionId& partition, const Range& range,
                                       size_t rows_max) const {
  const absl::MutexLock lock(&mutex_);
  const auto it = partitions_.find(partition);
  if (it == partitions_.end()) return UnknownPartition(partition);
  const std::map<std::string, std::string>& rows = it->second.rows;
  Page page;
  page.head = it->second.owner.head;
  size_t bytes = 0;
  for (auto row = rows.lower_bound(range.begin);
       row != rows.end() && (range.end.empty() || row->first < range.end); ++row) {
    if (page.rows.size() >= rows_max || bytes >= limits().bytes_max) {
      page.more = true;
      break;
    }
    bytes += row->first.size() + row->second.size();
    page.rows.push_back({row->first, row->second});
  }
  return page;
}

absl::StatusOr<std::vector<PartitionId>> MemoryStore::ListPartitions() const {
  const absl::MutexLock lock(&mutex_);
  std::vector<PartitionId> partitions;
  for (const auto& [id, partition] : partitions_) partitions.push_back(id);
  return partitions;
}

absl::StatusOr<Head> MemoryStore::OpenTail(const PartitionId& partition, TailReader reader) {
  const absl::MutexLock lock(&mutex_);
  const auto it = partitions_.find(partition);
  if (it == partitions_.end()) return UnknownPartition(partition);
  if (it->second.tail) return TailIsOpen(partition);
  it->second.tail = std::move(reader);
  return it->second.owner.head;
}

void MemoryStore::CloseTail(const PartitionId& partition) {
  const absl::MutexLock lock(&mutex_);
  const auto it = partitions_.find(partition);
  if (it != partitions_.end()) it->second.tail = nullptr;
}

absl::Status MemoryStore::Trim(const PartitionId& partition, absl::Span<const std::string> keys) {
  if (absl::Status status = CheckTrim(keys); !status.ok()) return status;
  const absl::MutexLock lock(&mutex_);
  const auto it = partitions_.find(partition);
  if (it == partitions_.end()) return UnknownPartition(partition);
  for (const std::string& key : keys) it->second.rows.erase(key);
  return absl::OkStatus();
}

void MemoryStore::ProduceNext(CommitOutcome outcome, bool written) {
  const absl::MutexLock lock(&mutex_);
  produced_.push_back({outcome, written});
}

size_t MemoryStore::ProducedLeft() const {
  const absl::MutexLock lock(&mutex_);
  return produced_.size();
}

}  // namespace noordster::storage
