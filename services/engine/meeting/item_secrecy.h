// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_ITEM_SECRECY_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_ITEM_SECRECY_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "services/engine/command.h"
#include "services/engine/decide.h"
#include "services/engine/secrecy/secret_parts.h"
#include "services/engine/state.h"

// Secrecy on items of meetings and their papers. All functions are pure.
namespace noordster::engine {

// An item of a meeting as it stands.
struct ItemOfMeeting {
  const noordster::internal::v1::Meeting& meeting;
  const noordster::internal::v1::AgendaItem& item;
};

// Whether the law makes an item secret: it is treated behind closed doors in a meeting of a council
// that was opened, from 1 April 2023 on (Gemeentewet art. 23 and 89). Whether that was lifted since
// is not asked.
bool IsClosedInCouncil(const ItemOfMeeting& of);

// LIMIT_REACHED when a proposal that an item is about has no room for one more that is secret.
absl::Status CheckProposalsLeft(const State& state,
                                const noordster::internal::v1::AgendaItem& item);

// Adds that the item became secret by law, when what the decision changes made it so and no order
// is in force on it. Fails as CheckProposalsLeft.
absl::Status AddSecrecyByLaw(const State& state, const std::string& meeting,
                             const ItemOfMeeting& before, const ItemOfMeeting& after,
                             Decision& decision);

// How many orders are in force on an item and its papers.
int OrdersInForce(const noordster::internal::v1::AgendaItem& item);

// The body that keeps secrecy when it imposes or lifts an order; empty when none can: the one that
// meets, or a council that shares in an item that is there; the one that the order says can lift
// it.
std::string KeeperOf(const State& state, const ImposeItemSecrecy& command);
std::string KeeperOf(const State& state, const LiftItemSecrecy& command);

// LIMIT_REACHED when the meeting has no room for so many orders more.
absl::Status CheckSecretsLeft(const Record& meeting, int added);

// Adds the orders in force on an item and its papers to the item of another meeting that it is
// moved on to.
void TakeSecrecyAlong(const noordster::internal::v1::AgendaItem& item, const std::string& meeting,
                      int32_t number, Decision& decision);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_ITEM_SECRECY_H_
