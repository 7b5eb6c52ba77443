// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "services/engine/apply_parts.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Covenant;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::Project;
using noordster::internal::v1::ProjectTurn;
using noordster::internal::v1::Signature;

void On(const EventHeader& header, const noordster::internal::v1::CovenantSigned& event,
        State& state) {
  auto& signatures =
      *Touch(header, event.covenant(), state).mutable_covenant()->mutable_signatures();
  const auto at =
      std::lower_bound(signatures.begin(), signatures.end(), event.signature().place(),
                       [](const Signature& each, int32_t place) { return each.place() < place; });
  if (at != signatures.end() && at->place() == event.signature().place()) {
    *at = event.signature();
    return;
  }
  const auto place = at - signatures.begin();
  *signatures.Add() = event.signature();
  std::rotate(signatures.begin() + place, signatures.end() - 1, signatures.end());
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectMade& event,
        State& state) {
  Record& record = Touch(header, event.project(), state);
  record.set_audience(event.audience());
  *record.mutable_project() = event.made();
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectChanged& event,
        State& state) {
  Record& record = Touch(header, event.project(), state);
  const Project before = record.project();
  record.set_audience(event.audience());
  Project& project = *record.mutable_project();
  project = event.became();
  project.set_state(before.state());
  *project.mutable_turns() = before.turns();
  project.set_updates(before.updates());
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectTurned& event,
        State& state) {
  Project& project = *Touch(header, event.project(), state).mutable_project();
  project.set_state(event.state());
  ProjectTurn& turn = *project.add_turns();
  turn.set_state(event.state());
  turn.set_date(event.date());
  if (header.has_reason()) *turn.mutable_reason() = header.reason();
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectTold& event,
        State& state) {
  Touch(header, event.project(), state).mutable_project()->set_updates(event.update().number());
  Record& update = Touch(header, UpdateName(event.project(), event.update().number()), state);
  update.set_audience(event.audience());
  *update.mutable_project_update() = event.update();
}

}  // namespace

bool ApplyToProgrammes(const noordster::internal::v1::Event& event, State& state) {
  using noordster::internal::v1::Event;
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kCovenantSigned:
      On(header, event.covenant_signed(), state);
      return true;
    case Event::kProjectMade:
      On(header, event.project_made(), state);
      return true;
    case Event::kProjectChanged:
      On(header, event.project_changed(), state);
      return true;
    case Event::kProjectTurned:
      On(header, event.project_turned(), state);
      return true;
    case Event::kProjectTold:
      On(header, event.project_told(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
