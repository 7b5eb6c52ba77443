// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>

#include "google/protobuf/repeated_ptr_field.h"
#include "services/engine/apply_parts.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Covenant;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::HoldingAssessment;
using noordster::internal::v1::Project;
using noordster::internal::v1::ProjectCount;
using noordster::internal::v1::ProjectTurn;
using noordster::internal::v1::Signature;

// The element of a list in the order of its keys that has this key; a new one, in its place, when
// none has.
template <typename Element, typename KeyOf, typename Key>
Element& InItsPlace(google::protobuf::RepeatedPtrField<Element>& list, KeyOf key_of,
                    const Key& key) {
  const auto at = std::lower_bound(
      list.begin(), list.end(), key,
      [&key_of](const Element& each, const Key& wanted) { return key_of(each) < wanted; });
  if (at != list.end() && key_of(*at) == key) return *at;
  const auto place = at - list.begin();
  list.Add();
  std::rotate(list.begin() + place, list.end() - 1, list.end());
  return list[static_cast<int>(place)];
}

void On(const EventHeader& header, const noordster::internal::v1::CovenantSigned& event,
        State& state) {
  auto& signatures =
      *Touch(header, event.covenant(), state).mutable_covenant()->mutable_signatures();
  const Signature& signed_so = event.signature();
  const bool names_nobody = signed_so.partner().empty();
  // A partner stands in one place.
  signatures.erase(std::remove_if(signatures.begin(), signatures.end(),
                                  [&](const Signature& each) {
                                    return names_nobody ? each.place() == signed_so.place()
                                                        : each.partner() == signed_so.partner();
                                  }),
                   signatures.end());
  if (names_nobody) return;
  InItsPlace(
      signatures, [](const Signature& each) { return each.place(); }, signed_so.place()) =
      signed_so;
}

// The record of a programme in which something is counted. Its etag stays: nobody changed it.
noordster::internal::v1::Programme& ProgrammeAbove(const std::string& name, State& state) {
  return *state.Edit(ProgrammeOf(name)).mutable_programme();
}

// Adds a project that stands so and is meant for an audience to those of its programme, or takes it
// off with -1. A state that was folded from the history of the project alone counts no others.
void CountProject(const Record& project, int change, State& state) {
  auto& counts = *ProgrammeAbove(project.name(), state).mutable_project_counts();
  ProjectCount& count = InItsPlace(
      counts, [](const ProjectCount& each) { return std::pair(each.state(), each.audience()); },
      std::pair(project.project().state(), project.audience()));
  count.set_state(project.project().state());
  count.set_audience(project.audience());
  count.set_count(count.count() + change);
  counts.erase(std::remove_if(counts.begin(), counts.end(),
                              [](const ProjectCount& each) { return each.count() <= 0; }),
               counts.end());
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectMade& event,
        State& state) {
  Record& record = Touch(header, event.project(), state);
  record.set_audience(event.audience());
  *record.mutable_project() = event.made();
  CountProject(record, 1, state);
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectChanged& event,
        State& state) {
  Record& record = Touch(header, event.project(), state);
  const Project before = record.project();
  const bool is_for_others = record.audience() != event.audience();
  if (is_for_others) CountProject(record, -1, state);
  record.set_audience(event.audience());
  Project& project = *record.mutable_project();
  project = event.became();
  project.set_state(before.state());
  *project.mutable_turns() = before.turns();
  project.set_updates(before.updates());
  if (is_for_others) CountProject(record, 1, state);
}

void On(const EventHeader& header, const noordster::internal::v1::ProjectTurned& event,
        State& state) {
  Record& record = Touch(header, event.project(), state);
  Project& project = *record.mutable_project();
  CountProject(record, -1, state);
  project.set_state(event.state());
  CountProject(record, 1, state);
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

// Of each aspect the one of the latest day holds, of one day the last.
void On(const EventHeader& header, const noordster::internal::v1::ProgrammeAssessed& event,
        State& state) {
  const auto& made = event.assessment();
  *Touch(header, AssessmentName(event.programme(), made.number()), state).mutable_assessment() =
      made;
  auto& programme = ProgrammeAbove(event.programme(), state);
  programme.set_assessments(made.number());
  auto& holding = *programme.mutable_holding_assessments();
  HoldingAssessment& held = InItsPlace(
      holding, [](const HoldingAssessment& each) { return each.aspect(); }, made.aspect());
  // Dates of this form order as text.
  if (made.date() < held.date()) return;
  held.set_aspect(made.aspect());
  held.set_number(made.number());
  held.set_date(made.date());
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
    case Event::kProgrammeAssessed:
      On(header, event.programme_assessed(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
