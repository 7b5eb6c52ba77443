// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/planning_reading.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/api/planning/planning_picture.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/runtime/planning/running_plans.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using calendar::FormatDate;
using planning::StagePlace;
using planning::TimePath;

// How many are told when nobody says how many.
constexpr int kReachableMeetings = 6;

absl::Status NothingToPlan(const std::string& full) {
  return engine::Refuse(
      v1::PLAN_ENDED,
      absl::StrCat(full, " has ended or is being carried out, so there is nothing to plan"),
      {{"resource", full}});
}

// A plan of which the reader sees where it stands.
absl::StatusOr<Record> ReadPlan(const Backend& backend, const runtime::Reader& reader,
                                const std::string& relative) {
  absl::StatusOr<runtime::Records> found = backend.queries.GetOne(reader, relative);
  if (!found.ok()) return found.status();
  const std::string full = FullName(reader.municipality, relative);
  if (!reader.sight.SeesAllOf(relative)) return HiddenAs(full);
  Record plan = *std::move(found->records[0]);
  if (plan.plan().stage().empty()) return NothingToPlan(full);
  return plan;
}

// What a request is about: a picture of one plan, and the stage that is asked about.
struct PlanQuestion {
  PlanningPicture picture;
  StagePlace target;
  // With what is supposed, and the target when one is given.
  planning::Situation situation;
};

// The day that a request counts from.
template <typename Request>
absl::CivilDay CountedFrom(const Backend& backend, const runtime::Reader& reader,
                           const Request& request) {
  return calendar::ParseDate(request.from_date()).value_or(backend.queries.Today(reader));
}

absl::Status SupposeAll(const std::vector<planning::Change>& changes,
                        planning::Situation& situation) {
  for (size_t i = 0; i < changes.size(); ++i) {
    const absl::Status supposed = planning::Suppose(changes[i], situation);
    if (supposed.ok()) continue;
    return engine::RefuseFields(v1::INVALID_FIELD,
                                {engine::Violation(absl::StrCat("suppositions[", i, "]"),
                                                   std::string(supposed.message()))});
  }
  return absl::OkStatus();
}

// Whether the first plan of a picture is the one that was asked for: it has nothing to plan, and
// what it comes after is there alone.
bool IsOf(const PlanningPicture& picture, const std::string& plan) {
  return !picture.records().plans.empty() && picture.records().plans[0].name() == plan;
}

// Without what the plan itself asks.
void DropTarget(planning::Situation& situation) {
  for (planning::PlannedStage& stage : situation.plans[0].stages) stage.no_later_than.reset();
}

absl::Status SetTarget(const v1::PlanningTarget& target, StagePlace stage,
                       planning::Situation& situation) {
  DropTarget(situation);
  const std::optional<absl::CivilDay> by = calendar::ParseDate(target.no_later_than());
  const absl::Status set = planning::Suppose(planning::TargetSet{stage, *by}, situation);
  if (set.ok()) return set;
  return engine::RefuseFields(
      v1::INVALID_FIELD, {engine::Violation("target.no_later_than", std::string(set.message()))});
}

// A question about one plan, with the stage it names.
template <typename Request>
absl::StatusOr<PlanQuestion> ReadQuestion(const Backend& backend, const runtime::Reader& reader,
                                          const Request& request, const std::string& relative) {
  std::string stage;
  absl::string_view field = "stage";
  bool is_asked = true;
  if constexpr (requires { request.target(); }) {
    stage = request.target().stage();
    field = "target.stage";
    is_asked = request.has_target();
  } else {
    stage = request.stage();
  }
  absl::StatusOr<Record> plan = ReadPlan(backend, reader, relative);
  if (!plan.ok()) return plan.status();
  const std::string demanded = plan->plan().demands().target_stage();
  std::vector<Record> plans;
  plans.push_back(*std::move(plan));
  absl::StatusOr<PlanningPicture> picture = PlanningPicture::Read(
      backend, reader, std::move(plans), CountedFrom(backend, reader, request));
  if (!picture.ok()) return picture.status();
  if (!IsOf(*picture, relative)) {
    return NothingToPlan(FullName(reader.municipality, relative));
  }
  absl::Status supposed = CheckSupposed(backend, reader, request.suppositions());
  if (!supposed.ok()) return supposed;
  // Of a stage that is over nothing is asked any more.
  for (const planning::PlannedStage& ahead : picture->records().situation.plans[0].stages) {
    if (!is_asked && ahead.id == demanded) stage = demanded;
  }
  const absl::StatusOr<StagePlace> target = picture->TargetOf(0, stage, field);
  if (!target.ok()) return target.status();
  const absl::StatusOr<std::vector<planning::Change>> changes =
      picture->ChangesOf(request.suppositions(), 0);
  if (!changes.ok()) return changes.status();
  planning::Situation situation = picture->records().situation;
  supposed = SupposeAll(*changes, situation);
  if (!supposed.ok()) return supposed;
  return PlanQuestion{*std::move(picture), *target, std::move(situation)};
}

