// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/programme_tree.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::programme_tree_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Name(const std::string& below) {
  return absl::StrCat("municipalities/gm1916/programmes/noord/", below);
}

v1::Challenge Challenge(const std::string& id, const std::string& title, int position) {
  v1::Challenge challenge;
  challenge.set_name(Name(absl::StrCat("challenges/", id)));
  challenge.set_display_name(title);
  challenge.set_position(position);
  return challenge;
}

v1::Goal Goal(const std::string& id, const std::string& title,
              const std::vector<std::string>& contributes_to) {
  v1::Goal goal;
  goal.set_name(Name(absl::StrCat("goals/", id)));
  goal.set_display_name(title);
  for (const std::string& each : contributes_to) goal.add_contributes_to(Name(each));
  return goal;
}

v1::Project Project(const std::string& title, v1::Project::State state,
                    const std::vector<std::string>& challenges = {},
                    const std::vector<std::string>& goals = {}) {
  v1::Project project;
  project.set_display_name(title);
  project.set_state(state);
  for (const std::string& each : challenges) project.add_challenges(Name(each));
  for (const std::string& each : goals) project.add_goals(Name(each));
  return project;
}

ProgrammeParts Sample() {
  ProgrammeParts parts;
  parts.programme.set_display_name("Sterk voor Noord");
  parts.programme.set_ambition("Samen lopen we de achterstanden in.");
  parts.programme.set_start_year(2021);
  parts.programme.set_duration_years(20);
  parts.programme.set_horizon_year(2041);
  parts.challenges = {Challenge("aanpak", "Aanpak", 0), Challenge("jeugd", "Jeugd", 2),
                      Challenge("wonen", "Wonen", 1)};
  parts.challenges[1].add_leads("municipalities/gm1916/persons/anna");
  parts.goals = {Goal("budget", "Budgetcoaching", {"goals/schulden"}),
                 Goal("schulden", "Minder schulden", {"challenges/jeugd", "challenges/wonen"})};
  parts.projects = {
      Project("Flatcoaches", v1::Project::PLANNED, {"challenges/wonen"}),
      Project("Kansrijke Start", v1::Project::RUNNING),
      Project("Maatjes", v1::Project::RUNNING, {"challenges/wonen"}, {"goals/budget"})};
  return parts;
}

TEST(ProgrammeTreeTest, WhatContributesStandsBelowWhatItContributesTo) {
  EXPECT_EQ(ProgrammeTreeText(Sample(), {{"municipalities/gm1916/persons/anna", "Anna"}},
                              Language::kDutch),
            "Sterk voor Noord\n"
            "Ambitie  Samen lopen we de achterstanden in.\n"
            "Horizon  2041, afgeleid: 20 jaar vanaf 2021\n"
            "\n"
            "Opgave 1: Wonen\n"
            "├─ Doel: Minder schulden\n"
            "│  └─ Doel: Budgetcoaching\n"
            "│     └─ Project: Maatjes (lopend)\n"
            "└─ Project: Flatcoaches (gepland)\n"
            "\n"
            "Opgave 2: Jeugd\n"
            "Opgavetrekkers: Anna\n"
            "└─ Doel: Minder schulden (zie boven)\n"
            "\n"
            "Opgave: Aanpak\n"
            "Nog geen doelen of projecten.\n"
            "\n"
            "Zonder opgave\n"
            "└─ Project: Kansrijke Start (lopend)\n");
}

TEST(ProgrammeTreeTest, WhatNobodySaidIsSaidToBeSo) {
  ProgrammeParts parts;
  parts.programme.set_display_name("Noord");
  // Half of what a horizon is derived from is none.
  parts.programme.set_start_year(2021);
  EXPECT_EQ(ProgrammeTreeText(parts, {}, Language::kEnglish),
            "Noord\n"
            "Ambition  not said\n"
            "Horizon   not said\n");
}

