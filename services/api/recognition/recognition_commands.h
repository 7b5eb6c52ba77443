// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_RECOGNITION_RECOGNITION_COMMANDS_H_
#define NOORDSTER_SERVICES_API_RECOGNITION_RECOGNITION_COMMANDS_H_

#include "absl/status/statusor.h"
#include "noordster/v1/recognition_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// Requests about recognition rounds as commands. Requests were checked before, so nothing here
// fails.
namespace noordster::api {

absl::StatusOr<engine::Command> CommandOf(const noordster::v1::OpenRecognitionRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::AddParticipantsRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ExtendRecognitionRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordAnswersRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordSendingRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_RECOGNITION_RECOGNITION_COMMANDS_H_
