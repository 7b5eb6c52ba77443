// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/status_samples.h"

#include "noordster/v1/status_service.grpc.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

v1::AssessProgrammeRequest Assessing(v1::Assessment::Aspect aspect, v1::Assessment::Rating rating) {
  v1::AssessProgrammeRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  v1::Assessment& assessment = *request.mutable_assessment();
  assessment.set_aspect(aspect);
  assessment.set_rating(rating);
  assessment.set_words("De school doet mee\nvanaf september");
  assessment.set_date("2022-06-21");
  return request;
}

}  // namespace

void BuildStatus(Town& town) {
  for (int i = 0; i < 2; ++i) {
    town.client().Must(&v1::StatusService::Stub::AssessProgramme,
                       Assessing(v1::Assessment::PLANNING, v1::Assessment::CONCERN));
  }
}

void AddStatusSamples(Corpus& corpus) {
  corpus.Add(Assessing(v1::Assessment::PLANNING, v1::Assessment::ATTENTION));
  corpus.Add(Assessing(v1::Assessment::PHASE, v1::Assessment::RATING_UNSPECIFIED));
  corpus.AddRead<v1::GetStatusRequest>(Town::Name("programmes/noord/status"));
  corpus.AddRead<v1::GetAssessmentRequest>(Town::Name("programmes/noord/assessments/1"));
  v1::ListAssessmentsRequest list;
  list.set_parent(Town::Name("programmes/noord"));
  list.set_aspect(v1::Assessment::PLANNING);
  corpus.Add(list);
}

}  // namespace noordster::testing
