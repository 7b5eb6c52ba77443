// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROGRAMME_CONVERT_PROGRAMME_H_
#define NOORDSTER_SERVICES_API_PROGRAMME_CONVERT_PROGRAMME_H_

#include "noordster/v1/partner.pb.h"
#include "noordster/v1/programme_service.pb.h"
#include "noordster/v1/project.pb.h"
#include "noordster/v1/status.pb.h"
#include "services/api/convert.h"

// What belongs to a programme, from requests to commands and from records to resources. Requests
// were checked before, so nothing here fails.
namespace noordster::api {

Record ToRecord(const noordster::v1::Programme& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Challenge& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Goal& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Partner& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Covenant& resource, TextWriter& texts);
noordster::internal::v1::Project ToProject(const noordster::v1::Project& resource,
                                           TextWriter& texts);

void FromRecord(const Record& record, const View& view, noordster::v1::Programme& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Challenge& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Goal& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Partner& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Covenant& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Project& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::ProjectUpdate& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Assessment& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROGRAMME_CONVERT_PROGRAMME_H_
