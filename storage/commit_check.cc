// SPDX-License-Identifier: EUPL-1.2
#include "storage/commit_check.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "storage/keys.h"

namespace noordster::storage {
namespace {

constexpr size_t kPartitionBytesMax = 63;

CommitResult IllFormed(absl::string_view reason) {
  return {CommitOutcome::kUnavailable,
          absl::InvalidArgumentError(absl::StrCat("the commit is ill-formed: ", reason))};
}

CommitResult TooLarge(absl::string_view what, size_t found, size_t most) {
  return {CommitOutcome::kTooLarge,
          absl::InvalidArgumentError(absl::StrCat("the commit is too large: ", found, " ", what,
                                                  " where at most ", most, " are allowed"))};
}

}  // namespace

absl::Status CheckPartitionId(absl::string_view partition) {
  if (partition.empty() || partition.size() > kPartitionBytesMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("the id of a partition has 1 to ", kPartitionBytesMax, " characters"));
  }
  for (const char c : partition) {
    if (!absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '-') {
      return absl::InvalidArgumentError(
          "the id of a partition has only lower-case letters, digits and hyphens");
    }
  }
  return absl::OkStatus();
}

size_t SizeBytes(const Commit& commit) {
  size_t bytes = 0;
  for (const Write& write : commit.writes) {
    bytes += write.key.size() + (write.value.has_value() ? write.value->size() : 0);
  }
  return bytes;
}

std::optional<CommitResult> CheckShape(const Commit& commit, const Limits& limits) {
  if (const absl::Status status = CheckPartitionId(commit.partition); !status.ok()) {
    return IllFormed(status.message());
  }
  if (commit.token.size() != kTokenBytes) return IllFormed("its token has not 16 bytes");
  if (commit.next.hash.size() != base::kDigestBytes) {
    return IllFormed("the hash of its next head has not 32 bytes");
  }
  if (commit.next.sequence < commit.expected.sequence) {
    return IllFormed("its next head lies before the head it expects");
  }
  for (const Write& write : commit.writes) {
    if (write.key.empty()) return IllFormed("it writes an empty key");
    if (write.value.has_value() && write.value->size() > limits.value_bytes_max) {
      return TooLarge("bytes in a value", write.value->size(), limits.value_bytes_max);
    }
  }
  if (commit.writes.size() > limits.writes_max) {
    return TooLarge("writes", commit.writes.size(), limits.writes_max);
  }
  if (const size_t bytes = SizeBytes(commit); bytes > limits.bytes_max) {
    return TooLarge("bytes", bytes, limits.bytes_max);
  }
  return std::nullopt;
}

std::optional<CommitResult> CheckTurn(const Commit& commit, const Ownership* current) {
  if (current == nullptr) {
    return CommitResult{CommitOutcome::kFenced,
                        absl::FailedPreconditionError(
                            absl::StrCat("partition ", commit.partition, " was never acquired"))};
  }
  if (commit.epoch != current->epoch) {
    return CommitResult{CommitOutcome::kFenced,
                        absl::FailedPreconditionError(absl::StrCat(
                            "partition ", commit.partition, " is at epoch ", current->epoch,
                            ", the commit comes from epoch ", commit.epoch))};
  }
  if (commit.expected != current->head) {
    return CommitResult{
        CommitOutcome::kConflict,
        absl::AbortedError(absl::StrCat("partition ", commit.partition, " is at sequence ",
                                        current->head.sequence, ", the commit expects ",
                                        commit.expected.sequence, " or another hash there"))};
  }
  return std::nullopt;
}

absl::Status CheckTrim(absl::Span<const std::string> keys) {
  for (const std::string& key : keys) {
    const uint8_t space = key.empty() ? 0 : static_cast<uint8_t>(key.front());
    if (space != static_cast<uint8_t>(Space::kRequest) &&
        space != static_cast<uint8_t>(Space::kMilestone)) {
      return absl::InvalidArgumentError("only request rows and milestones can be trimmed");
    }
  }
  return absl::OkStatus();
}

absl::Status TailIsOpen(absl::string_view partition) {
  return absl::FailedPreconditionError(absl::StrCat("partition ", partition, " is followed"));
}

absl::Status UnknownPartition(absl::string_view partition) {
  return absl::NotFoundError(absl::StrCat("there is no partition ", partition));
}

Ownership NewPartition() {
  Ownership partition;
  partition.genesis = base::RandomBytes(base::kDigestBytes);
  partition.head.hash = partition.genesis;
  return partition;
}

}  // namespace noordster::storage
