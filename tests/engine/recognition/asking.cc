// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/recognition/asking.h"

#include "absl/strings/str_cat.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using Kind = v1::Recognition;

Asking::Asking() {
  SetToday(7, 15);
  world_.StartPlan();
  world_.Do(world_.Version({"plan", "budget"}));
  world_.Do(Outcome("ready", "2022-05-31"));
}

std::string Asking::IdOf(int participant) { return absl::StrCat("p", participant); }

noordster::internal::v1::Participant Asking::Participant(int number) {
  noordster::internal::v1::Participant participant;
  participant.set_id(IdOf(number));
  *participant.mutable_display_name() = world_.Text();
  participant.set_kind(Kind::PARTNER);
  return participant;
}

OpenRecognition Asking::Opening(int participants) {
  OpenRecognition command;
  command.plan = World::kPlan;
  command.recognition.set_plan_version(world_.plan().versions());
  command.recognition.set_opened_date("2022-05-31");
  command.recognition.set_closing_date("2022-06-15");
  *command.recognition.mutable_question() = world_.Text();
  for (int i = 1; i <= participants; ++i) {
    *command.recognition.add_participants() = Participant(i);
  }
  return command;
}

GivenAnswer Asking::Answer(int participant, Kind::AnswerKind kind, int remarks,
                           const std::string& received) {
  GivenAnswer answer;
  answer.participant = IdOf(participant);
  answer.kind = kind;
  answer.received_date = received;
  for (int i = 0; i < remarks; ++i) answer.remarks.push_back(world_.Text());
  return answer;
}

RecordOutcome Asking::Outcome(const std::string& outcome, const std::string& date) const {
  RecordOutcome command = world_.Outcome(outcome);
  command.decided_date = date;
  return command;
}

std::vector<std::string> Asking::Barred(Command command) {
  const absl::Status status = world_.Try(std::move(command)).status();
  const std::optional<Refusal> refusal = RefusalOf(status);
  std::vector<std::string> barred;
  if (!refusal.has_value()) return barred;
  for (const v1::Blocker& blocker : refusal->blockers()) {
    std::string said = v1::ErrorReason_Name(blocker.reason());
    if (!blocker.subject().empty()) absl::StrAppend(&said, " ", blocker.subject());
    for (const int32_t number : blocker.numbers()) absl::StrAppend(&said, " ", number);
    barred.push_back(std::move(said));
  }
  if (!barred.empty()) return barred;
  std::string said = v1::ErrorReason_Name(refusal->reason());
  for (const auto& violation : refusal->violations()) {
    absl::StrAppend(&said, " ", violation.field());
  }
  for (const auto& detail : refusal->details()) {
    if (detail.key() == "limit") absl::StrAppend(&said, " ", detail.value());
  }
  return {said};
}

std::string AskThirtyThree(Asking& asking) {
  std::string round = asking.Open(33);
  RecordAnswers given;
  given.recognition = round;
  for (int i = 1; i <= 21; ++i) given.answers.push_back(asking.Answer(i, Kind::RECOGNISES));
  for (int i = 22; i <= 28; ++i) {
    const int remarks = i <= 23 ? 2 : 1;
    given.answers.push_back(asking.Answer(i, Kind::RECOGNISES_WITH_REMARKS, remarks));
  }
  for (int i = 29; i <= 30; ++i)
    given.answers.push_back(asking.Answer(i, Kind::DOES_NOT_RECOGNISE));
  asking.world().Do(given);
  return round;
}

}  // namespace noordster::engine
