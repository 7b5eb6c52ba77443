// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_READINGS_H_
#define NOORDSTER_SERVICES_FEED_READINGS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/command.h"
#include "services/feed/filter.h"

namespace noordster::feed {

// What a caller may see at a revision.
struct SightAt {
  std::shared_ptr<const engine::Sight> sight;
  int64_t revision = 0;
  absl::CivilDay day;
};

// Some plans as a caller may see them.
struct PlanPage {
  noordster::v1::StatePage page;
  // Where the next page begins, 150 bytes at most; empty: there is none.
  std::string position;
};

// A plan as a caller may see it; absent when they see nothing of it.
struct PlanSeen {
  std::optional<noordster::v1::PlanState> state;
  bool passes = false;
};

// What streams ask of the layers that know mandates and resources. All of it reads the store, and
// is asked only by threads that may wait for it. Safe from any thread.
class Readings {
 public:
  virtual ~Readings() = default;

  // What a caller may see now, from one revision of the store.
  virtual absl::StatusOr<SightAt> SightNow(const engine::Caller& caller,
                                           const std::string& municipality) const = 0;

  // How plans that pass a filter stand, in the order of their names, from where `position` says or
  // the first; at most `bytes` of them and one more.
  virtual absl::StatusOr<PlanPage> ReadPlans(const engine::Caller& caller,
                                             const std::string& municipality, const Filter& filter,
                                             const std::string& position, size_t bytes) const = 0;

  // How a plan stands, as a caller may see it now, and whether it passes a filter as it stands.
  virtual absl::StatusOr<PlanSeen> ReadPlan(const engine::Caller& caller,
                                            const std::string& municipality, const Filter& filter,
                                            const std::string& plan) const = 0;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_READINGS_H_
