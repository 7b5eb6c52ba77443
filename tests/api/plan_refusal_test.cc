// SPDX-License-Identifier: EUPL-1.2
// What a plan refuses over the API, and that GetOptions says the same before.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/api/sample_resources.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::plan_refusal_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PlanRefusalTest : public ::testing::Test {
 protected:
  PlanRefusalTest() : town_(server_.client()) {
    town_.Build();
    town_.StartPlan("q");
  }

  grpc::Status Record(const v1::RecordOutcomeRequest& request) {
    return server_.client().Call(&v1::PlanService::Stub::RecordOutcome, request).status;
  }

  v1::GetOptionsResponse Options() {
    v1::GetOptionsRequest request;
    request.set_name(Town::Plan("q"));
    return server_.client().Must(&v1::PlanService::Stub::GetOptions, request);
  }

  // A dry run of an option, with everything an outcome can ask but confirmations.
  grpc::Status Try(const v1::Option& option) {
    v1::RecordOutcomeRequest request = town_.Outcome("q", option.outcome());
    request.clear_confirmations();
    request.set_reason("Omdat");
    request.set_validate_only(true);
    return Record(request);
  }

  // Every option is refused for what it says, or is possible.
  void ExpectOptionsToHold() {
    const v1::GetOptionsResponse options = Options();
    ASSERT_GT(options.options_size(), 0);
    for (const v1::Option& option : options.options()) {
      const grpc::Status status = Try(option);
      ++(option.blockers().empty() ? possible_ : blocked_);
      if (option.blockers().empty()) {
        EXPECT_THAT(status, IsGrpcOk()) << options.step().stage() << " " << option.outcome();
        continue;
      }
      EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
      v1::Blockers said;
      *said.mutable_blockers() = option.blockers();
      v1::Blockers met;
      for (const v1::Blocker& blocker : DetailsOf(status).blockers) *met.add_blockers() = blocker;
      EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(said, met))
          << options.step().stage() << " " << option.outcome()
          << "\nsaid: " << said.ShortDebugString() << "\nmet: " << met.ShortDebugString();
    }
  }

  InProcessServer server_;
  Town town_;
  int possible_ = 0;
  int blocked_ = 0;
};

TEST_F(PlanRefusalTest, AnotherBodyIsTheWrongBody) {
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_body(Town::Name("bodies/raad"));
  EXPECT_THAT(Record(request), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::WRONG_BODY));
}

TEST_F(PlanRefusalTest, AnOutcomeIsAboutAFrozenVersion) {
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_plan_version(1);
  EXPECT_THAT(Record(request),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::VERSION_UNKNOWN));
  town_.Freeze("q", {"plan"});
  town_.Freeze("q", {"plan"});
  for (const int32_t unknown : {0, 3}) {
    request.set_plan_version(unknown);
    const grpc::Status status = Record(request);
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::VERSION_UNKNOWN));
    EXPECT_THAT(DetailsOf(status).blockers.at(0).numbers(), ElementsAre(2));
  }
  request.set_plan_version(1);
  EXPECT_THAT(Record(request), IsGrpcOk());
}

TEST_F(PlanRefusalTest, ADecidedDateLiesNotInTheFutureOfTheMunicipality) {
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_decided_date("2022-07-16");
  EXPECT_THAT(Record(request),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::DATE_IN_FUTURE));
  // Half past ten in the evening in UTC is the next day in the Netherlands in summer.
  server_.clock().Advance(absl::Hours(12) + absl::Minutes(30));
  request.set_decided_date("2022-07-17");
  EXPECT_THAT(Record(request),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::DATE_IN_FUTURE));
  request.set_decided_date("2022-07-16");
  EXPECT_THAT(Record(request), IsGrpcOk());
}

