// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/fingerprints.h"

#include <algorithm>

#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

constexpr size_t kSecretBytes = 32;
constexpr size_t kSecretsMax = 2;

// Secret and digest have one length each, so that nothing can be appended to either.
std::string Keyed(absl::string_view secret, absl::string_view content_digest) {
  return base::Sha256({secret, content_digest});
}

absl::Time MadeAt(const storage::Row& secret) {
  return absl::FromUnixMicros(storage::SequenceOfKey(secret.key));
}

}  // namespace

absl::StatusOr<Fingerprints> Fingerprints::Parse(absl::Span<const storage::Row> rows) {
  const bool sound = rows.size() <= kSecretsMax &&
                     std::all_of(rows.begin(), rows.end(), [](const storage::Row& row) {
                       return row.value.size() == kSecretBytes &&
                              row.key.size() == storage::FingerprintSecretKey(0).size();
                     });
  if (!sound) {
    return engine::Refuse(noordster::v1::STORE_DAMAGED,
                          "the secrets of request fingerprints cannot be read: restore a backup");
  }
  Fingerprints fingerprints;
  fingerprints.secrets_.assign(rows.begin(), rows.end());
  return fingerprints;
}

void Fingerprints::RenewIfDue(absl::Time now, bool clock_trusted, Writes& rows) {
  const bool due = secrets_.empty() ||
                   (clock_trusted && now >= MadeAt(secrets_.back()) + limits::kRequestRetention);
  if (!due) return;
  storage::Row made = {storage::FingerprintSecretKey(absl::ToUnixMicros(now)),
                       base::RandomBytes(kSecretBytes)};
  rows.push_back({made.key, made.value});
  secrets_.push_back(std::move(made));
  if (secrets_.size() <= kSecretsMax) return;
  rows.push_back({secrets_.front().key, std::nullopt});
  secrets_.erase(secrets_.begin());
}

std::string Fingerprints::Of(absl::string_view content_digest) const {
  NOORDSTER_CHECK(!secrets_.empty());
  return Keyed(secrets_.back().value, content_digest);
}

bool Fingerprints::Match(absl::string_view content_digest, absl::string_view fingerprint) const {
  return std::any_of(secrets_.begin(), secrets_.end(), [&](const storage::Row& secret) {
    return fingerprint == Keyed(secret.value, content_digest);
  });
}

}  // namespace noordster::runtime
