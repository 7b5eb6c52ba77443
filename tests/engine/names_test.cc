// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/names.h"

#include <gtest/gtest.h>

namespace noordster::engine::names_test {
namespace {

using noordster::internal::v1::Record;

struct NameCase {
  const char* name;
  RecordKind kind;
  const char* parent;
  const char* id;
  int32_t number;
};

constexpr NameCase kCases[] = {
    {"", Record::kMunicipality, "", "", 0},
    {"bodies/raad", Record::kBody, "", "raad", 0},
    {"bodies/raad/memberships/m", Record::kMembership, "bodies/raad", "m", 0},
    {"bodies/raad/schedules/s", Record::kSchedule, "bodies/raad", "s", 0},
    {"calendars/c", Record::kCalendar, "", "c", 0},
    {"persons/x", Record::kPerson, "", "x", 0},
    {"programmes/p", Record::kProgramme, "", "p", 0},
    {"programmes/p/challenges/c", Record::kChallenge, "programmes/p", "c", 0},
    {"programmes/p/assessments/6", Record::kAssessment, "programmes/p", "6", 6},
    {"paths/x", Record::kPath, "", "x", 0},
    {"paths/x/versions/12", Record::kPathVersion, "paths/x", "12", 12},
    {"programmes/p/plans/q", Record::kPlan, "programmes/p", "q", 0},
    {"programmes/p/plans/q/versions/2", Record::kPlanVersion, "programmes/p/plans/q", "2", 2},
    {"programmes/p/plans/q/steps/3", Record::kStep, "programmes/p/plans/q", "3", 3},
    {"programmes/p/plans/q/decisions/4", Record::kDecision, "programmes/p/plans/q", "4", 4},
    {"programmes/p/plans/q/followUps/5", Record::kFollowUp, "programmes/p/plans/q", "5", 5},
    {"requests/local/x", Record::kRequest, "requests", "x", 0},
};

TEST(NamesTest, EveryNameTellsItsKindParentIdAndNumber) {
  for (const NameCase& example : kCases) {
    EXPECT_EQ(KindOf(example.name), example.kind) << example.name;
    EXPECT_EQ(IdOf(example.name), example.id) << example.name;
    EXPECT_EQ(NumberOf(example.name), example.number) << example.name;
    if (example.kind != Record::kRequest) {
      EXPECT_EQ(ParentOf(example.name), example.parent) << example.name;
    }
  }
}

TEST(NamesTest, NamesOfWhatBelongsToAnotherAreMadeAsTheyAreRead) {
  EXPECT_EQ(KindOf(VersionName("programmes/p/plans/q", 1)), Record::kPlanVersion);
  EXPECT_EQ(KindOf(StepName("programmes/p/plans/q", 1)), Record::kStep);
  EXPECT_EQ(KindOf(DecisionName("programmes/p/plans/q", 1)), Record::kDecision);
  EXPECT_EQ(KindOf(FollowUpName("programmes/p/plans/q", 1)), Record::kFollowUp);
  EXPECT_EQ(ScheduleName("bodies/raad", "s"), "bodies/raad/schedules/s");
  EXPECT_EQ(RequestName("local", "id"), "requests/local/id");
}

}  // namespace
}  // namespace noordster::engine::names_test
