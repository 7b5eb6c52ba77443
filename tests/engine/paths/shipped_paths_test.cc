// SPDX-License-Identifier: EUPL-1.2
// The three shipped paths: every stage, every outcome, every state of every guard.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/documents/document_reader.h"
#include "noordster/v1/path_service.pb.h"
#include "services/api/convert_plan.h"
#include "services/calendar/date.h"
#include "services/engine/guards.h"
#include "services/engine/names.h"
#include "tests/engine/paths/guard_states.h"
#include "tests/engine/world.h"

namespace noordster::engine::shipped_paths_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;
using ::testing::ElementsAre;

struct ShippedPath {
  const char* name;
  // Cases there are: stages, their outcomes, the states of their guards, with a reason and without.
  int64_t cases;
  // Those in which the outcome is recorded.
  int64_t recorded;
};

constexpr ShippedPath kShipped[] = {{"uitvoeringsplan-2022", 98, 43},
                                    {"uitvoeringsplan-commissie", 1414, 228},
                                    {"programmaplan-2020", 38, 25}};
// The latest version of a plan that has one; versions 1 and 2 are of different substance.
constexpr int32_t kLatestVersion = 2;

PathVersion Shipped(const std::string& name) {
  const cli::Reading reading = cli::ReadPaths(
      {absl::StrCat(NOORDSTER_DEPLOY, "/paths/", name, ".yaml")}, cli::Language::kDutch);
  EXPECT_TRUE(reading.faults.empty());
  EXPECT_EQ(reading.documents.size(), 1u);
  api::TextWriter texts;
  return api::ToPathVersion(static_cast<const v1::PathDefinition&>(*reading.documents[0].content),
                            texts);
}

std::vector<std::string> Lines(const std::vector<v1::Blocker>& blockers) {
  std::vector<std::string> lines;
  for (const v1::Blocker& blocker : blockers) lines.push_back(blocker.ShortDebugString());
  return lines;
}

std::vector<std::string> LinesOf(const absl::Status& status) {
  const Refusal refusal = RefusalOf(status).value_or(Refusal());
  return Lines({refusal.blockers().begin(), refusal.blockers().end()});
}

// A plan that left its first stage long ago and waits for whatever a test makes it be.
class ShippedPathsTest : public ::testing::TestWithParam<ShippedPath> {
 protected:
  ShippedPathsTest() : path_(Shipped(GetParam().name)) {
    before_.context().today = absl::CivilDay(2100, 1, 1);
    before_.StartPlan(path_);
    Close(before_, path_.stages(0), nullptr);
  }

  // Closes the open step, with a word of its stage or without.
  static void Close(World& world, const Stage& stage,
                    const noordster::internal::v1::StageOutcome* said) {
    Event event;
    auto& recorded = *event.mutable_outcome_recorded();
    recorded.set_plan(World::kPlan);
    auto& made = *recorded.mutable_decision();
    made.set_number(world.plan().decisions() + 1);
    made.set_step(world.plan().open_step());
    made.set_stage(stage.id());
    made.set_decided_date("1990-01-01");
    made.set_state(v1::Decision::RECORDED);
    if (said != nullptr) *recorded.mutable_stage_outcome() = *said;
    world.Replay(event);
  }

  static void Open(World& world, const Stage& stage) {
    const auto& programme = world.Get("programmes/p").programme();
    Event event;
    auto& opened = *event.mutable_step_opened();
    opened.set_plan(World::kPlan);
    opened.set_step(world.plan().steps() + 1);
    opened.set_stage(stage.id());
    for (int i = 0; i < programme.bodies_size(); ++i) {
      if (programme.body_kinds(i) == stage.body_kind()) opened.set_body(programme.bodies(i));
    }
    world.Replay(event);
  }

  static void Freeze(World& world, int32_t number, const Stage& stage, const GuardStates& states) {
    Event event;
    auto& frozen = *event.mutable_version_frozen();
    frozen.set_plan(World::kPlan);
    frozen.mutable_version()->set_number(number);
    frozen.mutable_version()->set_substance(number);
    for (const auto& guard : stage.guards()) {
      if (guard.kind() != v1::DOCUMENT_FROZEN || states.missing_roles.count(guard.subject()) > 0) {
        continue;
      }
      frozen.mutable_version()->add_documents()->set_role(guard.subject());
    }
    world.Replay(event);
  }

