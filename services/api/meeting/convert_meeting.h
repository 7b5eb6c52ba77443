// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MEETING_CONVERT_MEETING_H_
#define NOORDSTER_SERVICES_API_MEETING_CONVERT_MEETING_H_

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/meeting.pb.h"
#include "services/api/convert.h"

// Conversions of meetings, items and versions of agendas.
namespace noordster::api {

// What a client sets.
noordster::internal::v1::Meeting ToMeeting(const noordster::v1::Meeting& resource,
                                           TextWriter& texts);
noordster::internal::v1::MeetingOpening ToOpening(const noordster::v1::Meeting::Opening& opening);
noordster::internal::v1::AgendaItem ToItem(const noordster::v1::AgendaItem& resource,
                                           TextWriter& texts);
noordster::internal::v1::Paper ToPaper(const noordster::v1::AgendaItem::Paper& paper,
                                       TextWriter& texts);
noordster::internal::v1::Attendance ToAttendance(
    const noordster::v1::AgendaItem::Attendance& attendance, TextWriter& texts);
noordster::internal::v1::Ballot ToBallot(const noordster::v1::Ballot& ballot);

void FromRecord(const Record& record, const View& view, noordster::v1::Meeting& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::AgendaItem& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::AgendaVersion& resource);

// What was public of the meeting that the resource names.
void FromPublicState(const engine::PublicState& state, const View& view,
                     noordster::v1::PublicState& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MEETING_CONVERT_MEETING_H_
