// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_RECOGNITION_RECOGNITION_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_RECOGNITION_RECOGNITION_COMMAND_H_

#include <string>
#include <vector>

#include "noordster/internal/v1/recognition.pb.h"
#include "noordster/v1/recognition.pb.h"

// Commands about recognition rounds. The rules stand in command.h.
namespace noordster::engine {

using noordster::internal::v1::TextRef;

// Opens a recognition round on a plan.
struct OpenRecognition {
  std::string plan;
  // Version, days, question and participants.
  noordster::internal::v1::Recognition recognition;
};

// Asks more participants in a round.
struct AddParticipants {
  std::string recognition;
  // Without answers.
  std::vector<noordster::internal::v1::Participant> participants;
};

// Lets a round close later.
struct ExtendRecognition {
  std::string recognition;
  std::string closing_date;
};

// An answer as it was given.
struct GivenAnswer {
  std::string participant;
  noordster::v1::Recognition::AnswerKind kind = noordster::v1::Recognition::ANSWER_KIND_UNSPECIFIED;
  std::string received_date;
  // Without an id: nothing was said.
  TextRef words;
  std::vector<TextRef> remarks;
};

// Records answers in a round.
struct RecordAnswers {
  std::string recognition;
  std::vector<GivenAnswer> answers;
};

// Records that a reaction note was sent.
struct RecordSending {
  std::string recognition;
  noordster::internal::v1::Sending sending;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_RECOGNITION_RECOGNITION_COMMAND_H_
