// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLAN_READING_H_
#define NOORDSTER_SERVICES_API_PLAN_READING_H_

#include "absl/status/statusor.h"
#include "noordster/v1/plan_service.pb.h"
#include "services/api/backend.h"

// The two answers about a plan that are more than one record.
namespace noordster::api {

// What can be done with a plan now and what stands in the way.
absl::StatusOr<noordster::v1::GetOptionsResponse> GetOptions(
    const Backend& backend, const Call& call, const noordster::v1::GetOptionsRequest& request);

// Planned and actual dates of a plan by stage.
absl::StatusOr<noordster::v1::GetTimePathResponse> GetTimePath(
    const Backend& backend, const Call& call, const noordster::v1::GetTimePathRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLAN_READING_H_
