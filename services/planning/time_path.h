// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_PLANNING_TIME_PATH_H_
#define NOORDSTER_SERVICES_PLANNING_TIME_PATH_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"
#include "services/calendar/hand_in.h"
#include "services/planning/conflict.h"
#include "services/planning/day_line.h"
#include "services/planning/living_schedule.h"
#include "services/planning/passes.h"
#include "services/planning/plot.h"
#include "services/planning/situation.h"

namespace noordster::planning {

// One moment of a stage, with the reason for it.
struct Moment {
  Placement::State state = Placement::State::kPlaced;
  // kLink: see `because`.
  Hold::Kind hold = Hold::Kind::kCalendar;
  // The stage that holds it; absent unless `hold` is kLink.
  std::optional<StagePlace> because;
  // When papers are handed in or work starts, and when the body meets or work is done. Not set when
  // it is outside the calendar.
  absl::CivilDay start;
  absl::CivilDay finish;
  // Place among the schedules of its body of the one that is about the meeting; absent: none is, or
  // it needs no meeting, was handed in or is done.
  std::optional<int> schedule;
  // The last day of each office of that schedule, nearest to the meeting first, each with its
  // reason.
  std::vector<calendar::HandInDay> offices;
};

// When a stage can be, is meant to be, and must be.
struct StageTimes {
  // As soon as everything before it allows.
  Moment earliest;
  // When somebody means it to be, or as soon after as everything before it, as planned, allows.
  Moment planned;
  // As late as everything after it allows; absent unless a fixed or last day asks for it.
  std::optional<Moment> latest;
  // The last day on which it can be finished so that what comes after it is in time, whether its
  // body meets then or not; absent with `latest`.
  std::optional<absl::CivilDay> last_finish;
  // Slack (speling) of what is planned: working days until `last_finish`, or until its papers have
  // to be in when something waits for that, and meetings of its body until the latest; negative:
  // too late. Absent with `latest`; meetings also for what needs none.
  std::optional<int> slack_working_days;
  std::optional<int> slack_meetings;
  // The meeting after the earliest one; absent: the calendar has none, or it needs none.
  std::optional<absl::CivilDay> next_meeting;
  // Nobody confirmed how long before its meetings papers are wanted, or before those of a stage it
  // waits for or that is to be in time after it.
  bool rests_on_assumption = false;
};

// A situation, worked out, and kept true when a body meets on other days. What is const is safe
// from any thread while nothing else runs.
class TimePath {
 public:
  // REQUIRES: FindCircle of the situation is empty, places are there, days of a body ascend.
  explicit TimePath(Situation situation);

  const Situation& situation() const { return situation_; }
  const DayLine& days() const { return schedule_.days(); }

  // A body meets on these days, ascending. Only what depends on them is worked out again; returns
  // the plans with another day, ascending.
  std::vector<int> ReplaceMeetings(int body, std::vector<absl::CivilDay> meetings);

  // Of a plan, by stage.
  std::vector<StageTimes> TimesOf(int plan) const;

  // When a stage is planned.
  Moment PlannedOf(StagePlace stage) const;

  // A meeting of a body, as what is only handed in for it; absent: it does not meet on that day, or
  // nobody can count until when papers are handed in.
  std::optional<Moment> MeetingOf(int body, absl::CivilDay day) const;

  // The stages that hold one where it is at the earliest, the first of them first, itself last:
  // what has to go faster for it to be earlier.
  std::vector<StagePlace> CriticalPath(StagePlace stage) const;

  // Why something has no place; absent when everything has one. Stages are its activities
  // (StageOf), links past those of the paths are the dependencies (DependencyOf).
  std::optional<Conflict> FindConflict() const;
  StagePlace StageOf(int activity) const { return plot_.StageOf(activity); }
  // Place of a dependency in the situation. REQUIRES: the link is none of a path.
  int DependencyOf(int link) const;

 private:
  StageTimes TimesOfStage(StagePlace stage) const;
  Moment MomentOf(int activity, const Placement& placement, int Link::*holds) const;

  bool IsAssumed(int activity, const Placement& placement) const;
  // Which activities go by assumed lead times: their own, those of what they wait for, and those of
  // what has to be in time after them.
  std::vector<bool> Assumed() const;

  const Problem& problem() const { return schedule_.problem(); }
  // A situation in numbers, with the days it is counted by.
  struct Counted {
    Situation situation;
    std::vector<calendar::WorkingDays> working_days;
    Plotted plotted;
  };
  static Counted Count(Situation situation);
  explicit TimePath(Counted counted);

  Situation situation_;
  // By calendar of the situation.
  std::vector<calendar::WorkingDays> working_days_;
  Plot plot_;
  LivingSchedule schedule_;
  // By activity.
  std::vector<bool> assumed_;
};

}  // namespace noordster::planning

#endif  // NOORDSTER_SERVICES_PLANNING_TIME_PATH_H_
