// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/recognition/answer_counts.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using noordster::internal::v1::Answer;
using noordster::internal::v1::Participant;

const Answer* CountingAnswer(const Participant& participant) {
  const Answer* counts = nullptr;
  for (const Answer& answer : participant.answers()) {
    if (!answer.late()) counts = &answer;
  }
  return counts;
}

v1::Recognition::Counts CountAnswers(const noordster::internal::v1::Recognition& round) {
  int recognised = 0;
  int with_remarks = 0;
  int not_recognised = 0;
  int late = 0;
  for (const Participant& participant : round.participants()) {
    const Answer* answer = CountingAnswer(participant);
    if (answer == nullptr) {
      late += participant.answers().empty() ? 0 : 1;
      continue;
    }
    recognised += answer->kind() == v1::Recognition::RECOGNISES ? 1 : 0;
    with_remarks += answer->kind() == v1::Recognition::RECOGNISES_WITH_REMARKS ? 1 : 0;
    not_recognised += answer->kind() == v1::Recognition::DOES_NOT_RECOGNISE ? 1 : 0;
  }
  v1::Recognition::Counts counts;
  counts.set_asked(round.participants_size());
  counts.set_answered(recognised + with_remarks + not_recognised);
  counts.set_recognised(recognised);
  counts.set_recognised_with_remarks(with_remarks);
  counts.set_not_recognised(not_recognised);
  counts.set_silent(counts.asked() - counts.answered());
  counts.set_late(late);
  return counts;
}

}  // namespace noordster::engine
