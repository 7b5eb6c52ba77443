// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/secrecy/orders.h"

#include <initializer_list>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

using noordster::internal::v1::Event;

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

absl::Status AddSecrecyOfItem(const Case& now, Decision& decision) {
  const auto recorded = absl::c_find_if(
      decision.events, [](const Event& event) { return event.has_outcome_recorded(); });
  if (recorded == decision.events.end()) return absl::OkStatus();
  const auto& made = recorded->outcome_recorded().decision();
  const Record* item = made.agenda_item().empty() ? nullptr : now.state.Find(made.agenda_item());
  if (item == nullptr || !IsInForce(item->agenda_item().secrecy())) return absl::OkStatus();
  Record part;
  part.set_name(DecisionName(recorded->outcome_recorded().plan(), made.number()));
  part.set_audience(recorded->outcome_recorded().audience());
  part.set_visible_from_micros(recorded->outcome_recorded().visible_from_micros());
  *part.mutable_decision() = made;
  Event event;
  auto& imposed = *event.mutable_secrecy_imposed();
  imposed.set_plan(recorded->outcome_recorded().plan());
  imposed.set_part(part.name());
  *imposed.mutable_facts() = DescribeFacts(part);
  *imposed.mutable_order() = item->agenda_item().secrecy();
  for (const Event& each : decision.events) {
    if (!each.has_follow_up_opened()) continue;
    const int32_t number = each.follow_up_opened().follow_up().number();
    imposed.mutable_order()->add_follow_ups(FollowUpName(imposed.plan(), number));
  }
  decision.events.push_back(std::move(event));
  const int added = 1 + decision.events.back().secrecy_imposed().order().follow_ups_size();
  return CheckPartsLeft(*now.state.Find(recorded->outcome_recorded().plan()), added);
}

absl::Status CheckPartsLeft(const Record& plan, int added) {
  if (plan.plan().secret_parts_size() + added <= limits::kSecretPartsMax) return absl::OkStatus();
  return Refuse(noordster::v1::LIMIT_REACHED,
                absl::StrCat(plan.name(), " has ", limits::kSecretPartsMax,
                             " parts under secrecy, the most: lift what is secret no more"),
                {{"limit", "secret_parts"}});
}

}  // namespace noordster::engine
