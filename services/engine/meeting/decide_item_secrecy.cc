// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/meeting/item_secrecy.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/engine/secrecy/orders.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Paper;
using noordster::internal::v1::SecrecyOrder;
using v1::Blocker;

// The order on an item, or on the paper of it that is named; NOT_FOUND when there is no such paper.
absl::StatusOr<const SecrecyOrder*> RequireOrder(const ItemCase& of, const std::string& item,
                                                 const std::string& paper) {
  if (paper.empty()) return &of.item.secrecy();
  absl::StatusOr<const Paper*> found = RequirePaper(of, item, paper);
  if (!found.ok()) return found.status();
  return &(*found)->secrecy();
}

std::string Named(const std::string& item, const std::string& paper) {
  return paper.empty() ? item : PaperName(item, paper);
}

// The body that meets, or the council it shares with: no other has to do with its items.
absl::Status CheckHasToDoWith(const Case& now, const ImposeItemSecrecy& command) {
  if (command.body == ParentOf(ParentOf(command.item))) return absl::OkStatus();
  if (now.state.Find(command.body)->body().kind() == v1::COUNCIL) return absl::OkStatus();
  return Refuse(v1::REFERENCE_UNFIT,
                absl::StrCat(command.body,
                             ": only the body that meets imposes secrecy on its "
                             "items, or the council it shares them with"),
                {{"field", "body"}, {"resource", command.body}});
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const ImposeItemSecrecy& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  absl::StatusOr<const SecrecyOrder*> order = RequireOrder(*of, command.item, command.paper);
  if (!order.ok()) return order.status();
  const OrderTerms terms{command.ground, command.body, command.imposed_date, command.lifter};
  if (absl::Status competent = CheckBodies(now, terms); !competent.ok()) return competent;
  if (absl::Status concerned = CheckHasToDoWith(now, command); !concerned.ok()) return concerned;
  if (IsInForce(**order)) {
    return Refuse(v1::UNDER_SECRECY,
                  absl::StrCat(Named(command.item, command.paper), " is under secrecy already"),
                  {{"resource", command.item}, {"paper", command.paper}});
  }
  std::vector<Blocker> blockers;
  BlockFutureOf(now, of->meeting.body_kind(), command.imposed_date, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  absl::Status room = CheckSecretsLeft(of->meeting_record, 1);
  if (room.ok() && command.paper.empty()) room = CheckProposalsLeft(now.state, of->item);
  if (!room.ok()) return room;
  Decision decision;
  decision.resource = command.item;
  auto& imposed = *decision.events.emplace_back().mutable_item_secrecy_imposed();
  imposed.set_meeting(of->meeting_record.name());
  imposed.set_item(of->item.number());
  imposed.set_paper(command.paper);
  *imposed.mutable_order() = MakeOrder(terms);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const LiftItemSecrecy& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  absl::StatusOr<const SecrecyOrder*> order = RequireOrder(*of, command.item, command.paper);
  if (!order.ok()) return order.status();
  if (!IsInForce(**order)) {
    return Refuse(v1::NOT_SECRET,
                  absl::StrCat(Named(command.item, command.paper), " is under no secrecy"),
                  {{"resource", command.item}, {"paper", command.paper}});
  }
  std::vector<Blocker> blockers;
  BlockFutureOf(now, of->meeting.body_kind(), command.lifted_date, blockers);
  // Dates of this form order as text.
  if (command.lifted_date < (*order)->imposed_date()) {
    BlockMeeting(v1::DATE_BEFORE_EARLIER_STEP, of->meeting.body_kind(), (*order)->imposed_date(),
                 blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.item;
  auto& lifted = *decision.events.emplace_back().mutable_item_secrecy_lifted();
  lifted.set_meeting(of->meeting_record.name());
  lifted.set_item(of->item.number());
  lifted.set_paper(command.paper);
  lifted.set_body((*order)->lifter());
  lifted.set_lifted_date(command.lifted_date);
  return decision;
}

}  // namespace noordster::engine
