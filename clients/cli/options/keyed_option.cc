// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/keyed_option.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace noordster::cli {
namespace {

// Where the next ",key=" begins.
size_t NextKey(absl::string_view text, absl::Span<const absl::string_view> keys) {
  size_t first = text.size();
  for (const absl::string_view key : keys) {
    const size_t found = text.find(absl::StrCat(",", key, "="));
    if (found != absl::string_view::npos && found < first) first = found;
  }
  return first;
}

}  // namespace

KeyedOption ReadKeyedOption(absl::string_view typed, absl::Span<const absl::string_view> keys) {
  KeyedOption option;
  const size_t head_end = NextKey(typed, keys);
  option.head = std::string(typed.substr(0, head_end));
  absl::string_view rest = typed.substr(head_end);
  while (absl::ConsumePrefix(&rest, ",")) {
    const size_t end = NextKey(rest, keys);
    const absl::string_view pair = rest.substr(0, end);
    const size_t equals = pair.find('=');
    option.pairs.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    rest = rest.substr(end);
  }
  return option;
}

}  // namespace noordster::cli
