// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_ROW_FILTER_H_
#define NOORDSTER_STORAGE_ROCKSDB_ROW_FILTER_H_

#include <memory>

#include "rocksdb/options.h"
#include "rocksdb/slice_transform.h"

// Which rows have an entry in the filters of memory and of table files: those that acts look for
// before they are there (MayBeAbsent in keys.h). For RocksDB, such a row is a prefix of its own.
namespace noordster::storage {

// An option of the database.
std::shared_ptr<const rocksdb::SliceTransform> RowsWithFilter();

// For every iterator: up to `end`, which must outlive the iterator, without asking the filters,
// which know nothing of a range.
rocksdb::ReadOptions Scanning(const rocksdb::Slice& end);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_ROW_FILTER_H_
