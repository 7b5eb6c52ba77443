// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/guards.h"
#include "services/engine/migration.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/planning/demand_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Stage;
using noordster::v1::Blocker;

// What a command says about stages must be about stages that are there.
absl::Status CheckMapping(const MigratePlan& command, const PathVersion& from,
                          const PathVersion& to) {
  std::vector<FieldViolation> faults;
  for (size_t i = 0; i < command.mapping.size(); ++i) {
    const auto& mapping = command.mapping[i];
    const std::string field = absl::StrCat("mapping[", i, "]");
    if (FindStage(from, mapping.from()) == nullptr) {
      faults.push_back(
          Violation(absl::StrCat(field, ".from"),
                    absl::StrCat("'", mapping.from(), "' is no stage of the path it is on")));
    }
    if (FindStage(to, mapping.to()) == nullptr) {
      faults.push_back(
          Violation(absl::StrCat(field, ".to"),
                    absl::StrCat("'", mapping.to(), "' is no stage of the path it moves to")));
    }
    const auto twice =
        std::count_if(command.mapping.begin(), command.mapping.end(),
                      [&mapping](const auto& other) { return other.from() == mapping.from(); });
    if (twice > 1) {
      faults.push_back(Violation(absl::StrCat(field, ".from"),
                                 absl::StrCat("'", mapping.from(), "' stands twice")));
    }
  }
  if (faults.empty()) return absl::OkStatus();
  return RefuseFields(noordster::v1::REFERENCE_UNFIT, faults);
}

// The most that an outcome of a stage can do in law.
noordster::v1::LegalEffect MostEffect(const Stage& stage) {
  noordster::v1::LegalEffect most = noordster::v1::NONE;
  for (const auto& outcome : stage.outcomes()) most = std::max(most, outcome.effect());
  return most;
}

// What stands in the way: stages that matter to the plan and have no place, or one of less effect.
std::vector<Blocker> BlockersOf(const Plan& plan, const Becoming& becoming, const PathVersion& from,
                                const PathVersion& to) {
  std::vector<std::string> treated = {plan.stage()};
  for (const auto& said : plan.stage_outcomes()) treated.push_back(said.stage());
  std::vector<std::string> needed = treated;
  for (const auto& planned : plan.planned_dates()) needed.push_back(planned.stage());
  for (std::string& stage : StagesOf(plan.demands())) needed.push_back(std::move(stage));
  std::vector<Blocker> blockers;
  for (const Stage& stage : from.stages()) {
    if (std::find(needed.begin(), needed.end(), stage.id()) == needed.end()) continue;
    const auto becomes = becoming.find(stage.id());
    if (becomes == becoming.end()) {
      Block(noordster::v1::STAGE_UNMAPPED, stage.id(), stage.id(), blockers);
      continue;
    }
    if (std::find(treated.begin(), treated.end(), stage.id()) == treated.end()) continue;
    if (MostEffect(*FindStage(to, becomes->second)) < MostEffect(stage)) {
      Block(noordster::v1::EFFECT_WEAKER, stage.id(), becomes->second, blockers);
    }
  }
  return blockers;
}

// What stages said, by the stages of the new version.
void CarryOutcomes(const Plan& plan, const Becoming& becoming,
                   noordster::internal::v1::PlanMigrated& migrated) {
  for (noordster::internal::v1::StageOutcome said : plan.stage_outcomes()) {
    said.set_stage(becoming.at(said.stage()));
    AddSaid(said, *migrated.mutable_stage_outcomes());
  }
}

// When stages are planned. Where two become one, the later in the path counts.
void CarryPlannedDates(const Plan& plan, const Becoming& becoming,
                       noordster::internal::v1::PlanMigrated& migrated) {
  for (const auto& planned : plan.planned_dates()) {
    const std::string& stage = becoming.at(planned.stage());
    auto& carried = *migrated.mutable_planned_dates();
    auto known = std::find_if(carried.begin(), carried.end(),
                              [&stage](const auto& other) { return other.stage() == stage; });
    if (known == carried.end()) {
      carried.Add();
      known = carried.end() - 1;
    }
    *known = planned;
    known->set_stage(stage);
  }
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const MigratePlan& command) {
  absl::StatusOr<const Record*> record = RequireRunningPlan(now, command.plan);
  if (!record.ok()) return record.status();
  absl::StatusOr<const Record*> target = Require(now.state, command.path_version);
  if (!target.ok()) return target.status();
  const Plan& plan = (*record)->plan();
  Decision decision;
  decision.resource = command.plan;
  if (plan.path_version() == command.path_version) return decision;
  const Record* path = now.state.Find(plan.path_version());
  const Record* programme = now.state.Find(ParentOf(command.plan));
  NOORDSTER_CHECK(path != nullptr && programme != nullptr);
  const PathVersion& from = path->path_version();
  const PathVersion& to = (*target)->path_version();
  if (absl::Status fits = CheckMapping(command, from, to); !fits.ok()) return fits;
  const Becoming becoming = BecomingOf(command.mapping, from, to);
  std::vector<Blocker> blockers = BlockersOf(plan, becoming, from, to);
  const std::vector<Blocker> missing = MissingBodies(*programme, to);
  blockers.insert(blockers.end(), missing.begin(), missing.end());
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (plan.migrations_size() >= limits::kMigrationsMax) {
    return Refuse(
        noordster::v1::LIMIT_REACHED,
        absl::StrCat(command.plan, " was migrated ", limits::kMigrationsMax, " times, the most"),
        {{"limit", "migrations"}});
  }
  auto& migrated = *decision.events.emplace_back().mutable_plan_migrated();
  migrated.set_plan(command.plan);
  migrated.set_path_version(command.path_version);
  migrated.set_path_number(to.number());
  migrated.set_step(plan.open_step());
  const Stage& stage = *FindStage(to, becoming.at(plan.stage()));
  migrated.set_stage(stage.id());
  migrated.set_body(BodyOf(*programme, stage.body_kind()));
  auto& left = *migrated.mutable_left();
  left.set_path_version(plan.path_version());
  left.set_last_step(plan.open_step() - 1);
  for (const Stage& each : from.stages()) {
    const auto becomes = becoming.find(each.id());
    if (becomes == becoming.end()) continue;
    auto& mapping = *left.add_mapping();
    mapping.set_from(each.id());
    mapping.set_to(becomes->second);
  }
  CarryOutcomes(plan, becoming, migrated);
  CarryPlannedDates(plan, becoming, migrated);
  if (plan.has_demands()) {
    *migrated.mutable_demands() = CarryDemands(plan.demands(), becoming);
  }
  return decision;
}

}  // namespace noordster::engine
