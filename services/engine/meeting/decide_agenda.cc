// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/meeting/item_secrecy.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::EarlierBallot;
using noordster::internal::v1::Meeting;
using noordster::internal::v1::Paper;
using v1::Blocker;

// Ways a meeting stands in while it is not over.
constexpr std::initializer_list<v1::Meeting::State> kNotOver = {
    v1::Meeting::PLANNED, v1::Meeting::CALLED, v1::Meeting::OPEN, v1::Meeting::SUSPENDED};

absl::Status CheckItemSubjects(const Case& now, const AgendaItem& item) {
  for (const std::string& subject : item.subjects()) {
    if (absl::Status known = Require(now.state, subject).status(); !known.ok()) return known;
  }
  return absl::OkStatus();
}

absl::Status CheckItemsLeft(const Record& meeting) {
  if (meeting.meeting().items() < limits::kItemsMax) return absl::OkStatus();
  return RefuseLimit(meeting.name(), limits::kItemsMax, "items", "bring several subjects into one");
}

void BlockBallots(const ItemCase& of, std::vector<Blocker>& blockers) {
  if (of.item.ballots().empty()) return;
  BlockMeeting(v1::ITEM_UNFIT, of.meeting.body_kind(), "BALLOT_HELD", blockers);
}

// The meeting an item can be moved on to: of the same body, and later.
absl::StatusOr<const Record*> RequireLater(const Case& now, const ItemCase& of,
                                           const std::string& name) {
  constexpr char kNotLater[] = "is not a later meeting of the same body";
  if (ParentOf(name) != ParentOf(of.meeting_record.name())) {
    return RefuseUnfit("meeting", name, kNotLater);
  }
  absl::StatusOr<const Record*> later = Require(now.state, name);
  if (!later.ok() || (*later)->meeting().date() > of.meeting.date()) return later;
  return RefuseUnfit("meeting", name, kNotLater);
}

// What the body came to an outcome on stays under its item.
void BlockConcluded(const ItemCase& of, std::vector<Blocker>& blockers) {
  BlockMeeting(v1::ITEM_UNFIT, of.meeting.body_kind(), "CONCLUDED", blockers);
}

// Whether an item asks less than before, or is treated otherwise.
bool AsksLess(const AgendaItem& before, const AgendaItem& after) {
  return before.treatment() != after.treatment() ||
         absl::c_any_of(before.subjects(), [&after](const std::string& subject) {
           return !absl::c_linear_search(after.subjects(), subject);
         });
}

// The proposals among the subjects of an item.
std::set<std::string> ProposalsAmong(const AgendaItem& item) {
  std::set<std::string> proposals;
  for (const std::string& subject : item.subjects()) {
    if (KindOf(subject) == Record::kProposal) proposals.insert(subject);
  }
  return proposals;
}

// What bars that an item becomes another.
void BlockChange(const ItemCase& of, const AgendaItem& after, std::vector<Blocker>& blockers) {
  BlockBallots(of, blockers);
  if (!of.item.concluded().empty() && AsksLess(of.item, after)) BlockConcluded(of, blockers);
  // Only who can lift secrecy ends that of a proposal.
  if (IsInForce(of.item.secrecy()) && ProposalsAmong(of.item) != ProposalsAmong(after)) {
    BlockMeeting(v1::UNDER_SECRECY, of.meeting.body_kind(), "item.subjects", blockers);
  }
}

// The item as it comes to a later meeting: with what was voted on.
AgendaItem MovedOn(const ItemCase& of, int32_t number) {
  AgendaItem moved;
  moved.set_number(number);
  *moved.mutable_title() = of.item.title();
  moved.set_treatment(of.item.treatment());
  *moved.mutable_subjects() = of.item.subjects();
  moved.set_closed(of.item.closed());
  moved.set_placement(v1::AgendaItem::PLACED);
  *moved.mutable_papers() = of.item.papers();
  moved.set_moved_from(ItemName(of.meeting_record.name(), of.item.number()));
  *moved.mutable_amendments_without_vote() = of.item.amendments_without_vote();
  std::set<std::string> subjects;
  for (const auto& ballot : of.item.ballots()) subjects.insert(ballot.subject());
  for (const auto& earlier : of.item.earlier_ballots()) subjects.insert(earlier.subject());
  for (const std::string& subject : subjects) {
    *moved.add_earlier_ballots() = LastOn(of.item, subject);
  }
  return moved;
}

