// SPDX-License-Identifier: EUPL-1.2
// Points about plans: they have the outcomes of their plans in items about the proposal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/proposal/proposal_chamber.h"

namespace noordster::engine::plan_point_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Item = v1::AgendaItem;

constexpr const char* kCouncil = ProposalChamber::kCouncil;

class PlanPointTest : public ::testing::Test {
 protected:
  World& world() { return town_.world(); }

  static std::string PlanName(const std::string& id) {
    return absl::StrCat("programmes/p/plans/", id);
  }

  // Plan "q" and these run, and are before the council.
  void StartPlans(const std::vector<std::string>& ids) {
    world().BringTo("raad");
    for (const std::string& id : ids) {
      CreatePlan create;
      create.name = PlanName(id);
      create.plan.set_path_version("paths/path/versions/1");
      create.plan.add_challenges("programmes/p/challenges/a");
      world().Do(create);
      world().set_plan(create.name);
      world().BringTo("raad");
    }
  }

  // An outcome of a plan under an item.
  RecordOutcome OfPlan(const std::string& id, const std::string& outcome, const std::string& item) {
    world().set_plan(PlanName(id));
    RecordOutcome command = world().Outcome(outcome);
    command.source.Clear();
    command.agenda_item = item;
    command.decided_date = "2023-09-01";
    if (!command.due_date.empty()) command.due_date = "2023-10-01";
    return command;
  }

  // How many points have a last outcome of each kind.
  std::map<v1::OutcomeKind, int> Totals() {
    std::map<v1::OutcomeKind, int> totals;
    for (const auto& point : town_.proposal().points()) {
      const std::string& decision = point.outcomes(point.outcomes_size() - 1).decision();
      ++totals[world().Get(decision).decision().kind()];
    }
    return totals;
  }

  ProposalChamber town_;
};

// Issue 6, acceptance 3.
TEST_F(PlanPointTest, OneProposalWithThreePlansHasOneItemAndThreeOutcomes) {
  StartPlans({"r", "s"});
  town_.Make({town_.Point("jeugd", PlanName("q")), town_.Point("geld", PlanName("r")),
              town_.Point("wonen", PlanName("s"))});
  const std::string item = town_.ItemOf(kCouncil);
  town_.chamber().Vote(item, 30, 4);
  RecordOutcomes together;
  together.programme = "programmes/p";
  together.outcomes = {OfPlan("q", "adopted", item), OfPlan("r", "adopted", item),
                       OfPlan("s", "deferred", item)};
  world().Do(together);
  const std::map<v1::OutcomeKind, int> expected = {{v1::ADOPTED, 2}, {v1::DEFERRED, 1}};
  EXPECT_EQ(Totals(), expected);
  const auto& decision = world().Get(town_.LastOf("jeugd").decision()).decision();
  EXPECT_EQ(decision.agenda_item(), item);
  EXPECT_EQ(decision.proposal(), ProposalChamber::kProposal);
  EXPECT_EQ(decision.point(), "jeugd");
  EXPECT_EQ(decision.ballot(), 1);
}

TEST_F(PlanPointTest, EachPlanFollowsTheBallotOnItsPoint) {
  StartPlans({"r"});
  town_.Make({town_.Point("jeugd", PlanName("q")), town_.Point("geld", PlanName("r"))});
  const std::string item = town_.ItemOf(kCouncil);
  world().Do(ProposalChamber::VotingOnPoint(item, "jeugd", 14, 20));
  EXPECT_THAT(town_.Barred(OfPlan("q", "adopted", item)),
              ElementsAre("BALLOT_CONTRADICTED LOST 14 20"));
  EXPECT_THAT(town_.Barred(OfPlan("r", "adopted", item)),
              ElementsAre("FIELD_REQUIRED without_vote"));
  town_.chamber().Vote(item, 30, 4);
  world().Do(OfPlan("r", "adopted", item));
  EXPECT_EQ(world().Get(town_.LastOf("geld").decision()).decision().ballot(), 2);
}

TEST_F(PlanPointTest, AnItemAboutTheProposalIsAboutItsPlansOnly) {
  StartPlans({"r"});
  town_.Make({town_.Point("jeugd", PlanName("q"))});
  const std::string item = town_.ItemOf(kCouncil, Item::CONSENT);
  EXPECT_THAT(town_.Barred(OfPlan("r", "adopted", item)), ElementsAre("ITEM_ABOUT_OTHER " + item));
  EXPECT_THAT(town_.Barred(OfPlan("q", "adopted", item)), IsEmpty());
}

