// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLAN_READING_H_
#define NOORDSTER_SERVICES_API_PLAN_READING_H_

#include <map>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "noordster/v1/plan_service.pb.h"
#include "services/api/backend.h"

// The two answers about a plan that are more than one record, and what its stages are called.
namespace noordster::api {

// Names of the stages of paths, which stand in the definitions of those.
class StageNames {
 public:
  // Of the path versions among `found`; `view` has their texts.
  StageNames(const Found& found, const View& view);

  // What a stage of the path of a plan is called; empty when that is not known or does not have it.
  std::string Of(const Record& plan, const std::string& stage) const;

 private:
  // By path version and stage.
  std::map<std::pair<std::string, std::string>, std::string> names_;
};

// What can be done with a plan now and what stands in the way.
absl::StatusOr<noordster::v1::GetOptionsResponse> GetOptions(
    const Backend& backend, const Call& call, const noordster::v1::GetOptionsRequest& request);

// Planned and actual dates of a plan by stage.
absl::StatusOr<noordster::v1::GetTimePathResponse> GetTimePath(
    const Backend& backend, const Call& call, const noordster::v1::GetTimePathRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLAN_READING_H_
