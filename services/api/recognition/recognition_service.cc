// SPDX-License-Identifier: EUPL-1.2
#include "services/api/recognition/recognition_service.h"

#include "services/api/recognition/recognition_commands.h"

namespace noordster::api {

namespace v1 = noordster::v1;
using Response = v1::RecognitionResponse;

RecognitionService::RecognitionService(const Backend& backend)
    : RpcService("noordster.v1.RecognitionService", backend.entrance) {
  Unary<v1::OpenRecognitionRequest, Response>(
      "OpenRecognition",
      Acting<v1::OpenRecognitionRequest>(backend, &Response::mutable_recognition));
  Unary<v1::AddParticipantsRequest, Response>(
      "AddParticipants",
      Acting<v1::AddParticipantsRequest>(backend, &Response::mutable_recognition));
  Unary<v1::ExtendRecognitionRequest, Response>(
      "ExtendRecognition",
      Acting<v1::ExtendRecognitionRequest>(backend, &Response::mutable_recognition));
  Unary<v1::RecordAnswersRequest, Response>(
      "RecordAnswers", Acting<v1::RecordAnswersRequest>(backend, &Response::mutable_recognition));
  Unary<v1::RecordSendingRequest, Response>(
      "RecordSending", Acting<v1::RecordSendingRequest>(backend, &Response::mutable_recognition));
  Unary<v1::GetRecognitionRequest, Response>(
      "GetRecognition",
      Getting<v1::GetRecognitionRequest>(backend, &Response::mutable_recognition));
  Unary<v1::ListRecognitionsRequest, v1::ListRecognitionsResponse>(
      "ListRecognitions",
      Listing<v1::ListRecognitionsRequest>(backend, Record::kRecognition,
                                           &v1::ListRecognitionsResponse::add_recognitions));
}

}  // namespace noordster::api
