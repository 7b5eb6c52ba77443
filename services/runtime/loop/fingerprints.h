// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_FINGERPRINTS_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_FINGERPRINTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

// Tells requests apart by content without giving the content away. A digest of a whole request
// would let anyone who holds the history try names until one fits, also after a person was erased.
// So the digest is made with a secret of the partition. A secret is used for one retention period
// and known for another; then it is erased, by the first act that comes.
//
// A value of one command loop.
class Fingerprints {
 public:
  // From the stored rows, oldest first. DATA_LOSS when they cannot be read.
  static absl::StatusOr<Fingerprints> Parse(absl::Span<const storage::Row> rows);

  // Makes a new secret when there is none, or when the one in use is older than a retention period
  // by a clock that is trusted. What changes is added to the rows of the next commit.
  void RenewIfDue(absl::Time now, bool clock_trusted, Writes& rows);

  // The fingerprint of a request with this digest. REQUIRES: RenewIfDue was called.
  std::string Of(absl::string_view content_digest) const;

  // Whether `fingerprint` is that of a request with this digest, under any secret that is known.
  bool Match(absl::string_view content_digest, absl::string_view fingerprint) const;

 private:
  // Oldest first, two at most.
  std::vector<storage::Row> secrets_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_FINGERPRINTS_H_
