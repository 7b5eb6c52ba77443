// SPDX-License-Identifier: EUPL-1.2
// How the shipped programme stands, as a director has it at the screen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/end_to_end/command_line.h"

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
  EXPECT_NE(Run({"programme", "assess", "fase", "zorg", "--words", "x"}).exit_code, 0);
  EXPECT_NE(Run({"programme", "assess", "risico", "--words", "x"}).exit_code, 0);
  EXPECT_THAT(Must({"programme", "status"}), HasSubstr("Risico       niet ingevuld"));
}

TEST_F(StatusCommandsTest, MachinesGetThePageInParts) {
  Must({"programme", "assess", "risico", "zorg", "--words", "Te weinig leraren."});
  const YAML::Node answer = Answer({"programme", "status"});
  EXPECT_EQ(answer["status"]["assessments"][0]["rating"].as<std::string>(), "CONCERN");
  EXPECT_TRUE(answer["status"]["plans"]["running"].IsScalar());
  EXPECT_TRUE(answer["indicators"].IsSequence());
}

}  // namespace
}  // namespace noordster::testing::status_commands_test
