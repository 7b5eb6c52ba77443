// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_VERIFICATION_H_
#define NOORDSTER_SERVICES_RUNTIME_VERIFICATION_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "storage/store.h"

namespace noordster::runtime {

// Size of the salt of every text: fixed, so that no byte moves between salt and text under the same
// digest.
inline constexpr size_t kSaltBytes = 16;

// What a verification went through.
struct Verified {
  storage::Head head;
  int64_t events = 0;
  int64_t rows = 0;
  int64_t texts = 0;
};

// Proves a partition: recomputes the chain over the stored bytes up to the head, then folds all
// events from nothing, and compares every record, request row, index entry, history entry and
// milestone byte for byte with what is stored; recomputes the digest of every text, and demands
// that every text is there that was not erased, and no other. Request rows within a day of the end
// of their retention at `now`, or past it, may be gone. DATA_LOSS names the first difference. Runs
// beside the command loop: every page of rows is held against the events up to the head it was read
// at. Holds all of it in memory. Asks `cancelled` before every page; when it says so, UNAVAILABLE.
absl::StatusOr<Verified> VerifyPartition(
    const storage::Store& store, const storage::PartitionId& partition, absl::Time now,
    absl::FunctionRef<bool()> cancelled = [] { return false; });

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_VERIFICATION_H_
