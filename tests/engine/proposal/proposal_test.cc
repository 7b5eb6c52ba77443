// SPDX-License-Identifier: EUPL-1.2
// Proposals themselves: what is asked, of whom, and who looked at it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/proposal/proposal_chamber.h"

namespace noordster::engine::proposal_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ProposalTest : public ::testing::Test {
 protected:
  World& world() { return town_.world(); }

  CreateProposal ToCouncil(std::vector<DecisionPoint> points) {
    return town_.Making(v1::Proposal::COUNCIL_PROPOSAL, std::move(points));
  }

  UpdateProposal Updating(std::vector<DecisionPoint> points) {
    return {ProposalChamber::kProposal, ToCouncil(std::move(points)).proposal};
  }

  RecordInitial Initialing(bool agrees, bool with_words) {
    RecordInitial command;
    command.proposal = ProposalChamber::kProposal;
    command.initial.set_discipline(v1::Proposal::FINANCE);
    command.initial.set_person("persons/controller");
    command.initial.set_date("2023-08-01");
    command.initial.set_agrees(agrees);
    if (with_words) *command.initial.mutable_words() = world().Text();
    return command;
  }

  ProposalChamber town_;
};

TEST_F(ProposalTest, AProposalAsksSeveralThings) {
  world().Do(ToCouncil({town_.Point("plan-q", World::kPlan), town_.BudgetChange("begroting"),
                        town_.Point("verder")}));
  EXPECT_EQ(town_.proposal().points_size(), 3);
  EXPECT_EQ(town_.PointOf("plan-q").plan(), World::kPlan);
  EXPECT_THAT(town_.Barred(ToCouncil({town_.Point("verder")})), ElementsAre("RESOURCE_EXISTS"));
}

TEST_F(ProposalTest, APointAboutAPlanNamesItAndNoOtherDoes) {
  DecisionPoint nameless = town_.Point("a", World::kPlan);
  nameless.clear_plan();
  DecisionPoint money = town_.BudgetChange("b");
  money.set_plan(World::kPlan);
  EXPECT_THAT(town_.Barred(ToCouncil({nameless, money})),
              ElementsAre("FIELD_REQUIRED proposal.points[0].plan",
                          "FIELD_UNWANTED proposal.points[1].plan"));
}

TEST_F(ProposalTest, EachPointAndEachPlanStandsOnce) {
  EXPECT_THAT(town_.Barred(ToCouncil({town_.Point("a"), town_.Point("a")})),
              ElementsAre("INVALID_FIELD"));
  EXPECT_THAT(
      town_.Barred(ToCouncil({town_.Point("a", World::kPlan), town_.Point("b", World::kPlan)})),
      ElementsAre("INVALID_FIELD"));
}

TEST_F(ProposalTest, WhatItNamesExistsInItsProgramme) {
  EXPECT_THAT(town_.Barred(ToCouncil({town_.Point("a", "programmes/p/plans/none")})),
              ElementsAre("RESOURCE_NOT_FOUND"));
  CreateProposal written = ToCouncil({town_.Point("a")});
  written.proposal.set_writer("persons/nobody");
  EXPECT_THAT(town_.Barred(written), ElementsAre("RESOURCE_NOT_FOUND"));
  CreateProposal elsewhere = ToCouncil({town_.Point("a", World::kPlan)});
  elsewhere.name = "programmes/none/proposals/v";
  EXPECT_THAT(town_.Barred(elsewhere), ElementsAre("RESOURCE_NOT_FOUND"));
  Define other;
  other.create = true;
  other.record.set_name("programmes/other");
  other.record.mutable_programme();
  world().Do(other);
  elsewhere.name = "programmes/other/proposals/v";
  EXPECT_THAT(town_.Barred(elsewhere), ElementsAre("REFERENCE_UNFIT proposal.points[0].plan"));
}

