// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;

// Of the council and the executive of a walk in turn.
std::string ActionName(int number) {
  return absl::StrCat("bodies/b", 1 + number % 2, "/actions/a", number);
}

}  // namespace

engine::Request Walk::ChangeActions() {
  if (actions_ == 0 || Chance(35)) return AddAction();
  const std::string name = ActionName(std::max(1, actions_ - Below(6)));
  const Record action = driver_->Get(name);
  const bool is_open = action.action().state() == v1::Action::OPEN;
  if (is_open ? Chance(5) : Chance(90)) return MakeRequest(engine::ReopenAction{name});
  if (Chance(35)) {
    return MakeRequest(engine::UpdateAction{name, SomeOwner(), Chance(50) ? DayAfter(40) : "",
                                            static_cast<v1::Audience>(Below(4))});
  }
  engine::SettleAction command;
  command.action = name;
  command.settlement = Chance(50) ? v1::Action::CARRIED_OUT : v1::Action::LAPSED;
  command.settled_date = DayAfter(day_ - Below(5));
  if (Chance(40)) {
    command.settlement = v1::Action::REPLACED;
    command.replaced_by = ActionName(std::max(1, actions_ - 2 * Below(3)));
  }
  if (Chance(70)) return MakeRequest(std::move(command));
  // What was settled by mistake.
  Send({MakeRequest(std::move(command))});
  return MakeRequest(engine::ReopenAction{name});
}

engine::Request Walk::AddAction() {
  engine::AddAction command;
  // Now and then one that exists.
  command.name = ActionName(actions_ > 0 && Chance(5) ? actions_ : ++actions_);
  const bool is_of_council = engine::ParentOf(command.name) == "bodies/b1";
  const int kinds = is_of_council || Chance(5) ? v1::Action::Kind_MAX : 1;
  command.action.set_kind(static_cast<v1::Action::Kind>(1 + Below(kinds)));
  std::vector<engine::NewText> texts;
  *command.action.mutable_text() = AddText("action", texts);
  command.action.set_made_date(DayAfter(day_ - Below(10)));
  command.action.set_owner(SomeOwner());
  if (Chance(50)) command.action.set_due_date(DayAfter(day_ + Below(20)));
  if (Chance(40)) command.action.add_plans(SomePlan());
  command.audience = static_cast<v1::Audience>(Below(4));
  if (command.action.kind() >= v1::Action::MOTION) {
    command.action.set_agenda_item(LatestItemOfCouncil());
    // As the ballots of a walk call their amendments.
    command.action.set_reference(absl::StrCat("a", 1 + Below(3)));
    command.action.set_without_vote(Chance(40));
  }
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

std::string Walk::SomeOwner() {
  if (persons_ > 0 && Chance(40)) return absl::StrCat("persons/", 1 + Below(persons_));
  return Chance(80) ? "bodies/b2" : "";
}

std::string Walk::LatestItemOfCouncil() {
  // Every fourth meeting is of the executive.
  const int number = std::max(1, meetings_ - Below(3));
  return absl::StrCat("bodies/b1/meetings/m", number % 4 == 0 ? number - 1 : number, "/items/1");
}

void Walk::AddRelation(engine::RecordOutcome& command) {
  auto& relation = command.relations.emplace_back();
  relation.set_kind(Chance(50) ? v1::DecisionRelation::SUPPLEMENTS
                               : v1::DecisionRelation::CARRIES_OUT);
  relation.set_decision(SomeDecision(driver_->Get(SomePlan())));
}

}  // namespace noordster::runtime
