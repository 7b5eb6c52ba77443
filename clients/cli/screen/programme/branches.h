// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_BRANCHES_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_BRANCHES_H_

#include <cstddef>
#include <string>
#include <vector>

namespace noordster::cli {

// One thing, and what hangs below it. A value type.
struct Branch {
  std::string text;
  std::vector<Branch> below;
};

// Things below one another, with lines to what each hangs below. Texts are wrapped to stay within
// `width` places; far to the right they keep some places all the same. Every line ends in a line
// feed; empty for no branches. Pure.
std::string DrawBranches(const std::vector<Branch>& branches, size_t width);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_BRANCHES_H_
