// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_SECRECY_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_SECRECY_OPTION_H_

#include <string>

#include "absl/status/status.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/terms.pb.h"

// What the commands share that impose or lift secrecy, whatever on.
namespace noordster::cli {

// A secrecy order as it is typed.
struct SecrecyTerms {
  std::string ground;
  std::string body;
  std::string lifter;
  std::string on;
};

// Adds --on, the day on which a body imposed or lifted it.
void AddSecrecyDay(const CommandGroup& group, const CommandSyntax& command, SecrecyTerms& terms);

// Adds --body, --ground and --lifter of an order that is imposed.
void AddSecrecyTerms(const CommandGroup& group, const CommandSyntax& command, SecrecyTerms& terms);

// Reads an order that is imposed into a request. Fails as ReadChoice, Session::Name and ReadDay.
template <typename Request>
absl::Status FillSecrecyTerms(Session& session, const SecrecyTerms& terms, Request& request) {
  v1::SecrecyGround ground = v1::SECRECY_GROUND_UNSPECIFIED;
  absl::Status filled = FillChoice(session, terms.ground, ground);
  if (!filled.ok()) return filled;
  request.set_ground(ground);
  filled = FillName(session, kBodyPattern, terms.body, *request.mutable_body());
  if (!filled.ok()) return filled;
  filled = FillName(session, kBodyPattern, terms.lifter, *request.mutable_lifter());
  if (!filled.ok()) return filled;
  return FillDay(session, terms.on, *request.mutable_imposed_date());
}

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_SECRECY_OPTION_H_
