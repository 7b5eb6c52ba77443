// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/resource_name.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace noordster::cli::resource_name_test {
namespace {

constexpr char kTown[] = "municipalities/gm1916";
constexpr char kProgramme[] = "municipalities/gm1916/programmes/sterk-voor-noord";

// The whole name of what was typed; "(none)" when it is none.
std::string Whole(absl::string_view pattern, absl::string_view typed, absl::string_view base) {
  const std::optional<ShortName> name = ReadName(pattern, typed);
  if (!name.has_value()) return "(none)";
  return WholeName(pattern, *name, base).value_or("(incomplete)");
}

TEST(ResourceNameTest, AnIdAloneIsEnough) {
  EXPECT_EQ(Whole(kBodyPattern, "raad", kTown), "municipalities/gm1916/bodies/raad");
  EXPECT_EQ(Whole(kMunicipalityPattern, "gm1916", ""), kTown);
  EXPECT_EQ(Whole(kPlanPattern, "jeugd", kProgramme),
            "municipalities/gm1916/programmes/sterk-voor-noord/plans/jeugd");
}

TEST(ResourceNameTest, IdsOfWhatIsAroundItMayStandBefore) {
  EXPECT_EQ(Whole(kPlanPattern, "sterk-voor-noord/jeugd", kTown),
            "municipalities/gm1916/programmes/sterk-voor-noord/plans/jeugd");
  EXPECT_EQ(Whole(kPlanPattern, "gm1916/sterk-voor-noord/jeugd", ""),
            "municipalities/gm1916/programmes/sterk-voor-noord/plans/jeugd");
}

TEST(ResourceNameTest, CollectionsMayBeNamed) {
  EXPECT_EQ(Whole(kPlanPattern, "plans/jeugd", kProgramme),
            "municipalities/gm1916/programmes/sterk-voor-noord/plans/jeugd");
  EXPECT_EQ(Whole(kPlanPattern, "programmes/p/plans/jeugd", kTown),
            "municipalities/gm1916/programmes/p/plans/jeugd");
  EXPECT_EQ(Whole(kPlanPattern, "municipalities/gm1/programmes/p/plans/q", kTown),
            "municipalities/gm1/programmes/p/plans/q");
}

TEST(ResourceNameTest, AMeetingStandsBehindItsBodyAndAnItemBehindItsMeeting) {
  EXPECT_EQ(Whole(kMeetingPattern, "raad/september-2022", kTown),
            "municipalities/gm1916/bodies/raad/meetings/september-2022");
  EXPECT_EQ(Whole(kItemPattern, "raad/september-2022/3", kTown),
            "municipalities/gm1916/bodies/raad/meetings/september-2022/items/3");
  EXPECT_EQ(TypedName("municipalities/gm1916/bodies/raad/meetings/september-2022/items/3"),
            "raad/september-2022/3");
  EXPECT_EQ(TypedName(""), "");
  EXPECT_TRUE(EndsInNumber("raad/september-2022/3"));
  EXPECT_FALSE(EndsInNumber("raad/september-2022"));
  EXPECT_FALSE(EndsInNumber(""));
}

TEST(ResourceNameTest, AVersionMayStandBehindAnAtSign) {
  EXPECT_EQ(Whole(kPathVersionPattern, "uitvoeringsplan-2022@1", kTown),
            "municipalities/gm1916/paths/uitvoeringsplan-2022/versions/1");
  EXPECT_EQ(Whole(kPathVersionPattern, "paths/uitvoeringsplan-2022/versions/1", kTown),
            "municipalities/gm1916/paths/uitvoeringsplan-2022/versions/1");
}

TEST(ResourceNameTest, OtherFormsAreNoNames) {
  EXPECT_EQ(Whole(kBodyPattern, "", kTown), "(none)");
  EXPECT_EQ(Whole(kBodyPattern, "a//b", kTown), "(none)");
  EXPECT_EQ(Whole(kBodyPattern, "a/b/c", kTown), "(none)");
  EXPECT_EQ(Whole(kBodyPattern, "bodies/raad/x", kTown), "(none)");
  EXPECT_EQ(Whole(kPlanPattern, "programmes/jeugd", kTown), "(none)");
}

TEST(ResourceNameTest, WhatIsMissingMustBeInTheBase) {
  EXPECT_EQ(ReadName(kPlanPattern, "jeugd")->missing, kProgrammePattern);
  EXPECT_EQ(ReadName(kPlanPattern, "p/jeugd")->missing, kMunicipalityPattern);
  EXPECT_EQ(ReadName(kPlanPattern, "municipalities/m/programmes/p/plans/q")->missing, "");
  EXPECT_EQ(Whole(kPlanPattern, "jeugd", kTown), "(incomplete)");
  EXPECT_EQ(Whole(kPlanPattern, "jeugd", "municipalities/gm1916/bodies/raad"), "(incomplete)");
}

TEST(ResourceNameTest, OfSeveralPatternsTheTextNamesTheOneItIsOf) {
  const std::string either = absl::StrCat(kChallengePattern, "|", kGoalPattern);
  EXPECT_EQ(PatternOf(either, "jeugd"), kChallengePattern);
  EXPECT_EQ(PatternOf(either, "challenges/jeugd"), kChallengePattern);
  EXPECT_EQ(PatternOf(either, "goals/schulden"), kGoalPattern);
  EXPECT_EQ(PatternOf(either, "municipalities/m/programmes/p/goals/schulden"), kGoalPattern);
  const std::string nested = absl::StrCat(kPlanPattern, "|", kDecisionPattern);
  EXPECT_EQ(PatternOf(nested, "plans/jeugd"), kPlanPattern);
  EXPECT_EQ(PatternOf(nested, "plans/jeugd/decisions/3"), kDecisionPattern);
  EXPECT_EQ(PatternOf(kBodyPattern, "raad"), kBodyPattern);
}

TEST(ResourceNameTest, NamesComeApart) {
  constexpr char kPlan[] = "municipalities/gm1916/programmes/p/plans/q";
  EXPECT_EQ(BelowMunicipality(kPlan), "programmes/p/plans/q");
  EXPECT_EQ(BelowMunicipality(kTown), kTown);
  EXPECT_EQ(BelowMunicipality("programmes/p"), "programmes/p");
  EXPECT_EQ(LastId(kPlan), "q");
  EXPECT_EQ(LastId("q"), "q");
  EXPECT_EQ(ParentOf(kPlan), "municipalities/gm1916/programmes/p");
  EXPECT_EQ(ParentOf(kTown), "");
  EXPECT_EQ(Ancestor(kProgrammePattern, kPlan), "municipalities/gm1916/programmes/p");
  EXPECT_EQ(Ancestor(kBodyPattern, kPlan), "");
}

}  // namespace
}  // namespace noordster::cli::resource_name_test
