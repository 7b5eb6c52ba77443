// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/secrecy/orders.h"

#include <initializer_list>

#include "absl/strings/str_cat.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

// Refuses a body that does not exist or is of none of these kinds.
absl::Status CheckBody(const Case& now, const std::string& name, absl::string_view field,
                       std::initializer_list<noordster::v1::BodyKind> kinds,
                       absl::string_view rule) {
  const absl::StatusOr<const Record*> body = Require(now.state, name);
  if (!body.ok()) return body.status();
  for (const noordster::v1::BodyKind kind : kinds) {
    if ((*body)->body().kind() == kind) return absl::OkStatus();
  }
  return Refuse(noordster::v1::REFERENCE_UNFIT, absl::StrCat(name, ": ", rule),
                {{"field", field}, {"resource", name}});
}

}  // namespace

absl::Status CheckBodies(const Case& now, const OrderTerms& terms) {
  absl::Status imposes = CheckBody(
      now, terms.body, "body",
      {noordster::v1::COUNCIL, noordster::v1::COUNCIL_COMMITTEE, noordster::v1::EXECUTIVE},
      "only a council, a committee of it or an executive imposes secrecy");
  if (!imposes.ok() || terms.lifter.empty() || terms.lifter == terms.body) return imposes;
  return CheckBody(now, terms.lifter, "lifter", {noordster::v1::COUNCIL},
                   "only the body that imposes secrecy lifts it, or the council it is shared with");
}

noordster::internal::v1::SecrecyOrder MakeOrder(const OrderTerms& terms) {
  noordster::internal::v1::SecrecyOrder order;
  order.set_ground(terms.ground);
  order.set_body(terms.body);
  order.set_imposed_date(terms.imposed_date);
  order.set_lifter(terms.lifter.empty() ? terms.body : terms.lifter);
  return order;
}

}  // namespace noordster::engine
