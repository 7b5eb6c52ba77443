// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_DECIDE_H_
#define NOORDSTER_SERVICES_ENGINE_DECIDE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/engine/command.h"
#include "services/engine/state.h"

namespace noordster::engine {

using noordster::internal::v1::Event;

// What a request leads to.
struct Decision {
  // Facts in their order, without headers; none when everything is as asked already.
  std::vector<Event> events;
  // Who did it, in which capacity and by which mandate: for the headers.
  noordster::internal::v1::Actor actor;
  // Relative name of the resource that answers the request.
  std::string resource;
  // Ids of private texts that are erased with the commit.
  std::vector<std::string> erased_texts;
};

// Decides on a request: events, or a refusal that names the reason (refusal.h). Order of checks:
// mandate, existence, etag, then the rules; all rules that fail are named at once. Reads only what
// Needs asked for. Pure: same state, request and context, same answer.
absl::StatusOr<Decision> Decide(const State& state, const Request& request, const Context& context);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_DECIDE_H_
