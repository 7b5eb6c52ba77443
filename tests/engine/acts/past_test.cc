// SPDX-License-Identifier: EUPL-1.2
// A plan is registered with what a source says happened to it: what is refused, and the records
// that result.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::past_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PastHistory;
using noordster::internal::v1::PastTreatment;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kPast[] = "programmes/p/plans/past";

class PastTest : public ::testing::Test {
 protected:
  // Publishes the path; the municipality lives on 14 November 2023.
  PastTest() {
    world_.StartPlan();
    world_.set_plan(kPast);
  }

  PastTreatment Treatment(const std::string& stage, const std::string& outcome,
                          const std::string& earliest, const std::string& latest) {
    PastTreatment treatment;
    treatment.set_stage(stage);
    treatment.set_outcome(outcome);
    treatment.mutable_date()->set_earliest(earliest);
    treatment.mutable_date()->set_latest(latest);
    return treatment;
  }

  CreatePlan With(const std::vector<PastTreatment>& treatments) {
    CreatePlan create;
    create.name = kPast;
    create.plan.set_path_version("paths/path/versions/1");
    *create.plan.mutable_title() = world_.Text();
    PastHistory& past = *create.plan.mutable_past();
    *past.mutable_source() = world_.Text();
    *past.mutable_treatments() = {treatments.begin(), treatments.end()};
    return create;
  }

  // From work to the board, the last two in the same month.
  std::vector<PastTreatment> ToBoard() {
    return {Treatment("work", "ready", "2021-01-01", "2021-03-31"),
            Treatment("consult", "with-remarks", "2021-05-01", "2021-05-31"),
            Treatment("board", "adopted", "2021-05-04", "2021-05-04")};
  }

  World world_;
};

TEST_F(PastTest, WhatDoesNotFollowThePathIsRefusedByField) {
  struct Row {
    const char* what;
    std::function<void(std::vector<PastTreatment>&)> change;
    std::vector<std::string> faults;
  };
  const Row rows[] = {
      {"a stage that is not there",
       [](auto& past) { past[1].set_stage("committee"); },
       {"plan.past.treatments[1].stage: 'committee' is no stage of the path"}},
      {"an outcome that is not there",
       [](auto& past) { past[1].set_outcome("agreed"); },
       {"plan.past.treatments[1].outcome: stage 'consult' knows no outcome 'agreed'"}},
      {"a stage left out",
       [](auto& past) { past.erase(past.begin() + 1); },
       {"plan.past.treatments[1].stage: 'ready' led to 'consult'"}},
      {"another way",
       [](auto& past) { past[1].set_outcome("not-recognised"); },
       {"plan.past.treatments[2].stage: 'not-recognised' led to 'work'"}},
      {"something after the end",
       [this](auto& past) {
         past.push_back(Treatment("college", "rejected", "2021-06-01", "2021-06-01"));
         past.push_back(Treatment("raad", "adopted", "2021-07-01", "2021-07-01"));
       },
       {"plan.past.treatments[4].stage: the plan had ended with 'rejected'"}},
      {"two faults at once",
       [](auto& past) {
         past[1].set_stage("board");
         past[1].set_outcome("deferred");
         past[2].set_outcome("noted");
       },
       {"plan.past.treatments[1].stage: 'ready' led to 'consult'",
        "plan.past.treatments[2].outcome: stage 'board' knows no outcome 'noted'"}},
  };
  for (const Row& row : rows) {
    std::vector<PastTreatment> past = ToBoard();
    row.change(past);
    const absl::Status refused = world_.Try(With(past)).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition) << row.what;
    EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT) << row.what;
    std::vector<std::string> faults;
    const Refusal refusal = RefusalOf(refused).value_or(Refusal());
    for (const auto& fault : refusal.violations()) {
      faults.push_back(absl::StrCat(fault.field(), ": ", fault.description()));
    }
    EXPECT_EQ(faults, row.faults) << row.what;
  }
  EXPECT_TRUE(world_.Try(With(ToBoard())).ok());
}

TEST_F(PastTest, WhatIsStillToComeOrCameBeforeItsTimeIsRefusedByDay) {
  struct Row {
    const char* earliest;
    const char* latest;
    std::vector<std::string> blocked;
  };
  const Row rows[] = {
      {"2021-05-01", "2021-05-31", {}},
      {"2023-11-14", "2023-11-14", {}},
      // It happened, within a period that is not over.
      {"2023-11-01", "2023-11-30", {}},
      {"2023-11-15", "2023-11-30", {"DATE_IN_FUTURE board 2023-11-14"}},
      // Their dates may overlap; but what ended before the other began did not come after it.
      {"2021-04-01", "2021-05-01", {}},
      {"2021-04-01", "2021-04-30", {"DATE_BEFORE_EARLIER_STEP board 2021-05-01"}},
  };
  for (const Row& row : rows) {
    std::vector<PastTreatment> past = ToBoard();
    past[2] = Treatment("board", "adopted", row.earliest, row.latest);
    const absl::Status status = world_.Try(With(past)).status();
    std::vector<std::string> blocked;
    const Refusal refusal = RefusalOf(status).value_or(Refusal());
    for (const v1::Blocker& blocker : refusal.blockers()) {
      blocked.push_back(absl::StrCat(v1::ErrorReason_Name(blocker.reason()), " ", blocker.stage(),
                                     " ", blocker.subject()));
      EXPECT_EQ(blocker.lifter(), v1::PROGRAMME_SECRETARY);
    }
    EXPECT_EQ(status.ok(), row.blocked.empty()) << row.earliest << " " << status;
    EXPECT_EQ(blocked, row.blocked) << row.earliest;
  }
}

