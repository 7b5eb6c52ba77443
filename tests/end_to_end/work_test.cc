// SPDX-License-Identifier: EUPL-1.2
// The work people do on the command line: a programme from files, paths, the life of a plan on the
// path of 2022, backups.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::work_test {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class WorkTest : public CommandLineTest {
 protected:
  WorkTest() { Serve(); }

  // Records an outcome of the plan on a day.
  void Record(const std::string& plan, const std::string& outcome, const std::string& day,
              const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"plan", "record", plan, outcome, "--decided", day};
    words.insert(words.end(), more.begin(), more.end());
    Must(words);
  }
};

TEST_F(WorkTest, AppliedTwiceNothingChangesAndNoEventIsWritten) {
  const YAML::Node first = Answer({"apply", "-f", DeployFolder()});
  EXPECT_THAT(Column(first, "change"), AllOf(SizeIs(87), Each("CREATED")));
  const std::string history = History();
  const YAML::Node second = Answer({"apply", "-f", DeployFolder()});
  EXPECT_THAT(Column(second, "change"), AllOf(SizeIs(87), Each("UNCHANGED")));
  EXPECT_EQ(Column(second, "name"), Column(first, "name"));
  EXPECT_EQ(History(), history);
}

TEST_F(WorkTest, ACheckOfFilesWritesNothingAndPassesOverWhatTheyBringThemselves) {
  const YAML::Node checked = Answer({"apply", "-f", DeployFolder(), "--validate-only"});
  EXPECT_THAT(Column(checked, "change"), AllOf(SizeIs(87), Each("CREATED")));
  EXPECT_EQ(Must({"municipality", "list", "-o", "json"}), "[]\n");
}

TEST_F(WorkTest, ACheckOfFilesReportsWhatTheyDoNotBring) {
  LoadProgramme();
  const std::string history = History();
  const auto plan = [this](const char* file, const char* more) {
    return FileWith(file, absl::StrCat("kind: Plan\nname: sterk-voor-noord/nieuw\ntitle: Nieuw\n",
                                       "path_version: uitvoeringsplan-2022@1\n", more));
  };
  const std::string missing = plan("missing.yaml", "challenges: [challenges/geen]\n");
  EXPECT_THAT(MustFail(3, {"apply", "-f", missing, "--validate-only"}),
              AllOf(StartsWith(absl::StrCat(missing, ":1: ")), HasSubstr("challenges/geen")));
  const std::string unfit =
      plan("unfit.yaml", "planned_dates: [{stage: geen, date: {text: mei 2022}}]\n");
  EXPECT_THAT(MustFail(8, {"apply", "-f", unfit, "--validate-only"}),
              AllOf(StartsWith(absl::StrCat(unfit, ":5: ")), HasSubstr("geen")));
  // Beside a document that brings it, what is missing is no fault.
  const std::string challenge = FileWith(
      "challenge.yaml", "kind: Challenge\nname: sterk-voor-noord/geen\ndisplay_name: Geen\n");
  Must({"apply", "-f", missing, challenge, "--validate-only"});
  EXPECT_EQ(History(), history);
}

TEST_F(WorkTest, ASearchFindsPartsOfWordsWhateverTheirCaseAndAccents) {
  LoadProgramme();
  EXPECT_EQ(Must({"search", "VOORKOMEN", "beter"}),
            "Projecten\n"
            "  sterk-voor-noord/voorkomen-is-beter: Voorkómen is beter dan vóórkomen\n");
  EXPECT_EQ(Must({"search", "schuld", "--in", "projecten,opmerkingen", "--limit", "1"}),
            "Projecten\n"
            "  sterk-voor-noord/route-naar-schuldhulpverlening: Communicatie over route naar\n"
            "  schuldhulpverlening verbeterd\n"
            "\n"
            "En nog meer: zoek met meer woorden, of met --limit.\n");
  EXPECT_EQ(Must({"search", "nergens", "--programme", "sterk-voor-noord", "--lang", "en"}),
            "Nothing found.\n");
  EXPECT_EQ(Must({"search", "nergens", "-o", "json"}), "[]\n");
  MustFail(2, {"search"});
  EXPECT_THAT(MustFail(2, {"search", "jeugd", "--in", "raad"}), HasSubstr("opmerkingen"));
  MustFail(3, {"search", "jeugd", "--programme", "geen"});
  EXPECT_THAT(MustFail(8, {"search", " "}), HasSubstr("query"));
}

