// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_COLON_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_COLON_OPTION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "clients/cli/words.h"

// Options typed as parts with colons between them: "college:30-08-2022".
namespace noordster::cli {

// How one of them is written, an example of that, and what it is for.
struct ColonSyntax {
  const char* name;
  Wording form;
  absl::string_view example;
  Wording description;
};

// Adds the option, as often as needed, with its example in the help.
void AddColonOption(const CommandGroup& group, const CommandSyntax& command,
                    const ColonSyntax& syntax, std::vector<std::string>& typed);

// The parts between colons, as many as asked and none empty; absent otherwise. Pure.
std::optional<std::vector<std::string>> ColonPartsOf(const std::string& typed, size_t count);

// A whole number that is not negative; absent for any other text. Pure.
std::optional<int32_t> WholeNumberOf(absl::string_view text);

// A usage error that shows how the option is written.
absl::Status MisreadError(const Session& session, const ColonSyntax& syntax,
                          const std::string& typed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_COLON_OPTION_H_
