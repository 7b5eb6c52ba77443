// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/difference.h"

#include "gtest/gtest.h"
#include "noordster/v1/indicator.pb.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/plan_demands.pb.h"
#include "noordster/v1/project.pb.h"

namespace noordster::cli::difference_test {
namespace {

v1::Plan Plan(const char* text, const char* edtf) {
  v1::Plan plan;
  plan.set_title("Plan Jeugd");
  v1::PlannedDate& planned = *plan.add_planned_dates();
  planned.set_stage("college");
  planned.mutable_date()->set_text(text);
  planned.mutable_date()->set_edtf(edtf);
  return plan;
}

TEST(DifferenceTest, WhatOnlyTheServerFillsMakesNoDifference) {
  const v1::Plan wanted = Plan("augustus 2022", "");
  v1::Plan current = Plan("augustus 2022", "2022-08");
  current.mutable_planned_dates(0)->mutable_date()->set_earliest("2022-08-01");
  current.set_name("municipalities/gm1916/programmes/p/plans/q");
  current.set_state(v1::Plan::RUNNING);
  current.set_etag("\"4\"");
  EXPECT_TRUE(IsUnchanged(wanted, current));
}

TEST(DifferenceTest, WhatAFileSaysMakesADifference) {
  EXPECT_FALSE(IsUnchanged(Plan("mei 2022", ""), Plan("augustus 2022", "2022-08")));
  EXPECT_FALSE(IsUnchanged(Plan("", "2022-09"), Plan("", "2022-08")));
  EXPECT_FALSE(IsUnchanged(v1::Plan(), Plan("augustus 2022", "2022-08")));
  v1::Plan renamed = Plan("mei 2022", "");
  renamed.set_title("Plan Wonen");
  EXPECT_FALSE(IsUnchanged(renamed, Plan("mei 2022", "2022-05")));
}

TEST(DifferenceTest, WordsTakenOutOfAFileMakeADifference) {
  EXPECT_FALSE(IsUnchanged(Plan("", "2022-08"), Plan("augustus 2022", "2022-08")));
}

TEST(DifferenceTest, WhatAFileLeavesToTheServerOfItsDemandsMakesNone) {
  v1::Plan current;
  current.mutable_demands()->mutable_target()->set_stage("raad");
  current.mutable_demands()->mutable_target()->set_no_later_than("2022-09-27");
  v1::PlanningDependency& dependency = *current.mutable_demands()->add_dependencies();
  dependency.set_stage("db");
  dependency.set_kind(v1::PlanningDependency::FINISH_TO_START);
  dependency.set_lag_unit(v1::PlanningDependency::CALENDAR_DAYS);
  v1::Plan wanted = current;
  wanted.mutable_demands()->mutable_target()->clear_stage();
  wanted.mutable_demands()->mutable_dependencies(0)->clear_kind();
  wanted.mutable_demands()->mutable_dependencies(0)->clear_lag_unit();
  EXPECT_TRUE(IsUnchanged(wanted, current));
  dependency.set_kind(v1::PlanningDependency::START_TO_START);
  EXPECT_FALSE(IsUnchanged(wanted, current));
  EXPECT_FALSE(IsUnchanged(v1::Plan(), current));
}

TEST(DifferenceTest, TheYearsThatAFileLeavesToTheProgrammeMakeNone) {
  v1::Indicator current;
  current.set_display_name("Vitaliteit");
  current.set_baseline_year(2021);
  current.set_horizon_year(2041);
  v1::Indicator wanted;
  wanted.set_display_name("Vitaliteit");
  EXPECT_TRUE(IsUnchanged(wanted, current));
  wanted.set_horizon_year(2041);
  EXPECT_TRUE(IsUnchanged(wanted, current));
  wanted.set_horizon_year(2030);
  EXPECT_FALSE(IsUnchanged(wanted, current));
}

v1::Plan WithPast(const char* text, const char* edtf) {
  v1::Plan plan = Plan("mei 2022", "2022-05");
  plan.mutable_past()->set_source("Presentatie");
  v1::PastTreatment& treatment = *plan.mutable_past()->add_treatments();
  treatment.set_stage("raad");
  treatment.mutable_date()->set_text(text);
  treatment.mutable_date()->set_edtf(edtf);
  return plan;
}

TEST(DifferenceTest, APastIsComparedAsFarAsAFileTellsIt) {
  const v1::Plan current = WithPast("november 2021", "2021-11");
  EXPECT_TRUE(IsUnchanged(WithPast("november 2021", ""), current));
  EXPECT_TRUE(IsUnchanged(Plan("mei 2022", ""), current));
  EXPECT_FALSE(TellsAnotherPast(Plan("mei 2022", ""), current));
  EXPECT_FALSE(TellsAnotherPast(WithPast("november 2021", ""), current));
  EXPECT_TRUE(TellsAnotherPast(WithPast("december 2021", ""), current));
  EXPECT_TRUE(TellsAnotherPast(current, Plan("mei 2022", "2022-05")));
}

TEST(DifferenceTest, HowAProjectStandsIsNoMatterOfAFile) {
  v1::Project wanted;
  wanted.set_display_name("Flatcoaches");
  wanted.set_state(v1::Project::PLANNED);
  v1::Project current = wanted;
  current.set_state(v1::Project::COMPLETED);
  current.add_turns()->set_state(v1::Project::PLANNED);
  current.set_updates(3);
  EXPECT_TRUE(IsUnchanged(wanted, current));
  wanted.set_display_name("Coaches");
  EXPECT_FALSE(IsUnchanged(wanted, current));
}

TEST(DifferenceTest, AProjectWithoutAnAudienceIsMeantForTheAdministration) {
  v1::Project current;
  current.set_audience(v1::ADMINISTRATION);
  EXPECT_TRUE(IsUnchanged(v1::Project(), current));
  current.set_audience(v1::PUBLIC);
  EXPECT_FALSE(IsUnchanged(v1::Project(), current));
  v1::Project wanted;
  wanted.set_audience(v1::PUBLIC);
  EXPECT_TRUE(IsUnchanged(wanted, current));
  current.set_audience(v1::ADMINISTRATION);
  EXPECT_FALSE(IsUnchanged(wanted, current));
}

}  // namespace
}  // namespace noordster::cli::difference_test
