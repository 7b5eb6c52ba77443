// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/forecast_records.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/planning/day_line.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using calendar::FormatDate;
using noordster::internal::v1::Forecast;
using noordster::internal::v1::ForecastDeadline;
using noordster::internal::v1::ForecastStage;
using planning::Placement;
using planning::PlannedStage;
using planning::StagePlace;
using planning::StageTimes;
using planning::TimePath;

bool HasDays(const planning::Moment& moment) {
  return moment.state != Placement::State::kOutsideCalendar;
}

const PlannedStage& StageAt(const TimePath& path, StagePlace place) {
  return path.situation()
      .plans[static_cast<size_t>(place.plan)]
      .stages[static_cast<size_t>(place.stage)];
}

std::string MeetingOn(const SituationRecords& records, int body, absl::CivilDay day) {
  const auto& meetings = records.meetings[static_cast<size_t>(body)];
  const auto found = meetings.find(day);
  return found == meetings.end() ? "" : found->second;
}

// Whether a stage is in the first meeting of its body for which papers can still be handed in.
bool IsInFirstMeeting(const TimePath& path, StagePlace place, absl::CivilDay meeting) {
  const std::optional<int> body = StageAt(path, place).body;
  if (!body.has_value()) return false;
  const planning::Situation& situation = path.situation();
  for (const absl::CivilDay day : situation.bodies[static_cast<size_t>(*body)].meetings) {
    if (day < situation.today) continue;
    const std::optional<planning::Moment> moment = path.MeetingOf(*body, day);
    if (moment.has_value() && moment->start >= situation.today) return day == meeting;
  }
  return false;
}

// What holds a stage where it is planned: the stage it waits for, and so on, until one that could
// not be earlier whatever it waits for.
struct Reason {
  StagePlace stage;
  v1::Moment::Hold hold = v1::Moment::HOLD_UNSPECIFIED;
};

Reason ReasonOf(const TimePath& path, StagePlace place) {
  while (true) {
    const planning::Moment planned = path.PlannedOf(place);
    if (!planned.because.has_value()) {
      return {place, HoldFrom(StageAt(path, place), planned.hold)};
    }
    if (HasDays(planned) && IsInFirstMeeting(path, place, planned.finish)) {
      return {place, v1::Moment::CALENDAR};
    }
    place = *planned.because;
  }
}

// How much later a plan can be with its target still in time; absent: nothing can be said. That is
// the least slack of the stages before the target. Of an open stage that is the target itself, it
// is how long its papers can still wait, and nothing once they were handed in.
std::optional<int> SlackOf(const TimePath& path, StagePlace target,
                           const std::vector<StageTimes>& times) {
  if (target.stage == 0) {
    const std::optional<planning::Moment>& latest = times.front().latest;
    const bool waits =
        !StageAt(path, target).handed_in.has_value() && latest.has_value() && HasDays(*latest);
    if (!waits) return std::nullopt;
    return path.days().Between(planning::DayOf(path.situation().today),
                               planning::DayOf(latest->start));
  }
  std::optional<int> least;
  for (int i = 0; i < target.stage; ++i) {
    const std::optional<int> slack = times[static_cast<size_t>(i)].slack_working_days;
    if (slack.has_value() && (!least.has_value() || *slack < *least)) least = slack;
  }
  return least;
}

v1::TargetOutlook::Standing StandingOf(const StageTimes& last, absl::CivilDay by,
                                       std::optional<int> slack) {
  if (!HasDays(last.earliest) || last.earliest.finish > by) return v1::TargetOutlook::OUT_OF_REACH;
  if (!HasDays(last.planned) || last.planned.finish > by) return v1::TargetOutlook::AT_RISK;
  const bool is_tight = slack.has_value() && *slack <= limits::kNearWorkingDays;
  return is_tight ? v1::TargetOutlook::AT_RISK : v1::TargetOutlook::IN_TIME;
}

