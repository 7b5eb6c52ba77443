// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_AUTHORIZATION_READER_SIGHT_H_
#define NOORDSTER_TESTS_ENGINE_AUTHORIZATION_READER_SIGHT_H_

#include <memory>
#include <string>
#include <vector>

#include "noordster/v1/mandate.pb.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/state.h"

namespace noordster::engine {

// What somebody sees by one mandate for these acts in a capacity; `scope` is the relative name of a
// programme, or empty.
inline Sight SightBy(const std::string& scope, const std::vector<noordster::v1::Mandate::Act>& acts,
                     noordster::v1::Mandate::Capacity capacity = noordster::v1::Mandate::AUDITOR) {
  State state = State::FromNothing();
  Record municipality;
  municipality.mutable_municipality()->set_mandates_in_force(true);
  state.Load("", std::make_shared<Record>(municipality));
  Record person;
  person.set_name("persons/p");
  person.mutable_person()->add_mandates("mandates/m");
  state.Load("persons/p", std::make_shared<Record>(person));
  Record mandate;
  mandate.set_name("mandates/m");
  mandate.mutable_mandate()->set_person("persons/p");
  mandate.mutable_mandate()->set_scope(scope);
  mandate.mutable_mandate()->set_capacity(capacity);
  for (const noordster::v1::Mandate::Act act : acts) mandate.mutable_mandate()->add_acts(act);
  state.Load("mandates/m", std::make_shared<Record>(mandate));
  Caller caller;
  caller.actor.set_kind(noordster::internal::v1::Actor::TOKEN);
  caller.actor.set_person_id("p");
  return Sight(state, caller, {100, absl::CivilDay(2022, 7, 15)});
}

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_AUTHORIZATION_READER_SIGHT_H_
