// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_INDICATOR_CONVERT_INDICATOR_H_
#define NOORDSTER_SERVICES_API_INDICATOR_CONVERT_INDICATOR_H_

#include "noordster/v1/indicator.pb.h"
#include "services/api/convert.h"

// Areas, indicators and what was measured, from requests to commands and from records to resources.
// Requests were checked before, so nothing here fails.
namespace noordster::api {

Record ToRecord(const noordster::v1::Area& resource, TextWriter& texts);
noordster::internal::v1::Indicator ToIndicator(const noordster::v1::Indicator& resource,
                                               TextWriter& texts);
noordster::internal::v1::Measurement ToMeasurement(const noordster::v1::Measurement& resource,
                                                   TextWriter& texts);

void FromRecord(const Record& record, const View& view, noordster::v1::Area& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Indicator& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Series& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_INDICATOR_CONVERT_INDICATOR_H_