TEST_F(PlanRefusalTest, ADecidedDateLiesNotBeforeThatOfAnEarlierStep) {
  town_.BringTo("q", "board");
  v1::DeferStepRequest request = town_.Defer("q");
  request.set_decided_date("2022-05-31");
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::DeferStep, request).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::DATE_BEFORE_EARLIER_STEP));
  v1::WithdrawPlanRequest withdraw;
  withdraw.set_name(Town::Plan("q"));
  withdraw.set_decided_date("2022-05-31");
  withdraw.set_reason("Te laat");
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::WithdrawPlan, withdraw).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::DATE_BEFORE_EARLIER_STEP));
}

TEST_F(PlanRefusalTest, PuttingOffAndRejectingNeedAReason) {
  town_.BringTo("q", "board");
  v1::DeferStepRequest defer = town_.Defer("q");
  defer.clear_reason();
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::DeferStep, defer).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REASON_REQUIRED));
  v1::SendBackStepRequest back = town_.SendBack("q");
  back.clear_reason();
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::SendBackStep, back).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REASON_REQUIRED));
  v1::WithdrawPlanRequest withdraw;
  withdraw.set_name(Town::Plan("q"));
  withdraw.set_decided_date(kDecidedDate);
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::WithdrawPlan, withdraw).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REASON_REQUIRED));
  EXPECT_THAT(Record(town_.Outcome("q", "rejected")),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REASON_REQUIRED));
}

TEST_F(PlanRefusalTest, AnOutcomeThePathDoesNotKnowIsRefused) {
  v1::RecordOutcomeRequest request = town_.Outcome("q", "adopted");
  const grpc::Status status = Record(request);
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::OUTCOME_UNKNOWN));
  EXPECT_EQ(DetailsOf(status).metadata["stage"], "input");
  EXPECT_EQ(DetailsOf(status).metadata["outcome"], "adopted");
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::DeferStep, town_.Defer("q")).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::OUTCOME_UNKNOWN));
  EXPECT_THAT(
      server_.client().Call(&v1::PlanService::Stub::SendBackStep, town_.SendBack("q")).status,
      IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::OUTCOME_UNKNOWN));
}

TEST_F(PlanRefusalTest, AClosedStepIsNotOpenAgain) {
  const v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  EXPECT_THAT(Record(request), IsGrpcOk());
  const grpc::Status status = Record(request);
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::STEP_NOT_OPEN));
  EXPECT_EQ(DetailsOf(status).metadata["open_step"], "programmes/noord/plans/q/steps/2");
}

TEST_F(PlanRefusalTest, AnEndedPlanTakesNothingMore) {
  const v1::RecordOutcomeRequest outcome = town_.Outcome("q", "gathered");
  v1::WithdrawPlanRequest withdraw;
  withdraw.set_name(Town::Plan("q"));
  withdraw.set_decided_date(kDecidedDate);
  withdraw.set_reason("De subsidie vervalt");
  server_.client().Must(&v1::PlanService::Stub::WithdrawPlan, withdraw);
  const auto ended = IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::PLAN_ENDED);
  EXPECT_THAT(Record(outcome), ended);
  withdraw.clear_request_id();
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::WithdrawPlan, withdraw).status, ended);
  EXPECT_THAT(server_.client()
                  .Call(&v1::PlanService::Stub::FreezeVersion, town_.Version("q", {"plan"}))
                  .status,
              ended);
  v1::UpdatePlanRequest update;
  update.set_name(Town::Plan("q"));
  *update.mutable_plan() = town_.Get("q");
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::UpdatePlan, update).status, ended);
  EXPECT_FALSE(Options().has_step());
  EXPECT_THAT(Options().options(), IsEmpty());
}

