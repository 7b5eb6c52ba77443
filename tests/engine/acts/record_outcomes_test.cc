// SPDX-License-Identifier: EUPL-1.2
// One act of a body on several plans: all or nothing, and everything in the way of each at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::record_outcomes_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RecordOutcomesTest : public ::testing::Test {
 protected:
  // Plans q, r and s at the same stage.
  RecordOutcomesTest() {
    world_.StartPlan();
    for (const char* id : {"r", "s"}) {
      CreatePlan create;
      create.name = Name(id);
      create.plan.set_path_version("paths/path/versions/1");
      *create.plan.mutable_title() = world_.Text();
      create.plan.add_challenges("programmes/p/challenges/a");
      world_.Do(create);
    }
  }

  static std::string Name(const std::string& id) { return absl::StrCat("programmes/p/plans/", id); }

  const noordster::internal::v1::Plan& PlanOf(const std::string& id) {
    return world_.Get(Name(id)).plan();
  }

  void BringAllTo(const std::string& stage) {
    for (const char* id : {"q", "r", "s"}) {
      world_.set_plan(Name(id));
      world_.BringTo(stage);
    }
  }

  // The same outcome for these plans, as it should be for each.
  RecordOutcomes Together(const std::string& outcome, const std::vector<std::string>& ids) {
    RecordOutcomes command;
    command.programme = "programmes/p";
    for (const std::string& id : ids) {
      world_.set_plan(Name(id));
      command.outcomes.push_back(world_.Outcome(outcome));
    }
    return command;
  }

  // Plan, reason and subject of everything in the way.
  static std::vector<std::string> Blocked(const absl::Status& status) {
    std::vector<std::string> found;
    const Refusal refusal = RefusalOf(status).value_or(Refusal());
    for (const v1::Blocker& blocker : refusal.blockers()) {
      found.push_back(absl::StrCat(IdOf(blocker.plan()), " ",
                                   v1::ErrorReason_Name(blocker.reason()), " ", blocker.subject()));
    }
    return found;
  }

  // Field and words of every violation.
  static std::vector<std::string> Faults(const absl::Status& status) {
    std::vector<std::string> found;
    const Refusal refusal = RefusalOf(status).value_or(Refusal());
    for (const auto& fault : refusal.violations()) {
      found.push_back(absl::StrCat(fault.field(), ": ", fault.description()));
    }
    return found;
  }

  World world_;
};

TEST_F(RecordOutcomesTest, AllOfThemMoveOnInOneActInTheOrderOfTheRequest) {
  BringAllTo("board");
  const Decision decision = world_.Do(Together("adopted", {"s", "q", "r"}));
  EXPECT_EQ(decision.resource, "programmes/p");
  std::vector<std::string> plans;
  for (const Event& event : decision.events) {
    if (event.has_outcome_recorded()) plans.push_back(event.outcome_recorded().plan());
  }
  EXPECT_THAT(plans, ElementsAre(Name("s"), Name("q"), Name("r")));
  for (const char* id : {"q", "r", "s"}) EXPECT_EQ(PlanOf(id).stage(), "college") << id;
}

// Scenario (e).
TEST_F(RecordOutcomesTest, OfThreePlansOneBlockedNoneMovesAndTheBlockerNamesItsPlan) {
  BringAllTo("consult");
  RecordOutcomes with_remarks = Together("with-remarks", {"r"});
  with_remarks.outcomes[0].remarks = {world_.Text(), world_.Text()};
  world_.Do(with_remarks);
  world_.Do(Together("recognised", {"q", "s"}));
  const size_t events = world_.events().size();
  const absl::Status refused = world_.Try(Together("adopted", {"q", "r", "s"})).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(refused), v1::GUARDS_UNMET);
  EXPECT_THAT(Blocked(refused), ElementsAre("r GUARDS_UNMET "));
  EXPECT_THAT(RefusalOf(refused)->blockers(0).numbers(), ElementsAre(1, 2));
  EXPECT_EQ(RefusalOf(refused)->blockers(0).lifter(), v1::PROGRAMME_SECRETARY);
  EXPECT_EQ(world_.events().size(), events);
  // Without it the others can.
  EXPECT_TRUE(world_.Try(Together("adopted", {"q", "s"})).ok());
}