TEST_F(PastTest, EveryTreatmentIsAStepWithItsDecisionAndThePlanTravelsOn) {
  std::vector<PastTreatment> treatments = ToBoard();
  treatments[2].set_manner(v1::Decision::UNANIMOUS);
  *treatments[2].mutable_words() = world_.Text();
  const CreatePlan create = With(treatments);
  const Decision decision = world_.Do(create);
  std::vector<Event::KindCase> kinds;
  for (const Event& event : decision.events) kinds.push_back(event.kind_case());
  EXPECT_THAT(kinds, ElementsAre(Event::kPlanCreated, Event::kStepOpened, Event::kOutcomeRecorded,
                                 Event::kStepOpened, Event::kOutcomeRecorded, Event::kStepOpened,
                                 Event::kOutcomeRecorded, Event::kStepOpened));
  EXPECT_EQ(decision.events[4].outcome_recorded().audience(), v1::PARTNERS);
  const auto& plan = world_.plan();
  EXPECT_EQ(plan.state(), v1::Plan::RUNNING);
  EXPECT_EQ(plan.stage(), "college");
  EXPECT_EQ(plan.open_step(), 4);
  EXPECT_EQ(plan.last_decision(), 3);
  EXPECT_EQ(plan.past().treatments_size(), 3);
  // The source tells of remarks, not which.
  EXPECT_THAT(plan.open_remarks(), IsEmpty());
  ASSERT_THAT(plan.stage_outcomes(), SizeIs(3));
  EXPECT_EQ(plan.stage_outcomes(1).kind(), v1::RECOGNISED_WITH_REMARKS);
  for (int32_t number = 1; number <= 3; ++number) {
    const auto& step = world_.Get(StepName(kPast, number)).step();
    EXPECT_EQ(step.state(), v1::Step::CLOSED);
    EXPECT_EQ(step.decision(), number);
    const auto& made = world_.Get(DecisionName(kPast, number)).decision();
    EXPECT_EQ(made.step(), number);
    EXPECT_EQ(made.state(), v1::Decision::RECORDED);
    EXPECT_EQ(made.source().id(), create.plan.past().source().id());
    EXPECT_EQ(made.body(), step.body());
    EXPECT_EQ(made.plan_version(), 0);
  }
  // A period is kept as such; a day is a day as well.
  const auto& consulted = world_.Get(DecisionName(kPast, 2)).decision();
  EXPECT_EQ(consulted.decided_date(), "");
  EXPECT_EQ(consulted.decided_period().earliest(), "2021-05-01");
  EXPECT_FALSE(consulted.has_reason());
  const auto& adopted = world_.Get(DecisionName(kPast, 3)).decision();
  EXPECT_EQ(adopted.decided_date(), "2021-05-04");
  EXPECT_EQ(adopted.manner(), v1::Decision::UNANIMOUS);
  EXPECT_EQ(adopted.effect(), v1::INTERNAL);
  EXPECT_EQ(adopted.next_stage(), "college");
  EXPECT_EQ(adopted.reason().id(), create.plan.past().treatments(2).words().id());
  EXPECT_EQ(plan.last_decided_date(), "2021-05-04");
}

TEST_F(PastTest, ACouncilOfThePastWaitsForNoConfirmationAndAnEndIsAnEnd) {
  world_.Do(With({Treatment("raad", "adopted", "2021-11-01", "2021-11-30"),
                  Treatment("delivery", "completed", "2023-10-01", "2023-10-31")}));
  EXPECT_EQ(world_.plan().state(), v1::Plan::FINISHED);
  EXPECT_EQ(world_.plan().open_step(), 0);
  EXPECT_EQ(world_.plan().steps(), 2);
  EXPECT_EQ(world_.Get(DecisionName(kPast, 1)).decision().state(), v1::Decision::RECORDED);
  EXPECT_FALSE(world_.Has(StepName(kPast, 3)));
}

TEST_F(PastTest, WhatPutsOffSaysNothingOfAStage) {
  world_.Do(With({Treatment("raad", "not-treated", "2021-09-01", "2021-09-30"),
                  Treatment("raad", "sent-back", "2021-10-01", "2021-10-31")}));
  EXPECT_EQ(world_.plan().stage(), "college");
  EXPECT_THAT(world_.plan().stage_outcomes(), IsEmpty());
  EXPECT_EQ(world_.plan().last_decision(), 2);
}

TEST_F(PastTest, APlanWithAPastTakesPartInEverythingAfterIt) {
  world_.WithReason(true);
  world_.Do(With(ToBoard()));
  RecordOutcome agreed = world_.Outcome("agreed");
  agreed.decided_date = "2021-05-03";
  EXPECT_THAT(BlockerReasons(world_.Try(agreed).status()),
              ElementsAre(v1::DATE_BEFORE_EARLIER_STEP));
  agreed.decided_date = "2021-05-04";
  world_.Do(agreed);
  EXPECT_EQ(world_.plan().stage(), "raad");
  world_.Do(ReverseOutcome{DecisionName(kPast, 3), true});
  EXPECT_EQ(world_.plan().stage(), "board");
  EXPECT_EQ(world_.plan().last_decided_date(), "2021-05-01");
}

TEST_F(PastTest, AnotherPastIsNotToldLater) {
  world_.Do(With(ToBoard()));
  UpdatePlan update{kPast, With(ToBoard()).plan, true};
  const absl::Status refused = world_.Try(update).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(refused), v1::REFERENCE_UNFIT);
  EXPECT_EQ(RefusalOf(refused)->details(0).value(), "plan.past");
  EXPECT_EQ(ReasonOf(world_.Try(update, "\"1\"").status()), v1::ETAG_MISMATCH);
  update.tells_another_past = false;
  world_.Do(update);
  EXPECT_EQ(world_.plan().past().treatments_size(), 3);
}

}  // namespace
}  // namespace noordster::engine::past_test
