// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/eraser.h"

#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "storage/keys.h"
#include "storage/rocksdb/files.h"
#include "storage/rocksdb/rows.h"

namespace noordster::storage {
namespace {

constexpr const char* kErased = "noordster.erased";
constexpr absl::Duration kReadersPause = absl::Milliseconds(100);

class ErasedCounter final : public rocksdb::TablePropertiesCollector {
 public:
  const char* Name() const override { return "noordster.ErasedCounter"; }
  rocksdb::Status AddUserKey(const rocksdb::Slice& key, const rocksdb::Slice&,
                             rocksdb::EntryType type, rocksdb::SequenceNumber, uint64_t) override {
    if (type == rocksdb::kEntryDelete && IsErasable(KeyOfRow(View(key)))) found_ = true;
    return rocksdb::Status::OK();
  }
  rocksdb::Status Finish(rocksdb::UserCollectedProperties* properties) override {
    if (found_) properties->emplace(kErased, "1");
    return rocksdb::Status::OK();
  }
  rocksdb::UserCollectedProperties GetReadableProperties() const override { return {}; }

 private:
  bool found_ = false;
};

class ErasedCounterFactory final : public rocksdb::TablePropertiesCollectorFactory {
 public:
  const char* Name() const override { return "noordster.ErasedCounterFactory"; }
  rocksdb::TablePropertiesCollector* CreateTablePropertiesCollector(Context) override {
    return new ErasedCounter();
  }
};

bool AnyErased(rocksdb::DB& db, const rocksdb::Range& range) {
  rocksdb::TablePropertiesCollection tables;
  rocksdb::ColumnFamilyHandle* const family = db.DefaultColumnFamily();
  // What cannot be read shows elsewhere, and must not be rewritten over and over.
  if (!db.GetPropertiesOfTablesInRange(family, &range, 1, &tables).ok()) return false;
  for (const auto& [name, properties] : tables) {
    if (properties->user_collected_properties.contains(kErased)) return true;
  }
  return false;
}

}  // namespace

RocksDbEraser::RocksDbEraser(rocksdb::DB& db, std::set<PartitionId> partitions)
    : db_(db), waiting_(std::move(partitions)), thread_([this] { Loop(); }) {}

RocksDbEraser::~RocksDbEraser() {
  closing_ = true;
  {
    const absl::MutexLock lock(&mutex_);
    changed_.Signal();
  }
  thread_.join();
}

void RocksDbEraser::Erase(const std::set<PartitionId>& partitions) {
  const absl::MutexLock lock(&mutex_);
  waiting_.insert(partitions.begin(), partitions.end());
  in_memory_ = true;
  changed_.Signal();
}

void RocksDbEraser::Loop() {
  while (true) {
    std::set<PartitionId> partitions;
    bool in_memory = false;
    {
      const absl::MutexLock lock(&mutex_);
      while (waiting_.empty() && !closing_) changed_.Wait(&mutex_);
      if (closing_) return;
      partitions.swap(waiting_);
      in_memory = std::exchange(in_memory_, false);
    }
    // This also ends the log that the texts stand in. Failures stop the store elsewhere.
    if (in_memory && !db_.Flush(rocksdb::FlushOptions()).ok()) continue;
    std::erase_if(partitions, [this](const PartitionId& partition) { return Rewrite(partition); });
    const absl::MutexLock lock(&mutex_);
    waiting_.merge(partitions);
    if (!waiting_.empty() && !closing_) changed_.WaitWithTimeout(&mutex_, kReadersPause);
  }
}

bool RocksDbEraser::Rewrite(const PartitionId& partition) {
  bool done = true;
  for (const Space space : kErasableSpaces) {
    const Range keys = SpaceRange(space);
    const std::string begin = RowKey(partition, keys.begin);
    const std::string end = RowKey(partition, keys.end);
    const rocksdb::Range range(begin, end);
    if (!AnyErased(db_, range)) continue;
    rocksdb::CompactRangeOptions rewriting;
    rewriting.exclusive_manual_compaction = false;
    rewriting.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
    rewriting.canceled = &closing_;
    if (!db_.CompactRange(rewriting, &range.start, &range.limit).ok()) return true;
    // A table of both spaces may wait for the other.
    done = !AnyErased(db_, range);
  }
  return done;
}

std::shared_ptr<rocksdb::TablePropertiesCollectorFactory> CountErased() {
  return std::make_shared<ErasedCounterFactory>();
}

}  // namespace noordster::storage
