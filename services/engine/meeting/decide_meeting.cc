// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/ballot/ballot_rules.h"
#include "services/engine/meeting/item_secrecy.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::MeetingOpening;
using v1::Blocker;
using v1::BodyKind;

// The meeting that one makes up for: of the same body, not opened for want of members, and before
// it.
absl::Status CheckMadeUpFor(const Case& now, const PlanMeeting& command) {
  const std::string& name = command.meeting.makes_up_for();
  if (name.empty()) return absl::OkStatus();
  if (ParentOf(name) != ParentOf(command.name)) {
    return RefuseUnfit("meeting.makes_up_for", name, "is a meeting of another body");
  }
  absl::StatusOr<const Record*> first = Require(now.state, name);
  if (!first.ok()) return first.status();
  if ((*first)->meeting().state() != v1::Meeting::NOT_OPENED) {
    return RefuseUnfit("meeting.makes_up_for", name,
                       "was not turned away for want of members, so that nothing makes up for it");
  }
  if (command.meeting.date() < (*first)->meeting().date()) {
    return RefuseUnfit("meeting.makes_up_for", name, "is a later meeting");
  }
  return absl::OkStatus();
}

// What a body that comes together cannot do in writing.
absl::Status CheckForm(const PlanMeeting& command, BodyKind kind) {
  if (command.meeting.form() != v1::Meeting::WRITTEN_ROUND) return absl::OkStatus();
  if (HasBallots(kind) || kind == v1::COUNCIL_COMMITTEE) {
    return RefuseUnfit("meeting.form", ParentOf(command.name),
                       "comes together and has no written rounds: plan a sitting");
  }
  if (command.meeting.start_time().empty()) return absl::OkStatus();
  return RefuseFields(
      v1::INVALID_FIELD,
      {Violation("meeting.start_time", "must be left out: a written round closes with its day")});
}

// The numbers of who came, held against each other.
void BlockByNumbers(const MeetingOpening& opening, int32_t seats, BodyKind kind,
                    std::vector<Blocker>& blockers) {
  const auto block = [&](const std::string& bound) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, bound, blockers);
  };
  if (HasBallots(kind) && opening.sitting() == 0) {
    BlockMeeting(v1::FIELD_REQUIRED, kind, "opening.sitting", blockers);
    return;
  }
  if (seats > 0 && opening.sitting() > seats) block(absl::StrCat("sitting <= ", seats));
  if (opening.sitting() > 0 && opening.signed_in() > opening.sitting()) {
    block(absl::StrCat("signed_in <= ", opening.sitting()));
  }
  if (opening.persons_size() > opening.signed_in()) {
    block(absl::StrCat("persons <= ", opening.signed_in()));
  }
}

// Chair and members must exist.
absl::Status CheckPersons(const Case& now, const MeetingOpening& opening) {
  absl::Status known;
  if (!opening.chair().empty()) known = Require(now.state, opening.chair()).status();
  for (int i = 0; known.ok() && i < opening.persons_size(); ++i) {
    known = Require(now.state, opening.persons(i)).status();
  }
  return known;
}

// Of a meeting that makes up for another no number is asked; what it would have been still counts
// for subjects that were not on the agenda of the first.
v1::Meeting::State Resolve(const noordster::internal::v1::Meeting& meeting,
                           MeetingOpening& opening) {
  if (!HasBallots(meeting.body_kind())) return v1::Meeting::OPEN;
  const auto asked = OpeningOf(meeting.body_kind(), opening.sitting(), opening.signed_in(), false);
  opening.set_quorum(asked->needed);
  return asked->IsMet() || !meeting.makes_up_for().empty() ? v1::Meeting::OPEN
                                                           : v1::Meeting::NOT_OPENED;
}

