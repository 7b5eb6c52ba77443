// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_REPEAT_COMMAND_H_
#define NOORDSTER_CLIENTS_CLI_REPEAT_COMMAND_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// The command that repeats an act exactly: the words that were typed, with everything the program
// filled in by itself as options. The program reads what it fills in, and after the act that is
// something else; so repeating the typed words alone would be another request. A value type.
class RepeatCommand {
 public:
  RepeatCommand() = default;
  // `words` begin with the program.
  explicit RepeatCommand(std::vector<std::string> words) : words_(std::move(words)) {}

  // Gives an option ("--step") this value, whether it was typed or not.
  void Set(absl::string_view option, absl::string_view value);

  // Gives an option that was typed another name, with the value it has.
  void Rename(absl::string_view option, absl::string_view name);

  const std::vector<std::string>& words() const { return words_; }

  // As it can be typed in a POSIX shell, on one line but for line feeds in the words.
  std::string ShellText() const;

 private:
  std::vector<std::string> words_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_REPEAT_COMMAND_H_
