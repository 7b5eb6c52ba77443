// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MEETING_MEETING_COMMANDS_H_
#define NOORDSTER_SERVICES_API_MEETING_MEETING_COMMANDS_H_

#include "absl/status/statusor.h"
#include "noordster/v1/agenda_service.pb.h"
#include "noordster/v1/meeting_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// Requests about meetings, their agendas and ballots as commands. Requests were checked before, so
// nothing here fails.
namespace noordster::api {

absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CreateMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CallMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::MoveMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CancelMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::OpenMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::SuspendMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ResumeMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CloseMeetingRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::PublishDecisionListRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::AdoptMinutesRequest& request,
                                          TextWriter& texts);

absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RequestItemRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::UpdateItemRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::PlaceItemRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RefuseItemRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::MoveItemOnRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::PublishAgendaRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::AskPaperRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::DeliverPaperRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::DispensePaperRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ReleasePaperRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::ImposeItemSecrecyRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::LiftItemSecrecyRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordAttendanceRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::RecordBallotRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MEETING_MEETING_COMMANDS_H_
