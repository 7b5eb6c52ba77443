// SPDX-License-Identifier: EUPL-1.2
// A path as people see it: as a table, as a flowchart of Mermaid, as a drawing.
#include "clients/cli/path/path_drawing.h"

#include <regex>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cli/documents/document_reader.h"
#include "clients/cli/path/path_flowchart.h"
#include "clients/cli/path/path_screen.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace noordster::cli::path_drawing_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

v1::PathVersion FromText(const char* text) {
  v1::PathVersion version;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &version));
  return version;
}

v1::PathVersion Shipped() {
  const Reading reading = ReadPaths(
      {std::string(NOORDSTER_DEPLOY) + "/paths/uitvoeringsplan-2022.yaml"}, Language::kDutch);
  v1::PathVersion version;
  version.set_name("municipalities/gm1916/paths/uitvoeringsplan-2022/versions/1");
  version.mutable_definition()->CopyFrom(*reading.documents.at(0).content);
  return version;
}

constexpr char kSmall[] = R"(
  name: "municipalities/m/paths/klein/versions/2" content_sha256: "abc"
  definition {
    display_name: "Klein" source: "Een notitie"
    stages {
      id: "db" display_name: "DB" question: "Akkoord?" body_kind: PROGRAMME_BOARD
      effect: INTERNAL
      guards { id: "b" moment: EXIT kind: PAPERS_ON_TIME days: 14 lifter: CHALLENGE_LEAD
               dispenser: TREATING_BODY }
      guards { id: "a" moment: ENTRY kind: REMARKS_ANSWERED }
      outcomes { id: "v" display_name: "vastgesteld" kind: PROVISIONALLY_ADOPTED next: "raad" }
      outcomes { id: "a" display_name: "aangehouden" kind: DEFERRED next: "db" }
      outcomes { id: "w" display_name: "voorbehoud" kind: PROVISIONALLY_ADOPTED next: "raad" }
    }
    stages {
      id: "raad" display_name: "Raad" body_kind: COUNCIL effect: DECISION
      guards { id: "c" moment: ENTRY kind: OUTCOME_GIVEN subject: "db"
               outcome_kinds: RECOGNISED outcome_kinds: NOTED }
      outcomes { id: "v" display_name: "vastgesteld" kind: ADOPTED }
      outcomes { id: "t" display_name: "terug" kind: SENT_BACK next: "db" }
    }
  })";

// Names that mean something to whoever reads them carelessly, and every way a line can run.
constexpr char kHostile[] = R"(
  definition {
    display_name: "\"x\" <b>&amp; %%{init}%% #35; \001 \357\277\277"
    stages {
      id: "a" display_name: "1. <b> \"q\" & #lt;\n`c`" question: "</text>]]><!-- -->"
      body_kind: COUNCIL
      outcomes { id: "1" display_name: "- a|b" kind: ADOPTED next: "b" }
      outcomes { id: "2" display_name: "over\"]; end" kind: ADOPTED next: "c" }
      outcomes { id: "3" display_name: "ver over" kind: ADOPTED next: "d" }
      outcomes { id: "4" display_name: "ingetrokken" kind: WITHDRAWN }
      outcomes { id: "5" display_name: "nog eens" kind: DEFERRED next: "a" }
    }
    stages {
      id: "b" display_name: "end" body_kind: COUNCIL
      outcomes { id: "1" display_name: "over" kind: ADOPTED next: "d" }
      outcomes { id: "2" display_name: "terug" kind: SENT_BACK next: "a" }
    }
    stages {
      id: "c" display_name: "" body_kind: COUNCIL
      outcomes { id: "1" display_name: "" kind: SENT_BACK next: "a" }
      outcomes { id: "2" display_name: "een lange naam die niet op een regel past en dus om moet"
                 kind: SENT_BACK next: "b" }
    }
    stages {
      id: "d" display_name: "d" body_kind: COUNCIL
      outcomes { id: "1" display_name: "terug" kind: SENT_BACK next: "b" }
      outcomes { id: "2" display_name: "klaar" kind: COMPLETED }
    }
  })";

