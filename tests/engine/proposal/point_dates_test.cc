// SPDX-License-Identifier: EUPL-1.2
// What is done with what was decided: decided, recorded, signed, sent, published and effective are
// six days (item 7 of what software gets wrong), and who signs is named (item 20).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/proposal/proposal_chamber.h"

namespace noordster::engine::point_dates_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PointDates;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Dates = v1::PointDates;

constexpr const char* kCouncil = ProposalChamber::kCouncil;
constexpr const char* kExecutive = ProposalChamber::kExecutive;

class PointDatesTest : public ::testing::Test {
 protected:
  PointDatesTest() {
    for (const char* person : {"burgemeester", "nestor", "griffier", "secretaris"}) {
      world().Register(person);
    }
  }

  World& world() { return town_.world(); }

  // The council adopted point "a" on 1 September 2023.
  void Adopt(bool promulgated = false) {
    auto point = town_.Point("a");
    point.set_promulgated(promulgated);
    town_.Make({point});
    town_.Agree({"a"});
    world().Do(town_.Told(kCouncil, {{"a", v1::ADOPTED}}));
  }

  static RecordPointDates Recording(const PointDates& dates) {
    RecordPointDates command;
    command.proposal = ProposalChamber::kProposal;
    command.points = {"a"};
    command.dates = dates;
    return command;
  }

  static PointDates Signed(const std::string& day,
                           const std::vector<std::pair<std::string, Dates::Capacity>>& by) {
    PointDates dates;
    dates.set_signed_date(day);
    for (const auto& [person, capacity] : by) {
      auto& added = *dates.add_signatories();
      added.set_person(absl::StrCat("persons/", person));
      added.set_capacity(capacity);
    }
    return dates;
  }

  PointDates Published(const std::string& day, bool said_where = true) {
    PointDates dates;
    dates.set_published_date(day);
    if (said_where) *dates.mutable_publication() = world().Text();
    return dates;
  }

  static PointDates Effective(const std::string& day) {
    PointDates dates;
    dates.set_effective_date(day);
    return dates;
  }

  ProposalChamber town_;
};

TEST_F(PointDatesTest, SixDaysStandBesideEachOther) {
  Adopt(true);
  world().Do(Recording(
      Signed("2023-09-04", {{"burgemeester", Dates::CHAIR}, {"griffier", Dates::CLERK}})));
  PointDates sent;
  sent.set_sent_date("2023-09-05");
  world().Do(Recording(sent));
  world().Do(Recording(Published("2023-09-07")));
  world().Do(Recording(Effective("2023-12-01")));
  const auto& outcome = town_.LastOf("a");
  EXPECT_EQ(outcome.decided_date(), "2023-09-01");
  EXPECT_EQ(outcome.record_time_micros(), world().context().now_micros);
  EXPECT_EQ(outcome.dates().signed_date(), "2023-09-04");
  EXPECT_EQ(outcome.dates().sent_date(), "2023-09-05");
  EXPECT_EQ(outcome.dates().published_date(), "2023-09-07");
  EXPECT_EQ(outcome.dates().effective_date(), "2023-12-01") << "later than today";
  EXPECT_EQ(outcome.dates().signatories_size(), 2) << "what is not given stays";
}

TEST_F(PointDatesTest, TheyComeInTheirOrder) {
  Adopt();
  PointDates early =
      Signed("2023-08-31", {{"burgemeester", Dates::CHAIR}, {"griffier", Dates::CLERK}});
  EXPECT_THAT(town_.Barred(Recording(early)), ElementsAre("DATE_UNFIT signed_date >= 2023-09-01"));
  early.set_signed_date("2023-09-04");
  world().Do(Recording(early));
  EXPECT_THAT(town_.Barred(Recording(Published("2023-09-03"))),
              ElementsAre("DATE_UNFIT published_date >= 2023-09-04"));
  EXPECT_THAT(town_.Barred(Recording(Effective("2023-08-31"))),
              ElementsAre("DATE_UNFIT effective_date >= 2023-09-01"));
  EXPECT_THAT(town_.Barred(Recording(Effective("2023-09-01"))), IsEmpty());
}

TEST_F(PointDatesTest, OnlyTakingEffectLiesAhead) {
  Adopt();
  PointDates ahead = Published("2023-11-15");
  ahead.set_sent_date("2023-11-15");
  EXPECT_THAT(town_.Barred(Recording(ahead)), ElementsAre("DATE_IN_FUTURE 2023-11-14"));
  EXPECT_THAT(town_.Barred(Recording(Effective("2024-01-01"))), IsEmpty());
}

TEST_F(PointDatesTest, WhatIsPromulgatedTakesEffectByThat) {
  Adopt(true);
  EXPECT_THAT(town_.Barred(Recording(Effective("2023-10-01"))),
              ElementsAre("FIELD_REQUIRED dates.published_date"));
  world().Do(Recording(Published("2023-09-07")));
  EXPECT_THAT(town_.Barred(Recording(Effective("2023-09-06"))),
              ElementsAre("DATE_UNFIT effective_date >= 2023-09-07"));
  EXPECT_THAT(town_.Barred(Recording(Effective("2023-09-07"))), IsEmpty());
}

