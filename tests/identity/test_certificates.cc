// SPDX-License-Identifier: EUPL-1.2
#include "tests/identity/test_certificates.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "services/base/check.h"

namespace noordster::testing {
namespace {

std::shared_ptr<EVP_PKEY> NewKey() {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  NOORDSTER_CHECK(key != nullptr);
  return {key, EVP_PKEY_free};
}

template <typename Write>
std::string ToPem(Write write) {
  const std::shared_ptr<BIO> bio(BIO_new(BIO_s_mem()), BIO_free);
  NOORDSTER_CHECK(write(bio.get()) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return std::string(text, static_cast<size_t>(size));
}

std::string PemOf(X509& certificate) {
  return ToPem([&](BIO* bio) { return PEM_write_bio_X509(bio, &certificate); });
}

void AddExtension(int kind, const std::string& value, X509& certificate) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
  NOORDSTER_CHECK(extension != nullptr);
  NOORDSTER_CHECK(X509_add_ext(&certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

// Unsigned, with a name of its own.
std::shared_ptr<X509> NewCertificate(const std::string& name, EVP_PKEY& key, absl::Duration begin,
                                     absl::Duration end) {
  static long serial = 0;
  std::shared_ptr<X509> made(X509_new(), X509_free);
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), begin / absl::Seconds(1));
  X509_gmtime_adj(X509_getm_notAfter(made.get()), end / absl::Seconds(1));
  X509_set_pubkey(made.get(), &key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return made;
}

}  // namespace

CertificateAuthority::CertificateAuthority() : key_(NewKey()) {
  own_ = NewCertificate("authority", *key_, -absl::Hours(1), absl::Hours(24));
  X509_set_issuer_name(own_.get(), X509_get_subject_name(own_.get()));
  AddExtension(NID_basic_constraints, "critical,CA:TRUE", *own_);
  NOORDSTER_CHECK(X509_sign(own_.get(), key_.get(), EVP_sha256()) > 0);
  certificate_ = PemOf(*own_);
}

KeyPair CertificateAuthority::Issue(const CertificateNames& names) const {
  const std::shared_ptr<EVP_PKEY> key = NewKey();
  const std::shared_ptr<X509> made = NewCertificate("issued", *key, names.begin, names.end);
  X509_set_issuer_name(made.get(), X509_get_subject_name(own_.get()));
  if (!names.names.empty()) AddExtension(NID_subject_alt_name, names.names, *made);
  NOORDSTER_CHECK(X509_sign(made.get(), key_.get(), EVP_sha256()) > 0);
  return {PemOf(*made), ToPem([&](BIO* bio) {
            return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

}  // namespace noordster::testing