TEST(PathScreenTest, AStageIsARowWithItsQuestionOutcomesAndGuards) {
  EXPECT_EQ(PathVersionText(FromText(kSmall), Language::kDutch), R"(Klein (klein, versie 2)
Een notitie

Fase  Gremium       Vraag     Uitkomsten                       Eisen

DB    DB programma  Akkoord?  vastgesteld (intern) → Raad      → elke opmerking een reactie
                              aangehouden → DB                   (programmasecretaris)
                              voorbehoud (intern) → Raad       ← stukken op tijd aangeleverd:
                                                                 dagen: 14 (opgavetrekker;
                                                                 ontheffing: het gremium van de
                                                                 fase)

Raad  gemeenteraad  -         vastgesteld (besluit) → (einde)  → eerdere uitkomst voor deze
                              terug → DB                         versie: DB, herkend of
                                                                 kennisgenomen
                                                                 (programmasecretaris)

Eisen: → vooraf, ← bij vertrek; tussen haakjes wie aan zet is.
SHA-256 abc
)");
}

TEST(PathScreenTest, ABodyHasTheRuleByWhichItDecidesAndAnOutcomeTheViewThatGoesWithIt) {
  v1::PathVersion version = FromText(kSmall);
  v1::Stage& board = *version.mutable_definition()->mutable_stages(0);
  board.set_majority_rule(v1::CONSENSUS);
  board.set_outside_meetings(true);
  board.clear_guards();
  board.mutable_outcomes(2)->set_minority_view(true);
  EXPECT_THAT(PathVersionText(version, Language::kDutch),
              HasSubstr("DB    DB programma  Akkoord?  vastgesteld (intern) → Raad      -\n"
                        "      (consensus)             aangehouden → DB\n"
                        "      (buiten                 voorbehoud (intern), met\n"
                        "      vergadering)              minderheidsstandpunt → Raad\n"));
}

TEST(PathScreenTest, WhatAFileSaysHasNoVersionAndNoDigest) {
  v1::PathVersion version = FromText(kSmall);
  version.clear_name();
  version.clear_content_sha256();
  EXPECT_THAT(PathVersionText(version, Language::kEnglish),
              AllOf(StartsWith("Klein (from a file)\n"), Not(HasSubstr("SHA-256"))));
}

TEST(PathFlowchartTest, OutcomesToTheSamePlaceShareAnEdge) {
  EXPECT_EQ(PathFlowchart(FromText(kSmall), Language::kDutch), R"text(---
title: "Klein (klein, versie 2)"
---
flowchart TD
  s0["DB<br/>DB programma"]
  s1["Raad<br/>gemeenteraad"]
  s2(["Einde"])
  s0 -->|"vastgesteld (intern)<br/>voorbehoud (intern)"| s1
  s0 -.->|"aangehouden"| s0
  s1 -->|"vastgesteld (besluit)"| s2
  s1 -.->|"terug"| s0
)text");
}

