// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_RUNNING_PLANS_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_RUNNING_PLANS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/runtime/queries.h"

namespace noordster::runtime {

// Running plans of a programme.
struct RunningPlans {
  std::vector<Record> plans;
  // There are more.
  bool has_more = false;
};

// Reads `most` of them at most, in the order of their stages and ids. REQUIRES: most > 0; the
// reader sees all of the programme.
absl::StatusOr<RunningPlans> ReadRunning(const Queries& queries, const Reader& reader,
                                         const std::string& programme, size_t most);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_RUNNING_PLANS_H_
