// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/plan/plan_reads.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {

absl::StatusOr<v1::Plan> ReadPlan(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetPlanRequest request;
  request.set_name(*name);
  const auto response = session.Call(&v1::PlanService::Stub::GetPlan, request);
  if (!response.ok()) return response.status();
  return response->plan();
}

absl::StatusOr<v1::GetTimePathResponse> ReadTimePath(Session& session, const std::string& plan) {
  v1::GetTimePathRequest request;
  request.set_name(plan);
  return session.Call(&v1::PlanService::Stub::GetTimePath, request);
}

absl::StatusOr<v1::GetOptionsResponse> ReadOptions(Session& session, const std::string& plan) {
  v1::GetOptionsRequest request;
  request.set_name(plan);
  return session.Call(&v1::PlanService::Stub::GetOptions, request);
}

absl::StatusOr<std::vector<v1::Step>> ReadSteps(Session& session, const std::string& plan) {
  v1::ListStepsRequest request;
  request.set_parent(plan);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListSteps, request);
  if (!response.ok()) return response.status();
  return std::vector<v1::Step>(response->steps().begin(), response->steps().end());
}

std::string StandOf(const Session& session, const v1::GetTimePathResponse& path) {
  const v1::Plan& plan = path.plan();
  std::string text;
  if (plan.stage().empty()) {
    text = absl::StrCat(session.Say({"Het plan is geëindigd: ", "The plan has ended: "}),
                        WordOf(plan.state(), session.language()), ".\n");
  } else {
    text = absl::StrCat(session.Say({"Nu in de fase: ", "Now at the stage: "}),
                        StageName(path, plan.stage()), ".\n");
  }
  if (plan.open_follow_ups() > 0) {
    absl::StrAppend(&text,
                    absl::Substitute(session.Say({"Openstaand: $0 (zie: noordster plan can $1).\n",
                                                  "Open: $0 (see: noordster plan can $1).\n"}),
                                     plan.open_follow_ups(), LastId(plan.name())));
  }
  return text;
}

std::string StandText(Session& session, const std::string& plan) {
  const absl::StatusOr<v1::GetTimePathResponse> path = ReadTimePath(session, plan);
  return path.ok() ? StandOf(session, *path) : "";
}

}  // namespace noordster::cli
