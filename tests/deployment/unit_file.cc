// SPDX-License-Identifier: EUPL-1.2
#include "tests/deployment/unit_file.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace noordster::testing {
namespace {

// `NAME=value` lines, without comments and sections.
std::vector<std::pair<std::string, std::string>> Assignments(absl::string_view text) {
  const std::string joined = absl::StrReplaceAll(text, {{"\\\n", " "}});
  std::vector<std::pair<std::string, std::string>> assignments;
  for (const absl::string_view line : absl::StrSplit(joined, '\n', absl::SkipWhitespace())) {
    if (absl::StartsWith(line, "#") || absl::StartsWith(line, "[")) continue;
    assignments.push_back(absl::StrSplit(line, absl::MaxSplits('=', 1)));
  }
  return assignments;
}

}  // namespace

std::map<std::string, std::vector<std::string>> UnitSettings(absl::string_view text) {
  std::map<std::string, std::vector<std::string>> settings;
  for (auto& [key, value] : Assignments(text)) settings[key].push_back(value);
  return settings;
}

std::map<std::string, std::string> EnvironmentSettings(absl::string_view text) {
  std::map<std::string, std::string> settings;
  for (auto& [name, value] : Assignments(text)) settings[name] = value;
  return settings;
}

std::vector<std::string> CommandWords(absl::string_view command,
                                      const std::map<std::string, std::string>& variables,
                                      const std::map<std::string, std::string>& specifiers) {
  std::vector<std::string> words;
  for (const absl::string_view word : absl::StrSplit(command, ' ', absl::SkipWhitespace())) {
    absl::string_view name = word;
    if (absl::ConsumePrefix(&name, "$") && !absl::StartsWith(name, "{")) {
      const auto found = variables.find(std::string(name));
      if (found == variables.end()) continue;
      for (const absl::string_view each :
           absl::StrSplit(found->second, ' ', absl::SkipWhitespace())) {
        words.emplace_back(each);
      }
      continue;
    }
    std::string written(word);
    for (const auto& [variable, value] : variables) {
      written = absl::StrReplaceAll(written, {{absl::StrCat("${", variable, "}"), value}});
    }
    words.push_back(absl::StrReplaceAll(written, specifiers));
  }
  return words;
}

}  // namespace noordster::testing
