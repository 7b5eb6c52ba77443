// SPDX-License-Identifier: EUPL-1.2
// The life of a plan over the API: the ways it can go, and what each leaves behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/worklist_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::plan_life_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PlanLifeTest : public ::testing::Test {
 protected:
  PlanLifeTest() : town_(server_.client()) {
    town_.Build();
    town_.StartPlan("q");
  }

  template <typename Request>
  Request Below(const std::string& plan = "q") {
    Request request;
    request.set_parent(Town::Plan(plan));
    return request;
  }

  std::vector<v1::Step> Steps() {
    const auto page =
        server_.client().Must(&v1::PlanService::Stub::ListSteps, Below<v1::ListStepsRequest>());
    return {page.steps().begin(), page.steps().end()};
  }

  std::vector<v1::Decision> Decisions() {
    const auto page = server_.client().Must(&v1::PlanService::Stub::ListDecisions,
                                            Below<v1::ListDecisionsRequest>());
    return {page.decisions().begin(), page.decisions().end()};
  }

  std::vector<v1::FollowUp> FollowUps() {
    const auto page = server_.client().Must(&v1::PlanService::Stub::ListFollowUps,
                                            Below<v1::ListFollowUpsRequest>());
    return {page.follow_ups().begin(), page.follow_ups().end()};
  }

  std::vector<v1::TimePathRow> TimePath() {
    v1::GetTimePathRequest request;
    request.set_name(Town::Plan("q"));
    const auto path = server_.client().Must(&v1::PlanService::Stub::GetTimePath, request);
    return {path.rows().begin(), path.rows().end()};
  }

  v1::SettleFollowUpRequest Settlement(int number, v1::FollowUp::Settlement how) {
    v1::SettleFollowUpRequest request;
    request.set_name(Town::Plan(absl::StrCat("q/followUps/", number)));
    request.set_settlement(how);
    request.set_reason("Verwerkt in versie 2");
    return request;
  }

  // Visited stages, in order.
  std::vector<std::string> Stages() {
    std::vector<std::string> stages;
    for (const v1::Step& step : Steps()) stages.push_back(step.stage());
    return stages;
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(PlanLifeTest, APlanStartsAtTheFirstStageOfItsPath) {
  const v1::Plan plan = town_.Get("q");
  EXPECT_EQ(plan.name(), Town::Plan("q"));
  EXPECT_EQ(plan.title(), "Plan q");
  EXPECT_EQ(plan.state(), v1::Plan::RUNNING);
  EXPECT_EQ(plan.stage(), "input");
  EXPECT_EQ(plan.open_step(), Town::Plan("q/steps/1"));
  EXPECT_EQ(plan.latest_version(), 0);
  EXPECT_EQ(plan.path_version(), Town::Name("paths/full/versions/1"));
  EXPECT_THAT(plan.challenges(), ElementsAre(Town::Name("programmes/noord/challenges/jeugd")));
  EXPECT_EQ(plan.create_time(), "2022-07-15T10:00:00Z");
  ASSERT_EQ(Steps().size(), 1u);
  EXPECT_EQ(Steps()[0].body(), Town::Name("bodies/office"));
  EXPECT_EQ(Steps()[0].state(), v1::Step::OPEN);
  EXPECT_EQ(Steps()[0].decision(), "");
  EXPECT_THAT(Decisions(), IsEmpty());
}

TEST_F(PlanLifeTest, StraightThroughEveryStageItFinishes) {
  town_.BringTo("q", "delivery");
  const v1::Plan plan = town_.Record("q", "completed");
  EXPECT_EQ(plan.state(), v1::Plan::FINISHED);
  EXPECT_EQ(plan.stage(), "");
  EXPECT_EQ(plan.open_step(), "");
  EXPECT_EQ(plan.open_follow_ups(), 0);
  EXPECT_THAT(Stages(),
              ElementsAre("input", "work", "consult", "board", "college", "raad", "delivery"));
  const std::vector<v1::Decision> decisions = Decisions();
  ASSERT_EQ(decisions.size(), 7u);
  const v1::LegalEffect effects[] = {v1::NONE,     v1::NONE,     v1::ADVICE, v1::INTERNAL,
                                     v1::PROPOSAL, v1::DECISION, v1::NONE};
  for (size_t i = 0; i < decisions.size(); ++i) {
    EXPECT_EQ(decisions[i].number(), static_cast<int>(i) + 1);
    EXPECT_EQ(decisions[i].step(), Steps()[i].name());
    EXPECT_EQ(decisions[i].body(), Steps()[i].body());
    EXPECT_EQ(Steps()[i].decision(), decisions[i].name());
    EXPECT_EQ(Steps()[i].state(), v1::Step::CLOSED);
    EXPECT_EQ(decisions[i].effect(), effects[i]) << decisions[i].stage();
    EXPECT_EQ(decisions[i].decided_date(), kDecidedDate);
    EXPECT_EQ(decisions[i].plan_version(), 1);
    EXPECT_EQ(decisions[i].next_stage(), i + 1 < decisions.size() ? Steps()[i + 1].stage() : "");
  }
  EXPECT_THAT(decisions[2].confirmations(), ElementsAre(kConfirmation));
  EXPECT_EQ(decisions[5].kind(), v1::ADOPTED);
}

TEST_F(PlanLifeTest, SentBackItComesAgainByTheSameWay) {
  town_.BringTo("q", "board");
  const v1::Plan plan =
      server_.client().Must(&v1::PlanService::Stub::SendBackStep, town_.SendBack("q")).plan();
  EXPECT_EQ(plan.stage(), "work");
  EXPECT_EQ(plan.open_step(), Town::Plan("q/steps/5"));
  const v1::Decision back = Decisions().back();
  EXPECT_EQ(back.kind(), v1::SENT_BACK);
  EXPECT_EQ(back.outcome(), "sent-back");
  EXPECT_EQ(back.effect(), v1::NONE);
  EXPECT_EQ(back.reason(), "De dekking ontbreekt");
  EXPECT_EQ(back.next_stage(), "work");
  town_.Freeze("q", {"plan", "begroting"});
  town_.BringTo("q", "college");
  EXPECT_THAT(Stages(), ElementsAre("input", "work", "consult", "board", "work", "consult", "board",
                                    "college"));
  EXPECT_EQ(Decisions().back().plan_version(), 2);
}

TEST_F(PlanLifeTest, DeferredTwiceItHasThreeStepsAtTheStage) {
  town_.BringTo("q", "raad");
  for (int step = 6; step <= 7; ++step) {
    const v1::Plan plan =
        server_.client().Must(&v1::PlanService::Stub::DeferStep, town_.Defer("q")).plan();
    EXPECT_EQ(plan.stage(), "raad");
    EXPECT_EQ(plan.open_step(), Town::Plan(absl::StrCat("q/steps/", step + 1)));
    EXPECT_EQ(Decisions().back().kind(), v1::DEFERRED);
    EXPECT_EQ(Decisions().back().step(), Town::Plan(absl::StrCat("q/steps/", step)));
  }
  EXPECT_EQ(town_.Record("q", "adopted").stage(), "delivery");
  EXPECT_THAT(Stages(), ElementsAre("input", "work", "consult", "board", "college", "raad", "raad",
                                    "raad", "delivery"));
}

// Scenario (f).
TEST_F(PlanLifeTest, DeferredTwiceAndSentBackOnceEveryVisitStaysInSight) {
  town_.BringTo("q", "board");
  for (int times = 0; times < 2; ++times) {
    server_.client().Must(&v1::PlanService::Stub::DeferStep, town_.Defer("q"));
  }
  server_.client().Must(&v1::PlanService::Stub::SendBackStep, town_.SendBack("q"));
  town_.BringTo("q", "college");
  EXPECT_THAT(Stages(), ElementsAre("input", "work", "consult", "board", "board", "board", "work",
                                    "consult", "board", "college"));
  std::vector<std::string> at_board;
  for (const v1::Decision& decision : Decisions()) {
    if (decision.stage() == "board") at_board.push_back(decision.outcome());
  }
  EXPECT_THAT(at_board, ElementsAre("deferred", "deferred", "sent-back", "adopted"));
  std::vector<std::string> rows;
  for (const v1::TimePathRow& row : TimePath()) {
    rows.push_back(absl::StrCat(row.stage(), row.step() > 0 ? absl::StrCat(" ", row.step()) : ""));
  }
  EXPECT_THAT(rows, ElementsAre("input 1", "work 2", "work 7", "consult 3", "consult 8", "board 4",
                                "board 5", "board 6", "board 9", "college 10", "raad", "delivery"));
}

TEST_F(PlanLifeTest, NotTreatedItWaitsForTheSameBody) {
  town_.BringTo("q", "consult");
  const v1::Plan plan = town_.Record("q", "not-treated");
  EXPECT_EQ(plan.stage(), "consult");
  EXPECT_EQ(plan.open_step(), Town::Plan("q/steps/4"));
}

TEST_F(PlanLifeTest, WithdrawnItEndsWithADecisionOfNoBody) {
  v1::WithdrawPlanRequest request;
  request.set_name(Town::Plan("q"));
  request.set_decided_date(kDecidedDate);
  request.set_reason("De subsidie vervalt");
  const v1::Plan plan = server_.client().Must(&v1::PlanService::Stub::WithdrawPlan, request).plan();
  EXPECT_EQ(plan.state(), v1::Plan::TAKEN_BACK);
  EXPECT_EQ(plan.open_step(), "");
  const v1::Decision decision = Decisions().back();
  EXPECT_EQ(decision.kind(), v1::WITHDRAWN);
  EXPECT_EQ(decision.body(), "");
  EXPECT_EQ(decision.reason(), "De subsidie vervalt");
  EXPECT_EQ(Steps().back().state(), v1::Step::CLOSED);
}

TEST_F(PlanLifeTest, RejectedItIsTurnedDown) {
  town_.BringTo("q", "raad");
  v1::RecordOutcomeRequest request = town_.Outcome("q", "rejected");
  request.set_reason("Te duur");
  const v1::Plan plan =
      server_.client().Must(&v1::PlanService::Stub::RecordOutcome, request).plan();
  EXPECT_EQ(plan.state(), v1::Plan::TURNED_DOWN);
  EXPECT_EQ(Decisions().back().effect(), v1::DECISION);
}

TEST_F(PlanLifeTest, NotRecognisedItGoesBackToWork) {
  town_.BringTo("q", "consult");
  v1::RecordOutcomeRequest request = town_.Outcome("q", "not-recognised");
  request.set_reason("Bewoners zijn niet gehoord");
  request.clear_confirmations();
  // An entry guard bars a judgement even when it is not favourable.
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::RecordOutcome, request).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::GUARDS_UNMET));
  request.add_confirmations(kConfirmation);
  EXPECT_EQ(server_.client().Must(&v1::PlanService::Stub::RecordOutcome, request).plan().stage(),
            "work");
}

