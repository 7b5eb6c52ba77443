// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_AUTHORIZATION_DECISION_TABLE_ASKED_H_
#define NOORDSTER_TESTS_ENGINE_AUTHORIZATION_DECISION_TABLE_ASKED_H_

#include <string>
#include <utility>
#include <vector>

#include "services/engine/authorization/act.h"
#include "services/engine/state.h"

namespace noordster::engine {

// What the decision table asks, by a word for it.
std::vector<std::pair<std::string, Act>> Asked(const State& state);

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_AUTHORIZATION_DECISION_TABLE_ASKED_H_
