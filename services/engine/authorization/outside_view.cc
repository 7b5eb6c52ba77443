// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/outside_view.h"

#include <utility>

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;

// What belongs to an outcome itself, without who did it and what it did to the plan.
Event OutcomeAlone(Event event) {
  auto& header = *event.mutable_header();
  header.clear_actor();
  header.clear_request_id();
  header.clear_reason();
  header.clear_cause();
  if (event.has_outcome_reversed()) {
    auto& reversed = *event.mutable_outcome_reversed();
    reversed.clear_standing();
    reversed.clear_step();
    reversed.clear_follow_ups();
  }
  if (event.has_facts_corrected()) event.mutable_facts_corrected()->clear_next_decision();
  if (event.has_decision_reconsidered()) event.mutable_decision_reconsidered()->clear_step();
  return event;
}

// What an action says by itself. The plans, meetings, persons and other actions it names have
// audiences of their own.
void LeaveOutOthers(noordster::internal::v1::Action& action) {
  action.clear_agenda_item();
  action.clear_ballot();
  action.clear_plans();
  action.clear_owner();
  action.clear_settled_in();
  action.clear_replaced_by();
}

// Without the revision, which would tell that something of it changed that is hidden.
Record ActionAlone(Record record) {
  if (!record.has_action()) return record;
  LeaveOutOthers(*record.mutable_action());
  record.clear_revision();
  return record;
}

Event ActionAlone(Event event) {
  if (event.has_action_added()) {
    auto& added = *event.mutable_action_added();
    added.mutable_facts()->clear_agenda_item();
    LeaveOutOthers(*added.mutable_added());
  }
  if (event.has_action_updated()) {
    event.mutable_action_updated()->mutable_facts()->clear_agenda_item();
    event.mutable_action_updated()->clear_owner();
  }
  if (event.has_action_settled()) {
    auto& settled = *event.mutable_action_settled();
    settled.mutable_facts()->clear_agenda_item();
    settled.clear_settled_in();
    settled.clear_replaced_by();
  }
  if (event.has_action_reopened()) {
    event.mutable_action_reopened()->mutable_facts()->clear_agenda_item();
  }
  return event;
}

// How a meeting went, without its items, other meetings and who was there; and without the
// revision, which would tell that something of it changed that is hidden.
Record MeetingAlone(Record record) {
  if (!record.has_meeting()) return record;
  auto& meeting = *record.mutable_meeting();
  meeting.clear_items();
  meeting.clear_placed_items();
  meeting.clear_secret_parts();
  meeting.clear_makes_up_for();
  meeting.clear_minutes_adopted_in();
  if (meeting.has_opening()) {
    meeting.mutable_opening()->clear_persons();
    meeting.mutable_opening()->clear_chair();
  }
  record.clear_revision();
  return record;
}

Event MeetingAlone(Event event) {
  if (event.has_meeting_opened()) {
    auto& opening = *event.mutable_meeting_opened()->mutable_opening();
    opening.clear_persons();
    opening.clear_chair();
  }
  if (event.has_minutes_adopted()) event.mutable_minutes_adopted()->clear_adopted_in();
  return event;
}

// A project without who leads it, the plans and decisions behind it, the reasons for its turns and
// how much was told of it, which are told inside; and without the revision, which would tell that
// something of them changed.
Record ProjectAlone(Record record) {
  if (!record.has_project()) return record;
  auto& project = *record.mutable_project();
  project.clear_lead();
  project.clear_authorised_by();
  project.clear_updates();
  for (auto& turn : *project.mutable_turns()) turn.clear_reason();
  record.clear_revision();
  return record;
}

// Persons are named inside alone: who leads a challenge, who told or said something.
Record WithoutPersons(Record record) {
  if (record.has_challenge()) record.mutable_challenge()->clear_leads();
  if (record.has_project_update()) record.mutable_project_update()->clear_author();
  if (record.has_assessment()) record.mutable_assessment()->clear_author();
  return record;
}

Event ProjectAlone(Event event) {
  const auto hide = [](noordster::internal::v1::Project& project) {
    project.clear_lead();
    project.clear_authorised_by();
  };
  if (event.has_project_made()) hide(*event.mutable_project_made()->mutable_made());
  if (event.has_project_changed()) hide(*event.mutable_project_changed()->mutable_became());
  if (event.has_project_told()) event.mutable_project_told()->mutable_update()->clear_author();
  if (event.has_programme_assessed()) {
    event.mutable_programme_assessed()->mutable_assessment()->clear_author();
  }
  return event;
}

// What became of a point, without what that rests on: its milestone tells others no more.
Event PointAlone(Event event) {
  if (event.has_point_decided()) {
    auto& outcome = *event.mutable_point_decided()->mutable_outcome();
    outcome.clear_agenda_item();
    outcome.clear_ballot();
    outcome.clear_manner();
    outcome.clear_source();
  }
  if (event.has_point_confirmed()) event.mutable_point_confirmed()->clear_source();
  return event;
}

}  // namespace

Record FromOutside(Record record) {
  return MeetingAlone(ProjectAlone(ActionAlone(WithoutPersons(std::move(record)))));
}

Event FromOutside(Event event) {
  return MeetingAlone(ProjectAlone(PointAlone(ActionAlone(OutcomeAlone(std::move(event))))));
}

}  // namespace noordster::engine
