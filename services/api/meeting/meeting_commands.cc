// SPDX-License-Identifier: EUPL-1.2
#include "services/api/meeting/meeting_commands.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/meeting/convert_meeting.h"

namespace noordster::api {

namespace v1 = noordster::v1;

absl::StatusOr<engine::Command> CommandOf(const v1::CreateMeetingRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::PlanMeeting{
      absl::StrCat(RelativeName(request.parent()), "/meetings/", request.meeting_id()),
      ToMeeting(request.meeting(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::CallMeetingRequest& request, TextWriter&) {
  return engine::Command(engine::CallMeeting{RelativeName(request.name()), request.call_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::MoveMeetingRequest& request, TextWriter&) {
  return engine::Command(
      engine::MoveMeeting{RelativeName(request.name()), request.date(), request.start_time()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::CancelMeetingRequest& request, TextWriter&) {
  return engine::Command(engine::TurnMeeting{RelativeName(request.name()), v1::Meeting::CANCELLED});
}

absl::StatusOr<engine::Command> CommandOf(const v1::OpenMeetingRequest& request, TextWriter&) {
  return engine::Command(
      engine::OpenMeeting{RelativeName(request.name()), ToOpening(request.opening())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::SuspendMeetingRequest& request, TextWriter&) {
  return engine::Command(engine::TurnMeeting{RelativeName(request.name()), v1::Meeting::SUSPENDED,
                                             request.resume_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ResumeMeetingRequest& request, TextWriter&) {
  return engine::Command(engine::TurnMeeting{RelativeName(request.name()), v1::Meeting::OPEN});
}

absl::StatusOr<engine::Command> CommandOf(const v1::CloseMeetingRequest& request, TextWriter&) {
  return engine::Command(engine::TurnMeeting{RelativeName(request.name()), v1::Meeting::HELD});
}

absl::StatusOr<engine::Command> CommandOf(const v1::PublishDecisionListRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::PublishDecisionList{
      RelativeName(request.name()), request.decision_list().published_date(),
      texts.Write(request.decision_list().source())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::AdoptMinutesRequest& request, TextWriter&) {
  return engine::Command(
      engine::AdoptMinutes{RelativeName(request.name()), RelativeName(request.meeting())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RequestItemRequest& request,
                                          TextWriter& texts) {
  return engine::Command(
      engine::RequestItem{RelativeName(request.parent()), ToItem(request.item(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::UpdateItemRequest& request, TextWriter& texts) {
  return engine::Command(
      engine::UpdateItem{RelativeName(request.name()), ToItem(request.item(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::PlaceItemRequest& request, TextWriter&) {
  return engine::Command(engine::PlaceItem{RelativeName(request.name()), v1::AgendaItem::PLACED});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RefuseItemRequest& request, TextWriter&) {
  return engine::Command(engine::PlaceItem{RelativeName(request.name()), v1::AgendaItem::REFUSED});
}

absl::StatusOr<engine::Command> CommandOf(const v1::MoveItemOnRequest& request, TextWriter&) {
  return engine::Command(engine::PlaceItem{RelativeName(request.name()), v1::AgendaItem::MOVED_ON,
                                           RelativeName(request.meeting())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::PublishAgendaRequest& request, TextWriter&) {
  engine::PublishAgenda command;
  command.meeting = RelativeName(request.name());
  command.items.assign(request.items().begin(), request.items().end());
  command.audience = request.audience();
  command.published_date = request.published_date();
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::AskPaperRequest& request, TextWriter& texts) {
  return engine::Command(
      engine::AskPaper{RelativeName(request.name()), ToPaper(request.paper(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::DeliverPaperRequest& request, TextWriter&) {
  return engine::Command(engine::DeliverPaper{RelativeName(request.name()), request.paper_id(),
                                              request.delivered_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::DispensePaperRequest& request, TextWriter&) {
  return engine::Command(engine::DispensePaper{RelativeName(request.name()), request.paper_id()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ReleasePaperRequest& request, TextWriter&) {
  return engine::Command(engine::ReleasePaper{RelativeName(request.name()), request.paper_id(),
                                              request.released_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::ImposeItemSecrecyRequest& request,
                                          TextWriter&) {
  return engine::Command(engine::ImposeItemSecrecy{
      RelativeName(request.name()), request.paper_id(), request.ground(),
      RelativeName(request.body()), request.imposed_date(), RelativeName(request.lifter())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::LiftItemSecrecyRequest& request, TextWriter&) {
  return engine::Command(engine::LiftItemSecrecy{RelativeName(request.name()), request.paper_id(),
                                                 request.lifted_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordAttendanceRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::RecordAttendance{RelativeName(request.name()),
                                                  ToAttendance(request.attendance(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordBallotRequest& request, TextWriter&) {
  return engine::Command(
      engine::RecordBallot{RelativeName(request.name()), ToBallot(request.ballot())});
}

}  // namespace noordster::api
