// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "noordster/v1/milestone.pb.h"
#include "services/base/limits.h"
#include "services/engine/apply.h"
#include "services/engine/authorization/approvals.h"
#include "services/engine/event_subject.h"
#include "services/engine/milestone.h"
#include "tests/engine/four_eyes/mandated_world.h"

namespace noordster::engine::four_eyes_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using v1::Mandate;

class FourEyesTest : public ::testing::Test {
 protected:
  Draft Deferring(const std::string& id = "d") {
    return {id, absl::StrCat("content of ", id), world_.Outcome("deferred")};
  }

  v1::ErrorReason Reason(const std::string& person, const Command& command) {
    world_.set_caller(TokenOf(person));
    return ReasonOf(world_.Try(command).status());
  }

  void Do(const std::string& person, const Command& command) {
    world_.set_caller(TokenOf(person));
    world_.Do(command);
  }

  v1::ErrorReason CarryOut(const std::string& person, const Draft& draft) {
    world_.set_caller(TokenOf(person));
    return ReasonOf(world_.CarryOut(draft.name, draft.content, draft.command).status());
  }

  // How a draft was closed, as its approvers are told.
  std::string ClosedAs(const Draft& draft) {
    world_.set_caller(TokenOf("s4"));
    const absl::Status status = world_.Try(draft.Approve()).status();
    const Refusal refusal = RefusalOf(status).value_or(Refusal());
    for (const auto& detail : refusal.details()) {
      if (detail.key() == "state") return detail.value();
    }
    return "";
  }

  static constexpr v1::ErrorReason kDone = v1::ERROR_REASON_UNSPECIFIED;

  World world_ = MandatedWorld(/*at_stage=*/2, /*of_municipality=*/1);
};

TEST_F(FourEyesTest, AnActThatOthersMustApproveIsNotDoneWithoutADraft) {
  EXPECT_EQ(Reason("s1", world_.Outcome("deferred")), v1::APPROVALS_MISSING);
  EXPECT_EQ(Reason("admin1", Mandated("new", "s5", Mandate::PROGRAMME_MANAGER, "programmes/p",
                                      {Mandate::CREATE_PLAN})),
            v1::APPROVALS_MISSING);
  PublishPath publish;
  publish.path = "paths/new";
  publish.version = StandardPath();
  EXPECT_EQ(Reason("admin1", publish), v1::APPROVALS_MISSING);
  Define fewer;
  fewer.record.mutable_municipality()->set_approvals(0);
  EXPECT_EQ(Reason("admin1", fewer), v1::APPROVALS_MISSING);
  // What the stage does not ask, what stays as it is, and what takes something back, is done alone.
  Define same;
  same.record.mutable_municipality()->set_approvals(1);
  EXPECT_EQ(Reason("admin1", same), kDone);
  EXPECT_EQ(Reason("admin1", RevokeMandate{"mandates/s5"}), kDone);
  EXPECT_EQ(Reason("s1", UpdatePlan{World::kPlan, world_.plan(), false}), kDone);
}

TEST_F(FourEyesTest, ApprovedByEnoughOthersItIsCarriedOutByItsAuthor) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  EXPECT_EQ(world_.Get(draft.name).draft().approvals_needed(), 2);
  EXPECT_EQ(CarryOut("s1", draft), v1::APPROVALS_MISSING);
  Do("s2", draft.Approve());
  EXPECT_EQ(CarryOut("s1", draft), v1::APPROVALS_MISSING);
  Do("s3", draft.Approve());
  EXPECT_EQ(CarryOut("s2", draft), v1::NOT_ALLOWED);
  EXPECT_EQ(CarryOut("s1", draft), kDone);
  EXPECT_EQ(world_.Get(draft.name).draft().state(), v1::DRAFT_CARRIED_OUT);
  const auto& carried_out = world_.events().back().draft_carried_out();
  EXPECT_EQ(carried_out.content_digest(), draft.content.digest());
  EXPECT_EQ(carried_out.approvals_size(), 2);
  EXPECT_EQ(carried_out.approvals(0).mandate(), "mandates/s2");
  EXPECT_EQ(world_.events().back().header().actor().person_id(), "s1");
  for (const Command& late :
       std::vector<Command>{draft.Prepare(false), draft.Approve(), RetractApproval{draft.name},
                            WithdrawDraft{draft.name}}) {
    EXPECT_EQ(Reason("s1", late), v1::DRAFT_CLOSED);
  }
  EXPECT_EQ(CarryOut("s1", draft), v1::DRAFT_CLOSED);
}

