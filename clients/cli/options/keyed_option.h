// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_KEYED_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_KEYED_OPTION_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace noordster::cli {

// An option typed as HEAD,key=value,key=value, in any order. Head and values may hold commas of
// their own: only a known key ends them.
struct KeyedOption {
  std::string head;
  std::vector<std::pair<std::string, std::string>> pairs;
};

KeyedOption ReadKeyedOption(absl::string_view typed, absl::Span<const absl::string_view> keys);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_KEYED_OPTION_H_
