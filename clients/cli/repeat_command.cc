// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/repeat_command.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace noordster::cli {
namespace {

// What follows is no option, whatever it looks like.
constexpr char kEndOfOptions[] = "--";

std::string ShellQuoted(const std::string& word) {
  const bool harmless = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
           absl::StrContains("_./:=@,+-", absl::string_view(&c, 1));
  });
  return harmless ? word : absl::StrCat("'", absl::StrReplaceAll(word, {{"'", "'\\''"}}), "'");
}

}  // namespace

void RepeatCommand::Set(absl::string_view option, absl::string_view value) {
  const std::string joined = absl::StrCat(option, "=");
  auto at = words_.begin();
  for (; at != words_.end() && *at != kEndOfOptions; ++at) {
    if (absl::StartsWith(*at, joined)) {
      *at = absl::StrCat(joined, value);
      return;
    }
    if (*at == option && at + 1 != words_.end()) {
      *(at + 1) = std::string(value);
      return;
    }
  }
  at = words_.insert(at, std::string(option));
  words_.insert(at + 1, std::string(value));
}

void RepeatCommand::Rename(absl::string_view option, absl::string_view name) {
  const std::string joined = absl::StrCat(option, "=");
  for (std::string& word : words_) {
    if (word == kEndOfOptions) return;
    if (word == option || absl::StartsWith(word, joined))
      word.replace(0, option.size(), std::string(name));
  }
}

std::string RepeatCommand::ShellText() const {
  return absl::StrJoin(words_, " ", [](std::string* out, const std::string& word) {
    absl::StrAppend(out, ShellQuoted(word));
  });
}

}  // namespace noordster::cli
