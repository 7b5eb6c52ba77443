// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <vector>

#include "absl/algorithm/container.h"
#include "services/base/check.h"
#include "services/engine/apply_parts.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::Meeting;
using noordster::internal::v1::MeetingFacts;
using noordster::internal::v1::Paper;
using noordster::internal::v1::SecrecyOrder;

Meeting& TouchMeeting(const EventHeader& header, const std::string& name, State& state) {
  return *Touch(header, name, state).mutable_meeting();
}

AgendaItem& TouchItem(const EventHeader& header, const std::string& meeting, int32_t number,
                      State& state) {
  return *Touch(header, ItemName(meeting, number), state).mutable_agenda_item();
}

Paper& FindPaper(const std::string& id, AgendaItem& item) {
  const auto found = absl::c_find_if(*item.mutable_papers(),
                                     [&id](const Paper& paper) { return paper.id() == id; });
  NOORDSTER_CHECK(found != item.mutable_papers()->end());
  return *found;
}

// The proposals among the subjects of an item. They are not there when only the item is made again
// from the history.
std::vector<noordster::internal::v1::Proposal*> TouchProposals(const EventHeader& header,
                                                               const AgendaItem& item,
                                                               State& state) {
  std::vector<noordster::internal::v1::Proposal*> proposals;
  for (const std::string& subject : item.subjects()) {
    if (KindOf(subject) != Record::kProposal || state.Find(subject) == nullptr) continue;
    proposals.push_back(Touch(header, subject, state).mutable_proposal());
  }
  return proposals;
}

void On(const EventHeader& header, const noordster::internal::v1::MeetingPlanned& event,
        State& state) {
  TouchMeeting(header, event.meeting(), state) = event.planned();
}

void On(const EventHeader& header, const noordster::internal::v1::MeetingCalled& event,
        State& state) {
  Meeting& meeting = TouchMeeting(header, event.facts().meeting(), state);
  meeting.set_state(v1::Meeting::CALLED);
  meeting.set_call_date(event.call_date());
}

void On(const EventHeader& header, const noordster::internal::v1::MeetingMoved& event,
        State& state) {
  Meeting& meeting = TouchMeeting(header, event.facts().meeting(), state);
  auto& moved = *meeting.add_moved_from();
  moved.set_date(event.from_date());
  if (header.has_reason()) *moved.mutable_reason() = header.reason();
  meeting.set_date(event.facts().date());
  meeting.set_start_time(event.start_time());
  meeting.set_state(v1::Meeting::PLANNED);
  meeting.clear_call_date();
}

void On(const EventHeader& header, const noordster::internal::v1::MeetingOpened& event,
        State& state) {
  Meeting& meeting = TouchMeeting(header, event.facts().meeting(), state);
  *meeting.mutable_opening() = event.opening();
  meeting.set_state(event.state());
}

void On(const EventHeader& header, const noordster::internal::v1::MeetingTurned& event,
        State& state) {
  Meeting& meeting = TouchMeeting(header, event.facts().meeting(), state);
  meeting.set_state(event.state());
  if (event.state() != v1::Meeting::SUSPENDED || meeting.resume_date() == event.resume_date())
    return;
  if (!meeting.resume_date().empty()) meeting.add_earlier_resume_dates(meeting.resume_date());
  meeting.set_resume_date(event.resume_date());
}

void On(const EventHeader& header, const noordster::internal::v1::DecisionListPublished& event,
        State& state) {
  Meeting& meeting = TouchMeeting(header, event.facts().meeting(), state);
  // Dates of this form order as text.
  if (meeting.decision_list_date().empty() ||
      event.published_date() < meeting.decision_list_date()) {
    meeting.set_decision_list_date(event.published_date());
  }
  *meeting.mutable_decision_list_source() = event.source();
}

void On(const EventHeader& header, const noordster::internal::v1::MinutesAdopted& event,
        State& state) {
  TouchMeeting(header, event.facts().meeting(), state).set_minutes_adopted_in(event.adopted_in());
}

void On(const EventHeader& header, const noordster::internal::v1::ItemRequested& event,
        State& state) {
  const AgendaItem& item = event.item();
  Meeting& meeting = TouchMeeting(header, event.meeting(), state);
  NOORDSTER_CHECK(item.number() == meeting.items() + 1);
  meeting.set_items(item.number());
  if (item.placement() == v1::AgendaItem::PLACED) meeting.add_placed_items(item.number());
  TouchItem(header, event.meeting(), item.number(), state) = item;
}

