// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_DERIVATION_H_
#define NOORDSTER_SERVICES_RUNTIME_DERIVATION_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

// Which rules records and indexes follow by from events. A release that draws more from events of
// earlier ones has a new number; the rows that earlier ones wrote are then worked out anew, once,
// when their partition is taken over. Events are never touched.
namespace noordster::runtime {

// Adds the row that says which rules hold: part of the first commit of a partition.
void SayDerivation(Writes& rows);

// Rewrites the rows of a partition that do not follow by the rules of this release. True: it was
// needed, and the partition must be acquired again. Holds all rows in memory; nobody else may own
// the partition. What is interrupted begins anew the next time. DATA_LOSS when the history is
// damaged or comes from a later release; otherwise as the store says.
absl::StatusOr<bool> BringUpToDate(storage::Store& store, const storage::PartitionId& partition,
                                   const storage::Ownership& ownership);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_DERIVATION_H_
