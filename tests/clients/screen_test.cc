// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "absl/strings/escaping.h"
#include "clients/cli/screen/plan_screen.h"
#include "clients/cli/screen/table.h"
#include "clients/cli/screen/tree.h"
#include "clients/cli/screen/utf8.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "yaml-cpp/yaml.h"

namespace noordster::cli {
namespace {

using ::testing::ElementsAre;

template <typename Message>
Message FromText(const char* text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

TEST(TableTest, ColumnsAreAsWideAsTheirWidestCell) {
  Table table({"Fase", "Uitkomst"});
  table.Add({"Raad", ""});
  table.Add({"één → twee", "a\nb"});
  EXPECT_EQ(table.ToString(),
            "Fase        Uitkomst\n"
            "Raad\n"
            "één → twee  a\n"
            "            b\n");
  EXPECT_THAT(Wrapped("een twee drie\nvier", 8), ElementsAre("een twee", "drie", "vier"));
}

TEST(TreeTest, JsonIsThatOfProtobuf) {
  const auto plan = FromText<v1::Plan>(R"(
    name: "p" title: "a \"b\" \\ \n \001 é" challenges: "x" challenges: "y" latest_version: 3
    planned_dates { stage: "raad" date { text: "mei 2022" } } state: RUNNING)");
  v1::Plan read;
  const std::string json = Tree::Of(plan).ToJson();
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, &read).ok()) << json;
  EXPECT_EQ(read.SerializeAsString(), plan.SerializeAsString());
  const auto response = FromText<v1::PlanResponse>("revision: 9007199254740993 replayed: true");
  std::string expected;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(response, &expected).ok());
  EXPECT_EQ(expected, R"({"revision":"9007199254740993","replayed":true})");
  EXPECT_EQ(Tree::Of(response).ToJson(),
            "{\n  \"revision\": \"9007199254740993\",\n  \"replayed\": true\n}\n");
}

TEST(TreeTest, ListsNumbersAndFlagsStandWhenNothingIsInThem) {
  const auto response = FromText<v1::PlanResponse>(R"(plan { title: "Plan" })");
  EXPECT_EQ(Tree::Of(response).ToYaml(),
            "plan:\n"
            "  title: Plan\n"
            "  challenges: []\n"
            "  plannedDates: []\n"
            "  latestVersion: 0\n"
            "  openFollowUps: 0\n"
            "revision: \"0\"\n"
            "replayed: false\n");
}

