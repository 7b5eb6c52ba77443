// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_PROGRAMME_STATUS_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_PROGRAMME_STATUS_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// Every command about how a programme stands at least once, one after the other.
inline std::vector<std::vector<std::string>> StatusScript() {
  return {
      {"programme", "assess", "planning", "aandacht", "--words", "Krap.", "--on", "14-07-2022"},
      {"programme", "assess", "fase", "--words", "Uitvoering", "--programme", "sterk-voor-noord"},
      {"programme", "status"},
  };
}

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_PROGRAMME_STATUS_SCRIPT_H_
