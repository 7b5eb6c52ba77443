// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_FACT_WORDS_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_FACT_WORDS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "clients/cli/words.h"

// Tables of what the screen says for facts of the API that stand in the way of an act. Pure,
// constant and safe from any thread.
namespace noordster::cli {

// What the screen says for a fact.
struct FactWords {
  absl::string_view fact;
  Wording wording;
};

// What a table says for a fact; null when it says nothing.
const Wording* FindWords(absl::Span<const FactWords> table, absl::string_view fact);

// The same in a language; empty when it says nothing.
std::string WordsFor(absl::Span<const FactWords> table, absl::string_view fact, Language language);

// Of "LOST 15 18" what a table says for that result of a ballot, in which $0 and $1 are the votes
// for and against; empty when it says nothing.
std::string BallotWordsFor(absl::Span<const FactWords> table, absl::string_view fact,
                           Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_FACT_WORDS_H_
