// SPDX-License-Identifier: EUPL-1.2
// The goals, leads and covenants of a programme.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/base/limits.h"
#include "tests/engine/programme/programme_world.h"

namespace noordster::engine::registers_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kDeal[] = "programmes/p/covenants/deal";

class RegistersTest : public ::testing::Test {
 protected:
  v1::ErrorReason Refused(const Command& command) {
    const absl::Status status = world_.Try(command).status();
    return status.ok() ? v1::ERROR_REASON_UNSPECIFIED : ReasonOf(status);
  }

  SignCovenant Signing(int32_t place, const std::string& partner) {
    SignCovenant sign;
    sign.covenant = kDeal;
    sign.signature.set_place(place);
    sign.signature.set_partner(InProgramme("partners/" + partner));
    return sign;
  }

  World world_;
};

TEST_F(RegistersTest, GoalsContributeToChallengesAndToGoals) {
  world_.Do(Goal("kansen", {"challenges/a"}));
  world_.Do(Goal("taal", {"goals/kansen", "challenges/b"}));
  const auto& nodes = world_.Get("programmes/p").programme().goals();
  ASSERT_EQ(nodes.size(), 2);
  EXPECT_EQ(nodes[1].goal(), "taal");
  EXPECT_THAT(nodes[1].contributes_to(), ElementsAre("kansen"));
}

TEST_F(RegistersTest, ANetworkKeepsTheEtagOfItsProgramme) {
  const int64_t revision = world_.Get("programmes/p").revision();
  world_.Do(Goal("kansen", {"challenges/a"}));
  EXPECT_EQ(world_.Get("programmes/p").revision(), revision);
}

TEST_F(RegistersTest, AChangeOfTheProgrammeKeepsItsNetwork) {
  world_.Do(Goal("kansen", {"challenges/a"}));
  Define programme;
  programme.record = world_.Get("programmes/p");
  programme.record.mutable_programme()->clear_goals();
  programme.record.mutable_programme()->set_start_year(2021);
  world_.Do(programme);
  EXPECT_EQ(world_.Get("programmes/p").programme().start_year(), 2021);
  EXPECT_EQ(world_.Get("programmes/p").programme().goals_size(), 1);
}

TEST_F(RegistersTest, AGoalThatWouldContributeToItselfIsRefusedWithTheCircle) {
  world_.Do(Goal("kansen", {"challenges/a"}));
  world_.Do(Goal("school", {"goals/kansen"}));
  world_.Do(Goal("taal", {"goals/school"}));
  const absl::Status refused = world_.Try(Goal("kansen", {"goals/taal"}, false)).status();
  EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT);
  EXPECT_THAT(std::string(refused.message()), HasSubstr("kansen -> taal -> school -> kansen"));
  EXPECT_EQ(Refused(Goal("alone", {"goals/alone"})), v1::REFERENCE_UNFIT) << "also when it is new";
}

TEST_F(RegistersTest, WhatAGoalContributesToIsOfItsProgrammeAndIsThere) {
  EXPECT_EQ(Refused(Goal("new", {"challenges/none"})), v1::RESOURCE_NOT_FOUND);
  Define of_another = Goal("new", {});
  of_another.record.mutable_goal()->add_contributes_to("programmes/other/challenges/a");
  EXPECT_EQ(Refused(of_another), v1::REFERENCE_UNFIT) << "there or not";
}

TEST_F(RegistersTest, AProgrammeHasABoundOfGoals) {
  for (int i = 0; i < limits::kGoalsMax; ++i) {
    world_.Do(Goal(absl::StrCat("g", i), {"challenges/a"}));
  }
  EXPECT_EQ(Refused(Goal("more", {"challenges/a"})), v1::LIMIT_REACHED);
  world_.Do(Goal("g0", {"challenges/b"}, false));
}

