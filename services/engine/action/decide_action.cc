// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/refusal.h"
#include "services/engine/secrecy/secret_parts.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Action;
using noordster::internal::v1::ActionFacts;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Ballot;
using noordster::internal::v1::Meeting;
using v1::Blocker;
using v1::BodyKind;

// Whether the members of a council vote on it.
bool IsVotedOn(v1::Action::Kind kind) {
  return kind == v1::Action::MOTION || kind == v1::Action::AMENDMENT;
}

// Whether a body of this kind has such actions: motions and amendments are of a council
// (Gemeentewet art. 147b), and who owes it answers promises something to it or its committee (art.
// 169).
bool HasSuch(BodyKind body, v1::Action::Kind kind) {
  if (IsVotedOn(kind)) return body == v1::COUNCIL;
  return kind != v1::Action::COMMITMENT || body == v1::COUNCIL || body == v1::COUNCIL_COMMITTEE;
}

absl::Status CheckKind(const Record& body, v1::Action::Kind kind) {
  if (HasSuch(body.body().kind(), kind)) return absl::OkStatus();
  return RefuseUnfit("action.kind", body.name(),
                     kind == v1::Action::COMMITMENT
                         ? "is promised nothing: commitments are to a council or its committee"
                         : "has no motions and amendments: those are of a council");
}

// An item under which something was done must be of the body. Of another body it is not even said
// whether it exists.
absl::Status CheckItem(const Case& now, absl::string_view body, absl::string_view field,
                       const std::string& item) {
  if (item.empty()) return absl::OkStatus();
  if (ParentOf(ParentOf(item)) != body) {
    return RefuseUnfit(field, item, absl::StrCat("is no item of a meeting of ", body));
  }
  return Require(now.state, item).status();
}

// Who sees to it must exist; what was promised to a council is seen to by a person or an executive.
absl::Status CheckOwner(const Case& now, absl::string_view field, const std::string& owner,
                        v1::Action::Kind kind) {
  if (owner.empty()) return absl::OkStatus();
  absl::StatusOr<const Record*> record = Require(now.state, owner);
  if (!record.ok()) return record.status();
  if (kind == v1::Action::COMMITMENT && (*record)->has_body() &&
      (*record)->body().kind() != v1::EXECUTIVE) {
    return RefuseUnfit(field, owner, "is no executive: a commitment is made by one or its members");
  }
  return absl::OkStatus();
}

// Plans must exist.
absl::Status CheckPlans(const Case& now, const Action& action) {
  for (const std::string& plan : action.plans()) {
    if (absl::Status known = Require(now.state, plan).status(); !known.ok()) return known;
  }
  return absl::OkStatus();
}

// Adds DATE_UNFIT for a field with a day before that on which an action was made. Dates of this
// form order as text.
void BlockBeforeMade(absl::string_view field, const std::string& date, const std::string& made,
                     BodyKind kind, std::vector<Blocker>& blockers) {
  if (date.empty() || date >= made) return;
  BlockMeeting(v1::DATE_UNFIT, kind, absl::StrCat(field, " >= ", made), blockers);
}

void BlockReason(const Case& now, BodyKind kind, std::vector<Blocker>& blockers) {
  if (!now.request.reason.id().empty()) return;
  BlockMeeting(v1::REASON_REQUIRED, kind, "reason", blockers);
}

// What bars that something was done on a day under an item: it stood on the agenda of a meeting
// that was opened, and not later.
void BlockByItem(const Case& now, const std::string& item, const std::string& date,
                 std::vector<Blocker>& blockers) {
  const Record* record = now.state.Find(ParentOf(item));
  NOORDSTER_CHECK(record != nullptr);
  const Meeting& meeting = record->meeting();
  BlockUnless(meeting, {v1::Meeting::OPEN, v1::Meeting::SUSPENDED, v1::Meeting::HELD}, blockers);
  BlockUnless(meeting, now.state.Find(item)->agenda_item(),
              {v1::AgendaItem::PLACED, v1::AgendaItem::MOVED_ON}, blockers);
  if (date < meeting.date()) {
    BlockMeeting(v1::DATE_UNFIT, meeting.body_kind(), meeting.date(), blockers);
  }
}

