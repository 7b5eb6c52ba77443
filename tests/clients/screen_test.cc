// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/screen/plan_screen.h"
#include "clients/cli/screen/table.h"
#include "clients/cli/screen/tree.h"
#include "clients/cli/screen/utf8.h"
#include "clients/cli/screen/work_screen.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "yaml-cpp/yaml.h"

namespace noordster::cli::screen_test {
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

TEST(TableTest, WhatIsFittedIsNeverWiderAndLosesNothing) {
  EXPECT_THAT(Fitted("een zestienletterig één", 6),
              ElementsAre("een", "zestie", "nlette", "rig", "één"));
  EXPECT_THAT(Fitted("éénéénéén\n\nx", 4), ElementsAre("ééné", "énéé", "n", "", "x"));
  EXPECT_EQ(FittedCell("gemeentehuis", 8), "gemeente\nhuis");
  const std::string word(130, 'x');
  const std::string text = absl::StrCat("Een wijk ", word, " en ", word, "é");
  for (size_t width = 40; width <= 120; ++width) {
    std::string all;
    for (const std::string& line : Fitted(text, width)) {
      EXPECT_LE(WidthOf(line), width);
      absl::StrAppend(&all, line);
    }
    EXPECT_EQ(absl::StrReplaceAll(all, {{" ", ""}}), absl::StrReplaceAll(text, {{" ", ""}}));
  }
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
            "  blocked: false\n"
            "  baselines: []\n"
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

TEST(PlanScreenTest, ATimePathTellsWhatASourceSaysNoMorePreciselyThanItDoes) {
  EXPECT_EQ(TimePathText(FromText<v1::GetTimePathResponse>(R"(
    plan { name: "p" title: "Programmaplan" state: FINISHED }
    rows { stage: "raad" display_name: "Raad" outcome: "vastgesteld" effect: DECISION step: 1
           decided_period { text: "november 2021" edtf: "2021-11" } manner: UNANIMOUS }
    rows { stage: "ondertekening" display_name: "Ondertekening" outcome: "ondertekend" step: 2
           decided_period { edtf: "2021-12/2022-01" } manner: WITHOUT_VOTE })"),
                         Language::kDutch),
            "Tijdpad Programmaplan\n"
            "Fase           Gepland  Werkelijk                              Uitkomst\n"
            "Raad           -        november 2021                          vastgesteld (besluit), "
            "unaniem\n"
            "Ondertekening  -        december 2021 tot en met januari 2022  ondertekend, zonder "
            "stemming\n"
            "Stand: uitgevoerd.\n");
}

TEST(PlanScreenTest, WhatHappenedBeforeHasItsSource) {
  EXPECT_EQ(PastText(FromText<v1::PastHistory>(R"(
    source: "Presentatie"
    treatments { stage: "raad" outcome: "vastgesteld" date { text: "november 2021" }
                 manner: UNANIMOUS words: "Met 33 partners." })"),
                     Language::kDutch),
            "Bron: Presentatie\n"
            "Fase  Wanneer        Uitkomst              Woorden\n"
            "raad  november 2021  vastgesteld, unaniem  Met 33 partners.\n");
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

WorkList Work(const std::vector<const char*>& items, bool goes_on = false) {
  WorkList work;
  for (const char* item : items) work.items.push_back(FromText<v1::WorkItem>(item));
  work.goes_on = goes_on;
  return work;
}

TEST(WorkScreenTest, EveryKindOfWorkIsSaidInAFewWords) {
  const WorkList work =
      Work({R"(kind: TREAT plan_title: "Plan Jeugd" stage_display_name: "Raad" lifter: TREATING_BODY
          body: "municipalities/m/bodies/raad" due_date: "2022-09-27")",
            R"(kind: MEET_GUARD plan_title: "Plan Jeugd" stage: "raad" lifter: CHALLENGE_LEAD
          blocker { kind: VERSION_FROZEN reason: GUARDS_UNMET } due_date: "2022-09-28")",
            R"(kind: SETTLE_FOLLOW_UP follow_up_kind: REMARK resource: "p/followUps/4"
          text: "Een lange opmerking die niet op twee regels past, want zij gaat over alles wat "
                "er in het plan staat en ook over wat er niet in staat."
          plan_title: "Plan Wonen")",
            R"(kind: SETTLE_FOLLOW_UP follow_up_kind: CONSOLIDATED_VERSION resource: "p/followUps/5"
          plan_title: "Plan Wonen" lifter: COUNCIL_CLERK)",
            R"(kind: CONFIRM_OUTCOME resource: "p/decisions/6" plan_title: "Plan Wonen"
          lifter: COUNCIL_CLERK)"},
           true);
  EXPECT_EQ(
      WorkText(work, {"Niets.", "Nothing."}, {Language::kDutch, "2022-09-28", true}),
      "Uiterlijk            Plan        Fase  Wat                                               "
      "            Aan zet\n"
      "27-09-2022, te laat  Plan Jeugd  Raad  behandelen in gremium raad                        "
      "            raad\n"
      "28-09-2022           Plan Jeugd  raad  Er is nog geen versie vastgelegd.                 "
      "            opgavetrekker\n"
      "-                    Plan Wonen  -     opmerking 4: Een lange opmerking die niet op twee "
      "regels      programmasecretaris\n"
      "                                       past, want zij gaat over alles wat er in het plan "
      "staat en …\n"
      "-                    Plan Wonen  -     geconsolideerde versie vastleggen (opvolging 5)   "
      "            griffie\n"
      "-                    Plan Wonen  -     uitkomst 6 bevestigen                             "
      "            griffie\n"
      "en nog meer (--limit)\n");
  EXPECT_EQ(WorkText(Work({}), {"Niets.", "Nothing."}, {Language::kEnglish, "", true}),
            "Nothing.\n");
}

