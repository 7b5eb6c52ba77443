// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/demand_options.h"

#include <string>
#include <vector>

#include "clients/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"
#include "tests/clients/planning/summer_planning.h"

namespace noordster::cli::demand_options_test {
namespace {

using ::testing::HasSubstr;

class DemandOptionsTest : public ::testing::Test {
 protected:
  DemandOptionsTest() : session_(GlobalOptions()) {}

  // What is asked after a change of what stands.
  v1::PlanDemands Changed(const DemandOptions& options, const std::string& standing = "") {
    auto demands = FromText<v1::PlanDemands>(standing);
    const absl::Status changed = ChangeDemands(session_, options, kSummerPlan, demands);
    EXPECT_TRUE(changed.ok()) << changed;
    return demands;
  }

  // As above; a change that is made once more must change nothing.
  std::string Asked(const DemandOptions& options, const std::string& standing = "") {
    v1::PlanDemands demands = Changed(options, standing);
    const std::string once = demands.ShortDebugString();
    EXPECT_TRUE(ChangeDemands(session_, options, kSummerPlan, demands).ok());
    EXPECT_EQ(demands.ShortDebugString(), once);
    return once;
  }

  std::string Fault(const DemandOptions& options) {
    v1::PlanDemands demands;
    const absl::Status changed = ChangeDemands(session_, options, kSummerPlan, demands);
    EXPECT_TRUE(IsUsageError(changed)) << changed;
    return std::string(changed.message());
  }

