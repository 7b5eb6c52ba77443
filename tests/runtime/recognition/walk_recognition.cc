// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

using Kind = noordster::v1::Recognition;
using noordster::internal::v1::Participant;

Participant MakeParticipant(int number, std::vector<engine::NewText>& texts) {
  Participant participant;
  participant.set_id(absl::StrCat("p", number));
  participant.set_kind(static_cast<Kind::ParticipantKind>(1 + number % 4));
  *participant.mutable_display_name() = AddText("participant", texts);
  return participant;
}

}  // namespace

engine::Request Walk::ChangeRecognition(const Record& plan) {
  const int choice = Below(100);
  if (plan.plan().recognitions() == 0 || choice < 25) return OpenRecognition(plan);
  const Record round =
      driver_->Get(engine::RecognitionName(plan.name(), plan.plan().recognitions()));
  if (choice < 53) return AnswerRound(round);
  if (choice < 73) {
    std::vector<engine::NewText> texts;
    engine::AddParticipants command{round.name(), {}};
    command.participants.push_back(
        MakeParticipant(round.recognition().participants_size() + 1 - Below(2), texts));
    return WithTexts(MakeRequest(std::move(command)), std::move(texts));
  }
  if (choice < 87) {
    return MakeRequest(engine::ExtendRecognition{round.name(), DayAfter(day_ + Below(9))});
  }
  return SendReactions(round);
}

engine::Request Walk::OpenRecognition(const Record& plan) {
  engine::OpenRecognition command;
  command.plan = plan.name().empty() ? SomePlan() : plan.name();
  std::vector<engine::NewText> texts;
  auto& round = command.recognition;
  round.set_plan_version(plan.plan().versions() + (Chance(5) ? 1 : 0));
  round.set_opened_date(DayAfter(day_));
  round.set_closing_date(DayAfter(day_ + Below(4)));
  if (Chance(50)) *round.mutable_question() = AddText("question", texts);
  const int participants = 1 + Below(4);
  for (int i = 1; i <= participants; ++i) *round.add_participants() = MakeParticipant(i, texts);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::AnswerRound(const Record& round) {
  engine::RecordAnswers command{round.name(), {}};
  std::vector<engine::NewText> texts;
  for (const Participant& participant : round.recognition().participants()) {
    if (!command.answers.empty() && Chance(40)) continue;
    engine::GivenAnswer& answer = command.answers.emplace_back();
    answer.participant = participant.id();
    answer.kind = static_cast<Kind::AnswerKind>(1 + Below(3));
    // Some after it closed.
    answer.received_date = Chance(70) ? round.recognition().opened_date() : DayAfter(day_ + 5);
    if (Chance(30)) answer.words = AddText("words", texts);
    const bool has_remarks = answer.kind == Kind::RECOGNISES_WITH_REMARKS || Chance(3);
    for (int i = 0; has_remarks && i <= Below(2); ++i) {
      answer.remarks.push_back(AddText("remark", texts));
    }
  }
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::SendReactions(const Record& round) {
  engine::RecordSending command;
  command.recognition = round.name();
  const auto& participants = round.recognition().participants();
  if (Chance(80)) {
    command.sending.set_participant(participants[Below(participants.size())].id());
  }
  command.sending.set_sent_date(DayAfter(day_ + Below(3)));
  command.sending.set_sha256(std::string(32, 's'));
  std::vector<engine::NewText> texts;
  *command.sending.mutable_means() = AddText("means", texts);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

}  // namespace noordster::runtime
