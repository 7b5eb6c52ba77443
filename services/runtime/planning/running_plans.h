// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_RUNNING_PLANS_H_
#define NOORDSTER_SERVICES_API_PLANNING_RUNNING_PLANS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/api/backend.h"

namespace noordster::api {

// NOT_FOUND of what a caller may not see: as if it were not there.
absl::Status HiddenAs(const std::string& full);

// Running plans of a programme.
struct RunningPlans {
  std::vector<Record> plans;
  // There are more.
  bool has_more = false;
};

// Reads `most` of them at most, in the order of their stages and ids. REQUIRES: most > 0; the
// reader sees all of the programme.
absl::StatusOr<RunningPlans> ReadRunning(const Backend& backend, const runtime::Reader& reader,
                                         const std::string& programme, size_t most);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_RUNNING_PLANS_H_