  Session session_;
};

std::string Written(const char* text) { return FromText<v1::PlanDemands>(text).ShortDebugString(); }

DemandOptions Typed(std::vector<std::string> DemandOptions::*option, const char* typed) {
  DemandOptions options;
  (options.*option).emplace_back(typed);
  return options;
}

DemandOptions Target(const char* typed) {
  DemandOptions options;
  options.target = typed;
  return options;
}

TEST_F(DemandOptionsTest, ATargetIsOfTheLastMeetingUnlessAStageIsNamed) {
  EXPECT_EQ(Asked(Target("27-09-2022")), Written(R"(target { no_later_than: "2022-09-27" })"));
  EXPECT_EQ(
      Asked(Target("raad:2022-09-27"), R"(target { stage: "db" no_later_than: "2022-07-15" })"),
      Written(R"(target { stage: "raad" no_later_than: "2022-09-27" })"));
  DemandOptions none;
  none.no_target = true;
  EXPECT_EQ(Asked(none, R"(target { no_later_than: "2022-07-15" } stages { stage: "db" })"),
            Written(R"(stages { stage: "db" })"));
  none.target = "27-09-2022";
  EXPECT_THAT(Fault(none), HasSubstr("--no-target"));
}

TEST_F(DemandOptionsTest, WhatIsAskedOfAStageStandsBesideWhatElseIsAskedOfIt) {
  DemandOptions options = Typed(&DemandOptions::work, "uitwerken:15");
  options.not_before = {"uitwerken:01-08-2022", "college:15-08-2022"};
  options.on = {"college:30-08-2022"};
  EXPECT_EQ(Asked(options, R"(stages { stage: "db" on_date: "2022-07-15" }
                              stages { stage: "uitwerken" working_days: 3 })"),
            Written(R"(stages { stage: "db" on_date: "2022-07-15" }
                       stages { stage: "uitwerken" working_days: 15 not_before_date: "2022-08-01" }
                       stages { stage: "college" not_before_date: "2022-08-15"
                                on_date: "2022-08-30" })"));
}

TEST_F(DemandOptionsTest, WhatIsFreedIsDroppedBeforeItIsAskedOtherwise) {
  constexpr char kStanding[] = R"(
    stages { stage: "college" working_days: 3 on_date: "2022-08-30" }
    stages { stage: "db" on_date: "2022-07-15" }
    dependencies { stage: "college" after: "p" after_stage: "raad" })";
  EXPECT_EQ(Asked(Typed(&DemandOptions::free, "college"), kStanding),
            Written(R"(stages { stage: "db" on_date: "2022-07-15" }
                       dependencies { stage: "college" after: "p" after_stage: "raad" })"));
  DemandOptions options = Typed(&DemandOptions::free, "college");
  options.not_before = {"college:15-08-2022"};
  options.independent = {"college"};
  EXPECT_EQ(Asked(options, kStanding), Written(R"(stages { stage: "db" on_date: "2022-07-15" }
                       stages { stage: "college" not_before_date: "2022-08-15" })"));
}

TEST_F(DemandOptionsTest, AStageComesAfterOneOfAPlanOrAfterAProject) {
  EXPECT_EQ(Asked(Typed(&DemandOptions::after, "raad:wonen:college")), Written(R"(
    dependencies {
      stage: "raad" after: "municipalities/gm1916/programmes/sterk-voor-noord/plans/wonen"
      after_stage: "college" kind: FINISH_TO_START lag_unit: CALENDAR_DAYS
    })"));
  EXPECT_EQ(Asked(Typed(&DemandOptions::after, "raad:projects/wijkteams:end:ss:-5w")), Written(R"(
    dependencies {
      stage: "raad" after: "municipalities/gm1916/programmes/sterk-voor-noord/projects/wijkteams"
      after_stage: "end" kind: START_TO_START overlap: 5 lag_unit: WORKING_DAYS
    })"));
}

TEST_F(DemandOptionsTest, ALagIsInDaysWorkingDaysOrMeetings) {
  const auto lag_of = [this](const char* typed) {
    const v1::PlanDemands demands = Changed(Typed(&DemandOptions::after, typed));
    v1::PlanningDependency lag;
    lag.set_kind(demands.dependencies(0).kind());
    lag.set_lag(demands.dependencies(0).lag());
    lag.set_overlap(demands.dependencies(0).overlap());
    lag.set_lag_unit(demands.dependencies(0).lag_unit());
    return lag.ShortDebugString();
  };
  EXPECT_EQ(lag_of("a:b:c:ff:+10"), "kind: FINISH_TO_FINISH lag: 10 lag_unit: CALENDAR_DAYS");
  EXPECT_EQ(lag_of("a:b:c:fs:+10w"), "kind: FINISH_TO_START lag: 10 lag_unit: WORKING_DAYS");
  EXPECT_EQ(lag_of("a:b:c:fs:+1v"), "kind: FINISH_TO_START lag: 1 lag_unit: MEETINGS");
  EXPECT_EQ(lag_of("a:b:c:sf:-5d"), "kind: START_TO_FINISH overlap: 5 lag_unit: CALENDAR_DAYS");
}

TEST_F(DemandOptionsTest, WhatIsSaidOfTheSameStagesTakesThePlaceOfWhatWas) {
  DemandOptions options = Typed(&DemandOptions::after_softly, "raad:wonen:raad:fs:+1v");
  options.after = {"raad:wonen:college", "db:wonen:raad"};
  const v1::PlanDemands demands = Changed(options, R"(
    dependencies {
      stage: "raad" after: "municipalities/gm1916/programmes/sterk-voor-noord/plans/wonen"
      after_stage: "raad" kind: FINISH_TO_FINISH
    })");
  ASSERT_EQ(demands.dependencies_size(), 3);
  EXPECT_TRUE(demands.dependencies(0).soft());
  EXPECT_EQ(demands.dependencies(0).kind(), v1::PlanningDependency::FINISH_TO_START);
  EXPECT_EQ(demands.dependencies(1).after_stage(), "college");
  EXPECT_EQ(demands.dependencies(2).stage(), "db");
}

TEST_F(DemandOptionsTest, WhatCannotBeReadIsAUsageErrorThatShowsHow) {
  EXPECT_EQ(Fault(Typed(&DemandOptions::work, "uitwerken:veel")),
            "'uitwerken:veel' is niet te lezen; schrijf --work FASE:N, zoals --work uitwerken:15.");
  for (const char* typed :
       {"raad", "raad:wonen", "raad::raad", "a:b:c:xx", "a:b:c:fs:", "a:b:c:fs:10", "a:b:c:fs:+",
        "a:b:c:fs:+w", "a:b:c:fs:-1v", "a:b:c:fs:+1x", "a:b:c:fs:+1:d"}) {
    EXPECT_THAT(Fault(Typed(&DemandOptions::after, typed)),
                HasSubstr("--after raad:wonen:raad:fs:+10w"))
        << typed;
  }
  EXPECT_THAT(Fault(Typed(&DemandOptions::after_softly, "raad")),
              HasSubstr("--after-softly raad:wonen:raad:fs:+10w"));
  EXPECT_THAT(Fault(Typed(&DemandOptions::on, "30-08-2022")), HasSubstr("--on college:30-08-2022"));
  EXPECT_THAT(Fault(Typed(&DemandOptions::not_before, "college:31-09-2022")),
              HasSubstr("'31-09-2022' is geen bestaande dag"));
  EXPECT_THAT(Fault(Target("raad:27-09-2022:1")), HasSubstr("--target raad:27-09-2022"));
  EXPECT_THAT(Fault(Target("morgen")), HasSubstr("'morgen' is geen bestaande dag"));
}

}  // namespace
}  // namespace noordster::cli::demand_options_test
