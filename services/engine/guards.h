// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_GUARDS_H_
#define NOORDSTER_SERVICES_ENGINE_GUARDS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/error_reason.pb.h"

namespace noordster::engine {

// What guards look at.
struct GuardFacts {
  const noordster::internal::v1::Plan& plan;
  // The version in question; null while none is frozen.
  const noordster::internal::v1::PlanVersion* version = nullptr;
  // What is confirmed with the outcome.
  const std::vector<std::string>& confirmations;
  // The open step.
  const noordster::internal::v1::Step& step;
  // Day on which the body decides, or would.
  absl::CivilDay decided_day;
  // A reason is given.
  bool reason_given = false;
};

// The guards that bar `outcome` of a plan at `stage`: each with the facts it is about and who can
// lift it, in the order of the path. Refusals and "what can be done now" both rest on this
// function. Reads counters on the plan, never scans. Pure.
std::vector<noordster::v1::Blocker> UnmetGuards(const GuardFacts& facts,
                                                const noordster::internal::v1::Stage& stage,
                                                const noordster::internal::v1::Outcome& outcome);

// The blocker of a stage for which a programme has no body: BODY_MISSING, with the kind of body as
// its subject.
noordster::v1::Blocker BodyMissing(const noordster::internal::v1::Stage& stage);

// BodyMissing of every stage of a path for which a programme has no body, in the order of the path.
std::vector<noordster::v1::Blocker> MissingBodies(const noordster::internal::v1::Record& programme,
                                                  const noordster::internal::v1::PathVersion& path);

// What bars an outcome that leads to a stage for which the programme has no body any more. Refusals
// and "what can be done now" both rest on this function. Pure.
std::optional<noordster::v1::Blocker> MissingBody(const noordster::internal::v1::Record& programme,
                                                  const noordster::internal::v1::PathVersion& path,
                                                  const noordster::internal::v1::Outcome& outcome);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_GUARDS_H_
