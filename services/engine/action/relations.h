// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_ACTION_RELATIONS_H_
#define NOORDSTER_SERVICES_ENGINE_ACTION_RELATIONS_H_

#include "absl/status/status.h"
#include "services/engine/decide_parts.h"

namespace noordster::engine {

// Refuses earlier decisions that an outcome cannot go back to: of another programme, of which it is
// not said whether they exist; that do not exist; that no longer stand; that are later; or that
// stand there twice.
absl::Status CheckRelations(const Case& now, const RecordOutcome& command);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_ACTION_RELATIONS_H_
