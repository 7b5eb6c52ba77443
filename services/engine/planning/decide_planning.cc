// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/planning/moments.h"
#include "services/engine/refusal.h"
#include "services/engine/standing.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::Forecast;
using noordster::internal::v1::ForecastDeadline;
using noordster::internal::v1::ForecastStage;
using noordster::internal::v1::MomentCame;
using noordster::internal::v1::Plan;
using noordster::v1::TargetOutlook;

const ForecastStage* StageIn(const Forecast& forecast, const std::string& stage) {
  const auto found = std::find_if(forecast.stages().begin(), forecast.stages().end(),
                                  [&stage](const auto& each) { return each.stage() == stage; });
  return found == forecast.stages().end() ? nullptr : &*found;
}

// The same but for how often it was told otherwise.
bool SaysTheSame(const ForecastStage& a, const ForecastStage& b) {
  return a.body() == b.body() && a.hand_in_date() == b.hand_in_date() && a.date() == b.date() &&
         a.state() == b.state();
}

bool SaysTheSame(const Forecast& a, const Forecast& b) {
  return a.SerializeAsString() == b.SerializeAsString();
}

// A stage after what was told of it before.
ForecastStage Following(const ForecastStage* before, ForecastStage stage) {
  if (before == nullptr) return stage;
  stage.set_sequence(before->sequence() + (SaysTheSame(*before, stage) ? 0 : 1));
  return stage;
}

// What became of a stage that is ahead no more: a body said something of it, or it was passed over.
ForecastStage Left(const ForecastStage& before, const Plan& plan) {
  ForecastStage left = before;
  left.clear_hand_in_date();
  const auto said = std::find_if(plan.stage_outcomes().begin(), plan.stage_outcomes().end(),
                                 [&](const auto& each) { return each.stage() == before.stage(); });
  if (said == plan.stage_outcomes().end()) {
    left.set_state(ForecastStage::DROPPED);
    return left;
  }
  left.set_state(ForecastStage::DONE);
  if (said->decision() == LastDecisionOf(plan) && !plan.last_decided_date().empty()) {
    left.set_date(plan.last_decided_date());
  }
  return left;
}

// Keeps who was told of a last day that stays the same.
void KeepTold(const ForecastDeadline& before, ForecastDeadline& deadline) {
  const bool is_same = before.meeting() == deadline.meeting() &&
                       before.stage() == deadline.stage() && before.date() == deadline.date();
  if (!is_same) return;
  deadline.set_near_told(before.near_told());
  deadline.set_told(before.told());
}

// What was worked out, after what was told before. `plan`: of the forecast; null: it is of a body.
Forecast Following(const Forecast& before, const Forecast& made, const Plan* plan) {
  Forecast next = made;
  if (next.has_target()) {
    // It goes down from day to day, which nobody has to be told.
    next.mutable_target()->clear_slack_working_days();
    next.mutable_target()->clear_slack_meetings();
  }
  next.clear_stages();
  for (const ForecastStage& stage : before.stages()) {
    if (plan == nullptr || StageIn(made, stage.stage()) != nullptr) continue;
    const bool was_ahead = stage.state() == ForecastStage::PLANNED;
    *next.add_stages() = was_ahead ? Following(&stage, Left(stage, *plan)) : stage;
  }
  for (const ForecastStage& stage : made.stages()) {
    *next.add_stages() = Following(StageIn(before, stage.stage()), stage);
  }
  if (next.has_hand_in() && before.has_hand_in()) {
    KeepTold(before.hand_in(), *next.mutable_hand_in());
  }
  for (ForecastDeadline& closing : *next.mutable_closings()) {
    for (const ForecastDeadline& known : before.closings()) KeepTold(known, closing);
  }
  return next;
}

// Whether the papers that a deadline is about are still waited for.
bool IsWaitedFor(const State& state, const Record& plan, const ForecastDeadline& deadline) {
  const auto& stored = plan.plan();
  if (stored.open_step() == 0 || stored.stage() != deadline.stage()) return false;
  const Record* const step = state.Find(StepName(plan.name(), stored.open_step()));
  return step != nullptr && step->step().papers_date().empty();
}

// Adds what is to be told of a record today.
void AddMoments(const Case& now, const Record& record, Decision& decision) {
  for (MomentCame& moment : MomentsOf(record, now.context.today)) {
    *decision.events.emplace_back().mutable_moment_came() = std::move(moment);
  }
}

// Whether a target is reached otherwise than was told.
bool IsTurned(const Forecast& before, const Forecast& next) {
  if (!next.has_target()) return false;
  const TargetOutlook& target = next.target();
  const TargetOutlook& known = before.target();
  return !before.has_target() || known.stage() != target.stage() ||
         known.no_later_than() != target.no_later_than() || known.date() != target.date() ||
         known.standing() != target.standing();
}

