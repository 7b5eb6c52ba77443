// SPDX-License-Identifier: EUPL-1.2
#include "services/api/meeting/agenda_service.h"

#include "services/api/meeting/meeting_commands.h"

namespace noordster::api {

namespace v1 = noordster::v1;

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
  Unary<v1::RecordAttendanceRequest, v1::AgendaItemResponse>(
      "RecordAttendance",
      Acting<v1::RecordAttendanceRequest>(backend, &v1::AgendaItemResponse::mutable_item));
  Unary<v1::RecordBallotRequest, v1::AgendaItemResponse>(
      "RecordBallot",
      Acting<v1::RecordBallotRequest>(backend, &v1::AgendaItemResponse::mutable_item));
}

}  // namespace noordster::api
