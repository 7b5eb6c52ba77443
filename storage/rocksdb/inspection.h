// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_INSPECTION_H_
#define NOORDSTER_STORAGE_ROCKSDB_INSPECTION_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "rocksdb/options.h"
#include "storage/head_mark.h"
#include "storage/rocksdb/rows.h"

// Looking at a database without changing it, before anything that could destroy evidence.
namespace noordster::storage {

// What stands in a database.
struct Inspection {
  // Its folder stands there, perhaps empty. The head mark is made before it, so never without one.
  bool exists = false;
  // There are files in it, perhaps without a single commit.
  bool has_files = false;
  // Its last commit; absent when there is none.
  std::optional<StoreRow> end;
  // The hashes of its last commits by number: at least kHashesKept where there were as many.
  std::map<int64_t, std::string> hashes;
};

// Reads the database at `path` read-only and proves that its table files and its log together hold
// every commit up to the last one found. RocksDB itself does not: it opens a database of which a
// whole log file, or the end of the MANIFEST, is missing.
//
// DATA_LOSS for damage and missing commits, FAILED_PRECONDITION for another format version,
// UNAVAILABLE when the machine refuses to read files that are there. Writes nothing. `options` are
// those of the store. Not promised: that every row is readable; damaged blocks show when they are
// read.
absl::StatusOr<Inspection> InspectDatabase(const rocksdb::Options& options,
                                           const std::string& path);

// How a database compares with the mark beside it; `mark` is the result of HeadMark::Read. OK when
// the database reaches the mark along the same history. The message of a refusal says what was
// found, not yet what to do.
absl::Status CompareWithMark(const Inspection& found, const absl::StatusOr<Mark>& mark);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_INSPECTION_H_