TEST_F(WorkTest, AMissingBodyIsCuredByTheProgrammeThatNamesIt) {
  LoadProgramme();
  const std::string empty =
      FileWith("empty.yaml", "kind: Programme\nname: programmes/leeg\ndisplay_name: Leeg\n");
  Must({"apply", "-f", empty});
  const std::string plan = FileWith("plan.yaml",
                                    "kind: Plan\nname: leeg/nieuw\ntitle: Nieuw\n"
                                    "path_version: uitvoeringsplan-2022@1\n");
  EXPECT_THAT(MustFail(4, {"apply", "-f", plan, "--validate-only"}), HasSubstr("gremium"));
  EXPECT_THAT(MustFail(4, {"apply", "-f", plan, empty, "--validate-only"}), HasSubstr("gremium"));
  const std::string full = FileWith(
      "full.yaml",
      "kind: Programme\nname: programmes/leeg\ndisplay_name: Leeg\n"
      "bodies: [db-programma, partneroverleg, uitvoering, programmabureau, college, raad]\n");
  Must({"apply", "-f", plan, full, "--validate-only"});
  // What its bodies are may stand in the files too.
  Must({"apply", "-f", plan, full,
        absl::StrCat(DeployFolder(), "/programmes/sterk-voor-noord/gremia.yaml"),
        "--validate-only"});
  Must({"apply", "-f", plan, full});
}

TEST_F(WorkTest, APathIsCheckedByAServerOrSaidNotToBe) {
  const YAML::Node local = Answer({"path", "validate", "--local", ShippedPath()});
  EXPECT_FALSE(local["valid"].IsDefined());
  EXPECT_FALSE(local["checkedByServer"].as<bool>());
  EXPECT_THAT(MustFail(6, {"path", "validate", ShippedPath(), "--timeout", "0.1", "--server",
                           absl::StrCat("unix:", File("nowhere.sock"))}),
              HasSubstr("Geen server bereikbaar"));
  MustFail(3, {"path", "validate", ShippedPath()});
  LoadProgramme();
  const YAML::Node checked = Answer({"path", "validate", ShippedPath()});
  EXPECT_TRUE(checked["valid"].as<bool>());
  EXPECT_TRUE(checked["checkedByServer"].as<bool>());
}

TEST_F(WorkTest, EveryFaultOfAPathIsShownHoweverManyThereAre) {
  LoadProgramme();
  constexpr int kStages = 30;
  constexpr int kOutcomes = 20;
  std::string text = "kind: Path\nname: paths/fout\ndisplay_name: Fout\nstages:\n";
  for (int i = 0; i < kStages; ++i) {
    absl::StrAppend(&text, "  - id: fase-", i,
                    "\n    display_name: Fase\n    body_kind: COUNCIL\n    role: DECIDING\n"
                    "    effect: DECISION\n    outcomes:\n");
    for (int k = 0; k < kOutcomes; ++k) {
      absl::StrAppend(&text, "      - {id: u-", k,
                      ", display_name: U, kind: ADOPTED, next: nergens}\n");
    }
  }
  const YAML::Node error =
      YAML::Load(MustFail(8, {"-o", "json", "path", "validate", FileWith("fout.yaml", text)}));
  EXPECT_EQ(error["reason"].Scalar(), "FILE_INVALID");
  EXPECT_EQ(error["violations"].size(), static_cast<size_t>(kStages * kOutcomes));
  EXPECT_EQ(error["violations"][0]["line"].as<int>(), 11);
}