void FillPlanning(const PlanQuestion& question, const TimePath& path, v1::Planning& filled) {
  const PlanningPicture& picture = question.picture;
  const Record& plan = picture.records().plans[0];
  filled.set_name(absl::StrCat(picture.view().Name(plan.name()), "/planning"));
  filled.set_title(picture.view().Text(plan.plan().title()));
  filled.set_today(FormatDate(path.situation().today));
  const std::vector<planning::StageTimes> times = path.TimesOf(0);
  for (size_t i = 0; i < times.size(); ++i) {
    picture.FillTimes(path, {0, static_cast<int>(i)}, times[i], *filled.add_stages());
    if (times[i].rests_on_assumption) filled.set_rests_on_assumption(true);
  }
  for (const StagePlace& stage : path.CriticalPath(question.target)) {
    filled.add_critical_stages(picture.NameOf(stage));
  }
  std::optional<v1::PlanningConflict> conflict = picture.ConflictOf(path);
  if (conflict.has_value()) *filled.mutable_conflict() = *std::move(conflict);
}

// Whether a plan makes a meeting, as it is planned, and when its stages must be for that.
void FillReachable(const PlanQuestion& question, absl::CivilDay meeting,
                   v1::ReachableMeeting& filled) {
  planning::Situation situation = question.situation;
  DropTarget(situation);
  auto& stages = situation.plans[0].stages;
  stages[static_cast<size_t>(question.target.stage)].no_later_than = meeting;
  const std::optional<int> body = stages[static_cast<size_t>(question.target.stage)].body;
  const TimePath path(std::move(situation));
  const std::vector<planning::StageTimes> times = path.TimesOf(0);
  const planning::StageTimes& target = times[static_cast<size_t>(question.target.stage)];
  filled.set_date(FormatDate(meeting));
  filled.set_reachable(target.planned.state == planning::Placement::State::kPlaced &&
                       target.planned.finish <= meeting);
  for (int i = 0; i <= question.target.stage; ++i) {
    question.picture.FillTimes(path, {0, i}, times[static_cast<size_t>(i)], *filled.add_stages());
  }
  const auto& meetings = question.picture.records().meetings[static_cast<size_t>(*body)];
  if (const auto found = meetings.find(meeting); found != meetings.end()) {
    filled.set_meeting(question.picture.view().Name(found->second));
  }
  std::optional<v1::PlanningConflict> conflict = question.picture.ConflictOf(path);
  if (conflict.has_value()) *filled.mutable_conflict() = *std::move(conflict);
}

}  // namespace

absl::Status CheckNoCircle(const Backend& backend, const runtime::Reader& reader,
                           const std::string& plan,
                           const noordster::internal::v1::PlanDemands& demands) {
  if (demands.dependencies().empty()) return absl::OkStatus();
  absl::StatusOr<runtime::Records> found =
      backend.queries.Get(reader, std::vector<std::string>{plan});
  if (!found.ok()) return found.status();
  if (!found->records[0].has_value()) return absl::OkStatus();
  Record asked = *std::move(found->records[0]);
  *asked.mutable_plan()->mutable_demands() = demands;
  std::vector<Record> plans;
  plans.push_back(std::move(asked));
  const absl::StatusOr<runtime::SituationRecords> read = runtime::ReadSituation(
      backend.queries, reader, std::move(plans), backend.queries.Today(reader));
  if (!read.ok()) return read.status();
  if (read->circle.empty()) return absl::OkStatus();
  std::vector<std::string> circle = read->circle;
  circle.push_back(circle.front());
  return engine::RefuseFields(
      v1::REFERENCE_UNFIT,
      {engine::Violation("plan.demands.dependencies",
                         absl::StrCat("leads in a circle, so that none can be first: ",
                                      absl::StrJoin(circle, " before ")))});
}

absl::StatusOr<v1::PlanningResponse> GetPlanning(const Backend& backend, const Call& call,
                                                 const v1::GetPlanningRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string relative = RelativeName(request.name());
  const std::string plan = relative.substr(0, relative.rfind('/'));
  absl::StatusOr<PlanQuestion> question = ReadQuestion(backend, *reader, request, plan);
  if (!question.ok()) return question.status();
  if (request.has_target()) {
    absl::Status set = SetTarget(request.target(), question->target, question->situation);
    if (!set.ok()) return set;
  }
  const planning::PlannedStage& target =
      question->situation.plans[0].stages[static_cast<size_t>(question->target.stage)];
  const TimePath path(question->situation);
  v1::PlanningResponse response;
  FillPlanning(*question, path, *response.mutable_planning());
  if (target.no_later_than.has_value()) {
    v1::PlanningTarget& filled = *response.mutable_planning()->mutable_target();
    filled.set_stage(target.id);
    filled.set_no_later_than(FormatDate(*target.no_later_than));
  }
  response.set_revision(question->picture.records().revision);
  return response;
}

