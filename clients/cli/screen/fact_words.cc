// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/fact_words.h"

#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"

namespace noordster::cli {

const Wording* FindWords(absl::Span<const FactWords> table, absl::string_view fact) {
  for (const FactWords& words : table) {
    if (words.fact == fact) return &words.wording;
  }
  return nullptr;
}

std::string WordsFor(absl::Span<const FactWords> table, absl::string_view fact, Language language) {
  const Wording* wording = FindWords(table, fact);
  return wording == nullptr ? "" : std::string(wording->In(language));
}

std::string BallotWordsFor(absl::Span<const FactWords> table, absl::string_view fact,
                           Language language) {
  std::vector<absl::string_view> parts = absl::StrSplit(fact, ' ');
  parts.resize(3);
  return absl::Substitute(WordsFor(table, parts[0], language), parts[1], parts[2]);
}

}  // namespace noordster::cli
