// SPDX-License-Identifier: EUPL-1.2
#include "services/api/recognition/recognition_commands.h"

#include <utility>

#include "services/api/recognition/convert_recognition.h"

namespace noordster::api {

namespace v1 = noordster::v1;

absl::StatusOr<engine::Command> CommandOf(const v1::OpenRecognitionRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::OpenRecognition{RelativeName(request.parent()),
                                                 ToRound(request.recognition(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::AddParticipantsRequest& request,
                                          TextWriter& texts) {
  engine::AddParticipants command;
  command.recognition = RelativeName(request.name());
  for (const auto& participant : request.participants()) {
    command.participants.push_back(ToParticipant(participant, texts));
  }
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::ExtendRecognitionRequest& request,
                                          TextWriter&) {
  return engine::Command(
      engine::ExtendRecognition{RelativeName(request.name()), request.closing_date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordAnswersRequest& request,
                                          TextWriter& texts) {
  engine::RecordAnswers command;
  command.recognition = RelativeName(request.name());
  for (const v1::GivenAnswer& answer : request.answers()) {
    command.answers.push_back(ToAnswer(answer, texts));
  }
  return engine::Command(std::move(command));
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordSendingRequest& request,
                                          TextWriter& texts) {
  return engine::Command(
      engine::RecordSending{RelativeName(request.name()), ToSending(request.sending(), texts)});
}

}  // namespace noordster::api
