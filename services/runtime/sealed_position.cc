// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/sealed_position.h"

#include <openssl/evp.h>

#include <memory>

#include "services/base/check.h"

namespace noordster::runtime {
namespace {

// No key of a store begins with it (storage::Space).
constexpr char kSealed = '\0';
constexpr size_t kPositionTagBytes = kPositionSealBytes - 1;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* BytesOf(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* BytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// A cipher that gives equal positions the same bytes, and needs no number that is used once: that
// is what RFC 5297 is for.
CipherContext MakeContext(absl::string_view key, bool seals) {
  static EVP_CIPHER* const kCipher = EVP_CIPHER_fetch(nullptr, "AES-128-SIV", nullptr);
  CipherContext context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  NOORDSTER_CHECK(kCipher != nullptr && context != nullptr);
  NOORDSTER_CHECK(key.size() == static_cast<size_t>(EVP_CIPHER_get_key_length(kCipher)));
  NOORDSTER_CHECK(EVP_CipherInit_ex2(context.get(), kCipher, BytesOf(key), nullptr, seals ? 1 : 0,
                                     nullptr) == 1);
  return context;
}

}  // namespace

std::string SealPosition(absl::string_view key, absl::string_view position) {
  NOORDSTER_CHECK(!position.empty());
  const CipherContext context = MakeContext(key, true);
  std::string masked(position.size(), '\0');
  std::string tag(kPositionTagBytes, '\0');
  int length = 0;
  NOORDSTER_CHECK(EVP_CipherUpdate(context.get(), BytesOf(masked), &length, BytesOf(position),
                                   static_cast<int>(position.size())) == 1);
  NOORDSTER_CHECK(EVP_CipherFinal_ex(context.get(), BytesOf(masked) + length, &length) == 1);
  NOORDSTER_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG,
                                      static_cast<int>(tag.size()), tag.data()) == 1);
  return kSealed + tag + masked;
}

bool IsSealedPosition(absl::string_view bytes) { return !bytes.empty() && bytes[0] == kSealed; }

std::optional<std::string> UnsealPosition(absl::string_view key, absl::string_view sealed) {
  if (!IsSealedPosition(sealed) || sealed.size() <= kPositionSealBytes) return std::nullopt;
  std::string tag(sealed.substr(1, kPositionTagBytes));
  const absl::string_view masked = sealed.substr(kPositionSealBytes);
  const CipherContext context = MakeContext(key, false);
  NOORDSTER_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG,
                                      static_cast<int>(tag.size()), tag.data()) == 1);
  std::string position(masked.size(), '\0');
  int length = 0;
  const int opened = EVP_CipherUpdate(context.get(), BytesOf(position), &length, BytesOf(masked),
                                      static_cast<int>(masked.size()));
  if (opened != 1) return std::nullopt;
  return position;
}

}  // namespace noordster::runtime
