// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/status_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace noordster::engine::status_rules_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Record;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kToday[] = "2022-07-15";

struct StageOfPath {
  const char* id;
  v1::BodyKind body;
};

constexpr StageOfPath kStages[] = {{"work", v1::PROGRAMME_OFFICE},
                                   {"board", v1::PROGRAMME_BOARD},
                                   {"college", v1::EXECUTIVE},
                                   {"raad", v1::COUNCIL}};

// A programme with a board and a council, a path over those, and plans on it.
class StatusRulesTest : public ::testing::Test {
 protected:
  StatusRulesTest() {
    for (const StageOfPath& each : kStages) {
      auto& stage = *path_.add_stages();
      stage.set_id(each.id);
      stage.set_body_kind(each.body);
    }
    for (const v1::BodyKind kind : {v1::PROGRAMME_BOARD, v1::COUNCIL, v1::PROGRAMME_OFFICE}) {
      programme_.mutable_programme()->add_bodies(
          absl::StrCat("bodies/", kind == v1::COUNCIL           ? "raad"
                                  : kind == v1::PROGRAMME_BOARD ? "db"
                                                                : "bureau"));
      programme_.mutable_programme()->add_body_kinds(kind);
    }
  }

  // A running plan at a stage that this body treats.
  Record& Plan(const std::string& id, const std::string& stage, const std::string& body) {
    Record& record = plans_.emplace_back();
    record.set_name(absl::StrCat("programmes/p/plans/", id));
    record.mutable_plan()->set_stage(stage);
    record.mutable_plan()->set_open_step(1);
    record.mutable_plan()->set_open_body(body);
    return record;
  }

  static void PlanOn(const std::string& stage, const std::string& earliest,
                     const std::string& latest, Record& plan) {
    auto& planned = *plan.mutable_plan()->add_planned_dates();
    planned.set_stage(stage);
    planned.mutable_date()->set_earliest(earliest);
    planned.mutable_date()->set_latest(latest);
  }

  std::vector<RunningPlan> Running() const {
    std::vector<RunningPlan> running;
    for (const Record& plan : plans_) running.push_back({&plan, &path_});
    return running;
  }

  // "raad: q raad 2022-09-01", and "!" behind what is overdue.
  std::vector<std::string> Next(const std::vector<RunningPlan>& running) const {
    std::vector<std::string> next;
    for (const auto& [body, treatment] : NextTreatments(programme_, running, kToday)) {
      next.push_back(absl::StrCat(
          body.substr(7), ": ", treatment.plan->name().substr(19), " ", treatment.planned->stage(),
          " ", treatment.planned->date().earliest(), treatment.is_overdue ? "!" : ""));
    }
    return next;
  }
  std::vector<std::string> Next() const { return Next(Running()); }

  // "work 1, raad 2".
  std::string Stages() const {
    std::string text;
    for (const auto& at : InShort(Running(), kToday).stages) {
      absl::StrAppend(&text, text.empty() ? "" : ", ", at.stage, " ", at.count);
    }
    return text;
  }

  Record programme_;
  PathVersion path_;
  // Whose plans stay where they are.
  std::deque<Record> plans_;
};

TEST_F(StatusRulesTest, PlansAreCountedByStageInTheOrderOfTheirPath) {
  EXPECT_EQ(Stages(), "");
  Plan("a", "raad", "bodies/raad");
  Plan("b", "work", "bodies/bureau");
  Plan("c", "raad", "bodies/raad");
  EXPECT_EQ(Stages(), "work 1, raad 2");
}

TEST_F(StatusRulesTest, WhatBarsTheBodyIsBlockedAndWhatWasDueBeforeTodayIsOverdue) {
  Record& waits = Plan("a", "board", "bodies/db");
  waits.mutable_plan()->add_waiting()->set_bars_entry(false);
  Record& barred = Plan("b", "board", "bodies/db");
  barred.mutable_plan()->add_waiting()->set_bars_entry(true);
  EXPECT_EQ(InShort(Running(), kToday).blocked, 1);
  EXPECT_EQ(InShort(Running(), kToday).overdue, 0);
  PlanOn("board", "2022-07-15", "2022-07-15", waits);
  EXPECT_EQ(InShort(Running(), kToday).overdue, 0) << "today is not over";
  PlanOn("board", "2022-07-14", "2022-07-14", barred);
  EXPECT_EQ(InShort(Running(), kToday).overdue, 1);
}

TEST_F(StatusRulesTest, ABodyTreatsNextWhatCanComeFirst) {
  Record& first = Plan("a", "work", "bodies/bureau");
  PlanOn("raad", "2022-10-01", "2022-10-31", first);
  PlanOn("board", "2022-08-20", "2022-08-20", first);
  Record& second = Plan("b", "board", "bodies/db");
  PlanOn("raad", "2022-09-01", "2022-10-31", second);
  PlanOn("board", "2022-08-21", "2022-08-21", second);
  EXPECT_THAT(Next(), ElementsAre("db: a board 2022-08-20", "raad: b raad 2022-09-01"));
}

TEST_F(StatusRulesTest, OnlyTheStageAPlanIsAtAndLaterOnesAreToCome) {
  Record& plan = Plan("a", "college", "bodies/college");
  PlanOn("work", "2022-08-01", "2022-08-01", plan);
  PlanOn("board", "2022-08-02", "2022-08-02", plan);
  PlanOn("nowhere", "2022-08-02", "2022-08-02", plan);
  EXPECT_THAT(Next(), IsEmpty());
  PlanOn("college", "2022-08-03", "2022-08-03", plan);
  PlanOn("raad", "2022-08-04", "2022-08-04", plan);
  // Who treats the stage that is open says the plan, also where the programme has no such body.
  EXPECT_THAT(Next(), ElementsAre("college: a college 2022-08-03", "raad: a raad 2022-08-04"));
  EXPECT_THAT(Next({{&plan, nullptr}}), ElementsAre("college: a college 2022-08-03"));
}

// Every pair of days on which two plans are planned for one body: what can still come goes before
// what is overdue, then what is to come by the first day, then the plan by its name.
TEST_F(StatusRulesTest, WhatCanStillComeGoesBeforeWhatIsOverdue) {
  // In this order.
  const std::vector<std::pair<std::string, std::string>> days = {
      {"2022-07-01", "2022-07-15"}, {"2022-07-15", "2022-07-15"}, {"2022-09-01", "2022-10-31"},
      {"2022-01-01", "2199-12-31"}, {"2021-05-01", "2021-05-31"}, {"2022-07-01", "2022-07-14"}};
  for (size_t one = 0; one < days.size(); ++one) {
    for (size_t other = 0; other < days.size(); ++other) {
      plans_.clear();
      PlanOn("raad", days[one].first, days[one].second, Plan("a", "raad", "bodies/raad"));
      PlanOn("raad", days[other].first, days[other].second, Plan("b", "raad", "bodies/raad"));
      const bool is_first = one <= other;
      const size_t next = is_first ? one : other;
      EXPECT_THAT(Next(), ElementsAre(absl::StrCat("raad: ", is_first ? "a" : "b", " raad ",
                                                   days[next].first, next >= 4 ? "!" : "")))
          << one << " " << other;
    }
  }
}

}  // namespace
}  // namespace noordster::engine::status_rules_test
