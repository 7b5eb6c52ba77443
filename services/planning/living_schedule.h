// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_LIVING_SCHEDULE_H_
#define NOORDSTER_SERVICES_PLANNING_LIVING_SCHEDULE_H_

#include <set>
#include <vector>

#include "services/planning/day_line.h"
#include "services/planning/network.h"
#include "services/planning/passes.h"
#include "services/planning/problem.h"

namespace noordster::planning {

// The earliest, planned and latest days of everything, kept true when a meeting moves: only what
// depends on what changed is worked out again. Not to be used from several threads at once.
class LivingSchedule {
 public:
  // What a change came to.
  struct Outcome {
    // Activities with another earliest, planned or latest placement, ascending.
    std::vector<int> changed;
    // Placements that were worked out.
    int worked_out = 0;
  };

  // REQUIRES: the links of the problem have no circle.
  LivingSchedule(Problem problem, DayLine days);

  const Problem& problem() const { return problem_; }
  const Network& network() const { return network_; }
  const DayLine& days() const { return days_; }
  // By number of the activity.
  const std::vector<Placement>& earliest() const { return earliest_; }
  const std::vector<Placement>& planned() const { return planned_; }
  const std::vector<Room>& rooms() const { return rooms_; }

  // The body of a row meets on other days.
  Outcome ReplaceRow(int row, MeetingRow meetings);
  // Something else is known or asked of an activity, which keeps its row.
  Outcome ReplaceActivity(int number, Activity activity);

 private:
  // What is to be worked out again, by place in the order of the network.
  struct Open {
    std::set<int> forward;
    std::set<int> backward;
  };

  void OpenForRow(int row, const MeetingRow& before, Open& open) const;
  // Places an activity anew, as early as it can be or as it is planned; whether it changed.
  bool Replace(int number, Forward forward);
  Outcome WorkOut(Open open);

  Problem problem_;
  const DayLine days_;
  const Network network_;
  // Activities by their row.
  std::vector<std::vector<int>> by_row_;
  std::vector<Placement> earliest_;
  std::vector<Placement> planned_;
  std::vector<Room> rooms_;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_LIVING_SCHEDULE_H_
