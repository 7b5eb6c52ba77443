// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_INDICATOR_INDICATOR_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_INDICATOR_INDICATOR_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// The neighbourhoods that are shipped with codes, which are made up, and an indicator that a table
// can be read for.
extern const char kFigureResources[];

// Every command about areas and indicators at least once, one after the other, on the programme
// that is shipped. `resources` is a file with kFigureResources, `table` one as CBS publishes it
// that has their codes of 2021 and a column p_jz_tn.
std::vector<std::vector<std::string>> IndicatorScript(const std::string& resources,
                                                      const std::string& table);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_INDICATOR_INDICATOR_SCRIPT_H_
