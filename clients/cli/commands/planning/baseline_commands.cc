// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "absl/time/time.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/baseline_screen.h"
#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using BaselinePlannings = v1::PlanningService::Stub;

struct BaselineOptions {
  std::string plan;
  std::string baseline;
  ActOptions act;
};

PlanningLook LookOfToday(const Session& session) {
  return {session.language(), Session::ScreenWidth(), Session::Today()};
}

// The days that were kept; stages go by their ids when the path cannot be read, since the act
// itself is done.
std::string KeptText(Session& session, const v1::Plan& plan, const std::string& id) {
  const auto kept = std::find_if(plan.baselines().begin(), plan.baselines().end(),
                                 [&id](const auto& each) { return each.id() == id; });
  if (kept == plan.baselines().end()) return "";
  StageTitles titles;
  const absl::StatusOr<v1::GetTimePathResponse> path = ReadTimePath(session, plan.name());
  if (path.ok()) {
    for (const v1::TimePathRow& row : path->rows()) titles[row.stage()] = row.display_name();
  }
  return absl::StrCat(absl::Substitute(session.Say({"Planning van $0 vastgelegd als $1.\n",
                                                    "Planning of $0 kept as $1.\n"}),
                                       plan.title(), id),
                      KeptDaysText(*kept, titles, LookOfToday(session)));
}

absl::Status KeepPlanning(Session& session, const BaselineOptions& options) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan.status();
  v1::KeepBaselineRequest request;
  request.set_name(*plan);
  request.set_baseline_id(options.baseline);
  FillAct(session, options.act, request);
  session.context().refusal =
      absl::Substitute(session.Say({"de planning van $0 kan niet worden vastgelegd.",
                                    "the planning of $0 cannot be kept."}),
                       LastId(*plan));
  const auto response = session.Call(&BaselinePlannings::KeepBaseline, request);
  if (!response.ok()) return response.status();
  const bool is_told = !session.ForMachines() && !options.act.validate_only;
  ShowAct(session, options.act, *response,
          is_told ? KeptText(session, response->plan(), options.baseline) : "");
  return absl::OkStatus();
}

absl::Status ComparePlan(Session& session, const BaselineOptions& options) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan.status();
  v1::CompareBaselineRequest request;
  request.set_name(*plan);
  request.set_baseline(options.baseline);
  const auto response = session.Call(&BaselinePlannings::CompareBaseline, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*response));
  } else {
    session.Print(ComparedText(*response, *plan, LookOfToday(session), absl::LocalTimeZone()));
  }
  return absl::OkStatus();
}

}  // namespace

void AddBaselineCommands(const CommandGroup& planning) {
  auto kept = std::make_shared<BaselineOptions>();
  const CommandSyntax keep = planning.Command(
      "baseline",
      {"Legt de planning van een plan vast, om er later mee te vergelijken; wie een fase daarna "
       "anders plant, zegt waarom",
       "Keeps the planning of a plan, to be compared with later; whoever plans a stage otherwise "
       "from then on says why"},
      [kept](Session& session) { return KeepPlanning(session, *kept); });
  keep.Option("PLAN", kept->plan, planning.Say({"het plan", "the plan"})).Required();
  keep.Option("ID", kept->baseline,
              planning.Say({"id van de vastgelegde planning: zomer-2022",
                            "id of the kept planning: zomer-2022"}))
      .Required();
  AddActOptions(planning, keep, kept->act);

  auto compared = std::make_shared<BaselineOptions>();
  const CommandSyntax compare =
      planning.Command("compare",
                       {"Hoe een plan ging en is gepland naast een vastgelegde planning",
                        "How a plan went and is planned beside a planning that was kept"},
                       [compared](Session& session) { return ComparePlan(session, *compared); });
  compare.Option("PLAN", compared->plan, planning.Say({"het plan", "the plan"})).Required();
  compare.Option("ID", compared->baseline,
                 planning.Say({"vastgelegde planning; anders de laatste",
                               "planning that was kept; else the latest"}));
}

}  // namespace noordster::cli
