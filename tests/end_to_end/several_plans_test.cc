// SPDX-License-Identifier: EUPL-1.2
// The work people do on many plans at once: the worklist, one outcome for several plans, another
// version of their path.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::several_plans_test {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

constexpr char kBatch[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";

class SeveralPlansTest : public CommandLineTest {
 protected:
  SeveralPlansTest() {
    Serve();
    LoadProgramme();
  }

  std::string StageOf(const std::string& plan) const {
    return Answer({"plan", "get", plan})["stage"].Scalar();
  }

  void Freeze(const std::string& plan) const {
    const std::string document = FileWith(absl::StrCat(plan, ".txt"), "Uitvoeringsplan");
    Must({"plan", "freeze", plan, "--document", absl::StrCat("plan=", document), "--document",
          absl::StrCat("begrotingsparagraaf=", document)});
  }

  // All plans are being worked out; those of jeugd and meedoen have a version.
  void BringToWork() const {
    Must({"plan", "record-each", "input-opgehaald", "--stage", "werksessie", "--decided",
          "21-04-2022", "--confirm", "verslag-verzonden"});
    Freeze("jeugd");
    Freeze("meedoen");
  }

  // Publishes the path of 2022 with another id for the first stage, as version 2.
  void PublishRenamed() const {
    const std::string path = ReadWholeFile(ShippedPath());
    Must({"path", "publish",
          FileWith("renamed.yaml", absl::StrReplaceAll(path, {{"id: werksessie", "id: sessie"}}))});
  }
};

TEST_F(SeveralPlansTest, OneActOnSeveralPlansIsDoneForAllOrForNone) {
  const Words act = {
      "plan",  "record-several", "input-opgehaald", "jeugd",     "meedoen",
      "wonen", "--decided",      "21-04-2022",      "--confirm", "verslag-verzonden"};
  EXPECT_EQ(Must(act),
            "Uitkomst vastgelegd: Plan Jeugd, Werksessie op 21-04-2022: input opgehaald.\n"
            "Nu in de fase: Uitwerken.\n"
            "Uitkomst vastgelegd: Plan Meedoen, Werksessie op 21-04-2022: input opgehaald.\n"
            "Nu in de fase: Uitwerken.\n"
            "Uitkomst vastgelegd: Plan Wonen, Werksessie op 21-04-2022: input opgehaald.\n"
            "Nu in de fase: Uitwerken.\n");
  Freeze("jeugd");
  const std::string history = History();
  const Words next = {"plan",    "record-several", "concept-gereed", "jeugd",
                      "meedoen", "wonen",          "--decided",      "31-05-2022"};
  EXPECT_EQ(MustFail(4, next),
            "Niet mogelijk: niet alle plannen kunnen de uitkomst 'concept-gereed' krijgen.\n"
            "Plan Meedoen\n"
            "  1 Er is nog geen versie vastgelegd.                           Aan zet: "
            "opgavetrekker\n"
            "  2 In de versie ontbreekt het document 'begrotingsparagraaf'.  Aan zet: "
            "opgavetrekker\n"
            "Plan Wonen\n"
            "  1 Er is nog geen versie vastgelegd.                           Aan zet: "
            "opgavetrekker\n"
            "  2 In de versie ontbreekt het document 'begrotingsparagraaf'.  Aan zet: "
            "opgavetrekker\n"
            "Er is niets gewijzigd.\n");
  Words for_machines = next;
  for_machines.insert(for_machines.end(), {"-o", "json"});
  const YAML::Node blockers = YAML::Load(MustFail(4, for_machines))["blockers"];
  const auto plan = [](const char* id) {
    return absl::StrCat("municipalities/gm1916/programmes/sterk-voor-noord/plans/", id);
  };
  EXPECT_THAT(Column(blockers, "plan"),
              ElementsAre(plan("meedoen"), plan("meedoen"), plan("wonen"), plan("wonen")));
  EXPECT_EQ(History(), history);
  Freeze("meedoen");
  Freeze("wonen");
  EXPECT_THAT(Must(next), HasSubstr("Plan Wonen (versie 1), Uitwerken op 31-05-2022"));
}

TEST_F(SeveralPlansTest, APlanAtAnotherStageIsNamedWithItsReason) {
  Must({"plan", "record", "jeugd", "input-opgehaald", "--decided", "21-04-2022", "--confirm",
        "verslag-verzonden"});
  EXPECT_THAT(MustFail(4, {"plan", "record-several", "input-opgehaald", "wonen", "jeugd",
                           "--decided", "21-04-2022", "--confirm", "verslag-verzonden"}),
              AllOf(HasSubstr("Plan Jeugd\n  1 Het pad kent in deze fase geen uitkomst "
                              "'input-opgehaald'."),
                    Not(HasSubstr("Plan Wonen"))));
  EXPECT_EQ(StageOf("wonen"), "werksessie");
  MustFail(2, {"plan", "record-several", "x", "wonen", "jeugd", "--decided", "21-04-2022",
               "--steps", "1@0"});
  EXPECT_THAT(
      MustFail(8, {"plan", "record-several", "x", "wonen", "wonen", "--decided", "21-04-2022"}),
      HasSubstr("treatments[1].step"));
}

TEST_F(SeveralPlansTest, WhatIsRefusedForOnePlanDoesNotKeepTheOthers) {
  BringToWork();
  const std::string history = History();
  const Words act = {"plan",      "record-each", "concept-gereed", "--stage", "uitwerken",
                     "--decided", "31-05-2022",  "--request-id",   kBatch};
  const auto with = [&act](const Words& more) {
    Words words = act;
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const Ending dry = Run(with({"--dry-run"}));
  EXPECT_EQ(dry.exit_code, 4);
  EXPECT_EQ(dry.output,
            "1/3 Plan Jeugd: kan\n"
            "2/3 Plan Meedoen: kan\n"
            "3/3 Plan Wonen: geweigerd: Er is nog geen versie vastgelegd. (en nog 1)\n"
            "2 mogelijk, 1 geweigerd. Er is niets gewijzigd.\n");
  EXPECT_EQ(dry.errors, "");
  EXPECT_EQ(History(), history);
  EXPECT_EQ(Must(with({"--challenge", "meedoen"})),
            "1/1 Plan Meedoen: vastgelegd\n1 vastgelegd, 0 geweigerd.\n");
  const Ending done = Run(with({"-o", "json"}));
  EXPECT_EQ(done.exit_code, 4);
  EXPECT_EQ(done.errors, "");
  const YAML::Node results = YAML::Load(done.output);
  EXPECT_THAT(Column(results, "done"), ElementsAre("true", "false"));
  EXPECT_THAT(Column(results, "reason"), ElementsAre("", "GUARDS_UNMET"));
  EXPECT_THAT(results[0]["blockers"], SizeIs(0));
  EXPECT_THAT(results[1]["blockers"], SizeIs(2));
  EXPECT_EQ(StageOf("jeugd"), "partneroverleg");
  EXPECT_EQ(StageOf("wonen"), "uitwerken");
  Freeze("wonen");
  EXPECT_EQ(Must(act), "1/1 Plan Wonen: vastgelegd\n1 vastgelegd, 0 geweigerd.\n");
  EXPECT_EQ(Must(act), "Er is geen plan zoals gevraagd.\n");
}

TEST_F(SeveralPlansTest, ABatchRepeatedUnderItsRequestIdActsOnNoPlanTwice) {
  BringToBoard("jeugd");
  BringToBoard("wonen");
  const Words act = {"plan",      "record-each", "aangehouden", "--stage",    "db-vaststelling",
                     "--decided", "15-07-2022",  "--reason",    "Geen tijd.", "--request-id",
                     kBatch,      "--source",    kTakenFrom};
  EXPECT_EQ(Must(act),
            "1/2 Plan Jeugd: vastgelegd\n2/2 Plan Wonen: vastgelegd\n2 vastgelegd, 0 geweigerd.\n");
  // The plans stay at their stage, so they are found again.
  const std::string history = History();
  EXPECT_EQ(Must(act),
            "1/2 Plan Jeugd: was al vastgelegd\n2/2 Plan Wonen: was al vastgelegd\n"
            "2 vastgelegd, 0 geweigerd.\n");
  EXPECT_EQ(History(), history);
  // Another act is no repetition.
  Words other = act;
  other[6] = "16-07-2022";
  EXPECT_THAT(Run(other).output, HasSubstr("1/2 Plan Jeugd: geweigerd: Dit opdrachtnummer"));
  EXPECT_EQ(History(), history);
}

TEST_F(SeveralPlansTest, PlansMoveToAnotherVersionOfTheirPath) {
  PublishRenamed();
  Must({"plan", "record", "wonen", "input-opgehaald", "--decided", "21-04-2022", "--confirm",
        "verslag-verzonden"});
  const std::string history = History();
  const Words act = {"path", "migrate", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022@2"};
  const auto with = [&act](const Words& more) {
    Words words = act;
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const Ending unmapped = Run(with({"--dry-run"}));
  EXPECT_EQ(unmapped.exit_code, 4);
  EXPECT_THAT(
      unmapped.output,
      AllOf(StartsWith("Plan          Fase nu     Wordt      Uitslag\n"
                       "Plan Jeugd    Werksessie  -          De fase werksessie heeft"),
            HasSubstr("(--map"), HasSubstr("0 mogelijk, 3 niet. Er is niets gewijzigd.\n")));
  EXPECT_EQ(Must(with({"--map", "werksessie=sessie", "--dry-run"})),
            "Plan          Fase nu     Wordt       Uitslag\n"
            "Plan Jeugd    Werksessie  Werksessie  kan\n"
            "Plan Meedoen  Werksessie  Werksessie  kan\n"
            "Plan Wonen    Uitwerken   Uitwerken   kan\n"
            "3 mogelijk, 0 niet. Er is niets gewijzigd.\n");
  EXPECT_EQ(History(), history);
  EXPECT_THAT(MustFail(2, with({"--map", "werksessie=geen"})),
              StartsWith("uitvoeringsplan-2022@2 heeft geen fase 'geen'."));
  const YAML::Node one = Answer(with({"--map", "werksessie=sessie", "--plan", "jeugd"}));
  EXPECT_THAT(one, SizeIs(1));
  EXPECT_EQ(one[0]["stage"].Scalar(), "werksessie");
  EXPECT_EQ(one[0]["becomes"].Scalar(), "sessie");
  EXPECT_TRUE(one[0]["done"].as<bool>());
  EXPECT_EQ(StageOf("jeugd"), "sessie");
  EXPECT_THAT(Must({"plan", "history", "jeugd"}),
              HasSubstr("plan gemigreerd      uitvoeringsplan-2022@1 → uitvoeringsplan-2022@2, "
                        "sessie"));
  EXPECT_THAT(Must(with({"--map", "werksessie=sessie", "--reason", "Nieuwe namen."})),
              HasSubstr("2 gemigreerd, 0 niet.\n"));
  EXPECT_EQ(Must(act), "Er is geen lopend plan op uitvoeringsplan-2022@1.\n");
  Must({"history", "verify"});
}

TEST_F(SeveralPlansTest, TheWorklistTellsWhatIsToBeDoneAndByWhom) {
  const std::string before = Must({"worklist"});
  EXPECT_THAT(before, StartsWith("Wat u moet doen\nU hoeft nu niets te doen.\n\nOp wie u wacht\n"));
  EXPECT_THAT(before, HasSubstr("21-04-2022, te laat  Plan Jeugd    Werksessie  behandelen in "
                                "gremium partneroverleg  partneroverleg\n"));
  BringToWork();
  Must({"plan", "record", "jeugd", "concept-gereed", "--decided", "31-05-2022"});
  Must({"plan", "record", "jeugd", "herkend-met-opmerkingen", "--decided", "15-06-2022", "--remark",
        "De planning ontbreekt.", "--source", kTakenFrom});
  const std::string after = Must({"worklist"});
  EXPECT_THAT(after, HasSubstr("opmerking 1: De planning ontbreekt."));
  EXPECT_THAT(after, HasSubstr("Opmerking 1 heeft geen reactie."));
  EXPECT_THAT(Must({"worklist", "--lifter", "opgavetrekker"}),
              AllOf(HasSubstr("Er is nog geen versie vastgelegd."), HasSubstr("Plan Wonen"),
                    Not(HasSubstr("Plan Jeugd"))));
  EXPECT_EQ(Must({"worklist", "--lifter", "lead"}),
            Must({"worklist", "--lifter", "opgavetrekker"}));
  EXPECT_EQ(Must({"worklist", "--body", "raad"}), "Er is niets te doen.\n");
  EXPECT_THAT(Must({"worklist", "--limit", "1"}), HasSubstr("en nog meer (--limit)\n"));
  EXPECT_THAT(Must({"worklist", "--lang", "en"}), HasSubstr("\nWhom you wait for\n"));
  const YAML::Node cut = Answer({"worklist", "--limit", "1"});
  EXPECT_THAT(cut["mine"], SizeIs(1));
  EXPECT_THAT(cut["waiting"], SizeIs(1));
  EXPECT_THAT(Answer({"worklist"})["waiting"], SizeIs(::testing::Gt(2)));
  Must({"plan", "settle", "jeugd", "1", "--taken-over", "--reason", "Zie paragraaf 3."});
  EXPECT_THAT(Must({"worklist"}), Not(HasSubstr("pmerking 1")));
}

TEST_F(SeveralPlansTest, PlansAreListedByWhatIsAskedOfThem) {
  BringToWork();
  EXPECT_THAT(Column(Answer({"plan", "list", "--body", "programmabureau"}), "title"), SizeIs(3));
  EXPECT_THAT(Column(Answer({"plan", "list", "--challenge", "wonen"}), "title"),
              ElementsAre("Programmaplan Sterk voor Noord", "Plan Wonen"));
  EXPECT_THAT(Answer({"plan", "list", "--overdue"}), SizeIs(3));
  EXPECT_THAT(Answer({"plan", "list", "--due-before", "21-04-2022"}), SizeIs(0));
  EXPECT_EQ(Must({"plan", "list", "--blocked"}), "Er is geen plan zoals gevraagd.\n");
  Must({"plan", "record", "jeugd", "concept-gereed", "--decided", "31-05-2022"});
  Must({"plan", "record", "jeugd", "herkend-met-opmerkingen", "--decided", "15-06-2022", "--remark",
        "Kort.", "--source", kTakenFrom});
  EXPECT_THAT(Column(Answer({"plan", "list", "--blocked"}), "title"), ElementsAre("Plan Jeugd"));
  EXPECT_THAT(Must({"plan", "list"}), HasSubstr("15-07-2022  ja\n"));
  EXPECT_THAT(Must({"plan", "get", "jeugd"}),
              AllOf(HasSubstr("Geblokkeerd    ja\n"), HasSubstr("Uiterlijk      15-07-2022\n"),
                    HasSubstr("Gremium        db-programma\n")));
  EXPECT_THAT(Must({"plan", "followups", "jeugd"}),
              AllOf(HasSubstr("Aan zet"), HasSubstr("programmasecretaris")));
}

}  // namespace
}  // namespace noordster::testing::several_plans_test
