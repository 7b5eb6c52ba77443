// SPDX-License-Identifier: EUPL-1.2
// What is under secrecy, through every read there is: nobody reads a word of it but who may.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/draft_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "tests/api/identity/every_read.h"
#include "tests/api/identity/mandated_town.h"

namespace noordster::testing::secrecy_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::AnyOf;
using ::testing::Each;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;
using v1::Mandate;

// Stands in every text that is to be secret, and nowhere else.
constexpr char kSecret[] = "zwijgen";
constexpr char kImposed[] = "2022-08-30";

absl::Time At(int month, int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2022, month, day, hour), absl::UTCTimeZone());
}

// A plan with an outcome, a condition and a version whose texts tell the secret, and a recognition
// round about that version. The clerk keeps
// secrecy of the council and reads what is secret; the auditor reads all but that.
class SecrecyTest : public ::testing::Test {
 protected:
  SecrecyTest()
      : town_([](Town& made) {
          AddRegisters(made);
          made.client().Must(&v1::MandateService::Stub::GrantMandate,
                             Granting("griffie-geheim", kClerk, Mandate::COUNCIL_CLERK,
                                      "programmes/noord", {Mandate::READ_SECRET}));
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("secretaris-herkenning", kSecretary, Mandate::PROGRAMME_SECRETARY,
                       "programmes/noord", {Mandate::KEEP_RECOGNITION}));
          v1::PathDefinition path = FullPath();
          for (v1::Stage& stage : *path.mutable_stages()) {
            if (stage.id() == "board") stage.set_audience(v1::PUBLIC);
          }
          made.Publish("full", path);
          v1::CreatePlanRequest plan = Town::NewPlan("jeugd");
          plan.mutable_plan()->set_path_version(Town::Name("paths/full/versions/2"));
          made.client().Must(&v1::PlanService::Stub::CreatePlan, plan);
          made.BringTo("jeugd", "board");
        }) {
    SetClock(At(8, 30, 11));
    RecordBySecretDraft();
    FreezeSecretVersion();
    AskRecognition(Secretary(), Secret());
    SetClock(At(9, 2, 9));
  }

  void SetClock(absl::Time now) {
    town_.clock().Advance(now - town_.clock().Now());
    town_.server().clock().Advance(now - town_.server().clock().Now());
  }

  void RecordBySecretDraft() {
    v1::CreateDraftRequest draft;
    draft.set_parent(Town::Name(""));
    draft.set_draft_id("uitkomst");
    ApiClient secretary = Secretary();
    const v1::RecordOutcomeRequest one = Town(secretary).Outcome("jeugd", "with-conditions");
    // An act on several plans: what it is done to is the programme.
    auto& outcomes = *draft.mutable_draft()->mutable_act()->mutable_record_outcomes();
    outcomes.set_parent(Town::Name("programmes/noord"));
    outcomes.set_outcome(one.outcome());
    outcomes.set_body(one.body());
    outcomes.set_decided_date(one.decided_date());
    outcomes.set_due_date(one.due_date());
    outcomes.set_reason(Secret());
    v1::Treatment& treatment = *outcomes.add_treatments();
    treatment.set_step(one.name());
    treatment.set_plan_version(one.plan_version());
    *treatment.mutable_conditions() = one.conditions();
    treatment.mutable_conditions(0)->set_text(Secret());
    v1::Condition& open = *treatment.add_conditions();
    open.set_text(Secret());
    open.set_due_date("2022-09-30");
    open.set_judge(MandatedTown::Person(kSecretary));
    secretary.Must(&v1::DraftService::Stub::CreateDraft, draft);
    v1::CarryOutDraftRequest carry_out;
    carry_out.set_name(Town::Name("drafts/uitkomst"));
    secretary.Must(&v1::DraftService::Stub::CarryOutDraft, carry_out);
    v1::SettleFollowUpRequest settle;
    settle.set_name(Town::Plan("jeugd/followUps/1"));
    settle.set_settlement(v1::FollowUp::MET);
    settle.set_reason(Secret());
    secretary.Must(&v1::PlanService::Stub::SettleFollowUp, settle);
    v1::CorrectFactsRequest correct;
    correct.set_name(Decision());
    correct.set_words(absl::StrCat("Toch ", Secret()));
    correct.set_reason(Secret());
    secretary.Must(&v1::PlanService::Stub::CorrectFacts, correct);
  }

  void FreezeSecretVersion() {
    ApiClient secretary = Secretary();
    v1::FreezeVersionRequest freeze = Town(secretary).Version("jeugd", {"plan", "begroting"});
    freeze.mutable_documents(0)->set_display_name(Secret());
    freeze.mutable_documents(1)->set_uri(absl::StrCat("https://example.nl/", kSecret));
    secretary.Must(&v1::PlanService::Stub::FreezeVersion, freeze);
  }

  static std::string Secret() { return absl::StrCat("Hierover ", kSecret); }
  static std::string Decision() { return Town::Plan("jeugd/decisions/4"); }
  static std::string Version() { return Town::Plan("jeugd/versions/2"); }

  static v1::ImposeSecrecyRequest Imposing(const std::string& part) {
    v1::ImposeSecrecyRequest request;
    request.set_name(part);
    request.set_ground(v1::PRIVACY);
    request.set_body(Town::Name("bodies/raad"));
    request.set_imposed_date(kImposed);
    return request;
  }

  void Impose() {
    for (const std::string& part : {Decision(), Version()}) {
      Clerk().Must(&v1::PlanService::Stub::ImposeSecrecy, Imposing(part));
    }
  }

  void Lift() {
    for (const std::string& part : {Decision(), Version()}) {
      v1::LiftSecrecyRequest request;
      request.set_name(part);
      request.set_lifted_date(kImposed);
      Clerk().Must(&v1::PlanService::Stub::LiftSecrecy, request);
    }
  }

  static std::vector<std::string> Names() {
    return NamesInTown({"drafts/uitkomst", "programmes/noord/plans/jeugd"});
  }

  // Every read as of every moment up to this one.
  EveryRead EveryReadOfEveryMoment() {
    ApiClient auditor = town_.As(kAuditor);
    return EveryRead(Names(), MomentsUpTo(Town(auditor).Revision()));
  }

  // Made anew for every use, as tokens expire.
  ApiClient Secretary() { return town_.As(kSecretary); }
  ApiClient Clerk() { return town_.As(kClerk); }

  MandatedTown town_;
};

