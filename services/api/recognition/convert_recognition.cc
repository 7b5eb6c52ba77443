// SPDX-License-Identifier: EUPL-1.2
#include "services/api/recognition/convert_recognition.h"

#include "absl/strings/escaping.h"
#include "services/engine/recognition/answer_counts.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;

void ShowParticipant(const internal::Participant& participant, const View& view,
                     v1::Recognition::Participant& shown) {
  shown.set_id(participant.id());
  shown.set_display_name(view.Text(participant.display_name()));
  shown.set_kind(participant.kind());
  const internal::Answer* counting = engine::CountingAnswer(participant);
  for (const internal::Answer& answer : participant.answers()) {
    auto& added = *shown.add_answers();
    added.set_kind(answer.kind());
    added.set_received_date(answer.received_date());
    added.set_words(view.Text(answer.words()));
    added.set_late(answer.late());
    added.set_replaced(!answer.late() && &answer != counting);
    *added.mutable_remarks() = answer.remarks();
  }
}

}  // namespace

internal::Participant ToParticipant(const v1::Recognition::Participant& participant,
                                    TextWriter& texts) {
  internal::Participant converted;
  converted.set_id(participant.id());
  *converted.mutable_display_name() = texts.Write(participant.display_name());
  converted.set_kind(participant.kind());
  return converted;
}

internal::Recognition ToRound(const v1::Recognition& resource, TextWriter& texts) {
  internal::Recognition round;
  round.set_plan_version(resource.plan_version());
  round.set_opened_date(resource.opened_date());
  round.set_closing_date(resource.closing_date());
  if (!resource.question().empty()) {
    *round.mutable_question() = texts.Write(resource.question());
  }
  for (const auto& participant : resource.participants()) {
    *round.add_participants() = ToParticipant(participant, texts);
  }
  return round;
}

engine::GivenAnswer ToAnswer(const v1::GivenAnswer& answer, TextWriter& texts) {
  engine::GivenAnswer given;
  given.participant = answer.participant();
  given.kind = answer.kind();
  given.received_date = answer.received_date();
  given.words = texts.Write(answer.words());
  for (const std::string& remark : answer.remarks()) given.remarks.push_back(texts.Write(remark));
  return given;
}

internal::Sending ToSending(const v1::Recognition::Sending& sending, TextWriter& texts) {
  internal::Sending converted;
  converted.set_participant(sending.participant());
  converted.set_sent_date(sending.sent_date());
  converted.set_sha256(absl::HexStringToBytes(sending.sha256()));
  *converted.mutable_means() = texts.Write(sending.means());
  return converted;
}

void FromRecord(const Record& record, const View& view, v1::Recognition& resource) {
  const internal::Recognition& round = record.recognition();
  resource.set_name(view.Name(record.name()));
  resource.set_number(round.number());
  resource.set_plan_version(round.plan_version());
  resource.set_opened_date(round.opened_date());
  resource.set_closing_date(round.closing_date());
  resource.set_question(view.Text(round.question()));
  for (const internal::Participant& participant : round.participants()) {
    ShowParticipant(participant, view, *resource.add_participants());
  }
  *resource.mutable_counts() = engine::CountAnswers(round);
  for (const internal::Sending& sending : round.sendings()) {
    auto& added = *resource.add_sendings();
    added.set_participant(sending.participant());
    added.set_sent_date(sending.sent_date());
    added.set_sha256(absl::BytesToHexString(sending.sha256()));
    added.set_means(view.Text(sending.means()));
  }
  *resource.mutable_former_closing_dates() = round.former_closing_dates();
  resource.set_etag(Etag(record));
}

}  // namespace noordster::api
