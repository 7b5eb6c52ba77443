// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/open.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "rocksdb/cache.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/table.h"
#include "rocksdb/write_batch.h"
#include "services/base/digest.h"
#include "storage/rocksdb/eraser.h"
#include "storage/rocksdb/files.h"
#include "storage/rocksdb/inspection.h"
#include "storage/rocksdb/row_filter.h"

namespace noordster::storage {
namespace {

constexpr uint64_t kCompactionBytesMax = 64 << 20;

// The refusal of a store that cannot be opened because of `reason`, with the way out: what the
// machine refused can be put right, lost and damaged data cannot. `accept` is the commit at which
// the loss may be accepted, if it may.
absl::Status Refuse(const RocksDbOptions& options, const absl::Status& reason,
                    std::optional<int64_t> accept) {
  if (!absl::IsDataLoss(reason)) {
    return absl::Status(
        reason.code(),
        absl::StrCat("The store in ", options.folder, " cannot be opened: ", reason.message(),
                     ". Nothing is known to be lost; put this right and start the server again."));
  }
  std::string way_out = "Restore a backup into an empty folder (noordsterd --restore BACKUP)";
  if (accept.has_value()) {
    absl::StrAppend(&way_out, ", or accept the loss (noordsterd --accept-loss-to ", *accept,
                    " --reason TEXT)");
  }
  return absl::DataLossError(absl::StrCat("The store in ", options.folder, " may not be served: ",
                                          reason.message(), ". ", way_out, "."));
}

// Where an operator may accept a loss: at the last commit, or at nothing where there is nothing.
// What stands beside a missing CURRENT is evidence, and cannot be opened.
std::optional<int64_t> AcceptableEnd(const Inspection& found) {
  if (found.end.has_value()) return found.end->commit_number;
  if (!found.has_files) return 0;
  return std::nullopt;
}

// OK when the store may be opened: it is whole or new, or the operator accepts what is missing.
absl::Status Judge(const RocksDbOptions& options, const absl::StatusOr<Inspection>& found,
                   const absl::StatusOr<Mark>& mark) {
  if (!found.ok()) {
    if (absl::IsFailedPrecondition(found.status())) return found.status();
    return Refuse(options, found.status(), std::nullopt);
  }
  const absl::Status difference =
      options.head_mark ? CompareWithMark(*found, mark) : absl::OkStatus();
  const std::optional<int64_t> end = AcceptableEnd(*found);
  if (!options.accept_loss_to.has_value()) {
    return difference.ok() ? difference : Refuse(options, difference, end);
  }
  if (difference.ok()) {
    return absl::FailedPreconditionError(
        absl::StrCat("nothing is missing from the store in ", options.folder,
                     ", so there is no loss to accept; start it without"));
  }
  if (!absl::IsDataLoss(difference) || !end.has_value()) return Refuse(options, difference, end);
  if (*options.accept_loss_to == *end) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the store in ", options.folder,
                                                    " ends at commit ", *end, ", not at ",
                                                    *options.accept_loss_to));
}

absl::Status OpenForWriting(const RocksDbOptions& options, bool create, Database& database) {
  rocksdb::Options tuned = TunedOptions(options, database.env.get());
  tuned.create_if_missing = create;
  tuned.listeners.push_back(database.errors);
  tuned.table_properties_collector_factories.push_back(CountErased());
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(tuned, DatabasePath(database.folder), &db);
  if (!status.ok()) {
    return Refuse(options, FromReading(status, "the database cannot be opened"), std::nullopt);
  }
  database.db.reset(db);
  return absl::OkStatus();
}

// Reads back what recovery made of the database: it must be what was inspected.
absl::Status CheckRecovered(const StoreRow& expected, const Database& database) {
  std::string value;
  const rocksdb::Status status = database.db->Get(rocksdb::ReadOptions(), StoreRowKey(), &value);
  if (!status.ok()) return FromReading(status, "cannot read the store row");
  const absl::StatusOr<StoreRow> row = DecodeStoreRow(value);
  if (!row.ok()) return row.status();
  if (*row == expected) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("recovery ended at commit ", row->commit_number,
                                          " instead of ", expected.commit_number));
}

absl::Status LoadPartitions(Database& database) {
  const std::string end = HeadRowsEnd();
  const rocksdb::Slice upper(end);
  const rocksdb::ReadOptions reading = Scanning(upper);
  const std::unique_ptr<rocksdb::Iterator> it(database.db->NewIterator(reading));
  for (it->Seek(HeadRowKey("")); it->Valid(); it->Next()) {
    absl::StatusOr<Ownership> partition = DecodeHeadRow(View(it->value()));
    if (!partition.ok()) return partition.status();
    database.partitions[PartitionOfHeadRow(View(it->key()))] = *std::move(partition);
  }
  return FromReading(it->status(), "cannot read the heads of the partitions");
}

