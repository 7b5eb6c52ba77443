// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/recognition_service.grpc.pb.h"
#include "tests/api/identity/every_read.h"
#include "tests/support/town.h"

namespace noordster::testing {

namespace v1 = noordster::v1;

void AskRecognition(ApiClient client, const std::string& words) {
  v1::GetPlanRequest get;
  get.set_name(Town::Plan("jeugd"));
  const v1::Plan plan = client.Must(&v1::PlanService::Stub::GetPlan, get).plan();
  v1::OpenRecognitionRequest open;
  open.set_parent(plan.name());
  v1::Recognition& round = *open.mutable_recognition();
  round.set_plan_version(plan.latest_version());
  round.set_opened_date("2022-06-01");
  round.set_closing_date("2022-06-15");
  round.set_question(words);
  auto& participant = *round.add_participants();
  participant.set_id("bewoner");
  participant.set_display_name(words);
  participant.set_kind(v1::Recognition::RESIDENT);
  client.Must(&v1::RecognitionService::Stub::OpenRecognition, open);
  v1::RecordAnswersRequest record;
  record.set_name(Town::Plan("jeugd/recognitions/1"));
  v1::GivenAnswer& answer = *record.add_answers();
  answer.set_participant("bewoner");
  answer.set_kind(v1::Recognition::RECOGNISES_WITH_REMARKS);
  answer.set_received_date("2022-06-10");
  answer.set_words(words);
  answer.add_remarks(words);
  client.Must(&v1::RecognitionService::Stub::RecordAnswers, record);
}

}  // namespace noordster::testing
