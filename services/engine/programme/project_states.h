// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROGRAMME_PROJECT_STATES_H_
#define NOORDSTER_SERVICES_ENGINE_PROGRAMME_PROJECT_STATES_H_

#include "noordster/v1/project.pb.h"

// How projects go from one state to another. All functions are pure.
namespace noordster::engine {

// Whether a project can be registered in a state: as an idea, planned, or running already.
bool CanBegin(noordster::v1::Project::State state);

// Whether a project that stands one way can come to stand the other. An idea is planned before it
// runs; what runs is paused, completed or stopped; whatever has not ended can be stopped. What
// ended is only taken up again, running; what was paused is not completed before it goes on. And a
// turn by mistake is taken back: `before` is how it stood before it came to stand so, unspecified
// for one that was never turned.
bool CanTurn(noordster::v1::Project::State from, noordster::v1::Project::State to,
             noordster::v1::Project::State before);

// Whether that asks a reason: to pause or stop, to put off to an idea what was planned, to take
// up what ended, and to take back what goes no other way.
bool AsksReason(noordster::v1::Project::State from, noordster::v1::Project::State to);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROGRAMME_PROJECT_STATES_H_
