// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/project_states.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

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

TEST(ProjectStatesTest, EveryPairOfStates) {
  std::set<std::pair<std::string, bool>> found;
  for (int from = Project::State_MIN; from <= Project::State_MAX; ++from) {
    for (int to = Project::State_MIN; to <= Project::State_MAX; ++to) {
      const auto before = static_cast<Project::State>(from);
      const auto after = static_cast<Project::State>(to);
      if (!CanTurn(before, after)) continue;
      found.emplace(absl::StrCat(Project::State_Name(before), " ", Project::State_Name(after)),
                    AsksReason(before, after));
    }
  }
  EXPECT_EQ(found, Allowed());
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
