// SPDX-License-Identifier: EUPL-1.2
// Agendas: items from the request to their place, versions, and papers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::agenda_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Item = v1::AgendaItem;
using Meeting = v1::Meeting;

class AgendaTest : public ::testing::Test {
 protected:
  AgendaTest() : meeting_(chamber_.Meeting("raad", Meeting::PLANNED)) {}

  std::string Requested() {
    RequestItem request;
    request.meeting = meeting_;
    *request.item.mutable_title() = world().Text();
    request.item.set_treatment(Item::DEBATE);
    request.item.add_subjects(World::kPlan);
    return world().Do(request).resource;
  }

  PublishAgenda Publishing(std::vector<int32_t> items) const {
    return {meeting_, std::move(items), v1::PUBLIC, "2023-08-20"};
  }

  AskPaper Asking(const std::string& item, const std::string& id, const std::string& due) {
    AskPaper ask;
    ask.item = item;
    ask.paper.set_id(id);
    *ask.paper.mutable_title() = world().Text();
    ask.paper.set_due_date(due);
    return ask;
  }

  World& world() { return chamber_.world(); }

  Chamber chamber_;
  const std::string meeting_;
};

TEST_F(AgendaTest, EachPlacementIsPossibleWhereItShouldBeAndNowhereElse) {
  const std::string later = Chamber::NameOf("raad", "later");
  world().Do(Chamber::Planning(later, "2023-10-01"));
  for (const Item::Placement before :
       {Item::REQUESTED, Item::PLACED, Item::REFUSED, Item::MOVED_ON}) {
    const std::string item = Requested();
    if (before != Item::REQUESTED) world().Do(PlaceItem{item, before, later});
    ASSERT_EQ(chamber_.ItemOf(item).placement(), before);
    const bool stands = before == Item::REQUESTED || before == Item::PLACED;
    for (const Item::Placement to : {Item::PLACED, Item::REFUSED, Item::MOVED_ON}) {
      SCOPED_TRACE(absl::StrCat(Item::Placement_Name(to), " after ", Item::Placement_Name(before)));
      const bool possible = to == Item::PLACED ? before == Item::REQUESTED : stands;
      const std::vector<std::string> barred = chamber_.Barred(PlaceItem{item, to, later});
      if (possible) {
        EXPECT_THAT(barred, IsEmpty());
      } else {
        EXPECT_THAT(barred, ElementsAre(absl::StrCat("ITEM_UNFIT ", Item::Placement_Name(before))));
      }
    }
  }
}

TEST_F(AgendaTest, AnItemThatIsMovedOnStandsInBothMeetings) {
  const std::string later = Chamber::NameOf("raad", "later");
  world().Do(Chamber::Planning(later, "2023-10-01"));
  const std::string item = Requested();
  world().Do(PlaceItem{item, Item::MOVED_ON, later});
  const std::string moved = ItemName(later, 1);
  EXPECT_EQ(chamber_.ItemOf(item).moved_to(), moved);
  EXPECT_TRUE(chamber_.ItemOf(item).has_placement_reason());
  EXPECT_EQ(chamber_.ItemOf(moved).moved_from(), item);
  EXPECT_EQ(chamber_.ItemOf(moved).placement(), Item::PLACED);
  EXPECT_THAT(chamber_.Of(later).placed_items(), ElementsAre(1));
  EXPECT_THAT(chamber_.Of(meeting_).placed_items(), IsEmpty());
}

TEST_F(AgendaTest, AnItemMovesOnToALaterMeetingOfTheSameBody) {
  const std::string item = Requested();
  const std::string earlier = Chamber::NameOf("raad", "earlier");
  const std::string of_college = Chamber::NameOf("college", "later");
  world().Do(Chamber::Planning(earlier, "2023-08-31"));
  world().Do(Chamber::Planning(of_college, "2023-10-01"));
  for (const std::string& unfit : {earlier, of_college, meeting_}) {
    EXPECT_THAT(chamber_.Barred(PlaceItem{item, Item::MOVED_ON, unfit}),
                ElementsAre("REFERENCE_UNFIT"))
        << unfit;
  }
  const std::string over = Chamber::NameOf("raad", "over");
  world().Do(Chamber::Planning(over, "2023-10-01"));
  world().Do(TurnMeeting{over, Meeting::CANCELLED});
  EXPECT_THAT(chamber_.Barred(PlaceItem{item, Item::MOVED_ON, over}),
              ElementsAre("MEETING_UNFIT CANCELLED"));
}

