// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_SEALED_POSITION_H_
#define NOORDSTER_SERVICES_RUNTIME_SEALED_POSITION_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

// Positions in lists that callers get and must not read: that of a row which is hidden from them
// says what it is called. Nothing of it can be told from the sealed one without the key but how
// long it is, and that two are the same. Pure.
namespace noordster::runtime {

// Bytes that a sealed position has more.
inline constexpr size_t kPositionSealBytes = 17;

// Seals a position, by AES-SIV (RFC 5297). `key`: 32 bytes that callers do not know.
// REQUIRES: it is not empty.
std::string SealPosition(absl::string_view key, absl::string_view position);

// Whether these bytes are a sealed position and not a key of the store, whoever made them.
bool IsSealedPosition(absl::string_view bytes);

// The position in what SealPosition made; absent when that was with another key, or it is damaged.
std::optional<std::string> UnsealPosition(absl::string_view key, absl::string_view sealed);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_SEALED_POSITION_H_