TEST_F(PlanLifeTest, AdoptedAsAmendedItOwesAConsolidatedVersionThatBlocksTheNextStage) {
  town_.BringTo("q", "raad");
  v1::RecordOutcomeRequest amended = town_.Outcome("q", "adopted-as-amended");
  amended.set_due_date("2022-09-01");
  const v1::Plan plan =
      server_.client().Must(&v1::PlanService::Stub::RecordOutcome, amended).plan();
  EXPECT_EQ(plan.stage(), "delivery");
  EXPECT_EQ(plan.open_follow_ups(), 1);
  ASSERT_EQ(FollowUps().size(), 1u);
  EXPECT_EQ(FollowUps()[0].kind(), v1::FollowUp::CONSOLIDATED_VERSION);
  EXPECT_EQ(FollowUps()[0].due_date(), "2022-09-01");
  EXPECT_EQ(FollowUps()[0].decision(), Town::Plan("q/decisions/6"));
  EXPECT_EQ(FollowUps()[0].settlement(), v1::FollowUp::SETTLEMENT_UNSPECIFIED);

  const auto refused =
      server_.client().Call(&v1::PlanService::Stub::RecordOutcome, town_.Outcome("q", "completed"));
  EXPECT_THAT(refused.status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::GUARDS_UNMET));
  const RefusalDetails details = DetailsOf(refused.status);
  ASSERT_EQ(details.blockers.size(), 1u);
  EXPECT_EQ(details.blockers[0].kind(), v1::TEXT_CONSOLIDATED);
  EXPECT_EQ(details.blockers[0].stage(), "delivery");
  EXPECT_EQ(details.blockers[0].guard(), "eis-1");
  EXPECT_THAT(details.blockers[0].numbers(), ElementsAre(1));
  EXPECT_THAT(details.preconditions, ElementsAre("TEXT_CONSOLIDATED"));

  v1::FreezeVersionRequest version = town_.Version("q", {"plan", "begroting"});
  version.add_settles(1);
  const v1::Plan frozen =
      server_.client().Must(&v1::PlanService::Stub::FreezeVersion, version).plan();
  EXPECT_EQ(frozen.open_follow_ups(), 0);
  EXPECT_EQ(frozen.latest_version(), 2);
  EXPECT_EQ(FollowUps()[0].settlement(), v1::FollowUp::CONSOLIDATED);
  EXPECT_EQ(FollowUps()[0].settle_time(), "2022-07-15T10:00:00Z");
  EXPECT_EQ(town_.Record("q", "completed").state(), v1::Plan::FINISHED);
}

