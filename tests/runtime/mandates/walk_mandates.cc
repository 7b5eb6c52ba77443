// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/runtime/mandates/random_mandate.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {

using Mandate = noordster::v1::Mandate;

engine::Request Walk::ChangeMandates() {
  const int choice = Below(100);
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
  return MakeRequest(engine::EnactMandates());
}

engine::Request Walk::Grant(noordster::internal::v1::Mandate mandate, int person) {
  engine::GrantMandate command;
  command.name = absl::StrCat("mandates/m", ++mandates_);
  command.mandate = std::move(mandate);
  command.mandate.set_person(absl::StrCat("persons/", person));
  std::vector<engine::NewText> texts;
  *command.mandate.mutable_basis() = AddText("basis", texts);
  engine::Request request = MakeRequest(std::move(command));
  for (engine::NewText& text : texts) request.texts.push_back(std::move(text));
  return request;
}

void Walk::ChooseCaller(engine::Request& request) {
  const bool in_force = driver_->Get("").municipality().mandates_in_force();
  // Who has no say any more may go on asking.
  if (!in_force || Chance(5)) return;
  request.caller.actor.set_kind(noordster::internal::v1::Actor::TOKEN);
  request.caller.actor.set_person_id(absl::StrCat(Chance(80) ? 1 : 1 + Below(persons_)));
}

}  // namespace noordster::runtime
