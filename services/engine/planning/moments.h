// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PLANNING_MOMENTS_H_
#define NOORDSTER_SERVICES_ENGINE_PLANNING_MOMENTS_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/internal/v1/record.pb.h"

// Days that records wait for, and what is told when they come. Each is told once, at the start of
// its day in the municipality or as soon after as somebody serves. Pure.
namespace noordster::engine {

// The days on which something is to be told of a record: the last day of an open follow-up or
// action, the day on which handing in comes near and the one after the last, and the day on which
// an agenda closes. In their order, each once.
std::vector<std::string> DaysToTell(const noordster::internal::v1::Record& record);

// What is to be told of a record on a day, earlier days first; `today` is the day it is.
std::vector<noordster::internal::v1::MomentCame> MomentsOf(
    const noordster::internal::v1::Record& record, absl::CivilDay today);

// Marks that a moment of a record was told. REQUIRES: it is one of this record.
void MarkTold(const noordster::internal::v1::MomentCame& moment,
              noordster::internal::v1::Record& record);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PLANNING_MOMENTS_H_