TEST_F(RecordOutcomesTest, EverythingInTheWayOfEachIsSaidInTheOrderOfTheRequest) {
  world_.set_plan(Name("r"));
  world_.BringTo("consult");
  world_.set_plan(Name("q"));
  world_.Do(world_.Version({"plan"}));
  RecordOutcomes command = Together("ready", {"s", "r", "q"});
  command.outcomes[0].body = "bodies/b2";
  command.outcomes[0].confirmations.clear();
  command.outcomes[2].decided_date = "2023-11-15";
  EXPECT_THAT(Blocked(world_.Try(command).status()),
              ElementsAre(absl::StrCat("s WRONG_BODY ", IdOf(world_.plan().open_body())),
                          "s GUARDS_UNMET ", "s GUARDS_UNMET budget", "s GUARDS_UNMET sent",
                          // Its stage knows no such outcome.
                          "r OUTCOME_UNKNOWN ready", "q DATE_IN_FUTURE 2023-11-14",
                          "q GUARDS_UNMET budget"));
}

TEST_F(RecordOutcomesTest, AStepThatIsClosedOrAPlanThatEndedIsNamedToo) {
  BringAllTo("board");
  RecordOutcomes command = Together("adopted", {"q", "r", "s"});
  world_.set_plan(Name("q"));
  world_.Do(world_.Outcome("adopted"));
  world_.WithReason(true);
  world_.Do(WithdrawPlan{Name("s"), "2023-01-10"});
  EXPECT_THAT(Blocked(world_.Try(command).status()),
              ElementsAre("q STEP_NOT_OPEN adopted", "s PLAN_ENDED adopted"));
}

TEST_F(RecordOutcomesTest, APlanTwiceOrOfAnotherProgrammeIsAFaultOfTheRequest) {
  Define programme;
  programme.create = true;
  programme.record.set_name("programmes/other");
  programme.record.mutable_programme();
  world_.Do(programme);
  RecordOutcomes command = Together("ready", {"q", "r", "q"});
  command.outcomes[1].step = "programmes/other/plans/q/steps/1";
  const absl::Status refused = world_.Try(command).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(refused), v1::INVALID_FIELD);
  EXPECT_THAT(Faults(refused),
              ElementsAre("treatments[1].step: is of another programme than programmes/p",
                          "treatments[2].step: programmes/p/plans/q stands twice"));
  EXPECT_THAT(Blocked(refused), IsEmpty());
}

TEST_F(RecordOutcomesTest, AProgrammeAPlanOrAJudgeThatIsNotThereIsNotFound) {
  RecordOutcomes command = Together("ready", {"q"});
  command.programme = "programmes/none";
  EXPECT_EQ(ReasonOf(world_.Try(command).status()), v1::RESOURCE_NOT_FOUND);
  command = Together("ready", {"q", "r"});
  command.outcomes[1].step = StepName(Name("none"), 1);
  const absl::Status refused = world_.Try(command).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(RefusalOf(refused)->details(0).value(), StepName(Name("none"), 1));
}

TEST_F(RecordOutcomesTest, APlanWithoutRoomIsNamed) {
  BringAllTo("consult");
  world_.set_plan(Name("r"));
  for (int i = 0; i < 200; ++i) world_.OpenFollowUp(v1::FollowUp::REMARK);
  RecordOutcomes command = Together("with-remarks", {"q", "r"});
  for (RecordOutcome& outcome : command.outcomes) outcome.remarks = {world_.Text()};
  const absl::Status refused = world_.Try(command).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(refused), v1::LIMIT_REACHED);
  const Refusal refusal = RefusalOf(refused).value_or(Refusal());
  std::vector<std::string> details;
  for (const auto& detail : refusal.details()) {
    details.push_back(absl::StrCat(detail.key(), " ", detail.value()));
  }
  EXPECT_THAT(details, ElementsAre("limit follow_ups", absl::StrCat("resource ", Name("r"))));
}

}  // namespace
}  // namespace noordster::engine::record_outcomes_test
