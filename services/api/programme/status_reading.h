// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROGRAMME_STATUS_READING_H_
#define NOORDSTER_SERVICES_API_PROGRAMME_STATUS_READING_H_

#include "absl/status/statusor.h"
#include "noordster/v1/status_service.pb.h"
#include "services/api/backend.h"

namespace noordster::api {

// How a programme stands, as far as the caller may know. Reads the programme, the assessments that
// hold, of each body and audience limits::kTreatmentsLookedAt decisions at most, and for who may
// see where plans stand limits::kStatusPlansMax of them.
absl::StatusOr<noordster::v1::StatusResponse> GetStatus(
    const Backend& backend, const Call& call, const noordster::v1::GetStatusRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROGRAMME_STATUS_READING_H_