TEST(WorkScreenTest, AnActionIsForItsBodyAndForWhoSeesToIt) {
  const WorkList work =
      Work({R"(kind: SETTLE_ACTION action_kind: COMMITMENT text: "Er komt een overzicht"
          resource: "municipalities/m/bodies/raad/actions/t1" body: "municipalities/m/bodies/raad"
          owner_body: "municipalities/m/bodies/college" due_date: "2022-09-27")",
            R"(kind: SETTLE_ACTION action_kind: MOTION text: "Kom met een plan"
          resource: "municipalities/m/bodies/raad/actions/m3" body: "municipalities/m/bodies/raad"
          person: "municipalities/m/persons/jan" person_display_name: "Jan Jansen")"});
  EXPECT_EQ(WorkText(work, {"Niets.", "Nothing."}, {Language::kDutch, "2022-09-28", true}),
            "Uiterlijk            Plan          Fase  Wat                                          "
            "Aan zet\n"
            "27-09-2022, te laat  gremium raad  -     toezegging t1 afdoen: Er komt een overzicht  "
            "college\n"
            "-                    gremium raad  -     motie m3 afdoen: Kom met een plan            "
            "Jan Jansen\n");
}

TEST(WorkScreenTest, AConditionNamesItsJudge) {
  v1::WorkItem item = FromText<v1::WorkItem>(R"(
    kind: SETTLE_FOLLOW_UP follow_up_kind: CONDITION resource: "p/followUps/2"
    text: "Neem de dekking op." lifter: CHALLENGE_LEAD person: "municipalities/m/persons/p-1"
    person_display_name: "A. Jansen")");
  EXPECT_EQ(WhatOf(item, {Language::kDutch, "2022-07-15", true}),
            "voorwaarde 2 (oordeel: A. Jansen): Neem de dekking op.");
  // Of an erased person the id is left.
  item.clear_person_display_name();
  EXPECT_EQ(WhatOf(item, {Language::kEnglish, "2022-07-15", true}),
            "condition 2 (judge: p-1): Neem de dekking op.");
}

TEST(WorkScreenTest, WhatIsTreatedTellsUntilWhenItsPapersAreHandedIn) {
  v1::WorkItem item = FromText<v1::WorkItem>(R"(
    kind: TREAT body: "municipalities/m/bodies/college" hand_in_date: "2022-08-22"
    meeting_date: "2022-08-30")");
  const WorkLook look{Language::kDutch, "2022-07-15", true};
  EXPECT_EQ(WhatOf(item, look),
            "behandelen in gremium college, aanleveren uiterlijk ma 22-08 voor 30-08");
  EXPECT_EQ(WhatOf(item, {Language::kEnglish, "2021-12-31", true}),
            "treat in body college, hand in by Mon 22-08-2022 for 30-08-2022");
  item.clear_hand_in_date();
  EXPECT_EQ(WhatOf(item, look), "behandelen in gremium college, vergadering di 30-08");
  item.clear_meeting_date();
  EXPECT_EQ(WhatOf(item, look), "behandelen in gremium college");
}

TEST(WorkScreenTest, WhatComesFirstIsOfBothLists) {
  const WorkList mine = Work({R"(plan: "b" due_date: "2022-02-01")", R"(plan: "x")"}, true);
  const WorkList waiting =
      Work({R"(plan: "a" due_date: "2022-01-01")", R"(plan: "c" due_date: "2022-03-01")"});
  const auto plans = [](const WorkList& work) {
    std::string names;
    for (const v1::WorkItem& item : work.items) names += item.plan();
    return names;
  };
  EXPECT_EQ(plans(DueFirst(mine, waiting, 3)), "abc");
  // What mine goes on with has no day.
  EXPECT_FALSE(DueFirst(mine, waiting, 3).goes_on);
  EXPECT_EQ(plans(DueFirst(mine, waiting, 2)), "ab");
  EXPECT_TRUE(DueFirst(mine, waiting, 2).goes_on);
  WorkList more = waiting;
  more.goes_on = true;
  EXPECT_TRUE(DueFirst(mine, more, 3).goes_on);
}

}  // namespace
}  // namespace noordster::cli::screen_test
