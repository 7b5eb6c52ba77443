// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/fingerprints.h"

#include <utility>

#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"

namespace noordster::runtime {
namespace {

constexpr size_t kKeyBytes = 32;

// Key and digest have one length each, so that nothing can be appended to either.
std::string Keyed(absl::string_view key, absl::string_view content_digest) {
  return base::Sha256({key, content_digest});
}

}  // namespace

absl::StatusOr<Fingerprints> Fingerprints::Parse(const std::optional<std::string>& row) {
  Fingerprints fingerprints;
  if (!row.has_value()) return fingerprints;
  if (!fingerprints.keys_.ParseFromString(*row) ||
      fingerprints.keys_.current().size() != kKeyBytes) {
    return engine::Refuse(noordster::v1::STORE_DAMAGED,
                          "the keys of request fingerprints cannot be read: restore a backup");
  }
  return fingerprints;
}

bool Fingerprints::RenewIfDue(absl::Time now, bool clock_trusted) {
  const absl::Time made = absl::FromUnixMicros(keys_.make_time_micros());
  const bool old = clock_trusted && now >= made + limits::kRequestRetention;
  if (!keys_.current().empty() && !old) return false;
  keys_.set_previous(std::move(*keys_.mutable_current()));
  keys_.set_current(base::RandomBytes(kKeyBytes));
  keys_.set_make_time_micros(absl::ToUnixMicros(now));
  return true;
}

std::string Fingerprints::Of(absl::string_view content_digest) const {
  NOORDSTER_CHECK(!keys_.current().empty());
  return Keyed(keys_.current(), content_digest);
}

bool Fingerprints::Match(absl::string_view content_digest, absl::string_view fingerprint) const {
  return fingerprint == Keyed(keys_.current(), content_digest) ||
         fingerprint == Keyed(keys_.previous(), content_digest);
}

}  // namespace noordster::runtime
