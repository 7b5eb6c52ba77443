// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_REFUSAL_H_
#define NOORDSTER_SERVICES_ENGINE_REFUSAL_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "noordster/internal/v1/refusal.pb.h"
#include "noordster/v1/error_reason.pb.h"

namespace noordster::engine {

using noordster::internal::v1::FieldViolation;
using noordster::internal::v1::Refusal;

// A variable part of a refusal, by a fixed key.
using RefusalDetail = std::pair<absl::string_view, absl::string_view>;

// A status with the code that belongs to `reason` and the reason as its payload.
absl::Status Refuse(noordster::v1::ErrorReason reason, absl::string_view message,
                    std::initializer_list<RefusalDetail> details = {});

// REFERENCE_UNFIT on what a field refers to: its name and why it does not fit.
absl::Status RefuseUnfit(absl::string_view field, absl::string_view resource,
                         absl::string_view why);

// LIMIT_REACHED: `resource` has as many of something as it can have, `limit` in words; `way_out` is
// what can be done instead.
absl::Status RefuseLimit(absl::string_view resource, int most, absl::string_view limit,
                         absl::string_view way_out);

// LIMIT_REACHED by a bound that passes by itself: nothing was done, and after `wait` it can be
// asked again. `limit` names the bound.
absl::Status RefuseForNow(absl::string_view limit, absl::string_view message, absl::Duration wait);

// A refusal with everything that stands in the way. The reason is that of the first blocker.
absl::Status RefuseBlocked(std::vector<noordster::v1::Blocker> blockers);

// A field that breaks a rule, in words.
FieldViolation Violation(std::string field, std::string description);

// As above, with every field that breaks a rule.
absl::Status RefuseFields(noordster::v1::ErrorReason reason,
                          const std::vector<FieldViolation>& violations);

// The payload of a refusal; absent for a status that is none.
std::optional<Refusal> RefusalOf(const absl::Status& status);

// The reason of a refusal; unspecified for a status that is none.
noordster::v1::ErrorReason ReasonOf(const absl::Status& status);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_REFUSAL_H_
