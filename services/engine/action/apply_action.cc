// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "services/engine/apply_parts.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Action;
using noordster::internal::v1::ActionFacts;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;

// The action, meant for whom the event says, in the state it says.
Action& TouchAction(const EventHeader& header, const ActionFacts& facts, State& state) {
  Record& record = Touch(header, facts.action(), state);
  record.set_audience(facts.audience());
  record.mutable_action()->set_state(facts.state());
  return *record.mutable_action();
}

// An amendment that nobody asked a vote for changes what its item asks, until it lapses, as when it
// was recorded wrongly.
void KeepAmendment(const ActionFacts& facts, const Action& action, AgendaItem& item) {
  if (action.kind() != noordster::v1::Action::AMENDMENT || !action.without_vote()) return;
  auto& kept = *item.mutable_amendments_without_vote();
  kept.erase(std::remove(kept.begin(), kept.end(), facts.action()), kept.end());
  if (facts.state() != noordster::v1::Action::LAPSED) *kept.Add() = facts.action();
}

// Likewise when it is settled or opened again. The item is not there when only the action is made
// again from the history.
void KeepAmendment(const EventHeader& header, const ActionFacts& facts, const Action& action,
                   State& state) {
  const std::string& item = action.agenda_item();
  if (item.empty() || state.Find(item) == nullptr) return;
  KeepAmendment(facts, action, *Touch(header, item, state).mutable_agenda_item());
}

void On(const EventHeader& header, const noordster::internal::v1::ActionAdded& event,
        State& state) {
  TouchAction(header, event.facts(), state) = event.added();
  const std::string& item = event.added().agenda_item();
  // Not there when only the action is made again from the history.
  if (item.empty() || state.Find(item) == nullptr) return;
  auto& kept = *Touch(header, item, state).mutable_agenda_item();
  kept.add_actions(event.facts().action());
  KeepAmendment(event.facts(), event.added(), kept);
}

void On(const EventHeader& header, const noordster::internal::v1::ActionUpdated& event,
        State& state) {
  Action& action = TouchAction(header, event.facts(), state);
  action.set_owner(event.owner());
  action.set_due_date(event.due_date());
}

void On(const EventHeader& header, const noordster::internal::v1::ActionSettled& event,
        State& state) {
  Action& action = TouchAction(header, event.facts(), state);
  *action.mutable_settlement_reason() = header.reason();
  action.set_settled_date(event.settled_date());
  action.set_settled_in(event.settled_in());
  action.set_replaced_by(event.replaced_by());
  KeepAmendment(header, event.facts(), action, state);
}

void On(const EventHeader& header, const noordster::internal::v1::ActionReopened& event,
        State& state) {
  Action& action = TouchAction(header, event.facts(), state);
  action.clear_settlement_reason();
  action.clear_settled_date();
  action.clear_settled_in();
  action.clear_replaced_by();
  KeepAmendment(header, event.facts(), action, state);
}

}  // namespace

bool ApplyToActions(const Event& event, State& state) {
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kActionAdded:
      On(header, event.action_added(), state);
      return true;
    case Event::kActionUpdated:
      On(header, event.action_updated(), state);
      return true;
    case Event::kActionSettled:
      On(header, event.action_settled(), state);
      return true;
    case Event::kActionReopened:
      On(header, event.action_reopened(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
