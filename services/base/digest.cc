// SPDX-License-Identifier: EUPL-1.2
#include "services/base/digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/check.h"

namespace noordster::base {

std::string Sha256(std::initializer_list<absl::string_view> parts) {
  // One context per thread: making one costs more than hashing a short text.
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> kContext(
      EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  static const EVP_MD* const kAlgorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  NOORDSTER_CHECK(kContext != nullptr && kAlgorithm != nullptr);
  NOORDSTER_CHECK(EVP_DigestInit_ex2(kContext.get(), kAlgorithm, nullptr) == 1);
  for (const absl::string_view part : parts) {
    NOORDSTER_CHECK(EVP_DigestUpdate(kContext.get(), part.data(), part.size()) == 1);
  }
  std::string digest(kDigestBytes, '\0');
  unsigned int length = 0;
  NOORDSTER_CHECK(EVP_DigestFinal_ex(kContext.get(),
                                     reinterpret_cast<unsigned char*>(digest.data()),
                                     &length) == 1);
  NOORDSTER_CHECK(length == kDigestBytes);
  return digest;
}

std::string BigEndian64(uint64_t value) {
  std::string bytes(8, '\0');
  for (int i = 7; i >= 0; --i) {
    bytes[static_cast<size_t>(i)] = static_cast<char>(value & 0xff);
    value >>= 8;
  }
  return bytes;
}

uint64_t ReadBigEndian64(absl::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < sizeof(value); ++i) {
    value = (value << 8) | static_cast<uint8_t>(bytes[i]);
  }
  return value;
}

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  NOORDSTER_CHECK(
      RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) == 1);
  return bytes;
}

std::string RandomUuid() {
  std::string bytes = RandomBytes(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  const std::string hex = absl::BytesToHexString(bytes);
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                      hex.substr(16, 4), "-", hex.substr(20));
}

bool IsUuid(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '-');
  constexpr size_t kLengths[] = {8, 4, 4, 4, 12};
  if (parts.size() != std::size(kLengths)) return false;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool is_hex = std::all_of(parts[i].begin(), parts[i].end(), [](unsigned char c) {
      return absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f');
    });
    if (parts[i].size() != kLengths[i] || !is_hex) return false;
  }
  return parts[2][0] == '4' && absl::StrContains("89ab", parts[3].substr(0, 1));
}

}  // namespace noordster::base
