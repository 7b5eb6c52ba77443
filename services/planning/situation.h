// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_SITUATION_H_
#define NOORDSTER_SERVICES_PLANNING_SITUATION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"
#include "services/calendar/hand_in.h"
#include "services/planning/problem.h"

// What plans and calendars say on a day, before anything is worked out. A copy of it with something
// changed answers "what if".
namespace noordster::planning {

// An office that papers pass on their way to a body.
struct Office {
  // Id within the body: "secretariaat".
  std::string id;
  calendar::HandInOffice hand_in;
  // Nobody confirmed how long before it wants papers, so neither is what rests on it.
  bool is_assumed = false;
};

// What holds for the meetings of a body in a time.
struct BodySchedule {
  calendar::Period period;
  // Nearest to the meeting first; none: papers come on the day itself.
  std::vector<Office> offices;
  // Which days the offices work: place in Situation::calendars.
  int calendar = 0;
  // How many plans fit on one agenda; 0: nobody said.
  int room = 0;
};

// When a body meets, and until when papers can be handed in.
struct BodyCalendar {
  // Name of the body: "bodies/raad".
  std::string name;
  // Ascending, each day once. Meetings that were cancelled are none.
  std::vector<absl::CivilDay> meetings;
  // None overlaps with another. Papers for a meeting that none is about come on the day itself,
  // which nobody confirmed.
  std::vector<BodySchedule> schedules;
};

// A stage of a plan.
struct PlannedStage {
  // Id within its path.
  std::string id;
  // Place of its body in Situation::bodies; absent: work without a meeting.
  std::optional<int> body;
  // Of work, how long it takes.
  int working_days = 0;
  // What is known or asked of it, as in Activity.
  std::optional<absl::CivilDay> not_before;
  std::optional<absl::CivilDay> no_later_than;
  std::optional<absl::CivilDay> fixed;
  // It is fixed as it stands on the agenda of that meeting.
  bool is_on_agenda = false;
  std::optional<absl::CivilDay> planned;
  std::optional<absl::CivilDay> handed_in;
  std::optional<absl::CivilDay> done;
};

// A plan and the stages of its path, in their order: each begins when the one before it is done.
struct PlannedPlan {
  // "programmes/sterk-voor-noord/plans/jeugd".
  std::string name;
  std::vector<PlannedStage> stages;
};

// A stage of a plan, by their places.
struct StagePlace {
  int plan = 0;
  int stage = 0;

  friend bool operator==(const StagePlace&, const StagePlace&) = default;
};

// A stage comes after another one, of any plans.
struct Dependency {
  StagePlace from;
  StagePlace to;
  LinkKind kind = LinkKind::kFinishToStart;
  int lag = 0;
  LagUnit unit = LagUnit::kCalendarDays;
  bool is_hard = true;
};

struct Situation {
  absl::CivilDay today;
  // The days that are looked at.
  calendar::Period window;
  // Which days organisations work. By the first, working days of plans are counted: work, lags and
  // slack. REQUIRES: there is one.
  std::vector<calendar::OrganisationDays> calendars;
  std::vector<BodyCalendar> bodies;
  std::vector<PlannedPlan> plans;
  std::vector<Dependency> dependencies;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_SITUATION_H_
