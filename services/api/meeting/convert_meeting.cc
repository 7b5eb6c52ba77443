// SPDX-License-Identifier: EUPL-1.2
#include "services/api/meeting/convert_meeting.h"

#include <string>

#include "services/api/convert_plan.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;
using Names = google::protobuf::RepeatedPtrField<std::string>;

void AddRelative(const Names& full, Names& relative) {
  for (const std::string& name : full) *relative.Add() = RelativeName(name);
}

void AddFull(const Names& relative, const View& view, Names& full) {
  for (const std::string& name : relative) *full.Add() = view.Name(name);
}

void ShowOpening(const internal::Meeting& meeting, const View& view, v1::Meeting::Opening& shown) {
  const internal::MeetingOpening& opening = meeting.opening();
  shown.set_seats(opening.seats());
  shown.set_sitting(opening.sitting());
  shown.set_signed_in(opening.signed_in());
  shown.set_chair(view.NameIfAny(opening.chair()));
  shown.set_chair_is_member(opening.chair_is_member());
  AddFull(opening.persons(), view, *shown.mutable_persons());
  if (opening.quorum() == 0) return;
  shown.mutable_quorum()->set_article(meeting.body_kind() == v1::COUNCIL ? "Gemeentewet art. 20"
                                                                         : "Gemeentewet art. 56");
  shown.mutable_quorum()->set_needed(opening.quorum());
  shown.mutable_quorum()->set_counted(opening.signed_in());
}

void ShowPaper(const internal::Paper& paper, const View& view, v1::AgendaItem::Paper& shown) {
  shown.set_id(paper.id());
  shown.set_title(view.Text(paper.title()));
  shown.set_due_date(paper.due_date());
  shown.set_delivered_date(paper.delivered_date());
  shown.set_sent_after(paper.sent_after());
  // Dates of this form order as text.
  shown.set_late(!paper.due_date().empty() && paper.delivered_date() > paper.due_date());
  shown.set_dispensation(view.Text(paper.dispensation()));
  shown.set_release_date(paper.release_date());
  shown.set_released_date(paper.released_date());
  if (paper.has_secrecy()) FromOrder(paper.secrecy(), view, *shown.mutable_secrecy());
}

void ShowDecisionList(const internal::Meeting& meeting, const View& view,
                      v1::Meeting::DecisionList& shown) {
  shown.set_published_date(meeting.decision_list_date());
  shown.set_source(view.Text(meeting.decision_list_source()));
}

void ShowAttendance(const internal::Attendance& attendance, const View& view,
                    v1::AgendaItem::Attendance& shown) {
  shown.set_present(attendance.present());
  for (const internal::Recusal& recusal : attendance.recusals()) {
    auto& added = *shown.add_recusals();
    added.set_person(view.NameIfAny(recusal.person()));
    added.set_reason(view.Text(recusal.reason()));
  }
  AddFull(attendance.persons(), view, *shown.mutable_persons());
}

void ShowBallot(const internal::Ballot& ballot, const View& view, v1::Ballot& shown) {
  shown.set_number(ballot.number());
  shown.set_method(ballot.method());
  shown.set_subject(ballot.subject());
  shown.set_present(ballot.present());
  shown.set_votes_for(ballot.votes_for());
  shown.set_votes_against(ballot.votes_against());
  shown.set_chair_vote(ballot.chair_vote());
  shown.set_seats(ballot.seats());
  shown.set_sitting(ballot.sitting());
  shown.set_recused(ballot.recused());
  shown.set_result(ballot.result());
  *shown.mutable_counts() = ballot.counts();
  for (const internal::Candidate& candidate : ballot.candidates()) {
    auto& added = *shown.add_candidates();
    added.set_person(view.Name(candidate.person()));
    added.set_votes(candidate.votes());
  }
  shown.set_blank_or_invalid(ballot.blank_or_invalid());
  shown.set_lot(view.NameIfAny(ballot.lot()));
  shown.set_chosen(view.NameIfAny(ballot.chosen()));
  shown.set_subject_kind(ballot.subject_kind());
}

}  // namespace

internal::Meeting ToMeeting(const v1::Meeting& resource, TextWriter& texts) {
  internal::Meeting meeting;
  meeting.set_form(resource.form());
  meeting.set_date(resource.date());
  meeting.set_start_time(resource.start_time());
  if (!resource.place().empty()) *meeting.mutable_place() = texts.Write(resource.place());
  meeting.set_closed(resource.closed());
  meeting.set_makes_up_for(RelativeName(resource.makes_up_for()));
  return meeting;
}

internal::MeetingOpening ToOpening(const v1::Meeting::Opening& opening) {
  internal::MeetingOpening made;
  made.set_sitting(opening.sitting());
  made.set_signed_in(opening.signed_in());
  made.set_chair(RelativeName(opening.chair()));
  made.set_chair_is_member(opening.chair_is_member());
  AddRelative(opening.persons(), *made.mutable_persons());
  return made;
}

internal::AgendaItem ToItem(const v1::AgendaItem& resource, TextWriter& texts) {
  internal::AgendaItem item;
  *item.mutable_title() = texts.Write(resource.title());
  item.set_treatment(resource.treatment());
  AddRelative(resource.subjects(), *item.mutable_subjects());
  item.set_closed(resource.closed());
  return item;
}

internal::Paper ToPaper(const v1::AgendaItem::Paper& paper, TextWriter& texts) {
  internal::Paper made;
  made.set_id(paper.id());
  *made.mutable_title() = texts.Write(paper.title());
  made.set_due_date(paper.due_date());
  made.set_release_date(paper.release_date());
  return made;
}

