// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_STATUS_TABLE_H_
#define NOORDSTER_SERVICES_API_CALL_STATUS_TABLE_H_

#include <grpcpp/support/status.h>

#include <cstddef>

#include "absl/status/status.h"

namespace noordster::api {

// The status as it goes over the wire: the same code, the message, and for a refusal ErrorInfo with
// BadRequest, PreconditionFailure and Blockers as error_reason.proto says. A status that is no
// refusal and no damage of the store becomes INTERNAL_FAULT without its message, which may hold
// what is not meant for callers.
//
// `details_bytes_max` is what the caller takes of violations, as error_reason.proto says; the rest
// is counted. Damage of the store and faults of the server are logged.
grpc::Status ToGrpcStatus(const absl::Status& status, size_t details_bytes_max);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_STATUS_TABLE_H_