void AddTarget(const TimePath& path, StagePlace place, const std::vector<StageTimes>& times,
               Forecast& forecast) {
  const PlannedStage& stage = StageAt(path, place);
  const StageTimes& last = times[static_cast<size_t>(place.stage)];
  v1::TargetOutlook& target = *forecast.mutable_target();
  target.set_stage(stage.id);
  target.set_no_later_than(FormatDate(*stage.no_later_than));
  const std::optional<int> slack = SlackOf(path, place, times);
  target.set_standing(StandingOf(last, *stage.no_later_than, slack));
  if (HasDays(last.planned)) target.set_date(FormatDate(last.planned.finish));
  const auto [first, hold] = ReasonOf(path, place);
  target.set_hold(hold);
  if (first != place) {
    const auto& plan = path.situation().plans[static_cast<size_t>(first.plan)];
    target.set_because(absl::StrCat(plan.name, "/stages/", StageAt(path, first).id));
  }
  if (slack.has_value()) target.set_slack_working_days(*slack);
  if (last.slack_meetings.has_value()) target.set_slack_meetings(*last.slack_meetings);
}

void AddHandIn(const SituationRecords& records, const TimePath& path, StagePlace open,
               const planning::Moment& planned, Forecast& forecast) {
  const PlannedStage& stage = StageAt(path, open);
  // Where no office takes papers, none are missed.
  if (!HasDays(planned) || planned.offices.empty()) return;
  ForecastDeadline& deadline = *forecast.mutable_hand_in();
  deadline.set_meeting(MeetingOn(records, *stage.body, planned.finish));
  deadline.set_stage(stage.id);
  deadline.set_meeting_date(FormatDate(planned.finish));
  deadline.set_date(FormatDate(planned.start));
  const planning::Day near =
      path.days().Plus(planning::DayOf(planned.start), -limits::kNearWorkingDays);
  deadline.set_near_date(FormatDate(planning::CivilDayOf(near)));
}

}  // namespace

v1::Moment::Hold HoldFrom(const PlannedStage& stage, planning::Hold::Kind hold) {
  using Kind = planning::Hold::Kind;
  switch (hold) {
    case Kind::kToday:
      return v1::Moment::TODAY;
    case Kind::kNotBefore:
      return v1::Moment::ASKED;
    case Kind::kFixed:
      return stage.is_on_agenda ? v1::Moment::AGENDA : v1::Moment::ASKED;
    case Kind::kPlanned:
      return v1::Moment::PLANNED_DATE;
    case Kind::kNoLaterThan:
      return v1::Moment::TARGET;
    case Kind::kDone:
      return v1::Moment::DONE;
    case Kind::kLink:
      return v1::Moment::OTHER_STAGE;
    default:
      return v1::Moment::CALENDAR;
  }
}

Forecast ForecastOf(const SituationRecords& records, const TimePath& path, int plan) {
  Forecast forecast;
  const std::vector<StageTimes> times = path.TimesOf(plan);
  for (size_t i = 0; i < times.size(); ++i) {
    const StagePlace place{plan, static_cast<int>(i)};
    const PlannedStage& stage = StageAt(path, place);
    if (stage.no_later_than.has_value()) AddTarget(path, place, times, forecast);
    const planning::Moment& planned = times[i].planned;
    // Work that waits for nobody would be on another day every day.
    if (!HasDays(planned) || !stage.body.has_value()) continue;
    ForecastStage& told = *forecast.add_stages();
    told.set_stage(stage.id);
    told.set_date(FormatDate(planned.finish));
    told.set_state(ForecastStage::PLANNED);
    told.set_rests_on_assumption(times[i].rests_on_assumption);
    told.set_body(records.bodies[static_cast<size_t>(*stage.body)].name());
    if (!planned.offices.empty()) told.set_hand_in_date(FormatDate(planned.start));
  }
  if (forecast.stages().empty() && !forecast.has_target()) return {};
  AddHandIn(records, path, {plan, 0}, times.front().planned, forecast);
  return forecast;
}

Forecast ClosingsOf(const SituationRecords& records, const TimePath& path, int body) {
  Forecast forecast;
  const planning::Situation& situation = path.situation();
  for (const absl::CivilDay meeting : situation.bodies[static_cast<size_t>(body)].meetings) {
    if (meeting < situation.today) continue;
    const std::optional<planning::Moment> moment = path.MeetingOf(body, meeting);
    if (!moment.has_value() || moment->offices.empty()) continue;
    const absl::CivilDay last = moment->offices.front().day;
    if (last < situation.today || last > situation.today + limits::kClosingsAheadDays) continue;
    ForecastDeadline& deadline = *forecast.add_closings();
    deadline.set_meeting(MeetingOn(records, body, meeting));
    deadline.set_meeting_date(FormatDate(meeting));
    deadline.set_date(FormatDate(last));
  }
  return forecast;
}

}  // namespace noordster::runtime
