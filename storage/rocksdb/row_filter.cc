// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/row_filter.h"

#include "storage/keys.h"
#include "storage/rocksdb/files.h"
#include "storage/rocksdb/rows.h"

namespace noordster::storage {
namespace {

class WithFilter final : public rocksdb::SliceTransform {
 public:
  const char* Name() const override { return "noordster.RowsWithFilter"; }
  rocksdb::Slice Transform(const rocksdb::Slice& key) const override { return key; }
  bool InDomain(const rocksdb::Slice& key) const override {
    return MayBeAbsent(KeyOfRow(View(key)));
  }
};

}  // namespace

std::shared_ptr<const rocksdb::SliceTransform> RowsWithFilter() {
  return std::make_shared<WithFilter>();
}

rocksdb::ReadOptions Scanning(const rocksdb::Slice& end) {
  rocksdb::ReadOptions reading;
  reading.iterate_upper_bound = &end;
  reading.total_order_seek = true;
  return reading;
}

}  // namespace noordster::storage
