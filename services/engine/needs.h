// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_NEEDS_H_
#define NOORDSTER_SERVICES_ENGINE_NEEDS_H_

#include <string>
#include <vector>

#include "services/engine/command.h"
#include "services/engine/state.h"

namespace noordster::engine {

// Records that are to be loaded.
struct Needed {
  // Names of those that are to be looked for.
  std::vector<std::string> names;
  // Names that are not taken yet, by the numbers in what is loaded: there is no such record.
  std::vector<std::string> untaken;
};

// The records a request still needs, given what is loaded: those its decision reads and those its
// events change. Ask again after loading until nothing is new; at most 5 rounds. A record that is
// not there leads to no other. Pure.
Needed Needs(const Request& request, const State& state);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_NEEDS_H_
