// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_MANDATE_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_MANDATE_RULES_H_

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/mandate.pb.h"
#include "noordster/v1/terms.pb.h"

// Which mandates there can be: the table that stands in words beside noordster.v1.Mandate.Act.
namespace noordster::engine {

// What a mandate is for.
enum class ScopeKind { kMunicipality, kProgramme, kBody };

// What the relative name of a scope is; "" is the municipality.
ScopeKind ScopeKindOf(absl::string_view scope);

// Whether anyone can hold a mandate for `act` in this capacity and scope. The kind of body counts
// for bodies only. Pure.
bool CanHold(noordster::v1::Mandate::Capacity capacity, noordster::v1::Mandate::Act act,
             ScopeKind scope, noordster::v1::BodyKind body_kind);

// Whether a mandate lets its holder do `act` on a day: it says so, can say so, runs that day and
// was not revoked. `today` is a date as text. Pure.
bool Allows(const noordster::internal::v1::Mandate& mandate, noordster::v1::Mandate::Act act,
            absl::string_view scope, absl::string_view today);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_MANDATE_RULES_H_
