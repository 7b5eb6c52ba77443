// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_SEARCH_SEARCH_TEXT_H_
#define NOORDSTER_SERVICES_API_SEARCH_SEARCH_TEXT_H_

#include <bitset>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/base/limits.h"

// Texts as a search compares them: folded, which is without case, accents and other marks, with
// what is one character for several taken apart ("ĳ" is "ij"), and every blank a space. Any bytes
// are a text; those that are no UTF-8 count as blanks. Everything here is pure.
namespace noordster::api {

// Folding what is folded changes nothing.
std::string Folded(absl::string_view text);

// The words of a query, folded, each once, in their order.
std::vector<std::string> SearchWords(absl::string_view query);

// Words of a query, by their places in it.
using WordSet = std::bitset<limits::kSearchWordsMax>;

// What a text has of the words that are looked for.
struct TextMatch {
  WordSet words;
  // Where the first of them stands, in bytes of the text; nowhere when none does.
  size_t begin = 0;
  size_t end = 0;
};

// Words stand in a text as a part of a word of it as well. REQUIRES: at most
// limits::kSearchWordsMax words, folded.
TextMatch FindWords(const std::vector<std::string>& words, absl::string_view text);

// The text around a match in it, on one line, of at most limits::kExcerptCharactersMax characters;
// three dots stand for what was left out. It is cut between words, but in a word that leaves no
// room; all of the match stands in it unless that alone is too long. REQUIRES: the match has a
// word.
std::string Excerpt(absl::string_view text, const TextMatch& match);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_SEARCH_SEARCH_TEXT_H_
