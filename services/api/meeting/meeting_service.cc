// SPDX-License-Identifier: EUPL-1.2
#include "services/api/meeting/meeting_service.h"

#include "services/api/meeting/meeting_commands.h"

namespace noordster::api {

namespace v1 = noordster::v1;

MeetingService::MeetingService(const Backend& backend)
    : RpcService("noordster.v1.MeetingService", backend.entrance) {
  Unary<v1::CreateMeetingRequest, v1::MeetingResponse>(
      "CreateMeeting",
      Acting<v1::CreateMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::GetMeetingRequest, v1::MeetingResponse>(
      "GetMeeting", Getting<v1::GetMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::ListMeetingsRequest, v1::ListMeetingsResponse>(
      "ListMeetings", Listing<v1::ListMeetingsRequest>(backend, Record::kMeeting,
                                                       &v1::ListMeetingsResponse::add_meetings));
  Unary<v1::CallMeetingRequest, v1::MeetingResponse>(
      "CallMeeting",
      Acting<v1::CallMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::MoveMeetingRequest, v1::MeetingResponse>(
      "MoveMeeting",
      Acting<v1::MoveMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::CancelMeetingRequest, v1::MeetingResponse>(
      "CancelMeeting",
      Acting<v1::CancelMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::OpenMeetingRequest, v1::MeetingResponse>(
      "OpenMeeting",
      Acting<v1::OpenMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::SuspendMeetingRequest, v1::MeetingResponse>(
      "SuspendMeeting",
      Acting<v1::SuspendMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::ResumeMeetingRequest, v1::MeetingResponse>(
      "ResumeMeeting",
      Acting<v1::ResumeMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::CloseMeetingRequest, v1::MeetingResponse>(
      "CloseMeeting",
      Acting<v1::CloseMeetingRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::PublishDecisionListRequest, v1::MeetingResponse>(
      "PublishDecisionList",
      Acting<v1::PublishDecisionListRequest>(backend, &v1::MeetingResponse::mutable_meeting));
  Unary<v1::AdoptMinutesRequest, v1::MeetingResponse>(
      "AdoptMinutes",
      Acting<v1::AdoptMinutesRequest>(backend, &v1::MeetingResponse::mutable_meeting));
}

}  // namespace noordster::api