TEST_F(PlanRefusalTest, AnOldEtagIsAbortedWhateverElseIsWrong) {
  const std::string old = town_.Get("q").etag();
  town_.Freeze("q", {"plan"});
  v1::RecordOutcomeRequest request = town_.Outcome("q", "gathered");
  request.set_decided_date("2030-01-01");
  request.set_etag(old);
  const grpc::Status status = Record(request);
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::ABORTED, v1::ETAG_MISMATCH));
  EXPECT_EQ(DetailsOf(status).metadata["etag"], town_.Get("q").etag());
  request.set_decided_date(kDecidedDate);
  request.set_etag(town_.Get("q").etag());
  EXPECT_THAT(Record(request), IsGrpcOk());
}

TEST_F(PlanRefusalTest, EveryRuleThatStandsInTheWayIsNamedAtOnce) {
  town_.Record("q", "gathered");
  v1::RecordOutcomeRequest request = town_.Outcome("q", "ready");
  request.set_body(Town::Name("bodies/raad"));
  request.set_plan_version(3);
  request.set_decided_date("2023-01-01");
  const grpc::Status status = Record(request);
  EXPECT_THAT(BlockerReasonsOf(status),
              ElementsAre(v1::WRONG_BODY, v1::VERSION_UNKNOWN, v1::DATE_IN_FUTURE, v1::GUARDS_UNMET,
                          v1::GUARDS_UNMET));
  EXPECT_THAT(DetailsOf(status).preconditions,
              ElementsAre("WRONG_BODY", "VERSION_UNKNOWN", "DATE_IN_FUTURE", "VERSION_FROZEN",
                          "DOCUMENT_FROZEN"));
}

TEST_F(PlanRefusalTest, ABlockerNamesWhoCanLiftIt) {
  town_.Record("q", "gathered");
  v1::UpdatePlanRequest update;
  update.set_name(Town::Plan("q"));
  *update.mutable_plan() = town_.Get("q");
  update.mutable_plan()->clear_challenges();
  server_.client().Must(&v1::PlanService::Stub::UpdatePlan, update);
  const std::vector<v1::Blocker> blockers = DetailsOf(Record(town_.Outcome("q", "ready"))).blockers;
  ASSERT_EQ(blockers.size(), 3u);
  EXPECT_EQ(blockers[0].lifter(), v1::PROGRAMME_SECRETARY);
  EXPECT_EQ(blockers[1].subject(), "plan");
  EXPECT_EQ(blockers[2].kind(), v1::CHALLENGE_LINKED);
  EXPECT_EQ(blockers[2].lifter(), v1::CHALLENGE_LEAD);
}

TEST_F(PlanRefusalTest, RemarksAndConditionsBelongToTheirOutcomes) {
  town_.BringTo("q", "consult");
  v1::RecordOutcomeRequest none = town_.Outcome("q", "with-remarks");
  none.clear_remarks();
  EXPECT_THAT(Record(none), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::FIELD_REQUIRED));
  v1::RecordOutcomeRequest odd = town_.Outcome("q", "recognised");
  odd.add_remarks("Een opmerking");
  EXPECT_THAT(Record(odd), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::FIELD_UNWANTED));
  odd.clear_remarks();
  odd.add_conditions()->set_text("Een voorwaarde");
  EXPECT_THAT(Record(odd), IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::FIELD_UNWANTED));
}

