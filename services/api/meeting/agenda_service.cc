// SPDX-License-Identifier: EUPL-1.2
#include "services/api/meeting/agenda_service.h"

#include <vector>

#include "services/api/meeting/meeting_commands.h"
#include "services/calendar/date.h"

namespace noordster::api {

namespace v1 = noordster::v1;

namespace {

absl::StatusOr<v1::PublicStateResponse> GetPublicState(const Backend& backend, const Call& call,
                                                       const v1::GetPublicStateRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  // Dates of this form order as text.
  if (request.date() > calendar::FormatDate(backend.queries.Today(*reader))) {
    return engine::RefuseFields(
        v1::INVALID_FIELD,
        {engine::Violation("date", "lies ahead: give today, or a day before it")});
  }
  const absl::StatusOr<runtime::PublicStateAt> found =
      backend.queries.PublicStateOf(*reader, RelativeName(request.name()), request.date());
  if (!found.ok()) return found.status();
  const engine::PublicState& state = found->state;
  std::vector<const google::protobuf::Message*> messages;
  if (state.agenda.has_value()) messages.push_back(&*state.agenda);
  if (state.decision_list.has_value()) messages.push_back(&*state.decision_list);
  for (const engine::PublicPaper& each : state.papers) messages.push_back(&each.paper);
  const absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(*reader, messages);
  if (!texts.ok()) return texts.status();
  v1::PublicStateResponse response;
  response.set_revision(found->revision);
  response.mutable_public_state()->set_meeting(request.name());
  response.mutable_public_state()->set_date(request.date());
  FromPublicState(state, {reader->municipality, *texts}, *response.mutable_public_state());
  return response;
}

}  // namespace

AgendaService::AgendaService(const Backend& backend)
    : RpcService("noordster.v1.AgendaService", backend.entrance) {
  Unary<v1::RequestItemRequest, v1::AgendaItemResponse>(
      "RequestItem",
      Acting<v1::RequestItemRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::UpdateItemRequest, v1::AgendaItemResponse>(
      "UpdateItem", Acting<v1::UpdateItemRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::GetItemRequest, v1::AgendaItemResponse>(
      "GetItem", Getting<v1::GetItemRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::ListItemsRequest, v1::ListItemsResponse>(
      "ListItems", Listing<v1::ListItemsRequest>(backend, Record::kAgendaItem,
                                                 &v1::ListItemsResponse::add_items));
  Unary<v1::PlaceItemRequest, v1::AgendaItemResponse>(
      "PlaceItem", Acting<v1::PlaceItemRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::RefuseItemRequest, v1::AgendaItemResponse>(
      "RefuseItem", Acting<v1::RefuseItemRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::MoveItemOnRequest, v1::AgendaItemResponse>(
      "MoveItemOn", Acting<v1::MoveItemOnRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::PublishAgendaRequest, v1::AgendaVersionResponse>(
      "PublishAgenda", Acting<v1::PublishAgendaRequest>(
                           backend, &v1::AgendaVersionResponse::mutable_agenda_version));
  Unary<v1::GetAgendaVersionRequest, v1::AgendaVersionResponse>(
      "GetAgendaVersion", Getting<v1::GetAgendaVersionRequest>(
                              backend, &v1::AgendaVersionResponse::mutable_agenda_version));
  Unary<v1::ListAgendaVersionsRequest, v1::ListAgendaVersionsResponse>(
      "ListAgendaVersions",
      Listing<v1::ListAgendaVersionsRequest>(backend, Record::kAgendaVersion,
                                             &v1::ListAgendaVersionsResponse::add_agenda_versions));
  Unary<v1::AskPaperRequest, v1::AgendaItemResponse>(
      "AskPaper", Acting<v1::AskPaperRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::DeliverPaperRequest, v1::AgendaItemResponse>(
      "DeliverPaper",
      Acting<v1::DeliverPaperRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::DispensePaperRequest, v1::AgendaItemResponse>(
      "DispensePaper",
      Acting<v1::DispensePaperRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  AddPublicity(backend);
  Unary<v1::RecordAttendanceRequest, v1::AgendaItemResponse>(
      "RecordAttendance",
      Acting<v1::RecordAttendanceRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::RecordBallotRequest, v1::AgendaItemResponse>(
      "RecordBallot",
      Acting<v1::RecordBallotRequest>(backend, &v1::AgendaItemResponse::mutable_item));
}

void AgendaService::AddPublicity(const Backend& backend) {
  Unary<v1::ReleasePaperRequest, v1::AgendaItemResponse>(
      "ReleasePaper",
      Acting<v1::ReleasePaperRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::ImposeItemSecrecyRequest, v1::AgendaItemResponse>(
      "ImposeItemSecrecy",
      Acting<v1::ImposeItemSecrecyRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::LiftItemSecrecyRequest, v1::AgendaItemResponse>(
      "LiftItemSecrecy",
      Acting<v1::LiftItemSecrecyRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::GetPublicStateRequest, v1::PublicStateResponse>(
      "GetPublicState", [backend](const Call& call, const v1::GetPublicStateRequest& request,
                                  const Done<v1::PublicStateResponse>& done) {
        done(GetPublicState(backend, call, request));
      });
}

}  // namespace noordster::api
