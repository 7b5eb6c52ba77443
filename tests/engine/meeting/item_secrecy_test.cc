// SPDX-License-Identifier: EUPL-1.2
// Secrecy on items of meetings and their papers (Gemeentewet art. 23 and 87 to 89), and papers that
// are made public.
#include "services/engine/meeting/item_secrecy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::item_secrecy_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Item = v1::AgendaItem;
using Meeting = v1::Meeting;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::SecrecyOrder;

TEST(ClosedInCouncilTest, OnlyWhatIsPlacedAndClosedInAnOpenedMeetingOfACouncilIsSecretByLaw) {
  for (int kind = v1::BodyKind_MIN; kind <= v1::BodyKind_MAX; ++kind) {
    for (int state = Meeting::State_MIN; state <= Meeting::State_MAX; ++state) {
      for (int placement = Item::Placement_MIN; placement <= Item::Placement_MAX; ++placement) {
        for (const int closed : {0, 1, 2, 3}) {
          // The law of before asked for an order (item 8 of what software gets wrong).
          for (const std::string date : {"2023-03-31", "2023-04-01"}) {
            noordster::internal::v1::Meeting meeting;
            meeting.set_body_kind(static_cast<v1::BodyKind>(kind));
            meeting.set_state(static_cast<Meeting::State>(state));
            meeting.set_closed((closed & 1) != 0);
            meeting.set_date(date);
            AgendaItem item;
            item.set_placement(static_cast<Item::Placement>(placement));
            item.set_closed((closed & 2) != 0);
            const bool was_opened =
                state == Meeting::OPEN || state == Meeting::SUSPENDED || state == Meeting::HELD;
            const bool expected = kind == v1::COUNCIL && was_opened && closed != 0 &&
                                  placement == Item::PLACED && date == "2023-04-01";
            EXPECT_EQ(IsClosedInCouncil({meeting, item}), expected)
                << kind << " " << state << " " << placement << " " << closed << " " << date;
          }
        }
      }
    }
  }
}

class ItemSecrecyTest : public ::testing::Test {
 protected:
  static constexpr char kRaad[] = "bodies/raad";
  static constexpr char kCollege[] = "bodies/college";
  static constexpr char kDay[] = "2023-09-05";

  World& world() { return chamber_.world(); }

  // An item of a meeting of the council with two papers.
  std::string ItemWithPapers(const std::string& meeting) {
    std::string item = chamber_.Placed(meeting);
    for (const char* id : {"voorstel", "bijlage"}) {
      AskPaper ask;
      ask.item = item;
      ask.paper.set_id(id);
      *ask.paper.mutable_title() = world().Text();
      ask.paper.set_release_date("2023-09-10");
      world().Do(ask);
    }
    return item;
  }

  static ImposeItemSecrecy Imposing(const std::string& item, const std::string& paper = "") {
    return {item, paper, v1::PRIVACY, kRaad, kDay, ""};
  }

  std::vector<std::string> SecretOf(const std::string& meeting) const {
    const auto& parts = chamber_.Of(meeting).secret_parts();
    return {parts.begin(), parts.end()};
  }

  // Asks for an item that is treated behind closed doors.
  std::string Closed(const std::string& meeting) {
    RequestItem request;
    request.meeting = meeting;
    *request.item.mutable_title() = world().Text();
    request.item.set_treatment(Item::DEBATE);
    request.item.set_closed(true);
    return world().Do(request).resource;
  }

  UpdateItem Updating(const std::string& item, bool closed) {
    UpdateItem update;
    update.name = item;
    *update.item.mutable_title() = world().Text();
    update.item.set_treatment(Item::DEBATE);
    update.item.set_closed(closed);
    return update;
  }

  Chamber chamber_;
};