TEST_F(PlanRefusalTest, OptionsAgreeWithOutcomesAtEveryStage) {
  ExpectOptionsToHold();
  town_.Record("q", "gathered");
  ExpectOptionsToHold();
  town_.Freeze("q", {"plan"});
  ExpectOptionsToHold();
  town_.Record("q", "ready");
  ExpectOptionsToHold();
  town_.Record("q", "with-remarks");
  ExpectOptionsToHold();
  EXPECT_EQ(Options().open_follow_ups_size(), 1);
  v1::SettleFollowUpRequest settle;
  settle.set_name(Town::Plan("q/followUps/1"));
  settle.set_settlement(v1::FollowUp::TAKEN_OVER);
  settle.set_reason("Verwerkt");
  server_.client().Must(&v1::PlanService::Stub::SettleFollowUp, settle);
  ExpectOptionsToHold();
  town_.Record("q", "with-conditions");
  ExpectOptionsToHold();
  settle.set_name(Town::Plan("q/followUps/2"));
  settle.set_settlement(v1::FollowUp::MET);
  server_.client().Must(&v1::PlanService::Stub::SettleFollowUp, settle);
  ExpectOptionsToHold();
  town_.Record("q", "agreed-as-amended");
  ExpectOptionsToHold();
  v1::FreezeVersionRequest version = town_.Version("q", {"plan"});
  version.add_settles(3);
  server_.client().Must(&v1::PlanService::Stub::FreezeVersion, version);
  ExpectOptionsToHold();
  town_.Freeze("q", {"plan", "begroting"});
  ExpectOptionsToHold();
  town_.Record("q", "adopted-as-amended");
  ExpectOptionsToHold();
  EXPECT_GE(possible_, 20);
  EXPECT_GE(blocked_, 10);
}

TEST_F(PlanRefusalTest, OptionsAgreeWithOutcomesWhenABodyLeftTheProgramme) {
  town_.BringTo("q", "raad");
  v1::GetProgrammeRequest get;
  get.set_name(Town::Name("programmes/noord"));
  v1::UpdateProgrammeRequest update;
  update.set_name(get.name());
  *update.mutable_programme() =
      server_.client().Must(&v1::ProgrammeService::Stub::GetProgramme, get).programme();
  auto& bodies = *update.mutable_programme()->mutable_bodies();
  bodies.erase(std::find(bodies.begin(), bodies.end(), Town::Name("bodies/delivery")));
  server_.client().Must(&v1::ProgrammeService::Stub::UpdateProgramme, update);
  EXPECT_THAT(Record(town_.Outcome("q", "adopted")),
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::BODY_MISSING));
  ExpectOptionsToHold();
  EXPECT_GT(blocked_, 0);
}

TEST_F(PlanRefusalTest, AMigrationToAStageOfLessEffectIsRefused) {
  town_.BringTo("q", "board");
  v1::PathDefinition path = FullPath();
  for (v1::Stage& stage : *path.mutable_stages()) {
    if (stage.id() == "consult") stage.set_effect(v1::NONE);
  }
  town_.Publish("full", path);
  v1::MigratePlanRequest request;
  request.set_name(Town::Plan("q"));
  request.set_path_version(Town::Name("paths/full/versions/2"));
  const auto migrate = [this, &request] {
    return server_.client().Call(&v1::PlanService::Stub::MigratePlan, request).status;
  };
  const int64_t revision = town_.Revision();
  const grpc::Status refused = migrate();
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::EFFECT_WEAKER));
  ASSERT_EQ(DetailsOf(refused).blockers.size(), 1U);
  EXPECT_EQ(DetailsOf(refused).blockers[0].stage(), "consult");
  EXPECT_EQ(DetailsOf(refused).blockers[0].subject(), "consult");
  EXPECT_EQ(town_.Revision(), revision);
  // What its word becomes elsewhere has no less effect.
  v1::StageMapping& mapping = *request.add_mapping();
  mapping.set_from("consult");
  mapping.set_to("board");
  EXPECT_THAT(migrate(), IsGrpcOk());
  EXPECT_EQ(town_.Get("q").path_version(), request.path_version());
}

TEST_F(PlanRefusalTest, OfSeveralPlansEachThatIsBarredIsNamedInFull) {
  town_.StartPlan("r");
  town_.StartPlan("s");
  for (const char* plan : {"q", "r", "s"}) town_.Record(plan, "gathered");
  town_.Freeze("r", {"plan", "begroting"});
  v1::RecordOutcomesRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_outcome("ready");
  request.set_body(Town::Name("bodies/office"));
  request.set_decided_date(kDecidedDate);
  for (const char* plan : {"q", "r", "s"}) {
    v1::Treatment& treatment = *request.add_treatments();
    treatment.set_step(town_.Get(plan).open_step());
    treatment.set_plan_version(town_.Get(plan).latest_version());
  }
  const grpc::Status refused =
      server_.client().Call(&v1::PlanService::Stub::RecordOutcomes, request).status;
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::GUARDS_UNMET));
  std::vector<std::string> plans;
  for (const v1::Blocker& blocker : DetailsOf(refused).blockers) plans.push_back(blocker.plan());
  plans.erase(std::unique(plans.begin(), plans.end()), plans.end());
  EXPECT_THAT(plans, ElementsAre(Town::Plan("q"), Town::Plan("s")));
}

