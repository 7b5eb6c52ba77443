// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_IDENTITY_SIGNING_KEY_H_
#define NOORDSTER_TESTS_IDENTITY_SIGNING_KEY_H_

#include <memory>
#include <string>

#include "services/identity/key_set.h"

namespace noordster::testing {

// A key of an issuer with both halves, made for a test.
class SigningKey {
 public:
  // `bits` is the size of an RSA key.
  SigningKey(std::string id, identity::Algorithm algorithm, int bits = 2048);

  const std::string& id() const { return id_; }
  identity::Algorithm algorithm() const { return algorithm_; }

  // The public half as an item of a key set; `more` is added to it: `,"use":"sig"`.
  std::string Public(const std::string& more = "") const;
  // The public half in the PEM form of OpenSSL.
  std::string Pem() const;

  // A signature as a token carries it, decoded.
  std::string Sign(const std::string& bytes) const;

  // A token with this header and these claims, whatever they are.
  std::string Token(const std::string& header, const std::string& claims) const;
  // The same with the header that fits the key.
  std::string Token(const std::string& claims) const;

 private:
  std::string id_;
  identity::Algorithm algorithm_;
  std::shared_ptr<evp_pkey_st> key_;
};

// A key set of these items.
std::string KeySetOf(const std::string& items);

// Base64url without padding.
std::string Base64Url(const std::string& bytes);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_IDENTITY_SIGNING_KEY_H_