TEST_F(PlanPointTest, AProposalTheCouncilHasNoPartInGetsNoOutcomeOfIt) {
  StartPlans({});
  world().Do(town_.Making(v1::Proposal::EXECUTIVE_PROPOSAL, {town_.Point("jeugd", PlanName("q"))}));
  world().Do(OfPlan("q", "adopted", town_.ItemOf(kCouncil, Item::CONSENT)));
  EXPECT_TRUE(town_.PointOf("jeugd").outcomes().empty());
}

// Item 5 of what software gets wrong, and issue 6, acceptance 4: the evening itself it is recorded,
// the text comes later, and only then it is signed.
TEST_F(PlanPointTest, AdoptedAsAmendedIsRecordedThatEveningAndSignedWhenTheTextIsThere) {
  StartPlans({});
  world().Register("burgemeester");
  world().Register("griffier");
  town_.Make({town_.Point("jeugd", PlanName("q"))});
  const std::string item = town_.ItemOf(kCouncil);
  town_.chamber().Vote(item, 18, 15, "a1");
  town_.chamber().Vote(item, 30, 3);
  world().Do(OfPlan("q", "amended", item));
  RecordPointDates sign;
  sign.proposal = ProposalChamber::kProposal;
  sign.points = {"jeugd"};
  sign.dates.set_signed_date("2023-09-08");
  for (const auto& [person, capacity] : {std::pair("burgemeester", v1::PointDates::CHAIR),
                                         std::pair("griffier", v1::PointDates::CLERK)}) {
    auto& signatory = *sign.dates.add_signatories();
    signatory.set_person(absl::StrCat("persons/", person));
    signatory.set_capacity(capacity);
  }
  EXPECT_THAT(town_.Barred(sign), ElementsAre("GUARDS_UNMET "));
  FreezeVersion whole = world().Version({"plan", "budget"});
  whole.change = v1::EDITORIAL;
  whole.settles = {world().plan().open_consolidations(0)};
  world().Do(whole);
  world().Do(sign);
  EXPECT_EQ(town_.LastOf("jeugd").dates().signed_date(), "2023-09-08");
}

// Item 14 of what software gets wrong: a decision is no end; what is done with it stands beside it.
TEST_F(PlanPointTest, AReversedOutcomeStaysAndAnotherTakesItsPlace) {
  StartPlans({});
  town_.Make({town_.Point("jeugd", PlanName("q"))});
  const std::string item = town_.ItemOf(kCouncil, Item::CONSENT);
  world().Do(OfPlan("q", "adopted", item));
  world().Do(ReverseOutcome{town_.LastOf("jeugd").decision()});
  RecordPointDates sent;
  sent.proposal = ProposalChamber::kProposal;
  sent.points = {"jeugd"};
  sent.dates.set_sent_date("2023-09-02");
  EXPECT_THAT(town_.Barred(sent), ElementsAre("PROPOSAL_UNFIT jeugd OPEN"));
  world().Do(OfPlan("q", "adopted", item));
  EXPECT_EQ(town_.PointOf("jeugd").outcomes_size(), 2);
  world().Do(sent);
  EXPECT_EQ(town_.LastOf("jeugd").dates().sent_date(), "2023-09-02");
  EXPECT_FALSE(town_.PointOf("jeugd").outcomes(0).has_dates());
}

TEST_F(PlanPointTest, AProposalThatIsFullTakesNoOutcomeOfAPlanEither) {
  StartPlans({});
  town_.Make({town_.Point("jeugd", PlanName("q")), town_.Point("a")});
  for (int i = 0; i < limits::kPointOutcomesMax; ++i) {
    world().Do(town_.Told(ProposalChamber::kExecutive, {{"a", v1::DEFERRED}}));
  }
  EXPECT_THAT(town_.Barred(OfPlan("q", "adopted", town_.ItemOf(kCouncil, Item::CONSENT))),
              ElementsAre("LIMIT_REACHED"));
}

}  // namespace
}  // namespace noordster::engine::plan_point_test
