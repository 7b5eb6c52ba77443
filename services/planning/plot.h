// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_PLOT_H_
#define NOORDSTER_SERVICES_PLANNING_PLOT_H_

#include <optional>
#include <vector>

#include "services/calendar/day_properties.h"
#include "services/calendar/hand_in.h"
#include "services/planning/problem.h"
#include "services/planning/situation.h"

namespace noordster::planning {

// The way back from numbers to a situation.
struct Plot {
  // The number of the first activity of each plan; those of its other stages follow.
  std::vector<int> first_activities;
  // Until when papers for a meeting are handed in.
  struct HandIn {
    // Place among the schedules of its body; absent: none is about it.
    std::optional<int> schedule;
    // The last day of each office of that.
    std::vector<calendar::HandInDay> offices;
  };
  // By row, which is the place of the body, and by meeting of the row.
  std::vector<std::vector<HandIn>> hand_ins;

  int ActivityOf(StagePlace stage) const {
    return first_activities[static_cast<size_t>(stage.plan)] + stage.stage;
  }
  StagePlace StageOf(int activity) const;
};

// A situation in numbers, and the way back.
struct Plotted {
  Problem problem;
  Plot plot;
};

// The meetings of a body, with until when papers for each are handed in.
struct PlottedBody {
  MeetingRow row;
  std::vector<Plot::HandIn> hand_ins;
};

// `days`: of each calendar of the situation. A meeting whose hand-in days cannot be counted within
// the window is left out, as nobody could say whether it can be made. Where a schedule wants papers
// for a meeting before those for the meeting before it, both are wanted then. REQUIRES: places are
// there, days of a body ascend.
Plotted PlotOf(const Situation& situation, const std::vector<calendar::WorkingDays>& days);
PlottedBody PlotBody(const BodyCalendar& body, const std::vector<calendar::WorkingDays>& days);

// Stages that come after one another in a circle, the first of them first; empty when there is
// none. REQUIRES: as PlotOf.
std::vector<StagePlace> FindCircle(const Situation& situation);

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_PLOT_H_
