// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_COMMAND_SYNTAX_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_COMMAND_SYNTAX_H_

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// What may be typed behind a command. These refer to a parser that outlives them, and hide it: its
// header costs every file that reads it seconds. Used by one thread, before parsing.
namespace noordster::cli {

// An option or argument that was added to a command.
class OptionSyntax {
 public:
  explicit OptionSyntax(CLI::Option& option) : option_(&option) {}

  const OptionSyntax& Required() const;
  // What the help writes for its value.
  const OptionSyntax& Shown(const std::string& value) const;
  // Its value is one of these.
  const OptionSyntax& OneOf(const std::vector<std::string>& values) const;
  // Its value is a number from the least to the most.
  const OptionSyntax& Between(int least, int most) const;
  // `refusal` says what is wrong with a value; empty: nothing.
  const OptionSyntax& RefusedIf(
      const std::function<std::string(const std::string& value)>& refusal) const;
  // It is written before every value; without, one option takes the values up to the next.
  const OptionSyntax& OneValueEach() const;
  // Values may stand in one word with this between them.
  const OptionSyntax& SeparatedBy(char separator) const;
  // The help tells the value it has when it is not typed.
  const OptionSyntax& ShowsDefault() const;

 private:
  CLI::Option* option_;
};

// The options and arguments of one command. What is typed is put where `value` refers to, which
// outlives the parser; `help` says what it is for.
class CommandSyntax {
 public:
  explicit CommandSyntax(CLI::App& app) : app_(&app) {}

  // An option, whose name begins with "-" or "--", or an argument. Values are texts and numbers,
  // optional ones and vectors of them: the instances in command_syntax.cc.
  template <typename Value>
  OptionSyntax Option(const std::string& name, Value& value, const std::string& help = "") const;
  // An option without a value.
  OptionSyntax Flag(const std::string& name, bool& value, const std::string& help) const;
  // One that was added already.
  OptionSyntax Added(const std::string& name) const;

 private:
  CLI::App* app_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_COMMAND_SYNTAX_H_
