// SPDX-License-Identifier: EUPL-1.2
#include "services/server/credential_files.h"

#include <cstdint>
#include <fstream>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/log.h"
#include "services/identity/certificate.h"

namespace noordster::server {
namespace {

// The whole of a file, at most `bytes_max` and one more, so that one that is too long shows.
absl::StatusOr<std::string> ReadFile(const std::string& path, size_t bytes_max) {
  std::ifstream file(path, std::ios::binary);
  std::string text(bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.eof() && !file.good()) {
    return absl::NotFoundError(absl::StrCat("cannot read ", path));
  }
  text.resize(static_cast<size_t>(file.gcount()));
  return text;
}

absl::Status InFile(const std::string& path, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat(path, ": ", status.message()));
}

}  // namespace

absl::Status CheckCredentialOptions(const CredentialOptions& options) {
  const bool some = !options.issuer.empty() || !options.audience.empty() || options.has_tokens();
  const bool all = !options.issuer.empty() && !options.audience.empty() && options.has_tokens() &&
                   !options.person_claim.empty();
  if (some && !all) {
    return absl::InvalidArgumentError(
        "tokens need all of --issuer, --audience and --issuer-keys: give the others as well");
  }
  if (options.certificate.empty() != options.private_key.empty()) {
    return absl::InvalidArgumentError("--certificate and --private-key go together: give both");
  }
  if (!options.client_authorities.empty() && !options.has_tls()) {
    return absl::InvalidArgumentError(
        "--client-authorities needs --certificate and --private-key: clients show certificates "
        "over TLS only");
  }
  if (options.lets_public_in && !options.any()) {
    return absl::InvalidArgumentError(
        "--public-reading needs credentials: without them everyone may do everything already");
  }
  return absl::OkStatus();
}

absl::Status CheckIssuerKeys(const std::string& path) {
  const absl::StatusOr<std::string> text = ReadFile(path, identity::kKeySetBytesMax);
  if (!text.ok()) return text.status();
  const absl::Status keys = identity::KeySet::Parse(*text).status();
  return keys.ok() ? keys : InFile(path, keys);
}

absl::StatusOr<std::unique_ptr<CredentialFiles>> CredentialFiles::Load(
    const CredentialOptions& options, const base::Clock& clock) {
  std::unique_ptr<CredentialFiles> files(new CredentialFiles(options, clock));
  files->expiry_seconds_ = std::numeric_limits<int64_t>::max();
  if (absl::Status keys = files->RefreshKeys(); !keys.ok()) return keys;
  if (absl::Status tls = files->RefreshTls(); !tls.ok()) return tls;
  return files;
}

void CredentialFiles::Refresh() {
  const auto report = [](const absl::Status& before, const absl::Status& now) {
    if (now == before) return;
    if (now.ok()) base::Log("credentials_usable_again");
    if (!now.ok()) base::Log("credentials_broken", {{"status", now.ToString()}});
  };
  const absl::Status keys = RefreshKeys();
  report(std::exchange(keys_reported_, keys), keys);
  const absl::Status tls = RefreshTls();
  report(std::exchange(tls_reported_, tls), tls);
  broken_ = !keys.ok() || !tls.ok();
}

absl::Status CredentialFiles::RefreshKeys() {
  if (!options_.has_tokens()) return absl::OkStatus();
  absl::StatusOr<std::string> text = ReadFile(options_.issuer_keys, identity::kKeySetBytesMax);
  if (!text.ok()) return text.status();
  if (tokens_ != nullptr && *text == keys_read_) return keys_verdict_;
  keys_verdict_ = UseKeys(*text);
  keys_read_ = *std::move(text);
  return keys_verdict_;
}

absl::Status CredentialFiles::UseKeys(const std::string& text) {
  absl::StatusOr<identity::KeySet> keys = identity::KeySet::Parse(text);
  if (!keys.ok()) return InFile(options_.issuer_keys, keys.status());
  if (tokens_ == nullptr) {
    tokens_ = std::make_unique<identity::TokenVerifier>(
        identity::TokenPolicy{options_.issuer, options_.audience}, options_.person_claim,
        *std::move(keys));
    return absl::OkStatus();
  }
  base::Log("issuer_keys_replaced", {{"keys", absl::StrCat(keys->size())}});
  tokens_->ReplaceKeys(*std::move(keys));
  return absl::OkStatus();
}

absl::Status CredentialFiles::RefreshTls() {
  if (!options_.has_tls()) return absl::OkStatus();
  TlsFiles files;
  for (const auto& [path, text] :
       {std::pair(&options_.certificate, &files.certificate),
        std::pair(&options_.private_key, &files.private_key),
        std::pair(&options_.client_authorities, &files.client_authorities)}) {
    if (path->empty()) continue;
    absl::StatusOr<std::string> read = ReadFile(*path, identity::kPemBytesMax);
    if (!read.ok()) return read.status();
    *text = *std::move(read);
  }
  if (tls_ != nullptr && files == tls_read_) return tls_verdict_;
  tls_verdict_ = UseTls(files);
  tls_read_ = std::move(files);
  return tls_verdict_;
}

absl::Status CredentialFiles::UseTls(const TlsFiles& files) {
  const absl::StatusOr<absl::Time> expiry =
      identity::CheckCertificate(files.certificate, files.private_key, clock_.Now());
  if (!expiry.ok()) return InFile(options_.certificate, expiry.status());
  if (!options_.client_authorities.empty()) {
    const absl::Status authorities = identity::CheckAuthorities(files.client_authorities);
    if (!authorities.ok()) return InFile(options_.client_authorities, authorities);
  }
  expiry_seconds_ = absl::ToUnixSeconds(*expiry);
  if (tls_ == nullptr) {
    tls_ = std::make_unique<TlsCredentials>(files);
    return absl::OkStatus();
  }
  base::Log("certificate_replaced", {{"expires", absl::FormatTime(*expiry, absl::UTCTimeZone())}});
  tls_->Replace(files);
  return absl::OkStatus();
}

}  // namespace noordster::server
