// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/planner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "services/runtime/verification.h"
#include "storage/memory_store.h"
#include "tests/runtime/planning/planned_town.h"
#include "tests/support/seed.h"

namespace noordster::runtime::planner_test {
namespace {

namespace v1 = noordster::v1;
using absl::CivilDay;
using noordster::internal::v1::Event;
using noordster::internal::v1::Forecast;
using noordster::internal::v1::Milestone;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

absl::Time Noon(CivilDay day) {
  return absl::FromCivil(absl::CivilSecond(day) + 12 * 60 * 60, absl::UTCTimeZone());
}

// The milestones of a municipality behind a number of events.
std::vector<Milestone> ToldSince(const storage::Store& store, size_t events) {
  std::vector<Milestone> told;
  const std::vector<Event> all = EventsIn(store);
  for (size_t i = events; i < all.size(); ++i) {
    if (const auto milestone = engine::MilestoneOf(all[i])) told.push_back(*milestone);
  }
  return told;
}

std::vector<v1::Milestone::Kind> KindsOf(const std::vector<Milestone>& milestones) {
  std::vector<v1::Milestone::Kind> kinds;
  for (const Milestone& milestone : milestones) kinds.push_back(milestone.kind());
  return kinds;
}

// The board of 7 and 21 June 2022 and the council of 5 July and 6 September; on 2 May.
class PlannerTest : public ::testing::Test {
 protected:
  PlannerTest() : clock_(Noon(CivilDay(2022, 5, 2))), town_(store_, clock_) {
    town_.Found();
    for (const CivilDay day : {CivilDay(2022, 6, 7), CivilDay(2022, 6, 21)}) {
      town_.Meet(PlannedTown::kBoard, day);
    }
    for (const CivilDay day : {CivilDay(2022, 7, 5), CivilDay(2022, 9, 6)}) {
      town_.Meet(PlannedTown::kCouncil, day);
    }
    town_.Start("a");
  }

  // What is told when the planning is worked out.
  std::vector<Milestone> Tell() {
    const size_t before = EventsIn(store_).size();
    EXPECT_TRUE(town_.Plan());
    return ToldSince(store_, before);
  }

