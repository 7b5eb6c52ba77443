// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/approvals.h"
#include "services/engine/authorization/mandate_rules.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using Mandate = noordster::v1::Mandate;

absl::string_view WordOf(ScopeKind scope) {
  switch (scope) {
    case ScopeKind::kMunicipality:
      return "the municipality itself";
    case ScopeKind::kProgramme:
      return "a programme";
    case ScopeKind::kBody:
      return "a body of this kind";
  }
  return "";
}

// INVALID_FIELD with every part of a mandate that cannot be.
absl::Status CheckMandate(const noordster::internal::v1::Mandate& mandate,
                          const std::string& today) {
  std::vector<FieldViolation> violations;
  // Dates of this form order as text.
  if (!mandate.end_date().empty() && mandate.end_date() < mandate.start_date()) {
    violations.push_back(Violation(
        "mandate.end_date",
        absl::StrCat("lies before its start on ", mandate.start_date(), ": give a later day")));
  }
  if (mandate.on_behalf_of() == mandate.person()) {
    violations.push_back(Violation("mandate.on_behalf_of",
                                   "is the holder: leave it out for who acts in their own name"));
  }
  if (mandate.emergency() && (mandate.start_date() != today || mandate.end_date() != today)) {
    violations.push_back(Violation(
        "mandate.end_date", absl::StrCat("a mandate in an emergency is for one day: give ", today,
                                         " as its first and its last day")));
  }
  const ScopeKind scope = ScopeKindOf(mandate.scope());
  std::set<int> seen;
  for (int i = 0; i < mandate.acts_size(); ++i) {
    const std::string field = absl::StrCat("mandate.acts[", i, "]");
    if (!seen.insert(mandate.acts(i)).second) {
      violations.push_back(Violation(field, "stands there twice: give each act once"));
    } else if (!CanHold(mandate.capacity(), mandate.acts(i), scope, mandate.body_kind())) {
      violations.push_back(Violation(
          field, absl::StrCat("nobody can hold ", Mandate::Act_Name(mandate.acts(i)), " as ",
                              Mandate::Capacity_Name(mandate.capacity()), " for ", WordOf(scope),
                              ": grant it to who has to do with it (noordster.v1.Mandate.Act)")));
    }
  }
  if (violations.empty()) return absl::OkStatus();
  return RefuseFields(noordster::v1::INVALID_FIELD, violations);
}

// Who may hold it, and how much.
absl::Status CheckHolder(const Case& now, const Record& person,
                         const noordster::internal::v1::Mandate& mandate) {
  // In an emergency there may be nobody else; then another approves it.
  if (!mandate.emergency() && person.name() == PersonName(now.request.caller.actor.person_id())) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  "nobody grants a mandate to themselves: let another grant it",
                  {{"field", "mandate.person"}, {"resource", person.name()}});
  }
  const bool for_system = mandate.capacity() == Mandate::SYSTEM;
  if (for_system != person.person().service_account()) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  absl::StrCat(person.name(),
                               for_system ? " is a person, and SYSTEM is for accounts of systems"
                                          : " is an account of a system, which acts as SYSTEM"),
                  {{"field", "mandate.capacity"}, {"resource", person.name()}});
  }
  if (person.person().mandates_size() < limits::kMandatesMax) return absl::OkStatus();
  return Refuse(noordster::v1::LIMIT_REACHED,
                absl::StrCat(person.name(), " holds ", limits::kMandatesMax,
                             " mandates, the most: revoke those that ended"),
                {{"limit", "mandates"}, {"resource", person.name()}});
}

bool Grants(const noordster::internal::v1::Mandate& mandate) {
  return absl::c_linear_search(mandate.acts(), static_cast<int>(Mandate::GRANT_MANDATE));
}

// The persons who may grant mandates today and for as long as nobody revokes that, without the
// mandate of one name.
std::set<std::string> LastingGranters(const Case& now, absl::string_view without) {
  const std::string today = calendar::FormatDate(now.context.today);
  std::set<std::string> persons;
  for (const std::string& name : now.state.Find("")->municipality().granting_mandates()) {
    const auto& mandate = now.state.Find(name)->mandate();
    const bool lasts =
        mandate.end_date().empty() && Allows(mandate, Mandate::GRANT_MANDATE, "", today);
    if (lasts && name != without) persons.insert(mandate.person());
  }
  return persons;
}