TEST(ProgrammeTreeTest, WhatContributesToNothingThatWasReadStandsAtTheEnd) {
  ProgrammeParts parts = Sample();
  parts.challenges.clear();
  parts.has_more_challenges = true;
  parts.has_more_projects = true;
  const std::string text = ProgrammeTreeText(parts, {}, Language::kDutch);
  EXPECT_THAT(text, HasSubstr("Zonder opgave\n"
                              "├─ Doel: Minder schulden\n"
                              "│  └─ Doel: Budgetcoaching\n"
                              "│     └─ Project: Maatjes (lopend)\n"
                              "├─ Project: Flatcoaches (gepland)\n"
                              "└─ Project: Kansrijke Start (lopend)\n"
                              "\n"
                              "Er zijn meer opgaven: hier staan de eerste 0.\n"
                              "Er zijn meer projecten: hier staan de eerste 3.\n"));
  EXPECT_THAT(text, Not(HasSubstr("meer doelen")));
}

TEST(ProgrammeTreeTest, AllStaysWithin80Places) {
  const std::string words = "Inwoners kunnen zich financieel goed redden en doen mee, naar elk ";
  ProgrammeParts parts = Sample();
  parts.programme.set_ambition(absl::StrCat(words, words, words));
  parts.programme.set_display_name(absl::StrCat(words, words, std::string(90, 'x')));
  parts.challenges[0].set_display_name(std::string(90, 'x'));
  parts.challenges[1].set_display_name(absl::StrCat(words, words));
  parts.goals.clear();
  for (int i = 0; i < 15; ++i) {
    parts.goals.push_back(
        Goal(absl::StrCat("g", i), absl::StrCat(words, words),
             {i == 0 ? std::string("challenges/jeugd") : absl::StrCat("goals/g", i - 1)}));
  }
  parts.projects[0] = Project(absl::StrCat(words, words), v1::Project::PAUSED, {}, {"goals/g14"});
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    for (const std::string& line :
         std::vector<std::string>(absl::StrSplit(ProgrammeTreeText(parts, {}, language), '\n'))) {
      EXPECT_LE(WidthOf(line), 80U) << line;
    }
  }
}

TEST(ProgrammeTreeTest, ANetworkIsDrawnOnceHoweverManyWaysThereAreThroughIt) {
  constexpr int kLevels = 30;
  ProgrammeParts parts;
  parts.challenges = {Challenge("jeugd", "Jeugd", 1)};
  parts.goals = {Goal("a0", "A0", {"challenges/jeugd"}), Goal("b0", "B0", {"challenges/jeugd"})};
  for (int i = 1; i < kLevels; ++i) {
    const std::vector<std::string> both = {absl::StrCat("goals/a", i - 1),
                                           absl::StrCat("goals/b", i - 1)};
    parts.goals.push_back(Goal(absl::StrCat("a", i), absl::StrCat("A", i), both));
    parts.goals.push_back(Goal(absl::StrCat("b", i), absl::StrCat("B", i), both));
  }
  const std::string text = ProgrammeTreeText(parts, {}, Language::kEnglish);
  // A line for each contribution, and five above them.
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5 + 2 + 4 * (kLevels - 1));
}

TEST(GoalTextTest, AGoalTellsWhatItContributesToAndWhatContributesToIt) {
  v1::Goal goal = Goal("fewer-debts", "Fewer debts", {});
  ProgrammeParts contributors;
  contributors.projects = {Project("Maatjes", v1::Project::RUNNING)};
  EXPECT_EQ(GoalText(goal, contributors, {}, Language::kEnglish),
            "Goal            Fewer debts (noord/fewer-debts)\n"
            "Contributes to  not said\n"
            "Goals           -\n"
            "Projects        Maatjes (running)\n");
  goal.set_description("Half of them.");
  goal.add_contributes_to(Name("challenges/meedoen"));
  contributors.goals = {Goal("budget", "Budgetcoaching", {"goals/fewer-debts"})};
  contributors.has_more_projects = true;
  const std::string text =
      GoalText(goal, contributors, {{Name("challenges/meedoen"), "Rondkomen"}}, Language::kDutch);
  EXPECT_THAT(text, HasSubstr("Omschrijving    Half of them.\n"
                              "Draagt bij aan  Rondkomen\n"
                              "Doelen          Budgetcoaching\n"
                              "Projecten       Maatjes (lopend)\n"
                              "\n"
                              "Er zijn meer projecten"));
}

}  // namespace
}  // namespace noordster::cli::programme_tree_test