TEST(PathFlowchartTest, SignsWithAMeaningStandAsEntityCodes) {
  EXPECT_EQ(PathFlowchart(FromText(kHostile), Language::kEnglish),
            absl::StrCat(R"text(---
title: "\"x\" <b>&amp; %%{init}%% #35; \u0001 )text",
                         "\xEF\xBF\xBF",
                         R"text( (from a file)"
---
flowchart TD
  s0["1#46; #60;b#62; #34;q#34; #38; #35;lt#59;#10;#96;c#96;<br/>council"]
  s1["end<br/>council"]
  s2["<br/>council"]
  s3["d<br/>council"]
  s4(["End"])
  s0 -->|"#45; a#124;b"| s1
  s0 -->|"over#34;#93;#59; end"| s2
  s0 -->|"ver over"| s3
  s0 -->|"ingetrokken"| s4
  s0 -.->|"nog eens"| s0
  s1 -->|"over"| s3
  s1 -.->|"terug"| s0
  s2 -.->|"1"| s0
  s2 -.->|"een lange naam die niet op een regel past en dus om moet"| s1
  s3 -.->|"terug"| s1
  s3 -->|"klaar"| s4
)text"));
}

TEST(PathDrawingTest, ASmallPathIsDrawnExactly) {
  const v1::PathVersion version = FromText(R"(
    definition {
      display_name: "Eén"
      stages {
        id: "a" display_name: "A & <b>" question: "\"Klaar\"?" body_kind: DELIVERY
        outcomes { id: "1" display_name: "klaar" kind: COMPLETED }
        outcomes { id: "2" display_name: "nog niet" kind: DEFERRED next: "a" }
      }
    })");
  EXPECT_EQ(
      PathDrawing(version, Language::kDutch),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" xml:lang=\"nl\" "
      "width=\"410\" height=\"232\" viewBox=\"0 0 410 232\">\n"
      "<title>Eén (uit een bestand)</title>\n"
      "<desc>A &amp; &lt;b&gt;: klaar → Einde. A &amp; &lt;b&gt;: nog niet → A &amp; "
      "&lt;b&gt;.</desc>\n"
      "<defs>\n"
      "<marker id=\"arrow-1f4e79\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"9\" "
      "markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 1 10 5 0 "
      "9z\" fill=\"#1f4e79\"/></marker>\n"
      "<marker id=\"arrow-8a4100\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"9\" "
      "markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 1 10 5 0 "
      "9z\" fill=\"#8a4100\"/></marker>\n"
      "</defs>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
      "<g font-family=\"sans-serif\" font-size=\"13\" fill=\"#1b1f24\">\n"
      "<text x=\"24\" y=\"40\" font-size=\"17\" font-weight=\"bold\">Eén (uit een bestand)</text>\n"
      "<rect x=\"146\" y=\"56\" width=\"240\" height=\"82\" rx=\"6\" fill=\"#eef4fb\" "
      "stroke=\"#1f4e79\" stroke-width=\"1.5\"/>\n"
      "<text x=\"266\" y=\"84\" text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\">A "
      "&amp; &lt;b&gt;</text>\n"
      "<text x=\"266\" y=\"102\" text-anchor=\"middle\">uitvoering</text>\n"
      "<text x=\"266\" y=\"120\" text-anchor=\"middle\" font-style=\"italic\" "
      "fill=\"#40464d\">&quot;Klaar&quot;?</text>\n"
      "<path d=\"M266 138V182\" fill=\"none\" stroke=\"#1f4e79\" stroke-width=\"1.5\" "
      "marker-end=\"url(#arrow-1f4e79)\"/>\n"
      "<text x=\"278\" y=\"165\">klaar</text>\n"
      "<path d=\"M146 72C112 72 112 90 146 90\" fill=\"none\" stroke=\"#8a4100\" "
      "stroke-width=\"1.5\" marker-end=\"url(#arrow-8a4100)\"/>\n"
      "<text x=\"112\" y=\"86\" text-anchor=\"end\" fill=\"#8a4100\">nog niet</text>\n"
      "<rect x=\"230\" y=\"182\" width=\"72\" height=\"26\" rx=\"13\" fill=\"#1f4e79\"/>\n"
      "<text x=\"266\" y=\"199\" text-anchor=\"middle\" fill=\"#ffffff\">Einde</text>\n"
      "</g>\n"
      "</svg>\n");
}

// What is not well formed about a document that knows no comments and no text with markup signs.
std::string FaultOf(const std::string& xml) {
  static const std::regex kTag("^<(/?)([a-z]+)( [a-zA-Z:-]+=\"[^\"<]*\")*(/?)>");
  static const std::regex kText("^([^<>&]|&(amp|lt|gt|quot);)+");
  std::vector<std::string> open;
  bool has_root = false;
  absl::string_view rest = xml;
  absl::ConsumePrefix(&rest, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  while (!rest.empty()) {
    std::cmatch match;
    if (std::regex_search(rest.begin(), rest.end(), match, kTag)) {
      const std::string name = match[2];
      if (match[1].length() > 0) {
        if (open.empty() || open.back() != name) return absl::StrCat("closed: ", name);
        open.pop_back();
      } else if (match[4].length() == 0) {
        if (open.empty() && has_root) return "a second root";
        has_root = true;
        open.push_back(name);
      }
    } else if (!std::regex_search(rest.begin(), rest.end(), match, kText)) {
      return absl::StrCat("at: ", rest.substr(0, 60));
    }
    rest.remove_prefix(static_cast<size_t>(match.length()));
  }
  return open.empty() ? "" : absl::StrCat("open: ", open.back());
}

TEST(PathDrawingTest, AnyNameLeavesTheDocumentWellFormed) {
  ASSERT_THAT(FaultOf("<a><b></a></b>"), Not(IsEmpty()));
  ASSERT_THAT(FaultOf("<a>&x;</a>"), Not(IsEmpty()));
  v1::PathVersion nothing;
  for (const v1::PathVersion& version : {Shipped(), FromText(kHostile), nothing}) {
    const std::string svg = PathDrawing(version, Language::kDutch);
    EXPECT_EQ(FaultOf(svg), "") << svg;
    for (const char c : svg) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
    EXPECT_THAT(svg, Not(HasSubstr("\xEF\xBF\xBF")));
    EXPECT_EQ(PathDrawing(version, Language::kDutch), svg);
  }
}

struct Area {
  int left, top, right, bottom;
  std::string what;

  bool Overlaps(const Area& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

int NumberIn(const std::string& tag, const std::string& attribute) {
  std::smatch match;
  EXPECT_TRUE(std::regex_search(tag, match, std::regex(" " + attribute + "=\"(\\d+)\""))) << tag;
  return match.empty() ? 0 : std::stoi(match[1]);
}

// The texts of a drawing, 7 pixels a character and 13 high unless they are larger.
std::vector<Area> TextsOf(const std::string& svg) {
  std::vector<Area> areas;
  const std::regex text("<text[^>]*>([^<]*)</text>");
  for (std::sregex_iterator each(svg.begin(), svg.end(), text), end; each != end; ++each) {
    const std::string tag = each->str();
    const int size = absl::StrContains(tag, "font-size") ? NumberIn(tag, "font-size") : 13;
    const std::string shown = std::regex_replace((*each)[1].str(), std::regex("&[a-z]+;"), "&");
    const int width = static_cast<int>(WidthOf(shown)) * size * 7 / 13;
    const int x = NumberIn(tag, "x");
    const int left = absl::StrContains(tag, "\"end\"")      ? x - width
                     : absl::StrContains(tag, "\"middle\"") ? x - width / 2
                                                            : x;
    const int y = NumberIn(tag, "y");
    areas.push_back({left, y - size + 2, left + width, y + 3, tag});
  }
  return areas;
}

// The boxes of the stages and of the ends.
std::vector<Area> BoxesOf(const std::string& svg) {
  std::vector<Area> areas;
  const std::regex box("<rect x=[^>]*>");
  for (std::sregex_iterator each(svg.begin(), svg.end(), box), end; each != end; ++each) {
    const std::string tag = each->str();
    const int x = NumberIn(tag, "x");
    const int y = NumberIn(tag, "y");
    areas.push_back({x, y, x + NumberIn(tag, "width"), y + NumberIn(tag, "height"), tag});
  }
  return areas;
}

TEST(PathDrawingTest, NoTextStandsOnAnotherOrOverTheEdgeOfABoxOrOfTheDrawing) {
  for (const v1::PathVersion& version : {Shipped(), FromText(kSmall), FromText(kHostile)}) {
    const std::string svg = PathDrawing(version, Language::kDutch);
    const std::vector<Area> texts = TextsOf(svg);
    const std::vector<Area> boxes = BoxesOf(svg);
    EXPECT_GT(boxes.size(), static_cast<size_t>(version.definition().stages_size()));
    for (size_t i = 0; i < texts.size(); ++i) {
      const Area& text = texts[i];
      EXPECT_TRUE(text.left >= 0 && text.top >= 0 && text.right <= NumberIn(svg, "width") &&
                  text.bottom <= NumberIn(svg, "height"))
          << text.what;
      for (size_t k = 0; k < i; ++k) {
        EXPECT_FALSE(text.Overlaps(texts[k])) << text.what << texts[k].what;
      }
      for (const Area& box : boxes) {
        const bool is_inside = text.left >= box.left && text.right <= box.right &&
                               text.top >= box.top && text.bottom <= box.bottom;
        EXPECT_TRUE(is_inside || !text.Overlaps(box)) << text.what << box.what;
      }
    }
  }
}

TEST(PathDrawingTest, WhoHearsItGetsATitleAndAllWays) {
  const std::string svg = PathDrawing(Shipped(), Language::kDutch);
  EXPECT_THAT(svg, AllOf(HasSubstr(" role=\"img\" xml:lang=\"nl\" "),
                         HasSubstr("<title>Uitvoeringsplan 2022 (uitvoeringsplan-2022, versie 1)"),
                         HasSubstr("<desc>Werksessie: input opgehaald → Uitwerken. "),
                         HasSubstr(" Uitvoering: afgerond → Einde.</desc>")));
}

}  // namespace
}  // namespace noordster::cli::path_drawing_test