// MANDATES_MISSING unless these persons can grant mandates together: one prepares, the others
// approve.
absl::Status CheckGranters(const std::set<std::string>& granters, int32_t approvals) {
  const size_t needed = static_cast<size_t>(approvals) + 1;
  if (granters.size() >= needed) return absl::OkStatus();
  return Refuse(noordster::v1::MANDATES_MISSING,
                absl::StrCat("granting mandates takes ", needed, " persons, and ", granters.size(),
                             " could for good: grant others a mandate for GRANT_MANDATE without a "
                             "last day first, or let the municipality ask fewer approvals"),
                {{"act", "grant_mandate"},
                 {"needed", absl::StrCat(needed)},
                 {"given", absl::StrCat(granters.size())}});
}

}  // namespace

absl::Status CheckApprovalsChange(const Case& now,
                                  const noordster::internal::v1::Municipality& municipality) {
  const Record* before = now.state.Find("");
  if (before == nullptr || !before->municipality().mandates_in_force()) return absl::OkStatus();
  const int32_t approvals = ApprovalsOf(municipality);
  if (approvals <= ApprovalsOf(before->municipality())) return absl::OkStatus();
  return CheckGranters(LastingGranters(now, ""), approvals);
}

absl::StatusOr<Decision> DecideOn(const Case& now, const GrantMandate& command) {
  noordster::internal::v1::Mandate mandate = command.mandate;
  absl::StatusOr<const Record*> municipality = Require(now.state, "");
  if (!municipality.ok()) return municipality.status();
  if (now.state.Find(command.name) != nullptr) {
    return Refuse(noordster::v1::RESOURCE_EXISTS,
                  absl::StrCat(command.name,
                               " exists already: mandates are not changed, grant "
                               "another under an id of its own"),
                  {{"resource", command.name}});
  }
  const absl::StatusOr<const Record*> person = Require(now.state, mandate.person());
  if (!person.ok()) return person.status();
  for (const std::string& name : {mandate.scope(), mandate.on_behalf_of()}) {
    if (name.empty()) continue;
    if (auto exists = Require(now.state, name); !exists.ok()) return exists.status();
  }
  mandate.set_body_kind(now.state.Find(mandate.scope())->body().kind());
  mandate.set_service_account((*person)->person().service_account());
  if (absl::Status valid = CheckMandate(mandate, calendar::FormatDate(now.context.today));
      !valid.ok())
    return valid;
  if (absl::Status fits = CheckHolder(now, **person, mandate); !fits.ok()) return fits;
  if (Grants(mandate) &&
      (*municipality)->municipality().granting_mandates_size() >= limits::kGrantingMandatesMax) {
    return Refuse(noordster::v1::LIMIT_REACHED,
                  absl::StrCat("there are ", limits::kGrantingMandatesMax,
                               " mandates to grant mandates, the most: revoke those that ended"),
                  {{"limit", "granting_mandates"}});
  }
  Decision decision;
  decision.resource = command.name;
  auto& granted = *decision.events.emplace_back().mutable_mandate_granted();
  granted.set_mandate(command.name);
  *granted.mutable_granted() = std::move(mandate);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RevokeMandate& command) {
  const absl::StatusOr<const Record*> mandate = RequireForChange(now, command.name);
  if (!mandate.ok()) return mandate.status();
  Decision decision;
  decision.resource = command.name;
  if ((*mandate)->mandate().revoke_time_micros() != 0) return decision;
  const auto& municipality = now.state.Find("")->municipality();
  if (municipality.mandates_in_force() && Grants((*mandate)->mandate())) {
    const int32_t approvals = ApprovalsOf(municipality);
    absl::Status left = CheckGranters(LastingGranters(now, command.name), approvals);
    if (!left.ok()) return left;
  }
  auto& revoked = *decision.events.emplace_back().mutable_mandate_revoked();
  revoked.set_mandate(command.name);
  revoked.set_person((*mandate)->mandate().person());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const EnactMandates&) {
  const absl::StatusOr<const Record*> municipality = Require(now.state, "");
  if (!municipality.ok()) return municipality.status();
  absl::Status enough =
      CheckGranters(LastingGranters(now, ""), ApprovalsOf((*municipality)->municipality()));
  if (!enough.ok()) return enough;
  Decision decision;
  decision.events.emplace_back().mutable_mandates_enacted();
  return decision;
}

}  // namespace noordster::engine
