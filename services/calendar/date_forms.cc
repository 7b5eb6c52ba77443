// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/date_forms.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace noordster::calendar::forms {

std::optional<absl::CivilMonth> FirstMonth(int year, int code) {
  if (code >= 1 && code <= 12) return absl::CivilMonth(year, code);
  if (code >= kSeasonFirst && code <= kSeasonLast) {
    return absl::CivilMonth(year, 3 + 3 * (code - kSeasonFirst));
  }
  if (code >= kQuarterFirst && code <= kQuarterLast) {
    return absl::CivilMonth(year, 1 + 3 * (code - kQuarterFirst));
  }
  return std::nullopt;
}

absl::Status Refused(absl::string_view text, absl::string_view understood,
                     absl::string_view instead) {
  return absl::InvalidArgumentError(
      absl::StrCat("\"", absl::Utf8SafeCEscape(text), "\": ", understood, "; ", instead));
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

bool StartsWithForm(absl::string_view text, absl::string_view form) {
  if (text.size() < form.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !IsDigits(text.substr(i, 1)) : text[i] != form[i]) return false;
  }
  return !IsDigits(text.substr(form.size(), 1));
}

}  // namespace noordster::calendar::forms
