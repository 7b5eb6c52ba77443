// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_RECOGNITION_CONVERT_RECOGNITION_H_
#define NOORDSTER_SERVICES_API_RECOGNITION_CONVERT_RECOGNITION_H_

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/recognition.pb.h"
#include "noordster/v1/recognition_service.pb.h"
#include "services/api/convert.h"

// Conversions of recognition rounds.
namespace noordster::api {

// What a client sets.
noordster::internal::v1::Recognition ToRound(const noordster::v1::Recognition& resource,
                                             TextWriter& texts);
noordster::internal::v1::Participant ToParticipant(
    const noordster::v1::Recognition::Participant& participant, TextWriter& texts);
engine::GivenAnswer ToAnswer(const noordster::v1::GivenAnswer& answer, TextWriter& texts);
noordster::internal::v1::Sending ToSending(const noordster::v1::Recognition::Sending& sending,
                                           TextWriter& texts);

void FromRecord(const Record& record, const View& view, noordster::v1::Recognition& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_RECOGNITION_CONVERT_RECOGNITION_H_