TEST_F(WorkTest, APathIsPublishedOncePerContentAndEveryVersionIsShown) {
  LoadProgramme();
  const std::string text = ReadWholeFile(ShippedPath());
  const std::string broken =
      FileWith("broken.yaml", absl::StrReplaceAll(text, {{"next: uitwerken}", "next: nergens}"}}));
  EXPECT_THAT(MustFail(8, {"path", "validate", broken}), StartsWith(absl::StrCat(broken, ":")));
  MustFail(8, {"path", "publish", broken});
  EXPECT_EQ(Must({"path", "publish", ShippedPath()}),
            "Ongewijzigd: uitvoeringsplan-2022 is al gepubliceerd als versie 1.\n");
  const std::string other = FileWith(
      "other.yaml", absl::StrReplaceAll(text, {{"display_name: Raad", "display_name: De raad"}}));
  EXPECT_EQ(Must({"path", "publish", other}), "Gepubliceerd: uitvoeringsplan-2022, versie 2.\n");
  EXPECT_THAT(Must({"path", "show", "uitvoeringsplan-2022"}), HasSubstr("De raad"));
  EXPECT_THAT(Must({"path", "show", "uitvoeringsplan-2022@1"}), Not(HasSubstr("De raad")));
  MustFail(3, {"path", "show", "uitvoeringsplan-2022@3"});
  EXPECT_EQ(Answer({"path", "get", "uitvoeringsplan-2022"})["latestVersion"].as<int>(), 2);
}

