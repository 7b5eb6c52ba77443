// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/planning/planning_reads.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/noordster/error.h"
#include "noordster/v1/error_reason.pb.h"
#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::cli {

bool IsMissing(const absl::Status& status, const std::string& name) {
  if (!absl::IsNotFound(status)) return false;
  const ErrorDetails details = DetailsOf(status);
  const auto resource = details.metadata.find("resource");
  return resource != details.metadata.end() && absl::EndsWith(name, resource->second);
}

absl::StatusOr<std::optional<v1::Planning>> ReadPlanning(Session& session, const std::string& plan,
                                                         const std::string& from_date) {
  v1::GetPlanningRequest request;
  request.set_name(absl::StrCat(plan, "/planning"));
  request.set_from_date(from_date);
  auto response = session.Call(&v1::PlanningService::Stub::GetPlanning, request);
  if (response.ok()) return std::optional(std::move(*response->mutable_planning()));
  const bool has_ended =
      DetailsOf(response.status()).reason == v1::ErrorReason_Name(v1::PLAN_ENDED);
  if (has_ended) return std::optional<v1::Planning>();
  return response.status();
}

}  // namespace noordster::cli
