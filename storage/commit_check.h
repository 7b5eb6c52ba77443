// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_COMMIT_CHECK_H_
#define NOORDSTER_STORAGE_COMMIT_CHECK_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/store.h"

// The checks every store makes before it writes, in one place, so that all refuse the same things
// for the same reasons. Pure functions, safe from any thread.
namespace noordster::storage {

// Size of a commit token in bytes.
inline constexpr size_t kTokenBytes = 16;

// INVALID_ARGUMENT when `partition` is not an id of a partition (see store.h).
absl::Status CheckPartitionId(absl::string_view partition);

// The bytes of keys and values a commit writes.
size_t SizeBytes(const Commit& commit);

// The refusal of a commit that no store would take: ill-formed or too large. Nothing when it is
// well-formed.
std::optional<CommitResult> CheckShape(const Commit& commit, const Limits& limits);

// The refusal of a commit whose owner or head is not the one `current`; `current` is null when the
// partition was never acquired. Nothing when the commit may be written.
std::optional<CommitResult> CheckTurn(const Commit& commit, const Ownership* current);

// INVALID_ARGUMENT when one of `keys` may not be trimmed.
absl::Status CheckTrim(absl::Span<const std::string> keys);

// The answer for a partition that was never acquired: NOT_FOUND.
absl::Status UnknownPartition(absl::string_view partition);

// The answer to who would open a second tail of a partition: FAILED_PRECONDITION.
absl::Status TailIsOpen(absl::string_view partition);

// The state of a new partition before its first owner: no events and a random genesis.
Ownership NewPartition();

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_COMMIT_CHECK_H_
