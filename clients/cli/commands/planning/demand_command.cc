// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/options/demand_options.h"
#include "clients/cli/screen/planning/demand_screen.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct DemandTyped {
  std::string plan;
  DemandOptions demands;
  ActOptions act;
};

std::string DemandsOnScreen(const Session& session, const v1::Plan& plan) {
  return DemandsText(plan, {session.language(), Session::ScreenWidth(), Session::Today()});
}

absl::Status ShowDemands(const Session& session, const v1::Plan& plan) {
  if (session.ForMachines()) {
    session.Show(Tree::Of(plan.demands()));
  } else {
    session.Print(DemandsOnScreen(session, plan));
  }
  return absl::OkStatus();
}

// What an update says of a plan, as it stands. Its past never changes and is left out.
v1::Plan UpdateOf(const v1::Plan& plan) {
  v1::Plan update;
  update.set_title(plan.title());
  update.set_path_version(plan.path_version());
  *update.mutable_challenges() = plan.challenges();
  *update.mutable_planned_dates() = plan.planned_dates();
  *update.mutable_demands() = plan.demands();
  return update;
}

absl::Status AskOfPlanning(Session& session, const DemandTyped& typed) {
  const absl::StatusOr<v1::Plan> plan = ReadPlan(session, typed.plan);
  if (!plan.ok()) return plan.status();
  if (typed.demands == DemandOptions()) return ShowDemands(session, *plan);
  v1::UpdatePlanRequest request;
  request.set_name(plan->name());
  *request.mutable_plan() = UpdateOf(*plan);
  v1::PlanDemands& demands = *request.mutable_plan()->mutable_demands();
  absl::Status changed = ChangeDemands(session, typed.demands, plan->name(), demands);
  if (!changed.ok()) return changed;
  // Repeated after it was done, it must be the same request: nothing is asked in one way alone.
  if (demands.ByteSizeLong() == 0) request.mutable_plan()->clear_demands();
  ActOptions act = typed.act;
  // Under a request id of the caller the same words must be the same request when typed again, so
  // what was read may not stand in it.
  if (act.etag.empty() && act.request_id.empty()) act.etag = plan->etag();
  FillAct(session, act, request);
  session.context().refusal =
      absl::Substitute(session.Say({"dit kan niet van de planning van $0 worden gevraagd.",
                                    "this cannot be asked of the planning of $0."}),
                       plan->title());
  const auto response = session.Call(&v1::PlanService::Stub::UpdatePlan, request);
  if (!response.ok()) return response.status();
  ShowAct(session, act, *response, DemandsOnScreen(session, response->plan()));
  return absl::OkStatus();
}

}  // namespace

void AddDemandCommand(const CommandGroup& planning) {
  auto options = std::make_shared<DemandTyped>();
  const CommandSyntax command = planning.Command(
      "demand",
      {"Wat van de planning van een plan wordt gevraagd: een doel, werk, dagen, en "
       "waar het na komt; zonder opties wat nu gevraagd is",
       "What is asked of the planning of a plan: a target, work, days, and what "
       "it comes after; without options what is asked now"},
      [options](Session& session) { return AskOfPlanning(session, *options); });
  command.Option("PLAN", options->plan, planning.Say({"het plan", "the plan"})).Required();
  AddDemandOptions(planning, command, options->demands);
  AddActOptions(planning, command, options->act);
}

}  // namespace noordster::cli