TEST_F(FourEyesTest, OnlyAnotherNaturalPersonWhoCouldDoItThemselvesApproves) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  EXPECT_EQ(Reason("s1", draft.Approve()), v1::NOT_ALLOWED);
  EXPECT_EQ(Reason("admin1", draft.Approve()), v1::NOT_ALLOWED);
  world_.set_caller(CertificateOf("system"));
  EXPECT_EQ(ReasonOf(world_.Try(draft.Approve()).status()), v1::NOT_ALLOWED);
  EXPECT_EQ(Reason("s2", ApproveDraft{draft.name, "digest of something else"}), v1::ETAG_MISMATCH);
  EXPECT_EQ(Reason("s2", draft.Approve()), kDone);
}

TEST_F(FourEyesTest, AnAccountOfASystemPreparesAndPersonsApprove) {
  const Draft draft = Deferring();
  world_.set_caller(CertificateOf("system"));
  world_.Do(draft.Prepare(true));
  Do("s1", draft.Approve());
  Do("s2", draft.Approve());
  world_.set_caller(CertificateOf("system"));
  EXPECT_TRUE(world_.CarryOut(draft.name, draft.content, draft.command).ok());
}

TEST_F(FourEyesTest, APersonCountsOnceHoweverOftenTheyApprove) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  Do("s2", draft.Approve());
  EXPECT_TRUE(world_.Do(draft.Approve()).events.empty());
  Do("s2", draft.Approve());
  EXPECT_EQ(world_.Get(draft.name).draft().approvals_size(), 1);
  EXPECT_EQ(CarryOut("s1", draft), v1::APPROVALS_MISSING);
}

TEST_F(FourEyesTest, OtherContentVoidsApprovals) {
  Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  Do("s2", draft.Approve());
  Do("s3", draft.Approve());
  const Draft anew("d", "content anew", draft.command);
  EXPECT_EQ(Reason("s2", anew.Prepare(false)), v1::RESOURCE_NOT_FOUND);
  Do("s1", anew.Prepare(false));
  EXPECT_THAT(world_.Get(draft.name).draft().approvals(), IsEmpty());
  // Neither what was read before it was prepared anew, nor the new content, was approved.
  EXPECT_EQ(CarryOut("s1", draft), v1::ETAG_MISMATCH);
  EXPECT_EQ(CarryOut("s1", anew), v1::APPROVALS_MISSING);
  EXPECT_EQ(Reason("s2", draft.Approve()), v1::ETAG_MISMATCH);
  // It is the same text with the same digest or other content.
  Draft other_text = anew;
  other_text.content.set_id("content");
  EXPECT_EQ(CarryOut("s1", other_text), v1::ETAG_MISMATCH);
  Draft other_digest = anew;
  other_digest.content.set_digest("digest of something else");
  EXPECT_EQ(CarryOut("s1", other_digest), v1::ETAG_MISMATCH);
}

TEST_F(FourEyesTest, AChangeOfWhatItIsAboutVoidsApprovals) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  Do("s2", draft.Approve());
  Do("s4", UpdatePlan{World::kPlan, world_.plan(), false});
  EXPECT_EQ(Reason("s3", draft.Approve()), v1::DRAFT_OUTDATED);
  EXPECT_EQ(CarryOut("s1", draft), v1::DRAFT_OUTDATED);
  // Taking back and rejecting are still possible.
  EXPECT_EQ(Reason("s2", RetractApproval{draft.name}), kDone);
  EXPECT_EQ(Reason("s3", WithdrawDraft{draft.name}), kDone);
}

TEST_F(FourEyesTest, AnApprovalCountsOnlyWhileItsMandateAllowsTheAct) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  Do("s2", draft.Approve());
  Do("s3", draft.Approve());
  Do("admin1", RevokeMandate{"mandates/s3"});
  EXPECT_EQ(CarryOut("s1", draft), v1::APPROVALS_MISSING);
  Do("s4", draft.Approve());
  EXPECT_EQ(CarryOut("s1", draft), kDone);
  EXPECT_EQ(world_.events().back().draft_carried_out().approvals_size(), 2);
}