// States a meeting can be in before it turns into another.
std::vector<Blocker> BlockersOf(const Case& now, const TurnMeeting& command,
                                const noordster::internal::v1::Meeting& meeting) {
  std::vector<Blocker> blockers;
  switch (command.to) {
    case v1::Meeting::SUSPENDED:
      BlockUnless(meeting, {v1::Meeting::OPEN}, blockers);
      if (command.resume_date < meeting.date()) {
        BlockMeeting(v1::DATE_UNFIT, meeting.body_kind(), meeting.date(), blockers);
      }
      break;
    case v1::Meeting::OPEN:
      BlockUnless(meeting, {v1::Meeting::SUSPENDED}, blockers);
      BlockFutureOf(now, meeting.body_kind(), meeting.resume_date(), blockers);
      break;
    case v1::Meeting::HELD:
      BlockUnless(meeting, {v1::Meeting::OPEN}, blockers);
      BlockFutureOf(now, meeting.body_kind(), meeting.date(), blockers);
      break;
    default:
      BlockUnless(meeting, {v1::Meeting::PLANNED, v1::Meeting::CALLED}, blockers);
  }
  return blockers;
}

// A decision about a meeting that stands.
Decision About(const Record& record) {
  Decision decision;
  decision.resource = record.name();
  return decision;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const PlanMeeting& command) {
  absl::StatusOr<const Record*> body = Require(now.state, ParentOf(command.name));
  if (!body.ok()) return body.status();
  if (absl::Status free = RequireUntaken(now, command.name); !free.ok()) return free;
  if (absl::Status fits = CheckMadeUpFor(now, command); !fits.ok()) return fits;
  const BodyKind kind = (*body)->body().kind();
  if (absl::Status fits = CheckForm(command, kind); !fits.ok()) return fits;
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_meeting_planned();
  event.set_meeting(command.name);
  *event.mutable_planned() = command.meeting;
  event.mutable_planned()->set_state(v1::Meeting::PLANNED);
  event.mutable_planned()->set_body_kind(kind);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const CallMeeting& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  const auto& meeting = (*record)->meeting();
  std::vector<Blocker> blockers;
  BlockUnless(meeting, {v1::Meeting::PLANNED}, blockers);
  BlockFutureOf(now, meeting.body_kind(), command.call_date, blockers);
  // A meeting that makes up for another is at least 24 hours after its call (Gemeentewet art. 20).
  const bool is_in_time = meeting.makes_up_for().empty() ? command.call_date <= meeting.date()
                                                         : command.call_date < meeting.date();
  if (!is_in_time) {
    BlockMeeting(v1::DATE_UNFIT, meeting.body_kind(), meeting.date(), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision = About(**record);
  auto& event = *decision.events.emplace_back().mutable_meeting_called();
  *event.mutable_facts() = DescribeMeeting(**record);
  event.set_call_date(command.call_date);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const MoveMeeting& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  const auto& meeting = (*record)->meeting();
  std::vector<Blocker> blockers;
  BlockUnless(meeting, {v1::Meeting::PLANNED, v1::Meeting::CALLED}, blockers);
  if (command.date == meeting.date()) {
    BlockMeeting(v1::DATE_UNFIT, meeting.body_kind(), meeting.date(), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (meeting.moved_from_size() >= limits::kMeetingMovesMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.meeting, " was moved ", limits::kMeetingMovesMax,
                               " times, the most: cancel it and plan another"),
                  {{"limit", "meeting_moves"}, {"resource", command.meeting}});
  }
  Decision decision = About(**record);
  auto& event = *decision.events.emplace_back().mutable_meeting_moved();
  *event.mutable_facts() = DescribeMeeting(**record);
  event.mutable_facts()->set_date(command.date);
  event.set_start_time(command.start_time);
  event.set_from_date(meeting.date());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const OpenMeeting& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  if (absl::Status known = CheckPersons(now, command.opening); !known.ok()) return known;
  const auto& meeting = (*record)->meeting();
  const BodyKind kind = meeting.body_kind();
  const Record* body = now.state.Find(ParentOf(command.meeting));
  const int32_t seats = body->body().seats();
  if (HasBallots(kind) && seats == 0) {
    return RefuseUnfit("opening", body->name(), "has no seats set by law: fill them in first");
  }
  std::vector<Blocker> blockers;
  // Whoever meets in public is called (Gemeentewet art. 19 and 82); an executive meets as it has
  // agreed (art. 52), other bodies as they like.
  if (kind == v1::COUNCIL || kind == v1::COUNCIL_COMMITTEE) {
    BlockUnless(meeting, {v1::Meeting::CALLED}, blockers);
  } else {
    BlockUnless(meeting, {v1::Meeting::PLANNED, v1::Meeting::CALLED}, blockers);
  }
  if (meeting.form() != v1::Meeting::WRITTEN_ROUND) {
    BlockFutureOf(now, meeting.body_kind(), meeting.date(), blockers);
  }
  BlockByNumbers(command.opening, seats, kind, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision = About(**record);
  auto& event = *decision.events.emplace_back().mutable_meeting_opened();
  *event.mutable_facts() = DescribeMeeting(**record);
  *event.mutable_opening() = command.opening;
  event.mutable_opening()->set_seats(seats);
  event.set_state(Resolve(meeting, *event.mutable_opening()));
  noordster::internal::v1::Meeting after = meeting;
  after.set_state(event.state());
  for (const int32_t number : meeting.placed_items()) {
    const Record* item = now.state.Find(ItemName(command.meeting, number));
    NOORDSTER_CHECK(item != nullptr);
    const absl::Status fits =
        AddSecrecyByLaw(now.state, command.meeting, {meeting, item->agenda_item()},
                        {after, item->agenda_item()}, decision);
    if (!fits.ok()) return fits;
  }
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const TurnMeeting& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  std::vector<Blocker> blockers = BlockersOf(now, command, (*record)->meeting());
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (command.to == v1::Meeting::SUSPENDED &&
      (*record)->meeting().earlier_resume_dates_size() >= limits::kMeetingMovesMax) {
    return Refuse(v1::LIMIT_REACHED,
                  absl::StrCat(command.meeting, " went on on ", limits::kMeetingMovesMax,
                               " days, the most: plan another meeting"),
                  {{"limit", "meeting_moves"}, {"resource", command.meeting}});
  }
  Decision decision = About(**record);
  auto& event = *decision.events.emplace_back().mutable_meeting_turned();
  *event.mutable_facts() = DescribeMeeting(**record);
  event.set_state(command.to);
  event.set_resume_date(command.resume_date);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const PublishDecisionList& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  const auto& meeting = (*record)->meeting();
  if (!HasBallots(meeting.body_kind())) {
    return RefuseUnfit("decision_list", ParentOf(command.meeting),
                       "takes no decisions in law, so that it has no decision list");
  }
  std::vector<Blocker> blockers;
  BlockUnless(meeting, {v1::Meeting::HELD}, blockers);
  BlockFutureOf(now, meeting.body_kind(), command.published_date, blockers);
  if (command.published_date < meeting.date()) {
    BlockMeeting(v1::DATE_UNFIT, meeting.body_kind(), meeting.date(), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision = About(**record);
  auto& event = *decision.events.emplace_back().mutable_decision_list_published();
  *event.mutable_facts() = DescribeMeeting(**record);
  event.set_published_date(command.published_date);
  *event.mutable_source() = command.source;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const AdoptMinutes& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.meeting);
  if (!record.ok()) return record.status();
  constexpr char kNotLater[] = "is not a later meeting of the same body";
  if (ParentOf(command.adopted_in) != ParentOf(command.meeting) ||
      command.adopted_in == command.meeting) {
    return RefuseUnfit("meeting", command.adopted_in, kNotLater);
  }
  absl::StatusOr<const Record*> adopting = Require(now.state, command.adopted_in);
  if (!adopting.ok()) return adopting.status();
  const auto& meeting = (*record)->meeting();
  const auto& later = (*adopting)->meeting();
  if (later.date() < meeting.date()) {
    return RefuseUnfit("meeting", command.adopted_in, kNotLater);
  }
  std::vector<Blocker> blockers;
  BlockUnless(meeting, {v1::Meeting::HELD}, blockers);
  BlockUnless(later, {v1::Meeting::OPEN, v1::Meeting::SUSPENDED, v1::Meeting::HELD}, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision = About(**record);
  auto& event = *decision.events.emplace_back().mutable_minutes_adopted();
  *event.mutable_facts() = DescribeMeeting(**record);
  event.set_adopted_in(command.adopted_in);
  return decision;
}

}  // namespace noordster::engine
