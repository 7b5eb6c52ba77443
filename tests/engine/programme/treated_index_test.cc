// SPDX-License-Identifier: EUPL-1.2
// What bodies did with plans, by index: each audience by itself, the latest first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"

namespace noordster::engine::treated_index_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using v1::Decision;

// "bodies/b4 1 2023-01-10 3": body, audience, day and number of the decision of an entry.
std::string Readable(const std::string& entry) {
  const std::vector<std::string> parts = absl::StrSplit(entry, '\0');
  EXPECT_EQ(parts.size(), 6U);
  EXPECT_EQ(parts[0], "programmes/p");
  std::string day = parts[3];
  for (char& c : day) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) c = static_cast<char>('0' + '9' - c);
  }
  return absl::StrCat(parts[1], " ", parts[2], " ", day, " ", IdOf(parts[5]));
}

std::vector<std::string> Treated(const World& world) {
  std::vector<std::string> treated;
  for (const auto& [index, entry] : world.index()) {
    if (index == Index::kTreated) treated.push_back(Readable(entry));
  }
  return treated;
}

TEST(TreatedIndexTest, WhatABodyDidStandsUnderItsAudience) {
  World world;
  world.StartPlan();
  EXPECT_THAT(Treated(world), IsEmpty());
  world.BringTo("college");
  EXPECT_THAT(Treated(world), ElementsAre("bodies/b4 1 2023-01-10 3", "bodies/b5 2 2023-01-10 2",
                                          "bodies/b6 1 2023-01-10 1"));
}

TEST(TreatedIndexTest, TheLatestStandsFirstAndOfOneDayWhatWasRecordedLast) {
  World world;
  world.WithReason(true);
  world.StartPlan();
  world.BringTo("board");
  world.Do(world.Outcome("deferred"));
  world.Do(world.Outcome("deferred"));
  RecordOutcome later = world.Outcome("deferred");
  later.decided_date = "2023-02-09";
  world.Do(later);
  later = world.Outcome("adopted");
  later.decided_date = "2023-02-10";
  world.Do(later);
  EXPECT_THAT(Treated(world), ElementsAre("bodies/b4 1 2023-02-10 6", "bodies/b4 1 2023-02-09 5",
                                          "bodies/b4 1 2023-01-10 4", "bodies/b4 1 2023-01-10 3",
                                          "bodies/b5 2 2023-01-10 2", "bodies/b6 1 2023-01-10 1"));
}

TEST(TreatedIndexTest, WhatIsReversedIsGoneAndWhatIsPutRightMoves) {
  World world;
  world.WithReason(true);
  world.StartPlan();
  world.BringTo("board");
  world.Do(ReverseOutcome{DecisionName(World::kPlan, 2)});
  EXPECT_THAT(Treated(world), ElementsAre("bodies/b6 1 2023-01-10 1"));
  world.Do(CorrectFacts{DecisionName(World::kPlan, 1), "2023-01-09", "", {}});
  EXPECT_THAT(Treated(world), ElementsAre("bodies/b6 1 2023-01-09 1"));
}

std::shared_ptr<Record> Made() {
  auto record = std::make_shared<Record>();
  record->set_name("programmes/p/plans/q/decisions/1");
  record->mutable_decision()->set_body("bodies/b1");
  record->mutable_decision()->set_decided_date("2023-01-10");
  record->mutable_decision()->set_kind(v1::ADOPTED);
  return record;
}

std::vector<std::string> TreatedBy(const std::shared_ptr<Record>& record) {
  std::vector<std::string> treated;
  for (const IndexRow& row : IndexRows({record->name(), nullptr, record})) {
    if (row.index == Index::kTreated) treated.push_back(Readable(row.entry));
  }
  return treated;
}

TEST(TreatedIndexTest, EveryOutcomeOfABodyThatStandsIsATreatmentButThatItDidNotComeToIt) {
  for (int state = 0; state <= Decision::State_MAX; ++state) {
    for (int kind = 1; kind <= v1::OutcomeKind_MAX; ++kind) {
      const auto record = Made();
      record->mutable_decision()->set_state(static_cast<Decision::State>(state));
      record->mutable_decision()->set_kind(static_cast<v1::OutcomeKind>(kind));
      const bool counts = state != Decision::REVERSED && kind != v1::NOT_TREATED;
      EXPECT_EQ(TreatedBy(record).size(), counts ? 1U : 0U) << state << " " << kind;
    }
  }
  const auto taken_back = Made();
  taken_back->mutable_decision()->clear_body();
  EXPECT_THAT(TreatedBy(taken_back), IsEmpty()) << "nobody treated it";
}

TEST(TreatedIndexTest, WithoutAnAudienceItIsTheAdministrations) {
  for (int audience = 0; audience <= v1::Audience_MAX; ++audience) {
    const auto record = Made();
    record->set_audience(static_cast<v1::Audience>(audience));
    EXPECT_THAT(TreatedBy(record),
                ElementsAre(absl::StrCat("bodies/b1 ", std::max(audience, 1), " 2023-01-10 1")));
  }
}

TEST(TreatedIndexTest, WhatASourceSaysLessPreciselyCountsAsEarlyAsItCanHaveBeen) {
  const auto record = Made();
  record->mutable_decision()->clear_decided_date();
  EXPECT_THAT(TreatedBy(record), IsEmpty());
  auto& period = *record->mutable_decision()->mutable_decided_period();
  period.set_earliest("2021-11-01");
  period.set_latest("2021-11-30");
  EXPECT_THAT(TreatedBy(record), ElementsAre("bodies/b1 1 2021-11-01 1"));
}

}  // namespace
}  // namespace noordster::engine::treated_index_test
