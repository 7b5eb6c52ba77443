// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/meeting/item_secrecy.h"

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Paper;
using noordster::internal::v1::SecrecyOrder;

namespace {

void Impose(const std::string& meeting, int32_t item, const SecrecyOrder& order,
            Decision& decision) {
  auto& imposed = *decision.events.emplace_back().mutable_item_secrecy_imposed();
  imposed.set_meeting(meeting);
  imposed.set_item(item);
  *imposed.mutable_order() = order;
}

}  // namespace

bool IsClosedInCouncil(const ItemOfMeeting& of) {
  const v1::Meeting::State state = of.meeting.state();
  const bool was_opened =
      state == v1::Meeting::OPEN || state == v1::Meeting::SUSPENDED || state == v1::Meeting::HELD;
  // Before, a council imposed it itself (art. 25, old). Dates of this form order as text.
  constexpr absl::string_view kInForce = "2023-04-01";
  return of.meeting.body_kind() == v1::COUNCIL && of.meeting.date() >= kInForce && was_opened &&
         of.item.placement() == v1::AgendaItem::PLACED && (of.meeting.closed() || of.item.closed());
}

absl::Status CheckProposalsLeft(const State& state, const AgendaItem& item) {
  for (const std::string& subject : item.subjects()) {
    const Record* proposal = KindOf(subject) == Record::kProposal ? state.Find(subject) : nullptr;
    if (proposal == nullptr || proposal->proposal().secret_items_size() < limits::kSecretItemsMax) {
      continue;
    }
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(subject, " has ", limits::kSecretItemsMax,
                               " items under secrecy, the most: lift what is secret no more"),
                  {{"limit", "secret_items"}, {"resource", subject}});
  }
  return absl::OkStatus();
}

absl::Status AddSecrecyByLaw(const State& state, const std::string& meeting,
                             const ItemOfMeeting& before, const ItemOfMeeting& after,
                             Decision& decision) {
  const bool became_so = !IsClosedInCouncil(before) && IsClosedInCouncil(after);
  if (!became_so || IsInForce(after.item.secrecy())) return absl::OkStatus();
  if (absl::Status room = CheckProposalsLeft(state, after.item); !room.ok()) return room;
  SecrecyOrder order;
  order.set_by_law(true);
  order.set_body(std::string(ParentOf(meeting)));
  order.set_imposed_date(after.meeting.date());
  order.set_lifter(order.body());
  Impose(meeting, after.item.number(), order, decision);
  return absl::OkStatus();
}

std::string KeeperOf(const State& state, const ImposeItemSecrecy& command) {
  const Record* body = state.Find(command.body);
  const bool shares =
      body != nullptr && body->body().kind() == v1::COUNCIL && state.Find(command.item) != nullptr;
  const bool meets = command.body == ParentOf(ParentOf(command.item));
  return shares || meets ? command.body : "";
}

std::string KeeperOf(const State& state, const LiftItemSecrecy& command) {
  const Record* item = state.Find(command.item);
  if (item == nullptr) return "";
  if (command.paper.empty()) return item->agenda_item().secrecy().lifter();
  const auto& papers = item->agenda_item().papers();
  const auto paper =
      absl::c_find_if(papers, [&](const Paper& each) { return each.id() == command.paper; });
  return paper == papers.end() ? "" : paper->secrecy().lifter();
}

int OrdersInForce(const AgendaItem& item) {
  const auto papers = absl::c_count_if(
      item.papers(), [](const Paper& paper) { return IsInForce(paper.secrecy()); });
  return static_cast<int>(papers) + (IsInForce(item.secrecy()) ? 1 : 0);
}

absl::Status CheckSecretsLeft(const Record& meeting, int added) {
  if (added == 0 || meeting.meeting().secret_parts_size() + added <= limits::kSecretPapersMax) {
    return absl::OkStatus();
  }
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(meeting.name(), " has ", limits::kSecretPapersMax,
                             " items and papers under secrecy, the most: lift what is secret no "
                             "more, or make a whole item secret in place of its papers"),
                {{"limit", "secret_papers"}, {"resource", meeting.name()}});
}

void TakeSecrecyAlong(const AgendaItem& item, const std::string& meeting, int32_t number,
                      Decision& decision) {
  if (IsInForce(item.secrecy())) Impose(meeting, number, item.secrecy(), decision);
  for (const Paper& paper : item.papers()) {
    if (!IsInForce(paper.secrecy())) continue;
    Impose(meeting, number, paper.secrecy(), decision);
    decision.events.back().mutable_item_secrecy_imposed()->set_paper(paper.id());
  }
}

}  // namespace noordster::engine