TEST_F(ItemSecrecyTest, SecrecyStandsOnAnItemOrOnOnePaperOfIt) {
  const std::string meeting = chamber_.Meeting("raad", Meeting::CALLED);
  const std::string item = ItemWithPapers(meeting);
  world().Do(Imposing(item, "bijlage"));
  EXPECT_THAT(SecretOf(meeting), ElementsAre("items/1/papers/bijlage"));
  EXPECT_FALSE(chamber_.ItemOf(item).has_secrecy());
  EXPECT_FALSE(chamber_.ItemOf(item).papers(0).has_secrecy());
  world().Do(Imposing(item));
  EXPECT_THAT(SecretOf(meeting), UnorderedElementsAre("items/1/papers/bijlage", "items/1"));
  EXPECT_THAT(chamber_.Barred(Imposing(item)), ElementsAre("UNDER_SECRECY"));
  EXPECT_THAT(chamber_.Barred(Imposing(item, "bijlage")), ElementsAre("UNDER_SECRECY"));
  EXPECT_THAT(chamber_.Barred(Imposing(item, "none")), ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(ItemSecrecyTest, AnOrderThatWasLiftedStaysWithWhoCouldAndWhen) {
  // Item 8 of what software gets wrong: lifting without trace of who was competent.
  const std::string meeting = chamber_.Meeting("raad", Meeting::CALLED);
  const std::string item = ItemWithPapers(meeting);
  world().Do(Imposing(item));
  world().Do(LiftItemSecrecy{item, "", "2023-09-20"});
  const SecrecyOrder& order = chamber_.ItemOf(item).secrecy();
  EXPECT_EQ(order.ground(), v1::PRIVACY) << "an order with a ground, no level";
  EXPECT_EQ(order.body(), kRaad);
  EXPECT_EQ(order.imposed_date(), kDay);
  EXPECT_EQ(order.lifter(), kRaad);
  EXPECT_EQ(order.lifted_date(), "2023-09-20");
  EXPECT_THAT(SecretOf(meeting), IsEmpty());
  EXPECT_THAT(chamber_.Barred(LiftItemSecrecy{item, "", "2023-09-20"}), ElementsAre("NOT_SECRET"));
  EXPECT_THAT(chamber_.Barred(LiftItemSecrecy{item, "bijlage", "2023-09-20"}),
              ElementsAre("NOT_SECRET"));
}

TEST_F(ItemSecrecyTest, WhoMeetsImposesItOrTheCouncilItIsSharedWithAndNobodyElse) {
  const std::string of_council = chamber_.Placed(chamber_.Meeting("raad", Meeting::CALLED));
  const std::string of_college = chamber_.Placed(chamber_.Meeting("college", Meeting::PLANNED));
  const std::string of_board = chamber_.Placed(chamber_.Meeting("db", Meeting::PLANNED));
  struct Row {
    std::string item;
    std::string body;
    std::string lifter;
    bool is_possible = false;
  };
  const Row rows[] = {
      {of_council, kRaad, "", true},        {of_council, kRaad, kRaad, true},
      {of_council, kRaad, kCollege, false}, {of_council, kCollege, "", false},
      {of_college, kCollege, "", true},     {of_college, kCollege, kRaad, true},
      {of_college, kRaad, "", true},        {of_college, "bodies/db", "", false},
      {of_board, "bodies/db", "", false},   {of_board, kCollege, "", false},
      {of_board, kRaad, "", true},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(absl::StrCat(row.item, " by ", row.body, " lifted by ", row.lifter));
    const ImposeItemSecrecy impose{row.item, "", v1::PRIVACY, row.body, kDay, row.lifter};
    if (row.is_possible) {
      EXPECT_THAT(chamber_.Barred(impose), IsEmpty());
    } else {
      EXPECT_THAT(chamber_.Barred(impose), ElementsAre("REFERENCE_UNFIT"));
    }
  }
  world().Do(ImposeItemSecrecy{of_college, "", v1::PRIVACY, kCollege, kDay, kRaad});
  EXPECT_EQ(chamber_.ItemOf(of_college).secrecy().lifter(), kRaad);
}

TEST_F(ItemSecrecyTest, NoDayLiesAheadNorIsItLiftedBeforeItWasImposed) {
  const std::string item = chamber_.Placed(chamber_.Meeting("raad", Meeting::CALLED));
  ImposeItemSecrecy ahead = Imposing(item);
  ahead.imposed_date = "2023-11-15";
  EXPECT_THAT(chamber_.Barred(ahead), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  world().Do(Imposing(item));
  EXPECT_THAT(chamber_.Barred(LiftItemSecrecy{item, "", "2023-11-15"}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  EXPECT_THAT(chamber_.Barred(LiftItemSecrecy{item, "", "2023-09-04"}),
              ElementsAre("DATE_BEFORE_EARLIER_STEP 2023-09-05"));
}

TEST_F(ItemSecrecyTest, WhatACouncilDiscussesBehindClosedDoorsIsSecretFromTheOpeningOn) {
  const std::string meeting = chamber_.Meeting("raad", Meeting::PLANNED);
  const std::string open = chamber_.Placed(meeting);
  const std::string closed = Closed(meeting);
  const std::string only_asked = Closed(meeting);
  world().Do(PlaceItem{closed, Item::PLACED});
  EXPECT_THAT(SecretOf(meeting), IsEmpty()) << "nothing was discussed yet";
  chamber_.Open(meeting, 6, 6);
  EXPECT_THAT(SecretOf(meeting), ElementsAre("items/2"));
  const SecrecyOrder& order = chamber_.ItemOf(closed).secrecy();
  EXPECT_TRUE(order.by_law());
  EXPECT_EQ(order.ground(), v1::SECRECY_GROUND_UNSPECIFIED);
  EXPECT_EQ(order.lifter(), kRaad);
  EXPECT_EQ(order.imposed_date(), "2023-09-01");
  EXPECT_THAT(chamber_.Barred(Imposing(closed)), ElementsAre("UNDER_SECRECY"));
  EXPECT_FALSE(chamber_.ItemOf(open).has_secrecy());
  // The doors close during the meeting, or an item comes to it that is closed.
  world().Do(Updating(open, true));
  world().Do(PlaceItem{only_asked, Item::PLACED});
  EXPECT_THAT(SecretOf(meeting), UnorderedElementsAre("items/1", "items/2", "items/3"));
  // That it is said to be open again lifts nothing: that takes who is competent.
  world().Do(Updating(open, false));
  EXPECT_TRUE(IsInForce(chamber_.ItemOf(open).secrecy()));
  world().Do(LiftItemSecrecy{closed, "", "2023-09-20"});
  EXPECT_EQ(chamber_.ItemOf(closed).secrecy().lifted_date(), "2023-09-20");
  world().Do(Updating(closed, true));
  EXPECT_FALSE(IsInForce(chamber_.ItemOf(closed).secrecy()))
      << "it was lifted, and not closed anew";
}

TEST_F(ItemSecrecyTest, AWholeMeetingBehindClosedDoorsMakesAllItsItemsSecretUnlessItIsNotOpened) {
  for (const int32_t signed_in : {6, 0}) {
    const std::string meeting = Chamber::NameOf("raad", absl::StrCat("closed-", signed_in));
    PlanMeeting plan = Chamber::Planning(meeting, "2023-09-01");
    plan.meeting.set_closed(true);
    world().Do(plan);
    const std::string item = chamber_.Placed(meeting);
    chamber_.Open(meeting, 6, signed_in);
    EXPECT_EQ(IsInForce(chamber_.ItemOf(item).secrecy()), signed_in > 0);
  }
}

TEST_F(ItemSecrecyTest, AnExecutiveMeetsBehindClosedDoorsWithoutThatMakingAnythingSecret) {
  const std::string meeting = Chamber::NameOf("college", "closed");
  PlanMeeting plan = Chamber::Planning(meeting, "2023-09-01");
  plan.meeting.set_closed(true);
  world().Do(plan);
  const std::string item = chamber_.Placed(meeting);
  chamber_.Open(meeting, 6, 6);
  EXPECT_FALSE(chamber_.ItemOf(item).has_secrecy());
}

TEST_F(ItemSecrecyTest, AnOrderThatStandsAtTheOpeningIsNotReplacedByTheLaw) {
  const std::string meeting = chamber_.Meeting("raad", Meeting::PLANNED);
  const std::string item = Closed(meeting);
  world().Do(PlaceItem{item, Item::PLACED});
  world().Do(Imposing(item));
  chamber_.Open(meeting, 6, 6);
  EXPECT_EQ(chamber_.ItemOf(item).secrecy().ground(), v1::PRIVACY);
  EXPECT_THAT(SecretOf(meeting), ElementsAre("items/1"));
}

TEST_F(ItemSecrecyTest, WhatIsSecretStaysSoInTheMeetingItIsMovedOnTo) {
  const std::string meeting = chamber_.Meeting("raad", Meeting::PLANNED);
  const std::string later = Chamber::NameOf("raad", "later");
  world().Do(Chamber::Planning(later, "2023-10-01"));
  const std::string item = ItemWithPapers(meeting);
  world().Do(Imposing(item));
  world().Do(Imposing(item, "bijlage"));
  world().Do(PlaceItem{item, Item::MOVED_ON, later});
  EXPECT_THAT(SecretOf(later), ElementsAre("items/1", "items/1/papers/bijlage"));
  EXPECT_EQ(chamber_.ItemOf(ItemName(later, 1)).secrecy().imposed_date(), kDay);
  // Each by itself from then on.
  world().Do(LiftItemSecrecy{item, "", "2023-09-20"});
  EXPECT_THAT(SecretOf(later), ElementsAre("items/1", "items/1/papers/bijlage"));
}

TEST_F(ItemSecrecyTest, AMeetingHasABoundedNumberOfSecretParts) {
  const std::string meeting = chamber_.Meeting("raad", Meeting::CALLED);
  const std::string later = Chamber::NameOf("raad", "later");
  world().Do(Chamber::Planning(later, "2023-10-01"));
  const int items = limits::kSecretPapersMax / limits::kPapersMax;
  for (int i = 0; i < items; ++i) {
    const std::string item = chamber_.Placed(meeting);
    for (int paper = 0; paper < limits::kPapersMax; ++paper) {
      AskPaper ask;
      ask.item = item;
      ask.paper.set_id(absl::StrCat("p", paper));
      world().Do(ask);
      world().Do(Imposing(item, ask.paper.id()));
    }
  }
  const std::string one_more = chamber_.Placed(meeting);
  EXPECT_THAT(chamber_.Barred(Imposing(one_more)), ElementsAre("LIMIT_REACHED"));
  const std::string earlier = Chamber::NameOf("raad", "earlier");
  world().Do(Chamber::Planning(earlier, "2023-08-31"));
  const std::string comes = chamber_.Placed(earlier);
  EXPECT_THAT(chamber_.Barred(PlaceItem{comes, Item::MOVED_ON, meeting}), IsEmpty());
  world().Do(Imposing(comes));
  EXPECT_THAT(chamber_.Barred(PlaceItem{comes, Item::MOVED_ON, meeting}),
              ElementsAre("LIMIT_REACHED"));
  EXPECT_THAT(chamber_.Barred(PlaceItem{comes, Item::MOVED_ON, later}), IsEmpty());
}

TEST_F(ItemSecrecyTest, APaperIsPublicByItselfAndNeverWithItsItem) {
  // Item 19 of what software gets wrong: attachments with personal data published with the item.
  const std::string meeting = chamber_.Meeting("raad", Meeting::CALLED);
  const std::string item = ItemWithPapers(meeting);
  for (const char* id : {"voorstel", "bijlage"}) {
    world().Do(DeliverPaper{item, id, "2023-09-02"});
  }
  world().Do(PublishAgenda{meeting, {1}, v1::PUBLIC, "2023-09-03"});
  for (const auto& paper : chamber_.ItemOf(item).papers()) {
    EXPECT_EQ(paper.released_date(), "");
    EXPECT_EQ(paper.release_date(), "2023-09-10") << "what was planned stays as it was";
  }
  world().Do(ReleasePaper{item, "voorstel", "2023-09-11"});
  EXPECT_EQ(chamber_.ItemOf(item).papers(0).released_date(), "2023-09-11");
  EXPECT_EQ(chamber_.ItemOf(item).papers(1).released_date(), "");
}

TEST_F(ItemSecrecyTest, WhatIsSecretOrNotThereIsNotMadePublic) {
  const std::string item = ItemWithPapers(chamber_.Meeting("raad", Meeting::CALLED));
  const ReleasePaper release{item, "bijlage", "2023-09-11"};
  EXPECT_THAT(chamber_.Barred(ReleasePaper{item, "none", "2023-09-11"}),
              ElementsAre("RESOURCE_NOT_FOUND"));
  EXPECT_THAT(chamber_.Barred(ReleasePaper{item, "bijlage", "2023-11-15"}),
              ElementsAre("ITEM_UNFIT PAPER_MISSING", "DATE_IN_FUTURE 2023-11-14"));
  world().Do(DeliverPaper{item, "bijlage", "2023-09-12"});
  EXPECT_THAT(chamber_.Barred(release), ElementsAre("DATE_UNFIT 2023-09-12"));
  world().Do(Imposing(item, "bijlage"));
  EXPECT_THAT(chamber_.Barred(release), ElementsAre("UNDER_SECRECY"));
  world().Do(LiftItemSecrecy{item, "bijlage", "2023-09-12"});
  world().Do(Imposing(item));
  EXPECT_THAT(chamber_.Barred(release), ElementsAre("UNDER_SECRECY"));
  world().Do(LiftItemSecrecy{item, "", "2023-09-12"});
  world().Do(ReleasePaper{item, "bijlage", "2023-09-12"});
  EXPECT_THAT(chamber_.Barred(ReleasePaper{item, "bijlage", "2023-09-13"}),
              ElementsAre("ITEM_UNFIT PAPER_RELEASED"));
}

}  // namespace
}  // namespace noordster::engine::item_secrecy_test
