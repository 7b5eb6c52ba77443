// SPDX-License-Identifier: EUPL-1.2
// What others follow of projects and indicators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/engine/milestone.h"
#include "services/engine/secrecy/secret_parts.h"
#include "tests/engine/authorization/reader_sight.h"
#include "tests/engine/programme/programme_world.h"

namespace noordster::engine::milestones_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Event;
using noordster::internal::v1::Milestone;
using ::testing::ElementsAre;
using v1::Mandate;

constexpr char kProject[] = "programmes/p/projects/spreekuur";
constexpr char kIndicator[] = "programmes/p/indicators/armoede";

class MilestonesTest : public ::testing::Test {
 protected:
  void MakeProject(v1::Audience audience) {
    CreateProject create;
    create.name = kProject;
    create.project.set_state(v1::Project::RUNNING);
    create.audience = audience;
    world_.Do(create);
  }

  void ChangeProject(v1::Audience audience) {
    UpdateProject update;
    update.name = kProject;
    update.project.set_state(v1::Project::RUNNING);
    *update.project.mutable_display_name() = world_.Text();
    update.audience = audience;
    world_.Do(update);
  }

  void Measure() {
    Define area;
    area.create = true;
    area.record.set_name("areas/lv");
    area.record.mutable_area()->set_kind(v1::Area::MUNICIPALITY);
    world_.Do(area);
    MeasuredOfArea measured;
    measured.area = "areas/lv";
    measured.measurement.mutable_figure()->set_form(v1::Figure::EXACT);
    measured.measurement.mutable_figure()->set_thousandths(9000);
    measured.measurement.mutable_period()->set_edtf("2021");
    measured.measurement.mutable_period()->set_earliest("2021-01-01");
    measured.measurement.mutable_period()->set_latest("2021-12-31");
    *measured.measurement.mutable_source() = world_.Text();
    world_.Do(RecordMeasurements{kIndicator, {measured}});
  }

  // What the last event is as a milestone; without a kind when it is none.
  Milestone Told() { return MilestoneOf(world_.events().back()).value_or(Milestone()); }

  World world_;
};

TEST_F(MilestonesTest, AChangeOfAProjectIsToldToThoseItIsMeantForNow) {
  MakeProject(v1::PUBLIC);
  ChangeProject(v1::PUBLIC);
  EXPECT_EQ(Told().kind(), v1::Milestone::PROJECT_CHANGED);
  EXPECT_EQ(Told().resource(), kProject);
  EXPECT_EQ(Told().audience(), v1::PUBLIC);
  ChangeProject(v1::ADMINISTRATION);
  EXPECT_EQ(Told().kind(), v1::Milestone::PROJECT_CHANGED);
  EXPECT_EQ(Told().audience(), v1::ADMINISTRATION) << "that it is hidden now is not told";
}

TEST_F(MilestonesTest, EveryoneIsToldOfAnIndicatorAndOfItsFigures) {
  const Sight everyone = SightBy("", {});
  const auto told = [&] {
    EXPECT_EQ(Told().resource(), kIndicator);
    EXPECT_EQ(Told().audience(), v1::PUBLIC);
    EXPECT_TRUE(everyone.Shows(Told(), {}));
    const std::optional<Event> seen = everyone.Seen(world_.events().back(), {});
    EXPECT_TRUE(seen.has_value()) << "its history is as public as its milestone";
    EXPECT_TRUE(seen.has_value() && !seen->header().has_actor());
    return Told().kind();
  };
  world_.Do(RateIndicator(kIndicator));
  EXPECT_EQ(told(), v1::Milestone::INDICATOR_ADDED);
  UpdateIndicator update{kIndicator, RateIndicator(kIndicator).indicator, false};
  update.indicator.set_horizon_year(2042);
  world_.Do(update);
  EXPECT_EQ(told(), v1::Milestone::INDICATOR_CHANGED);
  Measure();
  EXPECT_EQ(told(), v1::Milestone::MEASURED);
}

TEST_F(MilestonesTest, WhatHappenedToAProjectIsSeenByWhoSawItThenAndSeesItNow) {
  MakeProject(v1::PUBLIC);
  const Event made = world_.events().back();
  EXPECT_THAT(RecordsBehind(made), ElementsAre(kProject));
  const Sight everyone = SightBy("", {});
  const Sight partner = SightBy("programmes/p", {Mandate::READ_PARTNERS}, Mandate::PARTNER);
  const Sight administration = SightBy("programmes/p", {Mandate::READ_ADMINISTRATION});
  const auto sees = [&](const Sight& sight) {
    SecretParts hidden;
    sight.AddHidden(world_.Get(kProject), hidden);
    return sight.Seen(made, hidden).has_value();
  };
  EXPECT_TRUE(sees(everyone));
  ChangeProject(v1::PARTNERS);
  EXPECT_FALSE(sees(everyone));
  EXPECT_TRUE(sees(partner));
  ChangeProject(v1::ADMINISTRATION);
  EXPECT_FALSE(sees(partner));
  EXPECT_TRUE(sees(administration));
  ChangeProject(v1::PUBLIC);
  EXPECT_TRUE(sees(everyone));
}

TEST_F(MilestonesTest, WhatWasToldOfAProjectIsHiddenWithIt) {
  MakeProject(v1::PUBLIC);
  Record update;
  update.set_name("programmes/p/projects/spreekuur/updates/1");
  update.set_audience(v1::PUBLIC);
  update.mutable_project_update()->set_date("2022-05-01");
  EXPECT_THAT(RecordsBehind(update), ElementsAre(kProject));
  const Sight everyone = SightBy("", {});
  EXPECT_TRUE(everyone.Seen(update, {}).has_value());
  EXPECT_FALSE(everyone.Seen(update, {kProject}).has_value());
}

}  // namespace
}  // namespace noordster::engine::milestones_test