TEST_F(RegistersTest, AFullNetworkFitsARecord) {
  noordster::internal::v1::Programme full;
  for (int i = 0; i < limits::kGoalsMax; ++i) {
    auto& node = *full.add_goals();
    node.set_goal(World::LongId('g'));
    for (int to = 0; to < 8; ++to) node.add_contributes_to(World::LongId('t'));
  }
  EXPECT_LT(full.ByteSizeLong() + 20'000, limits::kRecordBytesMax);
}

TEST_F(RegistersTest, WhoLeadsAChallengeIsKnown) {
  Define challenge;
  challenge.record.set_name("programmes/p/challenges/a");
  challenge.record.mutable_challenge()->add_leads("persons/1");
  EXPECT_EQ(Refused(challenge), v1::RESOURCE_NOT_FOUND);
  world_.Register("1");
  world_.Do(challenge);
}

// A code from a year to a year; 0: that year alone.
struct CodeOf {
  std::string code;
  int32_t year = 0;
  int32_t last_year = 0;
};

Define AreaWith(v1::Area::Kind kind, const std::vector<CodeOf>& codes) {
  Define area;
  area.create = true;
  area.record.set_name("areas/heuvel");
  area.record.mutable_area()->set_kind(kind);
  for (const CodeOf& each : codes) {
    auto& added = *area.record.mutable_area()->add_codes();
    added.set_code(each.code);
    added.set_year(each.year);
    added.set_last_year(each.last_year);
  }
  return area;
}

TEST_F(RegistersTest, AnAreaHasOneCodeOfAYear) {
  const auto of = [](const std::vector<CodeOf>& codes) {
    return AreaWith(v1::Area::NEIGHBOURHOOD, codes);
  };
  const std::string one = "BU19160101";
  const std::string other = "BU19160102";
  for (const std::vector<CodeOf>& codes :
       {std::vector<CodeOf>{{one, 2021}, {other, 2021}},
        std::vector<CodeOf>{{one, 2020, 2022}, {other, 2022}},
        std::vector<CodeOf>{{other, 2022, 2024}, {one, 2020, 2022}},
        std::vector<CodeOf>{{one, 2020, 2025}, {other, 2022, 2023}},
        std::vector<CodeOf>{{one, 2021, 2020}}}) {
    const absl::Status refused = world_.Try(of(codes)).status();
    ASSERT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
    EXPECT_EQ(RefusalOf(refused)->violations(0).field(), "area.codes");
    EXPECT_THAT(RefusalOf(refused)->violations(0).description(), HasSubstr("last_year"));
  }
  world_.Do(of({{other, 2023, 2023}, {one, 2020, 2022}, {one, 2018}, {other, 2019}}));
}

TEST_F(RegistersTest, TheCodesOfAnAreaAreOfItsKind) {
  const std::string codes[] = {"GM1916", "WK191601", "BU19160101"};
  const struct {
    v1::Area::Kind kind;
    bool fits[3];
  } cases[] = {
      {v1::Area::MUNICIPALITY, {true, false, false}},
      {v1::Area::DISTRICT, {false, true, false}},
      {v1::Area::NEIGHBOURHOOD, {false, false, true}},
      {v1::Area::OTHER, {false, true, true}},
  };
  for (const auto& [kind, fits] : cases) {
    for (int i = 0; i < 3; ++i) {
      SCOPED_TRACE(absl::StrCat(v1::Area::Kind_Name(kind), " ", codes[i]));
      EXPECT_EQ(Refused(AreaWith(kind, {{codes[i], 2021}})),
                fits[i] ? v1::ERROR_REASON_UNSPECIFIED : v1::INVALID_FIELD);
    }
  }
}

TEST_F(RegistersTest, ACovenantHasPlacesBeforeItHasNames) {
  world_.Do(Covenant(33));
  world_.Do(Partner("welzijn"));
  world_.Do(Partner("school"));
  world_.Do(Signing(7, "welzijn"));
  world_.Do(Signing(2, "school"));
  const auto& signatures = world_.Get(kDeal).covenant().signatures();
  ASSERT_EQ(signatures.size(), 2);
  EXPECT_EQ(signatures[0].place(), 2);
  EXPECT_EQ(signatures[1].partner(), "programmes/p/partners/welzijn");
  EXPECT_EQ(Refused(Signing(34, "school")), v1::INVALID_FIELD);
  EXPECT_EQ(Refused(Signing(1, "none")), v1::RESOURCE_NOT_FOUND);
}

TEST_F(RegistersTest, APartnerStandsInOnePlaceAndThatChangesWithAReason) {
  world_.Do(Covenant(33));
  world_.Do(Partner("welzijn"));
  world_.Do(Partner("school"));
  world_.Do(Signing(7, "welzijn"));
  world_.WithReason(false);
  for (const SignCovenant& sign : {Signing(7, "school"), Signing(8, "welzijn")}) {
    EXPECT_THAT(BlockerReasons(world_.Try(sign).status()), ElementsAre(v1::REASON_REQUIRED));
  }
  world_.WithReason(true);
  world_.Do(Signing(8, "welzijn"));
  ASSERT_EQ(world_.Get(kDeal).covenant().signatures_size(), 1);
  EXPECT_EQ(world_.Get(kDeal).covenant().signatures(0).place(), 8);
  world_.Do(Signing(8, "school"));
  ASSERT_EQ(world_.Get(kDeal).covenant().signatures_size(), 1);
  EXPECT_EQ(world_.Get(kDeal).covenant().signatures(0).partner(), InProgramme("partners/school"));
}

TEST_F(RegistersTest, WhatIsSignedSoAlreadyChangesNothingAndAsksNoReason) {
  world_.Do(Covenant(33));
  world_.Do(Partner("welzijn"));
  SignCovenant sign = Signing(7, "welzijn");
  sign.signature.set_signed_date("2021-12-15");
  *sign.signature.mutable_role() = world_.Text();
  world_.Do(sign);
  SignCovenant again = sign;
  *again.signature.mutable_role() = world_.Text();
  EXPECT_THAT(BlockerReasons(world_.Try(again).status()), ElementsAre(v1::REASON_REQUIRED))
      << "another role, as far as the engine can tell";
  again.standing_role = sign.signature.role();
  const Decision nothing = world_.Do(again);
  EXPECT_TRUE(nothing.events.empty());
  EXPECT_THAT(nothing.erased_texts, ElementsAre(again.signature.role().id()));
  SignCovenant without_role = again;
  without_role.signature.clear_role();
  SignCovenant another_day = again;
  another_day.signature.set_signed_date("2021-12-16");
  for (const SignCovenant& other : {without_role, another_day}) {
    EXPECT_THAT(BlockerReasons(world_.Try(other).status()), ElementsAre(v1::REASON_REQUIRED));
  }
}

TEST_F(RegistersTest, APlaceBecomesUnnamedWithAReason) {
  world_.Do(Covenant(33));
  world_.Do(Partner("welzijn"));
  world_.Do(Partner("school"));
  world_.Do(Signing(7, "welzijn"));
  world_.Do(Signing(8, "school"));
  SignCovenant unname = Signing(7, "");
  unname.signature.clear_partner();
  EXPECT_THAT(BlockerReasons(world_.Try(unname).status()), ElementsAre(v1::REASON_REQUIRED));
  world_.WithReason(true);
  SignCovenant with_day = unname;
  with_day.signature.set_signed_date("2021-12-15");
  EXPECT_EQ(Refused(with_day), v1::INVALID_FIELD);
  world_.Do(unname);
  ASSERT_EQ(world_.Get(kDeal).covenant().signatures_size(), 1);
  EXPECT_EQ(world_.Get(kDeal).covenant().signatures(0).place(), 8);
  EXPECT_EQ(Refused(unname), v1::INVALID_FIELD) << "it is";
  world_.Do(Signing(7, "welzijn"));
}

TEST_F(RegistersTest, NobodySignedOnADayToCome) {
  world_.Do(Covenant(33));
  world_.Do(Partner("welzijn"));
  SignCovenant sign = Signing(1, "welzijn");
  sign.signature.set_signed_date("2023-11-15");
  EXPECT_THAT(BlockerReasons(world_.Try(sign).status()), ElementsAre(v1::DATE_IN_FUTURE));
  sign.signature.set_signed_date("2023-11-14");
  world_.Do(sign);
}

TEST_F(RegistersTest, ACovenantThatChangesKeepsWhoSigned) {
  world_.Do(Covenant(33));
  world_.Do(Partner("welzijn"));
  world_.Do(Signing(30, "welzijn"));
  EXPECT_EQ(Refused(Covenant(29, false)), v1::INVALID_FIELD);
  world_.Do(Covenant(30, false));
  EXPECT_EQ(world_.Get(kDeal).covenant().signatures_size(), 1);
}

}  // namespace
}  // namespace noordster::engine::registers_test
