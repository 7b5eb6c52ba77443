// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_part.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/options/secrecy_option.h"

namespace noordster::cli {
namespace {

struct SecrecyOptions {
  PartOptions part;
  SecrecyTerms terms;
};

absl::Status ImposePlanSecrecy(Session& session, const SecrecyOptions& options) {
  v1::ImposeSecrecyRequest request;
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  absl::Status filled = FillSecrecyTerms(session, options.terms, request);
  if (!filled.ok()) return filled;
  return ActOnPart(session, options.part, request, &v1::PlanService::Stub::ImposeSecrecy,
                   {{"Geheimhouding opgelegd op $1 van $0.", "Secrecy imposed on $1 of $0."},
                    {"op $1 van $0 kan geen geheimhouding worden opgelegd.",
                     "secrecy cannot be imposed on $1 of $0."}});
}

absl::Status LiftPlanSecrecy(Session& session, const SecrecyOptions& options) {
  v1::LiftSecrecyRequest request;
  const absl::StatusOr<std::string> name = PartName(session, options.part);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const absl::StatusOr<std::string> day = ReadDay(session, options.terms.on);
  if (!day.ok()) return day.status();
  request.set_lifted_date(*day);
  return ActOnPart(session, options.part, request, &v1::PlanService::Stub::LiftSecrecy,
                   {{"Geheimhouding opgeheven op $1 van $0.", "Secrecy lifted from $1 of $0."},
                    {"de geheimhouding op $1 van $0 kan niet worden opgeheven.",
                     "the secrecy of $1 of $0 cannot be lifted."}});
}

CommandSyntax AddSecrecyCommand(const CommandGroup& plan, const char* name,
                                const Wording& description,
                                const std::shared_ptr<SecrecyOptions>& options,
                                absl::Status (*command)(Session&, const SecrecyOptions&)) {
  const CommandSyntax added = AddPartCommand(plan, name, description, options, command);
  added.Option("--version", options->part.version,
               plan.Say({"nummer van de versie, in plaats van een uitkomst",
                         "number of the version, instead of a decision"}));
  AddSecrecyDay(plan, added, options->terms);
  return added;
}

}  // namespace

void AddPlanSecrecyCommands(const CommandGroup& plan) {
  auto impose = std::make_shared<SecrecyOptions>();
  const CommandSyntax command =
      AddSecrecyCommand(plan, "impose-secrecy",
                        {"Geheimhouding op een uitkomst of versie vastleggen",
                         "Records secrecy on a decision or version"},
                        impose, ImposePlanSecrecy);
  AddSecrecyTerms(plan, command, impose->terms);
  auto lift = std::make_shared<SecrecyOptions>();
  AddSecrecyCommand(
      plan, "lift-secrecy",
      {"Vastleggen dat geheimhouding is opgeheven", "Records that secrecy was lifted"}, lift,
      LiftPlanSecrecy);
}

}  // namespace noordster::cli