  // Lets an earlier stage say what the guard asks for, or not.
  void Say(World& world, const noordster::internal::v1::Guard& guard, const GuardStates& states) {
    const Said said = states.said.at(guard.subject());
    if (said == Said::kNothing) return;
    const int32_t version = states.frozen ? kLatestVersion : 0;
    noordster::internal::v1::StageOutcome outcome;
    outcome.set_stage(guard.subject());
    outcome.set_kind(said == Said::kSomethingElse ? v1::OUTCOME_KIND_UNSPECIFIED
                                                  : guard.outcome_kinds(0));
    outcome.set_plan_version(said == Said::kForAnotherText ? 1 : version);
    outcome.set_substance(outcome.plan_version());
    outcome.set_decision(world.plan().decisions() + 1);
    for (const Stage& stage : path_.stages()) {
      if (stage.id() != guard.subject()) continue;
      Open(world, stage);
      Close(world, stage, &outcome);
    }
  }

  static void HandIn(World& world, const noordster::internal::v1::Guard& guard,
                     absl::CivilDay decided, const GuardStates& states) {
    if (!states.frozen || states.papers == Papers::kNone) return;
    Event event;
    auto& handed = *event.mutable_papers_handed_in();
    handed.set_plan(World::kPlan);
    handed.set_step(world.plan().open_step());
    const absl::CivilDay last = decided - guard.days();
    handed.set_papers_date(calendar::FormatDate(states.papers == Papers::kLate ? last + 1 : last));
    handed.set_plan_version(states.papers == Papers::kOfAnotherVersion ? 1 : kLatestVersion);
    world.Replay(event);
  }

  // The plan at a stage, in these states.
  World At(const Stage& stage, const GuardStates& states) {
    World world = before_;
    world.WithReason(states.has_reason);
    Event updated;
    updated.mutable_plan_updated()->set_plan(World::kPlan);
    if (states.has_challenge) {
      updated.mutable_plan_updated()->add_challenges("programmes/p/challenges/a");
    }
    world.Replay(updated);
    for (int32_t number = 1; states.frozen && number <= kLatestVersion; ++number) {
      Freeze(world, number, stage, states);
    }
    for (const v1::FollowUp::Kind kind : states.open) world.OpenFollowUp(kind);
    for (const auto& guard : stage.guards()) {
      if (guard.kind() == v1::OUTCOME_GIVEN) Say(world, guard, states);
    }
    Open(world, stage);
    for (const auto& guard : stage.guards()) {
      if (guard.kind() == v1::PAPERS_ON_TIME)
        HandIn(world, guard, DecidedDay(stage, states), states);
    }
    return world;
  }

  // The outcome with everything it needs but what the states leave out.
  static RecordOutcome Command(World& world, const Stage& stage, const Outcome& outcome,
                               const GuardStates& states) {
    RecordOutcome command;
    command.step = StepName(World::kPlan, world.plan().open_step());
    command.outcome = outcome.id();
    command.body = world.plan().open_body();
    command.decided_date = calendar::FormatDate(DecidedDay(stage, states));
    command.plan_version = world.plan().versions();
    if (outcome.kind() == v1::RECOGNISED_WITH_REMARKS) command.remarks = {world.Text()};
    if (outcome.kind() == v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS) {
      command.conditions = {world.Condition()};
    }
    if (outcome.kind() == v1::ADOPTED_AS_AMENDED || outcome.kind() == v1::AGREED_AS_AMENDED) {
      command.due_date = command.decided_date;
    }
    if (outcome.minority_view()) command.minority_view = world.Text();
    // A source will do where a meeting is wanted.
    if (stage.in_meeting()) command.source = world.Text();
    for (const auto& guard : stage.guards()) {
      if (guard.kind() == v1::CONFIRMED && states.unconfirmed.count(guard.subject()) == 0) {
        command.confirmations.push_back(guard.subject());
      }
    }
    for (const std::string& guard : states.dispensed) {
      auto& dispensation = command.dispensations.emplace_back();
      dispensation.set_guard(guard);
      *dispensation.mutable_reason() = world.Text();
    }
    return command;
  }

  // What the path says an outcome leads to.
  static void ExpectLedOn(const Decision& decision, const Outcome& outcome) {
    const auto& made = decision.events.front().outcome_recorded().decision();
    EXPECT_EQ(made.kind(), outcome.kind());
    EXPECT_EQ(made.effect(), outcome.effect());
    EXPECT_EQ(made.next_stage(), outcome.next());
    const Event& last = decision.events.back();
    if (!outcome.next().empty()) {
      EXPECT_EQ(last.step_opened().stage(), outcome.next());
      return;
    }
    const v1::Plan::State ended = outcome.kind() == v1::REJECTED    ? v1::Plan::TURNED_DOWN
                                  : outcome.kind() == v1::WITHDRAWN ? v1::Plan::TAKEN_BACK
                                                                    : v1::Plan::FINISHED;
    EXPECT_EQ(last.plan_ended().state(), ended);
  }

