// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/recognition_samples.h"

#include <string>

#include "noordster/v1/recognition_service.grpc.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using Kind = v1::Recognition;
using Recognitions = v1::RecognitionService::Stub;

std::string Round() { return Town::Plan("asked/recognitions/1"); }

Kind::Participant Participant(const std::string& id, Kind::ParticipantKind kind) {
  Kind::Participant participant;
  participant.set_id(id);
  participant.set_display_name("De brede school");
  participant.set_kind(kind);
  return participant;
}

v1::OpenRecognitionRequest Opening(const std::string& plan) {
  v1::OpenRecognitionRequest request;
  request.set_parent(Town::Plan(plan));
  Kind& round = *request.mutable_recognition();
  round.set_plan_version(1);
  round.set_opened_date("2022-06-01");
  round.set_closing_date("2022-06-15");
  round.set_question("Herkent u het plan?");
  *round.add_participants() = Participant("school", Kind::SCHOOL);
  *round.add_participants() = Participant("bewoners", Kind::RESIDENT);
  *round.add_participants() = Participant("corporatie", Kind::PARTNER);
  return request;
}

v1::RecordAnswersRequest Answering(const std::string& participant) {
  v1::RecordAnswersRequest request;
  request.set_name(Round());
  v1::GivenAnswer& answer = *request.add_answers();
  answer.set_participant(participant);
  answer.set_kind(Kind::RECOGNISES_WITH_REMARKS);
  answer.set_received_date("2022-06-10");
  answer.set_words("Een goed plan\nmaar");
  answer.add_remarks("De zorg ontbreekt\nnog");
  return request;
}

}  // namespace

void BuildRecognition(Town& town) {
  for (const char* plan : {"asked", "to-ask"}) {
    town.StartPlan(plan);
    town.BringTo(plan, "consult");
  }
  town.client().Must(&Recognitions::OpenRecognition, Opening("asked"));
  town.client().Must(&Recognitions::RecordAnswers, Answering("bewoners"));
}

void AddRecognitionSamples(Corpus& corpus) {
  corpus.Add(Opening("to-ask"));
  v1::AddParticipantsRequest add;
  add.set_name(Round());
  *add.add_participants() = Participant("onderzoeker", Kind::EXPERT);
  corpus.Add(add);
  v1::ExtendRecognitionRequest extend;
  extend.set_name(Round());
  extend.set_closing_date("2022-06-20");
  corpus.Add(extend);
  corpus.Add(Answering("school"));
  v1::RecordSendingRequest sent;
  sent.set_name(Round());
  Kind::Sending& sending = *sent.mutable_sending();
  sending.set_participant("corporatie");
  sending.set_sent_date("2022-06-20");
  sending.set_sha256(std::string(64, 'a'));
  sending.set_means("Per post");
  corpus.Add(sent);
  corpus.AddRead<v1::GetRecognitionRequest>(Round());
  corpus.AddRead<v1::ListRecognitionsRequest>(Town::Plan("asked"));
}

}  // namespace noordster::testing