TEST_F(PlanLifeTest, AgreedAsAmendedBlocksTheCouncil) {
  town_.BringTo("q", "college");
  EXPECT_EQ(town_.Record("q", "agreed-as-amended").stage(), "raad");
  const auto refused =
      server_.client().Call(&v1::PlanService::Stub::RecordOutcome, town_.Outcome("q", "adopted"));
  EXPECT_THAT(BlockerReasonsOf(refused.status), ElementsAre(v1::GUARDS_UNMET));
  // Putting it off is never barred by a guard.
  server_.client().Must(&v1::PlanService::Stub::DeferStep, town_.Defer("q"));
}

TEST_F(PlanLifeTest, RemarksBlockUntilEachHasAReaction) {
  town_.BringTo("q", "consult");
  v1::RecordOutcomeRequest remarks = town_.Outcome("q", "with-remarks");
  remarks.add_remarks("De speeltuin ontbreekt");
  server_.client().Must(&v1::PlanService::Stub::RecordOutcome, remarks);
  ASSERT_EQ(FollowUps().size(), 2u);
  EXPECT_EQ(FollowUps()[1].text(), "De speeltuin ontbreekt");
  for (int open = 2; open > 0; --open) {
    const auto refused =
        server_.client().Call(&v1::PlanService::Stub::RecordOutcome, town_.Outcome("q", "adopted"));
    ASSERT_THAT(refused.status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::GUARDS_UNMET));
    ASSERT_EQ(DetailsOf(refused.status).blockers[0].numbers_size(), open);
    const int number = DetailsOf(refused.status).blockers[0].numbers(0);
    const v1::Plan plan = server_.client()
                              .Must(&v1::PlanService::Stub::SettleFollowUp,
                                    Settlement(number, open == 2 ? v1::FollowUp::TAKEN_OVER
                                                                 : v1::FollowUp::NOT_TAKEN_OVER))
                              .plan();
    EXPECT_EQ(plan.open_follow_ups(), open - 1);
  }
  EXPECT_EQ(FollowUps()[0].settlement(), v1::FollowUp::TAKEN_OVER);
  EXPECT_EQ(FollowUps()[0].settlement_reason(), "Verwerkt in versie 2");
  EXPECT_EQ(FollowUps()[1].settlement(), v1::FollowUp::NOT_TAKEN_OVER);
  EXPECT_EQ(town_.Record("q", "adopted").stage(), "college");
}

