// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_STANDING_H_
#define NOORDSTER_SERVICES_ENGINE_STANDING_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"

// Which decisions on a plan stand. Those of 0.1 say nothing about it, and all stand.
namespace noordster::engine {

// Number of the latest decision that stands; 0: none does.
inline int32_t LastDecisionOf(const noordster::internal::v1::Plan& plan) {
  return plan.has_last_decision() ? plan.last_decision() : plan.decisions();
}

// Whether a decision stands.
inline bool Stands(const noordster::internal::v1::Decision& decision) {
  return decision.state() != noordster::v1::Decision::REVERSED;
}

// Why a decision holds no more, to follow on its name: "was reversed"; empty: it holds.
inline absl::string_view WhyHoldsNoMore(const noordster::internal::v1::Decision& decision) {
  if (!Stands(decision)) return "was reversed";
  return decision.state() == noordster::v1::Decision::REPLACED ? "was replaced" : "";
}

// How a decision stood before another took its place: one that a source told was never confirmed.
inline noordster::v1::Decision::State StateBeforeReplacement(
    const noordster::internal::v1::Decision& decision) {
  return decision.confirm_time_micros() > 0 ? noordster::v1::Decision::CONFIRMED
                                            : noordster::v1::Decision::RECORDED;
}

// The first and the last day on which it can have been decided: one day, but for what a source says
// less precisely.
inline const std::string& EarliestDecided(const noordster::internal::v1::Decision& decision) {
  return decision.has_decided_period() ? decision.decided_period().earliest()
                                       : decision.decided_date();
}
inline const std::string& LatestDecided(const noordster::internal::v1::Decision& decision) {
  return decision.has_decided_period() ? decision.decided_period().latest()
                                       : decision.decided_date();
}

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_STANDING_H_
