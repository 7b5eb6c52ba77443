// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_FOUR_EYES_MANDATED_WORLD_H_
#define NOORDSTER_TESTS_ENGINE_FOUR_EYES_MANDATED_WORLD_H_

#include <string>
#include <vector>

#include "noordster/v1/mandate.pb.h"
#include "tests/engine/world.h"

namespace noordster::engine {

// Who calls, by the id of a person: with a token, or an account of a system with a certificate.
Caller TokenOf(const std::string& person);
Caller CertificateOf(const std::string& account);

// A mandate from the day before `today` on.
GrantMandate Mandated(const std::string& id, const std::string& person,
                      noordster::v1::Mandate::Capacity capacity, const std::string& scope,
                      const std::vector<noordster::v1::Mandate::Act>& acts);

// World with a running plan at the board, where recording an outcome needs the approval of
// `at_stage` others, and a municipality that asks `of_municipality` approvals. Mandates are in
// force: administrators "admin1" to "admin4" grant, revoke, keep registers and publish paths;
// secretaries "s1" to "s5" record outcomes and update plans, under mandates of the same id;
// operators "o1" and "o2" break glass; account "system" records outcomes.
World MandatedWorld(int at_stage, int of_municipality);

// A draft of a command, whose content has that id and a digest of its own.
struct Draft {
  std::string name;
  TextRef content;
  Command command;

  Draft(const std::string& id, const std::string& content_id, Command drafted);

  PrepareDraft Prepare(bool create) const;
  ApproveDraft Approve() const { return {name, content.digest()}; }
};

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_FOUR_EYES_MANDATED_WORLD_H_
