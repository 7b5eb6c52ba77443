// SPDX-License-Identifier: EUPL-1.2
#include "services/identity/key_set.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/identity/json.h"

namespace noordster::identity {
namespace {

template <typename Object, void (*kFree)(Object*)>
struct FreedWith {
  void operator()(Object* object) const { kFree(object); }
};
template <typename Object, void (*kFree)(Object*)>
using Owned = std::unique_ptr<Object, FreedWith<Object, kFree>>;

using Number = Owned<BIGNUM, BN_free>;
using ParameterBuilder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using Signature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

constexpr size_t kCoordinateBytes = 32;
constexpr size_t kEd25519Bytes = 32;
// What marks a point of a curve of which both coordinates follow (SEC 1 §2.3.3).
constexpr char kUncompressed = 4;

const unsigned char* Bytes(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Number NumberOf(absl::string_view bytes) {
  return Number(BN_bin2bn(Bytes(bytes), static_cast<int>(bytes.size()), nullptr));
}

std::shared_ptr<EVP_PKEY> Shared(EVP_PKEY* key) { return {key, &EVP_PKEY_free}; }

// A public key of this type from its parameters, which OpenSSL checks; null when they are none.
std::shared_ptr<EVP_PKEY> KeyFrom(const char* type, OSSL_PARAM_BLD* builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (parameters == nullptr || context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    return nullptr;
  }
  std::shared_ptr<EVP_PKEY> shared = Shared(key);
  const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  return check != nullptr && EVP_PKEY_public_check(check.get()) == 1 ? shared : nullptr;
}

std::shared_ptr<EVP_PKEY> RsaKey(const Json& json) {
  std::string modulus;
  std::string exponent;
  if (!DecodeBase64Url(json.TextAt("n"), modulus) || !DecodeBase64Url(json.TextAt("e"), exponent)) {
    return nullptr;
  }
  const Number n = NumberOf(modulus);
  const Number e = NumberOf(exponent);
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  if (n == nullptr || e == nullptr || builder == nullptr || BN_num_bits(n.get()) < kRsaBitsMin ||
      BN_num_bits(n.get()) > kRsaBitsMax || BN_num_bits(e.get()) > 32 || BN_num_bits(e.get()) < 2 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
    return nullptr;
  }
  return KeyFrom("RSA", builder.get());
}

std::shared_ptr<EVP_PKEY> P256Key(const Json& json) {
  std::string x;
  std::string y;
  if (!DecodeBase64Url(json.TextAt("x"), x) || !DecodeBase64Url(json.TextAt("y"), y) ||
      x.size() != kCoordinateBytes || y.size() != kCoordinateBytes) {
    return nullptr;
  }
  const std::string point = absl::StrCat(std::string(1, kUncompressed), x, y);
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  if (builder == nullptr ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                       point.size()) != 1) {
    return nullptr;
  }
  return KeyFrom("EC", builder.get());
}

std::shared_ptr<EVP_PKEY> Ed25519Key(const Json& json) {
  std::string x;
  if (!DecodeBase64Url(json.TextAt("x"), x) || x.size() != kEd25519Bytes) return nullptr;
  EVP_PKEY* key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Bytes(x), x.size());
  return key == nullptr ? nullptr : Shared(key);
}

// What a key in the set is for; absent for one that signs no tokens of ours.
std::optional<Algorithm> AlgorithmOf(const Json& json) {
  const std::string type = json.TextAt("kty");
  const std::string curve = json.TextAt("crv");
  std::optional<Algorithm> algorithm;
  if (type == "RSA") algorithm = Algorithm::kRs256;
  if (type == "EC" && curve == "P-256") algorithm = Algorithm::kEs256;
  if (type == "OKP" && curve == "Ed25519") algorithm = Algorithm::kEdDsa;
  if (!algorithm.has_value()) return std::nullopt;
  // Where the issuer says more about the key, that holds.
  const Json* use = json.Find("use");
  const Json* named = json.Find("alg");
  const bool is_for_us = (use == nullptr || use->text == "sig") &&
                         (named == nullptr || named->text == NameOf(*algorithm));
  return is_for_us ? algorithm : std::nullopt;
}

std::shared_ptr<EVP_PKEY> KeyOf(Algorithm algorithm, const Json& json) {
  switch (algorithm) {
    case Algorithm::kEdDsa:
      return Ed25519Key(json);
    case Algorithm::kRs256:
      return RsaKey(json);
    case Algorithm::kEs256:
      return P256Key(json);
  }
  return nullptr;
}

// A signature as RFC 7518 §3.4 writes it, two numbers one after the other, as OpenSSL reads it;
// empty when it is none.
std::string DerOf(absl::string_view signature) {
  if (signature.size() != 2 * kCoordinateBytes) return "";
  const Signature numbers(ECDSA_SIG_new());
  Number r = NumberOf(signature.substr(0, kCoordinateBytes));
  Number s = NumberOf(signature.substr(kCoordinateBytes));
  if (numbers == nullptr || ECDSA_SIG_set0(numbers.get(), r.get(), s.get()) != 1) return "";
  // Owned by the signature from here.
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(numbers.get(), &der);
  if (size <= 0) return "";
  std::string bytes(reinterpret_cast<const char*>(der), static_cast<size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

absl::Status Wrong(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("key set: ", what));
}

}  // namespace

absl::string_view NameOf(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::kEdDsa:
      return "EdDSA";
    case Algorithm::kRs256:
      return "RS256";
    case Algorithm::kEs256:
      return "ES256";
  }
  return "";
}

