// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/path/path_difference.h"

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "yaml-cpp/yaml.h"

namespace noordster::cli::path_difference_test {
namespace {

using ::testing::ElementsAreArray;

v1::PathDefinition Path() {
  v1::PathDefinition path;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(R"(
    display_name: "Pad" source: "Bron"
    stages { id: "werk" display_name: "Werk" body_kind: PROGRAMME_OFFICE role: WORK effect: NONE
      guards { id: "versie" moment: EXIT kind: VERSION_FROZEN }
      outcomes { id: "klaar" display_name: "klaar" kind: DRAFT_READY next: "raad" } }
    stages { id: "college" display_name: "College" question: "Akkoord?" body_kind: EXECUTIVE
      role: PROPOSING effect: PROPOSAL
      outcomes { id: "ja" display_name: "ja" kind: AGREED next: "raad" } }
    stages { id: "raad" display_name: "Raad" question: "Stemt de raad in?" body_kind: COUNCIL
      role: DECIDING effect: DECISION audience: PUBLIC
      guards { id: "stukken" moment: ENTRY kind: PAPERS_ON_TIME days: 14 lifter: COUNCIL_CLERK }
      guards { id: "dag" moment: ENTRY kind: NOT_BEFORE date: "2022-09-01" }
      guards { id: "eerder" moment: ENTRY kind: OUTCOME_GIVEN subject: "college"
               outcome_kinds: AGREED outcome_kinds: AGREED_AS_AMENDED }
      outcomes { id: "ja" display_name: "vastgesteld" kind: ADOPTED }
      outcomes { id: "nee" display_name: "verworpen" kind: REJECTED }
      outcomes { id: "terug" display_name: "terug" kind: SENT_BACK next: "werk" } })",
                                                            &path));
  return path;
}

// What machines get of the difference, a line a change with its values between bars.
std::vector<std::string> Lines(const v1::PathDefinition& before, const v1::PathDefinition& after) {
  std::vector<std::string> lines;
  for (const YAML::Node& change : YAML::Load(ChangesTree(ChangesBetween(before, after)).ToYaml())) {
    std::vector<std::string> values;
    for (const auto& entry : change) values.push_back(entry.second.Scalar());
    lines.push_back(absl::StrJoin(values, "|"));
  }
  return lines;
}

struct Case {
  std::function<void(v1::PathDefinition&)> change;
  std::vector<std::string> lines;
};

using Definition = v1::PathDefinition;

void ExpectChanges(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    Definition after = Path();
    each.change(after);
    EXPECT_THAT(Lines(Path(), after), ElementsAreArray(each.lines));
  }
}

