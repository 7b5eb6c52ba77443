// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/colon_option.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"

namespace noordster::cli {

void AddColonOption(const CommandGroup& group, const CommandSyntax& command,
                    const ColonSyntax& syntax, std::vector<std::string>& typed) {
  command
      .Option(syntax.name, typed, absl::StrCat(group.Say(syntax.description), ": ", syntax.example))
      .OneValueEach()
      .Shown(group.Say(syntax.form));
}

std::optional<std::vector<std::string>> ColonPartsOf(const std::string& typed, size_t count) {
  std::vector<std::string> parts = absl::StrSplit(typed, ':');
  const bool is_whole = parts.size() == count &&
                        absl::c_none_of(parts, [](const auto& part) { return part.empty(); });
  if (!is_whole) return std::nullopt;
  return parts;
}

std::optional<int32_t> WholeNumberOf(absl::string_view text) {
  int32_t count = 0;
  const bool is_number =
      !text.empty() && absl::c_all_of(text, absl::ascii_isdigit) && absl::SimpleAtoi(text, &count);
  return is_number ? std::optional(count) : std::nullopt;
}

absl::Status MisreadError(const Session& session, const ColonSyntax& syntax,
                          const std::string& typed) {
  return UsageError(
      absl::Substitute(session.Say({"'$0' is niet te lezen; schrijf $1 $2, zoals $1 $3.",
                                    "'$0' cannot be read; write $1 $2, as $1 $3."}),
                       typed, syntax.name, session.Say(syntax.form), syntax.example));
}

}  // namespace noordster::cli
