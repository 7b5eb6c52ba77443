// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_H_

#include <string>

#include "absl/strings/string_view.h"
#include "noordster/v1/terms.pb.h"
#include "services/engine/command.h"
#include "services/engine/state.h"

namespace noordster::engine {

// What a command is for the question who may do it.
struct Act {
  // Fixed word: "record_outcome".
  absl::string_view verb;
  // Relative name of the body it is done for; empty: none.
  std::string body;
  // Relative name of the resource it is done to.
  std::string resource;
};

// The act of a command. Pure.
Act ActOf(const Command& command);

// Whether `caller` may do `act` at `now_micros`, the commit's clock. The one place where that is
// decided: the trusted local user may do everything, anyone else nothing. Pure.
bool Allowed(const State& state, const Caller& caller, const Act& act, int64_t now_micros);

// Whether `caller` may see, at `now_micros`, what is meant for `audience` from
// `visible_from_micros`. Used by every read. Pure.
bool MaySee(const Caller& caller, noordster::v1::Audience audience, int64_t visible_from_micros,
            int64_t now_micros);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_H_
