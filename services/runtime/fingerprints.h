// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_FINGERPRINTS_H_
#define NOORDSTER_SERVICES_RUNTIME_FINGERPRINTS_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "noordster/internal/v1/record.pb.h"

namespace noordster::runtime {

// Tells requests apart by content without giving the content away. A digest of a whole request
// would let anyone who holds the history try names until one fits, also after a person was erased.
// So the digest is made with a secret of the partition; secrets change with every retention period
// and the one before the last is thrown away.
//
// A value of one command loop.
class Fingerprints {
 public:
  // From the stored row, if there is one. DATA_LOSS when it cannot be read.
  static absl::StatusOr<Fingerprints> Parse(const std::optional<std::string>& row);

  // Makes a new secret when there is none, or when the one in use is older than a retention period
  // by a clock that is trusted. True when the row is to be written with the next commit.
  bool RenewIfDue(absl::Time now, bool clock_trusted);

  // The row to store.
  std::string Row() const { return keys_.SerializeAsString(); }

  // The fingerprint of a request with this digest. REQUIRES: RenewIfDue was called.
  std::string Of(absl::string_view content_digest) const;

  // Whether `fingerprint` is that of a request with this digest, under the secret in use or the one
  // before.
  bool Match(absl::string_view content_digest, absl::string_view fingerprint) const;

 private:
  noordster::internal::v1::FingerprintKeys keys_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_FINGERPRINTS_H_
