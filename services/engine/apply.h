// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_APPLY_H_
#define NOORDSTER_SERVICES_ENGINE_APPLY_H_

#include "noordster/internal/v1/event.pb.h"
#include "services/engine/state.h"

namespace noordster::engine {

// Changes `state` as `event` says; the only thing that does. Total: an event that was committed
// always applies. Reads only the event and the records it names, so that folding all events from
// nothing gives the state that stood. An event that cannot follow the state is corruption and ends
// the process. REQUIRES: the records it touches are loaded.
void Apply(const noordster::internal::v1::Event& event, State& state);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_APPLY_H_