TEST(Utf8Test, OnlyTextOfTheStandardPasses) {
  for (const char* text : {"", "a", "é", "→", "\xF0\x9F\x98\x80", "a\x7F", "\xEF\xBF\xBD"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
  const char* others[] = {"a\xff",              // no first byte of anything
                          "\x80",               // a byte that follows, alone
                          "\xC3",               // cut short
                          "\xE2\x86",           // cut short
                          "\xC3(",              // followed by something else
                          "\xC0\x80",           // longer than needed
                          "\xED\xA0\x80",       // a surrogate
                          "\xF4\x90\x80\x80"};  // beyond the last character
  for (const char* text : others) EXPECT_FALSE(IsUtf8(text)) << absl::CHexEscape(text);
}

TEST(TreeTest, NothingIsAnEmptyListOrObject) {
  EXPECT_EQ(Tree::List().ToJson(), "[]\n");
  EXPECT_EQ(Tree::List().ToYaml(), "[]\n");
  EXPECT_EQ(Tree::Object().ToJson(), "{}\n");
  EXPECT_EQ(Tree::Object().ToYaml(), "{}\n");
}

TEST(TreeTest, YamlReadsBackAsTheSameText) {
  for (const char* text : {"gewoon",
                           "true",
                           "No",
                           "12",
                           "2022-07-15",
                           "",
                           " begin",
                           "eind ",
                           "a: b",
                           "- a",
                           "#x",
                           "twee\nregels",
                           "lege\n\nregel",
                           "eind\n",
                           "\nbegin",
                           "  ingesprongen\nb",
                           "é\n→",
                           "\"q\"",
                           "tab\there",
                           "it's",
                           "@x",
                           "null",
                           "a\n  b",
                           "control\x01",
                           "[x]",
                           "{x}",
                           "&a",
                           "*a",
                           "a #b"}) {
    Tree tree = Tree::Object();
    tree.Set("outer", Tree::List().Add(Tree::Object().Set("text", Tree::Text(text))));
    const YAML::Node node = YAML::Load(tree.ToYaml());
    EXPECT_EQ(node["outer"][0]["text"].Scalar(), text) << tree.ToYaml();
    EXPECT_TRUE(node["outer"][0]["text"].IsScalar()) << tree.ToYaml();
  }
}

constexpr char kTimePath[] = R"(
  plan { name: "p" title: "Plan Jeugd" latest_version: 2 stage: "college" state: RUNNING
         open_follow_ups: 1 }
  rows { stage: "uitwerken" display_name: "Uitwerken" planned { text: "mei 2022" }
         decided_date: "2022-05-31" outcome: "concept gereed" effect: NONE step: 1 }
  rows { stage: "db-vaststelling" display_name: "DB programma" planned { text: "15 juli 2022" }
         decided_date: "2022-07-15" outcome: "voorlopig vastgesteld" effect: INTERNAL step: 2 }
  rows { stage: "college" display_name: "College" planned { text: "augustus 2022" } step: 3
         current: true }
  rows { stage: "raad" display_name: "Raad" planned { edtf: "[2022-09,2022-10]" } })";

TEST(PlanScreenTest, TheTimePathKeepsTheWordsOfPlannedDates) {
  EXPECT_EQ(TimePathText(FromText<v1::GetTimePathResponse>(kTimePath), Language::kDutch),
            "Tijdpad Plan Jeugd (versie 2)\n"
            "Fase          Gepland                         Werkelijk   Uitkomst\n"
            "Uitwerken     mei 2022                        31-05-2022  concept gereed\n"
            "DB programma  15 juli 2022                    15-07-2022  voorlopig vastgesteld "
            "(intern)\n"
            "> College     augustus 2022                   -           -\n"
            "Raad          september 2022 of oktober 2022  -           -\n"
            "Openstaand: 1.\n");
}

TEST(PlanScreenTest, WhatCanBeDoneAndWhatStandsInTheWay) {
  const auto options = FromText<v1::GetOptionsResponse>(R"(
    step { number: 3 stage: "college" body: "municipalities/m/bodies/college" state: OPEN }
    options { outcome: "ingestemd" display_name: "ingestemd" effect: PROPOSAL next: "raad"
              next_display_name: "Raad"
              blockers { kind: CONDITIONS_MET reason: GUARDS_UNMET numbers: 5
                         lifter: CHALLENGE_LEAD } }
    options { outcome: "afgewezen" display_name: "afgewezen" effect: DECISION
              blockers { kind: CONDITIONS_MET reason: GUARDS_UNMET numbers: 5
                         lifter: CHALLENGE_LEAD } }
    options { outcome: "aangehouden" display_name: "aangehouden" effect: NONE next: "college"
              next_display_name: "College" needs: "reason" }
    options { outcome: "iets" display_name: "iets" effect: NONE next: "raad"
              next_display_name: "Raad" }
    open_follow_ups { number: 5 kind: CONDITION text: "Neem de dekking op." })");
  EXPECT_EQ(OptionsText(options, FromText<v1::GetTimePathResponse>(kTimePath), Language::kDutch),
            "Plan Jeugd (versie 2) is in de fase College, behandeling 3, gremium college.\n"
            "\n"
            "Wat kan nu\n"
            "Uitkomst     Vastleggen als  Daarna   Vraagt\n"
            "aangehouden  aangehouden     College  een reden (--reason)\n"
            "iets         iets            Raad     -\n"
            "\n"
            "Wat houdt tegen\n"
            "ingestemd (voorstel), afgewezen (besluit)\n"
            "  1 Aan voorwaarde 5 is niet voldaan.  Aan zet: opgavetrekker\n"
            "\n"
            "Openstaand\n"
            "Nr  Soort       Uiterlijk  Tekst\n"
            "5   voorwaarde  -          Neem de dekking op.\n");
}

}  // namespace
}  // namespace noordster::cli
