// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/calendar_entry.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace noordster::cli {
namespace {

constexpr size_t kEntryIdMax = 63;

constexpr struct {
  absl::string_view word;
  EntryKind kind;
} kEntryKinds[] = {
    {"vergadering", EntryKind::kMeeting}, {"meeting", EntryKind::kMeeting},
    {"reces", EntryKind::kRecess},        {"recess", EntryKind::kRecess},
    {"aanleverstop", EntryKind::kStop},   {"hand-in-stop", EntryKind::kStop},
    {"stop", EntryKind::kStop},
};

}  // namespace

std::optional<EntryKind> EntryKindOf(absl::string_view typed) {
  const std::string word = absl::StrReplaceAll(
      absl::AsciiStrToLower(absl::StripAsciiWhitespace(typed)), {{" ", "-"}, {"_", "-"}});
  for (const auto& known : kEntryKinds) {
    if (known.word == word) return known.kind;
  }
  return std::nullopt;
}

bool IsEntryId(absl::string_view text) {
  const auto may_stand = [](unsigned char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
  };
  return !text.empty() && text.size() <= kEntryIdMax &&
         absl::ascii_islower(static_cast<unsigned char>(text.front())) && text.back() != '-' &&
         !absl::StrContains(text, "--") && std::all_of(text.begin(), text.end(), may_stand);
}

}  // namespace noordster::cli