v1::Ballot::SubjectKind SubjectOf(v1::Action::Kind kind) {
  return kind == v1::Action::MOTION ? v1::Ballot::MOTION : v1::Ballot::AMENDMENT;
}

// Holds a motion or amendment against the last vote on it: what members voted on is what they said,
// and only what nobody asked a vote for counts as adopted without one (Gemeentewet art. 32).
void BlockByVote(const Action& action, const ItemCase& of, std::vector<Blocker>& blockers) {
  const AgendaItem& item = of.item;
  if (const std::string bound = QuorumBound(of); !bound.empty()) {
    BlockMeeting(v1::BALLOT_UNFIT, v1::COUNCIL, bound, blockers);
  }
  const Ballot* last = LastBallot(item, action.reference());
  if (last == nullptr) {
    const v1::Ballot::Result before = LastOn(item, action.reference()).result();
    if (before != v1::Ballot::RESULT_UNSPECIFIED) {
      BlockMeeting(v1::BALLOT_UNFIT, v1::COUNCIL, v1::Ballot::Result_Name(before), blockers);
    } else if (!action.without_vote()) {
      BlockMeeting(v1::FIELD_REQUIRED, v1::COUNCIL, "action.without_vote", blockers);
    }
    return;
  }
  if (action.without_vote()) {
    BlockMeeting(v1::FIELD_UNWANTED, v1::COUNCIL, "action.without_vote", blockers);
  }
  if (last->subject_kind() != SubjectOf(action.kind())) {
    BlockMeeting(v1::BALLOT_UNFIT, v1::COUNCIL,
                 absl::StrCat("subject_kind = ", v1::Action::Kind_Name(action.kind())), blockers);
  } else if (last->result() != v1::Ballot::CARRIED && last->result() != v1::Ballot::LOST) {
    BlockMeeting(v1::BALLOT_UNFIT, v1::COUNCIL, InWords(*last), blockers);
  }
}

// What is made under a secret item becomes meant for nobody else.
void BlockWidening(const Case& now, const std::string& item, bool is_wider, BodyKind kind,
                   std::vector<Blocker>& blockers) {
  if (item.empty() || !is_wider) return;
  if (!IsInForce(now.state.Find(item)->agenda_item().secrecy())) return;
  BlockMeeting(v1::UNDER_SECRECY, kind, "action.audience", blockers);
}

std::vector<Blocker> BlockersOf(const Case& now, const Action& action, BodyKind kind) {
  std::vector<Blocker> blockers;
  const bool is_voted_on = IsVotedOn(action.kind());
  const bool has_item = !action.agenda_item().empty();
  const bool has_reference = !action.reference().empty();
  BlockFutureOf(now, kind, action.made_date(), blockers);
  BlockBeforeMade("due_date", action.due_date(), action.made_date(), kind, blockers);
  if (action.kind() == v1::Action::COMMITMENT) {
    BlockFields(true, !action.owner().empty(), kind, "action.owner", blockers);
  }
  if (is_voted_on) BlockFields(true, has_item, kind, "action.agenda_item", blockers);
  BlockFields(is_voted_on, has_reference, kind, "action.reference", blockers);
  if (!is_voted_on) {
    BlockFields(false, action.without_vote(), kind, "action.without_vote", blockers);
  }
  if (!has_item) return blockers;
  BlockByItem(now, action.agenda_item(), action.made_date(), blockers);
  const AgendaItem& of_item = now.state.Find(action.agenda_item())->agenda_item();
  if (action.kind() == v1::Action::AMENDMENT && IsConcluded(now.state, of_item)) {
    BlockMeeting(v1::ITEM_UNFIT, kind, "CONCLUDED", blockers);
  }
  if (is_voted_on && has_reference) {
    const Record& meeting = *now.state.Find(ParentOf(action.agenda_item()));
    BlockByVote(action, {meeting, meeting.meeting(), of_item}, blockers);
  }
  return blockers;
}

