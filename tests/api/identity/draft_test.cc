// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <string>

#include "noordster/v1/draft_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/api/call/field_check.h"
#include "services/api/draft/draft_commands.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/sample_resources.h"

namespace noordster::testing::draft_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using v1::Mandate;
using Drafts = v1::DraftService::Stub;

constexpr Role kSecondAdministrator = kStranger;

// A town where one other must approve grants, with a second person who can.
void AskFourEyes(Town& town) {
  v1::UpdateMunicipalityRequest municipality;
  municipality.set_name(Town::Name(""));
  municipality.mutable_municipality()->set_display_name("Leidschendam-Voorburg");
  municipality.mutable_municipality()->set_approvals(1);
  town.client().Must(&v1::ProgrammeService::Stub::UpdateMunicipality, municipality);
  town.client().Must(
      &v1::MandateService::Stub::GrantMandate,
      Granting("beheer-2", kSecondAdministrator, Mandate::ADMINISTRATOR, "",
               {Mandate::GRANT_MANDATE, Mandate::READ_ADMINISTRATION, Mandate::KEEP_REGISTERS}));
}

v1::GrantMandateRequest Grant() {
  return Granting("griffie-2", kPartner, Mandate::COUNCIL_CLERK, "bodies/raad",
                  {Mandate::CONFIRM_OUTCOME});
}

template <typename Request>
Request On(const std::string& id) {
  Request request;
  request.set_name(Town::Name("drafts/" + id));
  return request;
}

class DraftTest : public ::testing::Test {
 protected:
  static v1::CreateDraftRequest Preparing(const std::string& id) {
    v1::CreateDraftRequest request;
    request.set_parent(Town::Name(""));
    request.set_draft_id(id);
    *request.mutable_draft()->mutable_act()->mutable_grant_mandate() = Grant();
    return request;
  }

  v1::Draft Read(const std::string& id) {
    return second_.Must(&Drafts::GetDraft, On<v1::GetDraftRequest>(id)).draft();
  }

  void Approve(const std::string& id) {
    auto request = On<v1::ApproveDraftRequest>(id);
    request.set_content_sha256(Read(id).content_sha256());
    second_.Must(&Drafts::ApproveDraft, request);
  }

  MandatedTown town_{AskFourEyes};
  ApiClient first_ = town_.As(kAdministrator);
  ApiClient second_ = town_.As(kSecondAdministrator);
};