void AddTurned(const Forecast& before, const MakeForecast& command, Decision& decision) {
  auto& turned = *decision.events.emplace_back().mutable_target_turned();
  turned.set_plan(command.owner);
  TargetOutlook& target = *turned.mutable_target();
  target = command.made.target();
  if (before.target().stage() == target.stage()) target.set_from_date(before.target().date());
  if (const ForecastStage* const stage = StageIn(command.made, target.stage())) {
    turned.set_body(stage->body());
  }
}

// The last stage that is ahead; null: none is.
const ForecastStage* LastMeeting(const Forecast& forecast) {
  const ForecastStage* last = nullptr;
  for (const ForecastStage& stage : forecast.stages()) {
    if (stage.state() == ForecastStage::PLANNED) last = &stage;
  }
  return last;
}

// Says that the last meeting of a plan was told to be on another day.
void AddMoved(const Forecast& before, const Forecast& next,
              noordster::internal::v1::ForecastMade& made) {
  const ForecastStage* const last = LastMeeting(next);
  const ForecastStage* const known = last == nullptr ? nullptr : StageIn(before, last->stage());
  if (known == nullptr || known->state() != ForecastStage::PLANNED) return;
  if (known->date() == last->date()) return;
  made.set_moved_stage(last->stage());
  made.set_from_date(known->date());
  made.set_date(last->date());
  made.set_body(last->body());
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const KeepBaseline& command) {
  const absl::StatusOr<const Record*> found = RequireRunningPlan(now, command.plan);
  if (!found.ok()) return found.status();
  const auto& kept = (*found)->plan().baselines();
  const std::string& id = command.baseline.id();
  if (std::any_of(kept.begin(), kept.end(), [&id](const auto& each) { return each.id() == id; })) {
    return Refuse(noordster::v1::RESOURCE_EXISTS,
                  absl::StrCat(command.plan, " has a baseline ", id, " already; choose another id"),
                  {{"resource", command.plan}});
  }
  if (kept.size() >= limits::kBaselinesMax) {
    return RefuseLimit(command.plan, limits::kBaselinesMax, "baselines",
                       "compare with those that are there");
  }
  Decision decision;
  decision.resource = command.plan;
  auto& event = *decision.events.emplace_back().mutable_baseline_kept();
  event.set_plan(command.plan);
  *event.mutable_baseline() = command.baseline;
  event.mutable_baseline()->set_time_micros(now.context.now_micros);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const MakeForecast& command) {
  Decision decision;
  decision.resource = command.owner;
  const Record* const owner = now.state.Find(command.owner);
  if (owner == nullptr) return decision;
  const std::string name = ForecastName(command.owner);
  const Record* const record = now.state.Find(name);
  const Forecast before = record == nullptr ? Forecast() : record->forecast();
  const Plan* const plan = owner->has_plan() ? &owner->plan() : nullptr;
  if (SaysTheSame(before, Following(before, command.made, plan))) return decision;
  Record told;
  if (record != nullptr) told = *record;
  // What was to be told of a day that came is told before the day goes.
  const bool is_waited_for =
      plan == nullptr || !before.has_hand_in() || IsWaitedFor(now.state, *owner, before.hand_in());
  if (record != nullptr && is_waited_for) AddMoments(now, *record, decision);
  for (const Event& event : decision.events) MarkTold(event.moment_came(), told);
  const Forecast next = Following(told.forecast(), command.made, plan);
  noordster::internal::v1::ForecastMade made;
  made.set_forecast(name);
  *made.mutable_made() = next;
  const bool is_turned = IsTurned(before, next);
  if (!is_turned) AddMoved(before, next, made);
  *decision.events.emplace_back().mutable_forecast_made() = std::move(made);
  if (is_turned) AddTurned(before, command, decision);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const TellMoment& command) {
  Decision decision;
  const Record* const record = now.state.Find(command.timed);
  const bool is_action = KindOf(command.timed) == Record::kAction;
  decision.resource = is_action ? command.timed : std::string(ParentOf(command.timed));
  if (record == nullptr) return decision;
  const Record* const owner = now.state.Find(decision.resource);
  const bool is_waited_for = !record->forecast().has_hand_in() || owner == nullptr ||
                             IsWaitedFor(now.state, *owner, record->forecast().hand_in());
  if (is_waited_for) {
    AddMoments(now, *record, decision);
    return decision;
  }
  // Nobody waits for those papers any more, and the planning was not worked out since.
  auto& event = *decision.events.emplace_back().mutable_forecast_made();
  event.set_forecast(command.timed);
  *event.mutable_made() = record->forecast();
  event.mutable_made()->clear_hand_in();
  return decision;
}

}  // namespace noordster::engine
