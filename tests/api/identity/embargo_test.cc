// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/draft_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "tests/api/identity/every_read.h"
#include "tests/api/identity/mandated_town.h"

namespace noordster::testing::embargo_test {
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
          AddRegisters(made);
          v1::PathDefinition path = FullPath();
          for (v1::Stage& stage : *path.mutable_stages()) {
            if (stage.id() == "college") stage.set_audience(v1::PUBLIC);
          }
          made.Publish("full", path);
          for (const char* plan : {"jeugd", kHiddenPlan}) {
            made.client().Must(&v1::PlanService::Stub::CreatePlan, Plan(plan));
            made.BringTo(plan, "college");
          }
          AskRecognition(made.client(), "Herkent u het plan?");
        }) {
    SetClock(At(8, 30, 12));
    ApiClient secretary = town_.As(kSecretary);
    Prepare("stil", Town(secretary).Outcome(kHiddenPlan, "agreed"));
    if (!decides) return;
    v1::RecordOutcomeRequest outcome = Town(secretary).Outcome("jeugd", "agreed");
    outcome.set_decided_date(kDecided);
    outcome.set_visible_from(kVisibleFrom);
    Prepare("besluit", outcome);
    v1::CarryOutDraftRequest carry_out;
    carry_out.set_name(Town::Name("drafts/besluit"));
    secretary.Must(&v1::DraftService::Stub::CarryOutDraft, carry_out);
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

  int64_t Revision() {
    ApiClient secretary = town_.As(kSecretary);
    return Town(secretary).Revision();
  }

 private:
  void Prepare(const std::string& draft, v1::RecordOutcomeRequest outcome) {
    v1::CreateDraftRequest request;
    request.set_parent(Town::Name(""));
    request.set_draft_id(draft);
    outcome.clear_request_id();
    *request.mutable_draft()->mutable_act()->mutable_record_outcome() = std::move(outcome);
    town_.As(kSecretary).Must(&v1::DraftService::Stub::CreateDraft, request);
  }

  static v1::CreatePlanRequest Plan(const std::string& id) {
    v1::CreatePlanRequest request = Town::NewPlan(id);
    request.mutable_plan()->set_path_version(Town::Name("paths/full/versions/2"));
    return request;
  }

  MandatedTown town_;
};

// Of the plans only the one the college decided on; the other shows in lists.
std::vector<std::string> Names() {
  return NamesInTown({"drafts/besluit", "drafts/stil", "programmes/noord/plans/jeugd"});
}

// What the outcome changes in what somebody is answered by every read of these moments; nobody: the
// public.
class Comparison {
 public:
  Comparison(World& decided, World& undecided, const std::vector<v1::AsOf>& moments)
      : decided_(decided),
        undecided_(undecided),
        of_decided_(Names(), moments),
        of_undecided_(Names(), MomentsIn(undecided.Revision(), moments)) {}

  std::vector<std::string> Of(std::optional<Role> person) {
    const std::vector<std::string> one = of_decided_.AnswersTo(As(decided_, person));
    const std::vector<std::string> other = of_undecided_.AnswersTo(As(undecided_, person));
    std::vector<std::string> differences;
    for (size_t i = 0; i < one.size(); ++i) {
      const AskedRead& asked = of_decided_.reads()[i];
      if (one[i] == other[i]) continue;
      differences.push_back(absl::StrCat(asked.path(), " ", absl::CEscape(asked.request), "\n",
                                         one[i], "\n---\n", other[i]));
    }
    return differences;
  }

  std::vector<std::string> Untried() const { return of_decided_.Untried(); }

 private:
  static ApiClient As(World& world, std::optional<Role> person) {
    return person.has_value() ? world.town().As(*person) : world.town().With("");
  }

  World& decided_;
  World& undecided_;
  EveryRead of_decided_;
  EveryRead of_undecided_;
};

TEST(EmbargoTest, NobodyOutsideLearnsOfAnOutcomeBeforeItIsPublishedByAnyReadOfAnyMoment) {
  World decided(true);
  World undecided(false);
  ASSERT_GT(decided.Revision(), undecided.Revision());
  Comparison by_day(decided, undecided, MomentsUpTo(0));
  Comparison by_revision(decided, undecided, MomentsUpTo(decided.Revision()));
  const absl::Time last = At(9, 2, 9);
  for (const absl::Time now : {At(8, 30, 12), At(9, 1, 23), last}) {
    decided.SetClock(now);
    undecided.SetClock(now);
    Comparison& compared = now == last ? by_revision : by_day;
    for (const std::optional<Role> person :
         {std::optional<Role>(), std::optional(kPartner), std::optional(kStranger),
          std::optional(kAdministrator)}) {
      EXPECT_THAT(compared.Of(person), IsEmpty()) << person.value_or(Role());
    }
    EXPECT_THAT(compared.Of(kSecretary), Not(IsEmpty()));
  }
  by_revision.Of(kOperator);
  by_revision.Of(kAuditor);
  EXPECT_THAT(by_revision.Untried(), IsEmpty());
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
  // That the embargo ended may have been recorded by now, or not yet.
  ASSERT_THAT(entries.entries_size(), ::testing::AnyOf(2, 3));
  EXPECT_EQ(entries.entries(0).event(), "outcome_recorded");
  EXPECT_EQ(entries.entries(0).actor(), "");
  EXPECT_EQ(entries.entries(1).event(), "outcome_confirmed");
  if (entries.entries_size() == 3) {
    EXPECT_EQ(entries.entries(2).event(), "outcome_disclosed");
  }
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
}  // namespace noordster::testing::embargo_test
