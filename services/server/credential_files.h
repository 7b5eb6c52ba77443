// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_CREDENTIAL_FILES_H_
#define NOORDSTER_SERVICES_SERVER_CREDENTIAL_FILES_H_

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/identity/token_verifier.h"
#include "services/server/tls_credentials.h"

namespace noordster::server {

// How callers are known; all empty: not at all, everyone is the trusted local user.
struct CredentialOptions {
  // Exactly as it stands in tokens.
  std::string issuer;
  std::string audience;
  // The claim that holds the id of the person: "sub", "oid".
  std::string person_claim = "sub";
  // File with the public keys of the issuer, a JSON Web Key Set.
  std::string issuer_keys;
  // Files in PEM.
  std::string certificate;
  std::string private_key;
  std::string client_authorities;
  // Who shows no credentials may read what is public.
  bool lets_public_in = false;

  bool has_tokens() const { return !issuer_keys.empty(); }
  bool has_tls() const { return !certificate.empty(); }
  // Callers are known.
  bool any() const { return has_tokens() || !client_authorities.empty(); }
};

// INVALID_ARGUMENT with the way out when options that belong together are not given together.
absl::Status CheckCredentialOptions(const CredentialOptions& options);

// Whether a server would take the keys of an issuer in a file; the error says why not.
absl::Status CheckIssuerKeys(const std::string& path);

// The files by which callers are known, read again when they change: a key or certificate is
// replaced without a restart. Files that cannot be used change nothing: what was good stays, and a
// line in the log and a metric say so. Refresh is of one thread, all else of any; the clock
// outlives it.
class CredentialFiles {
 public:
  // Fails when a file cannot be read or used: a server does not start on broken ones.
  static absl::StatusOr<std::unique_ptr<CredentialFiles>> Load(const CredentialOptions& options,
                                                               const base::Clock& clock);

  // Takes over what changed in the files.
  void Refresh();

  // Null: no tokens; no TLS.
  const identity::TokenVerifier* tokens() const { return tokens_.get(); }
  TlsCredentials* tls() const { return tls_.get(); }

  // Whether what stands in the files cannot be used.
  bool broken() const { return broken_; }
  // When the certificate in use ends; InfiniteFuture without one.
  absl::Time certificate_expiry() const { return absl::FromUnixSeconds(expiry_seconds_); }

 private:
  CredentialFiles(CredentialOptions options, const base::Clock& clock)
      : options_(std::move(options)), clock_(clock) {}

  // The verdict on what stands in the files now; an error when they cannot be read.
  absl::Status RefreshKeys();
  absl::Status RefreshTls();
  absl::Status UseKeys(const std::string& text);
  absl::Status UseTls(const TlsFiles& files);

  const CredentialOptions options_;
  const base::Clock& clock_;
  // As last read, good or not, and what was found of it.
  std::string keys_read_;
  TlsFiles tls_read_;
  absl::Status keys_verdict_;
  absl::Status tls_verdict_;
  std::unique_ptr<identity::TokenVerifier> tokens_;
  std::unique_ptr<TlsCredentials> tls_;
  absl::Status keys_reported_;
  absl::Status tls_reported_;
  std::atomic<bool> broken_{false};
  std::atomic<int64_t> expiry_seconds_;
};

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_CREDENTIAL_FILES_H_