void On(const EventHeader& header, const noordster::internal::v1::ItemUpdated& event,
        State& state) {
  AgendaItem& item = TouchItem(header, event.meeting(), event.item(), state);
  *item.mutable_title() = event.title();
  item.set_treatment(event.treatment());
  *item.mutable_subjects() = event.subjects();
  item.set_closed(event.closed());
}

void On(const EventHeader& header, const noordster::internal::v1::ItemPlaced& event, State& state) {
  AgendaItem& item = TouchItem(header, event.meeting(), event.item(), state);
  item.set_placement(event.placement());
  item.set_moved_to(event.moved_to());
  if (header.has_reason()) *item.mutable_placement_reason() = header.reason();
  auto& placed = *TouchMeeting(header, event.meeting(), state).mutable_placed_items();
  if (event.placement() == v1::AgendaItem::PLACED) {
    placed.Add(event.item());
  } else {
    placed.erase(std::remove(placed.begin(), placed.end(), event.item()), placed.end());
  }
}

void On(const EventHeader& header, const noordster::internal::v1::AgendaPublished& event,
        State& state) {
  const std::string& name = event.facts().meeting();
  Record& record = Touch(header, name, state);
  record.set_audience(event.facts().audience());
  Meeting& meeting = *record.mutable_meeting();
  meeting.set_agenda_version(event.version().number());
  if (meeting.first_published_date().empty()) {
    meeting.set_first_published_date(event.version().published_date());
  }
  Record& version = Touch(header, AgendaName(name, event.version().number()), state);
  version.set_audience(event.facts().audience());
  *version.mutable_agenda_version() = event.version();
}

void On(const EventHeader& header, const noordster::internal::v1::PaperAsked& event, State& state) {
  *TouchItem(header, event.meeting(), event.item(), state).add_papers() = event.paper();
}

void On(const EventHeader& header, const noordster::internal::v1::PaperDelivered& event,
        State& state) {
  Paper& paper = FindPaper(event.paper(), TouchItem(header, event.meeting(), event.item(), state));
  paper.set_delivered_date(event.delivered_date());
  paper.set_sent_after(event.sent_after());
}

void On(const EventHeader& header, const noordster::internal::v1::PaperDispensed& event,
        State& state) {
  Paper& paper = FindPaper(event.paper(), TouchItem(header, event.meeting(), event.item(), state));
  *paper.mutable_dispensation() = header.reason();
}

void On(const EventHeader& header, const noordster::internal::v1::PaperReleased& event,
        State& state) {
  Paper& paper = FindPaper(event.paper(), TouchItem(header, event.meeting(), event.item(), state));
  paper.set_released_date(event.released_date());
}

// The order on an item, or on the paper of it that the event names.
template <typename About>
SecrecyOrder& TouchOrder(const EventHeader& header, const About& event, State& state) {
  AgendaItem& item = TouchItem(header, event.meeting(), event.item(), state);
  return event.paper().empty() ? *item.mutable_secrecy()
                               : *FindPaper(event.paper(), item).mutable_secrecy();
}

// The proposals of the item that the event is about; none when it is about a paper.
template <typename About>
std::vector<noordster::internal::v1::Proposal*> TouchProposalsOf(const EventHeader& header,
                                                                 const About& event, State& state) {
  if (!event.paper().empty()) return {};
  return TouchProposals(header, TouchItem(header, event.meeting(), event.item(), state), state);
}

// What became secret or is so no more, by its name below the meeting.
template <typename About>
std::string PartOf(const About& event) {
  const std::string item = ItemName(event.meeting(), event.item());
  const std::string part = event.paper().empty() ? item : PaperName(item, event.paper());
  return part.substr(event.meeting().size() + 1);
}

void On(const EventHeader& header, const noordster::internal::v1::ItemSecrecyImposed& event,
        State& state) {
  SecrecyOrder& order = TouchOrder(header, event, state);
  order = event.order();
  order.set_imposed(header.sequence());
  TouchMeeting(header, event.meeting(), state).add_secret_parts(PartOf(event));
  for (noordster::internal::v1::Proposal* proposal : TouchProposalsOf(header, event, state)) {
    if (proposal->secret_items().empty()) proposal->set_secret_since(header.sequence());
    proposal->add_secret_items(ItemName(event.meeting(), event.item()));
  }
}

