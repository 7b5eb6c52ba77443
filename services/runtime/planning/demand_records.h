// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_DEMAND_RECORDS_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_DEMAND_RECORDS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/runtime/planning/situation_records.h"

// What is asked of the planning of plans, as parts of a situation.
namespace noordster::runtime {

// Reads records by their names, in the order of the names.
using GetRecords = absl::FunctionRef<absl::StatusOr<std::vector<std::optional<Record>>>(
    const std::set<std::string>&)>;

// A day of a record. REQUIRES: it is one.
absl::CivilDay DayFrom(const std::string& date);

// What plans are asked to come after, and what that comes after, by name, without themselves;
// limits::kPlansPlannedMax at most.
absl::StatusOr<std::map<std::string, Record>> ReadComeAfter(GetRecords get,
                                                            absl::Span<const Record> plans);

// Adds what a plan asks of its stages.
void AddDemands(const noordster::internal::v1::PlanDemands& demands,
                planning::PlannedPlan& planned);

// Adds what stages come after in other plans and projects; `others` as ReadComeAfter. REQUIRES: the
// plans stand in `read` already.
absl::Status AddDependencies(GetRecords get, const std::map<std::string, Record>& others,
                             SituationRecords& read);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_DEMAND_RECORDS_H_