TEST_F(PlanLifeTest, ConditionsBlockTheCollegeUntilTheyAreMet) {
  town_.BringTo("q", "board");
  town_.Record("q", "with-conditions");
  ASSERT_EQ(FollowUps().size(), 1u);
  EXPECT_EQ(FollowUps()[0].kind(), v1::FollowUp::CONDITION);
  const auto refused =
      server_.client().Call(&v1::PlanService::Stub::RecordOutcome, town_.Outcome("q", "agreed"));
  EXPECT_THAT(DetailsOf(refused.status).preconditions, ElementsAre("CONDITIONS_MET"));
  server_.client().Must(&v1::PlanService::Stub::SettleFollowUp, Settlement(1, v1::FollowUp::MET));
  EXPECT_EQ(town_.Record("q", "agreed").stage(), "raad");
}

TEST_F(PlanLifeTest, AJudgeFindsTheConditionOnAListThatNamesTheJudge) {
  v1::CreatePersonRequest create;
  create.set_parent(Town::Name(""));
  create.set_person_id(NumberedUuid(7));
  create.mutable_person()->set_display_name("A. Jansen");
  const std::string judge =
      server_.client().Must(&v1::BodyService::Stub::CreatePerson, create).person().name();
  town_.BringTo("q", "board");
  v1::RecordOutcomeRequest adopted = town_.Outcome("q", "with-conditions");
  adopted.mutable_conditions(0)->set_judge(judge);
  server_.client().Must(&v1::PlanService::Stub::RecordOutcome, adopted);
  v1::ListWorkRequest list;
  list.set_parent(Town::Name(""));
  list.set_person(judge);
  auto work = server_.client().Must(&v1::WorklistService::Stub::ListWork, list);
  ASSERT_THAT(work.items(), SizeIs(1));
  EXPECT_EQ(work.items(0).person(), judge);
  EXPECT_EQ(work.items(0).person_display_name(), "A. Jansen");
  EXPECT_EQ(work.items(0).text(), "De dekking wordt uitgewerkt");
  v1::ErasePersonRequest erase;
  erase.set_name(judge);
  server_.client().Must(&v1::BodyService::Stub::ErasePerson, erase);
  work = server_.client().Must(&v1::WorklistService::Stub::ListWork, list);
  ASSERT_THAT(work.items(), SizeIs(1));
  EXPECT_EQ(work.items(0).person(), judge);
  EXPECT_EQ(work.items(0).person_display_name(), "");
}

