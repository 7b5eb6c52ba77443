// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/engine/secrecy/orders.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::SecrecyOrder;
using noordster::v1::Blocker;

// A decision or version, under the etag of its plan, which may have ended.
absl::StatusOr<const Record*> RequirePart(const Case& now, const std::string& name) {
  absl::StatusOr<const Record*> plan = RequireForChange(now, ParentOf(name));
  if (!plan.ok()) return plan;
  return Require(now.state, name);
}

// Adds the follow-ups that a decision opened.
absl::Status AddFollowUps(const Case& now, const Record& plan, const Record& decision,
                          SecrecyOrder& order) {
  const int32_t number = decision.decision().number();
  const FollowUpSpan span = FollowUpsAround(
      plan, decision,
      number == plan.plan().decisions() ? nullptr
                                        : now.state.Find(DecisionName(plan.name(), number + 1)));
  if (span.last - span.after > limits::kReachedFollowUpsMax) {
    return Refuse(noordster::v1::LIMIT_REACHED,
                  absl::StrCat(decision.name(), " has more follow-ups to look at than ",
                               limits::kReachedFollowUpsMax, ", the most"),
                  {{"limit", "secret_parts"}});
  }
  for (int32_t each = span.after + 1; each <= span.last; ++each) {
    const Record* follow_up = now.state.Find(FollowUpName(plan.name(), each));
    NOORDSTER_CHECK(follow_up != nullptr);
    if (follow_up->follow_up().decision() == number) order.add_follow_ups(follow_up->name());
  }
  return absl::OkStatus();
}

// Adds the recognition rounds about a version.
void AddRounds(const Case& now, const Record& plan, int32_t version, SecrecyOrder& order) {
  for (int32_t number = 1; number <= plan.plan().recognitions(); ++number) {
    const Record* round = now.state.Find(RecognitionName(plan.name(), number));
    NOORDSTER_CHECK(round != nullptr);
    if (round->recognition().plan_version() == version) order.add_follow_ups(round->name());
  }
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const ImposeSecrecy& command) {
  const absl::StatusOr<const Record*> part = RequirePart(now, command.part);
  if (!part.ok()) return part.status();
  const OrderTerms terms{command.ground, command.body, command.imposed_date, command.lifter};
  if (absl::Status competent = CheckBodies(now, terms); !competent.ok()) return competent;
  if (IsInForce(SecrecyOf(**part))) {
    return Refuse(noordster::v1::UNDER_SECRECY,
                  absl::StrCat(command.part, " is under secrecy already"),
                  {{"resource", command.part}});
  }
  std::vector<Blocker> blockers;
  BlockFuture(now, command.imposed_date, "", blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decision;
  decision.resource = std::string(ParentOf(command.part));
  auto& imposed = *decision.events.emplace_back().mutable_secrecy_imposed();
  imposed.set_plan(decision.resource);
  imposed.set_part(command.part);
  SecrecyOrder& order = *imposed.mutable_order();
  order = MakeOrder(terms);
  const Record& plan = *now.state.Find(decision.resource);
  if ((*part)->has_decision()) {
    *imposed.mutable_facts() = DescribeFacts(**part);
    const absl::Status added = AddFollowUps(now, plan, **part, order);
    if (!added.ok()) return added;
  } else {
    AddRounds(now, plan, (*part)->plan_version().number(), order);
  }
  const absl::Status room = CheckPartsLeft(plan, 1 + order.follow_ups_size());
  if (!room.ok()) return room;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const LiftSecrecy& command) {
  const absl::StatusOr<const Record*> part = RequirePart(now, command.part);
  if (!part.ok()) return part.status();
  const SecrecyOrder& order = SecrecyOf(**part);
  if (!IsInForce(SecrecyOf(**part))) {
    return Refuse(noordster::v1::NOT_SECRET, absl::StrCat(command.part, " is under no secrecy"),
                  {{"resource", command.part}});
  }
  std::vector<Blocker> blockers;
  BlockFuture(now, command.lifted_date, "", blockers);
  // Dates of this form order as text.
  if (command.lifted_date < order.imposed_date()) {
    Block(noordster::v1::DATE_BEFORE_EARLIER_STEP, "", order.imposed_date(), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decision;
  decision.resource = std::string(ParentOf(command.part));
  auto& lifted = *decision.events.emplace_back().mutable_secrecy_lifted();
  lifted.set_plan(decision.resource);
  lifted.set_part(command.part);
  lifted.set_body(order.lifter());
  lifted.set_lifted_date(command.lifted_date);
  if ((*part)->has_decision()) *lifted.mutable_facts() = DescribeFacts(**part);
  return decision;
}

}  // namespace noordster::engine
