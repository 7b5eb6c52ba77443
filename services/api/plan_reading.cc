// SPDX-License-Identifier: EUPL-1.2
#include "services/api/plan_reading.h"

#include <algorithm>
#include <map>
#include <utility>

#include "services/engine/authorization/approvals.h"
#include "services/engine/guards.h"
#include "services/engine/migration.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"
#include "services/engine/recognition/recognition_parts.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// A plan with the records around it, all at one revision, and their texts.
struct PlanPicture {
  int64_t revision = 0;
  Record plan;
  Record path_version;
  std::vector<Record> others;
  runtime::Texts texts;
  v1::PathDefinition definition;
  // Definitions of the path versions it was on before, by relative name.
  std::map<std::string, v1::PathDefinition> earlier_definitions;
};

// Reads a plan, its path and the records `names_of` asks for. Reads again when the plan changed in
// between, so that everything is of one revision.
template <typename NamesOf>
absl::StatusOr<PlanPicture> ReadPicture(const Backend& backend, const runtime::Reader& reader,
                                        const std::string& name, NamesOf names_of) {
  absl::StatusOr<runtime::Records> found = backend.queries.GetWhole(reader, name);
  while (found.ok()) {
    const Record& plan = *found->records[0];
    std::vector<std::string> names = {name, plan.plan().path_version()};
    for (std::string& other : names_of(plan)) names.push_back(std::move(other));
    absl::StatusOr<runtime::Records> all = backend.queries.Get(reader, names);
    if (!all.ok()) return all.status();
    if (!all->records[0].has_value() || all->records[0]->revision() != plan.revision()) {
      found = backend.queries.GetWhole(reader, name);
      continue;
    }
    PlanPicture picture;
    picture.revision = all->revision;
    picture.plan = *std::move(all->records[0]);
    if (all->records[1].has_value()) picture.path_version = *std::move(all->records[1]);
    for (size_t i = 2; i < all->records.size(); ++i) {
      if (all->records[i].has_value()) picture.others.push_back(*std::move(all->records[i]));
    }
    std::vector<const google::protobuf::Message*> messages = {&picture.plan, &picture.path_version};
    for (const Record& other : picture.others) {
      // Nothing that is answered about a plan shows the texts of its programme.
      if (!other.has_programme()) messages.push_back(&other);
    }
    absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(reader, messages);
    if (!texts.ok()) return texts.status();
    picture.texts = *std::move(texts);
    const View view{reader.municipality, picture.texts};
    picture.definition = DefinitionOf(picture.path_version, view);
    for (const Record& other : picture.others) {
      if (!other.has_path_version()) continue;
      picture.earlier_definitions[other.name()] = DefinitionOf(other, view);
    }
    return picture;
  }
  return found.status();
}

std::string StageDisplayName(const v1::PathDefinition& definition, const std::string& id) {
  for (const v1::Stage& stage : definition.stages()) {
    if (stage.id() == id) return stage.display_name();
  }
  return "";
}

std::string OutcomeDisplayName(const v1::PathDefinition& definition, const std::string& stage_id,
                               const std::string& id) {
  for (const v1::Stage& stage : definition.stages()) {
    if (stage.id() != stage_id) continue;
    for (const v1::Outcome& outcome : stage.outcomes()) {
      if (outcome.id() == id) return outcome.display_name();
    }
  }
  return "";
}