TEST(PathDifferenceTest, WhatStagesSayAndWhichThereAreIsTold) {
  ExpectChanges({
      {[](Definition&) {}, {}},
      {[](Definition& path) { path.set_display_name("Weg"); },
       {"PATH|CHANGED|displayName|Pad|Weg"}},
      {[](Definition& path) { path.clear_source(); }, {"PATH|CHANGED|source|Bron|"}},
      {[](Definition& path) { path.mutable_stages(2)->set_question("Akkoord?"); },
       {"raad|STAGE|raad|CHANGED|question|Stemt de raad in?|Akkoord?"}},
      {[](Definition& path) {
         v1::Stage& stage = *path.mutable_stages(1);
         stage.set_body_kind(v1::COUNCIL_COMMITTEE);
         stage.set_role(v1::ADVISORY);
         stage.set_effect(v1::ADVICE);
         stage.set_audience(v1::PUBLIC);
         stage.set_outside_meetings(true);
       },
       {"college|STAGE|college|CHANGED|bodyKind|EXECUTIVE|COUNCIL_COMMITTEE",
        "college|STAGE|college|CHANGED|role|PROPOSING|ADVISORY",
        "college|STAGE|college|CHANGED|effect|PROPOSAL|ADVICE",
        "college|STAGE|college|CHANGED|audience|AUDIENCE_UNSPECIFIED|PUBLIC",
        "college|STAGE|college|CHANGED|outsideMeetings|false|true"}},
      {[](Definition& path) { path.mutable_stages()->DeleteSubrange(1, 1); },
       {"college|STAGE|college|REMOVED"}},
      {[](Definition& path) { path.add_stages()->set_id("uitvoering"); },
       {"uitvoering|STAGE|uitvoering|ADDED"}},
      {[](Definition& path) { path.mutable_stages(1)->set_id("commissie"); },
       {"college|STAGE|college|REMOVED", "commissie|STAGE|commissie|ADDED"}},
      {[](Definition& path) { path.mutable_stages()->SwapElements(0, 1); },
       {"college|STAGE|college|MOVED|2|1"}},
      // One step tells it: the others kept their order.
      {[](Definition& path) {
         path.mutable_stages()->SwapElements(0, 2);
         path.mutable_stages()->SwapElements(1, 2);
       },
       {"raad|STAGE|raad|MOVED|3|1"}},
      // A stage that moves because others go or come did not move.
      {[](Definition& path) {
         path.mutable_stages(0)->set_id("input");
         path.add_stages()->set_id("uitvoering");
       },
       {"werk|STAGE|werk|REMOVED", "input|STAGE|input|ADDED", "uitvoering|STAGE|uitvoering|ADDED"}},
      {[](Definition& path) { path.Clear(); },
       {"PATH|CHANGED|displayName|Pad|", "PATH|CHANGED|source|Bron|", "werk|STAGE|werk|REMOVED",
        "college|STAGE|college|REMOVED", "raad|STAGE|raad|REMOVED"}},
  });
}

TEST(PathDifferenceTest, WhatHappensToOutcomesAndGuardsIsTold) {
  ExpectChanges({
      {[](Definition& path) {
         v1::Stage& stage = *path.mutable_stages(2);
         stage.mutable_outcomes(0)->set_kind(v1::NOTED);
         stage.mutable_outcomes(0)->set_effect(v1::NONE);
         stage.mutable_outcomes(2)->set_next("college");
         stage.mutable_outcomes()->DeleteSubrange(1, 1);
         stage.add_outcomes()->set_id("weg");
       },
       {"raad|OUTCOME|nee|REMOVED", "raad|OUTCOME|ja|CHANGED|kind|ADOPTED|NOTED",
        "raad|OUTCOME|ja|CHANGED|effect|LEGAL_EFFECT_UNSPECIFIED|NONE",
        "raad|OUTCOME|terug|CHANGED|next|werk|college", "raad|OUTCOME|weg|ADDED"}},
      {[](Definition& path) { path.mutable_stages(2)->mutable_outcomes()->SwapElements(1, 2); },
       {"raad|OUTCOME|terug|MOVED|3|2"}},
      {[](Definition& path) {
         v1::Stage& stage = *path.mutable_stages(2);
         stage.mutable_guards(0)->set_days(10);
         stage.mutable_guards(0)->set_lifter(v1::PROGRAMME_SECRETARY);
         stage.mutable_guards(0)->set_dispenser(v1::TREATING_BODY);
         stage.mutable_guards(1)->set_date("2022-10-01");
         stage.mutable_guards(1)->set_moment(v1::EXIT);
         stage.mutable_guards(2)->set_subject("werk");
         stage.mutable_guards(2)->set_outcome_kinds(1, v1::NOTED);
       },
       {"raad|GUARD|stukken|CHANGED|lifter|COUNCIL_CLERK|PROGRAMME_SECRETARY",
        "raad|GUARD|stukken|CHANGED|days|14|10",
        "raad|GUARD|stukken|CHANGED|dispenser|LIFTER_UNSPECIFIED|TREATING_BODY",
        "raad|GUARD|dag|CHANGED|moment|ENTRY|EXIT",
        "raad|GUARD|dag|CHANGED|date|2022-09-01|2022-10-01",
        "raad|GUARD|eerder|CHANGED|subject|college|werk",
        "raad|GUARD|eerder|CHANGED|outcomeKinds|AGREED, AGREED_AS_AMENDED|AGREED, NOTED"}},
      {[](Definition& path) {
         path.mutable_stages(0)->mutable_guards(0)->set_kind(v1::CHALLENGE_LINKED);
         path.mutable_stages(1)->add_guards()->set_id("reden");
         path.mutable_stages(2)->clear_guards();
       },
       {"werk|GUARD|versie|CHANGED|kind|VERSION_FROZEN|CHALLENGE_LINKED",
        "college|GUARD|reden|ADDED", "raad|GUARD|stukken|REMOVED", "raad|GUARD|dag|REMOVED",
        "raad|GUARD|eerder|REMOVED"}},
  });
}