TEST_F(SecrecyTest, NobodyReadsAWordOfItButWhoMayThroughAnyReadOfAnyMoment) {
  EveryRead open(Names(), {});
  EXPECT_THAT(open.Telling(kSecret, town_.As(kAuditor)),
              IsSupersetOf({StartsWith("ListWork.lifter"), StartsWith("ListWork.person"),
                            StartsWith("ListDecisions"), StartsWith("ListHistory"),
                            StartsWith("ListFollowUps"), StartsWith("ListPlanVersions"),
                            StartsWith("GetRecognition"), StartsWith("ListRecognitions")}));
  EXPECT_THAT(open.Telling(kSecret, town_.With("")), Not(IsEmpty()));
  Impose();
  EveryRead secret = EveryReadOfEveryMoment();
  for (const int person :
       {static_cast<int>(kAuditor), static_cast<int>(kPartner), static_cast<int>(kStranger),
        static_cast<int>(kAdministrator), static_cast<int>(kSystem), static_cast<int>(kOperator),
        static_cast<int>(kExecutiveSecretary)}) {
    EXPECT_THAT(secret.Telling(kSecret, town_.As(person)), IsEmpty()) << person;
  }
  EXPECT_THAT(secret.Telling(kSecret, town_.With("")), IsEmpty());
  EXPECT_THAT(secret.Telling(kSecret, town_.As(kClerk)), Not(IsEmpty()));
  EXPECT_THAT(secret.Untried(), IsEmpty());
  Lift();
  EXPECT_THAT(open.Telling(kSecret, town_.As(kAuditor)), Not(IsEmpty()));
  EXPECT_THAT(open.Telling(kSecret, town_.With("")), Not(IsEmpty()));
}

