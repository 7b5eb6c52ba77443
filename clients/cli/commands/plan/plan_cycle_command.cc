// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/commands/batch.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/options/path_version_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

constexpr int32_t kCouncilPeriodYears = 4;

struct CycleOptions {
  std::string suffix;
  std::vector<std::string> plans;
  std::string programme;
  std::string path_version;
  int32_t years = kCouncilPeriodYears;
  BatchOptions batch;
};

// What became of one plan.
struct CycleResult {
  const v1::Plan* previous = nullptr;
  std::string next;
  absl::Status status;
};

absl::StatusOr<std::vector<v1::Plan>> ReadNamedPlans(Session& session,
                                                     const CycleOptions& options) {
  std::vector<v1::Plan> plans;
  for (const std::string& typed : options.plans) {
    absl::StatusOr<v1::Plan> plan = ReadPlan(session, typed);
    if (!plan.ok()) return plan.status();
    plans.push_back(*std::move(plan));
  }
  return plans;
}

// The plans of a programme that ran or run and have no plan in the next cycle yet.
absl::StatusOr<std::vector<v1::Plan>> ReadPlansOfCycle(Session& session,
                                                       const CycleOptions& options) {
  const absl::StatusOr<std::string> programme =
      options.programme.empty() ? session.Programme()
                                : session.Name(kProgrammePattern, options.programme);
  if (!programme.ok()) return programme.status();
  v1::ListPlansRequest request;
  request.set_parent(*programme);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListPlans, request);
  if (!response.ok()) return response.status();
  const auto& all = response->plans();
  std::vector<v1::Plan> plans;
  for (const v1::Plan& plan : all) {
    const bool went_well = plan.state() == v1::Plan::RUNNING || plan.state() == v1::Plan::FINISHED;
    const bool is_followed = std::any_of(all.begin(), all.end(), [&plan](const v1::Plan& other) {
      return other.previous() == plan.name();
    });
    const bool is_of_next = absl::EndsWith(plan.name(), absl::StrCat("-", options.suffix));
    if (went_well && !is_followed && !is_of_next) plans.push_back(plan);
  }
  return plans;
}

CycleResult StartOne(Session& session, const Batch& batch, const CycleOptions& options,
                     const std::string& path_version, const v1::Plan& plan) {
  CycleResult result;
  result.previous = &plan;
  result.next = absl::StrCat(LastId(plan.name()), "-", options.suffix);
  v1::CreateNextPlanRequest request;
  request.set_name(plan.name());
  request.set_plan_id(result.next);
  request.set_years(options.years);
  request.set_path_version(path_version);
  result.status = batch.Fill(plan.name(), request);
  if (result.status.ok()) {
    result.status = session.Call(&v1::PlanService::Stub::CreateNextPlan, request).status();
  }
  return result;
}

void ShowCycles(const Session& session, const Batch& batch,
                const std::vector<CycleResult>& results) {
  if (session.ForMachines()) {
    Tree list = Tree::List();
    for (const CycleResult& result : results) {
      list.Add(Batch::ResultTree("previous", result.previous->name(), result.status)
                   .Set("plan_id", Tree::Text(result.next)));
    }
    return session.Show(list);
  }
  Table table(
      Headings(session.language(), {{"Plan", "Plan"}, {"Vervolg", "Next"}, {"Uitslag", "Result"}}));
  for (const CycleResult& result : results) {
    table.Add({result.previous->title(), result.next,
               batch.ResultText(session, result.status, {"gestart", "started"})});
  }
  session.Print(table.ToString());
}

absl::Status NextCycle(Session& session, const CycleOptions& options) {
  const absl::StatusOr<std::vector<v1::Plan>> plans =
      options.plans.empty() ? ReadPlansOfCycle(session, options) : ReadNamedPlans(session, options);
  if (!plans.ok()) return plans.status();
  absl::StatusOr<std::string> path_version = "";
  if (!options.path_version.empty()) {
    path_version = ReadPathVersionOption(session, options.path_version);
  }
  if (!path_version.ok()) return path_version.status();
  Batch batch(options.batch);
  std::vector<CycleResult> results;
  for (const v1::Plan& plan : *plans) {
    CycleResult result = StartOne(session, batch, options, *path_version, plan);
    if (!batch.Take(result.status)) break;
    results.push_back(std::move(result));
  }
  if (plans->empty() && !session.ForMachines()) {
    session.Print(session.Say({"Elk plan heeft al een vervolg.\n", "Every plan is followed.\n"}));
    return absl::OkStatus();
  }
  ShowCycles(session, batch, results);
  if (!session.ForMachines()) {
    batch.TellSum(
        session, static_cast<int>(plans->size()),
        batch.IsDryRun() ? Wording{"mogelijk", "possible"} : Wording{"gestart", "started"},
        {"geweigerd", "refused"});
  }
  return batch.End(session);
}

}  // namespace

void AddPlanCycleCommand(const CommandGroup& plan) {
  auto options = std::make_shared<CycleOptions>();
  const CommandSyntax command =
      plan.Command("next-cycle",
                   {"Start de plannen van de volgende cyclus vanuit die van deze",
                    "Starts the plans of the next cycle from those of this one"},
                   [options](Session& s) { return NextCycle(s, *options); });
  command
      .Option(plan.Say({"ACHTERVOEGSEL", "SUFFIX"}), options->suffix,
              plan.Say({"wat achter de id komt: met 2026 wordt jeugd jeugd-2026",
                        "what the id ends with: with 2026 jeugd becomes jeugd-2026"}))
      .Required();
  command.Option("PLAN", options->plans, plan.Say({"alleen deze plannen", "only these plans"}));
  command
      .Option("--years", options->years,
              plan.Say({"jaren tussen de cycli: data schuiven zoveel op, als voorstel",
                        "years between the cycles: dates move on by them, as proposals"}))
      .ShowsDefault();
  command.Option("--path", options->path_version,
                 plan.Say({"versie van het pad: PAD@N; zonder: de laatste van het eigen pad",
                           "version of the path: PATH@N; none: the latest of its own path"}));
  command.Option("--programme", options->programme,
                 plan.Say({"programma; zonder: het enige", "programme; none: the only one"}));
  AddBatchOptions(plan, command, options->batch);
}

}  // namespace noordster::cli