void On(const EventHeader& header, const noordster::internal::v1::ItemSecrecyLifted& event,
        State& state) {
  TouchOrder(header, event, state).set_lifted_date(event.lifted_date());
  for (noordster::internal::v1::Proposal* proposal : TouchProposalsOf(header, event, state)) {
    auto& items = *proposal->mutable_secret_items();
    items.erase(std::remove(items.begin(), items.end(), ItemName(event.meeting(), event.item())),
                items.end());
    if (items.empty()) proposal->clear_secret_since();
  }
  auto& secret = *TouchMeeting(header, event.meeting(), state).mutable_secret_parts();
  secret.erase(std::remove(secret.begin(), secret.end(), PartOf(event)), secret.end());
}

void On(const EventHeader& header, const noordster::internal::v1::AttendanceRecorded& event,
        State& state) {
  *TouchItem(header, event.meeting(), event.item(), state).mutable_attendance() =
      event.attendance();
}

void On(const EventHeader& header, const noordster::internal::v1::BallotHeld& event, State& state) {
  AgendaItem& item = TouchItem(header, event.meeting(), event.item(), state);
  *item.add_ballots() = event.ballot();
  const v1::Ballot::SubjectKind kind = event.ballot().subject_kind();
  if (kind == v1::Ballot::MOTION || kind == v1::Ballot::OTHER_SUBJECT) return;
  for (noordster::internal::v1::Proposal* proposal : TouchProposals(header, item, state)) {
    proposal->set_voted_on(true);
  }
}

// The item that keeps it; null when it is none, or what only moves it on.
AgendaItem* TouchConcluded(const EventHeader& header, const ConcludedUnder& concluded,
                           State& state) {
  const bool has_item = !concluded.item.empty() && state.Find(concluded.item) != nullptr;
  if (!has_item || IsProcedural(concluded.kind)) return nullptr;
  return Touch(header, concluded.item, state).mutable_agenda_item();
}

}  // namespace

ConcludedUnder ConcludedBy(const std::string& plan,
                           const noordster::internal::v1::Decision& decision) {
  return {decision.agenda_item(),
          decision.proposal().empty() ? plan : PointName(decision.proposal(), decision.point()),
          decision.kind(), decision.manner()};
}

void AddToItem(const EventHeader& header, const ConcludedUnder& concluded, State& state) {
  AgendaItem* item = TouchConcluded(header, concluded, state);
  if (item == nullptr) return;
  auto& added = *item->add_concluded();
  added.set_asked(concluded.asked);
  added.set_without_vote(concluded.manner == v1::Decision::WITHOUT_VOTE);
}

void TakeOffItem(const EventHeader& header, const ConcludedUnder& concluded, State& state) {
  AgendaItem* item = TouchConcluded(header, concluded, state);
  if (item == nullptr) return;
  auto& kept = *item->mutable_concluded();
  kept.erase(std::remove_if(kept.begin(), kept.end(),
                            [&](const auto& each) { return each.asked() == concluded.asked; }),
             kept.end());
}

bool ApplyToMeetings(const Event& event, State& state) {
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kMeetingPlanned:
      On(header, event.meeting_planned(), state);
      return true;
    case Event::kMeetingCalled:
      On(header, event.meeting_called(), state);
      return true;
    case Event::kMeetingMoved:
      On(header, event.meeting_moved(), state);
      return true;
    case Event::kMeetingOpened:
      On(header, event.meeting_opened(), state);
      return true;
    case Event::kMeetingTurned:
      On(header, event.meeting_turned(), state);
      return true;
    case Event::kDecisionListPublished:
      On(header, event.decision_list_published(), state);
      return true;
    case Event::kMinutesAdopted:
      On(header, event.minutes_adopted(), state);
      return true;
    case Event::kItemRequested:
      On(header, event.item_requested(), state);
      return true;
    case Event::kItemUpdated:
      On(header, event.item_updated(), state);
      return true;
    case Event::kItemPlaced:
      On(header, event.item_placed(), state);
      return true;
    case Event::kAgendaPublished:
      On(header, event.agenda_published(), state);
      return true;
    case Event::kPaperAsked:
      On(header, event.paper_asked(), state);
      return true;
    case Event::kPaperDelivered:
      On(header, event.paper_delivered(), state);
      return true;
    case Event::kPaperDispensed:
      On(header, event.paper_dispensed(), state);
      return true;
    case Event::kPaperReleased:
      On(header, event.paper_released(), state);
      return true;
    case Event::kItemSecrecyImposed:
      On(header, event.item_secrecy_imposed(), state);
      return true;
    case Event::kItemSecrecyLifted:
      On(header, event.item_secrecy_lifted(), state);
      return true;
    case Event::kAttendanceRecorded:
      On(header, event.attendance_recorded(), state);
      return true;
    case Event::kBallotHeld:
      On(header, event.ballot_held(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
