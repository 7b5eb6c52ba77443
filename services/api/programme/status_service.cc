// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/status_service.h"

#include "absl/strings/str_cat.h"
#include "services/api/programme/programme_commands.h"
#include "services/api/programme/status_reading.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

absl::StatusOr<v1::ListAssessmentsResponse> ListAssessments(
    const Backend& backend, const Call& call, const v1::ListAssessmentsRequest& request) {
  AskedRecords asked{Record::kAssessment};
  if (request.aspect() != v1::Assessment::ASPECT_UNSPECIFIED) {
    asked.mark = absl::StrCat(v1::Assessment::Aspect_Name(request.aspect()), " ");
    asked.wanted = [aspect = request.aspect()](const Record& record) {
      return record.assessment().aspect() == aspect;
    };
  }
  return ReadPage<v1::ListAssessmentsResponse>(backend, call, request, asked,
                                               &v1::ListAssessmentsResponse::add_assessments);
}

}  // namespace

StatusService::StatusService(const Backend& backend)
    : RpcService("noordster.v1.StatusService", backend.entrance) {
  Unary<v1::AssessProgrammeRequest, v1::AssessmentResponse>(
      "AssessProgramme",
      Acting<v1::AssessProgrammeRequest>(backend, &v1::AssessmentResponse::mutable_assessment));
  Unary<v1::GetStatusRequest, v1::StatusResponse>(
      "GetStatus",
      [backend](const Call& call, const v1::GetStatusRequest& request,
                const Done<v1::StatusResponse>& done) { done(GetStatus(backend, call, request)); });
  Unary<v1::GetAssessmentRequest, v1::AssessmentResponse>(
      "GetAssessment",
      Getting<v1::GetAssessmentRequest>(backend, &v1::AssessmentResponse::mutable_assessment));
  Unary<v1::ListAssessmentsRequest, v1::ListAssessmentsResponse>(
      "ListAssessments", [backend](const Call& call, const v1::ListAssessmentsRequest& request,
                                   const Done<v1::ListAssessmentsResponse>& done) {
        done(ListAssessments(backend, call, request));
      });
}

}  // namespace noordster::api
