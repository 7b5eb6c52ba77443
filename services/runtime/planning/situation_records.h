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
#include "services/calendar/day_properties.h"
#include "services/calendar/hand_in.h"
#include "services/planning/situation.h"
#include "services/runtime/queries.h"

namespace noordster::runtime {

// That a plan stands on the agenda of a meeting.
struct OnAgenda {
  std::string meeting;
  absl::CivilDay day;
  // The agenda was published.
  bool is_published = false;
};

// Plans, and what their planning rests on, as a situation and as the records it was made of. Those
// are in the order of the situation.
struct SituationRecords {
  // Reached by all of it; a part can be of a later one.
  int64_t revision = 0;
  planning::Situation situation;
  // Stages that come after one another in a circle, as names of plans, "/stages/" and ids, the
  // first of them first; empty: none do. They are not held to it.
  std::vector<std::string> circle;
  std::vector<Record> plans;
  // Where the open stage of each plan stands on an agenda.
  std::vector<std::optional<OnAgenda>> on_agendas;
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
// left out. Behind them come the plans and projects that they are asked to come after, and so on,
// limits::kPlansPlannedMax more at most; a project has the stages "start" and "end", and of a plan
// that ended, or whose stage is over, there is that stage alone. The stages of a plan are those
// from its open one on, in the way its path goes on when all is well: from each stage with its
// first outcome that leads to a later one, until the plan is carried out.
//
// Where a stage was planned less precisely than a day, it is meant to be in the first meeting of
// those days, and work is meant to be done on the last of them. A stage that stands on the agenda
// of a meeting of its body is in that one. `from`: the day that is counted
// from, as the reader's today. NOT_FOUND and UNAVAILABLE as Queries.
absl::StatusOr<SituationRecords> ReadSituation(const Queries& queries, const Reader& reader,
                                               std::vector<Record> plans, absl::CivilDay from);

// When a body meets.
struct MeetingDays {
  int64_t revision = 0;
  // Names of the meetings.
  std::map<absl::CivilDay, std::string> meetings;
};

// Reads on which days a body meets in a window. Errors as Queries.
absl::StatusOr<MeetingDays> ReadMeetingDays(const Queries& queries, const Reader& reader,
                                            const std::string& body,
                                            const calendar::Period& window);

// The working days of plans in a window. Errors as Queries.
absl::StatusOr<calendar::WorkingDays> ReadWorkingDays(const Queries& queries, const Reader& reader,
                                                      const calendar::Period& window);

// Likewise of the meetings of one body alone, without plans.
absl::StatusOr<SituationRecords> ReadBodySituation(const Queries& queries, const Reader& reader,
                                                   const std::string& body, absl::CivilDay from);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_SITUATION_RECORDS_H_
