// SPDX-License-Identifier: EUPL-1.2
// Secrecy (Gemeentewet art. 87 to 89): which body imposes it on what, which lifts it, and what is
// under it meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/event_subject.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"
#include "tests/engine/world.h"

namespace noordster::engine::secrecy_rules_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string DecisionOf(int32_t number) { return DecisionName(World::kPlan, number); }
std::string VersionOf(int32_t number) { return VersionName(World::kPlan, number); }

// A plan at the board, with two remarks from the consultation; decision 2 opened them.
class SecrecyRulesTest : public ::testing::Test {
 protected:
  SecrecyRulesTest() {
    world_.StartPlan();
    world_.BringTo("consult");
    RecordOutcome remarks = world_.Outcome("with-remarks");
    remarks.remarks = {world_.Text(), world_.Text()};
    world_.Do(remarks);
  }

  ImposeSecrecy Impose(const std::string& part) const {
    return {part, v1::PRIVACY, kCouncil, kToday, ""};
  }

  std::vector<std::string> PartsNow() const {
    const auto& parts = world_.plan().secret_parts();
    return {parts.begin(), parts.end()};
  }

  static v1::ErrorReason ReasonOfTry(const absl::StatusOr<Decision>& tried) {
    return ReasonOf(tried.status());
  }

  // Bodies of the world are named after their kinds.
  static constexpr char kCouncil[] = "bodies/b1";
  static constexpr char kExecutive[] = "bodies/b2";
  static constexpr char kToday[] = "2023-01-10";
  World world_;
};

TEST_F(SecrecyRulesTest, ADecisionIsSecretWithTheFollowUpsItOpened) {
  world_.Do(Impose(DecisionOf(2)));
  EXPECT_THAT(PartsNow(), ElementsAre("decisions/2", "followUps/1", "followUps/2"));
  const auto& order = world_.Get(DecisionOf(2)).decision().secrecy();
  EXPECT_EQ(order.ground(), v1::PRIVACY);
  EXPECT_EQ(order.body(), kCouncil);
  EXPECT_EQ(order.lifter(), kCouncil);
  EXPECT_EQ(order.imposed_date(), kToday);
}

TEST_F(SecrecyRulesTest, AnotherDecisionLeavesThoseFollowUpsAlone) {
  world_.Do(Impose(DecisionOf(1)));
  EXPECT_THAT(PartsNow(), ElementsAre("decisions/1"));
  world_.Do(Impose(VersionOf(1)));
  EXPECT_THAT(PartsNow(), UnorderedElementsAre("decisions/1", "versions/1"));
}

TEST_F(SecrecyRulesTest, WhatIsLiftedIsSecretNoMoreAndCanBecomeSoAgain) {
  world_.Do(Impose(DecisionOf(2)));
  world_.Do(Impose(VersionOf(1)));
  world_.Do(LiftSecrecy{DecisionOf(2), kToday});
  EXPECT_THAT(PartsNow(), ElementsAre("versions/1"));
  EXPECT_EQ(world_.Get(DecisionOf(2)).decision().secrecy().lifted_date(), kToday);
  world_.Do(Impose(DecisionOf(2)));
  EXPECT_EQ(world_.Get(DecisionOf(2)).decision().secrecy().lifted_date(), "");
  EXPECT_EQ(PartsNow().size(), 4u);
  EXPECT_EQ(BodyBehind(world_.Try(LiftSecrecy{VersionOf(1), kToday})->events[0]), kCouncil);
  for (const std::string& part : {DecisionOf(2), VersionOf(1)}) {
    world_.Do(LiftSecrecy{part, kToday});
  }
  EXPECT_THAT(PartsNow(), IsEmpty());
}

TEST_F(SecrecyRulesTest, ItHoldsAfterThePlanEnded) {
  world_.WithReason(true);
  world_.Do(WithdrawPlan{World::kPlan, kToday});
  world_.Do(Impose(DecisionOf(2)));
  world_.Do(LiftSecrecy{DecisionOf(2), kToday});
}

TEST_F(SecrecyRulesTest, OnlyCouncilCommitteeAndExecutiveImposeIt) {
  for (int kind = 1; kind <= v1::BodyKind_MAX; ++kind) {
    ImposeSecrecy impose = Impose(DecisionOf(2));
    impose.body = absl::StrCat("bodies/b", kind);
    ASSERT_EQ(world_.Get(impose.body).body().kind(), kind);
    const bool may = kind == v1::COUNCIL || kind == v1::COUNCIL_COMMITTEE || kind == v1::EXECUTIVE;
    const auto tried = world_.Try(impose);
    EXPECT_EQ(tried.ok(), may) << kind;
    if (!may) {
      EXPECT_EQ(ReasonOfTry(tried), v1::REFERENCE_UNFIT);
    }
  }
}

TEST_F(SecrecyRulesTest, WhoImposesItLiftsItOrTheCouncil) {
  ImposeSecrecy impose = Impose(DecisionOf(2));
  impose.body = kExecutive;
  impose.lifter = kCouncil;
  const absl::StatusOr<Decision> shared = world_.Try(impose);
  ASSERT_TRUE(shared.ok()) << shared.status();
  EXPECT_EQ(shared->events[0].secrecy_imposed().order().lifter(), kCouncil);
  EXPECT_EQ(BodyBehind(shared->events[0]), kExecutive);
  impose.lifter = kExecutive;
  EXPECT_TRUE(world_.Try(impose).ok());
  impose.body = kCouncil;
  EXPECT_EQ(ReasonOfTry(world_.Try(impose)), v1::REFERENCE_UNFIT);
  impose.lifter = "bodies/unknown";
  EXPECT_EQ(ReasonOfTry(world_.Try(impose)), v1::RESOURCE_NOT_FOUND);
}

