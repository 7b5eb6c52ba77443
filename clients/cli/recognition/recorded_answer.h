// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RECOGNITION_RECORDED_ANSWER_H_
#define NOORDSTER_CLIENTS_CLI_RECOGNITION_RECORDED_ANSWER_H_

#include <vector>

#include "noordster/v1/plan.pb.h"
#include "noordster/v1/recognition.pb.h"
#include "noordster/v1/recognition_service.pb.h"

// What lets a table of answers be imported again after answers were added to it.
namespace noordster::cli {

// Whether an answer is in a round already: of the same participant, on the same day, of the same
// kind, with the same words and the same remarks in the same order. `remarks`: those on the plan in
// the order of their numbers. Pure.
bool IsRecorded(const v1::GivenAnswer& answer, const v1::Recognition& round,
                const std::vector<v1::FollowUp>& remarks);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RECOGNITION_RECORDED_ANSWER_H_
