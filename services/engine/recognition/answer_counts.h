// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_RECOGNITION_ANSWER_COUNTS_H_
#define NOORDSTER_SERVICES_ENGINE_RECOGNITION_ANSWER_COUNTS_H_

#include "noordster/internal/v1/recognition.pb.h"
#include "noordster/v1/recognition.pb.h"

// What the answers in a recognition round come to. Pure.
namespace noordster::engine {

// The answer of a participant that counts: the last one in time; null when none was. Silence is
// never recognition.
const noordster::internal::v1::Answer* CountingAnswer(
    const noordster::internal::v1::Participant& participant);

noordster::v1::Recognition::Counts CountAnswers(const noordster::internal::v1::Recognition& round);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_RECOGNITION_ANSWER_COUNTS_H_