  storage::MemoryStore store_;
  FakeClock clock_;
  PlannedTown town_;
};

TEST_F(PlannerTest, WhatIsAskedIsToldWithItsDayAndItsReason) {
  EXPECT_THAT(Tell(), IsEmpty());
  town_.Ask("a", CivilDay(2022, 7, 5), "2022-06-07");
  const std::vector<Milestone> told = Tell();
  ASSERT_THAT(KindsOf(told), ElementsAre(v1::Milestone::TARGET_IN_TIME)) << told[0].DebugString();
  EXPECT_EQ(told[0].date(), "2022-07-05");
  // The council does not meet earlier, whatever the board does.
  EXPECT_EQ(told[0].outlook().because(), "");
  EXPECT_EQ(told[0].outlook().hold(), v1::Moment::CALENDAR);
  EXPECT_EQ(told[0].outlook().slack_meetings(), 0);
  EXPECT_THAT(Tell(), IsEmpty());
}

TEST_F(PlannerTest, ABoardThatMovesAWeekIsToldByTheTarget) {
  town_.Ask("a", CivilDay(2022, 7, 5), "2022-06-07");
  Tell();
  town_.Move(MeetingOn(PlannedTown::kBoard, CivilDay(2022, 6, 7)), CivilDay(2022, 6, 14));
  EXPECT_THAT(Tell(), IsEmpty());
  town_.Move(MeetingOn(PlannedTown::kBoard, CivilDay(2022, 6, 7)), CivilDay(2022, 6, 28));
  // The board of 21 June leaves four working days until papers for the council of 5 July.
  std::vector<Milestone> told = Tell();
  ASSERT_THAT(KindsOf(told), ElementsAre(v1::Milestone::TARGET_AT_RISK));
  EXPECT_EQ(told[0].date(), "2022-07-05");
  EXPECT_EQ(told[0].from_date(), "2022-07-05");
  EXPECT_EQ(told[0].outlook().slack_working_days(), 4);
  town_.Move(MeetingOn(PlannedTown::kBoard, CivilDay(2022, 6, 21)), CivilDay(2022, 6, 29));
  told = Tell();
  ASSERT_THAT(KindsOf(told), ElementsAre(v1::Milestone::TARGET_OUT_OF_REACH));
  EXPECT_EQ(told[0].from_date(), "2022-07-05");
  EXPECT_EQ(told[0].date(), "2022-09-06");
  EXPECT_EQ(told[0].outlook().because(), "programmes/p/plans/a/stages/board");
  EXPECT_EQ(told[0].outlook().hold(), v1::Moment::TODAY);
  town_.Move(MeetingOn(PlannedTown::kBoard, CivilDay(2022, 6, 7)), CivilDay(2022, 6, 7));
  EXPECT_THAT(KindsOf(Tell()), ElementsAre(v1::Milestone::TARGET_IN_TIME));
}

TEST_F(PlannerTest, WhatEndsIsAheadNoMore) {
  Tell();
  EXPECT_FALSE(town_.Get(engine::ForecastName(PlanNamed("a"))).forecast().stages().empty());
  town_.Do(engine::WithdrawPlan{PlanNamed("a"), "2022-05-02"});
  EXPECT_THAT(Tell(), IsEmpty());
  const Record forecast = town_.Get(engine::ForecastName(PlanNamed("a")));
  for (const auto& stage : forecast.forecast().stages()) {
    EXPECT_EQ(stage.state(), noordster::internal::v1::ForecastStage::DROPPED);
  }
}

TEST_F(PlannerTest, WhatEndedWhileNobodyPlannedIsAheadNoMore) {
  Tell();
  town_.Do(engine::WithdrawPlan{PlanNamed("a"), "2022-05-02"});
  PlannedTown again(store_, clock_);
  EXPECT_TRUE(again.Plan());
  const Record forecast = again.Get(engine::ForecastName(PlanNamed("a")));
  EXPECT_FALSE(forecast.forecast().has_hand_in());
  EXPECT_EQ(forecast.forecast().stages(0).state(), noordster::internal::v1::ForecastStage::DROPPED);
}

TEST_F(PlannerTest, ARestartTellsNothingAgain) {
  town_.Ask("a", CivilDay(2022, 7, 5), "2022-06-07");
  Tell();
  const size_t before = EventsIn(store_).size();
  PlannedTown again(store_, clock_);
  EXPECT_TRUE(again.Plan());
  EXPECT_EQ(EventsIn(store_).size(), before);
}

TEST_F(PlannerTest, WhileTheTimeIsInDoubtNothingIsTold) {
  town_.Ask("a", CivilDay(2022, 7, 5), "2022-06-07");
  clock_.Set(Noon(CivilDay(2024, 5, 2)));
  const size_t before = EventsIn(store_).size();
  EXPECT_FALSE(town_.Plan());
  EXPECT_FALSE(town_.time().Trusted());
  EXPECT_EQ(EventsIn(store_).size(), before);
}

TEST_F(PlannerTest, APlanThatComesAfterAnotherIsToldWhenThatMoves) {
  town_.Start("b");
  engine::UpdatePlan update;
  update.name = PlanNamed("b");
  update.plan.set_path_version("paths/path/versions/1");
  auto& dependency = *update.plan.mutable_demands()->add_dependencies();
  dependency.set_stage("board");
  dependency.set_after(PlanNamed("a"));
  dependency.set_after_stage("board");
  update.plan.mutable_demands()->set_target_date("2022-09-06");
  town_.Do(update);
  std::vector<Milestone> told = Tell();
  ASSERT_THAT(KindsOf(told), ElementsAre(v1::Milestone::TARGET_IN_TIME));
  EXPECT_EQ(told[0].resource(), PlanNamed("b"));
  town_.Ask("a", CivilDay(2022, 12, 31), "2022-06-21");
  told = Tell();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[1].resource(), PlanNamed("b"));
  // It could, if the other were as early as it can.
  EXPECT_EQ(told[1].kind(), v1::Milestone::TARGET_AT_RISK);
  EXPECT_EQ(told[1].date(), "");
}

// What is kept true by the days of one body alone is what a new picture says.
TEST_F(PlannerTest, AfterAnyMovesTheTellingIsThatOfANewPicture) {
  std::mt19937_64 random(testing::Seed());
  const auto below = [&random](int bound) { return static_cast<int>(random() % bound); };
  std::vector<CivilDay> days;
  for (int i = 0; i < 30; ++i) {
    days.push_back(CivilDay(2022, 5, 16) + 14 * i);
    town_.Meet(i % 3 == 0 ? PlannedTown::kCouncil : PlannedTown::kBoard, days.back());
  }
  for (int i = 0; i < 5; ++i) {
    const std::string id = absl::StrCat("p", i);
    town_.Start(id);
    town_.Ask(id, days[static_cast<size_t>(5 + below(25))]);
  }
  ASSERT_TRUE(town_.Plan());
  for (int i = 0; i < 60; ++i) {
    const auto at = static_cast<size_t>(below(30));
    const char* const body = at % 3 == 0 ? PlannedTown::kCouncil : PlannedTown::kBoard;
    const CivilDay to = days[at] + below(13);
    const absl::StatusOr<Answer> moved = town_.Send(
        MakeRequest(engine::MoveMeeting{MeetingOn(body, days[at]), calendar::FormatDate(to), ""}));
    ASSERT_TRUE(town_.Plan());
    const auto reader = town_.queries().ReaderOf(LocalReader().caller, kMunicipality);
    const auto anew = ForecastPicture::Read(town_.queries(), *reader, town_.today());
    ASSERT_TRUE(anew.ok()) << anew.status();
    for (const auto& [owner, forecast] : (*anew)->All()) {
      const Forecast told = town_.Get(engine::ForecastName(owner)).forecast();
      EXPECT_EQ(told.target().date(), forecast.target().date()) << owner;
      EXPECT_EQ(told.target().standing(), forecast.target().standing()) << owner;
      EXPECT_EQ(told.target().because(), forecast.target().because()) << owner;
      EXPECT_EQ(told.hand_in().meeting(), forecast.hand_in().meeting()) << owner;
      EXPECT_EQ(told.hand_in().date(), forecast.hand_in().date()) << owner;
      EXPECT_EQ(told.closings_size(), forecast.closings_size()) << owner;
    }
  }
  EXPECT_TRUE(VerifyPartition(store_, kMunicipality, clock_.Now()).ok());
}

// Two years of a municipality that is served with interruptions.
class TwoYears {
 public:
  TwoYears(uint64_t seed, storage::Store& store)
      : random_(seed), store_(store), clock_(Noon(CivilDay(2022, 1, 3))) {
    town_ = std::make_unique<PlannedTown>(store_, clock_);
    town_->Found();
    for (int week = 0; week < 130; ++week) {
      const CivilDay day = CivilDay(2022, 1, 11) + 7 * week;
      if (week % 2 == 0) Meet(PlannedTown::kBoard, day);
      if (week % 4 == 3) Meet(PlannedTown::kCouncil, day);
    }
    for (int i = 0; i < 6; ++i) {
      const std::string id = absl::StrCat("p", i);
      town_->Start(id);
      town_->Ask(id, CivilDay(2022, 6, 1) + Below(500));
    }
    for (int i = 0; i < 60; ++i) AddAction(i);
  }