absl::StatusOr<Decision> MoveToLater(const Case& now, const PlaceItem& command,
                                     const ItemCase& of) {
  absl::StatusOr<const Record*> later = RequireLater(now, of, command.meeting);
  if (!later.ok()) return later.status();
  std::vector<Blocker> blockers;
  BlockUnless(of.meeting, of.item, {v1::AgendaItem::REQUESTED, v1::AgendaItem::PLACED}, blockers);
  const auto* last = LastBallot(of.item, "");
  if (last != nullptr && Decides(last->result())) {
    BlockMeeting(v1::ITEM_UNFIT, of.meeting.body_kind(), "BALLOT_HELD", blockers);
  }
  if (IsConcluded(now.state, of.item)) BlockConcluded(of, blockers);
  BlockUnless((*later)->meeting(), {v1::Meeting::PLANNED, v1::Meeting::CALLED}, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  absl::Status room = CheckItemsLeft(**later);
  if (room.ok()) room = CheckSecretsLeft(**later, OrdersInForce(of.item));
  if (room.ok() && IsInForce(of.item.secrecy())) room = CheckProposalsLeft(now.state, of.item);
  if (!room.ok()) return room;
  const int32_t number = (*later)->meeting().items() + 1;
  AgendaItem moved = MovedOn(of, number);
  if (moved.earlier_ballots_size() > limits::kEarlierBallotsMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.name, " was voted on ", limits::kEarlierBallotsMax,
                               " subjects, the most: ask for the rest in an item of its own"),
                  {{"limit", "earlier_ballots"}, {"resource", command.name}});
  }
  Decision decision;
  decision.resource = command.name;
  auto& placed = *decision.events.emplace_back().mutable_item_placed();
  placed.set_meeting(of.meeting_record.name());
  placed.set_item(of.item.number());
  placed.set_placement(v1::AgendaItem::MOVED_ON);
  placed.set_moved_to(ItemName(command.meeting, number));
  auto& requested = *decision.events.emplace_back().mutable_item_requested();
  requested.set_meeting(command.meeting);
  *requested.mutable_item() = std::move(moved);
  TakeSecrecyAlong(of.item, command.meeting, number, decision);
  return decision;
}

