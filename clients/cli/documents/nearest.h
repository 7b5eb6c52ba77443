// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_NEAREST_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_NEAREST_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// The known word that a mistyped one was most likely meant to be; capitals, hyphens and underscores
// do not count. Empty when none is near. Pure.
std::string Nearest(absl::string_view typed, const std::vector<std::string>& known);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_NEAREST_H_