  void Go() {
    const CivilDay end(2024, 1, 3);
    while (town_->today() < end && !::testing::Test::HasFatalFailure()) Step();
  }

  // The last day on which a body takes papers, by the schedule of the town.
  static CivilDay ClosingOf(const std::string& body, CivilDay meeting);

  const std::map<std::string, CivilDay>& due() const { return due_; }
  // Meetings that were never moved, by name: their closing day.
  const std::map<std::string, CivilDay>& closings() const { return closings_; }
  CivilDay today() const { return town_->today(); }
  absl::Time now() const { return clock_.Now(); }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<uint64_t>(bound)); }

  void Meet(const std::string& body, CivilDay day) {
    town_->Meet(body, day);
    meetings_.emplace_back(body, day);
    closings_[MeetingOn(body, day)] = ClosingOf(body, day);
  }

  void AddAction(int number) {
    engine::AddAction add;
    std::vector<engine::NewText> texts;
    add.name = absl::StrCat(PlannedTown::kBoard, "/actions/a", number);
    add.action.set_kind(v1::Action::ACTION_POINT);
    *add.action.mutable_text() = AddText("action", texts);
    add.action.set_made_date("2022-01-03");
    const CivilDay due = CivilDay(2022, 1, 10) + Below(720);
    add.action.set_due_date(calendar::FormatDate(due));
    due_[add.name] = due;
    const auto answer = town_->Send(WithTexts(MakeRequest(std::move(add)), std::move(texts)));
    ASSERT_TRUE(answer.ok()) << answer.status();
  }

  // Some time passes, and somebody does something or the server goes away.
  void Step() {
    const int choice = Below(100);
    if (choice < 12) {
      Restart(absl::Hours(Below(60)), false);
    } else if (choice < 15) {
      // Far away and back: nothing is told until an operator looked at the clock.
      const absl::Time now = clock_.Now();
      clock_.Set(now + absl::Hours(24 * 365) * (Below(2) == 0 ? -3 : 5));
      const size_t before = EventsIn(store_).size();
      ASSERT_FALSE(town_->Plan());
      ASSERT_FALSE(town_->time().Trusted());
      EXPECT_EQ(EventsIn(store_).size(), before);
      clock_.Set(now);
      Restart(absl::ZeroDuration(), true);
    } else if (choice < 17) {
      Restart(absl::Hours(24 * (10 + Below(40))), true);
    } else {
      clock_.Advance(absl::Minutes(30 + Below(4000)));
    }
    if (Below(100) < 15) MoveSome();
    if (Below(100) < 10) PutOff();
    town_->Settle();
  }

  void Restart(absl::Duration away, bool confirmed) {
    town_.reset();
    clock_.Advance(away);
    town_ = std::make_unique<PlannedTown>(store_, clock_, confirmed);
  }

  void MoveSome() {
    const auto& [body, day] =
        meetings_[static_cast<size_t>(Below(static_cast<int>(meetings_.size())))];
    if (ClosingOf(body, day) < town_->today() + 2) return;
    const std::string name = MeetingOn(body, day);
    const CivilDay to = day + 1 + Below(5);
    const auto answer =
        town_->Send(MakeRequest(engine::MoveMeeting{name, calendar::FormatDate(to), ""}));
    if (answer.ok()) closings_.erase(name);
  }

  // The board did not come to a plan, which waits for its next meeting.
  void PutOff() {
    const std::string plan = PlanNamed(absl::StrCat("p", Below(6)));
    const Record record = town_->Get(plan);
    if (record.plan().stage() != "board") return;
    engine::RecordOutcome outcome;
    std::vector<engine::NewText> texts;
    outcome.step = engine::StepName(plan, record.plan().open_step());
    outcome.outcome = "not-treated";
    outcome.body = PlannedTown::kBoard;
    outcome.decided_date = calendar::FormatDate(town_->today());
    outcome.source = AddText("source", texts);
    const auto answer = town_->Send(WithTexts(MakeRequest(std::move(outcome)), std::move(texts)));
    ASSERT_TRUE(answer.ok()) << answer.status();
  }

  std::mt19937_64 random_;
  storage::Store& store_;
  FakeClock clock_;
  std::unique_ptr<PlannedTown> town_;
  std::vector<std::pair<std::string, CivilDay>> meetings_;
  std::map<std::string, CivilDay> due_;
  std::map<std::string, CivilDay> closings_;
};

