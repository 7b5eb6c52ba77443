// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_INDICATOR_INDICATOR_COMMANDS_H_
#define NOORDSTER_SERVICES_API_INDICATOR_INDICATOR_COMMANDS_H_

#include "noordster/v1/indicator_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// Requests about indicators as commands. Fields were checked before but for what goes together:
// INVALID_ARGUMENT.
namespace noordster::api {

absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CreateIndicatorRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::UpdateIndicatorRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordMeasurementsRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_INDICATOR_INDICATOR_COMMANDS_H_
