// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/runtime/mandates/random_mandate.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {

using Mandate = noordster::v1::Mandate;

engine::Request Walk::ChangeMandates() {
  const int choice = Below(enacts_mandates_ ? 100 : 65);
  if (choice < 45 || mandates_ == 0) {
    const std::string scopes[] = {"", "programmes/p", absl::StrCat("bodies/b", 1 + Below(6))};
    const Record scope = driver_->Get(scopes[Below(3)]);
    return Grant(RandomMandate(scope, day_, random_), 1 + Below(persons_));
  }
  if (choice < 65) {
    return MakeRequest(engine::RevokeMandate{absl::StrCat("mandates/m", 1 + Below(mandates_))});
  }
  for (const auto& [scope, capacity] :
       {std::pair("", Mandate::ADMINISTRATOR), std::pair("", Mandate::AUDITOR),
        std::pair("programmes/p", Mandate::PROGRAMME_SECRETARY),
        std::pair("bodies/b1", Mandate::COUNCIL_CLERK),
        std::pair("bodies/b2", Mandate::EXECUTIVE_SECRETARIAT)}) {
    Send({Grant(FullMandate(driver_->Get(scope), capacity), 1)});
  }
  while (persons_ < 3) Send({DefinePerson(true)});
  Send({Grant(FullMandate(driver_->Get(""), Mandate::ADMINISTRATOR), 2)});
  Send({MakeRequest(engine::EnactMandates())});
  // An approval, taken back and given again.
  engine::Request prepared = PrepareDraft();
  const std::string name = prepared.command.As<engine::PrepareDraft>()->name;
  SetCaller("1", prepared);
  Send({std::move(prepared)});
  engine::Request approval = Approve(name);
  SetCaller("2", approval);
  Send({std::move(approval)});
  engine::Request retraction = MakeRequest(engine::RetractApproval{name});
  SetCaller("2", retraction);
  Send({std::move(retraction)});
  return Approve(name);
}

engine::Request Walk::Grant(noordster::internal::v1::Mandate mandate, int person) {
  engine::GrantMandate command;
  command.name = absl::StrCat("mandates/m", ++mandates_);
  command.mandate = std::move(mandate);
  command.mandate.set_person(absl::StrCat("persons/", person));
  std::vector<engine::NewText> texts;
  *command.mandate.mutable_basis() = AddText("basis", texts);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

void Walk::ChooseCaller(engine::Request& request) {
  const bool in_force = driver_->Get("").municipality().mandates_in_force();
  // Who has no say any more may go on asking.
  if (!in_force || !request.caller.actor.person_id().empty() || Chance(5)) return;
  SetCaller(absl::StrCat(Chance(80) ? 1 : 1 + Below(persons_)), request);
}

void Walk::SetCaller(absl::string_view person, engine::Request& request) {
  request.caller.actor.set_kind(noordster::internal::v1::Actor::TOKEN);
  request.caller.actor.set_person_id(std::string(person));
}

}  // namespace noordster::runtime
