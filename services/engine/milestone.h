// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MILESTONE_H_
#define NOORDSTER_SERVICES_ENGINE_MILESTONE_H_

#include <optional>

#include "noordster/internal/v1/event.pb.h"
#include "noordster/internal/v1/milestone.pb.h"

namespace noordster::engine {

// The milestone of an event, if others follow it. What comes of an outcome of a body (its
// follow-ups, the stage reached) is meant for the administration unless it is the outcome itself,
// whose audience its event carries. Pure.
std::optional<noordster::internal::v1::Milestone> MilestoneOf(
    const noordster::internal::v1::Event& event);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MILESTONE_H_