TEST_F(DraftTest, WhatOthersMustApproveIsPreparedApprovedAndCarriedOut) {
  const auto direct = first_.Call(&v1::MandateService::Stub::GrantMandate, Grant());
  EXPECT_EQ(direct.status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(DetailsOf(direct.status).reason, v1::APPROVALS_MISSING);

  const v1::Draft prepared = first_.Must(&Drafts::CreateDraft, Preparing("d")).draft();
  EXPECT_EQ(prepared.author(), MandatedTown::Person(kAdministrator));
  EXPECT_EQ(prepared.state(), v1::DRAFT_OPEN);
  EXPECT_EQ(prepared.approvals_needed(), 1);
  EXPECT_EQ(Read("d").act().grant_mandate().ShortDebugString(), Grant().ShortDebugString());

  auto carry_out = On<v1::CarryOutDraftRequest>("d");
  carry_out.set_request_id(NumberedUuid(70));
  EXPECT_EQ(DetailsOf(first_.Call(&Drafts::CarryOutDraft, carry_out).status).reason,
            v1::APPROVALS_MISSING);
  Approve("d");
  ASSERT_EQ(Read("d").approvals_size(), 1);
  EXPECT_EQ(Read("d").approvals(0).person(), MandatedTown::Person(kSecondAdministrator));
  EXPECT_EQ(Read("d").approvals(0).mandate(), Town::Name("mandates/beheer-2"));

  const auto done = first_.Must(&Drafts::CarryOutDraft, carry_out);
  EXPECT_EQ(done.draft().state(), v1::DRAFT_CARRIED_OUT);
  v1::GetMandateRequest mandate;
  mandate.set_name(Town::Name("mandates/griffie-2"));
  const auto granted = first_.Must(&v1::MandateService::Stub::GetMandate, mandate).mandate();
  EXPECT_EQ(granted.granted_by(), MandatedTown::Person(kAdministrator));
  EXPECT_EQ(granted.basis(), "Mandaatbesluit 2022");
  const auto again = first_.Must(&Drafts::CarryOutDraft, carry_out);
  EXPECT_TRUE(again.replayed());
  EXPECT_EQ(again.revision(), done.revision());

  v1::VerifyHistoryRequest verify;
  verify.set_name(Town::Name(""));
  town_.As(kOperator).Must(&v1::HistoryService::Stub::VerifyHistory, verify);
}

TEST_F(DraftTest, ItsHistoryNamesWhoApprovedWhat) {
  first_.Must(&Drafts::CreateDraft, Preparing("d"));
  Approve("d");
  first_.Must(&Drafts::CarryOutDraft, On<v1::CarryOutDraftRequest>("d"));
  v1::ListHistoryRequest history;
  history.set_parent(Town::Name("drafts/d"));
  const auto entries = second_.Must(&v1::HistoryService::Stub::ListHistory, history).entries();
  ASSERT_EQ(entries.size(), 3);
  EXPECT_EQ(entries[0].event(), "draft_prepared");
  EXPECT_EQ(entries[1].event(), "draft_approved");
  EXPECT_EQ(entries[1].actor(), NumberedUuid(kSecondAdministrator));
  EXPECT_EQ(entries[2].event(), "draft_carried_out");
  EXPECT_THAT(entries[2].facts_json(), HasSubstr("mandates/beheer-2"));
  history.set_parent(Town::Name("mandates/griffie-2"));
  const auto of_mandate = second_.Must(&v1::HistoryService::Stub::ListHistory, history).entries();
  ASSERT_EQ(of_mandate.size(), 2);
  EXPECT_EQ(of_mandate[1].event(), "draft_carried_out");
}

TEST_F(DraftTest, OnlyWhoMayReadWhatItIsAboutSeesIt) {
  first_.Must(&Drafts::CreateDraft, Preparing("d"));
  v1::ListDraftsRequest list;
  list.set_parent(Town::Name(""));
  for (const int person : {kAdministrator, kSecondAdministrator, kSecretary, kAuditor}) {
    EXPECT_EQ(town_.As(person).Must(&Drafts::ListDrafts, list).drafts_size(), 1) << person;
  }
  for (const int person : {kPartner, kClerk, kSystem, kOperator}) {
    ApiClient client = town_.As(person);
    EXPECT_THAT(client.Must(&Drafts::ListDrafts, list).drafts(), IsEmpty()) << person;
    EXPECT_EQ(client.Call(&Drafts::GetDraft, On<v1::GetDraftRequest>("d")).status.error_code(),
              grpc::StatusCode::NOT_FOUND);
    EXPECT_EQ(
        client.Call(&Drafts::CarryOutDraft, On<v1::CarryOutDraftRequest>("d")).status.error_code(),
        grpc::StatusCode::NOT_FOUND);
  }
}

TEST_F(DraftTest, WhatIsSaidWhenItIsCarriedOutIsLeftOutOfTheAct) {
  auto request = Preparing("d");
  auto& grant = *request.mutable_draft()->mutable_act()->mutable_grant_mandate();
  grant.set_request_id(NumberedUuid(71));
  grant.set_validate_only(true);
  EXPECT_THAT(
      DetailsOf(first_.Call(&Drafts::CreateDraft, request).status).fields,
      ElementsAre("draft.act.grant_mandate.request_id", "draft.act.grant_mandate.validate_only"));
  request = Preparing("d");
  request.mutable_draft()->mutable_act()->mutable_grant_mandate()->set_parent(
      "municipalities/gm0001");
  EXPECT_THAT(DetailsOf(first_.Call(&Drafts::CreateDraft, request).status).fields,
              ElementsAre("draft.act.grant_mandate.parent"));
  request.mutable_draft()->mutable_act()->Clear();
  EXPECT_THAT(DetailsOf(first_.Call(&Drafts::CreateDraft, request).status).fields,
              ElementsAre("draft.act"));
}

// Puts a field of a later release into a message.
void AddUnknown(google::protobuf::Message& message) {
  message.GetReflection()->MutableUnknownFields(&message)->AddLengthDelimited(9999, "\x1b[2J");
}

TEST_F(DraftTest, WhatTheServerFillsAndWhatIsUnknownIsNoPartOfWhatOthersApprove) {
  auto request = Preparing("d");
  auto& act = *request.mutable_draft()->mutable_act();
  Mandate& mandate = *act.mutable_grant_mandate()->mutable_mandate();
  mandate.set_name(Town::Name("mandates/burgemeester"));
  mandate.set_granted_by("De raad\x1b[2J");
  mandate.set_grant_time("gisteren");
  mandate.set_etag("0");
  AddUnknown(act);
  AddUnknown(*act.mutable_grant_mandate());
  AddUnknown(mandate);
  first_.Must(&Drafts::CreateDraft, request);
  const std::string granting = Preparing("d").draft().act().SerializeAsString();
  EXPECT_EQ(Read("d").act().SerializeAsString(), granting);

  auto anew = On<v1::UpdateDraftRequest>("d");
  *anew.mutable_draft() = request.draft();
  first_.Must(&Drafts::UpdateDraft, anew);
  EXPECT_EQ(Read("d").act().SerializeAsString(), granting);
}

TEST(ClearIgnoredTest, ReachesIntoLists) {
  v1::RecordOutcomeRequest expected;
  expected.set_outcome("agreed");
  expected.add_dispensations()->set_reason("Spoed");
  expected.add_conditions()->set_text("Dekking");
  v1::RecordOutcomeRequest request = expected;
  request.mutable_dispensations(0)->set_dispenser(v1::PROGRAMME_SECRETARY);
  AddUnknown(*request.mutable_conditions(0));
  api::ClearIgnored(request);
  EXPECT_EQ(request.SerializeAsString(), expected.SerializeAsString());
}

TEST(CarryOutTest, TheRequestIsAsLargeAsItsMessageAndTheDraftTogether) {
  v1::DraftedAct act;
  auto& outcome = *act.mutable_record_outcome();
  outcome.set_name(Town::Plan("jeugd/steps/1"));
  for (int i = 0; i < 40; ++i) outcome.add_remarks(std::string(2000, 'x'));
  auto request = On<v1::CarryOutDraftRequest>("d");
  request.set_request_id(NumberedUuid(72));
  const auto order = api::OrderOf(api::Call(), request, act, {});
  ASSERT_TRUE(order.ok()) << order.status();
  EXPECT_EQ(order->request.size_bytes, request.ByteSizeLong() + act.ByteSizeLong());
  EXPECT_GT(order->request.size_bytes, 80'000);
}

TEST_F(DraftTest, AProgrammeHasNoDraftsOfItsOwn) {
  auto request = Preparing("d");
  request.set_parent(Town::Name("programmes/noord"));
  v1::ListDraftsRequest list;
  list.set_parent(request.parent());
  for (const grpc::Status& refused : {first_.Call(&Drafts::CreateDraft, request).status,
                                      first_.Call(&Drafts::ListDrafts, list).status}) {
    EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
    EXPECT_THAT(DetailsOf(refused).fields, ElementsAre("parent"));
  }
}

TEST_F(DraftTest, ADryRunTellsWhatIsMissingAndWritesNothing) {
  auto preparing = Preparing("d");
  preparing.set_validate_only(true);
  first_.Must(&Drafts::CreateDraft, preparing);
  EXPECT_EQ(first_.Call(&Drafts::GetDraft, On<v1::GetDraftRequest>("d")).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
  first_.Must(&Drafts::CreateDraft, Preparing("d"));
  auto carry_out = On<v1::CarryOutDraftRequest>("d");
  carry_out.set_validate_only(true);
  EXPECT_EQ(DetailsOf(first_.Call(&Drafts::CarryOutDraft, carry_out).status).reason,
            v1::APPROVALS_MISSING);
  Approve("d");
  EXPECT_EQ(first_.Must(&Drafts::CarryOutDraft, carry_out).draft().state(), v1::DRAFT_OPEN);
}

// A path of which the first stage asks that one other approves outcomes, and a second secretary.
void AskFourEyesAtInput(Town& town) {
  v1::PathDefinition path = FullPath();
  v1::FourEyes& rule = *path.mutable_stages(0)->add_four_eyes();
  rule.set_act(Mandate::RECORD_OUTCOME);
  rule.set_approvals(1);
  town.Publish("told", path);
  town.client().Must(
      &v1::MandateService::Stub::GrantMandate,
      Granting("secretaris-2", kStranger, Mandate::PROGRAMME_SECRETARY, "programmes/noord",
               {Mandate::CREATE_PLAN, Mandate::RECORD_OUTCOME, Mandate::READ_ADMINISTRATION}));
}

TEST(DraftOfAPlanTest, AToldPastNeedsTheApprovalsOfItsStagesAndIsPreparedWhole) {
  MandatedTown town(AskFourEyesAtInput);
  v1::CreatePlanRequest create = Town::NewPlan("oud");
  create.mutable_plan()->set_path_version(Town::Name("paths/told/versions/1"));
  *create.mutable_plan()->mutable_past() = SamplePast();
  ApiClient author = town.As(kSecretary);
  EXPECT_EQ(DetailsOf(author.Call(&v1::PlanService::Stub::CreatePlan, create).status).reason,
            v1::APPROVALS_MISSING);

  v1::CreateDraftRequest prepare;
  prepare.set_parent(Town::Name(""));
  prepare.set_draft_id("oud");
  *prepare.mutable_draft()->mutable_act()->mutable_create_plan() = create;
  prepare.mutable_draft()->mutable_act()->mutable_create_plan()->clear_request_id();
  const v1::Draft prepared = author.Must(&Drafts::CreateDraft, prepare).draft();
  EXPECT_EQ(prepared.approvals_needed(), 1);
  const auto carry_out = On<v1::CarryOutDraftRequest>("oud");
  EXPECT_EQ(DetailsOf(author.Call(&Drafts::CarryOutDraft, carry_out).status).reason,
            v1::APPROVALS_MISSING);
  auto approve = On<v1::ApproveDraftRequest>("oud");
  approve.set_content_sha256(prepared.content_sha256());
  ApiClient other = town.As(kStranger);
  other.Must(&Drafts::ApproveDraft, approve);
  author.Must(&Drafts::CarryOutDraft, carry_out);
  v1::GetPlanRequest get;
  get.set_name(Town::Plan("oud"));
  const v1::Plan told = other.Must(&v1::PlanService::Stub::GetPlan, get).plan();
  EXPECT_EQ(told.past().source(), SamplePast().source());
  ASSERT_EQ(told.past().treatments_size(), 1);
  EXPECT_EQ(told.past().treatments(0).words(), SamplePast().treatments(0).words());
}

}  // namespace
}  // namespace noordster::testing::draft_test
