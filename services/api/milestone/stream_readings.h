// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MILESTONE_STREAM_READINGS_H_
#define NOORDSTER_SERVICES_API_MILESTONE_STREAM_READINGS_H_

#include <string>

#include "services/feed/readings.h"
#include "services/runtime/queries.h"

namespace noordster::api {

// What streams ask of mandates and plans, from queries, which outlive it.
class StreamReadings final : public feed::Readings {
 public:
  explicit StreamReadings(const runtime::Queries& queries) : queries_(queries) {}

  absl::StatusOr<feed::SightAt> SightNow(const engine::Caller& caller,
                                         const std::string& municipality) const override;
  absl::StatusOr<feed::PlanPage> ReadPlans(const engine::Caller& caller,
                                           const std::string& municipality,
                                           const feed::Filter& filter, const std::string& position,
                                           size_t bytes) const override;
  absl::StatusOr<feed::PlanSeen> ReadPlan(const engine::Caller& caller,
                                          const std::string& municipality,
                                          const feed::Filter& filter,
                                          const std::string& plan) const override;

 private:
  const runtime::Queries& queries_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MILESTONE_STREAM_READINGS_H_