TEST_F(WorkTest, WhatChangedBetweenVersionsAndFilesIsTold) {
  LoadProgramme();
  const std::string other = FileWith(
      "other.yaml", absl::StrReplaceAll(ReadWholeFile(ShippedPath()),
                                        {{"display_name: Raad", "display_name: De raad"}}));
  Must({"path", "publish", other});
  const std::string changed =
      "Fase  Onderdeel  Verandering  Was   Wordt\n"
      "raad  fase       Naam         Raad  De raad\n";
  EXPECT_EQ(Must({"path", "diff", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022"}), changed);
  EXPECT_EQ(Must({"path", "diff", "uitvoeringsplan-2022@1", other}), changed);
  EXPECT_EQ(Must({"path", "diff", "uitvoeringsplan-2022@2", other}), "Geen verschil.\n");
  EXPECT_EQ(Must({"path", "diff", other, other, "--lang", "en"}), "No difference.\n");
  MustFail(3, {"path", "diff", "uitvoeringsplan-2022@3", other});
}

TEST_F(WorkTest, AFileIsShownAndDrawnWithoutAServerWhenItHoldsTogether) {
  const std::string text = ReadWholeFile(ShippedPath());
  const std::string broken = FileWith(
      "broken.yaml", absl::StrReplaceAll(text, {{"next: partneroverleg", "next: nergens"},
                                                {"id: gewijzigd-ingestemd", "id: ingestemd"}}));
  Stop();
  EXPECT_THAT(Must({"path", "show", ShippedPath()}),
              StartsWith("Uitvoeringsplan 2022 (uit een bestand)\n"));
  EXPECT_THAT(Must({"path", "show", ShippedPath(), "--as", "mermaid"}),
              HasSubstr("\nflowchart TD\n"));
  EXPECT_THAT(Must({"path", "show", ShippedPath(), "--as", "svg", "--lang", "en"}),
              HasSubstr("xml:lang=\"en\""));
  EXPECT_EQ(Answer({"path", "show", ShippedPath()})["definition"]["stages"].size(), 7U);
  MustFail(2, {"path", "show", ShippedPath(), "--as", "svg", "-o", "json"});
  const std::string faults = MustFail(8, {"path", "show", broken});
  EXPECT_THAT(faults, AllOf(HasSubstr("outcomes[0].next: er is geen fase 'nergens'"),
                            HasSubstr("outcomes[1].id: ontbreekt of staat twee keer")));
  EXPECT_EQ(MustFail(8, {"path", "diff", ShippedPath(), broken}), faults);
}

TEST_F(WorkTest, APlanGoesThePathOf2022ToItsExecution) {
  LoadProgramme();
  EXPECT_THAT(
      MustFail(4, {"plan", "record", "jeugd", "input-opgehaald", "--decided", "21-04-2022"}),
      AllOf(StartsWith("Niet mogelijk: Plan Jeugd"), HasSubstr("Aan zet: "),
            HasSubstr("Er is niets gewijzigd.\n")));
  BringToBoard("jeugd");
  Must({"plan", "send-back", "jeugd", "--decided", "15-07-2022", "--reason", "Dekking.", "--source",
        kTakenFrom});
  Record("jeugd", "concept-gereed", "20-07-2022");
  Record("jeugd", "herkend", "25-07-2022", {"--source", kTakenFrom});
  Record("jeugd", "voorlopig-vastgesteld", "26-08-2022", {"--source", kTakenFrom});
  Record("jeugd", "ingestemd", "30-08-2022", {"--source", kTakenFrom});
  Record("jeugd", "gewijzigd-vastgesteld", "11-10-2022",
         {"--due", "08-11-2022", "--source", kTakenFrom});
  MustFail(4, {"plan", "record", "jeugd", "afgerond", "--decided", "31-12-2025"});
  Must({"plan", "freeze", "jeugd", "--document", absl::StrCat("plan=", FileWith("2.txt", "2")),
        "--document", absl::StrCat("begrotingsparagraaf=", FileWith("3.txt", "3")), "--change",
        "verwerking", "--settles", "2"});
  Record("jeugd", "afgerond", "31-12-2025");
  EXPECT_THAT(Column(Answer({"plan", "decisions", "jeugd"}), "kind"),
              ElementsAre("INPUT_GATHERED", "DRAFT_READY", "RECOGNISED_WITH_REMARKS", "SENT_BACK",
                          "DRAFT_READY", "RECOGNISED", "PROVISIONALLY_ADOPTED", "AGREED",
                          "ADOPTED_AS_AMENDED", "COMPLETED"));
  EXPECT_EQ(Answer({"plan", "get", "jeugd"})["state"].Scalar(), "FINISHED");
  const YAML::Node path = Answer({"plan", "timepath", "jeugd"})["rows"];
  EXPECT_THAT(
      Column(path, "stage"),
      ElementsAre("werksessie", "uitwerken", "uitwerken", "partneroverleg", "partneroverleg",
                  "db-vaststelling", "db-vaststelling", "college", "raad", "uitvoering"));
  Must({"history", "verify"});
}

TEST_F(WorkTest, APlanWithAPastIsThereAsItsSourceTellsIt) {
  LoadProgramme();
  EXPECT_EQ(Answer({"plan", "get", "programmaplan"})["state"].Scalar(), "FINISHED");
  const YAML::Node decisions = Answer({"plan", "decisions", "programmaplan"});
  EXPECT_THAT(decisions, SizeIs(7));
  EXPECT_EQ(decisions[5]["manner"].Scalar(), "UNANIMOUS");
  EXPECT_FALSE(decisions[5]["decidedDate"].IsDefined());
  const std::string path = Must({"plan", "timepath", "programmaplan"});
  EXPECT_THAT(path, HasSubstr("oktober 2020 t/m maart 2021  getoetst"));
  EXPECT_THAT(path, HasSubstr("november 2021                vastgesteld (besluit), unaniem"));
  EXPECT_THAT(path, HasSubstr("Stand: uitgevoerd."));
  EXPECT_THAT(Must({"plan", "get", "programmaplan"}),
              AllOf(HasSubstr("Bron: Presentatie Sterk voor Noord (2022)"),
                    HasSubstr("Deal voor Noord ondertekent door 33 partners")));
  EXPECT_THAT(Must({"plan", "decisions", "programmaplan"}),
              HasSubstr("Bron: Presentatie Sterk voor Noord"));
  Must({"history", "verify"});
  // Its past cannot become another one, and may be left out of a file.
  const std::string file =
      absl::StrCat(DeployFolder(), "/programmes/sterk-voor-noord/geschiedenis.yaml");
  const std::string text = ReadWholeFile(file);
  const std::string other = FileWith(
      "other.yaml",
      absl::StrReplaceAll(text, {{"november 2021", "oktober 2021"}, {"2021-11", "2021-10"}}));
  EXPECT_THAT(MustFail(8, {"apply", "-f", other}), HasSubstr("kan niet veranderen"));
  const std::string without = FileWith("without.yaml", text.substr(0, text.find("past:")));
  EXPECT_EQ(Answer({"apply", "-f", without})[0]["change"].Scalar(), "UNCHANGED");
}

TEST_F(WorkTest, WhatAPlanGatheredIsListed) {
  LoadProgramme();
  BringToBoard("jeugd");
  const YAML::Node versions = Answer({"plan", "versions", "jeugd"});
  EXPECT_THAT(Column(versions[0]["documents"], "role"), ElementsAre("plan", "begrotingsparagraaf"));
  const std::string digest = versions[0]["documents"][0]["sha256"].Scalar();
  EXPECT_THAT(digest, SizeIs(64));
  EXPECT_THAT(Must({"plan", "versions", "jeugd"}), HasSubstr(digest));
  EXPECT_THAT(Must({"plan", "decisions", "jeugd"}), HasSubstr("herkend met opmerkingen"));
  EXPECT_THAT(Must({"plan", "followups", "jeugd"}),
              AllOf(HasSubstr("De planning ontbreekt."), HasSubstr("overgenomen"),
                    HasSubstr("Zie paragraaf 3.")));
  EXPECT_THAT(Column(Answer({"plan", "list", "--stage", "db-vaststelling"}), "title"),
              ElementsAre("Plan Jeugd"));
  EXPECT_THAT(Answer({"plan", "list", "--stage", "werksessie"}), SizeIs(2));
}

TEST_F(WorkTest, APersonIsErasedAndItsIdStays) {
  LoadProgramme();
  const std::string id = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
  Must({"apply", "-f",
        FileWith("person.yaml",
                 absl::StrCat("kind: Person\nname: persons/", id, "\ndisplay_name: Iemand\n"))});
  MustFail(5, {"person", "erase", id, "--etag", "\"1\""});
  EXPECT_EQ(Must({"person", "erase", id}),
            absl::StrCat("Naam en contact zijn gewist: ", id, ".\n"));
  const YAML::Node person = Answer({"person", "get", id});
  EXPECT_TRUE(person["erased"].as<bool>());
  EXPECT_FALSE(person["displayName"].IsDefined());
}

TEST_F(WorkTest, ABackupIsMadeCheckedAndPutBackInPlainWords) {
  LoadProgramme();
  const std::string history = History();
  EXPECT_THAT(Must({"backup", "create", "backup"}), StartsWith("Back-up gemaakt en gecontroleerd"));
  EXPECT_THAT(Must({"backup", "verify", "backup"}), StartsWith("De back-up is heel: "));
  EXPECT_THAT(Must({"backup", "verify", "backup", "--lang", "en"}),
              StartsWith("The backup is whole: "));
  const YAML::Node facts = Answer({"backup", "verify", "backup"});
  EXPECT_GT(facts["files"].as<int>(), 0);
  EXPECT_GT(facts["sizeBytes"].as<int64_t>(), 0);
  EXPECT_GE(facts["commitNumber"].as<int64_t>(), 15);
  EXPECT_THAT(Must({"backup", "restore", "backup", "--data", "restored"}),
              StartsWith("Back-up teruggezet in "));
  MustFail(4, {"backup", "restore", "backup", "--data", "restored"});
  Stop();
  Serve("restored");
  EXPECT_EQ(History(), history);
  Must({"history", "verify"});
  Stop();
}

TEST_F(WorkTest, ABackupThatIsNotSoundIsAFault) {
  LoadProgramme();
  Must({"backup", "create", "backup"});
  FlipBits(File("backup/backup-manifest"), 0, 1);
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"backup", "verify", "backup"}, {"backup", "restore", "backup", "--data", "new"}}) {
    EXPECT_THAT(MustFail(1, words), StartsWith("De back-up in "));
  }
}

TEST_F(WorkTest, AServerProgramThatDiesOrSaysSomethingElseIsAFault) {
  const std::string client = File("noordster");
  std::filesystem::copy_file(ClientProgram(), client);
  std::filesystem::create_directory(File("backup"));
  FileWith("backup/backup-manifest", "");
  for (const char* does : {"kill -KILL $$", "echo something else", "exit 3"}) {
    std::filesystem::permissions(FileWith("noordsterd", absl::StrCat("#!/bin/sh\n", does, "\n")),
                                 std::filesystem::perms::owner_all);
    const Ending ending = RunProgram({client, "backup", "verify", "backup", "-o", "json"});
    EXPECT_EQ(ending.exit_code, 1) << does;
    EXPECT_EQ(YAML::Load(ending.errors)["code"].Scalar(), "INTERNAL") << does;
  }
}

}  // namespace
}  // namespace noordster::testing::work_test
