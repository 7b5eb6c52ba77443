// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_SITUATION_RECORDS_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_SITUATION_RECORDS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "noordster/v1/calendar.pb.h"
#include "services/calendar/hand_in.h"
#include "services/planning/situation.h"
#include "services/runtime/queries.h"

namespace noordster::runtime {

// Plans, and what their planning rests on, as a situation and as the records it was made of. Those
// are in the order of the situation.
struct SituationRecords {
  // Reached by all of it; a part can be of a later one.
  int64_t revision = 0;
  planning::Situation situation;
  std::vector<Record> plans;
  // The path versions of the plans, by name.
  std::map<std::string, Record> paths;
  std::vector<Record> bodies;
  // Those of each body.
  std::vector<std::vector<Record>> schedules;
  // Absent: what holds where no calendar was registered.
  std::vector<std::optional<Record>> calendars;
  // Names of the meetings of each body.
  std::vector<std::map<absl::CivilDay, std::string>> meetings;
};

// How long before a day, as it is counted.
calendar::Lead LeadFrom(const noordster::v1::Lead& lead);

// Reads what the planning of running plans rests on, as the reader sees it; plans that ended are
// left out. The stages of a plan are those from its open one on, in the way its path goes on when
// all is well: from each stage with its first outcome that leads to a later one, until the plan is
// carried out.
//
// Where a stage was planned less precisely than a day, it is meant to be in the first meeting of
// those days, and work is meant to be done on the last of them. `from`: the day that is counted
// from, as the reader's today. NOT_FOUND and UNAVAILABLE as Queries.
absl::StatusOr<SituationRecords> ReadSituation(const Queries& queries, const Reader& reader,
                                               std::vector<Record> plans, absl::CivilDay from);

// Likewise of the meetings of one body alone, without plans.
absl::StatusOr<SituationRecords> ReadBodySituation(const Queries& queries, const Reader& reader,
                                                   const std::string& body, absl::CivilDay from);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_SITUATION_RECORDS_H_
