// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/filter.h"

#include <gtest/gtest.h>

#include <string>

namespace noordster::feed::filter_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Milestone;

Milestone Sample() {
  Milestone milestone;
  milestone.set_kind(v1::Milestone::OUTCOME_RECORDED);
  milestone.set_resource("programmes/noord/plans/jeugd");
  milestone.set_stage("raad");
  milestone.set_body("bodies/raad");
  return milestone;
}

// Each list of a filter, with a value that Sample has and one that it has not.
struct Part {
  const char* name;
  void (*add)(v1::MilestoneFilter&, bool fits);
};

const Part kParts[] = {
    {"programmes",
     [](v1::MilestoneFilter& filter, bool fits) {
       filter.add_programmes(fits ? "municipalities/gm1/programmes/noord"
                                  : "municipalities/gm1/programmes/zuid");
     }},
    {"plans",
     [](v1::MilestoneFilter& filter, bool fits) {
       filter.add_plans(fits ? "municipalities/gm1/programmes/noord/plans/jeugd"
                             : "municipalities/gm1/programmes/noord/plans/wonen");
     }},
    {"bodies",
     [](v1::MilestoneFilter& filter, bool fits) {
       filter.add_bodies(fits ? "municipalities/gm1/bodies/raad" : "municipalities/gm1/bodies/db");
     }},
    {"stages",
     [](v1::MilestoneFilter& filter, bool fits) { filter.add_stages(fits ? "raad" : "college"); }},
    {"kinds",
     [](v1::MilestoneFilter& filter, bool fits) {
       filter.add_kinds(fits ? v1::Milestone::OUTCOME_RECORDED : v1::Milestone::PLAN_ENDED);
     }},
};

TEST(FilterTest, WithoutListsEverythingPasses) {
  EXPECT_TRUE(Filter().Passes(Sample()));
  EXPECT_TRUE(Filter(v1::MilestoneFilter()).Passes(Milestone()));
}

// Every list is absent, fits by one of its values, or does not fit: all 3^5 filters.
TEST(FilterTest, WhatPassesSatisfiesEveryListByOneOfItsValues) {
  constexpr int kWays = 3 * 3 * 3 * 3 * 3;
  for (int ways = 0; ways < kWays; ++ways) {
    v1::MilestoneFilter filter;
    bool passes = true;
    int rest = ways;
    for (const Part& part : kParts) {
      const int way = rest % 3;
      rest /= 3;
      if (way == 0) continue;
      part.add(filter, false);
      if (way == 1) part.add(filter, true);
      passes = passes && way == 1;
    }
    EXPECT_EQ(Filter(filter).Passes(Sample()), passes) << filter.ShortDebugString();
  }
}

TEST(FilterTest, PlansPassByWhereTheyAreWhateverTheKinds) {
  noordster::internal::v1::Plan plan;
  plan.set_stage("raad");
  plan.set_open_body("bodies/raad");
  for (const Part& part : kParts) {
    v1::MilestoneFilter fits;
    part.add(fits, true);
    EXPECT_TRUE(Filter(fits).PassesPlan("programmes/noord/plans/jeugd", plan)) << part.name;
    v1::MilestoneFilter other;
    part.add(other, false);
    EXPECT_EQ(Filter(other).PassesPlan("programmes/noord/plans/jeugd", plan),
              std::string(part.name) == "kinds")
        << part.name;
  }
}

TEST(FilterTest, WhatIsBelowAProgrammeCanPassWhenItOrAPlanOfItIsFollowed) {
  v1::MilestoneFilter of_plan;
  of_plan.add_plans("municipalities/gm1/programmes/noord/plans/jeugd");
  EXPECT_TRUE(Filter(of_plan).CanPass("programmes/noord"));
  EXPECT_FALSE(Filter(of_plan).CanPass("programmes/zuid"));
  EXPECT_FALSE(Filter(of_plan).CanPass("mandates"));
  EXPECT_TRUE(Filter().CanPass("mandates"));
  EXPECT_EQ(Filter(of_plan).OnlyPlan(), "programmes/noord/plans/jeugd");
  EXPECT_EQ(Filter(of_plan).OnlyProgramme(), "programmes/noord");
  of_plan.add_plans("municipalities/gm1/programmes/noord/plans/wonen");
  EXPECT_EQ(Filter(of_plan).OnlyPlan(), "");
}

TEST(FilterTest, DigestsTellFiltersApartAndNotTheOrderOfTheirValues) {
  v1::MilestoneFilter one;
  one.add_stages("raad");
  one.add_stages("college");
  v1::MilestoneFilter same;
  same.add_stages("college");
  same.add_stages("raad");
  same.add_stages("raad");
  EXPECT_EQ(Filter(one).digest(), Filter(same).digest());
  for (const Part& part : kParts) {
    v1::MilestoneFilter other = one;
    part.add(other, false);
    if (std::string(part.name) == "stages") continue;
    EXPECT_NE(Filter(one).digest(), Filter(other).digest()) << part.name;
  }
  v1::MilestoneFilter bodies;
  bodies.add_bodies("municipalities/gm1/bodies/x");
  v1::MilestoneFilter plans;
  plans.add_plans("municipalities/gm1/bodies/x");
  EXPECT_NE(Filter(bodies).digest(), Filter(plans).digest());
}

}  // namespace
}  // namespace noordster::feed::filter_test
