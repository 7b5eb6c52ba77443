// SPDX-License-Identifier: EUPL-1.2
#include "services/identity/certificate.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <optional>
#include <vector>

namespace noordster::identity {
namespace {

struct FreedByKind {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Certificate = std::unique_ptr<X509, FreedByKind>;

std::unique_ptr<BIO, FreedByKind> Open(absl::string_view text) {
  return std::unique_ptr<BIO, FreedByKind>(
      BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// No passphrase is ever asked for.
int NoPassphrase(char*, int, int, void*) { return 0; }

// The certificates of a text, in their order; absent when something in it is none.
std::optional<std::vector<Certificate>> ReadCertificates(absl::string_view text) {
  if (text.empty() || text.size() > kPemBytesMax) return std::nullopt;
  const auto bio = Open(text);
  std::vector<Certificate> certificates;
  while (X509* read = PEM_read_bio_X509(bio.get(), nullptr, NoPassphrase, nullptr)) {
    certificates.emplace_back(read);
  }
  // At the end there is no next one; anything else is damage.
  const bool is_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (!is_end || certificates.empty()) return std::nullopt;
  return certificates;
}

absl::Time TimeOf(const ASN1_TIME* time) {
  std::tm parts = {};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return absl::InfinitePast();
  return absl::FromTM(parts, absl::UTCTimeZone());
}

}  // namespace

absl::StatusOr<absl::Time> CheckCertificate(absl::string_view certificate_pem,
                                            absl::string_view private_key_pem, absl::Time now) {
  const auto chain = ReadCertificates(certificate_pem);
  if (!chain.has_value())
    return absl::InvalidArgumentError("the certificate is no PEM, or damaged");
  if (private_key_pem.empty() || private_key_pem.size() > kPemBytesMax) {
    return absl::InvalidArgumentError("the private key is empty or too large");
  }
  const auto bio = Open(private_key_pem);
  const std::unique_ptr<EVP_PKEY, FreedByKind> key(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassphrase, nullptr));
  const bool belongs =
      key != nullptr && X509_check_private_key(chain->front().get(), key.get()) == 1;
  ERR_clear_error();
  if (key == nullptr) {
    return absl::InvalidArgumentError("the private key is no PEM, damaged, or has a passphrase");
  }
  if (!belongs) return absl::InvalidArgumentError("the private key is of another certificate");
  const absl::Time begin = TimeOf(X509_get0_notBefore(chain->front().get()));
  const absl::Time end = TimeOf(X509_get0_notAfter(chain->front().get()));
  if (now < begin) return absl::InvalidArgumentError("the certificate does not hold yet");
  if (now >= end) return absl::InvalidArgumentError("the certificate has expired");
  return end;
}

absl::Status CheckAuthorities(absl::string_view authorities_pem) {
  if (ReadCertificates(authorities_pem).has_value()) return absl::OkStatus();
  return absl::InvalidArgumentError("the authorities are no certificates in PEM, or damaged");
}

}  // namespace noordster::identity