TEST_F(PlanLifeTest, ASettlementMustFitAndHappensOnce) {
  town_.BringTo("q", "consult");
  town_.Record("q", "with-remarks");
  const auto settle = [this](int number, v1::FollowUp::Settlement how) {
    return server_.client()
        .Call(&v1::PlanService::Stub::SettleFollowUp, Settlement(number, how))
        .status;
  };
  EXPECT_THAT(settle(1, v1::FollowUp::MET),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::SETTLEMENT_UNFIT));
  EXPECT_THAT(settle(1, v1::FollowUp::CONSOLIDATED),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::SETTLEMENT_UNFIT));
  EXPECT_THAT(settle(2, v1::FollowUp::TAKEN_OVER),
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  EXPECT_THAT(settle(1, v1::FollowUp::PARTLY_TAKEN_OVER), IsGrpcOk());
  EXPECT_THAT(settle(1, v1::FollowUp::PARTLY_TAKEN_OVER),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::FOLLOW_UP_SETTLED));
}

TEST_F(PlanLifeTest, AVersionConsolidatesOnlyOpenDutiesOfItsKind) {
  town_.BringTo("q", "consult");
  town_.Record("q", "with-remarks");
  const auto freeze = [this](std::vector<int> consolidates) {
    v1::FreezeVersionRequest request = town_.Version("q", {"plan"});
    *request.mutable_settles() = {consolidates.begin(), consolidates.end()};
    return server_.client().Call(&v1::PlanService::Stub::FreezeVersion, request).status;
  };
  EXPECT_THAT(freeze({1}), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::SETTLEMENT_UNFIT));
  EXPECT_THAT(freeze({7}), IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  server_.client().Must(&v1::PlanService::Stub::SettleFollowUp,
                        Settlement(1, v1::FollowUp::TAKEN_OVER));
  town_.BringTo("q", "college");
  town_.Record("q", "agreed-as-amended");
  EXPECT_THAT(freeze({2, 2}),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::FOLLOW_UP_SETTLED));
  EXPECT_THAT(freeze({2}), IsGrpcOk());
  EXPECT_THAT(freeze({2}), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::FOLLOW_UP_SETTLED));
}