internal::Attendance ToAttendance(const v1::AgendaItem::Attendance& attendance, TextWriter& texts) {
  internal::Attendance made;
  made.set_present(attendance.present());
  for (const v1::AgendaItem::Recusal& recusal : attendance.recusals()) {
    auto& added = *made.add_recusals();
    added.set_person(RelativeName(recusal.person()));
    if (!recusal.reason().empty()) *added.mutable_reason() = texts.Write(recusal.reason());
  }
  AddRelative(attendance.persons(), *made.mutable_persons());
  return made;
}

internal::Ballot ToBallot(const v1::Ballot& ballot) {
  internal::Ballot made;
  made.set_method(ballot.method());
  made.set_subject(ballot.subject());
  made.set_present(ballot.present());
  made.set_votes_for(ballot.votes_for());
  made.set_votes_against(ballot.votes_against());
  made.set_chair_vote(ballot.chair_vote());
  for (const v1::Ballot::Candidate& candidate : ballot.candidates()) {
    auto& added = *made.add_candidates();
    added.set_person(RelativeName(candidate.person()));
    added.set_votes(candidate.votes());
  }
  made.set_blank_or_invalid(ballot.blank_or_invalid());
  made.set_lot(RelativeName(ballot.lot()));
  made.set_subject_kind(ballot.subject_kind());
  return made;
}

void FromRecord(const Record& record, const View& view, v1::Meeting& resource) {
  const internal::Meeting& meeting = record.meeting();
  SetNameAndEtag(record, view, resource);
  resource.set_form(meeting.form());
  resource.set_date(meeting.date());
  resource.set_start_time(meeting.start_time());
  resource.set_place(view.Text(meeting.place()));
  resource.set_closed(meeting.closed());
  resource.set_makes_up_for(view.NameIfAny(meeting.makes_up_for()));
  resource.set_state(meeting.state());
  resource.set_call_date(meeting.call_date());
  for (const internal::MovedFrom& moved : meeting.moved_from()) {
    auto& added = *resource.add_moved_from();
    added.set_date(moved.date());
    added.set_reason(view.Text(moved.reason()));
  }
  if (meeting.has_opening()) ShowOpening(meeting, view, *resource.mutable_opening());
  resource.set_agenda_version(meeting.agenda_version());
  resource.set_items(meeting.items());
  resource.set_resume_date(meeting.resume_date());
  if (!meeting.decision_list_date().empty()) {
    ShowDecisionList(meeting, view, *resource.mutable_decision_list());
  }
  resource.set_minutes_adopted_in(view.NameIfAny(meeting.minutes_adopted_in()));
  resource.set_audience(record.audience() == v1::AUDIENCE_UNSPECIFIED ? v1::ADMINISTRATION
                                                                      : record.audience());
}

void FromRecord(const Record& record, const View& view, v1::AgendaItem& resource) {
  const internal::AgendaItem& item = record.agenda_item();
  SetNameAndEtag(record, view, resource);
  resource.set_number(item.number());
  resource.set_title(view.Text(item.title()));
  resource.set_treatment(item.treatment());
  AddFull(item.subjects(), view, *resource.mutable_subjects());
  resource.set_closed(item.closed());
  resource.set_placement(item.placement());
  resource.set_placement_reason(view.Text(item.placement_reason()));
  resource.set_moved_to(view.NameIfAny(item.moved_to()));
  resource.set_moved_from(view.NameIfAny(item.moved_from()));
  for (const internal::Paper& paper : item.papers()) ShowPaper(paper, view, *resource.add_papers());
  if (item.has_attendance()) {
    ShowAttendance(item.attendance(), view, *resource.mutable_attendance());
  }
  for (const internal::Ballot& ballot : item.ballots()) {
    ShowBallot(ballot, view, *resource.add_ballots());
  }
  if (item.has_secrecy()) FromOrder(item.secrecy(), view, *resource.mutable_secrecy());
}

void FromRecord(const Record& record, const View& view, v1::AgendaVersion& resource) {
  const internal::AgendaVersion& version = record.agenda_version();
  resource.set_name(view.Name(record.name()));
  resource.set_number(version.number());
  for (const internal::AgendaEntry& entry : version.entries()) {
    auto& added = *resource.add_entries();
    added.set_item(view.Name(engine::ItemName(engine::ParentOf(record.name()), entry.item())));
    added.set_title(view.Text(entry.title()));
    added.set_treatment(entry.treatment());
    added.set_closed(entry.closed());
  }
  resource.set_audience(record.audience());
  resource.set_record_time(Timestamp(record.create_time_micros()));
  resource.set_published_date(version.published_date());
}

void FromPublicState(const engine::PublicState& state, const View& view,
                     v1::PublicState& resource) {
  const std::string meeting = RelativeName(resource.meeting());
  if (state.agenda.has_value()) FromRecord(*state.agenda, view, *resource.mutable_agenda());
  for (const engine::PublicPaper& each : state.papers) {
    auto& paper = *resource.add_papers();
    paper.set_item(view.Name(engine::ItemName(meeting, each.item)));
    paper.set_id(each.paper.id());
    paper.set_title(view.Text(each.paper.title()));
    paper.set_released_date(each.paper.released_date());
  }
  if (state.decision_list.has_value()) {
    ShowDecisionList(*state.decision_list, view, *resource.mutable_decision_list());
  }
}

}  // namespace noordster::api