TEST(PathDifferenceTest, OnlyEqualDefinitionsHaveNone) {
  EXPECT_EQ(ChangesTree(ChangesBetween(Path(), Path())).ToJson(), "[]\n");
  EXPECT_EQ(ChangesText(ChangesBetween(Path(), Path()), Language::kDutch), "Geen verschil.\n");
  EXPECT_EQ(ChangesText(ChangesBetween(Path(), Path()), Language::kEnglish), "No difference.\n");
}

TEST(PathDifferenceTest, PeopleReadItInTheirOwnWords) {
  v1::PathDefinition after = Path();
  after.set_source("");
  after.mutable_stages()->SwapElements(0, 1);
  v1::Stage& council = *after.mutable_stages(2);
  council.set_effect(v1::NONE);
  council.mutable_guards(1)->set_date("2022-10-01");
  council.mutable_guards(2)->set_outcome_kinds(1, v1::NOTED);
  council.mutable_outcomes()->DeleteSubrange(1, 1);
  v1::Outcome& added = *council.add_outcomes();
  added.set_id("weg");
  added.set_display_name("ingetrokken");
  const v1::PathDefinition before = Path();
  const std::vector<PathChange> changes = ChangesBetween(before, after);
  EXPECT_EQ(ChangesText(changes, Language::kDutch),
            R"(Fase     Onderdeel     Verandering   Was                             Wordt
-        pad           Bron          Bron                            -
college  fase          verplaatst    plaats 2                        plaats 1
raad     fase          Rechtsgevolg  besluit                         geen
raad     eis dag       Datum         01-09-2022                      01-10-2022
raad     eis eerder    Uitkomsten    ingestemd, gewijzigd ingestemd  ingestemd, kennisgenomen
raad     uitkomst nee  weggehaald    verworpen                       -
raad     uitkomst weg  toegevoegd    -                               ingetrokken
)");
  EXPECT_EQ(ChangesText(changes, Language::kEnglish),
            R"(Stage    Element       Change        Was                        Becomes
-        path          Source        Bron                       -
college  stage         moved         place 2                    place 1
raad     stage         Legal effect  decision                   none
raad     guard dag     Date          01-09-2022                 01-10-2022
raad     guard eerder  Outcomes      agreed, agreed as amended  agreed, noted
raad     outcome nee   removed       verworpen                  -
raad     outcome weg   added         -                          ingetrokken
)");
}

TEST(PathDifferenceTest, EveryPartAndEveryFieldThatCanChangeHasAWord) {
  for (const google::protobuf::Descriptor* part :
       {v1::PathDefinition::descriptor(), v1::Stage::descriptor(), v1::Guard::descriptor(),
        v1::Outcome::descriptor()}) {
    EXPECT_NE(KindOf(part->name(), Language::kDutch), part->name());
    for (int i = 0; i < part->field_count(); ++i) {
      const google::protobuf::FieldDescriptor& field = *part->field(i);
      const bool is_told = field.name() != "id" && field.message_type() == nullptr;
      if (!is_told) continue;
      EXPECT_NE(LabelOf(field.name(), Language::kDutch), field.name());
    }
  }
}

}  // namespace
}  // namespace noordster::cli::path_difference_test