TEST_F(SecrecyTest, WhoPreparedTheDraftStillReadsWhatTheyWroteAndNothingElse) {
  Impose();
  EveryRead every_read = EveryReadOfEveryMoment();
  for (const std::string& telling : every_read.Telling(kSecret, town_.As(kSecretary))) {
    EXPECT_THAT(telling, AnyOf(StartsWith("GetDraft"), StartsWith("ListDrafts")));
  }
}

TEST_F(SecrecyTest, TheAdministrationSeesThatItIsThereAndWhyItIsSecret) {
  Impose();
  v1::ListDecisionsRequest decisions;
  decisions.set_parent(Town::Plan("jeugd"));
  const auto listed = town_.As(kAuditor).Must(&v1::PlanService::Stub::ListDecisions, decisions);
  ASSERT_EQ(listed.decisions_size(), 4);
  const v1::Decision& secret = listed.decisions(3);
  EXPECT_EQ(secret.outcome(), "with-conditions");
  EXPECT_EQ(secret.secrecy().ground(), v1::PRIVACY);
  EXPECT_EQ(secret.secrecy().body(), Town::Name("bodies/raad"));
  EXPECT_EQ(secret.secrecy().lifter(), Town::Name("bodies/raad"));
  EXPECT_EQ(secret.secrecy().imposed_date(), kImposed);
  EXPECT_EQ(secret.secrecy().lifted_date(), "");
}

TEST_F(SecrecyTest, WhatOnlyASecretOutcomeMadeKnownIsKnownNoMoreAtAnyMoment) {
  v1::GetPlanRequest get;
  get.set_name(Town::Plan("jeugd"));
  const auto statuses = [&get, this] {
    std::vector<grpc::StatusCode> codes;
    for (const char* moment : {"", "2022-08-30T11:30:00Z"}) {
      get.mutable_as_of()->set_time(moment);
      if (*moment == '\0') get.clear_as_of();
      codes.push_back(
          town_.Public().Call(&v1::PlanService::Stub::GetPlan, get).status.error_code());
    }
    return codes;
  };
  EXPECT_THAT(statuses(), Each(grpc::StatusCode::OK));
  Impose();
  EXPECT_THAT(statuses(), Each(grpc::StatusCode::NOT_FOUND));
  Lift();
  EXPECT_THAT(statuses(), Each(grpc::StatusCode::OK));
}

TEST_F(SecrecyTest, OnlyTheSecretariatOfTheBodyImposesAndOnlyThatOfTheLifterLifts) {
  const auto refused =
      Secretary().Call(&v1::PlanService::Stub::ImposeSecrecy, Imposing(Decision()));
  EXPECT_EQ(refused.status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  v1::ImposeSecrecyRequest of_executive = Imposing(Decision());
  of_executive.set_body(Town::Name("bodies/college"));
  of_executive.set_lifter(Town::Name("bodies/raad"));
  ApiClient executive = town_.As(kExecutiveSecretary);
  executive.Must(&v1::PlanService::Stub::ImposeSecrecy, of_executive);
  v1::LiftSecrecyRequest lift;
  lift.set_name(Decision());
  lift.set_lifted_date(kImposed);
  EXPECT_EQ(executive.Call(&v1::PlanService::Stub::LiftSecrecy, lift).status.error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  Clerk().Must(&v1::PlanService::Stub::LiftSecrecy, lift);
}

}  // namespace
}  // namespace noordster::testing::secrecy_test