TEST_F(FourEyesTest, TheAuthorNeedsTheirOwnMandateStill) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  Do("s2", draft.Approve());
  Do("s3", draft.Approve());
  Do("admin1", RevokeMandate{"mandates/s1"});
  EXPECT_EQ(CarryOut("s1", draft), v1::NOT_ALLOWED);
}

TEST_F(FourEyesTest, RetractedAndWithdrawn) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  Do("s2", draft.Approve());
  Do("s3", draft.Approve());
  Do("s3", RetractApproval{draft.name});
  EXPECT_TRUE(world_.Do(RetractApproval{draft.name}).events.empty());
  EXPECT_EQ(CarryOut("s1", draft), v1::APPROVALS_MISSING);
  Do("s3", WithdrawDraft{draft.name});
  EXPECT_TRUE(world_.Do(WithdrawDraft{draft.name}).events.empty());
  EXPECT_EQ(CarryOut("s1", draft), v1::DRAFT_CLOSED);
  EXPECT_EQ(ClosedAs(draft), "withdrawn");
}

TEST_F(FourEyesTest, WhatWasCarriedOutIsClosed) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  for (const char* person : {"s2", "s3"}) Do(person, draft.Approve());
  EXPECT_EQ(CarryOut("s1", draft), kDone);
  EXPECT_EQ(CarryOut("s1", draft), v1::DRAFT_CLOSED);
  EXPECT_EQ(ClosedAs(draft), "carried_out");
}

TEST_F(FourEyesTest, EveryEventOfADraftSaysWhatItIsDoneTo) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  world_.set_caller(TokenOf("s2"));
  const Event approved = world_.Do(draft.Approve()).events[0];
  EXPECT_EQ(approved.draft_approved().resource(), World::kPlan);
  EXPECT_EQ(approved.draft_approved().approval().capacity(), Mandate::PROGRAMME_SECRETARY);
  EXPECT_EQ(approved.draft_approved().approval().mandate(), "mandates/s2");
  EXPECT_EQ(approved.draft_approved().content_digest(), draft.content.digest());
  const Event retracted = world_.Do(RetractApproval{draft.name}).events[0];
  EXPECT_EQ(retracted.approval_retracted().resource(), World::kPlan);
  const Event withdrawn = world_.Do(WithdrawDraft{draft.name}).events[0];
  EXPECT_EQ(withdrawn.draft_withdrawn().resource(), World::kPlan);
  EXPECT_EQ(world_.Get(draft.name).draft().resource(), World::kPlan);
  for (const Event& event : {approved, retracted, withdrawn}) {
    EXPECT_THAT(DraftedSubjectsOf(event), ElementsAre(World::kPlan));
  }
}

TEST_F(FourEyesTest, EveryEventOfADraftAboutSeveralPlansNamesThem) {
  const Draft draft("d", "content", RecordOutcomes{"programmes/p", {world_.Outcome("deferred")}});
  Do("s1", draft.Prepare(true));
  std::vector<Event> events = {world_.events().back()};
  for (const char* person : {"s2", "s3"}) {
    Do(person, draft.Approve());
    events.push_back(world_.events().back());
  }
  EXPECT_EQ(CarryOut("s1", draft), kDone);
  events.push_back(world_.events().back());
  for (const Event& event : events) {
    EXPECT_EQ(DraftedResourceOf(event), "programmes/p");
    EXPECT_THAT(DraftedSubjectsOf(event), ElementsAre(World::kPlan));
  }
}

TEST_F(FourEyesTest, ADraftKeepsWhatTheSameMandateMustAllowAsWell) {
  world_ = MandatedWorld(2, 0);
  world_.OpenFollowUp(v1::FollowUp::CONSOLIDATED_VERSION);
  FreezeVersion settling = world_.Version({"plan"});
  settling.settles = {world_.plan().follow_ups()};
  world_.set_caller(TokenOf("admin1"));
  world_.Do(Mandated("both", "s5", Mandate::PROGRAMME_SECRETARY, "programmes/p",
                     {Mandate::FREEZE_VERSION, Mandate::SETTLE_FOLLOW_UP}));
  const Draft draft("d", "content", settling);
  Do("s5", draft.Prepare(true));
  EXPECT_EQ(world_.Get(draft.name).draft().also(), Mandate::SETTLE_FOLLOW_UP);
}

