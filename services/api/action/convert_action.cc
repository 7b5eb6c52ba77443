// SPDX-License-Identifier: EUPL-1.2
#include "services/api/action/convert_action.h"

#include <string>

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;

}  // namespace

internal::Action ToAction(const v1::Action& resource, TextWriter& texts) {
  internal::Action action;
  action.set_kind(resource.kind());
  *action.mutable_text() = texts.Write(resource.text());
  action.set_made_date(resource.made_date());
  action.set_agenda_item(RelativeName(resource.agenda_item()));
  action.set_reference(resource.reference());
  action.set_without_vote(resource.without_vote());
  for (const std::string& plan : resource.plans()) action.add_plans(RelativeName(plan));
  action.set_owner(RelativeName(resource.owner()));
  action.set_due_date(resource.due_date());
  return action;
}

void FromRecord(const Record& record, const View& view, v1::Action& resource) {
  const internal::Action& action = record.action();
  SetNameAndEtag(record, view, resource);
  resource.set_kind(action.kind());
  resource.set_text(view.Text(action.text()));
  resource.set_made_date(action.made_date());
  resource.set_agenda_item(view.NameIfAny(action.agenda_item()));
  resource.set_reference(action.reference());
  resource.set_without_vote(action.without_vote());
  for (const std::string& plan : action.plans()) resource.add_plans(view.Name(plan));
  resource.set_owner(view.NameIfAny(action.owner()));
  resource.set_due_date(action.due_date());
  resource.set_audience(record.audience());
  resource.set_state(action.state());
  resource.set_ballot(action.ballot());
  resource.set_settlement_reason(view.Text(action.settlement_reason()));
  resource.set_settled_date(action.settled_date());
  resource.set_settled_in(view.NameIfAny(action.settled_in()));
  resource.set_replaced_by(view.NameIfAny(action.replaced_by()));
}

internal::DecisionRelation ToRelation(const v1::DecisionRelation& relation) {
  internal::DecisionRelation made;
  made.set_kind(relation.kind());
  made.set_decision(RelativeName(relation.decision()));
  return made;
}

v1::DecisionRelation FromRelation(const internal::DecisionRelation& relation, const View& view) {
  v1::DecisionRelation shown;
  shown.set_kind(relation.kind());
  shown.set_decision(view.Name(relation.decision()));
  return shown;
}

}  // namespace noordster::api
