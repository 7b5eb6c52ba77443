// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/api/identity/every_read.h"
#include "tests/api/identity/mandated_town.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using ::testing::IsEmpty;
using ::testing::Not;

// The college decides on 30 August; its list of decisions is published on 2 September at noon.
constexpr char kDecided[] = "2022-08-30";
constexpr char kVisibleFrom[] = "2022-09-02T10:00:00Z";
constexpr char kHiddenPlan[] = "stil";

absl::Time At(int month, int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2022, month, day, hour), absl::UTCTimeZone());
}

// A town with an open college; in one of the two worlds that a test compares the college decided.
class World {
 public:
  explicit World(bool decides)
      : town_([](Town& made) {
          v1::PathDefinition path = FullPath();
          for (v1::Stage& stage : *path.mutable_stages()) {
            if (stage.id() == "college") stage.set_audience(v1::PUBLIC);
          }
          made.Publish("full", path);
          for (const char* plan : {"jeugd", kHiddenPlan}) {
            made.client().Must(&v1::PlanService::Stub::CreatePlan, Plan(plan));
            made.BringTo(plan, "college");
          }
        }) {
    SetClock(At(8, 30, 12));
    if (!decides) return;
    ApiClient secretary = town_.As(kSecretary);
    v1::RecordOutcomeRequest outcome = Town(secretary).Outcome("jeugd", "agreed");
    outcome.set_decided_date(kDecided);
    outcome.set_visible_from(kVisibleFrom);
    secretary.Must(&v1::PlanService::Stub::RecordOutcome, outcome);
    v1::ConfirmOutcomeRequest confirm;
    confirm.set_name(absl::StrCat(Town::Plan("jeugd"), "/decisions/5"));
    confirm.set_source("Besluitenlijst");
    town_.As(kExecutiveSecretary).Must(&v1::PlanService::Stub::ConfirmOutcome, confirm);
  }

  void SetClock(absl::Time now) {
    town_.clock().Advance(now - town_.clock().Now());
    town_.server().clock().Advance(now - town_.server().clock().Now());
  }

  MandatedTown& town() { return town_; }

 private:
  static v1::CreatePlanRequest Plan(const std::string& id) {
    v1::CreatePlanRequest request = Town::NewPlan(id);
    request.mutable_plan()->set_path_version(Town::Name("paths/full/versions/2"));
    return request;
  }

  MandatedTown town_;
};

// Every resource of the town that a read could name, whether it exists or not.
std::vector<std::string> Names() {
  std::vector<std::string> names = {Town::Name(""),
                                    Town::Name("programmes/noord"),
                                    Town::Name("programmes/noord/challenges/jeugd"),
                                    Town::Name("bodies/college"),
                                    Town::Name("bodies/raad"),
                                    Town::Name("paths/full"),
                                    Town::Name("paths/full/versions/2"),
                                    Town::Name("mandates/griffie"),
                                    MandatedTown::Person(kSecretary)};
  for (const char* plan : {"jeugd", kHiddenPlan, "onbekend"}) names.push_back(Town::Plan(plan));
  return names;
}

std::vector<std::string> Differences(const std::map<AskedRead, std::string>& one,
                                     const std::map<AskedRead, std::string>& other) {
  std::vector<std::string> differences;
  for (const auto& [asked, answer] : one) {
    if (other.at(asked) != answer) {
      differences.push_back(
          absl::StrCat(asked.first, " ", asked.second, "\n", answer, "\n---\n", other.at(asked)));
    }
  }
  return differences;
}

TEST(EmbargoTest, NobodyOutsideLearnsOfAnOutcomeBeforeItIsPublishedByAnyReadOfAnyMoment) {
  World decided(true);
  World undecided(false);
  EXPECT_GT(EveryRead(Names()).size(), 100u);
  for (const absl::Time now : {At(8, 30, 12), At(9, 1, 23), At(9, 2, 9)}) {
    decided.SetClock(now);
    undecided.SetClock(now);
    for (const int person : {0, static_cast<int>(kPartner), static_cast<int>(kStranger),
                             static_cast<int>(kAdministrator)}) {
      const auto as = [person](World& world) {
        return person == 0 ? world.town().With("") : world.town().As(person);
      };
      EXPECT_THAT(Differences(AnswersTo(EveryRead(Names()), as(decided)),
                              AnswersTo(EveryRead(Names()), as(undecided))),
                  IsEmpty())
          << person;
    }
    EXPECT_THAT(Differences(AnswersTo(EveryRead(Names()), decided.town().As(kSecretary)),
                            AnswersTo(EveryRead(Names()), undecided.town().As(kSecretary))),
                Not(IsEmpty()));
  }
}

TEST(EmbargoTest, FromThatMomentOnThePublicSeesTheOutcomeAndNotWhereThePlanIs) {
  World world(true);
  v1::ListDecisionsRequest decisions;
  decisions.set_parent(Town::Plan("jeugd"));
  ApiClient& anyone = world.town().Public();
  world.SetClock(At(9, 2, 10) - absl::Seconds(1));
  EXPECT_EQ(anyone.Call(&v1::PlanService::Stub::ListDecisions, decisions).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
  world.SetClock(At(9, 2, 10));
  const auto seen = anyone.Must(&v1::PlanService::Stub::ListDecisions, decisions);
  ASSERT_EQ(seen.decisions_size(), 1);
  EXPECT_EQ(seen.decisions(0).stage(), "college");
  EXPECT_EQ(seen.decisions(0).decided_date(), kDecided);
  v1::GetPlanRequest plan;
  plan.set_name(Town::Plan("jeugd"));
  const v1::Plan shown = anyone.Must(&v1::PlanService::Stub::GetPlan, plan).plan();
  EXPECT_NE(shown.title(), "");
  EXPECT_EQ(shown.stage(), "");
  EXPECT_EQ(shown.state(), v1::Plan::STATE_UNSPECIFIED);
  EXPECT_EQ(shown.open_step(), "");
  EXPECT_EQ(shown.etag(), "");
  EXPECT_EQ(shown.update_time(), "");
  v1::ListHistoryRequest history;
  history.set_parent(Town::Plan("jeugd"));
  const auto entries = anyone.Must(&v1::HistoryService::Stub::ListHistory, history);
  ASSERT_EQ(entries.entries_size(), 2);
  EXPECT_EQ(entries.entries(0).event(), "outcome_recorded");
  EXPECT_EQ(entries.entries(0).actor(), "");
  EXPECT_EQ(entries.entries(1).event(), "outcome_confirmed");
  // Of the other plan nothing is known but to those who work on it.
  plan.set_name(Town::Plan(kHiddenPlan));
  EXPECT_EQ(anyone.Call(&v1::PlanService::Stub::GetPlan, plan).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST(EmbargoTest, PagesTellNothingOfWhatIsHiddenBetween) {
  World world(true);
  world.SetClock(At(9, 2, 10));
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  plans.set_page_size(1);
  const auto page = world.town().Public().Must(&v1::PlanService::Stub::ListPlans, plans);
  ASSERT_EQ(page.plans_size(), 1);
  EXPECT_EQ(page.plans(0).name(), Town::Plan("jeugd"));
  EXPECT_EQ(page.next_page_token(), "");
  const auto whole = world.town().As(kSecretary).Must(&v1::PlanService::Stub::ListPlans, plans);
  EXPECT_NE(whole.next_page_token(), "");
}

}  // namespace
}  // namespace noordster::testing
