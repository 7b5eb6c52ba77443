// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/programme/project_states.h"
#include "services/engine/programme/register_rules.h"
#include "services/engine/refusal.h"
#include "services/engine/standing.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Project;
using v1::Blocker;

// Refuses that a project would be authorised by a decision that holds no more. What stood there
// stays.
absl::Status CheckAuthority(const Case& now, const Project& project, const Project& before) {
  for (const std::string& name : project.authorised_by()) {
    const Record& record = *now.state.Find(name);
    if (!record.has_decision() || absl::c_linear_search(before.authorised_by(), name)) continue;
    const absl::string_view why = WhyHoldsNoMore(record.decision());
    if (!why.empty()) return RefuseUnfit("project.authorised_by", name, why);
  }
  return absl::OkStatus();
}

// What a project refers to must be of its programme, and holds; who leads it must exist. And it
// ends after it starts, as far as that is said. `before`: as it stands; empty: it does not.
absl::Status CheckProject(const Case& now, const std::string& name, const Project& project,
                          const Project& before) {
  const auto& start = project.start();
  // Dates of this form order as text.
  if (project.has_start() && project.has_end() && project.end().latest() < start.earliest()) {
    return RefuseFields(
        v1::INVALID_FIELD,
        {Violation("project.end", absl::StrCat("must not lie before the start, ", start.earliest(),
                                               ": put one of them right"))});
  }
  const absl::string_view programme = ParentOf(name);
  const struct {
    absl::string_view field;
    const google::protobuf::RepeatedPtrField<std::string>& names;
  } references[] = {
      {"project.partners", project.partners()},
      {"project.challenges", project.challenges()},
      {"project.goals", project.goals()},
      {"project.authorised_by", project.authorised_by()},
  };
  for (const auto& [field, names] : references) {
    if (absl::Status fits = CheckOfProgramme(now, programme, field, names); !fits.ok()) return fits;
  }
  if (absl::Status holds = CheckAuthority(now, project, before); !holds.ok()) return holds;
  return project.lead().empty() ? absl::OkStatus() : Require(now.state, project.lead()).status();
}

// The day of the last of so many turns of a project that has one; empty: none has.
std::string LastTurned(const Project& project, int turns) {
  std::string date;
  for (int i = 0; i < turns; ++i) {
    if (!project.turns(i).date().empty()) date = project.turns(i).date();
  }
  return date;
}

// What stands in the way of a turn. One that takes the last back may lie on any day from the turn
// before that, as the day of the last can be the mistake.
std::vector<Blocker> BlockersOfTurn(const Case& now, const Project& project,
                                    const TurnProject& command) {
  const int turns = project.turns_size();
  const v1::Project::State before =
      turns > 1 ? project.turns(turns - 2).state() : v1::Project::STATE_UNSPECIFIED;
  const bool takes_back = command.state == before;
  // Dates of this form order as text.
  const std::string last = LastTurned(project, turns);
  const std::string first_day = takes_back ? std::min(last, LastTurned(project, turns - 1)) : last;
  const bool asks_reason =
      AsksReason(project.state(), command.state) || (takes_back && command.date < last);
  std::vector<Blocker> blockers;
  if (!CanTurn(project.state(), command.state, before)) {
    Block(v1::PROJECT_UNFIT, "", v1::Project::State_Name(project.state()), blockers);
  } else if (asks_reason && now.request.reason.id().empty()) {
    Block(v1::REASON_REQUIRED, "", "reason", blockers);
  }
  BlockFuture(now, command.date, "", blockers);
  if (command.date < first_day) {
    Block(v1::DATE_BEFORE_EARLIER_STEP, "", first_day, blockers);
  }
  return blockers;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const CreateProject& command) {
  absl::StatusOr<const Record*> programme = Require(now.state, ParentOf(command.name));
  if (!programme.ok()) return programme.status();
  if (absl::Status free = RequireUntaken(now, command.name); !free.ok()) return free;
  if (!CanBegin(command.project.state())) {
    return RefuseFields(v1::INVALID_FIELD,
                        {Violation("project.state", "must be IDEA, PLANNED or RUNNING")});
  }
  absl::Status fits = CheckProject(now, command.name, command.project, {});
  if (!fits.ok()) return fits;
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_project_made();
  event.set_project(command.name);
  *event.mutable_made() = command.project;
  event.mutable_made()->add_turns()->set_state(command.project.state());
  event.set_audience(AudienceAsked(command.audience));
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateProject& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.name);
  if (!record.ok()) return record.status();
  absl::Status fits = CheckProject(now, command.name, command.project, (*record)->project());
  if (!fits.ok()) return fits;
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_project_changed();
  event.set_project(command.name);
  *event.mutable_became() = command.project;
  event.mutable_became()->clear_state();
  event.set_audience(AudienceAsked(command.audience));
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const TurnProject& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.project);
  if (!record.ok()) return record.status();
  const Project& project = (*record)->project();
  std::vector<Blocker> blockers = BlockersOfTurn(now, project, command);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (project.turns_size() >= limits::kProjectTurnsMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.project, " was turned ", limits::kProjectTurnsMax,
                               " times, the most: go on in a new project"),
                  {{"limit", "project_turns"}, {"resource", command.project}});
  }
  Decision decision;
  decision.resource = command.project;
  auto& event = *decision.events.emplace_back().mutable_project_turned();
  event.set_project(command.project);
  event.set_state(command.state);
  event.set_date(command.date);
  event.set_before(project.state());
  event.set_audience((*record)->audience());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const AddProjectUpdate& command) {
  absl::StatusOr<const Record*> record = Require(now.state, command.project);
  if (!record.ok()) return record.status();
  std::vector<Blocker> blockers;
  BlockFuture(now, command.date, "", blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  const int32_t number = (*record)->project().updates() + 1;
  if (number > limits::kProjectUpdatesMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.project, " has ", limits::kProjectUpdatesMax,
                               " updates, the most: go on in a new project"),
                  {{"limit", "project_updates"}, {"resource", command.project}});
  }
  Decision decision;
  decision.resource = UpdateName(command.project, number);
  auto& event = *decision.events.emplace_back().mutable_project_told();
  event.set_project(command.project);
  event.mutable_update()->set_number(number);
  event.mutable_update()->set_date(command.date);
  *event.mutable_update()->mutable_text() = command.text;
  if (!now.actor.person_id().empty()) {
    event.mutable_update()->set_author(PersonName(now.actor.person_id()));
  }
  event.set_audience((*record)->audience());
  return decision;
}

}  // namespace noordster::engine
