// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

struct SecrecyOptions {
  std::string plan;
  std::optional<int32_t> decision;
  std::optional<int32_t> version;
  std::string ground;
  std::string body;
  std::string lifter;
  std::string on;
  ActOptions act;
};

// The decision or version that was typed.
absl::StatusOr<std::string> NameOf(Session& session, const SecrecyOptions& options) {
  absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan;
  if (options.decision.has_value() == options.version.has_value()) {
    return UsageError(
        session.Say({"Noem het nummer van een uitkomst, of --version met dat van een versie.",
                     "Give the number of a decision, or --version with that of a version."}));
  }
  if (options.version.has_value()) return absl::StrCat(*plan, "/versions/", *options.version);
  return absl::StrCat(*plan, "/decisions/", *options.decision);
}

// Sends the act; `done` and `refused` are sentences with the title or id of the plan as $0 and what
// it is about as $1.
template <typename Request>
absl::Status Act(Session& session, const SecrecyOptions& options, Request& request,
                 grpc::Status (v1::PlanService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                               v1::PlanResponse*),
                 const std::pair<Wording, Wording>& done_and_refused) {
  const Wording kind = options.version.has_value() ? Wording{"versie ", "version "}
                                                   : Wording{"uitkomst ", "decision "};
  const std::string part = absl::StrCat(session.Say(kind), LastId(request.name()));
  FillAct(session, options.act, request);
  session.context().refusal = absl::Substitute(session.Say(done_and_refused.second),
                                               LastId(ParentOf(request.name())), part);
  const auto response = session.Call(method, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::Substitute(session.Say(done_and_refused.first), response->plan().title(), part));
  return absl::OkStatus();
}

absl::Status Impose(Session& session, const SecrecyOptions& options) {
  v1::ImposeSecrecyRequest request;
  const absl::StatusOr<std::string> name = NameOf(session, options);
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
  return Act(session, options, request, &v1::PlanService::Stub::ImposeSecrecy,
             {{"Geheimhouding opgelegd op $1 van $0.\n", "Secrecy imposed on $1 of $0.\n"},
              {"op $1 van $0 kan geen geheimhouding worden opgelegd.",
               "secrecy cannot be imposed on $1 of $0."}});
}

absl::Status Lift(Session& session, const SecrecyOptions& options) {
  v1::LiftSecrecyRequest request;
  const absl::StatusOr<std::string> name = NameOf(session, options);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  const absl::StatusOr<std::string> day = ReadDay(session, options.on);
  if (!day.ok()) return day.status();
  request.set_lifted_date(*day);
  return Act(session, options, request, &v1::PlanService::Stub::LiftSecrecy,
             {{"Geheimhouding opgeheven op $1 van $0.\n", "Secrecy lifted from $1 of $0.\n"},
              {"de geheimhouding op $1 van $0 kan niet worden opgeheven.",
               "the secrecy of $1 of $0 cannot be lifted."}});
}

CLI::App& Add(const CommandGroup& plan, const char* name, const Wording& description,
              const std::shared_ptr<SecrecyOptions>& options,
              absl::Status (*command)(Session&, const SecrecyOptions&)) {
  CLI::App& added = plan.Command(name, description, [options, command](Session& session) {
    return command(session, *options);
  });
  added.add_option("PLAN", options->plan, plan.Say({"het plan", "the plan"}))->required();
  added.add_option(plan.Say({"NUMMER", "NUMBER"}), options->decision,
                   plan.Say({"nummer van de uitkomst; plan decisions noemt ze",
                             "number of the decision; plan decisions lists them"}));
  added.add_option("--version", options->version,
                   plan.Say({"nummer van de versie, in plaats van een uitkomst",
                             "number of the version, instead of a decision"}));
  added
      .add_option("--on", options->on,
                  plan.Say({"dag waarop het gremium dat deed", "day on which the body did"}))
      ->required();
  AddActOptions(plan, added, options->act);
  return added;
}

}  // namespace

void AddPlanSecrecyCommands(const CommandGroup& plan) {
  auto impose = std::make_shared<SecrecyOptions>();
  CLI::App& command = Add(plan, "impose-secrecy",
                          {"Geheimhouding op een uitkomst of versie vastleggen",
                           "Records secrecy on a decision or version"},
                          impose, Impose);
  command
      .add_option("--body", impose->body,
                  plan.Say({"gremium dat haar oplegt", "body that imposes it"}))
      ->required();
  command
      .add_option("--ground", impose->ground,
                  plan.Say({"grond van Woo artikel 5.1: privacy, financial-interests, …",
                            "ground of Woo article 5.1: privacy, financial-interests, …"}))
      ->required();
  command.add_option("--lifter", impose->lifter,
                     plan.Say({"gremium dat haar kan opheffen: de raad, als het stuk daarmee is "
                               "gedeeld; anders wie haar oplegt",
                               "body that can lift it: the council, when it was shared with it; "
                               "otherwise who imposes it"}));
  auto lift = std::make_shared<SecrecyOptions>();
  Add(plan, "lift-secrecy",
      {"Vastleggen dat geheimhouding is opgeheven", "Records that secrecy was lifted"}, lift, Lift);
}

}  // namespace noordster::cli
