// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_part.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

struct SecrecyOptions {
  PartOptions part;
  std::string ground;
  std::string body;
  std::string lifter;
  std::string on;
};

absl::Status Impose(Session& session, const SecrecyOptions& options) {
  v1::ImposeSecrecyRequest request;
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const absl::StatusOr<int> ground =
      ReadChoice(session, *v1::SecrecyGround_descriptor(), options.ground);
  if (!ground.ok()) return ground.status();
  request.set_ground(static_cast<v1::SecrecyGround>(*ground));
  const absl::StatusOr<std::string> body = session.Name(kBodyPattern, options.body);
  if (!body.ok()) return body.status();
  request.set_body(*body);
  if (!options.lifter.empty()) {
    const absl::StatusOr<std::string> lifter = session.Name(kBodyPattern, options.lifter);
    if (!lifter.ok()) return lifter.status();
    request.set_lifter(*lifter);
  }
  const absl::StatusOr<std::string> day = ReadDay(session, options.on);
  if (!day.ok()) return day.status();
  request.set_imposed_date(*day);
  return ActOnPart(session, options.part, request, &v1::PlanService::Stub::ImposeSecrecy,
                   {{"Geheimhouding opgelegd op $1 van $0.", "Secrecy imposed on $1 of $0."},
                    {"op $1 van $0 kan geen geheimhouding worden opgelegd.",
                     "secrecy cannot be imposed on $1 of $0."}});
}

absl::Status Lift(Session& session, const SecrecyOptions& options) {
  v1::LiftSecrecyRequest request;
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const absl::StatusOr<std::string> day = ReadDay(session, options.on);
  if (!day.ok()) return day.status();
  request.set_lifted_date(*day);
  return ActOnPart(session, options.part, request, &v1::PlanService::Stub::LiftSecrecy,
                   {{"Geheimhouding opgeheven op $1 van $0.", "Secrecy lifted from $1 of $0."},
                    {"de geheimhouding op $1 van $0 kan niet worden opgeheven.",
                     "the secrecy of $1 of $0 cannot be lifted."}});
}

CommandSyntax Add(const CommandGroup& plan, const char* name, const Wording& description,
                  const std::shared_ptr<SecrecyOptions>& options,
                  absl::Status (*command)(Session&, const SecrecyOptions&)) {
  const CommandSyntax added = AddPartCommand(plan, name, description, options, command);
  added.Option("--version", options->part.version,
               plan.Say({"nummer van de versie, in plaats van een uitkomst",
                         "number of the version, instead of a decision"}));
  added
      .Option("--on", options->on,
              plan.Say({"dag waarop het gremium dat deed", "day on which the body did"}))
      .Required();
  return added;
}

}  // namespace

void AddPlanSecrecyCommands(const CommandGroup& plan) {
  auto impose = std::make_shared<SecrecyOptions>();
  const CommandSyntax command = Add(plan, "impose-secrecy",
                                    {"Geheimhouding op een uitkomst of versie vastleggen",
                                     "Records secrecy on a decision or version"},
                                    impose, Impose);
  command
      .Option("--body", impose->body, plan.Say({"gremium dat haar oplegt", "body that imposes it"}))
      .Required();
  command
      .Option("--ground", impose->ground,
              plan.Say({"grond van Woo artikel 5.1: privacy, financial-interests, …",
                        "ground of Woo article 5.1: privacy, financial-interests, …"}))
      .Required();
  command.Option("--lifter", impose->lifter,
                 plan.Say({"gremium dat haar kan opheffen: de raad, als het stuk daarmee is "
                           "gedeeld; anders wie haar oplegt",
                           "body that can lift it: the council, when it was shared with it; "
                           "otherwise who imposes it"}));
  auto lift = std::make_shared<SecrecyOptions>();
  Add(plan, "lift-secrecy",
      {"Vastleggen dat geheimhouding is opgeheven", "Records that secrecy was lifted"}, lift, Lift);
}

}  // namespace noordster::cli