TEST_F(AgendaTest, AVersionOfTheAgendaKeepsWhatWasPublicWhen) {
  // Item 10 of what software gets wrong: nothing is overwritten.
  const std::string first = chamber_.Placed(meeting_);
  const std::string second = chamber_.Placed(meeting_);
  EXPECT_THAT(chamber_.Barred(Publishing({1})), ElementsAre("REFERENCE_UNFIT"));
  EXPECT_THAT(chamber_.Barred(Publishing({1, 2, 2})), ElementsAre("REFERENCE_UNFIT"));
  world().Do(Publishing({2, 1}));
  UpdateItem update;
  update.name = first;
  *update.item.mutable_title() = world().Text();
  update.item.set_treatment(Item::CONSENT);
  world().Do(update);
  world().Do(PlaceItem{second, Item::REFUSED});
  world().Do(Publishing({1}));

  const Record& before = world().Get(AgendaName(meeting_, 1));
  ASSERT_EQ(before.agenda_version().entries_size(), 2);
  EXPECT_EQ(before.agenda_version().entries(0).item(), 2);
  EXPECT_EQ(before.agenda_version().entries(1).treatment(), Item::DEBATE);
  EXPECT_EQ(before.audience(), v1::PUBLIC);
  const Record& after = world().Get(AgendaName(meeting_, 2));
  ASSERT_EQ(after.agenda_version().entries_size(), 1);
  EXPECT_EQ(after.agenda_version().entries(0).treatment(), Item::CONSENT);
  EXPECT_EQ(world().Get(meeting_).audience(), v1::PUBLIC) << "the meeting is public with it";
  EXPECT_EQ(chamber_.Of(meeting_).agenda_version(), 2);
}