TEST_F(PlanLifeTest, AFrozenVersionKeepsItsDocuments) {
  town_.Freeze("q", {"plan", "begroting"});
  town_.Freeze("q", {"plan"});
  const auto versions = server_.client().Must(&v1::PlanService::Stub::ListPlanVersions,
                                              Below<v1::ListPlanVersionsRequest>());
  ASSERT_EQ(versions.plan_versions_size(), 2);
  const v1::PlanVersion& first = versions.plan_versions(0);
  EXPECT_EQ(first.name(), Town::Plan("q/versions/1"));
  ASSERT_EQ(first.documents_size(), 2);
  EXPECT_EQ(first.documents(1).SerializeAsString(), DocumentOf("begroting").SerializeAsString());
  EXPECT_EQ(first.content_sha256().size(), 64u);
  EXPECT_NE(first.content_sha256(), versions.plan_versions(1).content_sha256());

  v1::FreezeVersionRequest twice = town_.Version("q", {"plan", "plan", "begroting", "plan"});
  const auto refused = server_.client().Call(&v1::PlanService::Stub::FreezeVersion, twice);
  EXPECT_THAT(refused.status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
  EXPECT_THAT(DetailsOf(refused.status).fields,
              ElementsAre("documents[1].role", "documents[3].role"));
}

TEST_F(PlanLifeTest, TheTimePathHasARowPerStageAndOnePerVisit) {
  v1::UpdatePlanRequest update;
  update.set_name(Town::Plan("q"));
  *update.mutable_plan() = town_.Get("q");
  v1::PlannedDate& planned = *update.mutable_plan()->add_planned_dates();
  planned.set_stage("raad");
  planned.mutable_date()->set_text("september/oktober 2022");
  server_.client().Must(&v1::PlanService::Stub::UpdatePlan, update);
  town_.BringTo("q", "board");
  server_.client().Must(&v1::PlanService::Stub::DeferStep, town_.Defer("q"));

  const std::vector<v1::TimePathRow> rows = TimePath();
  std::vector<std::string> stages;
  for (const v1::TimePathRow& row : rows) stages.push_back(row.stage());
  ASSERT_THAT(stages, ElementsAre("input", "work", "consult", "board", "board", "college", "raad",
                                  "delivery"));
  EXPECT_EQ(rows[0].outcome(), "uitkomst gathered");
  EXPECT_EQ(rows[0].decided_date(), kDecidedDate);
  EXPECT_EQ(rows[3].kind(), v1::DEFERRED);
  EXPECT_FALSE(rows[3].current());
  EXPECT_TRUE(rows[4].current());
  EXPECT_EQ(rows[4].step(), 5);
  EXPECT_EQ(rows[4].decided_date(), "");
  EXPECT_EQ(rows[5].step(), 0);
  EXPECT_FALSE(rows[5].has_planned());
  // A vague date stays as vague as it was given.
  EXPECT_EQ(rows[6].planned().text(), "september/oktober 2022");
  EXPECT_EQ(rows[6].planned().edtf(), "[2022-09,2022-10]");
  EXPECT_EQ(rows[6].planned().earliest(), "2022-09-01");
  EXPECT_EQ(rows[6].planned().latest(), "2022-10-31");
}

TEST_F(PlanLifeTest, TheHistoryOfAPlanIsItsActsInOrder) {
  town_.Freeze("q", {"plan", "begroting"});
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_reason("Drie avonden\nen een enquête");
  request.set_request_id("11111111-1111-4111-8111-111111111111");
  server_.client().Must(&v1::PlanService::Stub::RecordOutcome, request);
  const auto history = server_.client().Must(&v1::HistoryService::Stub::ListHistory,
                                             Below<v1::ListHistoryRequest>());
  std::vector<std::string> events;
  int64_t last = 0;
  for (const v1::HistoryEntry& entry : history.entries()) {
    events.push_back(entry.event());
    EXPECT_GT(entry.sequence(), last);
    last = entry.sequence();
    EXPECT_EQ(entry.actor(), "local");
    EXPECT_EQ(entry.resource(), Town::Plan("q"));
    EXPECT_EQ(entry.commit_time(), "2022-07-15T10:00:00Z");
  }
  ASSERT_THAT(events, ElementsAre("plan_created", "step_opened", "version_frozen",
                                  "outcome_recorded", "step_opened"));
  EXPECT_EQ(history.entries(3).reason(), "Drie avonden\nen een enquête");
  EXPECT_EQ(history.entries(3).request_id(), "11111111-1111-4111-8111-111111111111");
  EXPECT_EQ(history.entries(4).request_id(), history.entries(3).request_id());
  EXPECT_THAT(history.entries(3).facts_json(), ::testing::HasSubstr("\"outcome\":\"gathered\""));
  EXPECT_EQ(last, town_.Revision());
}

}  // namespace
}  // namespace noordster::testing::plan_life_test
