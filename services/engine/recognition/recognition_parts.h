// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_RECOGNITION_RECOGNITION_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_RECOGNITION_RECOGNITION_PARTS_H_

#include <cstdint>

#include "noordster/internal/v1/record.pb.h"
#include "services/engine/state.h"

// What the decisions about recognition rounds and the outcomes that conclude them share. All are
// pure.
namespace noordster::engine {

// Whether an outcome about a version concludes the latest round of its plan: that is about the same
// version, and those concerned are consulted at the stage.
bool Concludes(const noordster::internal::v1::Stage& stage,
               const noordster::internal::v1::Outcome& outcome, int32_t plan_version,
               const noordster::internal::v1::Recognition& latest);

// The round that an outcome at a stage of a plan concludes. Null: none.
const noordster::internal::v1::Recognition* RoundConcludedBy(
    const State& state, const Record& plan, const noordster::internal::v1::Stage& stage,
    const noordster::internal::v1::Outcome& outcome, int32_t plan_version);

// Number of the decision that stands and concluded a round; 0: none did.
int32_t ConcludingDecision(const State& state, const Record& plan, int32_t round);

// Whether remarks came with an answer in it, in time or not.
bool BroughtRemarks(const noordster::internal::v1::Recognition& round);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_RECOGNITION_RECOGNITION_PARTS_H_
