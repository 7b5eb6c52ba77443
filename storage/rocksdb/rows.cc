// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/rows.h"

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "storage/commit_check.h"
#include "storage/keys.h"

namespace noordster::storage {
namespace {

constexpr size_t kNumberBytes = 8;
constexpr absl::string_view kStoreHashDomain("\x02", 1);

std::string OwnKey(char kind) { return std::string{'\0', kind}; }

std::string Number(int64_t value) { return base::BigEndian64(static_cast<uint64_t>(value)); }

// Takes a number off the front. REQUIRES: it is there.
int64_t TakeNumber(absl::string_view& bytes) {
  const int64_t number = SequenceOfKey(bytes.substr(0, kNumberBytes));
  bytes.remove_prefix(kNumberBytes);
  return number;
}

std::string TakeBytes(absl::string_view& bytes, size_t count) {
  std::string taken(bytes.substr(0, count));
  bytes.remove_prefix(count);
  return taken;
}

}  // namespace

std::string StoreRowKey() { return OwnKey('s'); }

std::string HashRowKey(int64_t commit_number) {
  // Slots that are overwritten, not rows that are deleted: nothing piles up.
  std::string key = OwnKey('h');
  key.push_back(static_cast<char>(commit_number % kHashesKept));
  return key;
}

std::string HeadRowKey(absl::string_view partition) { return absl::StrCat(OwnKey('p'), partition); }

std::string HeadRowsEnd() { return OwnKey('p' + 1); }

std::string PartitionOfHeadRow(absl::string_view key) { return std::string(key.substr(2)); }

absl::string_view KeyOfRow(absl::string_view row_key) {
  const size_t end = row_key.find('\0');
  if (end == 0 || end == absl::string_view::npos) return {};
  return row_key.substr(end + 1);
}

std::string RowKey(absl::string_view partition, absl::string_view key) {
  std::string row_key;
  row_key.reserve(partition.size() + 1 + key.size());
  row_key.append(partition.data(), partition.size());
  row_key.push_back('\0');
  row_key.append(key.data(), key.size());
  return row_key;
}

std::string EncodeStoreRow(const StoreRow& row) {
  return absl::StrCat(Number(kFormatVersion), row.id, Number(row.commit_number), row.hash);
}

std::string EncodeHashRow(const HashRow& row) {
  return absl::StrCat(Number(row.commit_number), row.hash);
}

std::string EncodeHeadRow(const Ownership& partition) {
  return absl::StrCat(Number(partition.head.sequence), partition.head.hash, Number(partition.epoch),
                      partition.genesis, partition.last_token);
}

absl::StatusOr<StoreRow> DecodeStoreRow(absl::string_view value) {
  if (value.size() < kNumberBytes) return absl::DataLossError("the store row is malformed");
  const int64_t format = TakeNumber(value);
  if (format != kFormatVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat("the store has format version ", format, ", this program reads version ",
                     kFormatVersion, "; use the program that wrote it, or a newer one"));
  }
  if (value.size() != kStoreIdBytes + kNumberBytes + base::kDigestBytes) {
    return absl::DataLossError("the store row is malformed");
  }
  StoreRow row;
  row.id = TakeBytes(value, kStoreIdBytes);
  row.commit_number = TakeNumber(value);
  row.hash = std::string(value);
  return row;
}

absl::StatusOr<HashRow> DecodeHashRow(absl::string_view value) {
  if (value.size() != kNumberBytes + base::kDigestBytes) {
    return absl::DataLossError("a hash row is malformed");
  }
  HashRow row;
  row.commit_number = TakeNumber(value);
  row.hash = std::string(value);
  return row;
}

absl::StatusOr<Ownership> DecodeHeadRow(absl::string_view value) {
  constexpr size_t kFixedBytes =
      kNumberBytes + base::kDigestBytes + kNumberBytes + base::kDigestBytes;
  if (value.size() != kFixedBytes && value.size() != kFixedBytes + kTokenBytes) {
    return absl::DataLossError("a head row is malformed");
  }
  Ownership partition;
  partition.head.sequence = TakeNumber(value);
  partition.head.hash = TakeBytes(value, base::kDigestBytes);
  partition.epoch = TakeNumber(value);
  partition.genesis = TakeBytes(value, base::kDigestBytes);
  partition.last_token = std::string(value);
  return partition;
}

std::string FirstStoreHash(absl::string_view id) { return base::Sha256({id}); }

std::string NextStoreHash(const StoreRow& before, absl::string_view head_rows) {
  return base::Sha256(
      {kStoreHashDomain, before.hash, before.id, Number(before.commit_number + 1), head_rows});
}

}  // namespace noordster::storage