// The follow-ups of a plan that are open, in the order of their numbers.
std::vector<std::string> OpenFollowUps(const Record& plan) {
  std::vector<int32_t> numbers;
  for (const auto* open : {&plan.plan().open_remarks(), &plan.plan().open_conditions(),
                           &plan.plan().open_consolidations()}) {
    numbers.insert(numbers.end(), open->begin(), open->end());
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::string> names;
  names.reserve(numbers.size());
  for (const int32_t number : numbers) {
    names.push_back(engine::FollowUpName(plan.name(), number));
  }
  return names;
}

// The latest visits of a plan: steps and the decisions that closed them, with the path versions it
// was on before.
std::vector<std::string> Visits(const Record& plan) {
  std::vector<std::string> names;
  for (const auto& migration : plan.plan().migrations()) {
    names.push_back(migration.path_version());
  }
  const int32_t first = std::max(1, plan.plan().steps() - limits::kTimePathVisitsMax + 1);
  for (int32_t step = first; step <= plan.plan().steps(); ++step) {
    names.push_back(engine::StepName(plan.name(), step));
  }
  // No step has more than one decision, so these are those of the steps above and earlier ones.
  const int32_t decisions = plan.plan().decisions();
  for (int32_t number = std::max(1, decisions - limits::kTimePathVisitsMax + 1);
       number <= decisions; ++number) {
    names.push_back(engine::DecisionName(plan.name(), number));
  }
  return names;
}

void AddNeeds(const engine::OutcomeNeeds& needs, v1::Option& option) {
  if (needs.reason) option.add_needs("reason");
  if (needs.remarks) option.add_needs("remarks");
  if (needs.conditions) option.add_needs("conditions");
  if (needs.due_date) option.add_needs("due_date");
  if (needs.minority_view) option.add_needs("minority_view");
}

// What an outcome about the latest version needs; remarks that came with a recognition round need
// not be given again.
engine::OutcomeNeeds NeedsOf(const PlanPicture& picture,
                             const noordster::internal::v1::Stage& stage,
                             const noordster::internal::v1::Outcome& outcome) {
  engine::OutcomeNeeds needs = engine::NeedsOf(outcome);
  for (const Record& other : picture.others) {
    if (!other.has_recognition() || !engine::BroughtRemarks(other.recognition())) continue;
    const bool has_remarks =
        engine::Concludes(stage, outcome, picture.plan.plan().versions(), other.recognition());
    needs.remarks = needs.remarks && !has_remarks;
  }
  return needs;
}

// What could be recorded as decided today.
void AddOptions(const PlanPicture& picture, absl::CivilDay today,
                v1::GetOptionsResponse& response) {
  const auto& plan = picture.plan.plan();
  const auto* stage = engine::FindStage(picture.path_version.path_version(), plan.stage());
  if (stage == nullptr) return;
  const noordster::internal::v1::PlanVersion* latest = nullptr;
  const noordster::internal::v1::Step* step = nullptr;
  for (const Record& other : picture.others) {
    if (other.has_plan_version()) latest = &other.plan_version();
    if (other.has_step()) step = &other.step();
  }
  if (step == nullptr) return;
  const std::vector<std::string> nothing_confirmed;
  const engine::GuardFacts facts{plan, latest, nothing_confirmed, *step, today};
  for (const auto& outcome : stage->outcomes()) {
    v1::Option& option = *response.add_options();
    option.set_outcome(outcome.id());
    option.set_display_name(OutcomeDisplayName(picture.definition, stage->id(), outcome.id()));
    option.set_kind(outcome.kind());
    option.set_effect(outcome.effect());
    option.set_next(outcome.next());
    option.set_next_display_name(StageDisplayName(picture.definition, outcome.next()));
    option.set_approvals(engine::ApprovalsAt(*stage, v1::Mandate::RECORD_OUTCOME));
    AddNeeds(NeedsOf(picture, *stage, outcome), option);
    // A source will do as well.
    if (stage->in_meeting()) option.add_needs("agenda_item");
    for (v1::Blocker& blocker : engine::UnmetGuards(facts, *stage, outcome)) {
      *option.add_blockers() = std::move(blocker);
    }
    for (const Record& other : picture.others) {
      if (!other.has_programme()) continue;
      auto missing = engine::MissingBody(other, picture.path_version.path_version(), outcome);
      if (missing.has_value()) *option.add_blockers() = *std::move(missing);
    }
  }
}

// The row of a stage: planned date, and for a visit what came of it.
v1::TimePathRow& AddRow(const v1::Stage& stage, const v1::Plan& plan,
                        v1::GetTimePathResponse& response) {
  v1::TimePathRow& row = *response.add_rows();
  row.set_stage(stage.id());
  row.set_display_name(stage.display_name());
  for (const v1::PlannedDate& planned : plan.planned_dates()) {
    if (planned.stage() != stage.id()) continue;
    *row.mutable_planned() = planned.date();
    row.set_proposed(planned.proposed());
  }
  return row;
}

// The path a step was on: that of the plan, unless it was migrated since.
const v1::PathDefinition& DefinitionFor(const PlanPicture& picture, const Record& step) {
  const auto earlier = picture.earlier_definitions.find(step.step().path_version());
  return earlier == picture.earlier_definitions.end() ? picture.definition : earlier->second;
}

void FillVisit(const PlanPicture& picture, const Record& step, const View& view,
               v1::TimePathRow& row) {
  row.set_step(step.step().number());
  row.set_current(step.step().number() == picture.plan.plan().open_step());
  for (const Record& other : picture.others) {
    if (!other.has_decision() || other.decision().step() != step.step().number()) continue;
    const auto& decision = other.decision();
    row.set_decided_date(decision.decided_date());
    if (decision.has_decided_period()) {
      *row.mutable_decided_period() = FromVagueDate(decision.decided_period(), view);
    }
    row.set_outcome(
        OutcomeDisplayName(DefinitionFor(picture, step), decision.stage(), decision.outcome()));
    row.set_kind(decision.kind());
    row.set_effect(decision.effect());
    row.set_manner(decision.manner());
    row.set_state(decision.state() == v1::Decision::STATE_UNSPECIFIED ? v1::Decision::RECORDED
                                                                      : decision.state());
  }
}

// Visits of a plan by the stage that each is at on the path it is on now; "" for stages of earlier
// paths that have no place there.
std::map<std::string, std::vector<const Record*>> VisitsByStage(const PlanPicture& picture) {
  std::map<std::string, std::vector<const Record*>> visits;
  for (const Record& record : picture.others) {
    // Nobody treated the plan in a step that lapsed.
    if (!record.has_step() || record.step().state() == v1::Step::LAPSED_WITH_REVERSAL ||
        record.step().state() == v1::Step::LAPSED_WITH_RECONSIDERATION) {
      continue;
    }
    const std::string stage =
        engine::StageNow(picture.plan.plan(), record.step().number(), record.step().stage());
    visits[stage].push_back(&record);
  }
  return visits;
}

}  // namespace

