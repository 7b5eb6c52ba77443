// SPDX-License-Identifier: EUPL-1.2
#include "services/api/search/search_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/base/limits.h"
#include "tests/support/seed.h"
#include "utf8proc.h"

namespace noordster::api::search_text_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool IsUtf8(absl::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (bytes <= 0) return false;
    text.remove_prefix(static_cast<size_t>(bytes));
  }
  return true;
}

size_t Characters(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool Finds(const std::string& query, const std::string& text) {
  const std::vector<std::string> words = SearchWords(query);
  return FindWords(words, text).words.count() == words.size();
}

// The excerpt around what a query finds.
std::string Around(const std::string& query, const std::string& text) {
  return Excerpt(text, FindWords(SearchWords(query), text));
}

TEST(SearchTextTest, FoldingTakesAwayCaseAccentsAndBlanks) {
  const struct {
    const char* text;
    const char* folded;
  } cases[] = {
      {"", ""},
      {"Voorkómen is beter dan vóórkomen", "voorkomen is beter dan voorkomen"},
      {"GEZONDHEIDSPREVENTIE", "gezondheidspreventie"},
      {"reünie, Ĳsselmeer, IJ", "reunie, ijsselmeer, ij"},
      {"e\u0301e\u0301n", "een"},
      {"Straße, ÇA, Łódź", "strasse, ca, łodz"},
      {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
      {"a\u00A0b\tc\nd\re\u2028f", "a b c d e f"},
      {"bij\u00ADstand\u200B", "bijstand"},
      {"ﬁets ½ №", "fiets 1\u20442 no"},
      {"\xff\xc3z\xed\xa0\x80", "  z   "},
      {"€ 40.000", "€ 40.000"},
  };
  for (const auto& [text, folded] : cases) {
    EXPECT_EQ(Folded(text), folded) << text;
    EXPECT_EQ(Folded(folded), folded) << text;
  }
}

TEST(SearchTextTest, TheWordsOfAQueryStandBetweenBlanksAndEachCountsOnce) {
  EXPECT_THAT(SearchWords("  Bijstand in\u00A0Noord, BIJSTAND "),
              ElementsAre("bijstand", "in", "noord,"));
  for (const char* nothing : {"", " ", "\u00A0", "\u00AD", "\u0301", "´"}) {
    EXPECT_THAT(SearchWords(nothing), IsEmpty()) << nothing;
  }
}

TEST(SearchTextTest, EveryWordMayStandAnywhere) {
  const struct {
    const char* query;
    const char* text;
    bool found;
  } cases[] = {
      {"bijstand", "De bijstandsuitkering", true},
      {"stand", "De bijstandsuitkering", true},
      {"uitkering bijstand", "De bijstandsuitkering", true},
      {"voorkomen", "voorkómen is beter", true},
      {"VOORKÓMEN", "voorkomen is beter", true},
      {"ijs", "Ĳsselmeer", true},
      {"sselmeer", "Ĳsselmeer", true},
      {"een", "e\u0301e\u0301n", true},
      {"bijstand", "bij\u00ADstand", true},
      {"bijstand", "bij stand", false},
      {"bijstand schulden", "De bijstandsuitkering", false},
      {"uitkeringen", "De bijstandsuitkering", false},
      {"x", "", false},
      {"o.b.s.", "O.B.S. De Margriet", true},
  };
  for (const auto& [query, text, found] : cases) {
    EXPECT_EQ(Finds(query, text), found) << query << " in " << text;
  }
}

TEST(SearchTextTest, WhatIsThereIsToldByWordAndTheFirstPlaceInTheText) {
  const std::vector<std::string> words = {"wonen", "niets", "een"};
  const std::string text = "Hier één wonen";
  const TextMatch match = FindWords(words, text);
  EXPECT_TRUE(match.words.test(0));
  EXPECT_FALSE(match.words.test(1));
  EXPECT_TRUE(match.words.test(2));
  EXPECT_EQ(text.substr(match.begin, match.end - match.begin), "één");
  const TextMatch within = FindWords({"j"}, "aĳb");
  EXPECT_EQ(within.begin, 1u);
  EXPECT_EQ(within.end, 3u) << "a character is found whole";
  const TextMatch marked = FindWords({"e"}, "e\u0301");
  EXPECT_EQ(marked.end, 3u) << "with its marks";
}

TEST(SearchTextTest, AShortTextIsItsExcerptOnOneLine) {
  EXPECT_EQ(Around("noord", " Sterk\n\n voor \t Noord\n"), "Sterk voor Noord");
  const std::string fits(limits::kExcerptCharactersMax, 'x');
  EXPECT_EQ(Around("x", fits), fits);
}

TEST(SearchTextTest, ALongTextIsCutBetweenWordsAroundTheMatch) {
  std::string text;
  for (int i = 10; i < 100; ++i) absl::StrAppend(&text, i == 10 ? "" : " ", "woord", i);
  EXPECT_EQ(Around("woord10", text),
            "woord10 woord11 woord12 woord13 woord14 woord15 woord16 woord17 woord18 woord19 "
            "woord20 woord21 woord22 woord23 …");
  EXPECT_EQ(Around("woord50", text),
            "… woord45 woord46 woord47 woord48 woord49 woord50 woord51 woord52 woord53 woord54 "
            "woord55 woord56 woord57 woord58 …");
  EXPECT_EQ(Around("woord99", text),
            "… woord86 woord87 woord88 woord89 woord90 woord91 woord92 woord93 woord94 woord95 "
            "woord96 woord97 woord98 woord99");
}

TEST(SearchTextTest, AWordThatLeavesNoRoomIsCutBetweenCharacters) {
  const std::string accents = absl::StrReplaceAll(std::string(200, '*'), {{"*", "é"}});
  const std::string cut = Around("b", absl::StrCat(accents, "b", accents));
  EXPECT_TRUE(IsUtf8(cut)) << cut;
  EXPECT_EQ(Characters(cut), limits::kExcerptCharactersMax);
  EXPECT_TRUE(absl::StrContains(cut, "ébé")) << cut;
  const std::string long_word(130, 'a');
  EXPECT_EQ(Around(long_word, absl::StrCat("x ", long_word, " y")),
            absl::StrCat("… ", std::string(116, 'a'), " …"));
}

// Texts at random, of characters that fold in every way there is.
class RandomTexts {
 public:
  explicit RandomTexts(uint32_t seed) : random_(seed) {}

  int UpTo(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

  std::string Text(int characters) {
    std::string text;
    for (int i = 0; i < characters; ++i) absl::StrAppend(&text, Character());
    return text;
  }

  // Bytes that need not be UTF-8.
  std::string Bytes(int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i) bytes.push_back(static_cast<char>(UpTo(255)));
    return bytes;
  }

 private:
  std::string Character() {
    constexpr const char* kUsual[] = {" ",       " ", "a", "E",  "ij",     "é",
                                      "e\u0301", "Ĳ", "ß", "\n", "\u00AD", "\u00A0",
                                      "´",       "İ", "ﬁ", "Σ",  "한",     "ﷺ"};
    if (UpTo(3) > 0) return kUsual[UpTo(std::size(kUsual) - 1)];
    while (true) {
      const utf8proc_int32_t code = UpTo(0x10FFFF);
      if (!utf8proc_codepoint_valid(code)) continue;
      utf8proc_uint8_t bytes[4];
      return std::string(reinterpret_cast<const char*>(bytes),
                         static_cast<size_t>(utf8proc_encode_char(code, bytes)));
    }
  }

  std::mt19937 random_;
};

TEST(SearchTextTest, FoldingTwiceIsFoldingOnce) {
  for (utf8proc_int32_t code = 0; code <= 0x10FFFF; ++code) {
    if (!utf8proc_codepoint_valid(code)) continue;
    utf8proc_uint8_t bytes[4];
    const std::string text(reinterpret_cast<const char*>(bytes),
                           static_cast<size_t>(utf8proc_encode_char(code, bytes)));
    const std::string folded = Folded(text);
    ASSERT_EQ(Folded(folded), folded) << code;
    ASSERT_TRUE(IsUtf8(folded)) << code;
  }
  RandomTexts texts(noordster::testing::Seed());
  for (int i = 0; i < 2000; ++i) {
    const std::string text = i % 2 == 0 ? texts.Text(50) : texts.Bytes(100);
    ASSERT_EQ(Folded(Folded(text)), Folded(text));
    ASSERT_TRUE(IsUtf8(Folded(text)));
  }
}

TEST(SearchTextTest, WhatIsTakenOutOfATextIsFoundInItAndStandsInTheExcerpt) {
  RandomTexts texts(noordster::testing::Seed());
  for (int i = 0; i < 5000; ++i) {
    const std::string query = texts.Text(1 + texts.UpTo(7));
    if (SearchWords(query).empty()) continue;
    const std::string text = absl::StrCat(texts.Text(texts.UpTo(300)), query,
                                          i % 2 == 0 ? texts.Text(200) : texts.Bytes(200));
    ASSERT_TRUE(Finds(query, text)) << query << " in " << text;
    const std::string word = SearchWords(query).front();
    const std::string excerpt = Excerpt(text, FindWords({word}, text));
    ASSERT_TRUE(IsUtf8(excerpt)) << excerpt;
    ASSERT_LE(Characters(excerpt), limits::kExcerptCharactersMax) << excerpt;
    ASSERT_TRUE(absl::StrContains(Folded(excerpt), word)) << word << " in " << excerpt;
  }
}

}  // namespace
}  // namespace noordster::api::search_text_test
