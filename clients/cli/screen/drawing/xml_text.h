// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_XML_TEXT_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_XML_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// Text in an XML 1.0 document, which has no place for most control characters. Pure.
std::string XmlText(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_DRAWING_XML_TEXT_H_
