// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_INDICATOR_AREA_CODES_H_
#define NOORDSTER_TESTS_ENGINE_INDICATOR_AREA_CODES_H_

#include <cstdint>
#include <initializer_list>
#include <utility>

#include "services/engine/indicator/standing_rules.h"

namespace noordster::engine {

// Codes by their first and last year.
inline AreaCodes Codes(std::initializer_list<std::pair<int32_t, int32_t>> years) {
  AreaCodes codes;
  for (const auto& [first, last] : years) {
    noordster::v1::Area::Code& code = *codes.Add();
    code.set_year(first);
    code.set_last_year(last);
  }
  return codes;
}

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_INDICATOR_AREA_CODES_H_
