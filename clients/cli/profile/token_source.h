// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PROFILE_TOKEN_SOURCE_H_
#define NOORDSTER_CLIENTS_CLI_PROFILE_TOKEN_SOURCE_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/words.h"

// Where a token comes from. It is never a word of a command, and nothing here says it again.
namespace noordster::cli {

// The token that a text is, without what surrounds it; absent when it is none. Pure.
std::optional<std::string> TokenIn(absl::string_view text);

// The token in a file. A usage error when there is none in it.
absl::StatusOr<std::string> ReadTokenFile(const std::string& path, Language language);

// Gives the token that `read` gives whenever it is asked; while there is none, as between two, the
// last there was, `first` before. Safe from all threads that may call `read`.
std::function<std::string()> AskedAnew(std::string first,
                                       std::function<std::optional<std::string>()> read);

// The token on standard input, to its end; at a terminal to the end of the line, asked for and not
// shown. A usage error when there is none. One thread at a time.
absl::StatusOr<std::string> ReadTokenInput(Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PROFILE_TOKEN_SOURCE_H_
