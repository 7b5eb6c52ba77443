// SPDX-License-Identifier: EUPL-1.2
// Files of certificates and keys as operators give them, and as they must not be.
#include "services/identity/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/err.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/identity/test_certificates.h"

namespace noordster::testing::certificate_test {
namespace {

using identity::CheckAuthorities;
using identity::CheckCertificate;
using identity::kPemBytesMax;
using ::testing::HasSubstr;

// A private key of its own with a passphrase, made with openssl.
constexpr char kWithPassphrase[] =
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjwK7+jCPsVNAICCAAw\n"
    "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEIsqWnIX1PQF/rGJnUtGqOUEQKJf\n"
    "aT7YEU+MtMrtaFevWU3ZrtKixfCrcTSfaphfpVVGv+0RMj6vElBgcCrIpUeeK6Vs\n"
    "30+erM6cDSvZtdZ2prs=\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

// As large as is allowed, and one byte larger.
std::string Padded(std::string text, size_t bytes) {
  text.resize(bytes, '\n');
  return text;
}

class CertificateTest : public ::testing::Test {
 protected:
  static absl::Status Check(const std::string& certificate, const std::string& key) {
    return CheckCertificate(certificate, key, absl::Now()).status();
  }

  const CertificateAuthority authority_;
  const KeyPair pair_ = authority_.Issue({"DNS:localhost"});
};

TEST_F(CertificateTest, APairHoldsFromItsFirstMomentUntilItsLast) {
  const auto end = CheckCertificate(pair_.certificate, pair_.private_key, absl::Now());
  ASSERT_TRUE(end.ok()) << end.status();
  EXPECT_NEAR(absl::ToDoubleSeconds(*end - absl::Now()), 3600, 120);
  const auto fault = [this](absl::Time now) {
    return std::string(
        CheckCertificate(pair_.certificate, pair_.private_key, now).status().message());
  };
  EXPECT_EQ(fault(*end - absl::Nanoseconds(1)), "");
  EXPECT_THAT(fault(*end), HasSubstr("has expired"));
  absl::Time begin = *end - absl::Hours(3);
  while (!fault(begin).empty()) begin += absl::Seconds(1);
  EXPECT_NEAR(absl::ToDoubleSeconds(*end - begin), 7200, 2);
  EXPECT_THAT(fault(begin - absl::Nanoseconds(1)), HasSubstr("does not hold yet"));
}

TEST_F(CertificateTest, TheFirstOfAChainIsItsOwner) {
  const std::string chain = absl::StrCat(pair_.certificate, authority_.certificate());
  EXPECT_EQ(Check(chain, pair_.private_key), absl::OkStatus());
  const std::string reversed = absl::StrCat(authority_.certificate(), pair_.certificate);
  EXPECT_THAT(Check(reversed, pair_.private_key).message(), HasSubstr("of another certificate"));
}

TEST_F(CertificateTest, WhatIsDamagedForeignOrLockedIsRefused) {
  const std::string& certificate = pair_.certificate;
  const std::string& key = pair_.private_key;
  std::string damaged = certificate;
  std::swap(damaged[200], damaged[201]);
  damaged[300] = '!';
  const struct {
    std::string certificate;
    std::string key;
    const char* words;
  } cases[] = {
      {"", key, "is no PEM"},
      {"certificate", key, "is no PEM"},
      {key, key, "is no PEM"},
      {damaged, key, "is no PEM"},
      {absl::StrCat(certificate, damaged), key, "is no PEM"},
      {Padded(certificate, kPemBytesMax + 1), key, "is no PEM"},
      {certificate, "", "empty or too large"},
      {certificate, Padded(key, kPemBytesMax + 1), "empty or too large"},
      {certificate, "key", "no PEM, damaged, or has a passphrase"},
      {certificate, certificate, "no PEM, damaged, or has a passphrase"},
      {certificate, kWithPassphrase, "no PEM, damaged, or has a passphrase"},
      {certificate, authority_.Issue({"DNS:localhost"}).private_key, "of another certificate"},
  };
  for (const auto& each : cases) {
    const absl::Status refused = Check(each.certificate, each.key);
    EXPECT_TRUE(absl::IsInvalidArgument(refused)) << each.words;
    EXPECT_THAT(refused.message(), HasSubstr(each.words));
    // What TLS finds there later would be taken for its own.
    EXPECT_EQ(ERR_peek_error(), 0u) << each.words;
  }
  EXPECT_EQ(Check(Padded(certificate, kPemBytesMax), Padded(key, kPemBytesMax)), absl::OkStatus());
}

TEST_F(CertificateTest, AuthoritiesAreCertificatesAndNothingElse) {
  const std::string& one = authority_.certificate();
  EXPECT_EQ(CheckAuthorities(one), absl::OkStatus());
  EXPECT_EQ(CheckAuthorities(absl::StrCat(one, CertificateAuthority().certificate())),
            absl::OkStatus());
  EXPECT_EQ(ERR_peek_error(), 0u);
  std::string damaged = one;
  damaged[100] = '!';
  for (const std::string& text : {std::string(), std::string("none"), pair_.private_key,
                                  absl::StrCat(one, damaged), Padded(one, kPemBytesMax + 1)}) {
    EXPECT_TRUE(absl::IsInvalidArgument(CheckAuthorities(text))) << text.substr(0, 100);
  }
}

}  // namespace
}  // namespace noordster::testing::certificate_test
