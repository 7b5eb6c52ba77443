// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/project_states.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace noordster::engine::project_states_test {
namespace {

using noordster::v1::Project;

// All that can be done, and whether it asks a reason; whatever is not here cannot.
const std::set<std::pair<std::string, bool>>& Allowed() {
  static const auto* const kAllowed = new std::set<std::pair<std::string, bool>>{
      {"IDEA PLANNED", false},      {"IDEA STOPPED", true},      {"PLANNED IDEA", true},
      {"PLANNED RUNNING", false},   {"PLANNED STOPPED", true},   {"RUNNING PAUSED", true},
      {"RUNNING COMPLETED", false}, {"RUNNING STOPPED", true},   {"PAUSED RUNNING", false},
      {"PAUSED STOPPED", true},     {"COMPLETED RUNNING", true}, {"STOPPED RUNNING", true},
  };
  return *kAllowed;
}

std::vector<Project::State> States() {
  std::vector<Project::State> states;
  for (int state = Project::State_MIN; state <= Project::State_MAX; ++state) {
    states.push_back(static_cast<Project::State>(state));
  }
  return states;
}

// All that can be done with a project that stood so before it came to stand as it does.
std::set<std::pair<std::string, bool>> Found(Project::State before) {
  std::set<std::pair<std::string, bool>> found;
  for (const Project::State from : States()) {
    for (const Project::State to : States()) {
      if (!CanTurn(from, to, before)) continue;
      found.emplace(absl::StrCat(Project::State_Name(from), " ", Project::State_Name(to)),
                    AsksReason(from, to));
    }
  }
  return found;
}

TEST(ProjectStatesTest, EveryPairOfStates) {
  EXPECT_EQ(Found(Project::STATE_UNSPECIFIED), Allowed());
}

TEST(ProjectStatesTest, ATurnIsTakenBackFromEveryState) {
  for (const Project::State before : States()) {
    if (before == Project::STATE_UNSPECIFIED) continue;
    std::set<std::pair<std::string, bool>> expected = Allowed();
    for (const Project::State from : States()) {
      if (from == before) continue;
      const std::string back =
          absl::StrCat(Project::State_Name(from), " ", Project::State_Name(before));
      // What follows anyhow asks what it asked.
      if (Allowed().count({back, false}) == 0) expected.emplace(back, true);
    }
    EXPECT_EQ(Found(before), expected) << Project::State_Name(before);
  }
}

TEST(ProjectStatesTest, AProjectBeginsAsAnIdeaPlannedOrRunning) {
  std::set<std::string> begins;
  for (int state = Project::State_MIN; state <= Project::State_MAX; ++state) {
    const auto each = static_cast<Project::State>(state);
    if (CanBegin(each)) begins.insert(Project::State_Name(each));
  }
  EXPECT_EQ(begins, (std::set<std::string>{"IDEA", "PLANNED", "RUNNING"}));
}

}  // namespace
}  // namespace noordster::engine::project_states_test