TEST_F(AgendaTest, AnAgendaIsNotPublishedInTheFutureNorTooOften) {
  PublishAgenda ahead = Publishing({});
  ahead.published_date = "2023-11-15";
  EXPECT_THAT(chamber_.Barred(ahead), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  for (int32_t i = 0; i < limits::kAgendaVersionsMax; ++i) world().Do(Publishing({}));
  EXPECT_THAT(chamber_.Barred(Publishing({})), ElementsAre("LIMIT_REACHED"));
}

TEST_F(AgendaTest, AMeetingHasAsManyItemsAsItsBound) {
  for (int32_t i = 0; i < limits::kItemsMax; ++i) Requested();
  RequestItem one_more;
  one_more.meeting = meeting_;
  EXPECT_THAT(chamber_.Barred(one_more), ElementsAre("LIMIT_REACHED"));
}

TEST_F(AgendaTest, AnItemIsAboutWhatIsThere) {
  RequestItem request;
  request.meeting = meeting_;
  request.item.add_subjects("programmes/p/plans/none");
  EXPECT_THAT(chamber_.Barred(request), ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(AgendaTest, APaperIsMissingThenDeliveredAndNazendingAfterTheAgenda) {
  const std::string item = chamber_.Placed(meeting_);
  for (const char* id : {"voorstel", "bijlage", "later"}) {
    world().Do(Asking(item, id, "2023-08-18"));
  }
  EXPECT_THAT(chamber_.Barred(Asking(item, "voorstel", "")), ElementsAre("RESOURCE_EXISTS"));
  EXPECT_EQ(chamber_.ItemOf(item).papers(0).delivered_date(), "");
  world().Do(DeliverPaper{item, "voorstel", "2023-08-18"});
  world().Do(Publishing({1}));
  world().Do(DeliverPaper{item, "bijlage", "2023-08-20"});
  world().Do(DeliverPaper{item, "later", "2023-08-21"});
  EXPECT_FALSE(chamber_.ItemOf(item).papers(0).sent_after());
  EXPECT_FALSE(chamber_.ItemOf(item).papers(1).sent_after()) << "it came with the agenda";
  EXPECT_TRUE(chamber_.ItemOf(item).papers(2).sent_after());
  EXPECT_THAT(chamber_.Barred(DeliverPaper{item, "later", "2023-08-22"}),
              ElementsAre("ITEM_UNFIT PAPER_DELIVERED"));
  EXPECT_THAT(chamber_.Barred(DeliverPaper{item, "none", "2023-08-22"}),
              ElementsAre("RESOURCE_NOT_FOUND"));
  world().Do(DispensePaper{item, "later"});
  EXPECT_TRUE(chamber_.ItemOf(item).papers(2).has_dispensation());
}

TEST_F(AgendaTest, NothingIsDispensedWithThatHasNoLastDayNorDeliveredInTheFuture) {
  const std::string item = chamber_.Placed(meeting_);
  world().Do(Asking(item, "voorstel", ""));
  EXPECT_THAT(chamber_.Barred(DispensePaper{item, "voorstel"}),
              ElementsAre("ITEM_UNFIT NO_DUE_DATE"));
  EXPECT_THAT(chamber_.Barred(DeliverPaper{item, "voorstel", "2023-11-15"}),
              ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  for (int i = 1; i < limits::kPapersMax; ++i) {
    world().Do(Asking(item, absl::StrCat("paper-", i), ""));
  }
  EXPECT_THAT(chamber_.Barred(Asking(item, "one-more", "")), ElementsAre("LIMIT_REACHED"));
}

// As many ballots as there can be, here and before, on subjects with ids as long as they may be.
void FillBallots(const std::string& person, noordster::internal::v1::AgendaItem& full) {
  for (int i = 0; i < limits::kBallotsMax; ++i) {
    auto& ballot = *full.add_ballots();
    ballot.set_number(i + 1);
    ballot.set_subject(World::LongId('a'));
    ballot.set_subject_kind(v1::Ballot::AMENDMENT);
    ballot.set_result(v1::Ballot::CARRIED);
    ballot.set_lot(person);
    ballot.set_chosen(person);
    for (int j = 0; j < 10; ++j) {
      ballot.add_candidates()->set_person(person);
      ballot.mutable_candidates(j)->set_votes(100);
    }
    for (int j = 0; j < 3; ++j) {
      ballot.add_counts()->set_article("Gemeentewet art. 30");
      ballot.mutable_counts(j)->set_needed(100);
      ballot.mutable_counts(j)->set_counted(100);
    }
  }
  for (int i = 0; i < limits::kEarlierBallotsMax; ++i) {
    auto& earlier = *full.add_earlier_ballots();
    earlier.set_subject(World::LongId('a'));
    earlier.set_result(v1::Ballot::CARRIED);
    earlier.set_subject_kind(v1::Ballot::AMENDMENT);
    earlier.set_votes_for(100);
    earlier.set_votes_against(100);
  }
}

TEST(AgendaItemSizeTest, WithEveryFieldFilledItStaysBelowTheSizeOfARecord) {
  const std::string item =
      absl::StrCat("bodies/", World::LongId('r'), "/meetings/", World::LongId('m'), "/items/100");
  const std::string proposal =
      absl::StrCat("programmes/", World::LongId('p'), "/proposals/", World::LongId('v'));
  const std::string person = "persons/3c0f7b52-6b1d-4d0e-9a57-1f6f0c9b2a11";
  noordster::internal::v1::SecrecyOrder order;
  order.set_ground(v1::PRIVACY);
  order.set_body("bodies/" + World::LongId('r'));
  order.set_lifter("bodies/" + World::LongId('s'));
  order.set_imposed_date("2023-09-01");
  order.set_lifted_date("2023-09-02");
  order.set_imposed(1'000'000'000);
  Record record;
  record.set_name(item);
  auto& full = *record.mutable_agenda_item();
  full.set_number(100);
  *full.mutable_title() = World::LongText();
  *full.mutable_placement_reason() = World::LongText();
  full.set_moved_from(item);
  full.set_moved_to(item);
  *full.mutable_secrecy() = order;
  for (int i = 0; i < 50; ++i) full.add_subjects(proposal);
  for (int i = 0; i < limits::kPapersMax; ++i) {
    auto& paper = *full.add_papers();
    paper.set_id(World::LongId('p'));
    *paper.mutable_title() = World::LongText();
    *paper.mutable_dispensation() = World::LongText();
    paper.set_due_date("2023-09-01");
    paper.set_delivered_date("2023-09-01");
    paper.set_release_date("2023-09-01");
    paper.set_released_date("2023-09-01");
    *paper.mutable_secrecy() = order;
  }
  for (int i = 0; i < 99; ++i) {
    full.mutable_attendance()->add_persons(person);
    auto& recusal = *full.mutable_attendance()->add_recusals();
    recusal.set_person(person);
    *recusal.mutable_reason() = World::LongText();
  }
  FillBallots(person, full);
  for (int i = 0; i < limits::kItemActionsMax; ++i) {
    full.add_actions(absl::StrCat("bodies/", World::LongId('r'), "/actions/", World::LongId('a')));
  }
  for (int i = 0; i < limits::kConcludedMax; ++i) {
    full.add_concluded()->set_asked(PointName(proposal, World::LongId('b')));
    full.mutable_concluded(i)->set_without_vote(true);
  }
  EXPECT_LT(record.ByteSizeLong() + 500, limits::kRecordBytesMax);
}

}  // namespace
}  // namespace noordster::engine::agenda_test
