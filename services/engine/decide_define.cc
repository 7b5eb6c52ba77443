// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/calendar/schedule_rules.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/programme/register_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

// Fills in what a programme's bodies are and refuses two of one kind.
absl::Status ResolveBodies(const State& state, noordster::internal::v1::Programme& programme) {
  programme.clear_body_kinds();
  for (const std::string& name : programme.bodies()) {
    absl::StatusOr<const Record*> body = Require(state, name);
    if (!body.ok()) return body.status();
    const noordster::v1::BodyKind kind = (*body)->body().kind();
    const auto& kinds = programme.body_kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
      return Refuse(noordster::v1::REFERENCE_UNFIT,
                    absl::StrCat("the programme already has a body of kind ",
                                 noordster::v1::BodyKind_Name(kind), "; ", name, " is a second"),
                    {{"field", "bodies"}, {"resource", name}});
    }
    programme.add_body_kinds(kind);
  }
  return absl::OkStatus();
}

// Whether what stands may become `record`.
absl::Status CheckChange(const Record& before, const Record& record) {
  if (before.has_body() && before.body().kind() != record.body().kind()) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  absl::StrCat(record.name(), " is of kind ",
                               noordster::v1::BodyKind_Name(before.body().kind()),
                               "; the kind of a body cannot change: make another body"),
                  {{"field", "kind"}, {"resource", record.name()}});
  }
  if (before.has_person() &&
      before.person().service_account() != record.person().service_account()) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  absl::StrCat(record.name(),
                               " cannot turn from a person into an account of a "
                               "system or back: register another"),
                  {{"field", "service_account"}, {"resource", record.name()}});
  }
  if (before.has_person() && before.person().erased()) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  absl::StrCat(record.name(), " was erased; register a person under a new id"),
                  {{"resource", record.name()}});
  }
  return absl::OkStatus();
}

absl::Status CheckMembership(const State& state,
                             const noordster::internal::v1::Membership& membership) {
  absl::StatusOr<const Record*> person = Require(state, membership.person());
  if (!person.ok()) return person.status();
  // Dates of this form order as text.
  if (!membership.end_date().empty() && membership.end_date() < membership.start_date()) {
    FieldViolation fault;
    fault.set_field("membership.end_date");
    fault.set_description(
        absl::StrCat("lies before its start on ", membership.start_date(), ": give a later day"));
    return RefuseFields(noordster::v1::INVALID_FIELD, {fault});
  }
  return absl::OkStatus();
}

// Name and contact of a person go when others replace them: what no record refers to any more could
// never be erased.
void ErasePersonTexts(const noordster::internal::v1::Person& person, Decision& decision) {
  for (const TextRef& text : {person.display_name(), person.contact()}) {
    if (!text.id().empty()) decision.erased_texts.push_back(text.id());
  }
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const Define& command) {
  Decision decision;
  Record record = command.record;
  const std::string& name = record.name();
  if (!name.empty()) {
    absl::StatusOr<const Record*> parent = Require(now.state, ParentOf(name));
    if (!parent.ok()) return parent.status();
  }
  if (command.create) {
    if (now.state.Find(name) != nullptr) {
      return Refuse(noordster::v1::RESOURCE_EXISTS,
                    absl::StrCat(name.empty() ? "the municipality" : name, " exists already"),
                    {{"resource", name}});
    }
  } else {
    absl::StatusOr<const Record*> before = RequireForChange(now, name);
    if (!before.ok()) return before.status();
    if (absl::Status fits = CheckChange(**before, record); !fits.ok()) return fits;
    if ((*before)->has_person()) ErasePersonTexts((*before)->person(), decision);
  }
  if (record.has_municipality()) {
    absl::Status fits = CheckApprovalsChange(now, record.municipality());
    if (!fits.ok()) return fits;
  }
  if (record.has_membership()) {
    absl::Status fits = CheckMembership(now.state, record.membership());
    if (!fits.ok()) return fits;
  }
  if (absl::Status fits = CheckRegistered(now, record, now.state.Find(name)); !fits.ok()) {
    return fits;
  }
  if (record.has_calendar()) {
    if (absl::Status fits = CheckCalendar(record.calendar()); !fits.ok()) return fits;
  }
  if (record.has_schedule()) {
    if (absl::Status fits = CheckSchedule(now, record); !fits.ok()) return fits;
  }
  if (record.has_programme()) {
    absl::Status bodies = ResolveBodies(now.state, *record.mutable_programme());
    if (!bodies.ok()) return bodies;
  }
  decision.resource = name;
  *decision.events.emplace_back().mutable_defined()->mutable_record() = std::move(record);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ErasePerson& command) {
  absl::StatusOr<const Record*> person = RequireForChange(now, command.person);
  if (!person.ok()) return person.status();
  Decision decision;
  decision.resource = command.person;
  if ((*person)->person().erased()) return decision;
  decision.events.emplace_back().mutable_person_erased()->set_person(command.person);
  ErasePersonTexts((*person)->person(), decision);
  return decision;
}

}  // namespace noordster::engine
