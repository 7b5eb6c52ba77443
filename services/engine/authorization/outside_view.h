// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_OUTSIDE_VIEW_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_OUTSIDE_VIEW_H_

#include "noordster/internal/v1/event.pb.h"
#include "services/engine/state.h"

// What others than the administration see of what is meant for them: what it says by itself,
// without the persons, and without the plans, meetings and decisions it names, which have audiences
// of their own. Pure.
namespace noordster::engine {

Record FromOutside(Record record);
noordster::internal::v1::Event FromOutside(noordster::internal::v1::Event event);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_OUTSIDE_VIEW_H_
