// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_DEPLOYMENT_UNIT_FILE_H_
#define NOORDSTER_TESTS_DEPLOYMENT_UNIT_FILE_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::testing {

// The values of every key of a unit file, in order; lines that end in a backslash go on. As far as
// the units of this project use the format: no quotes but around a whole value.
std::map<std::string, std::vector<std::string>> UnitSettings(absl::string_view text);

// The variables of a file with settings (EnvironmentFile).
std::map<std::string, std::string> EnvironmentSettings(absl::string_view text);

// The words of a command as systemd makes them: `${NAME}` within a word, `$NAME` as words of its
// own, `specifiers` such as `%S`, the folder of states, by what they stand for. An unknown variable
// is nothing.
std::vector<std::string> CommandWords(absl::string_view command,
                                      const std::map<std::string, std::string>& variables,
                                      const std::map<std::string, std::string>& specifiers);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_DEPLOYMENT_UNIT_FILE_H_