  const PathVersion path_;
  World before_;
};

TEST_P(ShippedPathsTest, EveryOutcomeInEveryStateOfEveryGuardIsRecordedOrRefusedWithAllInItsWay) {
  int64_t cases = 0;
  int64_t recorded = 0;
  for (const Stage& stage : path_.stages()) {
    for (const Outcome& outcome : stage.outcomes()) {
      SCOPED_TRACE(absl::StrCat(stage.id(), " ", outcome.id()));
      cases += ForEachState(stage, [&](const GuardStates& states) {
        World world = At(stage, states);
        const RecordOutcome command = Command(world, stage, outcome, states);
        const size_t events = world.events().size();
        const absl::StatusOr<Decision> decision = world.Try(command);
        const std::vector<v1::Blocker> expected = ExpectedBlockers(stage, outcome, states);
        EXPECT_EQ(LinesOf(decision.status()), Lines(expected));
        EXPECT_EQ(world.events().size(), events);
        EXPECT_EQ(decision.ok(), expected.empty()) << decision.status();
        if (!decision.ok()) {
          EXPECT_EQ(decision.status().code(), absl::StatusCode::kFailedPrecondition);
          return;
        }
        ++recorded;
        ExpectLedOn(*decision, outcome);
      });
    }
  }
  // Nothing drops out unseen.
  EXPECT_EQ(cases, GetParam().cases);
  EXPECT_EQ(recorded, GetParam().recorded);
}

TEST_P(ShippedPathsTest, EveryOutcomeAsksForWhatItNeedsAndTakesNothingElse) {
  struct Field {
    const char* name;
    std::function<bool(const RecordOutcome&)> given;
    std::function<void(World&, RecordOutcome&)> give;
    std::function<void(RecordOutcome&)> take;
  };
  const Field fields[] = {
      {"remarks", [](const auto& command) { return !command.remarks.empty(); },
       [](World& world, auto& command) { command.remarks = {world.Text()}; },
       [](auto& command) { command.remarks.clear(); }},
      {"conditions", [](const auto& command) { return !command.conditions.empty(); },
       [](World& world, auto& command) { command.conditions = {world.Condition()}; },
       [](auto& command) { command.conditions.clear(); }},
      {"due_date", [](const auto& command) { return !command.due_date.empty(); },
       [](World&, auto& command) { command.due_date = "2099-01-01"; },
       [](auto& command) { command.due_date.clear(); }},
      {"minority_view", [](const auto& command) { return !command.minority_view.id().empty(); },
       [](World& world, auto& command) { command.minority_view = world.Text(); },
       [](auto& command) { command.minority_view.Clear(); }},
  };
  for (const Stage& stage : path_.stages()) {
    GuardStates all_hold;
    for (const auto& guard : stage.guards()) {
      if (guard.kind() == v1::OUTCOME_GIVEN) all_hold.said[guard.subject()] = Said::kForThisText;
    }
    World world = At(stage, all_hold);
    for (const Outcome& outcome : stage.outcomes()) {
      const RecordOutcome command = Command(world, stage, outcome, all_hold);
      ASSERT_TRUE(world.Try(command).ok()) << outcome.id();
      for (const Field& field : fields) {
        SCOPED_TRACE(absl::StrCat(stage.id(), " ", outcome.id(), " ", field.name));
        RecordOutcome other = command;
        const bool needed = field.given(command);
        needed ? field.take(other) : field.give(world, other);
        const absl::Status status = world.Try(other).status();
        EXPECT_THAT(BlockerReasons(status),
                    ElementsAre(needed ? v1::FIELD_REQUIRED : v1::FIELD_UNWANTED));
        EXPECT_EQ(RefusalOf(status)->blockers(0).subject(), field.name);
        EXPECT_EQ(RefusalOf(status)->blockers(0).stage(), stage.id());
        EXPECT_EQ(RefusalOf(status)->blockers(0).lifter(), v1::PROGRAMME_SECRETARY);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Paths, ShippedPathsTest, ::testing::ValuesIn(kShipped),
                         [](const auto& path) {
                           std::string name = path.param.name;
                           name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                           return name;
                         });

}  // namespace
}  // namespace noordster::engine::shipped_paths_test