TEST_F(ProposalTest, MoneyIsAPointOfItsOwnForACouncil) {
  EXPECT_THAT(
      town_.Barred(town_.Making(v1::Proposal::EXECUTIVE_PROPOSAL, {town_.BudgetChange("b")})),
      ElementsAre("REFERENCE_UNFIT proposal.points[0].kind"));
  EXPECT_THAT(town_.Barred(ToCouncil({town_.BudgetChange("b")})), IsEmpty());
}

TEST_F(ProposalTest, PointsChangeUntilOneHasAnOutcome) {
  town_.Make({town_.Point("a")});
  world().Register("controller");
  world().Do(Initialing(true, false));
  world().Do(Updating({town_.Point("a"), town_.Point("b")}));
  EXPECT_EQ(town_.proposal().points_size(), 2);
  EXPECT_EQ(town_.proposal().initials_size(), 1) << "who looked at it stays";
  town_.Agree({"a"});
  EXPECT_THAT(town_.Barred(Updating({town_.Point("a")})), ElementsAre("PROPOSAL_UNFIT a DECIDED"));
  UpdateProposal other_kind = Updating({});
  other_kind.proposal.set_kind(v1::Proposal::EXECUTIVE_PROPOSAL);
  EXPECT_THAT(town_.Barred(other_kind), ElementsAre("PROPOSAL_UNFIT a DECIDED"));
  UpdateProposal renumbered = Updating({});
  *renumbered.proposal.mutable_case_number() = world().Text();
  world().Do(renumbered);
  EXPECT_TRUE(town_.proposal().has_case_number());
  EXPECT_EQ(town_.LastOf("a").kind(), v1::AGREED) << "what was decided stays";
}

TEST_F(ProposalTest, PointsChangeNoMoreOnceTheyWereVotedOn) {
  world().Do(town_.Making(v1::Proposal::EXECUTIVE_PROPOSAL, {town_.Point("a")}));
  const std::string item = town_.ItemOf(ProposalChamber::kExecutive);
  const UpdateProposal other{
      ProposalChamber::kProposal,
      town_.Making(v1::Proposal::EXECUTIVE_PROPOSAL, {town_.Point("a")}).proposal};
  RecordBallot motion = Chamber::Voting(item, 4, 2, "m1");
  motion.ballot.set_subject_kind(v1::Ballot::MOTION);
  world().Do(motion);
  EXPECT_THAT(town_.Barred(other), IsEmpty()) << "that stands beside it";
  world().Do(ProposalChamber::VotingOnPoint(item, "a", 4, 2));
  EXPECT_THAT(town_.Barred(other), ElementsAre("PROPOSAL_UNFIT a VOTED_ON"));
}

TEST_F(ProposalTest, OfAPlanOfAnotherProgrammeItIsNotSaidWhetherItExists) {
  Define other;
  other.create = true;
  other.record.set_name("programmes/other");
  other.record.mutable_programme();
  world().Do(other);
  for (const char* plan : {"programmes/p/plans/q", "programmes/p/plans/none"}) {
    CreateProposal elsewhere = ToCouncil({town_.Point("a", plan)});
    elsewhere.name = "programmes/other/proposals/v";
    EXPECT_THAT(town_.Barred(elsewhere), ElementsAre("REFERENCE_UNFIT proposal.points[0].plan"));
  }
}

