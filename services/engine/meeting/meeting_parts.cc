// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/meeting/meeting_parts.h"

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Ballot;
using noordster::internal::v1::EarlierBallot;
using noordster::internal::v1::Meeting;
using noordster::internal::v1::Paper;
using noordster::v1::Blocker;

noordster::internal::v1::MeetingFacts DescribeMeeting(const Record& record) {
  noordster::internal::v1::MeetingFacts facts;
  facts.set_meeting(record.name());
  facts.set_date(record.meeting().date());
  facts.set_audience(record.audience());
  return facts;
}

absl::StatusOr<ItemCase> RequireItem(const Case& now, const std::string& name) {
  absl::StatusOr<const Record*> item = RequireForChange(now, name);
  if (!item.ok()) return item.status();
  const Record* meeting = now.state.Find(ParentOf(name));
  NOORDSTER_CHECK(meeting != nullptr);
  return ItemCase{*meeting, meeting->meeting(), (*item)->agenda_item()};
}

absl::StatusOr<const Paper*> RequirePaper(const ItemCase& of, const std::string& item,
                                          const std::string& id) {
  const auto found =
      absl::c_find_if(of.item.papers(), [&id](const Paper& paper) { return paper.id() == id; });
  if (found != of.item.papers().end()) return &*found;
  return Refuse(noordster::v1::RESOURCE_NOT_FOUND, absl::StrCat(item, " has no paper ", id),
                {{"resource", item}, {"paper", id}});
}

Blocker& BlockMeeting(noordster::v1::ErrorReason reason, noordster::v1::BodyKind body,
                      const std::string& subject, std::vector<Blocker>& blockers) {
  Blocker& blocker = Block(reason, "", subject, blockers);
  const noordster::v1::Lifter secretariat = ConfirmerOf(body);
  if (secretariat != noordster::v1::LIFTER_UNSPECIFIED) blocker.set_lifter(secretariat);
  return blocker;
}

void BlockUnless(const Meeting& meeting,
                 std::initializer_list<noordster::v1::Meeting::State> states,
                 std::vector<Blocker>& blockers) {
  if (absl::c_linear_search(states, meeting.state())) return;
  BlockMeeting(noordster::v1::MEETING_UNFIT, meeting.body_kind(),
               noordster::v1::Meeting::State_Name(meeting.state()), blockers);
}

void BlockUnless(const Meeting& meeting, const AgendaItem& item,
                 std::initializer_list<noordster::v1::AgendaItem::Placement> placements,
                 std::vector<Blocker>& blockers) {
  if (absl::c_linear_search(placements, item.placement())) return;
  BlockMeeting(noordster::v1::ITEM_UNFIT, meeting.body_kind(),
               noordster::v1::AgendaItem::Placement_Name(item.placement()), blockers);
}

void BlockFutureOf(const Case& now, noordster::v1::BodyKind body, const std::string& date,
                   std::vector<Blocker>& blockers) {
  const std::string today = calendar::FormatDate(now.context.today);
  // Dates of this form order as text.
  if (date <= today) return;
  BlockMeeting(noordster::v1::DATE_IN_FUTURE, body, today, blockers);
}

void BlockFields(bool is_wanted, bool is_given, noordster::v1::BodyKind body,
                 const std::string& field, std::vector<Blocker>& blockers) {
  if (is_wanted == is_given) return;
  BlockMeeting(is_wanted ? noordster::v1::FIELD_REQUIRED : noordster::v1::FIELD_UNWANTED, body,
               field, blockers);
}

bool IsSecondTime(const ItemCase& of) {
  const std::string& first = of.meeting.makes_up_for();
  return !first.empty() && !of.item.moved_from().empty() && ParentOf(of.item.moved_from()) == first;
}

std::string QuorumBound(const ItemCase& of) {
  const auto& opening = of.meeting.opening();
  // Of a meeting that was not opened that is said already.
  const bool is_met = opening.signed_in() >= opening.quorum() ||
                      of.meeting.state() == noordster::v1::Meeting::NOT_OPENED;
  if (is_met || IsSecondTime(of)) return "";
  return absl::StrCat("signed_in >= ", opening.quorum());
}

const Ballot* LastBallot(const AgendaItem& item, absl::string_view subject) {
  const Ballot* last = nullptr;
  for (const Ballot& ballot : item.ballots()) {
    if (ballot.subject() == subject) last = &ballot;
  }
  return last;
}

EarlierBallot LastOn(const AgendaItem& item, absl::string_view subject) {
  EarlierBallot last;
  if (const Ballot* ballot = LastBallot(item, subject); ballot != nullptr) {
    last.set_subject(ballot->subject());
    last.set_result(ballot->result());
    last.set_subject_kind(ballot->subject_kind());
    last.set_votes_for(ballot->votes_for());
    last.set_votes_against(ballot->votes_against());
    return last;
  }
  for (const EarlierBallot& earlier : item.earlier_ballots()) {
    if (earlier.subject() == subject) last = earlier;
  }
  return last;
}

bool Decides(noordster::v1::Ballot::Result result) {
  using noordster::v1::Ballot;
  return result == Ballot::CARRIED || result == Ballot::LOST || result == Ballot::CHOSEN;
}

}  // namespace noordster::engine