// Whether these are the numbers of all items that are placed, each once.
bool ArePlaced(std::vector<int32_t> items, const Meeting& meeting) {
  std::vector<int32_t> placed(meeting.placed_items().begin(), meeting.placed_items().end());
  absl::c_sort(items);
  absl::c_sort(placed);
  return items == placed;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const RequestItem& command) {
  absl::StatusOr<const Record*> record = Require(now.state, command.meeting);
  if (!record.ok()) return record.status();
  if (absl::Status known = CheckItemSubjects(now, command.item); !known.ok()) return known;
  std::vector<Blocker> blockers;
  BlockUnless((*record)->meeting(), kNotOver, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (absl::Status room = CheckItemsLeft(**record); !room.ok()) return room;
  const int32_t number = (*record)->meeting().items() + 1;
  Decision decision;
  decision.resource = ItemName(command.meeting, number);
  auto& event = *decision.events.emplace_back().mutable_item_requested();
  event.set_meeting(command.meeting);
  *event.mutable_item() = command.item;
  event.mutable_item()->set_number(number);
  event.mutable_item()->set_placement(v1::AgendaItem::REQUESTED);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateItem& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.name);
  if (!of.ok()) return of.status();
  if (absl::Status known = CheckItemSubjects(now, command.item); !known.ok()) return known;
  std::vector<Blocker> blockers;
  BlockUnless(of->meeting, kNotOver, blockers);
  BlockUnless(of->meeting, of->item, {v1::AgendaItem::REQUESTED, v1::AgendaItem::PLACED}, blockers);
  BlockChange(*of, command.item, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_item_updated();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  *event.mutable_title() = command.item.title();
  event.set_treatment(command.item.treatment());
  *event.mutable_subjects() = command.item.subjects();
  event.set_closed(command.item.closed());
  AgendaItem after = of->item;
  *after.mutable_subjects() = command.item.subjects();
  after.set_closed(command.item.closed());
  const absl::Status fits =
      AddSecrecyByLaw(now.state, of->meeting_record.name(), {of->meeting, of->item},
                      {of->meeting, after}, decision);
  if (!fits.ok()) return fits;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const PlaceItem& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.name);
  if (!of.ok()) return of.status();
  if (command.to == v1::AgendaItem::MOVED_ON) return MoveToLater(now, command, *of);
  std::vector<Blocker> blockers;
  BlockUnless(of->meeting, kNotOver, blockers);
  if (command.to == v1::AgendaItem::PLACED) {
    BlockUnless(of->meeting, of->item, {v1::AgendaItem::REQUESTED}, blockers);
  } else {
    BlockUnless(of->meeting, of->item, {v1::AgendaItem::REQUESTED, v1::AgendaItem::PLACED},
                blockers);
    BlockBallots(*of, blockers);
    if (!of->item.concluded().empty()) BlockConcluded(*of, blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_item_placed();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  event.set_placement(command.to);
  AgendaItem after = of->item;
  after.set_placement(command.to);
  const absl::Status fits =
      AddSecrecyByLaw(now.state, of->meeting_record.name(), {of->meeting, of->item},
                      {of->meeting, after}, decision);
  if (!fits.ok()) return fits;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const PublishAgenda& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  const Meeting& meeting = (*record)->meeting();
  if (!ArePlaced(command.items, meeting)) {
    return Refuse(
        v1::REFERENCE_UNFIT,
        absl::StrCat("an agenda of ", command.meeting, " holds each of its placed items once"),
        {{"field", "items"}, {"resource", command.meeting}});
  }
  std::vector<Blocker> blockers;
  BlockUnless(meeting, kNotOver, blockers);
  BlockFutureOf(now, meeting.body_kind(), command.published_date, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (meeting.agenda_version() >= limits::kAgendaVersionsMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.meeting, " has ", limits::kAgendaVersionsMax,
                               " versions of its agenda, the most"),
                  {{"limit", "agenda_versions"}, {"resource", command.meeting}});
  }
  Decision decision;
  decision.resource = AgendaName(command.meeting, meeting.agenda_version() + 1);
  auto& event = *decision.events.emplace_back().mutable_agenda_published();
  *event.mutable_facts() = DescribeMeeting(**record);
  event.mutable_facts()->set_audience(command.audience);
  auto& version = *event.mutable_version();
  version.set_number(meeting.agenda_version() + 1);
  version.set_published_date(command.published_date);
  for (const int32_t number : command.items) {
    const Record* item = now.state.Find(ItemName(command.meeting, number));
    NOORDSTER_CHECK(item != nullptr);
    auto& entry = *version.add_entries();
    entry.set_item(number);
    *entry.mutable_title() = item->agenda_item().title();
    entry.set_treatment(item->agenda_item().treatment());
    entry.set_closed(item->agenda_item().closed());
  }
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const AskPaper& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  if (RequirePaper(*of, command.item, command.paper.id()).ok()) {
    return Refuse(v1::RESOURCE_EXISTS,
                  absl::StrCat(command.item, " has a paper ", command.paper.id(), " already"),
                  {{"resource", command.item}, {"paper", command.paper.id()}});
  }
  if (of->item.papers_size() >= limits::kPapersMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.item, " has ", limits::kPapersMax, " papers, the most"),
                  {{"limit", "papers"}, {"resource", command.item}});
  }
  Decision decision;
  decision.resource = command.item;
  auto& event = *decision.events.emplace_back().mutable_paper_asked();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  *event.mutable_paper() = command.paper;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const DeliverPaper& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  absl::StatusOr<const Paper*> paper = RequirePaper(*of, command.item, command.paper);
  if (!paper.ok()) return paper.status();
  std::vector<Blocker> blockers;
  if (!(*paper)->delivered_date().empty()) {
    BlockMeeting(v1::ITEM_UNFIT, of->meeting.body_kind(), "PAPER_DELIVERED", blockers);
  }
  BlockFutureOf(now, of->meeting.body_kind(), command.delivered_date, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.item;
  auto& event = *decision.events.emplace_back().mutable_paper_delivered();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  event.set_paper(command.paper);
  event.set_delivered_date(command.delivered_date);
  const std::string& published = of->meeting.first_published_date();
  event.set_sent_after(!published.empty() && command.delivered_date > published);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const DispensePaper& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  absl::StatusOr<const Paper*> paper = RequirePaper(*of, command.item, command.paper);
  if (!paper.ok()) return paper.status();
  if ((*paper)->due_date().empty()) {
    std::vector<Blocker> blockers;
    BlockMeeting(v1::ITEM_UNFIT, of->meeting.body_kind(), "NO_DUE_DATE", blockers);
    return RefuseBlocked(std::move(blockers));
  }
  Decision decision;
  decision.resource = command.item;
  auto& event = *decision.events.emplace_back().mutable_paper_dispensed();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  event.set_paper(command.paper);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ReleasePaper& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  absl::StatusOr<const Paper*> paper = RequirePaper(*of, command.item, command.paper);
  if (!paper.ok()) return paper.status();
  if (IsInForce(of->item.secrecy()) || IsInForce((*paper)->secrecy())) {
    return Refuse(v1::UNDER_SECRECY,
                  absl::StrCat(command.item, ": paper ", command.paper,
                               " or the item is under secrecy: it must be lifted first"),
                  {{"resource", command.item}, {"paper", command.paper}});
  }
  std::vector<Blocker> blockers;
  if ((*paper)->delivered_date().empty()) {
    BlockMeeting(v1::ITEM_UNFIT, of->meeting.body_kind(), "PAPER_MISSING", blockers);
  }
  if (!(*paper)->released_date().empty()) {
    BlockMeeting(v1::ITEM_UNFIT, of->meeting.body_kind(), "PAPER_RELEASED", blockers);
  }
  BlockFutureOf(now, of->meeting.body_kind(), command.released_date, blockers);
  // Dates of this form order as text.
  if (command.released_date < (*paper)->delivered_date()) {
    BlockMeeting(v1::DATE_UNFIT, of->meeting.body_kind(), (*paper)->delivered_date(), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.item;
  auto& event = *decision.events.emplace_back().mutable_paper_released();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  event.set_paper(command.paper);
  event.set_released_date(command.released_date);
  return decision;
}

}  // namespace noordster::engine
