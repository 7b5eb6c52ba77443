// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/project_screen.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::project_screen_test {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kAnna[] = "municipalities/gm1916/persons/anna";

v1::Project Maatjes() {
  return FromText<v1::Project>(
      R"(name: "municipalities/gm1916/programmes/noord/projects/maatjes" display_name: "Maatjes"
         state: PAUSED lead: "municipalities/gm1916/persons/anna"
         partners: "municipalities/gm1916/programmes/noord/partners/woningcorporatie"
         partners: "municipalities/gm1916/programmes/noord/partners/school"
         challenges: "municipalities/gm1916/programmes/noord/challenges/wonen"
         start { text: "nog dit jaar" edtf: "2022" }
         authorised_by: "municipalities/gm1916/programmes/noord/plans/jeugd"
         authorised_by: "municipalities/gm1916/programmes/noord/plans/wonen/decisions/3"
         source: "Presentatie" audience: PUBLIC
         turns { state: PLANNED }
         turns { state: RUNNING date: "2022-09-01" }
         turns { state: PAUSED date: "2022-10-01" reason: "Geen begeleiders." })");
}

std::vector<v1::ProjectUpdate> Updates() {
  return {FromText<v1::ProjectUpdate>(
              R"(number: 3 date: "2022-10-05" text: "Twee nieuwe begeleiders."
                 author: "municipalities/gm1916/persons/anna")"),
          FromText<v1::ProjectUpdate>(R"(number: 2 date: "2022-09-10" text: "Begonnen.")")};
}

TEST(ProjectScreenTest, APageSaysWhatIsKnownAndWhatNobodySaid) {
  EXPECT_EQ(ProjectText(Maatjes(), Updates(), 1,
                        {{kAnna, "Anna"},
                         {"municipalities/gm1916/programmes/noord/partners/woningcorporatie",
                          "Woningcorporatie"},
                         {"municipalities/gm1916/programmes/noord/challenges/wonen", "Wonen"}},
                        Language::kDutch),
            "Project       Maatjes (noord/maatjes)\n"
            "Stand         gepauzeerd, sinds 01-10-2022\n"
            "Trekker       Anna\n"
            "Partners      Woningcorporatie, school\n"
            "Opgaven       Wonen\n"
            "Doelen        niet gezegd\n"
            "Begin         nog dit jaar\n"
            "Einde         niet gezegd\n"
            "Op grond van  plan jeugd; plan wonen, uitkomst 3\n"
            "Bestemd voor  openbaar\n"
            "Bron          Presentatie\n"
            "\n"
            "Verloop\n"
            "  zo geregistreerd  gepland\n"
            "  01-09-2022        lopend\n"
            "  01-10-2022        gepauzeerd  Geen begeleiders.\n"
            "\n"
            "Berichten\n"
            "  05-10-2022, Anna\n"
            "    Twee nieuwe begeleiders.\n"
            "  10-09-2022\n"
            "    Begonnen.\n"
            "  En 1 oudere (-o json toont ze alle).\n");
}

TEST(ProjectScreenTest, WithoutUpdatesThePageEndsWithHowItWent) {
  const std::string text = ProjectText(Maatjes(), {}, 0, {}, Language::kEnglish);
  EXPECT_THAT(text, EndsWith("  01-10-2022     paused   Geen begeleiders.\n"));
  EXPECT_THAT(text, HasSubstr("plan jeugd; plan wonen, outcome 3"));
  EXPECT_THAT(text, Not(HasSubstr("Updates")));
}

TEST(ProjectScreenTest, WhatMayBeWithheldIsNotCalledUnsaid) {
  v1::Project project = Maatjes();
  project.clear_lead();
  project.clear_authorised_by();
  EXPECT_THAT(ProjectText(project, {}, 0, {}, Language::kDutch),
              AllOf(Not(HasSubstr("Trekker")), Not(HasSubstr("Op grond van")),
                    HasSubstr("Doelen        niet gezegd")));
}

TEST(ProjectScreenTest, HowAProjectStandsIsSaidWithSinceWhen) {
  EXPECT_EQ(StandingText(Maatjes(), Language::kEnglish), "paused, since 01-10-2022");
  const auto registered = FromText<v1::Project>("state: RUNNING turns { state: RUNNING }");
  EXPECT_EQ(StandingText(registered, Language::kDutch), "lopend, zo geregistreerd");
  EXPECT_EQ(TurnText(registered.turns(0), Language::kDutch), "lopend");
  EXPECT_EQ(TurnText(Maatjes().turns(2), Language::kDutch),
            "01-10-2022 gepauzeerd: Geen begeleiders.");
}

TEST(ProjectScreenTest, AListCountsHowTheyStand) {
  const std::vector<v1::Project> projects = {
      FromText<v1::Project>(
          R"(name: "municipalities/gm1916/programmes/noord/projects/flatcoaches"
             display_name: "Flatcoaches" state: PLANNED turns { state: PLANNED })"),
      FromText<v1::Project>(
          R"(name: "municipalities/gm1916/programmes/noord/projects/maatjes"
             display_name: "Extra trajecten met financiële maatjes" state: RUNNING
             lead: "municipalities/gm1916/persons/anna"
             turns { state: RUNNING date: "2022-09-01" })")};
  EXPECT_EQ(ProjectsText(projects, {{kAnna, "Anna"}}, Language::kDutch),
            "Id           Naam                            Stand    Sinds       Trekker\n"
            "flatcoaches  Flatcoaches                     gepland  -           -\n"
            "maatjes      Extra trajecten met financiële  lopend   01-09-2022  Anna\n"
            "             maatjes\n"
            "2 projecten: 1 gepland, 1 lopend.\n");
  EXPECT_THAT(ProjectsText({projects[0]}, {}, Language::kEnglish),
              EndsWith("1 project: 1 planned.\n"));
  EXPECT_EQ(ProjectsText({}, {}, Language::kEnglish), "Nothing stands on this list.\n");
}

}  // namespace
}  // namespace noordster::cli::project_screen_test
