// SPDX-License-Identifier: EUPL-1.2
#include "tests/identity/signing_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "services/base/check.h"

namespace noordster::testing {
namespace {

using identity::Algorithm;

constexpr int kCoordinateBytes = 32;

std::string NumberIn(const EVP_PKEY* key, const char* name, int bytes = 0) {
  BIGNUM* number = nullptr;
  NOORDSTER_CHECK(EVP_PKEY_get_bn_param(key, name, &number) == 1);
  std::string text(static_cast<size_t>(bytes > 0 ? bytes : BN_num_bytes(number)), '\0');
  NOORDSTER_CHECK(BN_bn2binpad(number, reinterpret_cast<unsigned char*>(text.data()),
                               static_cast<int>(text.size())) >= 0);
  BN_free(number);
  return Base64Url(text);
}

EVP_PKEY* Make(Algorithm algorithm, int bits) {
  switch (algorithm) {
    case Algorithm::kEdDsa:
      return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    case Algorithm::kRs256:
      return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<size_t>(bits));
    case Algorithm::kEs256:
      return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
  }
  return nullptr;
}

// Two numbers one after the other, from how OpenSSL writes them.
std::string FromDer(const std::string& der) {
  const auto* place = reinterpret_cast<const unsigned char*>(der.data());
  ECDSA_SIG* numbers = d2i_ECDSA_SIG(nullptr, &place, static_cast<long>(der.size()));
  NOORDSTER_CHECK(numbers != nullptr);
  std::string bytes(size_t{2} * kCoordinateBytes, '\0');
  auto* out = reinterpret_cast<unsigned char*>(bytes.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(numbers), out, kCoordinateBytes);
  BN_bn2binpad(ECDSA_SIG_get0_s(numbers), out + kCoordinateBytes, kCoordinateBytes);
  ECDSA_SIG_free(numbers);
  return bytes;
}

}  // namespace

SigningKey::SigningKey(std::string id, Algorithm algorithm, int bits)
    : id_(std::move(id)), algorithm_(algorithm), key_(Make(algorithm, bits), &EVP_PKEY_free) {
  NOORDSTER_CHECK(key_ != nullptr);
}

std::string SigningKey::Public(const std::string& more) const {
  std::string parameters;
  switch (algorithm_) {
    case Algorithm::kEdDsa: {
      std::string x(32, '\0');
      size_t size = x.size();
      NOORDSTER_CHECK(EVP_PKEY_get_raw_public_key(
                          key_.get(), reinterpret_cast<unsigned char*>(x.data()), &size) == 1);
      parameters = absl::Substitute(R"("kty":"OKP","crv":"Ed25519","x":"$0")", Base64Url(x));
      break;
    }
    case Algorithm::kRs256:
      parameters = absl::Substitute(R"("kty":"RSA","n":"$0","e":"$1")",
                                    NumberIn(key_.get(), OSSL_PKEY_PARAM_RSA_N),
                                    NumberIn(key_.get(), OSSL_PKEY_PARAM_RSA_E));
      break;
    case Algorithm::kEs256:
      parameters =
          absl::Substitute(R"("kty":"EC","crv":"P-256","x":"$0","y":"$1")",
                           NumberIn(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, kCoordinateBytes),
                           NumberIn(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, kCoordinateBytes));
      break;
  }
  return absl::Substitute(R"({"kid":"$0",$1$2})", id_, parameters, more);
}

std::string SigningKey::Pem() const {
  BIO* memory = BIO_new(BIO_s_mem());
  NOORDSTER_CHECK(PEM_write_bio_PUBKEY(memory, key_.get()) == 1);
  char* text = nullptr;
  const auto size = static_cast<size_t>(BIO_get_mem_data(memory, &text));
  std::string pem(text, size);
  BIO_free(memory);
  return pem;
}

std::string SigningKey::Sign(const std::string& bytes) const {
  const EVP_MD* digest = algorithm_ == Algorithm::kEdDsa ? nullptr : EVP_sha256();
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t size = 0;
  NOORDSTER_CHECK(EVP_DigestSignInit(context, nullptr, digest, nullptr, key_.get()) == 1);
  NOORDSTER_CHECK(EVP_DigestSign(context, nullptr, &size, data, bytes.size()) == 1);
  std::string signature(size, '\0');
  NOORDSTER_CHECK(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size,
                                 data, bytes.size()) == 1);
  signature.resize(size);
  EVP_MD_CTX_free(context);
  return algorithm_ == Algorithm::kEs256 ? FromDer(signature) : signature;
}

std::string SigningKey::Token(const std::string& header, const std::string& claims) const {
  const std::string bytes = absl::StrCat(Base64Url(header), ".", Base64Url(claims));
  return absl::StrCat(bytes, ".", Base64Url(Sign(bytes)));
}

std::string SigningKey::Token(const std::string& claims) const {
  return Token(
      absl::Substitute(R"({"typ":"JWT","alg":"$0","kid":"$1"})", identity::NameOf(algorithm_), id_),
      claims);
}

std::string KeySetOf(const std::string& items) { return absl::StrCat(R"({"keys":[)", items, "]}"); }

std::string Base64Url(const std::string& bytes) { return absl::WebSafeBase64Escape(bytes); }

}  // namespace noordster::testing
