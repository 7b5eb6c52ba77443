// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_UTF8_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_UTF8_H_

#include "absl/strings/string_view.h"

namespace noordster::cli {

// Whether the bytes are UTF-8 (RFC 3629): nothing cut short, no longer form than needed, no
// surrogates. Only such text may go to the server, and only such text is JSON. Pure.
bool IsUtf8(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_UTF8_H_
