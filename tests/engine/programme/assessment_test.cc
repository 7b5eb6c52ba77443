// SPDX-License-Identifier: EUPL-1.2
// What is said of how a programme stands: by whom, for whom, and what of it holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "tests/engine/authorization/reader_sight.h"
#include "tests/engine/four_eyes/mandated_world.h"
#include "tests/engine/programme/programme_world.h"

namespace noordster::engine::assessment_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::Pair;
using v1::Assessment;
using v1::Mandate;

constexpr char kProgramme[] = "programmes/p";

AssessProgramme Assessing(Assessment::Aspect aspect, const std::string& date = "2023-02-01") {
  AssessProgramme command;
  command.programme = kProgramme;
  command.aspect = aspect;
  command.rating = aspect == Assessment::PHASE || aspect == Assessment::DEVIATION
                       ? Assessment::RATING_UNSPECIFIED
                       : Assessment::ATTENTION;
  command.words = World::LongText();
  command.date = date;
  return command;
}

class AssessmentTest : public ::testing::Test {
 protected:
  v1::ErrorReason Refused(const Command& command) {
    const absl::Status status = world_.Try(command).status();
    return status.ok() ? v1::ERROR_REASON_UNSPECIFIED : ReasonOf(status);
  }

  // The aspects of which something is known, with the number of what holds.
  std::vector<std::pair<int, int>> Holding() const {
    std::vector<std::pair<int, int>> holding;
    for (const auto& held : world_.Get(kProgramme).programme().holding_assessments()) {
      holding.emplace_back(held.aspect(), held.number());
    }
    return holding;
  }

  World world_;
};

TEST_F(AssessmentTest, FiveAspectsAreRatedAndTwoAreToldInWordsAlone) {
  const std::set<int> rated = {Assessment::OVERALL, Assessment::GOVERNANCE, Assessment::PLANNING,
                               Assessment::BUDGET, Assessment::RISK};
  for (int aspect = 1; aspect <= Assessment::Aspect_MAX; ++aspect) {
    for (int rating = 0; rating <= Assessment::Rating_MAX; ++rating) {
      AssessProgramme command = Assessing(static_cast<Assessment::Aspect>(aspect));
      command.rating = static_cast<Assessment::Rating>(rating);
      const absl::Status status = world_.Try(command).status();
      if (rated.contains(aspect) == (rating > 0)) {
        EXPECT_TRUE(status.ok()) << aspect << " " << rating << " " << status;
        continue;
      }
      const Refusal refusal = RefusalOf(status).value_or(Refusal());
      EXPECT_EQ(refusal.reason(), v1::INVALID_FIELD) << aspect << " " << rating;
      ASSERT_EQ(refusal.violations_size(), 1);
      EXPECT_EQ(refusal.violations(0).field(), "assessment.rating");
    }
  }
}

TEST_F(AssessmentTest, EachIsKeptUnderItsNumber) {
  EXPECT_EQ(world_.Do(Assessing(Assessment::BUDGET)).resource, "programmes/p/assessments/1");
  EXPECT_EQ(world_.Do(Assessing(Assessment::PHASE)).resource, "programmes/p/assessments/2");
  const auto& first = world_.Get("programmes/p/assessments/1").assessment();
  EXPECT_EQ(first.aspect(), Assessment::BUDGET);
  EXPECT_EQ(first.rating(), Assessment::ATTENTION);
  EXPECT_EQ(first.date(), "2023-02-01");
  EXPECT_EQ(first.author(), "") << "the local user is nobody";
  EXPECT_EQ(first.capacity(), Mandate::CAPACITY_UNSPECIFIED);
}

TEST_F(AssessmentTest, OfEachAspectTheOneOfTheLatestDateHoldsAndOfOneDateTheLast) {
  world_.Do(Assessing(Assessment::PLANNING, "2023-02-01"));
  world_.Do(Assessing(Assessment::PLANNING, "2023-03-01"));
  world_.Do(Assessing(Assessment::PLANNING, "2023-02-15"));
  EXPECT_THAT(Holding(), ElementsAre(Pair(Assessment::PLANNING, 2)));
  world_.Do(Assessing(Assessment::PLANNING, "2023-03-01"));
  world_.Do(Assessing(Assessment::DEVIATION));
  world_.Do(Assessing(Assessment::OVERALL));
  EXPECT_THAT(Holding(), ElementsAre(Pair(Assessment::OVERALL, 6), Pair(Assessment::PLANNING, 4),
                                     Pair(Assessment::DEVIATION, 5)));
}

TEST_F(AssessmentTest, TheProgrammeItselfIsNotChangedByItAndKeepsItWhenItIs) {
  const int64_t before = world_.Get(kProgramme).revision();
  world_.Do(Assessing(Assessment::RISK));
  EXPECT_EQ(world_.Get(kProgramme).revision(), before);
  Define define;
  define.record = world_.Get(kProgramme);
  define.record.mutable_programme()->clear_holding_assessments();
  define.record.mutable_programme()->clear_assessments();
  world_.Do(define);
  EXPECT_THAT(Holding(), ElementsAre(Pair(Assessment::RISK, 1)));
  EXPECT_EQ(world_.Do(Assessing(Assessment::RISK)).resource, "programmes/p/assessments/2");
}

