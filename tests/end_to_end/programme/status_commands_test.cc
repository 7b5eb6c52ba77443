// SPDX-License-Identifier: EUPL-1.2
// How the shipped programme stands, as a director has it at the screen. The whole page is in
// tests/clients/screens/; `NOORDSTER_WRITE_SCREENS=1` writes it anew, to be read before it is kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/end_to_end/command_line.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing::status_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class StatusCommandsTest : public CommandLineTest {
 protected:
  StatusCommandsTest() {
    Serve();
    LoadProgramme();
  }
};

TEST_F(StatusCommandsTest, WhatIsSaidStandsOnThePageBesideWhatNobodySaid) {
  EXPECT_EQ(Must({"programme", "assess", "planning", "aandacht", "--words", "De zomer is kort.",
                  "--on", "14-07-2022"}),
            "Vastgelegd over de stand van het programma: planning, aandacht, op 14-07-2022.\n");
  EXPECT_EQ(
      Must({"programme", "assess", "fase", "--words", "Uitvoeringsplannen", "--on", "14-07-2022"}),
      "Vastgelegd over de stand van het programma: fase, op 14-07-2022.\n");
  EXPECT_THAT(Must({"programme", "status"}),
              AllOf(HasSubstr("Sterk voor Noord"), HasSubstr("De zomer is kort."),
                    HasSubstr("14-07-2022"), HasSubstr("niet ingevuld"), HasSubstr("afgeleid: ")));
  EXPECT_THAT(Must({"programme", "status", "--lang", "en"}),
              AllOf(HasSubstr("attention"), HasSubstr("not entered"), HasSubstr("derived: ")));
  EXPECT_THAT(History(), HasSubstr("planning, aandacht, 14-07-2022"));
}

TEST_F(StatusCommandsTest, ARatingIsGivenWhereThereIsOneAndNowhereElse) {
  EXPECT_THAT(MustFail(2, {"programme", "assess", "weer", "--words", "Regen."}),
              HasSubstr("kies uit: totaalbeeld, bestuur, planning, budget, risico, fase, "
                        "afwijking"));
  EXPECT_THAT(MustFail(8, {"programme", "assess", "fase", "zorg", "--words", "x"}),
              HasSubstr("assessment.rating: must be left out: words alone tell of "));
  EXPECT_THAT(MustFail(8, {"programme", "assess", "risico", "--words", "x"}),
              HasSubstr("assessment.rating: must be given"));
  EXPECT_THAT(Must({"programme", "status"}), HasSubstr("Risico       niet ingevuld"));
}

// All days of what is shipped are past, so that the page is the same on any day.
TEST_F(StatusCommandsTest, ThePageOfWhatIsShippedIsTheOneThatIsKept) {
  Must({"programme", "assess", "totaalbeeld", "zoals-verwacht", "--words",
        "De uitvoeringsplannen liggen op schema.", "--on", "14-07-2022"});
  const std::string words =
      "Het college vergadert niet in de zomer, en de stukken moeten vóór het reces van de raad bij "
      "de griffie zijn.";
  Must({"programme", "assess", "planning", "aandacht", "--words", words, "--on", "14-07-2022"});
  Must({"programme", "assess", "fase", "--words", "Uitvoeringsplannen", "--on", "14-07-2022"});
  for (const std::string language : {"nl", "en"}) {
    for (const std::string columns : {"80", "120"}) {
      const Ending ending = RunProgram({ClientProgram(), "--lang", language, "programme", "status"},
                                       {{"NOORDSTER_SERVER", address()}, {"COLUMNS", columns}});
      EXPECT_EQ(ending.exit_code, 0) << ending.errors;
      const std::string path =
          absl::StrCat(NOORDSTER_SCREENS, "/programma_", language, "_", columns, ".txt");
      if (std::getenv("NOORDSTER_WRITE_SCREENS") != nullptr) WriteWholeFile(path, ending.output);
      EXPECT_EQ(ending.output, ReadWholeFile(path)) << path;
    }
  }
}

TEST_F(StatusCommandsTest, MachinesGetThePageInParts) {
  Must({"programme", "assess", "risico", "zorg", "--words", "Te weinig leraren."});
  const YAML::Node answer = Answer({"programme", "status"});
  EXPECT_EQ(answer["status"]["assessments"][0]["rating"].as<std::string>(), "CONCERN");
  EXPECT_TRUE(answer["status"]["plans"]["running"].IsScalar());
  EXPECT_TRUE(answer["indicators"].IsSequence());
  EXPECT_EQ(answer["complete"].as<std::string>(), "true");
}

}  // namespace
}  // namespace noordster::testing::status_commands_test