CivilDay TwoYears::ClosingOf(const std::string& body, CivilDay meeting) {
  // No weekend or holiday of the law: those of the years that are played.
  const auto is_open = [](CivilDay day) {
    const absl::Weekday weekday = absl::GetWeekday(day);
    if (weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday) return false;
    const std::string date = calendar::FormatDate(day);
    for (const char* const holiday :
         {"2022-04-15", "2022-04-18", "2022-04-27", "2022-05-05", "2022-05-26",
          "2022-06-06", "2022-12-26", "2023-04-07", "2023-04-10", "2023-04-27",
          "2023-05-05", "2023-05-18", "2023-05-29", "2023-12-25", "2023-12-26",
          "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-09", "2024-05-20"}) {
      if (date == holiday) return false;
    }
    return true;
  };
  CivilDay day = meeting;
  if (body == PlannedTown::kBoard) {
    for (int left = 5; left > 0;) left -= is_open(--day) ? 1 : 0;
    return day;
  }
  day -= 8;
  while (!is_open(day)) --day;
  return day;
}

// A moment that was told, as it is told once.
std::string KeyOf(const noordster::internal::v1::MomentCame& moment) {
  return absl::StrCat(v1::Milestone::Kind_Name(moment.kind()), " ", moment.resource(), " ",
                      moment.timed(), " ", moment.stage(), " ", moment.meeting_date(), " ",
                      moment.date());
}

