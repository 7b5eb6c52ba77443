// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_STATUS_TABLE_H_
#define NOORDSTER_SERVICES_API_STATUS_TABLE_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace noordster::api {

// The status as it goes over the wire: the same code, the message, and for a refusal ErrorInfo with
// BadRequest, PreconditionFailure and Blockers as error_reason.proto says. A status that is no
// refusal and no damage of the store becomes INTERNAL_FAULT without its message, which may hold
// what is not meant for callers.
grpc::Status ToGrpcStatus(const absl::Status& status);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_STATUS_TABLE_H_
