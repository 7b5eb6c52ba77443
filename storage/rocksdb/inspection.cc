// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/inspection.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "rocksdb/db.h"
#include "rocksdb/wal_filter.h"
#include "rocksdb/write_batch.h"
#include "storage/rocksdb/files.h"

namespace noordster::storage {
namespace {

// Picks the store row out of one record of the log.
class StoreRowFinder final : public rocksdb::WriteBatch::Handler {
 public:
  void Put(const rocksdb::Slice& key, const rocksdb::Slice& value) override {
    if (key == StoreRowKey()) row_ = DecodeStoreRow(View(value));
  }
  const absl::StatusOr<StoreRow>& row() const { return row_; }

 private:
  absl::StatusOr<StoreRow> row_ = absl::DataLossError("a record of the log has no store row");
};

// Notes which commits stand in the log, and keeps them out of what is opened, so that the rows then
// read show how far the table files reach alone.
class LogReader final : public rocksdb::WalFilter {
 public:
  const char* Name() const override { return "noordster.LogReader"; }

  WalProcessingOption LogRecordFound(unsigned long long, const std::string&,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch*,
                                     bool*) override {
    // RocksDB itself writes an empty record when it recovers from a torn log.
    if (!status_.ok() || batch.Count() == 0) return WalProcessingOption::kIgnoreCurrentRecord;
    StoreRowFinder finder;
    const rocksdb::Status iterated = batch.Iterate(&finder);
    if (!iterated.ok()) {
      status_ = FromRocksDb(iterated, "a record of the log is unreadable");
    } else if (!finder.row().ok()) {
      status_ = finder.row().status();
    } else {
      Note(*finder.row());
    }
    return WalProcessingOption::kIgnoreCurrentRecord;
  }

  const absl::Status& status() const { return status_; }
  std::optional<int64_t> first() const { return first_; }
  const std::optional<StoreRow>& last() const { return last_; }
  // The hashes of the last commits seen.
  const std::map<int64_t, std::string>& hashes() const { return hashes_; }

 private:
  void Note(const StoreRow& row) {
    if (last_.has_value() && row.commit_number != last_->commit_number + 1) {
      status_ = absl::DataLossError(absl::StrCat("the log jumps from commit ", last_->commit_number,
                                                 " to commit ", row.commit_number));
      return;
    }
    if (!first_.has_value()) first_ = row.commit_number;
    last_ = row;
    hashes_[row.commit_number] = row.hash;
    if (static_cast<int64_t>(hashes_.size()) > kHashesKept) hashes_.erase(hashes_.begin());
  }

  absl::Status status_;
  std::optional<int64_t> first_;
  std::optional<StoreRow> last_;
  std::map<int64_t, std::string> hashes_;
};

absl::Status ReadStoreRow(rocksdb::DB& db, std::optional<StoreRow>& found) {
  std::string value;
  const rocksdb::Status status = db.Get(rocksdb::ReadOptions(), StoreRowKey(), &value);
  if (status.IsNotFound()) return absl::OkStatus();
  if (!status.ok()) return FromReading(status, "cannot read the store row");
  absl::StatusOr<StoreRow> row = DecodeStoreRow(value);
  if (!row.ok()) return row.status();
  found = *std::move(row);
  return absl::OkStatus();
}

absl::Status ReadHashes(rocksdb::DB& db, std::map<int64_t, std::string>& hashes) {
  for (int64_t slot = 0; slot < kHashesKept; ++slot) {
    std::string value;
    const rocksdb::Status status = db.Get(rocksdb::ReadOptions(), HashRowKey(slot), &value);
    if (status.IsNotFound()) continue;
    if (!status.ok()) return FromReading(status, "cannot read a hash row");
    absl::StatusOr<HashRow> row = DecodeHashRow(value);
    if (!row.ok()) return row.status();
    hashes[row->commit_number] = std::move(row->hash);
  }
  return absl::OkStatus();
}

// Adds what the log holds to what was found in the table files.
absl::Status AddLog(const LogReader& log, Inspection& found) {
  if (!log.status().ok()) return log.status();
  if (!log.last().has_value()) return absl::OkStatus();
  const int64_t tables_end = found.end.has_value() ? found.end->commit_number : 0;
  if (*log.first() > tables_end + 1) {
    return absl::DataLossError(absl::StrCat("the tables end at commit ", tables_end,
                                            ", but the log starts at commit ", *log.first()));
  }
  if (log.last()->commit_number < tables_end) {
    return absl::DataLossError(absl::StrCat("the tables reach commit ", tables_end,
                                            ", but the log ends at commit ",
                                            log.last()->commit_number));
  }
  found.end = log.last();
  for (const auto& [number, hash] : log.hashes()) found.hashes[number] = hash;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Inspection> InspectDatabase(const rocksdb::Options& options,
                                           const std::string& path) {
  Inspection found;
  const std::shared_ptr<rocksdb::FileSystem>& system = options.env->GetFileSystem();
  const absl::StatusOr<std::vector<std::string>> files = ListFolder(*system, path);
  if (!files.ok()) return files.status();
  found.exists = system->FileExists(path, rocksdb::IOOptions(), nullptr).ok();
  found.has_files = !files->empty();
  if (std::find(files->begin(), files->end(), "CURRENT") == files->end()) return found;

  rocksdb::Options reading = options;
  LogReader log;
  reading.wal_filter = &log;
  reading.create_if_missing = false;
  rocksdb::DB* raw = nullptr;
  const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(reading, path, &raw);
  if (!status.ok()) return FromReading(status, "the database cannot be opened");
  const std::unique_ptr<rocksdb::DB> db(raw);
  if (absl::Status read = ReadStoreRow(*db, found.end); !read.ok()) return read;
  if (absl::Status read = ReadHashes(*db, found.hashes); !read.ok()) return read;
  if (absl::Status added = AddLog(log, found); !added.ok()) return added;
  return found;
}

absl::Status CompareWithMark(const Inspection& found, const absl::StatusOr<Mark>& mark) {
  if (!mark.ok()) {
    if (!absl::IsNotFound(mark.status())) return mark.status();
    if (!found.exists) return absl::OkStatus();
    return absl::DataLossError("the head mark is missing, so it is unknown how far it must reach");
  }
  const int64_t number = found.end.has_value() ? found.end->commit_number : 0;
  if (number < mark->commit_number) {
    return absl::DataLossError(
        absl::StrCat("it ends at commit ", number, ", but commit ", mark->commit_number,
                     " was acknowledged: ", mark->commit_number - number, " are missing"));
  }
  if (!found.end.has_value()) return absl::OkStatus();
  if (found.end->id != mark->store_id) {
    return absl::DataLossError("the head mark belongs to another store");
  }
  std::map<int64_t, std::string> hashes = found.hashes;
  if (number < kHashesKept) hashes.emplace(0, FirstStoreHash(found.end->id));
  const auto hash = hashes.find(mark->commit_number);
  if (hash == hashes.end()) {
    return absl::DataLossError(absl::StrCat("it ends at commit ", number,
                                            ", but the head mark stands at commit ",
                                            mark->commit_number, ", too far back to be compared"));
  }
  if (hash->second != mark->hash) {
    return absl::DataLossError(
        absl::StrCat("commit ", mark->commit_number, " is not the one that was acknowledged"));
  }
  return absl::OkStatus();
}

}  // namespace noordster::storage
