// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALENDAR_CONVERT_CALENDAR_H_
#define NOORDSTER_SERVICES_API_CALENDAR_CONVERT_CALENDAR_H_

#include "noordster/v1/calendar.pb.h"
#include "services/api/convert.h"

// Calendars and schedules, from requests to records and back. Requests were checked before, so
// nothing here fails.
namespace noordster::api {

Record ToRecord(const noordster::v1::Calendar& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Schedule& resource, TextWriter& texts);

void FromRecord(const Record& record, const View& view, noordster::v1::Calendar& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Schedule& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALENDAR_CONVERT_CALENDAR_H_
