// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/action_samples.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "tests/api/sample_resources.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using Actions = v1::ActionService::Stub;

std::string ActionOfCouncil(const std::string& id) {
  return Town::Name(absl::StrCat("bodies/raad/actions/", id));
}

// An item of the meeting of the council in which ballots are held.
std::string Item(int number) {
  return Town::Name(absl::StrCat("bodies/raad/meetings/stemming/items/", number));
}

v1::AddActionRequest Adding(const std::string& id, v1::Action::Kind kind) {
  v1::AddActionRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_action_id(id);
  v1::Action& action = *request.mutable_action();
  action.set_kind(kind);
  action.set_text("Het college komt\nmet een overzicht");
  action.set_made_date(kDay);
  return request;
}

template <typename Request>
Request OnAction(const std::string& id) {
  Request request;
  request.set_name(ActionOfCouncil(id));
  return request;
}

}  // namespace

void BuildActions(Town& town) {
  for (const char* id : {"wijzigen", "afdoen", "ander", "heropenen"}) {
    town.client().Must(&Actions::AddAction, Adding(id, v1::Action::ACTION_POINT));
  }
  auto settle = OnAction<v1::SettleActionRequest>("heropenen");
  settle.set_settlement(v1::Action::LAPSED);
  settle.set_settled_date(kDay);
  settle.set_reason("Niet meer nodig");
  town.client().Must(&Actions::SettleAction, settle);
}

void AddActionSamples(Corpus& corpus) {
  v1::AddActionRequest commitment = Adding("toezegging", v1::Action::COMMITMENT);
  commitment.mutable_action()->add_plans(Town::Plan("change"));
  commitment.mutable_action()->set_owner(Town::Name("bodies/college"));
  commitment.mutable_action()->set_due_date("2022-09-01");
  commitment.mutable_action()->set_audience(v1::PUBLIC);
  corpus.Add(commitment);
  v1::AddActionRequest motion = Adding("motie", v1::Action::MOTION);
  motion.mutable_action()->set_agenda_item(Item(1));
  motion.mutable_action()->set_reference("m1");
  motion.mutable_action()->set_without_vote(true);
  corpus.Add(motion);
  auto update = OnAction<v1::UpdateActionRequest>("wijzigen");
  update.set_owner(Town::Name(absl::StrCat("persons/", NumberedUuid(1))));
  update.set_due_date("2022-10-01");
  update.set_audience(v1::PARTNERS);
  corpus.Add(update);
  auto settle = OnAction<v1::SettleActionRequest>("afdoen");
  settle.set_settlement(v1::Action::REPLACED);
  settle.set_settled_date(kDay);
  settle.set_settled_in(Item(1));
  settle.set_replaced_by(ActionOfCouncil("ander"));
  corpus.Add(settle);
  corpus.Add(OnAction<v1::ReopenActionRequest>("heropenen"));
  corpus.AddRead<v1::GetActionRequest>(ActionOfCouncil("ander"));
  v1::ListActionsRequest list;
  list.set_parent(Town::Name("bodies/raad"));
  list.set_open_only(true);
  corpus.Add(list);
}

}  // namespace noordster::testing