StageNames::StageNames(const Found& found, const View& view) {
  for (const auto& [name, record] : found) {
    if (!record.has_path_version()) continue;
    const v1::PathDefinition definition = DefinitionOf(record, view);
    for (const v1::Stage& stage : definition.stages()) {
      names_[{name, stage.id()}] = stage.display_name();
    }
  }
}

std::string StageNames::Of(const Record& plan, const std::string& stage) const {
  const auto found = names_.find({plan.plan().path_version(), stage});
  return found == names_.end() ? "" : found->second;
}

absl::StatusOr<v1::GetOptionsResponse> GetOptions(const Backend& backend, const Call& call,
                                                  const v1::GetOptionsRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderAsOf(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::StatusOr<PlanPicture> picture =
      ReadPicture(backend, *reader, RelativeName(request.name()), [](const Record& plan) {
        std::vector<std::string> names = OpenFollowUps(plan);
        names.emplace_back(engine::ParentOf(plan.name()));
        if (plan.plan().versions() > 0) {
          names.push_back(engine::VersionName(plan.name(), plan.plan().versions()));
        }
        if (plan.plan().open_step() > 0) {
          names.push_back(engine::StepName(plan.name(), plan.plan().open_step()));
        }
        if (plan.plan().recognitions() > 0) {
          names.push_back(engine::RecognitionName(plan.name(), plan.plan().recognitions()));
        }
        return names;
      });
  if (!picture.ok()) return picture.status();
  v1::GetOptionsResponse response;
  response.set_revision(picture->revision);
  const View view{reader->municipality, picture->texts};
  for (const Record& record : picture->others) {
    if (record.has_step()) FromRecord(record, view, *response.mutable_step());
    if (record.has_follow_up()) FromRecord(record, view, *response.add_open_follow_ups());
  }
  AddOptions(*picture, backend.queries.Today(*reader), response);
  return response;
}

absl::StatusOr<v1::GetTimePathResponse> GetTimePath(const Backend& backend, const Call& call,
                                                    const v1::GetTimePathRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderAsOf(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::StatusOr<PlanPicture> picture =
      ReadPicture(backend, *reader, RelativeName(request.name()), Visits);
  if (!picture.ok()) return picture.status();
  v1::GetTimePathResponse response;
  response.set_revision(picture->revision);
  FromRecord(picture->plan, {reader->municipality, picture->texts}, *response.mutable_plan());
  const v1::Plan plan = response.plan();
  const View view{reader->municipality, picture->texts};
  auto visits = VisitsByStage(*picture);
  for (const Record* step : visits[""]) {
    v1::Stage left;
    left.set_id(step->step().stage());
    left.set_display_name(StageDisplayName(DefinitionFor(*picture, *step), left.id()));
    FillVisit(*picture, *step, view, AddRow(left, plan, response));
  }
  for (const v1::Stage& stage : picture->definition.stages()) {
    for (const Record* step : visits[stage.id()]) {
      FillVisit(*picture, *step, view, AddRow(stage, plan, response));
    }
    if (visits[stage.id()].empty()) AddRow(stage, plan, response);
  }
  return response;
}

}  // namespace noordster::api
