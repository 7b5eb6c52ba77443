// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/search/search_screen.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::search_screen_test {
namespace {

using ::testing::HasSubstr;
using Hit = v1::SearchHit;

Hit Found(Hit::Kind kind, const std::string& name, const std::string& title, Hit::Field field,
          const std::string& excerpt) {
  Hit hit;
  hit.set_kind(kind);
  hit.set_resource(absl::StrCat("municipalities/gm1916/", name));
  hit.set_title(title);
  hit.set_field(field);
  hit.set_excerpt(excerpt);
  return hit;
}

HitList OneOfEach() {
  const std::string programme = "programmes/sterk-voor-noord/";
  return {{Found(Hit::PLAN, absl::StrCat(programme, "plans/schulden"), "Plan Schulden en bijstand",
                 Hit::TITLE, "Plan Schulden en bijstand"),
           Found(Hit::PROJECT, absl::StrCat(programme, "projects/spreekuur"),
                 "Spreekuur in de wijk", Hit::DESCRIPTION,
                 "… waar inwoners terechtkunnen met vragen over schulden, bijstand en wonen, "
                 "iedere dinsdag in het …"),
           Found(Hit::PROJECT, absl::StrCat(programme, "projects/spreekuur/updates/3"),
                 "Spreekuur in de wijk", Hit::WORDS, "Over bijstand kwamen 40 vragen."),
           Found(Hit::REMARK, absl::StrCat(programme, "plans/jeugd/followUps/4"), "Plan Jeugd",
                 Hit::WORDS, "De bijstand ontbreekt"),
           Found(Hit::REMARK, absl::StrCat(programme, "plans/jeugd/followUps/7"), "Plan Jeugd",
                 Hit::REACTION, "Bijstand staat nu in paragraaf 3"),
           Found(Hit::FOLLOW_UP, "bodies/raad/actions/m3", "Gemeenteraad", Hit::WORDS,
                 "Kom met een overzicht van de bijstand")},
          false};
}

TEST(SearchScreenTest, WhatWasFoundStandsByWhatItIs) {
  EXPECT_EQ(HitsText(OneOfEach(), Language::kDutch),
            R"(Plannen
  sterk-voor-noord/schulden: Plan Schulden en bijstand

Projecten
  sterk-voor-noord/spreekuur: Spreekuur in de wijk
    omschrijving: … waar inwoners terechtkunnen met vragen over schulden,
    bijstand en wonen, iedere dinsdag in het …
  sterk-voor-noord/spreekuur, bericht 3: Spreekuur in de wijk
    Over bijstand kwamen 40 vragen.

Opmerkingen
  sterk-voor-noord/jeugd/4: Plan Jeugd
    De bijstand ontbreekt
  sterk-voor-noord/jeugd/7: Plan Jeugd
    reactie: Bijstand staat nu in paragraaf 3

Opvolging
  raad/m3: Gemeenteraad
    Kom met een overzicht van de bijstand
)");
}

TEST(SearchScreenTest, WhereThereIsMoreItIsSaidHowToGoOn) {
  HitList list = OneOfEach();
  list.hits.resize(1);
  list.goes_on = true;
  EXPECT_EQ(HitsText(list, Language::kDutch),
            "Plannen\n"
            "  sterk-voor-noord/schulden: Plan Schulden en bijstand\n"
            "\n"
            "En nog meer: zoek met meer woorden, of met --limit.\n");
  EXPECT_EQ(HitsText(list, Language::kEnglish),
            "Plans\n"
            "  sterk-voor-noord/schulden: Plan Schulden en bijstand\n"
            "\n"
            "And more: search with more words, or with --limit.\n");
  EXPECT_EQ(HitsText({}, Language::kDutch), "Niets gevonden.\n");
  EXPECT_EQ(HitsText({}, Language::kEnglish), "Nothing found.\n");
}

TEST(SearchScreenTest, ATitleThatWasErasedIsNotMissed) {
  HitList list = OneOfEach();
  list.hits.resize(1);
  list.hits[0].clear_title();
  EXPECT_EQ(HitsText(list, Language::kEnglish),
            "Plans\n"
            "  sterk-voor-noord/schulden\n"
            "    title: Plan Schulden en bijstand\n");
}

TEST(SearchScreenTest, LinesStayWithinTheScreen) {
  HitList list;
  std::string words;
  while (words.size() < 190) absl::StrAppend(&words, words.empty() ? "" : " ", "één woord");
  list.hits.push_back(Found(
      Hit::PROJECT, absl::StrCat("programmes/sterk-voor-noord/projects/", std::string(40, 'x')),
      words, Hit::DESCRIPTION, words));
  const std::string text = HitsText(list, Language::kDutch);
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    EXPECT_LE(WidthOf(line), 80u) << line;
  }
  EXPECT_THAT(text, HasSubstr("    omschrijving: één woord"));
}

}  // namespace
}  // namespace noordster::cli::search_screen_test