TEST_F(ProposalTest, WhoDoesNotAgreeSaysWhy) {
  town_.Make({town_.Point("a")});
  EXPECT_THAT(town_.Barred(Initialing(true, false)), ElementsAre("RESOURCE_NOT_FOUND"));
  world().Register("controller");
  EXPECT_THAT(town_.Barred(Initialing(false, false)), ElementsAre("FIELD_REQUIRED initial.words"));
  world().Do(Initialing(false, true));
  world().Do(Initialing(true, false));
  EXPECT_EQ(town_.proposal().initials_size(), 2) << "the earlier one is history";
  RecordInitial early = Initialing(true, false);
  early.initial.set_date("2023-11-15");
  EXPECT_THAT(town_.Barred(early), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
}

TEST_F(ProposalTest, AnEtagOfWhatWasReadIsKept) {
  town_.Make({town_.Point("a")});
  EXPECT_EQ(Chamber::Barred(world().Try(Updating({town_.Point("b")}), "\"1\"").status()),
            std::vector<std::string>{"ETAG_MISMATCH"});
}

TEST_F(ProposalTest, InitialsAreBounded) {
  town_.Make({town_.Point("a")});
  world().Register("controller");
  for (int i = 0; i < limits::kInitialsMax; ++i) world().Do(Initialing(true, true));
  EXPECT_THAT(town_.Barred(Initialing(true, true)), ElementsAre("LIMIT_REACHED"));
}

TEST_F(ProposalTest, WithEveryFieldFilledItsRecordStaysBelowItsSize) {
  const std::string person = "persons/" + std::string(36, 'p');
  noordster::internal::v1::Proposal full;
  *full.mutable_title() = World::LongText();
  full.set_kind(v1::Proposal::COUNCIL_PROPOSAL);
  full.set_writer(person);
  full.set_portfolio_holder(person);
  *full.mutable_case_number() = World::LongText();
  for (int i = 0; i < 20; ++i) {
    DecisionPoint& point = *full.add_points();
    point.set_id(World::LongId('p'));
    *point.mutable_text() = World::LongText();
    point.set_plan(absl::StrCat("programmes/", World::LongId('a'), "/plans/", World::LongId('b')));
    point.set_kind(v1::DecisionPoint::OTHER);
    point.set_promulgated(true);
  }
  // One act can add an outcome to each point when one more was left.
  for (int i = 0; i < limits::kPointOutcomesMax - 1 + 20; ++i) {
    auto& outcome = *full.mutable_points(i % 20)->add_outcomes();
    outcome.set_body("bodies/" + World::LongId('r'));
    outcome.set_kind(v1::ADOPTED_AS_AMENDED);
    outcome.set_effect(v1::DECISION);
    outcome.set_decided_date("2023-09-01");
    outcome.set_record_time_micros(1'700'000'000'000'000);
    outcome.set_state(v1::Decision::REVERSED);
    outcome.set_agenda_item(absl::StrCat("bodies/", World::LongId('r'), "/meetings/",
                                         World::LongId('m'), "/items/100"));
    outcome.set_ballot(40);
    *outcome.mutable_confirmation_source() = World::LongText();
    *outcome.mutable_reversal_reason() = World::LongText();
    outcome.set_audience(v1::PUBLIC);
    auto& dates = *outcome.mutable_dates();
    dates.set_signed_date("2023-09-02");
    dates.set_sent_date("2023-09-02");
    dates.set_published_date("2023-09-03");
    dates.set_effective_date("2023-09-04");
    *dates.mutable_publication() = World::LongText();
    for (int signatory = 0; signatory < 5; ++signatory) {
      auto& added = *dates.add_signatories();
      added.set_person(person);
      added.set_capacity(v1::PointDates::CHAIR);
      added.set_deputy(true);
    }
  }
  // Those that the law makes secret in one meeting come on top.
  for (int i = 0; i < limits::kSecretItemsMax + limits::kItemsMax; ++i) {
    full.add_secret_items(absl::StrCat("bodies/", World::LongId('r'), "/meetings/",
                                       World::LongId('m'), "/items/100"));
  }
  for (int i = 0; i < limits::kInitialsMax; ++i) {
    auto& initial = *full.add_initials();
    initial.set_discipline(v1::Proposal::MANAGEMENT);
    initial.set_person(person);
    initial.set_date("2023-08-01");
    initial.set_agrees(true);
    *initial.mutable_words() = World::LongText();
  }
  EXPECT_LT(full.ByteSizeLong() + 500, limits::kRecordBytesMax);
}

}  // namespace
}  // namespace noordster::engine::proposal_test
