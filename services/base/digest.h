// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_DIGEST_H_
#define NOORDSTER_SERVICES_BASE_DIGEST_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "absl/strings/string_view.h"

namespace noordster::base {

// Size of a SHA-256 digest in bytes.
inline constexpr size_t kDigestBytes = 32;

// SHA-256 over the parts, one after the other, without separators (FIPS 180-4). Pure.
std::string Sha256(std::initializer_list<absl::string_view> parts);

// Eight bytes big-endian: they sort as the numbers do. Pure.
std::string BigEndian64(uint64_t value);

// The number in eight bytes big-endian. REQUIRES: so many, or more behind them. Pure.
uint64_t ReadBigEndian64(absl::string_view bytes);

// Unpredictable bytes from the operating system. Ends the process when it has none.
std::string RandomBytes(size_t count);

// A random UUID of version 4 in lower case.
std::string RandomUuid();

// Whether a text is one (RFC 4122 §4.4). Pure.
bool IsUuid(absl::string_view text);

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_DIGEST_H_
