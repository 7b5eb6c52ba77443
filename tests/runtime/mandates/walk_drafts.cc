// SPDX-License-Identifier: EUPL-1.2
#include <iterator>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/runtime/mandates/random_mandate.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {

engine::Request Walk::ChangeDrafts() {
  if (drafts_.empty() || Chance(30)) {
    engine::Request prepared = PrepareDraft();
    ChooseCaller(prepared);
    Send({std::move(prepared)});
  }
  const auto& [name, command] =
      *std::next(drafts_.begin(), Below(static_cast<int>(drafts_.size())));
  if (Chance(70)) Send({Approve(name)});
  const Record draft = driver_->Get(name);
  const int choice = Below(100);
  if (choice < 30) return Approve(name);
  if (choice < 70) {
    engine::GrantMandate grant = command;
    std::vector<engine::NewText> texts;
    *grant.mandate.mutable_basis() = AddText("basis", texts);
    engine::Request request = MakeRequest(std::move(grant));
    request.texts.insert(request.texts.end(), texts.begin(), texts.end());
    request.draft = name;
    request.draft_content = draft.draft().content();
    return request;
  }
  engine::Request request = choice < 90 ? MakeRequest(engine::RetractApproval{name})
                                        : MakeRequest(engine::WithdrawDraft{name});
  // Who has an approval to take back.
  if (!draft.draft().approvals().empty()) {
    SetCaller(engine::IdOf(draft.draft().approvals(0).person()), request);
  }
  return request;
}

engine::Request Walk::Approve(const std::string& draft) {
  const Record record = driver_->Get(draft);
  engine::Request request =
      MakeRequest(engine::ApproveDraft{draft, record.draft().content().digest()});
  SetCaller(absl::StrCat(Chance(70) ? 2 : 1 + Below(persons_)), request);
  return request;
}

engine::Request Walk::PrepareDraft() {
  const bool create = drafts_.empty() || Chance(60);
  const std::string name =
      create ? absl::StrCat("drafts/d", drafts_.size() + 1)
             : std::next(drafts_.begin(), Below(static_cast<int>(drafts_.size())))->first;
  engine::GrantMandate& grant = drafts_[name];
  grant.name = absl::StrCat("mandates/m", ++mandates_);
  grant.mandate = RandomMandate(driver_->Get("programmes/p"), day_, random_);
  grant.mandate.set_person(absl::StrCat("persons/", Chance(70) ? persons_ : 1 + Below(persons_)));
  std::vector<engine::NewText> texts;
  engine::PrepareDraft command;
  command.name = name;
  command.create = create;
  command.content = AddText("what it says", texts);
  command.act = std::make_shared<const engine::DraftedCommand>(
      engine::DraftedCommand{grant, "", engine::TextRef()});
  engine::Request request = MakeRequest(std::move(command));
  request.texts.insert(request.texts.end(), texts.begin(), texts.end());
  return request;
}

}  // namespace noordster::runtime
