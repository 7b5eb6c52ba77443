// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_LOAD_NEEDS_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_LOAD_NEEDS_H_

#include "absl/status/status.h"
#include "services/engine/command.h"
#include "services/engine/state.h"
#include "storage/store.h"

namespace noordster::runtime {

// Loads from the store what deciding on a request needs and `state` does not hold yet.
// LIMIT_REACHED when that is more than one act may touch, STORE_DAMAGED when a record cannot be
// read.
absl::Status LoadNeeds(const storage::Store& store, const storage::PartitionId& partition,
                       const engine::Request& request, engine::State& state);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_LOAD_NEEDS_H_
