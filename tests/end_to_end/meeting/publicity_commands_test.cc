// SPDX-License-Identifier: EUPL-1.2
// Secrecy on items and papers, papers that are made public, and what was public on a day, at the
// screen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/end_to_end/command_line.h"
#include "tests/end_to_end/meeting/meeting_script.h"

namespace noordster::testing::publicity_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kJune[] = "gemeenteraad/juni-2022";
constexpr char kFirst[] = "gemeenteraad/juni-2022/1";
constexpr char kSecond[] = "gemeenteraad/juni-2022/2";

// A council with two items on its agenda and a paper of the second.
class PublicityCommandsTest : public CommandLineTest {
 protected:
  PublicityCommandsTest() {
    Serve();
    LoadProgramme();
    Must({"apply", "-f", FileWith("bodies.yaml", kMeetingBodies)});
    Must({"meeting", "plan", kJune, "--date", "28-06-2022"});
    Must({"agenda", "request", kJune, "Opening", "--as", "overig"});
    Must({"agenda", "place", kFirst});
    Must({"agenda", "request", kJune, "Grondaankoop", "--as", "bespreekstuk"});
    Must({"agenda", "place", kSecond});
    Must({"papers", "ask", kSecond, "taxatie", "Taxatierapport", "--release", "20-06-2022"});
    Must({"papers", "deliver", kSecond, "taxatie", "--on", "10-06-2022"});
  }

  std::string Impose(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"agenda",  "impose-secrecy", kSecond,
                                      "--body",  "gemeenteraad",   "--ground",
                                      "privacy", "--on",           "18-06-2022"};
    words.insert(words.end(), more.begin(), more.end());
    return Must(words);
  }
};

TEST_F(PublicityCommandsTest, EachDayShowsWhatWasPublicOnIt) {
  Must({"agenda", "publish", kJune, "--on", "12-06-2022"});
  Must({"agenda", "publish", kJune, "--order", "2,1", "--on", "14-06-2022"});
  EXPECT_EQ(Must({"papers", "release", kSecond, "taxatie", "--on", "16-06-2022"}),
            "Agendapunt gemeenteraad/juni-2022/2, stuk taxatie: openbaar op 16-06-2022.\n");
  EXPECT_THAT(
      MustFail(3, {"meeting", "public", kJune, "--on", "11-06-2022"}),
      HasSubstr("Van vergadering gemeenteraad/juni-2022 was op 11-06-2022 niets openbaar, of "
                "zij bestaat niet"));
  EXPECT_EQ(Must({"meeting", "public", kJune, "--on", "13-06-2022"}),
            "Openbaar van gemeenteraad/juni-2022 op 13-06-2022\n"
            "Agenda van gemeenteraad/juni-2022, versie 1, gepubliceerd op 12-06-2022 (openbaar)\n"
            "Plaats  Agendapunt    Behandeling   Nr\n"
            "1       Opening       overig        1\n"
            "2       Grondaankoop  bespreekstuk  2\n"
            "Er was geen stuk openbaar.\n");
  EXPECT_EQ(Must({"meeting", "public", kJune, "--on", "16-06-2022"}),
            "Openbaar van gemeenteraad/juni-2022 op 16-06-2022\n"
            "Agenda van gemeenteraad/juni-2022, versie 2, gepubliceerd op 14-06-2022 (openbaar)\n"
            "Plaats  Agendapunt    Behandeling   Nr\n"
            "1       Grondaankoop  bespreekstuk  2\n"
            "2       Opening       overig        1\n"
            "Punt  Stuk     Titel           Openbaar\n"
            "2     taxatie  Taxatierapport  16-06-2022\n");
  EXPECT_EQ(Impose(),
            "Geheimhouding opgelegd op agendapunt gemeenteraad/juni-2022/2.\n"
            "Wat er eerder over plannen is besloten, valt er niet onder: plan impose-secrecy.\n");
  // The trusted local user may read everything, but the public state is what the public sees.
  EXPECT_THAT(Must({"meeting", "public", kJune, "--on", "16-06-2022"}),
              AllOf(HasSubstr("1       (geheim)    bespreekstuk  2\n"),
                    HasSubstr("Er was geen stuk openbaar."), Not(HasSubstr("Grondaankoop")),
                    Not(HasSubstr("Taxatierapport"))));
  EXPECT_THAT(MustFail(8, {"meeting", "public", kJune, "--on", "31-12-2199"}), HasSubstr("date"));
}

