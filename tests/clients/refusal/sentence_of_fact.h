// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_CLIENTS_REFUSAL_SENTENCE_OF_FACT_H_
#define NOORDSTER_TESTS_CLIENTS_REFUSAL_SENTENCE_OF_FACT_H_

#include <string>

#include "clients/cli/screen/refusal_words.h"
#include "noordster/v1/error_reason.pb.h"

namespace noordster::cli {

// What the screen says of a rule that bars an act, on the fact it is about.
inline std::string SentenceOfFact(v1::ErrorReason reason, const std::string& subject,
                                  Language language = Language::kDutch) {
  v1::Blocker blocker;
  blocker.set_reason(reason);
  blocker.set_subject(subject);
  return SentenceOf(blocker, language);
}

}  // namespace noordster::cli

#endif  // NOORDSTER_TESTS_CLIENTS_REFUSAL_SENTENCE_OF_FACT_H_