TEST_F(FourEyesTest, ADraftHasABoundedSize) {
  State state = State::FromNothing();
  for (const Event& event : world_.events()) Apply(event, state);
  for (const size_t beyond : {0, 1}) {
    Request request;
    request.command = Deferring().Prepare(true);
    request.caller = TokenOf("s1");
    request.texts.emplace_back().row.set_text(std::string(limits::kTextBytesMax + beyond, 'a'));
    EXPECT_EQ(ReasonOf(Decide(state, request, world_.context()).status()),
              beyond == 0 ? kDone : v1::LIMIT_REACHED);
  }
}

TEST_F(FourEyesTest, ADraftHasABoundedNumberOfApprovals) {
  world_ = MandatedWorld(2, 0);
  world_.set_caller(TokenOf("admin1"));
  for (int i = 6; i <= limits::kApprovalsMax + 2; ++i) {
    const std::string id = absl::StrCat("s", i);
    world_.Register(id);
    world_.Do(
        Mandated(id, id, Mandate::PROGRAMME_SECRETARY, "programmes/p", {Mandate::RECORD_OUTCOME}));
  }
  world_.Do(Mandated("again", "s2", Mandate::PROGRAMME_MANAGER, "programmes/p",
                     {Mandate::RECORD_OUTCOME}));
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  for (int i = 2; i <= limits::kApprovalsMax + 1; ++i) {
    Do(absl::StrCat("s", i), draft.Approve());
  }
  EXPECT_EQ(Reason(absl::StrCat("s", limits::kApprovalsMax + 2), draft.Approve()),
            v1::LIMIT_REACHED);
  // Who approved may do so again by another mandate.
  Do("admin1", RevokeMandate{"mandates/s2"});
  Do("s2", draft.Approve());
  EXPECT_EQ(world_.Get(draft.name).draft().approvals_size(), limits::kApprovalsMax);
}

TEST_F(FourEyesTest, AStrangerCannotTellWhetherADraftExists) {
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  for (const char* person : {"admin1", "o1", "nobody"}) {
    for (const std::string& name : {draft.name, std::string("drafts/none")}) {
      world_.set_caller(TokenOf(person));
      EXPECT_EQ(world_.Try(WithdrawDraft{name}).status().message(),
                absl::StrCat("the caller holds no mandate for withdraw_draft on ", name));
    }
  }
}

TEST_F(FourEyesTest, NobodyApprovesAMandateForThemselves) {
  const Draft draft("d", "content",
                    Mandated("new", "admin2", Mandate::ADMINISTRATOR, "", {Mandate::ERASE_PERSON}));
  Do("admin1", draft.Prepare(true));
  EXPECT_EQ(Reason("admin2", draft.Approve()), v1::NOT_ALLOWED);
  Do("admin3", draft.Approve());
  EXPECT_EQ(CarryOut("admin1", draft), kDone);
  EXPECT_EQ(world_.Get("mandates/new").mandate().granted_by(), "persons/admin1");
}

TEST_F(FourEyesTest, UntilMandatesAreInForceTheLocalUserNeedsNobodyAndNobodyElseCounts) {
  World before;
  Define municipality;
  municipality.record.mutable_municipality()->set_approvals(2);
  before.Do(municipality);
  before.Register("a");
  const Draft draft("d", "content",
                    Mandated("a", "a", Mandate::ADMINISTRATOR, "", {Mandate::KEEP_REGISTERS}));
  before.Do(draft.Prepare(true));
  EXPECT_EQ(before.Get(draft.name).draft().author(), "");
  EXPECT_EQ(ReasonOf(before.Try(draft.Approve()).status()), v1::NOT_ALLOWED);
  EXPECT_TRUE(before.CarryOut(draft.name, draft.content, draft.command).ok());
}

TEST_F(FourEyesTest, ADraftIsHeldToTheRulesOfItsAct) {
  RecordOutcome unknown = world_.Outcome("deferred");
  unknown.outcome = "unheard-of";
  EXPECT_NE(Reason("s1", Draft("d", "content", unknown).Prepare(true)), kDone);
  EXPECT_EQ(Reason("admin1", Deferring().Prepare(true)), v1::NOT_ALLOWED);
  const Draft draft = Deferring();
  Do("s1", draft.Prepare(true));
  EXPECT_EQ(Reason("s1", draft.Prepare(true)), v1::RESOURCE_EXISTS);
  EXPECT_EQ(Reason("s1", Deferring("other").Prepare(false)), v1::RESOURCE_NOT_FOUND);
}