TEST_F(SecrecyRulesTest, WhatCannotBeIsRefusedAndSaysWhy) {
  EXPECT_EQ(ReasonOfTry(world_.Try(Impose(DecisionOf(9)))), v1::RESOURCE_NOT_FOUND);
  EXPECT_EQ(ReasonOfTry(world_.Try(LiftSecrecy{DecisionOf(9), kToday})), v1::RESOURCE_NOT_FOUND);
  EXPECT_EQ(ReasonOfTry(world_.Try(Impose(DecisionOf(2)), "\"1\"")), v1::ETAG_MISMATCH);
  ImposeSecrecy ahead = Impose(DecisionOf(2));
  ahead.imposed_date = "2024-01-01";
  EXPECT_EQ(ReasonOfTry(world_.Try(ahead)), v1::DATE_IN_FUTURE);
  EXPECT_EQ(ReasonOfTry(world_.Try(LiftSecrecy{DecisionOf(2), kToday})), v1::NOT_SECRET);
  world_.Do(Impose(DecisionOf(2)));
  EXPECT_EQ(ReasonOfTry(world_.Try(Impose(DecisionOf(2)))), v1::UNDER_SECRECY);
  EXPECT_EQ(ReasonOfTry(world_.Try(LiftSecrecy{DecisionOf(2), "2023-01-09"})),
            v1::DATE_BEFORE_EARLIER_STEP);
  EXPECT_EQ(ReasonOfTry(world_.Try(LiftSecrecy{DecisionOf(2), "2024-01-01"})), v1::DATE_IN_FUTURE);
  world_.Do(LiftSecrecy{DecisionOf(2), kToday});
  EXPECT_EQ(ReasonOfTry(world_.Try(LiftSecrecy{DecisionOf(2), kToday})), v1::NOT_SECRET);
}

TEST_F(SecrecyRulesTest, ADecisionReachesOverABoundedNumberOfFollowUps) {
  const auto open = [this](int32_t number) {
    Event opened;
    opened.mutable_follow_up_opened()->set_plan(World::kPlan);
    auto& follow_up = *opened.mutable_follow_up_opened()->mutable_follow_up();
    follow_up.set_number(number);
    follow_up.set_kind(v1::FollowUp::REMARK);
    follow_up.set_decision(2);
    world_.Replay(opened);
  };
  // Two are there.
  for (int32_t number = 3; number <= limits::kReachedFollowUpsMax; ++number) open(number);
  const absl::StatusOr<Decision> most = world_.Try(Impose(DecisionOf(2)));
  ASSERT_TRUE(most.ok()) << most.status();
  EXPECT_EQ(most->events[0].secrecy_imposed().order().follow_ups_size(),
            limits::kReachedFollowUpsMax);
  open(limits::kReachedFollowUpsMax + 1);
  EXPECT_EQ(ReasonOfTry(world_.Try(Impose(DecisionOf(2)))), v1::LIMIT_REACHED);
}

TEST_F(SecrecyRulesTest, APlanHasABoundedNumberOfSecretParts) {
  const auto impose_with = [this](int32_t follow_ups) {
    Event imposed;
    imposed.mutable_secrecy_imposed()->set_plan(World::kPlan);
    imposed.mutable_secrecy_imposed()->set_part(VersionOf(1));
    for (int32_t number = 1; number <= follow_ups; ++number) {
      imposed.mutable_secrecy_imposed()->mutable_order()->add_follow_ups(
          FollowUpName(World::kPlan, 1000 + number));
    }
    world_.Replay(imposed);
  };
  // Decision 2 adds three: itself and the two it opened.
  impose_with(limits::kSecretPartsMax - 4);
  EXPECT_TRUE(world_.Try(Impose(DecisionOf(2))).ok());
  impose_with(0);
  EXPECT_EQ(ReasonOfTry(world_.Try(Impose(DecisionOf(2)))), v1::LIMIT_REACHED);
  EXPECT_TRUE(world_.Try(Impose(DecisionOf(1))).ok());
}

TEST_F(SecrecyRulesTest, WhatASecretDecisionSettlesLaterIsSecretToo) {
  world_.Do(Impose(DecisionOf(2)));
  world_.WithReason(true);
  world_.Do(SettleFollowUp{FollowUpName(World::kPlan, 1), v1::FollowUp::TAKEN_OVER});
  SecretParts parts;
  AddSecretParts(world_.Get(World::kPlan), parts);
  const Record shown = WithoutSecrets(world_.Get(FollowUpName(World::kPlan, 1)), parts);
  EXPECT_FALSE(shown.follow_up().has_text());
  EXPECT_FALSE(shown.follow_up().has_settlement_reason());
  EXPECT_EQ(shown.follow_up().settlement(), v1::FollowUp::TAKEN_OVER);
}

}  // namespace
}  // namespace noordster::engine::secrecy_rules_test
