// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ACT_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ACT_H_

#include <string>
#include <vector>

#include "noordster/v1/mandate.pb.h"
#include "services/engine/command.h"
#include "services/engine/state.h"

namespace noordster::engine {

// What a command is for the question who may do it.
struct Act {
  // Unspecified: no mandate is for it, so that only the trusted local user can do it.
  noordster::v1::Mandate::Act kind = noordster::v1::Mandate::ACT_UNSPECIFIED;
  // What the same mandate must allow as well; unspecified: nothing more.
  noordster::v1::Mandate::Act also = noordster::v1::Mandate::ACT_UNSPECIFIED;
  // Relative names of what a mandate for it is for: any one of them will do, and none at all when
  // nobody may. "" is the municipality.
  std::vector<std::string> scopes;
  // Relative name of the resource it is done to, as the request names it.
  std::string resource;
  // How a refusal calls it; empty: by its kind. An act on a draft must not tell what is drafted.
  std::string word = {};
  // Only the server itself does it, when its moment comes.
  bool is_of_clock = false;
};

// The act of a command. Which body it is done for is what the records say, never what the request
// says. REQUIRES: what Needs asked for is loaded. Pure.
Act ActOf(const State& state, const Command& command);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ACT_H_
