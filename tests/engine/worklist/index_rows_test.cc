// SPDX-License-Identifier: EUPL-1.2
// The rows that follow from a change are the difference between before and after, and after any
// number of changes they are those of what is left.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/world.h"
#include "tests/support/seed.h"

namespace noordster::engine::index_rows_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<Record> PlanOn(const std::string& challenge, const std::string& stage) {
  auto record = std::make_shared<Record>();
  record->set_name(World::kPlan);
  record->mutable_plan()->add_challenges(challenge);
  record->mutable_plan()->set_stage(stage);
  record->mutable_plan()->set_open_body("bodies/b");
  return record;
}

// "+" or "-", index and entry.
std::vector<std::string> Rows(const std::shared_ptr<const Record>& before,
                              const std::shared_ptr<const Record>& after) {
  std::vector<std::string> rows;
  for (const IndexRow& row : IndexRows({World::kPlan, before, after})) {
    rows.push_back(absl::StrCat(row.present ? "+" : "-", static_cast<int>(row.index), " "));
    for (const char byte : row.entry) rows.back() += byte == '\0' ? ' ' : byte;
  }
  return rows;
}

TEST(IndexRowsTest, AChangeRemovesWhatIsNoMoreAndAddsWhatIsNew) {
  const auto work = PlanOn("programmes/p/challenges/a", "work");
  const auto raad = PlanOn("programmes/p/challenges/a", "raad");
  EXPECT_THAT(Rows(nullptr, work),
              ElementsAre("+1 programmes/p work q", "+2 programmes/p bodies/b q",
                          "+3 programmes/p/challenges/a q"));
  EXPECT_THAT(Rows(work, raad), ElementsAre("-1 programmes/p work q", "+1 programmes/p raad q"));
  EXPECT_THAT(Rows(raad, raad), IsEmpty());
  EXPECT_THAT(Rows(raad, nullptr),
              ElementsAre("-1 programmes/p raad q", "-2 programmes/p bodies/b q",
                          "-3 programmes/p/challenges/a q"));
}

TEST(IndexRowsTest, AChallengeThatStandsTwiceIsOneRow) {
  const auto once = PlanOn("programmes/p/challenges/a", "work");
  const auto twice = std::make_shared<Record>(*once);
  twice->mutable_plan()->add_challenges("programmes/p/challenges/a");
  EXPECT_THAT(Rows(once, twice), IsEmpty());
}

// Acts at random, most of them possible, on one plan.
class RandomActs {
 public:
  explicit RandomActs(uint32_t seed) : random_(seed) {
    world_.Register("judge");
    auto path = StandardPath();
    AddGuard(path, "college", v1::PAPERS_ON_TIME).set_days(3);
    world_.StartPlan(path);
    // The same stages under the same names, so that a plan can go back and forth.
    path.set_content_sha256(std::string(32, '2'));
    world_.Do(PublishPath{"paths/path", path});
    world_.WithReason(true);
  }

  // Does one act, or nothing when it is refused.
  void DoOne() {
    const Command command = Any();
    if (world_.Try(command).ok()) world_.Do(command);
  }

  const World& world() const { return world_; }

 private:
  int Below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  std::string Day() { return absl::StrCat("2023-0", 2 + Below(8), "-1", Below(10)); }

  std::string AnyDecision() {
    return DecisionName(World::kPlan, 1 + Below(1 + world_.plan().decisions()));
  }

  Command Any() {
    switch (Below(11)) {
      case 0:
        return Update();
      case 1:
        return MigratePlan{World::kPlan, VersionName("paths/path", 1 + Below(2)), {}};
      case 2:
        return ReverseOutcome{AnyDecision(), Below(2) == 0};
      case 3:
        return ConfirmOutcome{AnyDecision(), world_.Text()};
      case 4:
        return ReconsiderDecision{AnyDecision()};
      case 5:
        return Settle();
      case 6:
        return Postpone();
      case 7:
        return Below(20) == 0 ? Command(WithdrawPlan{World::kPlan, "2023-01-10"}) : Freeze();
      default:
        return world_.plan().open_step() == 0 ? Settle() : Treat();
    }
  }

  Command Update() {
    UpdatePlan update;
    update.name = World::kPlan;
    update.plan.set_path_version(world_.plan().path_version());
    *update.plan.mutable_title() = world_.Text();
    update.plan.add_challenges(absl::StrCat("programmes/p/challenges/", Below(2) == 0 ? "a" : "b"));
    for (const char* stage : {"work", "consult", "board", "college", "raad", "delivery"}) {
      if (Below(2) == 0) continue;
      auto& planned = *update.plan.add_planned_dates();
      planned.set_stage(stage);
      planned.mutable_date()->set_latest(Day());
    }
    return update;
  }

  Command Freeze() {
    FreezeVersion version = world_.Version({"plan", "budget"});
    for (const int32_t number : world_.plan().open_consolidations()) {
      version.settles.push_back(number);
    }
    return version;
  }

  Command Settle() {
    const int32_t number = 1 + Below(1 + world_.plan().follow_ups());
    const auto settlement = static_cast<v1::FollowUp::Settlement>(
        1 + Below(static_cast<int>(v1::FollowUp::Settlement_MAX)));
    SettleFollowUp settle{FollowUpName(World::kPlan, number), settlement};
    if (Below(2) == 0) settle.judge = "persons/judge";
    return settle;
  }

  Command Postpone() {
    CorrectFacts later;
    later.name = FollowUpName(World::kPlan, 1 + Below(1 + world_.plan().follow_ups()));
    later.due_date = Day();
    return later;
  }

  Command Treat() {
    const std::string step = StepName(World::kPlan, world_.plan().open_step());
    if (Below(3) == 0) return HandInPapers{step, "2023-01-02", world_.plan().versions()};
    const auto& path = world_.Get(world_.plan().path_version()).path_version();
    for (const auto& stage : path.stages()) {
      if (stage.id() != world_.plan().stage()) continue;
      RecordOutcome command = world_.Outcome(stage.outcomes(Below(stage.outcomes_size())).id());
      if (command.outcome == "with-remarks") command.remarks = {world_.Text(), world_.Text()};
      if (command.outcome == "in-part") command.minority_view = world_.Text();
      if (command.outcome == "with-conditions") {
        command.conditions = {world_.Condition(), world_.Condition()};
        command.conditions[0].set_judge("persons/judge");
        command.conditions[1].set_due_date(Day());
      }
      return command;
    }
    return Settle();
  }

  World world_;
  std::mt19937 random_;
};

TEST(IndexRowsTest, AfterAnyActsTheRowsAreThoseOfWhatIsLeft) {
  const uint32_t seed = noordster::testing::Seed();
  std::set<std::string> seen;
  for (int round = 0; round < 30; ++round) {
    RandomActs acts(seed + round);
    for (int act = 0; act < 100 && !::testing::Test::HasFailure(); ++act) {
      acts.DoOne();
      ASSERT_EQ(acts.world().index(), acts.world().IndexAnew()) << round << " " << act;
    }
    for (const Event& event : acts.world().events()) {
      seen.insert(absl::StrCat(event.kind_case()));
    }
  }
  // Everything that can happen to a plan happened.
  EXPECT_GE(seen.size(), 15U);
}

}  // namespace
}  // namespace noordster::engine::index_rows_test
