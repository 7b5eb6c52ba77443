// SPDX-License-Identifier: EUPL-1.2
// What becomes secret with an item: the proposals it is about, and the actions that were made under
// it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/index_rows.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"
#include "tests/engine/proposal/proposal_chamber.h"

namespace noordster::engine::item_subjects_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using Action = v1::Action;
using Item = v1::AgendaItem;

constexpr char kDay[] = "2023-09-01";
constexpr char kOther[] = "programmes/p/proposals/w";

class SecretSubjectsTest : public ::testing::Test {
 protected:
  SecretSubjectsTest() {
    town_.Make({town_.Point("punt")});
    CreateProposal other = town_.Making(v1::Proposal::COUNCIL_PROPOSAL, {town_.Point("punt")});
    other.name = kOther;
    world().Do(other);
  }

  World& world() { return town_.world(); }

  void Impose(const std::string& item, const std::string& paper = "") {
    world().Do(ImposeItemSecrecy{item, paper, v1::PRIVACY, ProposalChamber::kCouncil, kDay, ""});
  }
  void Lift(const std::string& item) { world().Do(LiftItemSecrecy{item, "", kDay}); }

  UpdateItem Updating(const std::string& item, const std::string& subject) {
    UpdateItem update;
    update.name = item;
    *update.item.mutable_title() = world().Text();
    update.item.set_treatment(Item::DEBATE);
    update.item.add_subjects(subject);
    return update;
  }

  AddAction Adding(const std::string& id, const std::string& item,
                   v1::Audience audience = v1::PUBLIC) {
    AddAction add;
    add.name = absl::StrCat(ProposalChamber::kCouncil, "/actions/", id);
    add.audience = audience;
    add.action.set_kind(Action::ACTION_POINT);
    *add.action.mutable_text() = world().Text();
    add.action.set_made_date(kDay);
    add.action.set_agenda_item(item);
    return add;
  }

  std::vector<std::string> SecretItemsOf(const std::string& proposal) {
    const auto& items = world().Get(proposal).proposal().secret_items();
    return {items.begin(), items.end()};
  }

  // What stands in the index of what is secret, without when that was imposed.
  std::vector<std::string> IndexedSecrets() {
    std::vector<std::string> names;
    for (const auto& [index, entry] : world().IndexAnew()) {
      if (index == Index::kSecret) names.push_back(entry.substr(entry.find('\0') + 1));
    }
    return names;
  }

  ProposalChamber town_;
};

TEST_F(SecretSubjectsTest, AProposalIsSecretAsLongAsAnItemAboutItIs) {
  const std::string first = town_.ItemOf(ProposalChamber::kCouncil);
  const std::string second = town_.ItemOf(ProposalChamber::kCouncil);
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), IsEmpty());
  Impose(first);
  Impose(second);
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), ElementsAre(first, second));
  Lift(first);
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), ElementsAre(second));
  world().Do(UpdateProposal{ProposalChamber::kProposal,
                            town_.Making(v1::Proposal::COUNCIL_PROPOSAL, {}).proposal});
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), ElementsAre(second))
      << "what it says now is as secret";
  Lift(second);
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), IsEmpty());
}

TEST_F(SecretSubjectsTest, ASecretPaperLeavesTheProposalAsItIs) {
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  AskPaper ask;
  ask.item = item;
  ask.paper.set_id("bijlage");
  world().Do(ask);
  Impose(item, "bijlage");
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), IsEmpty());
}

TEST_F(SecretSubjectsTest, OnlyLiftingEndsTheSecrecyOfAProposal) {
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  Impose(item);
  const auto secret = ElementsAre("UNDER_SECRECY item.subjects");
  EXPECT_THAT(town_.Barred(Updating(item, kOther)), secret);
  EXPECT_THAT(town_.Barred(Updating(item, World::kPlan)), secret);
  world().Do(Updating(item, ProposalChamber::kProposal));
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), ElementsAre(item));
  Lift(item);
  world().Do(Updating(item, kOther));
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), IsEmpty());
  EXPECT_THAT(SecretItemsOf(kOther), IsEmpty());
}

TEST_F(SecretSubjectsTest, APointUnderASecretItemIsSecretWithItsProposalAndNotPublished) {
  town_.Agree({"punt"});
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  Impose(item);
  town_.chamber().Vote(item, 30, 4);
  world().Do(town_.Under(item, {{"punt", v1::ADOPTED}}));
  EXPECT_THAT(IndexedSecrets(), Contains(ProposalChamber::kProposal));
  RecordPointDates dates;
  dates.proposal = ProposalChamber::kProposal;
  dates.points = {"punt"};
  dates.dates.set_published_date("2023-09-08");
  EXPECT_THAT(town_.Barred(dates), Contains("PROPOSAL_UNFIT punt SECRET"));
  Lift(item);
  EXPECT_THAT(town_.Barred(dates), Not(Contains("PROPOSAL_UNFIT punt SECRET")));
}

TEST_F(SecretSubjectsTest, WhatIsDecidedOnAPlanUnderASecretItemIsSecretByTheSameOrder) {
  world().BringTo("raad");
  const std::string item = town_.chamber().Placed(town_.chamber().Opened("b1", 34, 34, "geheim"));
  town_.chamber().Vote(item, 20, 14, "a1");
  town_.chamber().Vote(item, 30, 4);
  Impose(item);
  RecordOutcome amended = world().Outcome("amended");
  amended.source.Clear();
  amended.agenda_item = item;
  amended.decided_date = kDay;
  amended.due_date = "2023-10-01";
  world().Do(amended);
  const std::string name = DecisionName(World::kPlan, world().plan().decisions());
  const auto& order = world().Get(name).decision().secrecy();
  EXPECT_TRUE(IsInForce(order));
  EXPECT_EQ(order.ground(), v1::PRIVACY);
  EXPECT_EQ(order.lifter(), ProposalChamber::kCouncil);
  EXPECT_EQ(order.follow_ups_size(), 1) << "the text that is still to come";
  EXPECT_THAT(IndexedSecrets(), Contains(name));
  Lift(item);
  EXPECT_TRUE(IsInForce(world().Get(name).decision().secrecy())) << "it is lifted by itself";
  world().Do(LiftSecrecy{name, kDay});
  EXPECT_FALSE(IsInForce(world().Get(name).decision().secrecy()));
}