TEST_F(PlanRefusalTest, AnActOnSeveralPlansThatTouchesTooManyRecordsIsToBeSplit) {
  v1::RecordOutcomesRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_outcome("with-remarks");
  request.set_body(Town::Name("bodies/partners"));
  request.set_decided_date(kDecidedDate);
  for (int number = 1; number <= 10; ++number) {
    const std::string id = absl::StrCat("many-", number);
    town_.StartPlan(id);
    town_.BringTo(id, "consult");
    v1::Treatment& treatment = *request.add_treatments();
    treatment.set_step(town_.Get(id).open_step());
    treatment.set_plan_version(1);
    treatment.add_confirmations(kConfirmation);
    for (int remark = 0; remark < 40; ++remark) treatment.add_remarks("Nog een");
  }
  const auto record = [this, &request] {
    return server_.client().Call(&v1::PlanService::Stub::RecordOutcomes, request).status;
  };
  const grpc::Status refused = record();
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::RESOURCE_EXHAUSTED, v1::LIMIT_REACHED));
  EXPECT_EQ(DetailsOf(refused).metadata["limit"], "needed_records");
  for (v1::Treatment& treatment : *request.mutable_treatments()) {
    treatment.mutable_remarks()->DeleteSubrange(0, 20);
  }
  EXPECT_THAT(record(), IsGrpcOk());
}

TEST_F(PlanRefusalTest, ThePastOfAPlanIsToldOnce) {
  v1::CreatePlanRequest create = Town::NewPlan("old");
  *create.mutable_plan()->mutable_past() = SamplePast();
  const v1::Plan told = server_.client().Must(&v1::PlanService::Stub::CreatePlan, create).plan();
  v1::UpdatePlanRequest update;
  update.set_name(told.name());
  const auto with = [this, &update](const v1::Plan& plan) {
    *update.mutable_plan() = plan;
    return server_.client().Call(&v1::PlanService::Stub::UpdatePlan, update).status;
  };
  // As it reads, as it was told, and left out.
  EXPECT_THAT(with(town_.Get("old")), IsGrpcOk());
  EXPECT_THAT(with(create.plan()), IsGrpcOk());
  v1::Plan without = told;
  without.clear_past();
  EXPECT_THAT(with(without), IsGrpcOk());
  EXPECT_TRUE(
      google::protobuf::util::MessageDifferencer::Equals(town_.Get("old").past(), told.past()));
  const auto expect_refused = [&with](const v1::Plan& plan) {
    const grpc::Status refused = with(plan);
    EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
    EXPECT_EQ(DetailsOf(refused).metadata["field"], "plan.past");
  };
  v1::Plan other = told;
  other.mutable_past()->set_source("Een ander verhaal");
  expect_refused(other);
  other = told;
  other.mutable_past()->mutable_treatments(0)->set_words("Met 34 partners");
  expect_refused(other);
  other = told;
  other.mutable_past()->mutable_treatments(0)->mutable_date()->set_edtf("2021-06");
  expect_refused(other);
  other = town_.Get("q");
  *other.mutable_past() = told.past();
  update.set_name(other.name());
  expect_refused(other);
  update.set_name(Town::Plan("nowhere"));
  EXPECT_THAT(with(other), IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace noordster::testing::plan_refusal_test
