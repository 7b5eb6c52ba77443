// SPDX-License-Identifier: EUPL-1.2
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/calendar/later_cycle.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Plan;

// When the plan of this cycle was at a stage: as planned, else as decided.
std::optional<std::string> DateAt(const Case& now, const Record& previous,
                                  const std::string& stage) {
  for (const auto& planned : previous.plan().planned_dates()) {
    if (planned.stage() == stage) return planned.date().edtf();
  }
  for (const auto& said : previous.plan().stage_outcomes()) {
    if (said.stage() != stage) continue;
    const Record* record = now.state.Find(DecisionName(previous.name(), said.decision()));
    NOORDSTER_CHECK(record != nullptr);
    const auto& made = record->decision();
    return made.has_decided_period() ? made.decided_period().edtf() : made.decided_date();
  }
  return std::nullopt;
}

// Proposes dates for the stages of a path.
absl::Status ProposeDates(const Case& now, const Record& previous, const PathVersion& path,
                          int years, Plan& plan) {
  for (const auto& stage : path.stages()) {
    const std::optional<std::string> edtf = DateAt(now, previous, stage.id());
    if (!edtf.has_value()) continue;
    const absl::StatusOr<calendar::VagueDate> date = calendar::ParseEdtf(*edtf);
    // A date that says nothing gives no proposal.
    if (!date.ok()) continue;
    const absl::StatusOr<calendar::VagueDate> later = calendar::YearsLater(*date, years);
    if (!later.ok()) {
      return RefuseFields(
          noordster::v1::INVALID_FIELD,
          {Violation("years", absl::StrCat("takes stage '", stage.id(), "' out of the calendar"))});
    }
    auto& planned = *plan.add_planned_dates();
    planned.set_stage(stage.id());
    planned.set_proposed(true);
    planned.mutable_date()->set_edtf(later->edtf);
    planned.mutable_date()->set_earliest(calendar::FormatDate(later->earliest));
    planned.mutable_date()->set_latest(calendar::FormatDate(later->latest));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const CreateNextPlan& command) {
  absl::StatusOr<const Record*> previous = Require(now.state, command.previous);
  if (!previous.ok()) return previous.status();
  const Plan& before = (*previous)->plan();
  CreatePlan create;
  create.name = command.name;
  *create.plan.mutable_title() = command.title.id().empty() ? before.title() : command.title;
  *create.plan.mutable_challenges() = before.challenges();
  std::string path_version = command.path_version;
  if (path_version.empty()) {
    const std::string path_name(ParentOf(before.path_version()));
    const Record* path = now.state.Find(path_name);
    NOORDSTER_CHECK(path != nullptr);
    path_version = VersionName(path_name, path->path().latest_version());
  }
  absl::StatusOr<const Record*> version = Require(now.state, path_version);
  if (!version.ok()) return version.status();
  create.plan.set_path_version(path_version);
  absl::Status proposed =
      ProposeDates(now, **previous, (*version)->path_version(), command.years, create.plan);
  if (!proposed.ok()) return proposed;
  absl::StatusOr<Decision> decision = DecideOn(now, create);
  if (decision.ok()) {
    decision->events.front().mutable_plan_created()->set_previous(command.previous);
  }
  return decision;
}

}  // namespace noordster::engine
