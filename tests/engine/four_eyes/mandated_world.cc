// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/four_eyes/mandated_world.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "noordster/v1/mandate.pb.h"

namespace noordster::engine {

using noordster::internal::v1::Actor;
using noordster::v1::Mandate;

namespace {

Caller By(Actor::Kind kind, const std::string& id) {
  Caller caller;
  caller.actor.set_kind(kind);
  caller.actor.set_person_id(id);
  return caller;
}

void RegisterAccount(World& world, const std::string& id) {
  Define account;
  account.create = true;
  account.record.set_name(absl::StrCat("persons/", id));
  account.record.mutable_person()->set_service_account(true);
  world.Do(account);
}

void GrantAll(World& world) {
  for (const std::string id : {"admin1", "admin2", "admin3", "admin4"}) {
    world.Register(id);
    world.Do(Mandated(id, id, Mandate::ADMINISTRATOR, "",
                      {Mandate::GRANT_MANDATE, Mandate::REVOKE_MANDATE, Mandate::KEEP_REGISTERS,
                       Mandate::PUBLISH_PATH}));
  }
  for (const std::string id : {"s1", "s2", "s3", "s4", "s5"}) {
    world.Register(id);
    world.Do(Mandated(id, id, Mandate::PROGRAMME_SECRETARY, "programmes/p",
                      {Mandate::RECORD_OUTCOME, Mandate::UPDATE_PLAN}));
  }
  for (const std::string id : {"o1", "o2"}) {
    world.Register(id);
    world.Do(Mandated(id, id, Mandate::OPERATOR, "", {Mandate::BREAK_GLASS}));
  }
  RegisterAccount(world, "system");
  world.Do(
      Mandated("system", "system", Mandate::SYSTEM, "programmes/p", {Mandate::RECORD_OUTCOME}));
}

}  // namespace

Caller TokenOf(const std::string& person) { return By(Actor::TOKEN, person); }
Caller CertificateOf(const std::string& account) { return By(Actor::CERTIFICATE, account); }

GrantMandate Mandated(const std::string& id, const std::string& person, Mandate::Capacity capacity,
                      const std::string& scope, const std::vector<Mandate::Act>& acts) {
  GrantMandate grant;
  grant.name = absl::StrCat("mandates/", id);
  grant.mandate.set_person(absl::StrCat("persons/", person));
  grant.mandate.set_capacity(capacity);
  grant.mandate.set_scope(scope);
  for (const Mandate::Act act : acts) grant.mandate.add_acts(act);
  grant.mandate.set_start_date("2023-11-13");
  grant.mandate.mutable_basis()->set_id(absl::StrCat("basis of ", id));
  return grant;
}

World MandatedWorld(int at_stage, int of_municipality) {
  World world;
  noordster::internal::v1::PathVersion path = StandardPath();
  for (auto& stage : *path.mutable_stages()) {
    if (stage.id() != "board" || at_stage == 0) continue;
    auto& rule = *stage.add_four_eyes();
    rule.set_act(Mandate::RECORD_OUTCOME);
    rule.set_approvals(at_stage);
  }
  world.StartPlan(path);
  world.BringTo("board");
  Define municipality;
  municipality.record.mutable_municipality()->set_approvals(of_municipality);
  world.Do(municipality);
  GrantAll(world);
  world.Do(EnactMandates());
  // Deferring needs one.
  world.WithReason(true);
  return world;
}

Draft::Draft(const std::string& id, const std::string& content_id, Command drafted)
    : name(absl::StrCat("drafts/", id)), command(std::move(drafted)) {
  content.set_id(content_id);
  content.set_digest(absl::StrCat("digest of ", content_id));
}

PrepareDraft Draft::Prepare(bool create) const {
  TextRef reason;
  reason.set_id("why");
  return {name, create, content,
          std::make_shared<const DraftedCommand>(DraftedCommand{command, "", reason})};
}

}  // namespace noordster::engine