TEST_F(PublicityCommandsTest, APaperIsMadePublicByItselfAndNotWhileItIsSecret) {
  EXPECT_EQ(Impose({"--paper", "taxatie"}),
            "Geheimhouding opgelegd op agendapunt gemeenteraad/juni-2022/2, stuk taxatie.\n");
  EXPECT_THAT(
      Must({"papers", "list", kSecond}),
      AllOf(HasSubstr("gepland 20-06-2022"), HasSubstr("Geheim (gemeenteraad): persoonlijke")));
  EXPECT_THAT(MustFail(4, {"papers", "release", kSecond, "taxatie", "--on", "20-06-2022"}),
              AllOf(HasSubstr("dit stuk van agendapunt gemeenteraad/juni-2022/2 kan zo niet "
                              "openbaar worden gemaakt"),
                    HasSubstr("Hierop rust geheimhouding: stuk taxatie.\n")));
  EXPECT_EQ(Must({"agenda", "lift-secrecy", kSecond, "--paper", "taxatie", "--on", "19-06-2022"}),
            "Geheimhouding opgeheven op agendapunt gemeenteraad/juni-2022/2, stuk taxatie.\n");
  Must({"papers", "release", kSecond, "taxatie", "--on", "20-06-2022"});
  // Who could lift it and when stays to be read.
  EXPECT_THAT(Must({"papers", "list", kSecond}),
              AllOf(HasSubstr("20-06-2022"), HasSubstr("Geheim tot 19-06-2022 (gemeenteraad)")));
  EXPECT_THAT(MustFail(4, {"papers", "release", kSecond, "taxatie", "--on", "20-06-2022"}),
              HasSubstr("1 Dit stuk is al openbaar."));
}

TEST_F(PublicityCommandsTest, WhatACouncilTreatsBehindClosedDoorsIsSecretUntilItIsLifted) {
  constexpr char kMay[] = "gemeenteraad/mei-2023";
  constexpr char kClosed[] = "gemeenteraad/mei-2023/1";
  Must({"meeting", "plan", kMay, "--date", "30-05-2023"});
  Must({"agenda", "request", kMay, "Grondaankoop", "--as", "bespreekstuk", "--closed"});
  Must({"agenda", "place", kClosed});
  Must({"meeting", "call", kMay, "--on", "16-05-2023"});
  Must({"meeting", "open", kMay, "--sitting", "34", "--signed-in", "30"});
  EXPECT_THAT(Must({"meeting", "show", kMay}),
              AllOf(HasSubstr("Grondaankoop (besloten)"), HasSubstr("van rechtswege")));
  EXPECT_THAT(MustFail(4, {"agenda", "impose-secrecy", kClosed, "--body", "gemeenteraad",
                           "--ground", "privacy", "--on", "30-05-2023"}),
              HasSubstr("Hierop rust geheimhouding"));
  Must({"agenda", "lift-secrecy", kClosed, "--on", "01-06-2023"});
  EXPECT_THAT(Must({"meeting", "show", kMay}), HasSubstr("Geheim tot 01-06-2023 (gemeenteraad)"));
  EXPECT_THAT(MustFail(4, {"agenda", "lift-secrecy", kClosed, "--on", "01-06-2023"}),
              HasSubstr("Hierop rust geen geheimhouding"));
}

TEST_F(PublicityCommandsTest, OnlyWhoCanImposesIt) {
  EXPECT_THAT(MustFail(4, {"agenda", "impose-secrecy", kSecond, "--body", "stuurgroep", "--ground",
                           "privacy", "--on", "18-06-2022"}),
              HasSubstr("stuurgroep kan hierop geen geheimhouding opleggen"));
  EXPECT_THAT(MustFail(4, {"agenda", "impose-secrecy", kSecond, "--body", "b-en-w", "--ground",
                           "privacy", "--on", "18-06-2022"}),
              HasSubstr("b-en-w kan hierop geen geheimhouding opleggen"));
}

}  // namespace
}  // namespace noordster::testing::publicity_commands_test
