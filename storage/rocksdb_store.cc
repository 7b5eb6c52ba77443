// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb_store.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "rocksdb/db.h"
#include "rocksdb/utilities/checkpoint.h"
#include "storage/commit_check.h"
#include "storage/rocksdb/committer.h"
#include "storage/rocksdb/files.h"
#include "storage/rocksdb/open.h"
#include "storage/rocksdb/row_filter.h"
#include "storage/rocksdb/rows.h"

namespace noordster::storage {
namespace {

absl::StatusOr<Head> HeadOf(const PartitionId& partition, const ReadView& view) {
  const auto found = view.heads().find(partition);
  if (found == view.heads().end()) return UnknownPartition(partition);
  return found->second;
}

}  // namespace

absl::StatusOr<std::unique_ptr<RocksDbStore>> RocksDbStore::Open(const RocksDbOptions& options) {
  absl::StatusOr<std::unique_ptr<Database>> database = OpenDatabase(options);
  if (!database.ok()) return database.status();
  return std::unique_ptr<RocksDbStore>(new RocksDbStore(*std::move(database), options));
}

RocksDbStore::RocksDbStore(std::unique_ptr<Database> database, const RocksDbOptions& options)
    : database_(std::move(database)),
      id_(database_->end.id),
      free_space_min_bytes_(options.free_space_min_bytes),
      committer_(std::make_unique<RocksDbCommitter>(*database_, options)) {}

RocksDbStore::~RocksDbStore() = default;

absl::StatusOr<Ownership> RocksDbStore::Acquire(const PartitionId& partition) {
  if (absl::Status status = CheckPartitionId(partition); !status.ok()) return status;
  absl::StatusOr<Ownership> result;
  absl::Notification answered;
  committer_->Add(Acquisition{partition, [&](absl::StatusOr<Ownership> owner) {
                                result = std::move(owner);
                                answered.Notify();
                              }});
  answered.WaitForNotification();
  return result;
}

void RocksDbStore::Submit(Commit commit, std::function<void(CommitResult)> done) {
  if (std::optional<CommitResult> refusal = CheckShape(commit, limits())) {
    done(*std::move(refusal));
    return;
  }
  committer_->Add(Submission{std::move(commit), std::move(done)});
}

absl::StatusOr<Values> RocksDbStore::Get(const PartitionId& partition,
                                         absl::Span<const std::string> keys) const {
  const std::shared_ptr<const ReadView> view = committer_->view();
  absl::StatusOr<Head> head = HeadOf(partition, *view);
  if (!head.ok()) return head.status();
  Values values;
  values.head = *std::move(head);
  values.values.reserve(keys.size());
  rocksdb::ReadOptions reading;
  reading.snapshot = view->snapshot();
  for (const std::string& key : keys) {
    std::string value;
    const rocksdb::Status status = database_->db->Get(reading, RowKey(partition, key), &value);
    if (status.IsNotFound()) {
      values.values.emplace_back();
    } else if (status.ok()) {
      values.values.emplace_back(std::move(value));
    } else {
      return FromRocksDb(status, "cannot read a row");
    }
  }
  return values;
}

absl::StatusOr<Page> RocksDbStore::Scan(const PartitionId& partition, const Range& range,
                                        size_t rows_max) const {
  const std::shared_ptr<const ReadView> view = committer_->view();
  absl::StatusOr<Head> head = HeadOf(partition, *view);
  if (!head.ok()) return head.status();
  Page page;
  page.head = *std::move(head);
  // 0x01 follows the 0x00 behind the partition.
  const std::string end =
      range.end.empty() ? absl::StrCat(partition, "\x01") : RowKey(partition, range.end);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions reading = Scanning(upper);
  reading.snapshot = view->snapshot();
  const std::unique_ptr<rocksdb::Iterator> it(database_->db->NewIterator(reading));
  size_t bytes = 0;
  for (it->Seek(RowKey(partition, range.begin)); it->Valid(); it->Next()) {
    if (page.rows.size() >= rows_max || bytes >= limits().bytes_max) {
      page.more = true;
      break;
    }
    bytes += it->key().size() + it->value().size();
    page.rows.push_back(
        {std::string(View(it->key()).substr(partition.size() + 1)), it->value().ToString()});
  }
  if (!it->status().ok()) return FromRocksDb(it->status(), "cannot scan");
  return page;
}

absl::StatusOr<std::vector<PartitionId>> RocksDbStore::ListPartitions() const {
  const std::shared_ptr<const ReadView> view = committer_->view();
  std::vector<PartitionId> partitions;
  for (const auto& [name, head] : view->heads()) partitions.push_back(name);
  return partitions;
}

absl::StatusOr<Head> RocksDbStore::OpenTail(const PartitionId& partition, TailReader reader) {
  return committer_->OpenTail(partition, std::move(reader));
}

void RocksDbStore::CloseTail(const PartitionId& partition) { committer_->CloseTail(partition); }

absl::Status RocksDbStore::Trim(const PartitionId& partition, absl::Span<const std::string> keys) {
  if (absl::Status status = CheckTrim(keys); !status.ok()) return status;
  absl::Status result;
  absl::Notification answered;
  committer_->Add(Trimming{partition, std::vector<std::string>(keys.begin(), keys.end()),
                           [&](absl::Status status) {
                             result = std::move(status);
                             answered.Notify();
                           }});
  answered.WaitForNotification();
  return result;
}

absl::Status RocksDbStore::Health() const { return committer_->Health(); }

absl::Status RocksDbStore::Flush() {
  return FromRocksDb(database_->db->Flush(rocksdb::FlushOptions()), "cannot flush");
}

absl::StatusOr<BackupSummary> RocksDbStore::CreateBackup(const std::string& folder,
                                                         const std::string& request_id) {
  if (backing_up_.exchange(true)) return absl::AbortedError("another backup is under way");
  absl::StatusOr<BackupSummary> summary = BackUp({folder, request_id, free_space_min_bytes_});
  backing_up_ = false;
  return summary;
}

absl::StatusOr<BackupSummary> RocksDbStore::BackUp(const BackupOrder& order) {
  const absl::StatusOr<std::optional<BackupSummary>> made = FindBackup(*database_->files, order);
  if (!made.ok()) return made.status();
  if (made->has_value()) return **made;
  const std::string checkpoint = CheckpointPath(database_->folder);
  // What is flushed now need not be flushed while commits wait.
  if (absl::Status status = Flush(); !status.ok()) return status;
  if (absl::Status status = DeleteCheckpoint(*database_); !status.ok()) return status;
  StoreRow end;
  const absl::Status taken = committer_->RunBetweenGroups([&](const StoreRow& last) {
    end = last;
    rocksdb::Checkpoint* raw = nullptr;
    rocksdb::Status status = rocksdb::Checkpoint::Create(database_->db.get(), &raw);
    const std::unique_ptr<rocksdb::Checkpoint> maker(raw);
    if (status.ok()) status = maker->CreateCheckpoint(checkpoint);
    return FromRocksDb(status, "cannot take a checkpoint");
  });
  const Mark mark = {end.id, end.commit_number, end.hash};
  absl::StatusOr<BackupSummary> summary =
      taken.ok() ? WriteBackup(*database_->files, checkpoint, mark, order) : taken;
  const absl::Status cleaned = DeleteCheckpoint(*database_);
  if (summary.ok() && !cleaned.ok()) return cleaned;
  return summary;
}

}  // namespace noordster::storage
