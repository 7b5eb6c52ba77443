// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/plan_reading.h"
#include "services/api/planning/planning_reading.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/calendar/day_properties.h"
#include "services/planning/day_line.h"
#include "services/runtime/planning/situation_records.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using calendar::ParseDate;

// A plan with when its stages were, or are planned.
struct PlanDays {
  v1::Plan plan;
  // In the order of the path; of a stage that was visited again the last visit.
  std::vector<v1::BaselineDeviation> stages;
  bool rests_on_assumption = false;
  int64_t revision = 0;
};

// The planning of a plan; nothing when there is nothing to plan any more.
absl::StatusOr<std::optional<v1::Planning>> ReadPlanning(const Backend& backend, const Call& call,
                                                         const std::string& plan) {
  v1::GetPlanningRequest request;
  request.set_name(absl::StrCat(plan, "/planning"));
  absl::StatusOr<v1::PlanningResponse> planning = GetPlanning(backend, call, request);
  if (planning.ok()) return std::move(*planning->mutable_planning());
  const auto refusal = engine::RefusalOf(planning.status());
  const bool has_ended = refusal.has_value() && refusal->reason() == v1::PLAN_ENDED;
  if (has_ended) return std::nullopt;
  return planning.status();
}

void AddVisit(const v1::TimePathRow& row, std::vector<v1::BaselineDeviation>& stages) {
  auto known = std::find_if(stages.begin(), stages.end(),
                            [&row](const auto& each) { return each.stage() == row.stage(); });
  if (known == stages.end()) known = stages.insert(known, v1::BaselineDeviation());
  known->set_stage(row.stage());
  known->set_display_name(row.display_name());
  const std::string& day =
      row.has_decided_period() ? row.decided_period().earliest() : row.decided_date();
  if (!day.empty()) known->set_actual_date(day);
}

absl::StatusOr<PlanDays> ReadDays(const Backend& backend, const Call& call, const std::string& plan,
                                  int64_t at_least_revision) {
  v1::GetTimePathRequest request;
  request.set_name(plan);
  request.set_at_least_revision(at_least_revision);
  absl::StatusOr<v1::GetTimePathResponse> path = GetTimePath(backend, call, request);
  if (!path.ok()) return path.status();
  PlanDays days;
  days.plan = path->plan();
  days.revision = path->revision();
  for (const v1::TimePathRow& row : path->rows()) AddVisit(row, days.stages);
  absl::StatusOr<std::optional<v1::Planning>> planning = ReadPlanning(backend, call, plan);
  if (!planning.ok()) return planning.status();
  if (!planning->has_value()) return days;
  for (const v1::StageTimes& ahead : (*planning)->stages()) {
    for (v1::BaselineDeviation& stage : days.stages) {
      if (stage.stage() != ahead.stage()) continue;
      // It is to be once more.
      stage.clear_actual_date();
      stage.set_body(ahead.body());
      stage.set_planned_date(ahead.planned().finish_date());
      stage.set_hold(ahead.planned().hold());
      stage.set_because(ahead.planned().because());
    }
    days.rests_on_assumption |= ahead.rests_on_assumption();
  }
  return days;
}

const std::string& DayOfStage(const v1::BaselineDeviation& stage) {
  return stage.actual_date().empty() ? stage.planned_date() : stage.actual_date();
}

absl::StatusOr<v1::Baseline> FindBaseline(const v1::Plan& plan, const std::string& id) {
  for (auto each = plan.baselines().rbegin(); each != plan.baselines().rend(); ++each) {
    if (id.empty() || each->id() == id) return *each;
  }
  const std::string what = id.empty() ? "no baseline" : absl::StrCat("no baseline ", id);
  return engine::Refuse(v1::RESOURCE_NOT_FOUND,
                        absl::StrCat(plan.name(), " has ", what, "; keep one with KeepBaseline"),
                        {{"resource", absl::StrCat(plan.name(), "/baselines/", id)}});
}

// How many working days a stage is later than the baseline says.
absl::Status CountDays(const Backend& backend, const runtime::Reader& reader,
                       v1::CompareBaselineResponse& compared) {
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> last;
  for (const v1::BaselineDeviation& stage : compared.stages()) {
    for (const std::string& date : {stage.baseline_date(), DayOfStage(stage)}) {
      const std::optional<absl::CivilDay> day = ParseDate(date);
      if (!day.has_value()) continue;
      first = std::min(first.value_or(*day), *day);
      last = std::max(last.value_or(*day), *day);
    }
  }
  if (!first.has_value()) return absl::OkStatus();
  const absl::StatusOr<calendar::WorkingDays> working_days =
      runtime::ReadWorkingDays(backend.queries, reader, {*first, *last});
  if (!working_days.ok()) return working_days.status();
  const planning::DayLine days(*working_days);
  for (v1::BaselineDeviation& stage : *compared.mutable_stages()) {
    const std::optional<absl::CivilDay> before = ParseDate(stage.baseline_date());
    const std::optional<absl::CivilDay> now = ParseDate(DayOfStage(stage));
    if (!before.has_value() || !now.has_value()) continue;
    stage.set_working_days(days.Between(planning::DayOf(*before), planning::DayOf(*now)));
  }
  return absl::OkStatus();
}

}  // namespace

void KeepBaseline(const Backend& backend, const Call& call, const v1::KeepBaselineRequest& request,
                  Done<v1::PlanResponse> done) {
  absl::StatusOr<PlanDays> days = ReadDays(backend, call, request.name(), 0);
  if (!days.ok()) {
    done(days.status());
    return;
  }
  TextWriter texts;
  engine::KeepBaseline keep;
  keep.plan = RelativeName(request.name());
  keep.baseline.set_id(request.baseline_id());
  *keep.baseline.mutable_words() = texts.Write(request.reason());
  for (const v1::BaselineDeviation& stage : days->stages) {
    if (DayOfStage(stage).empty()) continue;
    auto& kept = *keep.baseline.add_stages();
    kept.set_stage(stage.stage());
    kept.set_date(DayOfStage(stage));
  }
  Mutate(backend, MakeOrder(call, request, engine::Command(std::move(keep)), texts),
         &v1::PlanResponse::mutable_plan, std::move(done));
}

absl::StatusOr<v1::CompareBaselineResponse> CompareBaseline(
    const Backend& backend, const Call& call, const v1::CompareBaselineRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::StatusOr<PlanDays> days =
      ReadDays(backend, call, request.name(), request.at_least_revision());
  if (!days.ok()) return days.status();
  absl::StatusOr<v1::Baseline> baseline = FindBaseline(days->plan, request.baseline());
  if (!baseline.ok()) return baseline.status();
  v1::CompareBaselineResponse response;
  std::map<std::string, std::string> told;
  for (const v1::BaselineStage& stage : baseline->stages()) told[stage.stage()] = stage.date();
  for (v1::BaselineDeviation& stage : days->stages) {
    stage.set_baseline_date(told[stage.stage()]);
    if (stage.baseline_date().empty() && DayOfStage(stage).empty()) continue;
    *response.add_stages() = std::move(stage);
  }
  *response.mutable_baseline() = *std::move(baseline);
  response.set_rests_on_assumption(days->rests_on_assumption);
  response.set_revision(days->revision);
  const absl::Status counted = CountDays(backend, *reader, response);
  if (!counted.ok()) return counted;
  return response;
}

}  // namespace noordster::api
