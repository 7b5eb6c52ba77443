// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_ROCKSDB_ROWS_H_
#define NOORDSTER_STORAGE_ROCKSDB_ROWS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/store.h"

// How keys and the store's own rows look inside the database. A partition's row has the key
// partition, 0x00, key; the store's own rows start with 0x00, which no partition does. Pure
// functions, safe from any thread.
namespace noordster::storage {

// Raised with every change of what stands on disk that an older program would misread.
inline constexpr uint32_t kFormatVersion = 1;

// How many of the last commit hashes are kept, so that a mark that lags can still be checked.
inline constexpr int64_t kHashesKept = 16;

// Where the store stands. Every commit writes it, so what holds it holds the commit.
struct StoreRow {
  std::string id;  // 16 bytes
  int64_t commit_number = 0;
  std::string hash;  // 32 bytes

  friend bool operator==(const StoreRow&, const StoreRow&) = default;
};

// The hash of the store at one commit.
struct HashRow {
  int64_t commit_number = 0;
  std::string hash;
};

std::string StoreRowKey();
std::string HashRowKey(int64_t commit_number);
std::string HeadRowKey(absl::string_view partition);

// All head rows stand in [HeadRowKey(""), HeadRowsEnd()).
std::string HeadRowsEnd();

// The partition of a head row. REQUIRES: the key is one.
std::string PartitionOfHeadRow(absl::string_view key);

// Key of a partition's row in the database.
std::string RowKey(absl::string_view partition, absl::string_view key);

// The other way: the key within its partition of a row of the database; empty for a row of the
// store's own.
absl::string_view KeyOfRow(absl::string_view row_key);

std::string EncodeStoreRow(const StoreRow& row);
std::string EncodeHashRow(const HashRow& row);
std::string EncodeHeadRow(const Ownership& partition);

// FAILED_PRECONDITION when the row is of another format version, DATA_LOSS when it is malformed.
absl::StatusOr<StoreRow> DecodeStoreRow(absl::string_view value);

// DATA_LOSS when the row is malformed.
absl::StatusOr<HashRow> DecodeHashRow(absl::string_view value);
absl::StatusOr<Ownership> DecodeHeadRow(absl::string_view value);

// The hash of a store before its first commit, of which no row is kept.
std::string FirstStoreHash(absl::string_view id);

// The hash of the store after a commit that leaves `head_rows`, the new head rows one after the
// other. The tokens in them are random, so two histories never share a hash.
std::string NextStoreHash(const StoreRow& before, absl::string_view head_rows);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_ROCKSDB_ROWS_H_