// Adds how it stands from the first: what was lost is settled with that.
void FillStanding(const Case& now, Action& action) {
  action.set_state(v1::Action::OPEN);
  if (!IsVotedOn(action.kind()) || action.without_vote()) return;
  const Ballot* last =
      LastBallot(now.state.Find(action.agenda_item())->agenda_item(), action.reference());
  action.set_ballot(last->number());
  if (last->result() == v1::Ballot::CARRIED) return;
  action.set_state(v1::Action::NOT_ADOPTED);
  action.set_settled_date(action.made_date());
}

absl::Status CheckActionsLeft(const Case& now, const std::string& item) {
  if (item.empty()) return absl::OkStatus();
  if (now.state.Find(item)->agenda_item().actions_size() < limits::kItemActionsMax) {
    return absl::OkStatus();
  }
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(item, " has ", limits::kItemActionsMax,
                             " actions, the most: add the others under another"),
                {{"limit", "item_actions"}, {"resource", item}});
}

ActionFacts DescribeAction(const Record& record) {
  ActionFacts facts;
  facts.set_action(record.name());
  facts.set_kind(record.action().kind());
  facts.set_state(record.action().state());
  facts.set_audience(record.audience());
  facts.set_agenda_item(record.action().agenda_item());
  return facts;
}

// An action that a request changes, and its body.
struct KeptAction {
  const Record& record;
  const Action& action;
  BodyKind body_kind;
};

absl::StatusOr<KeptAction> RequireAction(const Case& now, const std::string& name) {
  absl::StatusOr<const Record*> record = RequireForChange(now, name);
  if (!record.ok()) return record.status();
  const Record* body = now.state.Find(ParentOf(name));
  NOORDSTER_CHECK(body != nullptr);
  return KeptAction{**record, (*record)->action(), body->body().kind()};
}

void BlockUnlessStanding(const KeptAction& of, std::initializer_list<v1::Action::State> states,
                         std::vector<Blocker>& blockers) {
  for (const v1::Action::State state : states) {
    if (of.action.state() == state) return;
  }
  BlockMeeting(v1::ACTION_UNFIT, of.body_kind, v1::Action::State_Name(of.action.state()), blockers);
}

// What takes the place of an action: another of the same body that is still to be done.
absl::Status CheckReplacement(const Case& now, const SettleAction& command) {
  const std::string& other = command.replaced_by;
  if (other.empty()) return absl::OkStatus();
  if (ParentOf(other) != ParentOf(command.action)) {
    return RefuseUnfit("replaced_by", other, "is an action of another body");
  }
  if (other == command.action) return RefuseUnfit("replaced_by", other, "cannot replace itself");
  absl::StatusOr<const Record*> record = Require(now.state, other);
  if (!record.ok()) return record.status();
  if ((*record)->action().state() == v1::Action::OPEN) return absl::OkStatus();
  return RefuseUnfit("replaced_by", other, "is not open, so that nothing is done with it");
}

