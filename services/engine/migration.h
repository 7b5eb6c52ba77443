// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MIGRATION_H_
#define NOORDSTER_SERVICES_ENGINE_MIGRATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "noordster/internal/v1/record.pb.h"

namespace noordster::engine {

// What the stage of a step is called on the path version the plan is on now, through all versions
// it was migrated over since; empty when it has no place there. Pure.
std::string StageNow(const noordster::internal::v1::Plan& plan, int32_t step, std::string stage);

// What the stages of one version become in another, by id; those without a place are not there.
using Becoming = absl::flat_hash_map<std::string, std::string>;

// A stage becomes what is said of it, else the one of the same id. Pure.
Becoming BecomingOf(const std::vector<noordster::internal::v1::StageMapping>& said,
                    const noordster::internal::v1::PathVersion& from,
                    const noordster::internal::v1::PathVersion& to);

// Adds what a stage said. Where stages became one, only the latest word stays. Pure.
void AddSaid(
    const noordster::internal::v1::StageOutcome& said,
    google::protobuf::RepeatedPtrField<noordster::internal::v1::StageOutcome>& stage_outcomes);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MIGRATION_H_