TEST_F(AssessmentTest, ItIsOfAProgrammeThatIsThereAndNotAhead) {
  EXPECT_THAT(BlockerReasons(world_.Try(Assessing(Assessment::RISK, "2023-11-15")).status()),
              ElementsAre(v1::DATE_IN_FUTURE));
  world_.Do(Assessing(Assessment::RISK, "2023-11-14"));
  AssessProgramme elsewhere = Assessing(Assessment::RISK);
  elsewhere.programme = "programmes/none";
  EXPECT_EQ(Refused(elsewhere), v1::RESOURCE_NOT_FOUND);
}

TEST_F(AssessmentTest, AProgrammeIsAssessedABoundOfTimes) {
  Event event;
  event.mutable_header()->set_resource(AssessmentName(kProgramme, limits::kAssessmentsMax));
  auto& assessed = *event.mutable_programme_assessed();
  assessed.set_programme(kProgramme);
  assessed.mutable_assessment()->set_number(limits::kAssessmentsMax);
  assessed.mutable_assessment()->set_aspect(Assessment::RISK);
  world_.Replay(event);
  EXPECT_EQ(Refused(Assessing(Assessment::RISK)), v1::LIMIT_REACHED);
}

TEST_F(AssessmentTest, WhoeverMayChangeTheProgrammeSaysItUnderTheirName) {
  world_ = MandatedWorld(0, 0);
  world_.set_caller(TokenOf("admin1"));
  world_.Register("manager");
  world_.Do(Mandated("manager", "manager", Mandate::PROGRAMME_MANAGER, kProgramme,
                     {Mandate::UPDATE_PROGRAMME}));
  EXPECT_EQ(Refused(Assessing(Assessment::RISK)), v1::NOT_ALLOWED);
  world_.set_caller(TokenOf("s1"));
  EXPECT_EQ(Refused(Assessing(Assessment::RISK)), v1::NOT_ALLOWED);
  world_.set_caller(TokenOf("manager"));
  world_.Do(Assessing(Assessment::RISK));
  const auto& assessment = world_.Get("programmes/p/assessments/1").assessment();
  EXPECT_EQ(assessment.author(), "persons/manager");
  EXPECT_EQ(assessment.capacity(), Mandate::PROGRAMME_MANAGER);
}

TEST_F(AssessmentTest, EveryoneReadsItAndTheAdministrationWhoSaidIt) {
  Record record;
  record.set_name("programmes/p/assessments/1");
  record.mutable_assessment()->set_author("persons/manager");
  record.mutable_assessment()->set_capacity(Mandate::PROGRAMME_MANAGER);
  Event event;
  event.mutable_header()->set_resource(record.name());
  event.mutable_header()->mutable_actor()->set_person_id("manager");
  *event.mutable_programme_assessed()->mutable_assessment() = record.assessment();
  const Sight everyone = SightBy("", {});
  const Sight administration = SightBy(kProgramme, {Mandate::READ_ADMINISTRATION});
  ASSERT_TRUE(everyone.Seen(record, {}).has_value());
  EXPECT_EQ(everyone.Seen(record, {})->assessment().author(), "");
  EXPECT_EQ(everyone.Seen(record, {})->assessment().capacity(), Mandate::PROGRAMME_MANAGER);
  EXPECT_EQ(administration.Seen(record, {})->assessment().author(), "persons/manager");
  ASSERT_TRUE(everyone.Seen(event, {}).has_value());
  EXPECT_EQ(everyone.Seen(event, {})->programme_assessed().assessment().author(), "");
  EXPECT_FALSE(everyone.Seen(event, {})->header().has_actor());
  EXPECT_EQ(administration.Seen(event, {})->programme_assessed().assessment().author(),
            "persons/manager");
}

TEST_F(AssessmentTest, EveryoneIsToldOfIt) {
  world_.Do(Assessing(Assessment::PLANNING));
  const auto milestone = MilestoneOf(world_.events().back());
  ASSERT_TRUE(milestone.has_value());
  EXPECT_EQ(milestone->kind(), v1::Milestone::STATUS_ASSESSED);
  EXPECT_EQ(milestone->resource(), "programmes/p/assessments/1");
  EXPECT_EQ(milestone->aspect(), Assessment::PLANNING);
  EXPECT_EQ(milestone->rating(), Assessment::ATTENTION);
  EXPECT_EQ(milestone->date(), "2023-02-01");
  EXPECT_EQ(milestone->audience(), v1::PUBLIC);
}

}  // namespace
}  // namespace noordster::engine::assessment_test
