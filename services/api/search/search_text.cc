// SPDX-License-Identifier: EUPL-1.2
#include "services/api/search/search_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "utf8proc.h"

namespace noordster::api {
namespace {

constexpr auto kFolding =
    static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                   UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);

// No character is taken apart into more than 18.
constexpr size_t kPartsMax = 32;

// So much of an excerpt may stand before a match: enough to see what it is said of.
constexpr size_t kCharactersBefore = 40;

constexpr absl::string_view kLeftOut = "…";

// A character of a text, and the bytes it takes there.
struct Character {
  utf8proc_int32_t code = ' ';
  size_t bytes = 1;
};

bool IsBlank(utf8proc_int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return true;
    default:
      return false;
  }
}

// The first character; every blank is a space. REQUIRES: the text is not empty.
Character FirstOf(absl::string_view text) {
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (bytes <= 0) return {};
  return {IsBlank(code) ? ' ' : code, static_cast<size_t>(bytes)};
}

void AppendFolded(utf8proc_int32_t code, std::string& folded) {
  if (code < 0x80) {
    folded.push_back(absl::ascii_tolower(static_cast<unsigned char>(code)));
    return;
  }
  std::array<utf8proc_int32_t, kPartsMax> parts = {};
  int last_boundary = 0;
  const utf8proc_ssize_t count =
      utf8proc_decompose_char(code, parts.data(), parts.size(), kFolding, &last_boundary);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, kPartsMax); ++i) {
    std::array<utf8proc_uint8_t, 4> bytes = {};
    const utf8proc_ssize_t size = utf8proc_encode_char(parts[static_cast<size_t>(i)], bytes.data());
    folded.append(reinterpret_cast<const char*>(bytes.data()), static_cast<size_t>(size));
  }
}

// A folded text, and for each byte of it where the character that it came from begins in the text.
struct Folding {
  std::string text;
  std::vector<size_t> origins;
};

Folding Fold(absl::string_view text) {
  Folding folding;
  for (size_t at = 0; at < text.size();) {
    const Character character = FirstOf(text.substr(at));
    AppendFolded(character.code, folding.text);
    folding.origins.resize(folding.text.size(), at);
    at += character.bytes;
  }
  return folding;
}

// A text on one line, by its characters, with a match in it.
struct Line {
  std::vector<absl::string_view> characters;
  size_t first = 0;
  // Behind the match.
  size_t last = 0;

  bool IsBlankAt(size_t place) const { return characters[place] == " "; }
};

Line LineOf(absl::string_view text, const TextMatch& match) {
  Line line;
  for (size_t at = 0; at < text.size();) {
    const Character character = FirstOf(text.substr(at));
    if (at == match.begin) line.first = line.characters.size();
    if (character.code != ' ') {
      line.characters.push_back(text.substr(at, character.bytes));
    } else if (!line.characters.empty() && line.characters.back() != " ") {
      line.characters.emplace_back(" ");
    }
    at += character.bytes;
    if (at <= match.end) line.last = line.characters.size();
  }
  if (!line.characters.empty() && line.characters.back() == " ") line.characters.pop_back();
  line.last = std::min(line.last, line.characters.size());
  return line;
}

}  // namespace

std::string Folded(absl::string_view text) { return Fold(text).text; }

std::vector<std::string> SearchWords(absl::string_view query) {
  std::vector<std::string> words;
  const std::string folded = Folded(query);
  for (const absl::string_view word : absl::StrSplit(folded, ' ', absl::SkipEmpty())) {
    if (!absl::c_linear_search(words, word)) words.emplace_back(word);
  }
  return words;
}

TextMatch FindWords(const std::vector<std::string>& words, absl::string_view text) {
  const Folding folding = Fold(text);
  TextMatch match;
  size_t first = folding.text.size();
  size_t last = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const size_t at = folding.text.find(words[i]);
    if (at == std::string::npos) continue;
    match.words.set(i);
    if (at >= first) continue;
    first = at;
    last = at + words[i].size() - 1;
  }
  if (match.words.none()) return match;
  match.begin = folding.origins[first];
  // The marks that were left out of its last character belong to it.
  const auto behind =
      std::upper_bound(folding.origins.begin(), folding.origins.end(), folding.origins[last]);
  match.end = behind == folding.origins.end() ? text.size() : *behind;
  return match;
}

std::string Excerpt(absl::string_view text, const TextMatch& match) {
  const Line line = LineOf(text, match);
  const size_t size = line.characters.size();
  if (size <= limits::kExcerptCharactersMax) return absl::StrJoin(line.characters, "");
  // Dots and a space on both sides.
  constexpr size_t kRoom = limits::kExcerptCharactersMax - 4;
  const size_t before = std::min(line.first, kCharactersBefore);
  size_t end = std::min(size, line.first - before + kRoom);
  if (line.last > end) end = std::min(size, line.first + kRoom);
  size_t begin = end - kRoom;
  for (size_t place = begin; begin > 0 && place <= line.first; ++place) {
    if (!line.IsBlankAt(place - 1)) continue;
    begin = place;
    break;
  }
  for (size_t place = end; end < size && place >= line.last; --place) {
    if (!line.IsBlankAt(place)) continue;
    end = place;
    break;
  }
  const auto at = [&line](size_t place) {
    return line.characters.begin() + static_cast<std::ptrdiff_t>(place);
  };
  return absl::StrCat(begin > 0 ? kLeftOut : "", begin > 0 ? " " : "",
                      absl::StrJoin(at(begin), at(end), ""), end < size ? " " : "",
                      end < size ? kLeftOut : "");
}

}  // namespace noordster::api