bool Settles(v1::Action::State state) {
  return state == v1::Action::CARRIED_OUT || state == v1::Action::LAPSED ||
         state == v1::Action::REPLACED;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const AddAction& command) {
  const std::string body_name(ParentOf(command.name));
  const Action& action = command.action;
  absl::StatusOr<const Record*> body = Require(now.state, body_name);
  if (!body.ok()) return body.status();
  if (absl::Status known = CheckPlans(now, action); !known.ok()) return known;
  if (absl::Status free = RequireUntaken(now, command.name); !free.ok()) return free;
  if (absl::Status fits = CheckKind(**body, action.kind()); !fits.ok()) return fits;
  for (const absl::Status& fits :
       {CheckOwner(now, "action.owner", action.owner(), action.kind()),
        CheckItem(now, body_name, "action.agenda_item", action.agenda_item())}) {
    if (!fits.ok()) return fits;
  }
  if (absl::Status room = CheckActionsLeft(now, action.agenda_item()); !room.ok()) return room;
  const v1::Audience audience = AudienceAsked(command.audience);
  std::vector<Blocker> blockers = BlockersOf(now, action, (*body)->body().kind());
  BlockWidening(now, action.agenda_item(), audience > v1::ADMINISTRATION, (*body)->body().kind(),
                blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_action_added();
  *event.mutable_added() = action;
  FillStanding(now, *event.mutable_added());
  event.mutable_facts()->set_action(command.name);
  event.mutable_facts()->set_kind(action.kind());
  event.mutable_facts()->set_state(event.added().state());
  event.mutable_facts()->set_audience(audience);
  event.mutable_facts()->set_agenda_item(action.agenda_item());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateAction& command) {
  absl::StatusOr<KeptAction> of = RequireAction(now, command.action);
  if (!of.ok()) return of.status();
  const v1::Action::Kind kind = of->action.kind();
  if (absl::Status fits = CheckOwner(now, "owner", command.owner, kind); !fits.ok()) return fits;
  std::vector<Blocker> blockers;
  BlockUnlessStanding(*of, {v1::Action::OPEN}, blockers);
  BlockReason(now, of->body_kind, blockers);
  const v1::Audience audience = AudienceAsked(command.audience);
  BlockWidening(now, of->action.agenda_item(), audience > of->record.audience(), of->body_kind,
                blockers);
  if (kind == v1::Action::COMMITMENT) {
    BlockFields(true, !command.owner.empty(), of->body_kind, "owner", blockers);
  }
  BlockBeforeMade("due_date", command.due_date, of->action.made_date(), of->body_kind, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.action;
  auto& event = *decision.events.emplace_back().mutable_action_updated();
  *event.mutable_facts() = DescribeAction(of->record);
  event.mutable_facts()->set_audience(audience);
  event.set_owner(command.owner);
  event.set_due_date(command.due_date);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const SettleAction& command) {
  if (!Settles(command.settlement)) {
    return RefuseFields(v1::INVALID_FIELD,
                        {Violation("settlement", "must be CARRIED_OUT, LAPSED or REPLACED")});
  }
  absl::StatusOr<KeptAction> of = RequireAction(now, command.action);
  if (!of.ok()) return of.status();
  for (const absl::Status& fits :
       {CheckReplacement(now, command),
        CheckItem(now, ParentOf(command.action), "settled_in", command.settled_in)}) {
    if (!fits.ok()) return fits;
  }
  std::vector<Blocker> blockers;
  BlockUnlessStanding(*of, {v1::Action::OPEN}, blockers);
  BlockReason(now, of->body_kind, blockers);
  BlockFutureOf(now, of->body_kind, command.settled_date, blockers);
  BlockBeforeMade("settled_date", command.settled_date, of->action.made_date(), of->body_kind,
                  blockers);
  BlockFields(command.settlement == v1::Action::REPLACED, !command.replaced_by.empty(),
              of->body_kind, "replaced_by", blockers);
  if (!command.settled_in.empty()) {
    BlockByItem(now, command.settled_in, command.settled_date, blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.action;
  auto& event = *decision.events.emplace_back().mutable_action_settled();
  *event.mutable_facts() = DescribeAction(of->record);
  event.mutable_facts()->set_state(command.settlement);
  event.set_settled_date(command.settled_date);
  event.set_settled_in(command.settled_in);
  event.set_replaced_by(command.replaced_by);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ReopenAction& command) {
  absl::StatusOr<KeptAction> of = RequireAction(now, command.action);
  if (!of.ok()) return of.status();
  std::vector<Blocker> blockers;
  BlockUnlessStanding(*of, {v1::Action::CARRIED_OUT, v1::Action::LAPSED, v1::Action::REPLACED},
                      blockers);
  BlockReason(now, of->body_kind, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.action;
  auto& event = *decision.events.emplace_back().mutable_action_reopened();
  *event.mutable_facts() = DescribeAction(of->record);
  event.mutable_facts()->set_state(v1::Action::OPEN);
  return decision;
}

}  // namespace noordster::engine
