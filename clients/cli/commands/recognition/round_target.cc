// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/recognition/round_target.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kRoundPattern = "municipalities/*/programmes/*/plans/*/recognitions/*";

absl::StatusOr<std::string> LatestRound(Session& session, const std::string& plan) {
  v1::ListRecognitionsRequest request;
  request.set_parent(plan);
  const auto response = session.CallAllPages(&Recognitions::ListRecognitions, request);
  if (!response.ok()) return response.status();
  if (response->recognitions().empty()) {
    return absl::NotFoundError(absl::Substitute(
        session.Say({"Van $0 is nog geen herkenning gevraagd (recognition open).",
                     "No recognition of $0 was asked for yet (recognition open)."}),
        LastId(plan)));
  }
  return response->recognitions().rbegin()->name();
}

}  // namespace

void AddRoundArgument(const CommandGroup& group, const CommandSyntax& command,
                      RoundTarget& target) {
  command
      .Option("PLAN|PLAN/N", target.name,
              group.Say({"het plan, voor de laatste herkenning, of die van nummer N: jeugd/1",
                         "the plan, for its latest recognition, or the one of number N: jeugd/1"}))
      .Required();
  command.Option("--round", target.number,
                 group.Say({"nummer van de herkenning; anders de laatste",
                            "number of the recognition; else the latest"}));
}

absl::StatusOr<std::string> ReadRoundName(Session& session, const RoundTarget& target) {
  const bool has_number = EndsInNumber(target.name);
  absl::StatusOr<std::string> name =
      session.Name(has_number ? kRoundPattern : kPlanPattern, target.name);
  if (!name.ok()) return name;
  if (has_number && target.number.has_value() && LastId(*name) != absl::StrCat(*target.number)) {
    return UsageError(absl::Substitute(session.Say({"'$0' is niet herkenning $1 (--round).",
                                                    "'$0' is not recognition $1 (--round)."}),
                                       target.name, *target.number));
  }
  if (!has_number) {
    name = target.number.has_value() ? absl::StrCat(*name, "/recognitions/", *target.number)
                                     : LatestRound(session, *name);
    if (!name.ok()) return name;
  }
  session.context().repeat.Set("--round", LastId(*name));
  return name;
}

absl::StatusOr<v1::Recognition> ReadRound(Session& session, const std::string& name) {
  v1::GetRecognitionRequest request;
  request.set_name(name);
  const auto response = session.Call(&Recognitions::GetRecognition, request);
  if (!response.ok()) return response.status();
  return response->recognition();
}

absl::StatusOr<std::vector<v1::FollowUp>> ReadRemarks(Session& session, const std::string& plan) {
  v1::ListFollowUpsRequest request;
  request.set_parent(plan);
  const auto response = session.CallAllPages(&v1::PlanService::Stub::ListFollowUps, request);
  if (!response.ok()) return response.status();
  std::vector<v1::FollowUp> remarks;
  for (const v1::FollowUp& follow_up : response->follow_ups()) {
    if (follow_up.kind() == v1::FollowUp::REMARK) remarks.push_back(follow_up);
  }
  return remarks;
}

std::string TypedRound(absl::string_view name) {
  return absl::StrCat(LastId(ParentOf(name)), "/", LastId(name));
}

}  // namespace noordster::cli
