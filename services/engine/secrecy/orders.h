// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_SECRECY_ORDERS_H_
#define NOORDSTER_SERVICES_ENGINE_SECRECY_ORDERS_H_

#include <string>

#include "absl/status/status.h"
#include "services/engine/decide_parts.h"
#include "services/engine/secrecy/secret_parts.h"

// Secrecy orders as they are imposed, whatever on. All functions are pure.
namespace noordster::engine {

// What a body says when it imposes secrecy.
struct OrderTerms {
  noordster::v1::SecrecyGround ground = noordster::v1::SECRECY_GROUND_UNSPECIFIED;
  const std::string& body;
  const std::string& imposed_date;
  // Empty: the body that imposes it.
  const std::string& lifter;
};

// Gemeentewet art. 87 and 89: only a council, its committees and an executive impose secrecy, and
// whoever imposed it lifts it, or the council once it was shared with it. REFERENCE_UNFIT
// otherwise.
absl::Status CheckBodies(const Case& now, const OrderTerms& terms);

noordster::internal::v1::SecrecyOrder MakeOrder(const OrderTerms& terms);

// Adds that what a decision records of a plan under a secret item is secret by the same order, with
// the follow-ups it opens. LIMIT_REACHED when the plan has no room for that.
absl::Status AddSecrecyOfItem(const Case& now, Decision& decision);

// LIMIT_REACHED when the plan has no room for so many secret parts more.
absl::Status CheckPartsLeft(const Record& plan, int added);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_SECRECY_ORDERS_H_
