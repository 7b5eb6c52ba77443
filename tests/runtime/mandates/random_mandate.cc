// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/mandates/random_mandate.h"

#include "services/engine/authorization/mandate_rules.h"
#include "tests/runtime/paths/random_path.h"

namespace noordster::runtime {

using Mandate = noordster::v1::Mandate;

noordster::internal::v1::Mandate FullMandate(const noordster::internal::v1::Record& scope,
                                             Mandate::Capacity capacity) {
  noordster::internal::v1::Mandate mandate;
  mandate.set_scope(scope.name());
  mandate.set_capacity(capacity);
  for (int act = 1; act <= Mandate::Act_MAX; ++act) {
    if (engine::CanHold(capacity, static_cast<Mandate::Act>(act), engine::ScopeKindOf(scope.name()),
                        scope.body().kind())) {
      mandate.add_acts(static_cast<Mandate::Act>(act));
    }
  }
  mandate.set_start_date(DayAfter(0));
  return mandate;
}

noordster::internal::v1::Mandate RandomMandate(const noordster::internal::v1::Record& scope,
                                               int64_t day, std::mt19937_64& random) {
  const auto below = [&random](int bound) {
    return static_cast<int>(random() % static_cast<uint64_t>(bound));
  };
  auto capacity = static_cast<Mandate::Capacity>(1 + below(Mandate::Capacity_MAX));
  if (scope.name().empty() && below(10) < 7) capacity = Mandate::ADMINISTRATOR;
  noordster::internal::v1::Mandate mandate = FullMandate(scope, capacity);
  if (below(10) == 0) mandate.set_start_date(DayAfter(day + 30));
  if (below(10) < 2) mandate.set_end_date(DayAfter(day + 40));
  return mandate;
}

}  // namespace noordster::runtime
