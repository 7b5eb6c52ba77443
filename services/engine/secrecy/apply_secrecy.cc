// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "services/base/check.h"
#include "services/engine/apply_parts.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::SecrecyOrder;

SecrecyOrder& TouchOrder(const EventHeader& header, const std::string& name, State& state) {
  Record& part = Touch(header, name, state);
  NOORDSTER_CHECK(part.has_decision() || part.has_plan_version());
  return part.has_decision() ? *part.mutable_decision()->mutable_secrecy()
                             : *part.mutable_plan_version()->mutable_secrecy();
}

// The part and the follow-ups that are under its order, by their names below the plan.
std::vector<std::string> PartsUnder(const SecrecyOrder& order, const std::string& plan,
                                    const std::string& part) {
  std::vector<std::string> parts = {part.substr(plan.size() + 1)};
  for (const std::string& follow_up : order.follow_ups()) {
    parts.push_back(follow_up.substr(plan.size() + 1));
  }
  return parts;
}

void On(const EventHeader& header, const noordster::internal::v1::SecrecyImposed& event,
        State& state) {
  SecrecyOrder& order = TouchOrder(header, event.part(), state);
  order = event.order();
  order.set_imposed(header.sequence());
  auto& secret = *Touch(header, event.plan(), state).mutable_plan()->mutable_secret_parts();
  for (std::string& part : PartsUnder(event.order(), event.plan(), event.part())) {
    *secret.Add() = std::move(part);
  }
}

void On(const EventHeader& header, const noordster::internal::v1::SecrecyLifted& event,
        State& state) {
  SecrecyOrder& order = TouchOrder(header, event.part(), state);
  order.set_lifted_date(event.lifted_date());
  auto& secret = *Touch(header, event.plan(), state).mutable_plan()->mutable_secret_parts();
  for (const std::string& part : PartsUnder(order, event.plan(), event.part())) {
    secret.erase(std::remove(secret.begin(), secret.end(), part), secret.end());
  }
}

}  // namespace

void ApplySecrecy(const Event& event, State& state) {
  if (event.has_outcome_disclosed()) {
    const auto& facts = event.outcome_disclosed().facts();
    Record& decision = Touch(event.header(), DecisionName(facts.plan(), facts.decision()), state);
    decision.mutable_decision()->set_disclosed(true);
    return;
  }
  if (event.has_secrecy_imposed()) {
    On(event.header(), event.secrecy_imposed(), state);
    return;
  }
  NOORDSTER_CHECK(event.has_secrecy_lifted());
  On(event.header(), event.secrecy_lifted(), state);
}

}  // namespace noordster::engine
