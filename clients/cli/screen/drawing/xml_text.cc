// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/drawing/xml_text.h"

#include <algorithm>

#include "absl/strings/str_replace.h"

namespace noordster::cli {

std::string XmlText(absl::string_view text) {
  std::string out = absl::StrReplaceAll(text, {{"&", "&amp;"},
                                               {"<", "&lt;"},
                                               {">", "&gt;"},
                                               {"\"", "&quot;"},
                                               {"\xEF\xBF\xBE", "\xEF\xBF\xBD"},
                                               {"\xEF\xBF\xBF", "\xEF\xBF\xBD"}});
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

}  // namespace noordster::cli