TEST(TimersOfTwoYearsTest, EachComesOnceAndNoneEarlyOverRestartsAndJumpsOfTheClock) {
  const uint64_t seed = testing::Seed();
  storage::MemoryStore store;
  TwoYears years(seed, store);
  years.Go();
  std::map<std::string, int> told;
  std::map<std::string, CivilDay> due_on;
  std::map<std::string, CivilDay> closed_on;
  std::map<v1::Milestone::Kind, int> kinds;
  // By plan: last days that stand, and those that were missed.
  std::map<std::string, std::string> standing;
  for (const Event& event : EventsIn(store)) {
    const CivilDay day = absl::ToCivilDay(absl::FromUnixMicros(event.header().commit_time_micros()),
                                          absl::UTCTimeZone());
    if (event.has_forecast_made()) {
      standing[event.forecast_made().forecast()] = event.forecast_made().made().hand_in().date();
    }
    if (!event.has_moment_came()) continue;
    const auto& moment = event.moment_came();
    ++told[KeyOf(moment)];
    ++kinds[moment.kind()];
    const CivilDay date = *calendar::ParseDate(moment.date());
    switch (moment.kind()) {
      case v1::Milestone::FOLLOW_UP_DUE:
        EXPECT_GE(day + 1, date) << KeyOf(moment);
        due_on[moment.resource()] = date;
        break;
      case v1::Milestone::AGENDA_CLOSES:
        EXPECT_GE(day + 1, date) << KeyOf(moment);
        closed_on[moment.resource()] = date;
        break;
      case v1::Milestone::HAND_IN_MISSED:
        EXPECT_GE(day, date) << KeyOf(moment);
        EXPECT_EQ(standing[moment.timed()], moment.date()) << KeyOf(moment);
        break;
      default:
        EXPECT_LE(day, date + 60) << KeyOf(moment);
    }
  }
  for (const auto& [key, times] : told) EXPECT_EQ(times, 1) << key;
  for (const auto& [action, due] : years.due()) {
    if (due > years.today()) continue;
    ASSERT_TRUE(due_on.contains(action)) << action;
    EXPECT_EQ(due_on[action], due) << action;
  }
  for (const auto& [meeting, closing] : years.closings()) {
    if (closing > years.today() || closing < CivilDay(2022, 1, 10)) continue;
    ASSERT_TRUE(closed_on.contains(meeting)) << meeting << " closes " << closing;
    EXPECT_EQ(closed_on[meeting], closing) << meeting;
  }
  EXPECT_GT(kinds[v1::Milestone::HAND_IN_NEAR], 20);
  EXPECT_GT(kinds[v1::Milestone::HAND_IN_MISSED], 20);
  EXPECT_GT(kinds[v1::Milestone::FOLLOW_UP_DUE], 50);
  EXPECT_GT(kinds[v1::Milestone::AGENDA_CLOSES], 40);
  EXPECT_TRUE(VerifyPartition(store, kMunicipality, years.now()).ok());
}

}  // namespace
}  // namespace noordster::runtime::planner_test
