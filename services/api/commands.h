// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_COMMANDS_H_
#define NOORDSTER_SERVICES_API_COMMANDS_H_

#include "absl/status/statusor.h"
#include "noordster/v1/mandate_service.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan_service.pb.h"
#include "noordster/v1/programme_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// The command of a request, for every act that is asked in one way or can be drafted. The request
// was checked before; what fails here is what its field rules cannot say.
namespace noordster::api {

absl::StatusOr<engine::Command> CommandOf(const noordster::v1::UpdateMunicipalityRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::PublishPathRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::GrantMandateRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RevokeMandateRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CreatePlanRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CreateNextPlanRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::FreezeVersionRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::HandInPapersRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordOutcomeRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordOutcomesRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::MigratePlanRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::DeferStepRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::SendBackStepRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::WithdrawPlanRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::SettleFollowUpRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ConfirmOutcomeRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CorrectFactsRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ReverseOutcomeRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ImposeSecrecyRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::LiftSecrecyRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ReconsiderDecisionRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_COMMANDS_H_
