// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_STATUS_TABLE_H_
#define NOORDSTER_SERVICES_API_CALL_STATUS_TABLE_H_

#include <grpcpp/support/status.h>

#include <cstddef>

#include "absl/status/status.h"
#include "noordster/v1/error_reason.pb.h"

namespace noordster::api {

// The status as it goes over the wire: the same code, the message, and for a refusal ErrorInfo with
// BadRequest, PreconditionFailure, Blockers and RetryInfo as error_reason.proto says. A status that
// is no refusal and no damage of the store becomes INTERNAL_FAULT without its message, which may
// hold what is not meant for callers.
//
// `details_bytes_max` is what the caller takes of violations, as error_reason.proto says; the rest
// is counted. Damage of the store and faults of the server are logged.
grpc::Status ToGrpcStatus(const absl::Status& status, size_t details_bytes_max);

// The reason and the code that ToGrpcStatus shows. REQUIRES for the reason: the status is not OK.
noordster::v1::ErrorReason ShownReasonOf(const absl::Status& status);
absl::StatusCode ShownCodeOf(const absl::Status& status);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_STATUS_TABLE_H_