// Writes a commit of the store's own: the first one, or one that gives the store a new id.
absl::Status WriteOwnCommit(const RocksDbOptions& options, std::string id, Database& database) {
  StoreRow row;
  row.id = std::move(id);
  row.commit_number = database.end.commit_number + 1;
  row.hash = NextStoreHash(database.end, row.id);
  rocksdb::WriteBatch batch;
  if (absl::Status status = PutStoreRows(row, batch); !status.ok()) return status;
  rocksdb::WriteOptions writing;
  writing.sync = options.sync;
  if (absl::Status status =
          FromRocksDb(database.db->Write(writing, &batch), "cannot write to the database");
      !status.ok()) {
    return status;
  }
  database.end = std::move(row);
  return absl::OkStatus();
}

Mark MarkOf(const StoreRow& row) { return {row.id, row.commit_number, row.hash}; }

// A new store: the mark comes first, so that there is never data without one.
absl::Status StartNew(const RocksDbOptions& options, const absl::StatusOr<Mark>& mark,
                      Database& database) {
  database.end.id = mark.ok() ? mark->store_id : base::RandomBytes(kStoreIdBytes);
  database.end.hash = FirstStoreHash(database.end.id);
  if (options.head_mark && !mark.ok()) {
    if (absl::Status status =
            HeadMark::Replace(*database.files, MarkPath(database.folder), MarkOf(database.end));
        !status.ok()) {
      return status;
    }
  }
  if (absl::Status status = MakeFolder(*database.files, DatabasePath(database.folder));
      !status.ok()) {
    return status;
  }
  if (absl::Status status = OpenForWriting(options, true, database); !status.ok()) return status;
  return WriteOwnCommit(options, database.end.id, database);
}

absl::Status StartExisting(const RocksDbOptions& options, const StoreRow& found,
                           Database& database) {
  if (absl::Status status = OpenForWriting(options, false, database); !status.ok()) return status;
  if (absl::Status status = CheckRecovered(found, database); !status.ok()) {
    return Refuse(options, status, std::nullopt);
  }
  database.end = found;
  if (absl::Status status = LoadPartitions(database); !status.ok()) {
    return Refuse(options, status, std::nullopt);
  }
  return absl::OkStatus();
}

// A new id makes readers that saw what is now missing start again.
absl::Status Renew(const RocksDbOptions& options, Database& database) {
  if (absl::Status status = WriteOwnCommit(options, base::RandomBytes(kStoreIdBytes), database);
      !status.ok()) {
    return status;
  }
  return HeadMark::Replace(*database.files, MarkPath(database.folder), MarkOf(database.end));
}

// Takes the folder and fills in what does not depend on the database.
absl::StatusOr<std::unique_ptr<Database>> Prepare(const RocksDbOptions& options) {
  auto database = std::make_unique<Database>();
  database->files = FilesOf(options);
  absl::StatusOr<std::string> folder = AbsolutePath(options.folder);
  if (!folder.ok()) return folder.status();
  database->folder = *std::move(folder);
  if (absl::Status made = MakeFolders(*database->files, database->folder); !made.ok()) return made;
  absl::StatusOr<std::unique_ptr<FolderLock>> lock =
      FolderLock::Take(database->files, database->folder);
  if (!lock.ok()) return lock.status();
  database->lock = *std::move(lock);
  database->env = rocksdb::NewCompositeEnv(database->files);
  return database;
}

}  // namespace

absl::StatusOr<std::unique_ptr<FolderLock>> FolderLock::Take(
    std::shared_ptr<rocksdb::FileSystem> files, const std::string& folder) {
  rocksdb::FileLock* lock = nullptr;
  const rocksdb::IOStatus status = files->LockFile(LockPath(folder), kIo, &lock, nullptr);
  if (!status.ok()) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the store in ", folder,
        " is in use by another server, or its lock cannot be taken: ", status.ToString()));
  }
  return std::unique_ptr<FolderLock>(new FolderLock(std::move(files), lock));
}

FolderLock::FolderLock(std::shared_ptr<rocksdb::FileSystem> files, rocksdb::FileLock* lock)
    : files_(std::move(files)), lock_(lock) {}

FolderLock::~FolderLock() { files_->UnlockFile(lock_, kIo, nullptr).PermitUncheckedError(); }

