// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CPP_NOORDSTER_ERROR_H_
#define NOORDSTER_CLIENTS_CPP_NOORDSTER_ERROR_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "grpcpp/support/status.h"
#include "noordster/v1/error_reason.pb.h"

namespace noordster {

// One field of a request that breaks a rule.
struct FieldViolation {
  // Path of the field in the request: "definition.stages[2].outcomes[0].next".
  std::string field;
  // What is wrong and the way out, in English.
  std::string description;
};

// What an error of the API says beyond its code and message. All parts are empty for an error that
// did not come from the server.
struct ErrorDetails {
  // Name of an ErrorReason: "GUARDS_UNMET".
  std::string reason;
  // Variable parts of the message, by fixed keys.
  std::map<std::string, std::string> metadata;
  // Every field that breaks a rule.
  std::vector<FieldViolation> violations;
  // Everything that stands in the way of the act.
  std::vector<v1::Blocker> blockers;
  // After how long it can be asked again, of a bound that passes by itself: nothing was done.
  std::optional<absl::Duration> retry_after = std::nullopt;
};

// The status of a call with the same code and message; its details travel as a payload. Pure.
absl::Status FromGrpc(const grpc::Status& status);

// The details of a status made by FromGrpc or WithDetails; empty parts for any other, and for
// details that cannot be read. Pure.
ErrorDetails DetailsOf(const absl::Status& status);

// The same failure, marked: an earlier attempt of the call got no answer, so that what the last one
// was refused may have happened all the same. Pure.
absl::Status WithUncertainAttempt(absl::Status status);

// Whether a status was marked so. Pure.
bool HasUncertainAttempt(const absl::Status& status);

// A status that carries details, as a server would send it. Pure.
absl::Status WithDetails(absl::StatusCode code, absl::string_view message,
                         const ErrorDetails& details);

}  // namespace noordster

#endif  // NOORDSTER_CLIENTS_CPP_NOORDSTER_ERROR_H_
