// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_IDENTITY_KEY_SET_H_
#define NOORDSTER_SERVICES_IDENTITY_KEY_SET_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// OpenSSL's EVP_PKEY.
struct evp_pkey_st;

namespace noordster::identity {

// How a token may be signed: Ed25519 (RFC 8037), RSASSA-PKCS1-v1_5 and ECDSA on P-256, both with
// SHA-256 (RFC 7518 §3.3, §3.4). Nothing else is, and never without a signature.
enum class Algorithm { kEdDsa, kRs256, kEs256 };

// Bounds of a key set; RSA keys below 2048 bits are not safe, above 4096 slow to no use.
inline constexpr size_t kKeySetBytesMax = 64 << 10;
inline constexpr size_t kKeysMax = 20;
inline constexpr int kRsaBitsMin = 2048;
inline constexpr int kRsaBitsMax = 4096;

// The name of an algorithm in the header of a token: "EdDSA".
absl::string_view NameOf(Algorithm algorithm);

// A public key, and the one algorithm it is for: which of them a signature is of is never asked of
// the token. Immutable; safe from any thread.
class VerificationKey {
 public:
  VerificationKey(std::string id, Algorithm algorithm, std::shared_ptr<evp_pkey_st> key)
      : id_(std::move(id)), algorithm_(algorithm), key_(std::move(key)) {}

  const std::string& id() const { return id_; }
  Algorithm algorithm() const { return algorithm_; }

  // Whether `signature` is one of this key over `signed_bytes`, as RFC 7515 writes signatures.
  bool Verify(absl::string_view signed_bytes, absl::string_view signature) const;

 private:
  std::string id_;
  Algorithm algorithm_;
  std::shared_ptr<evp_pkey_st> key_;
};

// The public keys of an issuer, by their ids. Immutable; safe from any thread.
class KeySet {
 public:
  // Reads a JSON Web Key Set (RFC 7517). Keys for encryption, of other kinds or without an id are
  // passed over, as issuers add them. INVALID_ARGUMENT when the text is no key set, is beyond the
  // bounds, has an id twice, a key that is damaged or too weak, or none that can be used.
  static absl::StatusOr<KeySet> Parse(absl::string_view text);

  // Null when there is none of this id.
  const VerificationKey* Find(absl::string_view id) const;

  size_t size() const { return keys_.size(); }

 private:
  std::vector<VerificationKey> keys_;
};

// Decodes base64url without padding as RFC 7515 §2 writes it: no other character, and no bits that
// say nothing. False otherwise.
bool DecodeBase64Url(absl::string_view text, std::string& bytes);

}  // namespace noordster::identity

#endif  // NOORDSTER_SERVICES_IDENTITY_KEY_SET_H_