bool DecodeBase64Url(absl::string_view text, std::string& bytes) {
  // The library takes padding and spaces too; only what it would write itself is let through.
  return absl::WebSafeBase64Unescape(text, &bytes) && absl::WebSafeBase64Escape(bytes) == text;
}

bool VerificationKey::Verify(absl::string_view signed_bytes, absl::string_view signature) const {
  const std::string der = algorithm_ == Algorithm::kEs256 ? DerOf(signature) : "";
  if (algorithm_ == Algorithm::kEs256) signature = der;
  const EVP_MD* digest = algorithm_ == Algorithm::kEdDsa ? nullptr : EVP_sha256();
  const DigestContext context(EVP_MD_CTX_new());
  return context != nullptr && !signature.empty() &&
         EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(signed_bytes),
                          signed_bytes.size()) == 1;
}

absl::StatusOr<KeySet> KeySet::Parse(absl::string_view text) {
  if (text.size() > kKeySetBytesMax) {
    return Wrong(absl::StrCat(text.size(), " bytes; at most ", kKeySetBytesMax));
  }
  const std::optional<Json> json = ParseJson(text);
  const Json* keys = json.has_value() ? json->Find("keys") : nullptr;
  if (keys == nullptr || keys->type != Json::Type::kList) return Wrong("no JSON with keys");
  if (keys->items.size() > kKeysMax) {
    return Wrong(absl::StrCat(keys->items.size(), " keys; at most ", kKeysMax));
  }
  KeySet set;
  for (const Json& item : keys->items) {
    const std::string id = item.TextAt("kid");
    const std::optional<Algorithm> algorithm = AlgorithmOf(item);
    if (id.empty() || !algorithm.has_value()) continue;
    if (set.Find(id) != nullptr) return Wrong(absl::StrCat("key ", id, " stands there twice"));
    std::shared_ptr<EVP_PKEY> key = KeyOf(*algorithm, item);
    if (key == nullptr) return Wrong(absl::StrCat("key ", id, " is damaged or too weak"));
    set.keys_.emplace_back(id, *algorithm, std::move(key));
  }
  if (set.keys_.empty()) return Wrong("no key for EdDSA, RS256 or ES256 with an id");
  return set;
}

const VerificationKey* KeySet::Find(absl::string_view id) const {
  for (const VerificationKey& key : keys_) {
    if (key.id() == id) return &key;
  }
  return nullptr;
}

}  // namespace noordster::identity