TEST_F(FourEyesTest, BreakingGlassTakesTwoOperatorsAndOneDayWhateverTheMunicipalityAsks) {
  world_ = MandatedWorld(0, 0);
  GrantMandate grant =
      Mandated("emergency", "o1", Mandate::COUNCIL_CLERK, "bodies/b1", {Mandate::CONFIRM_OUTCOME});
  grant.mandate.set_emergency(true);
  const std::string today = absl::FormatCivilTime(world_.context().today);
  EXPECT_EQ(Reason("admin1", grant), v1::NOT_ALLOWED);
  EXPECT_EQ(Reason("o1", grant), v1::APPROVALS_MISSING);
  EXPECT_EQ(Reason("o1", Draft("d", "content", grant).Prepare(true)), v1::INVALID_FIELD);
  grant.mandate.set_start_date(today);
  EXPECT_EQ(Reason("o1", Draft("d", "content", grant).Prepare(true)), v1::INVALID_FIELD);
  grant.mandate.set_end_date(today);
  const Draft draft("d", "content", grant);
  Do("o1", draft.Prepare(true));
  EXPECT_EQ(Reason("admin1", draft.Approve()), v1::NOT_ALLOWED);
  Do("o2", draft.Approve());
  EXPECT_EQ(CarryOut("o1", draft), kDone);
  const Event& granted = *(world_.events().end() - 2);
  const auto milestone = MilestoneOf(granted);
  ASSERT_TRUE(milestone.has_value());
  EXPECT_EQ(milestone->kind(), v1::Milestone::EMERGENCY_MANDATE);
  EXPECT_EQ(milestone->body(), "bodies/b1");
}

TEST_F(FourEyesTest, AMunicipalityAsksNoMoreApprovalsThanCanBeGiven) {
  Define most;
  most.record.mutable_municipality()->set_approvals(3);
  Define too_many;
  too_many.record.mutable_municipality()->set_approvals(4);
  EXPECT_EQ(Reason("admin1", Draft("d", "c", too_many).Prepare(true)), v1::MANDATES_MISSING);
  const Draft draft("d", "c", most);
  Do("admin1", draft.Prepare(true));
  Do("admin2", draft.Approve());
  EXPECT_EQ(CarryOut("admin1", draft), kDone);
  EXPECT_EQ(Reason("admin1", RevokeMandate{"mandates/admin4"}), v1::MANDATES_MISSING);
}

TEST_F(FourEyesTest, MandatesComeIntoForceOnlyWhenEnoughCanGrantThem) {
  World world;
  Define municipality;
  municipality.record.mutable_municipality();
  world.Do(municipality);
  for (const std::string id : {"a1", "a2", "a3"}) {
    EXPECT_EQ(ReasonOf(world.Try(EnactMandates()).status()), v1::MANDATES_MISSING) << id;
    world.Register(id);
    world.Do(Mandated(id, id, Mandate::ADMINISTRATOR, "", {Mandate::GRANT_MANDATE}));
  }
  EXPECT_EQ(ReasonOf(world.Try(EnactMandates()).status()), kDone);
}

TEST(ApprovalsTest, StagesAndMunicipalitiesSayHowMany) {
  noordster::internal::v1::Municipality municipality;
  EXPECT_EQ(ApprovalsOf(municipality), limits::kApprovalsDefault);
  municipality.set_approvals(0);
  EXPECT_EQ(ApprovalsOf(municipality), 0);
  noordster::internal::v1::Stage stage;
  EXPECT_EQ(ApprovalsAt(stage, Mandate::RECORD_OUTCOME), 0);
  auto& rule = *stage.add_four_eyes();
  rule.set_act(Mandate::RECORD_OUTCOME);
  rule.set_approvals(3);
  EXPECT_EQ(ApprovalsAt(stage, Mandate::RECORD_OUTCOME), 3);
  EXPECT_EQ(ApprovalsAt(stage, Mandate::CONFIRM_OUTCOME), 0);
}

}  // namespace
}  // namespace noordster::engine::four_eyes_test
