// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/command_syntax.h"

#include <cstdint>
#include <optional>

#include "CLI/CLI.hpp"

namespace noordster::cli {

const OptionSyntax& OptionSyntax::Required() const {
  option_->required();
  return *this;
}

const OptionSyntax& OptionSyntax::Shown(const std::string& value) const {
  option_->option_text(value);
  return *this;
}

const OptionSyntax& OptionSyntax::OneOf(const std::vector<std::string>& values) const {
  option_->check(CLI::IsMember(values));
  return *this;
}

const OptionSyntax& OptionSyntax::Between(int least, int most) const {
  option_->check(CLI::Range(least, most));
  return *this;
}

const OptionSyntax& OptionSyntax::RefusedIf(
    const std::function<std::string(const std::string& value)>& refusal) const {
  option_->check(
      CLI::Validator([refusal](const std::string& value) { return refusal(value); }, ""));
  return *this;
}

const OptionSyntax& OptionSyntax::OneValueEach() const {
  option_->allow_extra_args(false);
  return *this;
}

const OptionSyntax& OptionSyntax::SeparatedBy(char separator) const {
  option_->delimiter(separator);
  return *this;
}

const OptionSyntax& OptionSyntax::ShowsDefault() const {
  option_->capture_default_str();
  return *this;
}

template <typename Value>
OptionSyntax CommandSyntax::Option(const std::string& name, Value& value,
                                   const std::string& help) const {
  return OptionSyntax(*app_->add_option(name, value, help));
}

template OptionSyntax CommandSyntax::Option(const std::string&, std::string&,
                                            const std::string&) const;
template OptionSyntax CommandSyntax::Option(const std::string&, std::vector<std::string>&,
                                            const std::string&) const;
template OptionSyntax CommandSyntax::Option(const std::string&, int32_t&, const std::string&) const;
template OptionSyntax CommandSyntax::Option(const std::string&, std::vector<int32_t>&,
                                            const std::string&) const;
template OptionSyntax CommandSyntax::Option(const std::string&, std::optional<int32_t>&,
                                            const std::string&) const;
template OptionSyntax CommandSyntax::Option(const std::string&, std::optional<size_t>&,
                                            const std::string&) const;

OptionSyntax CommandSyntax::Flag(const std::string& name, bool& value,
                                 const std::string& help) const {
  return OptionSyntax(*app_->add_flag(name, value, help));
}

OptionSyntax CommandSyntax::Added(const std::string& name) const {
  return OptionSyntax(*app_->get_option(name));
}

}  // namespace noordster::cli
