// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_IDENTITY_TEST_CERTIFICATES_H_
#define NOORDSTER_TESTS_IDENTITY_TEST_CERTIFICATES_H_

#include <memory>
#include <string>

#include "absl/time/time.h"

struct evp_pkey_st;
struct x509_st;

namespace noordster::testing {

// A certificate and its private key, in PEM.
struct KeyPair {
  std::string certificate;
  std::string private_key;
};

// What a certificate says.
struct CertificateNames {
  // Subject alternative names as OpenSSL writes them: "DNS:localhost", "URI:urn:uuid:…".
  std::string names;
  // From when until when it holds, from now.
  absl::Duration begin = -absl::Hours(1);
  absl::Duration end = absl::Hours(1);
};

// An authority made for a test, whose certificates hold around the time of the machine.
class CertificateAuthority {
 public:
  CertificateAuthority();

  const std::string& certificate() const { return certificate_; }
  KeyPair Issue(const CertificateNames& names) const;

 private:
  std::shared_ptr<evp_pkey_st> key_;
  std::shared_ptr<x509_st> own_;
  std::string certificate_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_IDENTITY_TEST_CERTIFICATES_H_