absl::StatusOr<std::unique_ptr<Database>> OpenDatabase(const RocksDbOptions& options) {
  absl::StatusOr<std::unique_ptr<Database>> prepared = Prepare(options);
  if (!prepared.ok()) return prepared.status();
  Database& database = **prepared;
  const std::string mark_path = MarkPath(database.folder);
  const absl::StatusOr<Mark> mark = HeadMark::Read(*database.files, mark_path);
  const absl::StatusOr<Inspection> found =
      InspectDatabase(TunedOptions(options, database.env.get()), DatabasePath(database.folder));
  absl::Status status = Judge(options, found, mark);
  if (!status.ok()) return status;

  status = found->end.has_value() ? StartExisting(options, *found->end, database)
                                  : StartNew(options, mark, database);
  if (status.ok() && options.accept_loss_to.has_value()) status = Renew(options, database);
  if (status.ok()) status = DeleteCheckpoint(database);
  if (!status.ok()) return status;
  if (!options.head_mark) return prepared;

  absl::StatusOr<std::unique_ptr<HeadMark>> raised =
      HeadMark::Open(*database.files, mark_path, options.sync);
  if (!raised.ok()) return raised.status();
  database.mark = *std::move(raised);
  if (database.mark->current() != MarkOf(database.end)) {
    if (status = database.mark->Raise(MarkOf(database.end)); !status.ok()) return status;
  }
  return prepared;
}

absl::Status RenewDatabase(const RocksDbOptions& options, const StoreRow& expected) {
  absl::StatusOr<std::unique_ptr<Database>> prepared = Prepare(options);
  if (!prepared.ok()) return prepared.status();
  if (absl::Status status = StartExisting(options, expected, **prepared); !status.ok()) {
    return status;
  }
  return Renew(options, **prepared);
}

absl::Status DeleteCheckpoint(const Database& database) {
  for (const char* const rest : {"", ".tmp"}) {
    if (absl::Status status =
            DeleteFolder(*database.files, absl::StrCat(CheckpointPath(database.folder), rest));
        !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

rocksdb::Options TunedOptions(const RocksDbOptions& options, rocksdb::Env* env) {
  rocksdb::Options tuned;
  tuned.env = env;
  tuned.paranoid_checks = true;
  tuned.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  tuned.recycle_log_file_num = 0;
  tuned.enable_pipelined_write = false;
  tuned.unordered_write = false;
  tuned.two_write_queues = false;
  tuned.manual_wal_flush = false;
  // What was recovered must be synced again before anyone is told of it; the flush does that.
  tuned.avoid_flush_during_recovery = false;
  // A store that met an error must stop, not heal itself behind our back.
  tuned.max_bgerror_resume_count = 0;
  // All table files are opened, and so checked, at the start.
  tuned.max_open_files = -1;
  tuned.max_file_opening_threads = 1;
  tuned.verify_sst_unique_id_in_manifest = true;
  tuned.memtable_protection_bytes_per_key = 8;
  tuned.allow_concurrent_memtable_write = false;
  tuned.write_buffer_size = options.write_buffer_bytes;
  // Most reads before a commit are of rows that are not there yet. Filters of all rows would be
  // four times as large, in memory too; the "prefix" of a row with a filter is its whole key.
  tuned.prefix_extractor = RowsWithFilter();
  tuned.memtable_prefix_bloom_size_ratio = 0.02;
  tuned.target_file_size_base = 16 << 20;
  tuned.max_manifest_file_size = 16 << 20;
  tuned.compression = rocksdb::kLZ4Compression;
  tuned.level_compaction_dynamic_level_bytes = true;
  // Two compactions at a time, each bounded, so that together they cannot outrun the free-space
  // mark.
  tuned.max_background_jobs = 2;
  tuned.max_bytes_for_level_base = kCompactionBytesMax;
  tuned.max_compaction_bytes = kCompactionBytesMax;
  tuned.stats_dump_period_sec = 0;
  tuned.stats_persist_period_sec = 0;
  tuned.skip_stats_update_on_db_open = true;
  tuned.info_log_level = rocksdb::WARN_LEVEL;
  tuned.max_log_file_size = 1 << 20;
  tuned.keep_log_file_num = 2;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.whole_key_filtering = false;
  table.checksum = rocksdb::kXXH3;
  // Indexes of all files are in memory: keys there share most of their bytes with those before.
  table.index_block_restart_interval = 16;
  table.format_version = 5;
  tuned.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return tuned;
}

absl::Status PutStoreRows(const StoreRow& row, rocksdb::WriteBatch& batch) {
  rocksdb::Status status = batch.Put(StoreRowKey(), EncodeStoreRow(row));
  if (status.ok()) {
    status = batch.Put(HashRowKey(row.commit_number), EncodeHashRow({row.commit_number, row.hash}));
  }
  return FromRocksDb(status, "cannot fill the batch");
}

std::shared_ptr<rocksdb::FileSystem> FilesOf(const RocksDbOptions& options) {
  return options.file_system != nullptr ? options.file_system : rocksdb::FileSystem::Default();
}

}  // namespace noordster::storage
