// SPDX-License-Identifier: EUPL-1.2
// Earlier decisions that an outcome supplements or carries out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::relations_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Relation = v1::DecisionRelation;

class RelationsTest : public ::testing::Test {
 protected:
  // Plan "q" stands before the council; "r" before the programme board.
  RelationsTest() {
    world().BringTo("raad");
    CreatePlan create;
    create.name = kOther;
    create.plan.set_path_version("paths/path/versions/1");
    *create.plan.mutable_title() = world().Text();
    create.plan.add_challenges("programmes/p/challenges/a");
    world().Do(create);
    world().set_plan(kOther);
    world().BringTo("board");
    world().set_plan(World::kPlan);
  }

  World& world() { return chamber_.world(); }

  RecordOutcome Adopting(const std::string& decision, Relation::Kind kind = Relation::CARRIES_OUT) {
    RecordOutcome outcome = world().Outcome("adopted");
    auto& relation = outcome.relations.emplace_back();
    relation.set_kind(kind);
    relation.set_decision(decision);
    return outcome;
  }

  static constexpr char kOther[] = "programmes/p/plans/r";

  Chamber chamber_;
};

TEST_F(RelationsTest, ADecisionSaysWhichEarlierOnesItGoesBackTo) {
  RecordOutcome outcome = Adopting(DecisionName(kOther, 1), Relation::SUPPLEMENTS);
  auto& own = outcome.relations.emplace_back();
  own.set_kind(Relation::CARRIES_OUT);
  own.set_decision(DecisionName(World::kPlan, 3));
  world().Do(outcome);
  const auto& made = world().Get(DecisionName(World::kPlan, 5)).decision();
  ASSERT_EQ(made.relations_size(), 2);
  EXPECT_EQ(made.relations(0).kind(), Relation::SUPPLEMENTS);
  EXPECT_EQ(made.relations(0).decision(), DecisionName(kOther, 1));
  EXPECT_EQ(made.relations(1).decision(), DecisionName(World::kPlan, 3));
}

TEST_F(RelationsTest, ItMustExistAndIsNamedOnce) {
  EXPECT_THAT(chamber_.Barred(Adopting(DecisionName(kOther, 9))),
              ElementsAre("RESOURCE_NOT_FOUND"));
  RecordOutcome twice = Adopting(DecisionName(kOther, 1));
  twice.relations.push_back(twice.relations.front());
  twice.relations.back().set_kind(Relation::SUPPLEMENTS);
  const absl::Status refused = world().Try(twice).status();
  EXPECT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
  EXPECT_EQ(refused.message(),
            "relations[1].decision: programmes/p/plans/r/decisions/1 stands twice");
}

TEST_F(RelationsTest, OneOfAnotherProgrammeIsRefusedWhetherItExistsOrNot) {
  const absl::Status refused = world().Try(Adopting("programmes/x/plans/q/decisions/1")).status();
  EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT);
  EXPECT_EQ(refused.message(), "programmes/x/plans/q/decisions/1 is of another programme");
}

TEST_F(RelationsTest, ItMustStand) {
  world().set_plan(kOther);
  world().Do(ReverseOutcome{DecisionName(kOther, 2), false});
  world().set_plan(World::kPlan);
  const absl::Status reversed = world().Try(Adopting(DecisionName(kOther, 2))).status();
  EXPECT_EQ(ReasonOf(reversed), v1::REFERENCE_UNFIT);
  EXPECT_EQ(reversed.message(), "programmes/p/plans/r/decisions/2 was reversed");
  EXPECT_THAT(chamber_.Barred(Adopting(DecisionName(kOther, 1))), IsEmpty());
}

TEST_F(RelationsTest, OneThatAnotherTookThePlaceOfNoLongerStands) {
  world().set_plan(kOther);
  world().BringTo("board");
  RecordOutcome told = world().Outcome("adopted");
  told.source = world().Text();
  world().Do(told);
  const std::string replaced = DecisionName(kOther, 3);
  world().Do(ReconsiderDecision{replaced});
  world().Do(world().Outcome("adopted"));
  world().set_plan(World::kPlan);
  ASSERT_EQ(world().Get(replaced).decision().state(), v1::Decision::REPLACED);
  EXPECT_EQ(world().Try(Adopting(replaced)).status().message(),
            "programmes/p/plans/r/decisions/3 was replaced");
  EXPECT_THAT(chamber_.Barred(Adopting(DecisionName(kOther, 4))), IsEmpty());
}

TEST_F(RelationsTest, ItIsNotLater) {
  world().set_plan(kOther);
  RecordOutcome later = world().Outcome("adopted");
  later.decided_date = "2023-01-11";
  world().Do(later);
  world().set_plan(World::kPlan);
  EXPECT_EQ(world().Try(Adopting(DecisionName(kOther, 3))).status().message(),
            "programmes/p/plans/r/decisions/3 is later than 2023-01-10");
  RecordOutcome same_day = Adopting(DecisionName(kOther, 3));
  same_day.decided_date = "2023-01-11";
  EXPECT_THAT(chamber_.Barred(same_day), IsEmpty());
}

}  // namespace
}  // namespace noordster::engine::relations_test
