// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ALLOWED_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ALLOWED_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/mandate.pb.h"
#include "services/engine/authorization/act.h"
#include "services/engine/command.h"
#include "services/engine/state.h"

// The one place where it is decided who may do what. Everything here is pure, and reads the records
// that CallerNeeds names.
namespace noordster::engine {

// Whether the mandates of the municipality decide. REQUIRES: the municipality is loaded.
bool InForce(const State& state);

// Whether a mandate lets its holder do the whole of an act for one of its scopes on a day. `today`
// is a date as text.
bool AllowsAct(const noordster::internal::v1::Mandate& mandate, const Act& act,
               absl::string_view scope, absl::string_view today);

// The records that say what a caller may do, as far as they are known: the municipality, the person
// and each mandate of theirs. Ask again once the person is loaded.
std::vector<std::string> CallerNeeds(const State& state, const Caller& caller);

// The mandates by which the caller may do something on the day; none before they are in force.
std::vector<const Record*> MandatesHeld(const State& state, const Caller& caller,
                                        const Context& context);

// Who did it, as it goes into the event, when `caller` may do `act`: with capacity and mandate.
// Absent when they may not. Until mandates are in force that is the trusted local user and nobody
// else; from then on whoever holds a mandate that runs on the day of the commit.
std::optional<noordster::internal::v1::Actor> Allowed(const State& state, const Caller& caller,
                                                      const Act& act, const Context& context);

// NOT_ALLOWED, in the same words whether what it is about exists or not.
absl::Status RefuseAct(const Act& act);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ALLOWED_H_