absl::StatusOr<v1::FindReachableMeetingsResponse> FindReachableMeetings(
    const Backend& backend, const Call& call, const v1::FindReachableMeetingsRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::StatusOr<PlanQuestion> question =
      ReadQuestion(backend, *reader, request, RelativeName(request.parent()));
  if (!question.ok()) return question.status();
  v1::FindReachableMeetingsResponse response;
  response.set_revision(question->picture.records().revision);
  const planning::Situation& situation = question->situation;
  const planning::PlannedStage& target =
      situation.plans[0].stages[static_cast<size_t>(question->target.stage)];
  if (!target.body.has_value()) return response;
  const int most = request.most() == 0 ? kReachableMeetings : request.most();
  for (const absl::CivilDay meeting :
       situation.bodies[static_cast<size_t>(*target.body)].meetings) {
    if (meeting < situation.today || response.meetings_size() == most) continue;
    FillReachable(*question, meeting, *response.add_meetings());
  }
  return response;
}

absl::StatusOr<v1::ComparePlanningResponse> ComparePlanning(
    const Backend& backend, const Call& call, const v1::ComparePlanningRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string relative = RelativeName(request.parent());
  const bool is_one_plan = engine::KindOf(relative) == Record::kPlan;
  runtime::RunningPlans running;
  if (is_one_plan) {
    absl::StatusOr<Record> plan = ReadPlan(backend, *reader, relative);
    if (!plan.ok()) return plan.status();
    running.plans.push_back(*std::move(plan));
  } else {
    absl::Status exist = CheckExist(backend, *reader, {request.parent()});
    if (!exist.ok()) return exist;
    if (!reader->sight.SeesAllOf(relative)) return HiddenAs(request.parent());
    absl::StatusOr<runtime::RunningPlans> read =
        runtime::ReadRunning(backend.queries, *reader, relative, limits::kPlansPlannedMax);
    if (!read.ok()) return read.status();
    running = *std::move(read);
  }
  absl::StatusOr<PlanningPicture> picture = PlanningPicture::Read(
      backend, *reader, std::move(running.plans), CountedFrom(backend, *reader, request));
  if (!picture.ok()) return picture.status();
  if (is_one_plan && !IsOf(*picture, relative)) return NothingToPlan(request.parent());
  absl::Status supposed = CheckSupposed(backend, *reader, request.suppositions());
  if (!supposed.ok()) return supposed;
  const std::optional<int> plan = is_one_plan ? std::optional<int>(0) : std::nullopt;
  const absl::StatusOr<std::vector<planning::Change>> changes =
      picture->ChangesOf(request.suppositions(), plan);
  if (!changes.ok()) return changes.status();
  planning::Situation before = picture->records().situation;
  if (request.has_target()) {
    if (!is_one_plan) {
      return engine::RefuseFields(
          v1::INVALID_FIELD,
          {engine::Violation("target", "is of one plan: name it as parent, or leave it out")});
    }
    const absl::StatusOr<StagePlace> target =
        picture->TargetOf(0, request.target().stage(), "target.stage");
    if (!target.ok()) return target.status();
    absl::Status set = SetTarget(request.target(), *target, before);
    if (!set.ok()) return set;
  }
  planning::Situation after = before;
  supposed = SupposeAll(*changes, after);
  if (!supposed.ok()) return supposed;
  const TimePath path_before(std::move(before));
  const TimePath path_after(std::move(after));
  v1::ComparePlanningResponse response;
  for (const planning::Difference& difference : planning::Compare(path_before, path_after)) {
    v1::PlanningDifference& told = *response.add_differences();
    const auto& compared = picture->records().plans[static_cast<size_t>(difference.stage.plan)];
    told.set_plan(picture->view().Name(compared.name()));
    picture->FillTimes(path_before, difference.stage, difference.before, *told.mutable_before());
    picture->FillTimes(path_after, difference.stage, difference.after, *told.mutable_after());
    if (difference.working_days.has_value()) told.set_working_days(*difference.working_days);
    if (difference.meetings.has_value()) told.set_meetings(*difference.meetings);
  }
  std::optional<v1::PlanningConflict> conflict = picture->ConflictOf(path_after);
  if (conflict.has_value()) *response.mutable_conflict() = *std::move(conflict);
  response.set_has_more(running.has_more);
  response.set_revision(picture->records().revision);
  return response;
}

}  // namespace noordster::api
