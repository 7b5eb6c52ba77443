// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/date_forms.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace noordster::calendar::forms {
namespace {

// Bytes of the well-formed UTF-8 character that a text starts with (Unicode, table 3-7); 0 when it
// starts with none. REQUIRES: a text that is not empty.
size_t CharacterBytes(absl::string_view text) {
  const auto byte = [text](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const int lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  const int second = byte(1);
  const bool is_overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
  const bool is_no_character = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
  return is_overlong || is_no_character ? 0 : size;
}

}  // namespace

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

std::string Quoted(absl::string_view text) {
  std::string quoted = "\"";
  while (!text.empty()) {
    const size_t size = CharacterBytes(text);
    // CEscape writes every byte from 0x80 as a number, Utf8SafeCEscape none of them.
    absl::StrAppend(&quoted, size == 0 ? absl::CEscape(text.substr(0, 1))
                                       : absl::Utf8SafeCEscape(text.substr(0, size)));
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return absl::StrCat(quoted, "\"");
}

absl::Status Refused(absl::string_view text, absl::string_view understood,
                     absl::string_view instead) {
  return absl::InvalidArgumentError(absl::StrCat(Quoted(text), ": ", understood, "; ", instead));
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
