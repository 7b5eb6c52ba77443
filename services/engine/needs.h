// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_NEEDS_H_
#define NOORDSTER_SERVICES_ENGINE_NEEDS_H_

#include <string>
#include <vector>

#include "services/engine/command.h"
#include "services/engine/state.h"

namespace noordster::engine {

// The records a request still needs, given what is loaded: those its decision reads and those its
// events change. Ask again after loading until nothing is new; at most 5 rounds. Pure.
std::vector<std::string> Needs(const Request& request, const State& state);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_NEEDS_H_
