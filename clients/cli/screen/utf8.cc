// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/utf8.h"

#include <cstddef>
#include <cstdint>

namespace noordster::cli {
namespace {

// The forms of a character, by the bits that mark its first byte.
struct Form {
  uint8_t mask;
  uint8_t mark;
  size_t bytes;
  // The least code point that needs this form.
  uint32_t least;
};

constexpr Form kForms[] = {
    {0x80, 0x00, 1, 0x0}, {0xE0, 0xC0, 2, 0x80}, {0xF0, 0xE0, 3, 0x800}, {0xF8, 0xF0, 4, 0x10000}};

// Bytes of the character the text begins with; 0 when it is none.
size_t CharacterSize(absl::string_view text) {
  const auto first = static_cast<uint8_t>(text.front());
  for (const Form& form : kForms) {
    if ((first & form.mask) != form.mark) continue;
    if (text.size() < form.bytes) return 0;
    uint32_t point = first & static_cast<uint8_t>(~form.mask);
    for (size_t i = 1; i < form.bytes; ++i) {
      const auto byte = static_cast<uint8_t>(text[i]);
      if ((byte & 0xC0) != 0x80) return 0;
      point = (point << 6) | (byte & 0x3F);
    }
    const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point < form.least || is_surrogate || point > 0x10FFFF ? 0 : form.bytes;
  }
  return 0;
}

}  // namespace

bool IsUtf8(absl::string_view text) {
  while (!text.empty()) {
    const size_t size = CharacterSize(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

}  // namespace noordster::cli
