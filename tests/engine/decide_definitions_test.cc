// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/world.h"

namespace noordster::engine::decide_definitions_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;

Define Person(World& world, bool create) {
  Define define;
  define.create = create;
  define.record.set_name("persons/1");
  *define.record.mutable_person()->mutable_display_name() = world.Text();
  *define.record.mutable_person()->mutable_contact() = world.Text();
  return define;
}

TEST(DecideDefineTest, WhatExistsIsNotMadeAgainAndWhatDoesNotIsNotChanged) {
  World world;
  Define body = BodyOfKind("b1", v1::COUNCIL);
  EXPECT_EQ(ReasonOf(world.Try(body).status()), v1::RESOURCE_EXISTS);
  body.record.set_name("bodies/new");
  body.create = false;
  EXPECT_EQ(ReasonOf(world.Try(body).status()), v1::RESOURCE_NOT_FOUND);
}

TEST(DecideDefineTest, TheKindOfABodyCannotChange) {
  World world;
  Define body = BodyOfKind("b1", v1::EXECUTIVE);
  body.create = false;
  EXPECT_EQ(ReasonOf(world.Try(body).status()), v1::REFERENCE_UNFIT);
}

TEST(DecideDefineTest, AMembershipNeedsItsBodyAndPerson) {
  World world;
  Define membership;
  membership.create = true;
  membership.record.set_name("bodies/none/memberships/m");
  membership.record.mutable_membership()->set_person("persons/1");
  EXPECT_EQ(ReasonOf(world.Try(membership).status()), v1::RESOURCE_NOT_FOUND);
  membership.record.set_name("bodies/b1/memberships/m");
  EXPECT_EQ(ReasonOf(world.Try(membership).status()), v1::RESOURCE_NOT_FOUND);
  world.Do(Person(world, true));
  EXPECT_TRUE(world.Try(membership).ok());
}

TEST(DecideDefineTest, AProgrammeHasOneBodyOfAKind) {
  World world;
  world.Do(BodyOfKind("second", v1::COUNCIL));
  Define programme;
  programme.create = true;
  programme.record.set_name("programmes/new");
  programme.record.mutable_programme()->add_bodies("bodies/b1");
  programme.record.mutable_programme()->add_bodies("bodies/second");
  EXPECT_EQ(ReasonOf(world.Try(programme).status()), v1::REFERENCE_UNFIT);
  programme.record.mutable_programme()->set_bodies(1, "bodies/none");
  EXPECT_EQ(ReasonOf(world.Try(programme).status()), v1::RESOURCE_NOT_FOUND);
  programme.record.mutable_programme()->mutable_bodies()->RemoveLast();
  world.Do(programme);
  EXPECT_THAT(world.Get("programmes/new").programme().body_kinds(), ElementsAre(v1::COUNCIL));
}

TEST(DecideDefineTest, ErasingAPersonDropsItsTextsAndIsFinal) {
  World world;
  world.Do(Person(world, true));
  const Decision erased = world.Do(ErasePerson{"persons/1"});
  EXPECT_EQ(erased.erased_texts.size(), 2u);
  EXPECT_TRUE(world.Get("persons/1").person().erased());
  EXPECT_FALSE(world.Get("persons/1").person().has_display_name());
  EXPECT_TRUE(world.Do(ErasePerson{"persons/1"}).events.empty());
  EXPECT_EQ(ReasonOf(world.Try(Person(world, false)).status()), v1::REFERENCE_UNFIT);
}

TEST(DecidePathTest, TheSameContentAgainIsTheSameVersion) {
  World world;
  PublishPath publish;
  publish.path = "paths/path";
  publish.version = StandardPath();
  EXPECT_EQ(world.Do(publish).resource, "paths/path/versions/1");
  const Decision again = world.Do(publish);
  EXPECT_EQ(again.resource, "paths/path/versions/1");
  EXPECT_TRUE(again.events.empty());
  publish.version.set_content_sha256(std::string(32, '2'));
  EXPECT_EQ(world.Do(publish).resource, "paths/path/versions/2");
  EXPECT_EQ(world.Get("paths/path").path().latest_version(), 2);
  EXPECT_EQ(world.Get("paths/path/versions/1").path_version().number(), 1);
}

TEST(DecidePathTest, AFaultyPathIsRefusedWithItsFaults) {
  World world;
  PublishPath publish;
  publish.path = "paths/path";
  publish.version = StandardPath();
  publish.version.mutable_stages(0)->mutable_outcomes(0)->set_next("nowhere");
  const absl::Status refused = world.Try(publish).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(refused), v1::PATH_INVALID);
  EXPECT_EQ(RefusalOf(refused)->violations_size(), 1);
}

}  // namespace
}  // namespace noordster::engine::decide_definitions_test
