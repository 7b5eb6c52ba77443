// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/programme/project_states.h"
#include "services/engine/programme/register_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Project;
using v1::Blocker;

// What a project refers to must be of its programme; who leads it must exist.
absl::Status CheckReferences(const Case& now, const std::string& name, const Project& project) {
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
  return project.lead().empty() ? absl::OkStatus() : Require(now.state, project.lead()).status();
}

// The day from which a project stands as it does; empty: not said.
std::string LastTurned(const Project& project) {
  std::string date;
  for (const auto& turn : project.turns()) {
    if (!turn.date().empty()) date = turn.date();
  }
  return date;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const CreateProject& command) {
  absl::StatusOr<const Record*> programme = Require(now.state, ParentOf(command.name));
  if (!programme.ok()) return programme.status();
  if (now.state.Find(command.name) != nullptr) {
    return Refuse(v1::RESOURCE_EXISTS, absl::StrCat(command.name, " exists already"),
                  {{"resource", command.name}});
  }
  if (!CanBegin(command.project.state())) {
    return RefuseFields(v1::INVALID_FIELD,
                        {Violation("project.state", "must be IDEA, PLANNED or RUNNING")});
  }
  absl::Status fits = CheckReferences(now, command.name, command.project);
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
  absl::Status fits = CheckReferences(now, command.name, command.project);
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
  std::vector<Blocker> blockers;
  if (!CanTurn(project.state(), command.state)) {
    Block(v1::PROJECT_UNFIT, "", v1::Project::State_Name(project.state()), blockers);
  } else if (AsksReason(project.state(), command.state) && now.request.reason.id().empty()) {
    Block(v1::REASON_REQUIRED, "", "reason", blockers);
  }
  BlockFuture(now, command.date, "", blockers);
  // Dates of this form order as text.
  if (const std::string last = LastTurned(project); command.date < last) {
    Block(v1::DATE_BEFORE_EARLIER_STEP, "", last, blockers);
  }
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