TEST_F(SecretSubjectsTest, TheLawMakesTheProposalSecretWithTheItem) {
  const std::string meeting = Chamber::NameOf("b1", "dicht");
  PlanMeeting plan = Chamber::Planning(meeting, kDay);
  plan.meeting.set_closed(true);
  world().Do(plan);
  const std::string item = town_.chamber().Placed(meeting);
  world().Do(Updating(item, ProposalChamber::kProposal));
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), IsEmpty());
  town_.chamber().Open(meeting, 34, 34);
  EXPECT_THAT(SecretItemsOf(ProposalChamber::kProposal), ElementsAre(item));
}

TEST_F(SecretSubjectsTest, SoManyItemsAboutOneProposalAreSecretAtOnce) {
  std::string item;
  for (int i = 0; i < limits::kSecretItemsMax; ++i) {
    item = town_.ItemOf(ProposalChamber::kCouncil);
    Impose(item);
  }
  const auto full = ElementsAre("LIMIT_REACHED");
  const ImposeItemSecrecy one_more{town_.ItemOf(ProposalChamber::kCouncil),
                                   "",
                                   v1::PRIVACY,
                                   ProposalChamber::kCouncil,
                                   kDay,
                                   ""};
  EXPECT_THAT(town_.Barred(one_more), full);
  const std::string later = Chamber::NameOf("b1", "later");
  world().Do(Chamber::Planning(later, "2023-12-05"));
  const PlaceItem moving{item, v1::AgendaItem::MOVED_ON, later};
  EXPECT_THAT(town_.Barred(moving), full);
  const std::string closed = Chamber::NameOf("b1", "dicht");
  PlanMeeting plan = Chamber::Planning(closed, kDay);
  plan.meeting.set_closed(true);
  world().Do(plan);
  const std::string by_law = town_.chamber().Placed(closed);
  world().Do(Updating(by_law, ProposalChamber::kProposal));
  world().Do(CallMeeting{closed, "2023-08-20"});
  OpenMeeting opening;
  opening.meeting = closed;
  opening.opening.set_sitting(34);
  opening.opening.set_signed_in(34);
  EXPECT_THAT(town_.Barred(opening), full);
  Lift(item);
  world().Do(one_more);
}

TEST_F(SecretSubjectsTest, ActionsOfASecretItemAreSecretWhetherMadeBeforeOrAfter) {
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  world().Do(Adding("before", item));
  world().Do(Adding("elsewhere", ""));
  EXPECT_THAT(IndexedSecrets(), IsEmpty());
  Impose(item);
  EXPECT_THAT(IndexedSecrets(),
              ElementsAre("bodies/b1/actions/before", ProposalChamber::kProposal));
  world().Do(Adding("after", item, v1::ADMINISTRATION));
  EXPECT_THAT(IndexedSecrets(), ElementsAre("bodies/b1/actions/after", "bodies/b1/actions/before",
                                            ProposalChamber::kProposal));
  Lift(item);
  EXPECT_THAT(IndexedSecrets(), IsEmpty());
}

TEST_F(SecretSubjectsTest, WhatIsMadeUnderASecretItemIsMeantForNobodyElse) {
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  Impose(item);
  for (int audience = v1::Audience_MIN; audience <= v1::Audience_MAX; ++audience) {
    const auto meant_for = static_cast<v1::Audience>(audience);
    const bool is_others = meant_for == v1::PUBLIC || meant_for == v1::PARTNERS;
    const std::vector<std::string> barred = town_.Barred(Adding("punt", item, meant_for));
    if (is_others) {
      EXPECT_THAT(barred, ElementsAre("UNDER_SECRECY action.audience"));
    } else {
      EXPECT_THAT(barred, IsEmpty()) << audience;
    }
  }
}

TEST_F(SecretSubjectsTest, APublicActionOfAnItemThatBecameSecretStillChanges) {
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  const AddAction add = Adding("punt", item, v1::PARTNERS);
  world().Do(add);
  Impose(item);
  UpdateAction update;
  update.action = add.name;
  update.due_date = "2023-12-01";
  for (const v1::Audience audience : {v1::ADMINISTRATION, v1::PARTNERS, v1::PUBLIC}) {
    update.audience = audience;
    const std::vector<std::string> barred = town_.Barred(update);
    if (audience == v1::PUBLIC) {
      EXPECT_THAT(barred, ElementsAre("UNDER_SECRECY action.audience"));
    } else {
      EXPECT_THAT(barred, IsEmpty()) << audience;
    }
  }
}

TEST_F(SecretSubjectsTest, AnItemHasABoundedNumberOfActions) {
  const std::string item = town_.ItemOf(ProposalChamber::kCouncil);
  for (int i = 0; i < limits::kItemActionsMax; ++i) {
    world().Do(Adding(absl::StrCat("a", i), item));
  }
  EXPECT_THAT(town_.Barred(Adding("more", item)), ElementsAre("LIMIT_REACHED"));
  world().Do(Adding("more", ""));
}

}  // namespace
}  // namespace noordster::engine::item_subjects_test