TEST_F(PointDatesTest, ThePlaceOfPublicationStandsWithItsDay) {
  Adopt();
  EXPECT_THAT(town_.Barred(Recording(Published("2023-09-07", false))),
              ElementsAre("FIELD_REQUIRED dates.publication"));
  PointDates nowhen;
  *nowhen.mutable_publication() = world().Text();
  EXPECT_THAT(town_.Barred(Recording(nowhen)), ElementsAre("FIELD_REQUIRED dates.published_date"));
  EXPECT_THAT(town_.Barred(Recording({})), ElementsAre("FIELD_REQUIRED dates"));
}

// Item 20 of what software gets wrong.
TEST_F(PointDatesTest, WhoeverChairedAndTheClerkSignForACouncil) {
  Adopt();
  EXPECT_THAT(town_.Barred(Recording(Signed("2023-09-04", {}))),
              ElementsAre("FIELD_REQUIRED dates.signatories"));
  EXPECT_THAT(town_.Barred(Recording(Signed("2023-09-04", {{"secretaris", Dates::SECRETARY}}))),
              ElementsAre("FIELD_REQUIRED dates.signatories CHAIR",
                          "FIELD_REQUIRED dates.signatories CLERK",
                          "FIELD_UNWANTED dates.signatories SECRETARY"));
  // The longest sitting member chaired, not the deputy of the burgemeester (art. 77).
  PointDates by_nestor =
      Signed("2023-09-04", {{"nestor", Dates::CHAIR}, {"griffier", Dates::CLERK}});
  by_nestor.mutable_signatories(0)->set_deputy(true);
  world().Do(Recording(by_nestor));
  EXPECT_EQ(town_.LastOf("a").dates().signatories(0).person(), "persons/nestor");
  EXPECT_TRUE(town_.LastOf("a").dates().signatories(0).deputy());
  EXPECT_THAT(town_.Barred(Recording(Signed("2023-09-04", {{"nobody", Dates::CHAIR}}))),
              ElementsAre("RESOURCE_NOT_FOUND"));
}

TEST_F(PointDatesTest, TheBurgemeesterAndTheSecretarySignForAnExecutive) {
  world().Do(town_.Making(v1::Proposal::EXECUTIVE_PROPOSAL, {town_.Point("a")}));
  town_.Agree({"a"});
  EXPECT_THAT(town_.Barred(Recording(Signed(
                  "2023-09-04", {{"burgemeester", Dates::CHAIR}, {"griffier", Dates::CLERK}}))),
              ElementsAre("FIELD_REQUIRED dates.signatories SECRETARY",
                          "FIELD_UNWANTED dates.signatories CLERK"));
  EXPECT_THAT(town_.Barred(Recording(Signed("2023-09-04", {{"burgemeester", Dates::CHAIR},
                                                           {"secretaris", Dates::SECRETARY}}))),
              IsEmpty());
}

TEST_F(PointDatesTest, NothingIsDoneWithWhatHasNoEffect) {
  town_.Make({town_.Point("a")});
  PointDates sent;
  sent.set_sent_date("2023-09-05");
  EXPECT_THAT(town_.Barred(Recording(sent)), ElementsAre("PROPOSAL_UNFIT a OPEN"));
  world().Do(town_.Told(kExecutive, {{"a", v1::DEFERRED}}));
  EXPECT_THAT(town_.Barred(Recording(sent)), ElementsAre("PROPOSAL_UNFIT a DEFERRED"));
  RecordPointDates nowhere = Recording(sent);
  nowhere.points = {"none"};
  EXPECT_THAT(town_.Barred(nowhere), ElementsAre("INVALID_FIELD"));
}

TEST_F(PointDatesTest, WhatIsSecretIsNotPublished) {
  world().BringTo("raad");
  town_.Make({town_.Point("a", World::kPlan)});
  RecordOutcome adopted = world().Outcome("adopted");
  adopted.source.Clear();
  adopted.agenda_item = town_.ItemOf(kCouncil, v1::AgendaItem::CONSENT);
  adopted.decided_date = "2023-09-01";
  world().Do(adopted);
  const std::string decision = town_.LastOf("a").decision();
  world().Do(ImposeSecrecy{decision, v1::PRIVACY, "bodies/b1", "2023-09-01", ""});
  EXPECT_THAT(town_.Barred(Recording(Published("2023-09-07"))),
              ElementsAre("PROPOSAL_UNFIT a SECRET"));
  world().Do(LiftSecrecy{decision, "2023-09-06"});
  EXPECT_THAT(town_.Barred(Recording(Published("2023-09-07"))), IsEmpty());
}

}  // namespace
}  // namespace noordster::engine::point_dates_test
