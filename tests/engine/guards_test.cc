// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/guards.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>

#include "services/engine/path_rules.h"

namespace noordster::engine::guards_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Guard;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::Plan;
using noordster::internal::v1::PlanVersion;
using noordster::internal::v1::Stage;
using noordster::internal::v1::Step;

// The version for which a guard of this kind holds, or does not; absent for none.
std::optional<PlanVersion> VersionFor(v1::GuardKind kind, bool holds) {
  if (kind == v1::VERSION_FROZEN && !holds) return std::nullopt;
  PlanVersion version;
  version.add_documents()->set_role(kind == v1::DOCUMENT_FROZEN && !holds ? "other" : "subject");
  version.set_number(3);
  version.set_substance(2);
  return version;
}

// The open step for which a guard of this kind holds, or does not.
Step StepFor(bool holds) {
  Step step;
  step.set_papers_version(3);
  step.set_papers_date(holds ? "2023-01-03" : "2023-01-04");
  return step;
}

// A plan for which a guard of this kind holds, or does not.
Plan PlanFor(v1::GuardKind kind, bool holds) {
  Plan plan;
  switch (kind) {
    case v1::CHALLENGE_LINKED:
      if (holds) plan.add_challenges("programmes/p/challenges/c");
      break;
    case v1::REMARKS_ANSWERED:
      if (!holds) plan.add_open_remarks(4);
      break;
    case v1::CONDITIONS_MET:
      if (!holds) plan.add_open_conditions(4);
      break;
    case v1::TEXT_CONSOLIDATED:
      if (!holds) plan.add_open_consolidations(4);
      break;
    case v1::FOLLOW_UPS_SETTLED:
      if (!holds) plan.add_open_conditions(4);
      break;
    case v1::OUTCOME_GIVEN: {
      auto& given = *plan.add_stage_outcomes();
      given.set_stage("subject");
      given.set_kind(v1::RECOGNISED);
      given.set_substance(holds ? 2 : 1);
      break;
    }
    default:
      break;
  }
  return plan;
}

// What a guard of this kind names beside its subject.
void FillParameters(bool holds, Guard& guard) {
  if (guard.kind() == v1::OUTCOME_GIVEN) guard.add_outcome_kinds(v1::RECOGNISED);
  if (guard.kind() == v1::NOT_BEFORE) guard.set_date(holds ? "2023-01-10" : "2023-01-11");
  if (guard.kind() == v1::PAPERS_ON_TIME) guard.set_days(7);
}

constexpr absl::CivilDay kDecided(2023, 1, 10);

// Independent of the code: the outcomes that put off or take back are never barred, those that turn
// down only on entry.
bool Barred(v1::GuardMoment moment, v1::OutcomeKind kind) {
  const std::set<v1::OutcomeKind> procedural = {v1::DEFERRED, v1::SENT_BACK, v1::NOT_TREATED,
                                                v1::NOT_READY, v1::WITHDRAWN};
  const std::set<v1::OutcomeKind> turning_down = {v1::REJECTED, v1::NOT_RECOGNISED};
  if (procedural.count(kind) > 0) return false;
  return moment == v1::ENTRY || turning_down.count(kind) == 0;
}

TEST(UnmetGuardsTest, EveryKindAtEveryMomentForEveryOutcome) {
  int cases = 0;
  for (int kind = v1::VERSION_FROZEN; kind <= v1::GuardKind_MAX; ++kind) {
    for (const v1::GuardMoment moment : {v1::ENTRY, v1::EXIT}) {
      for (int outcome_kind = 1; outcome_kind <= v1::OutcomeKind_MAX; ++outcome_kind) {
        for (const bool holds : {false, true}) {
          Stage stage;
          stage.set_id("stage");
          Guard& guard = *stage.add_guards();
          guard.set_id("guard");
          guard.set_kind(static_cast<v1::GuardKind>(kind));
          guard.set_moment(moment);
          guard.set_subject("subject");
          FillParameters(holds, guard);
          Outcome outcome;
          outcome.set_kind(static_cast<v1::OutcomeKind>(outcome_kind));
          std::vector<std::string> confirmed = {"other"};
          if (holds) confirmed.push_back("subject");
          const Plan plan = PlanFor(guard.kind(), holds);
          const std::optional<PlanVersion> version = VersionFor(guard.kind(), holds);
          const Step step = StepFor(holds);
          const auto unmet = UnmetGuards(
              {plan, version.has_value() ? &*version : nullptr, confirmed, step, kDecided, holds},
              stage, outcome);
          const bool expected = !holds && Barred(moment, outcome.kind());
          EXPECT_EQ(unmet.size(), expected ? 1u : 0u)
              << v1::GuardKind_Name(guard.kind()) << " " << v1::GuardMoment_Name(moment) << " "
              << v1::OutcomeKind_Name(outcome.kind()) << " holds=" << holds;
          ++cases;
        }
      }
    }
  }
  EXPECT_EQ(cases, 12 * 2 * 24 * 2);
}

// One guard, exit of a favourable outcome.
class OneGuardTest : public ::testing::Test {
 protected:
  OneGuardTest() {
    guard_.set_id("guard");
    guard_.set_moment(v1::EXIT);
    version_.set_number(3);
    version_.set_substance(2);
    outcome_.set_kind(v1::ADOPTED);
  }

  std::vector<v1::Blocker> Unmet() {
    Stage stage;
    stage.set_id("stage");
    *stage.add_guards() = guard_;
    return UnmetGuards({plan_, version_frozen_ ? &version_ : nullptr, {}, step_, kDecided}, stage,
                       outcome_);
  }

  void Given(const std::string& stage, v1::OutcomeKind kind, int32_t version, int32_t substance) {
    auto& given = *plan_.add_stage_outcomes();
    given.set_stage(stage);
    given.set_kind(kind);
    given.set_plan_version(version);
    given.set_substance(substance);
  }

  Guard guard_;
  Plan plan_;
  bool version_frozen_ = true;
  PlanVersion version_;
  Step step_;
  Outcome outcome_;
};

TEST_F(OneGuardTest, AnOutcomeHoldsForTheVersionsThatShareItsSubstance) {
  guard_.set_kind(v1::OUTCOME_GIVEN);
  guard_.set_subject("consult");
  guard_.add_outcome_kinds(v1::RECOGNISED);
  guard_.set_dispenser(v1::TREATING_BODY);
  ASSERT_EQ(Unmet().size(), 1u);
  EXPECT_EQ(Unmet()[0].numbers_size(), 0);
  EXPECT_EQ(Unmet()[0].dispenser(), v1::TREATING_BODY);
  Given("other", v1::RECOGNISED, 3, 2);
  EXPECT_EQ(Unmet().size(), 1u);
  Given("consult", v1::NOT_RECOGNISED, 3, 2);
  EXPECT_EQ(Unmet().size(), 1u);
  plan_.mutable_stage_outcomes(1)->set_kind(v1::RECOGNISED);
  EXPECT_EQ(Unmet().size(), 0u);
  plan_.mutable_stage_outcomes(1)->set_substance(1);
  plan_.mutable_stage_outcomes(1)->set_plan_version(1);
  ASSERT_EQ(Unmet().size(), 1u);
  EXPECT_EQ(Unmet()[0].subject(), "consult");
  ASSERT_EQ(Unmet()[0].numbers_size(), 1);
  EXPECT_EQ(Unmet()[0].numbers(0), 1);
}

TEST_F(OneGuardTest, AnOutcomeOnNothingFrozenHoldsWhileNothingIsFrozen) {
  guard_.set_kind(v1::OUTCOME_GIVEN);
  guard_.set_subject("consult");
  guard_.add_outcome_kinds(v1::INPUT_GATHERED);
  Given("consult", v1::INPUT_GATHERED, 0, 0);
  EXPECT_EQ(Unmet().size(), 1u);
  version_frozen_ = false;
  EXPECT_EQ(Unmet().size(), 0u);
}

TEST_F(OneGuardTest, AVersionOfTheFoundationIsItsOwnSubstance) {
  guard_.set_kind(v1::OUTCOME_GIVEN);
  guard_.set_subject("consult");
  guard_.add_outcome_kinds(v1::RECOGNISED);
  version_.clear_substance();
  Given("consult", v1::RECOGNISED, 3, 3);
  EXPECT_EQ(Unmet().size(), 0u);
}

TEST_F(OneGuardTest, PapersAreOnTimeByTheLastDayAndOfTheVersionInQuestion) {
  guard_.set_kind(v1::PAPERS_ON_TIME);
  guard_.set_days(7);
  ASSERT_EQ(Unmet().size(), 1u);
  EXPECT_EQ(Unmet()[0].subject(), "2023-01-03");
  step_.set_papers_date("2023-01-03");
  step_.set_papers_version(3);
  EXPECT_EQ(Unmet().size(), 0u);
  step_.set_papers_date("2023-01-04");
  EXPECT_EQ(Unmet().size(), 1u);
  step_.set_papers_date("2022-12-31");
  step_.set_papers_version(2);
  EXPECT_EQ(Unmet().size(), 1u);
}

TEST(UnmetGuardsTest, ABlockerNamesGuardFactAndWhoCanLiftIt) {
  Stage stage;
  stage.set_id("board");
  Guard& remarks = *stage.add_guards();
  remarks.set_id("remarks");
  remarks.set_kind(v1::REMARKS_ANSWERED);
  remarks.set_moment(v1::ENTRY);
  Guard& document = *stage.add_guards();
  document.set_id("budget");
  document.set_kind(v1::DOCUMENT_FROZEN);
  document.set_moment(v1::EXIT);
  document.set_subject("budget");
  document.set_lifter(v1::CHALLENGE_LEAD);
  Plan plan;
  plan.add_open_remarks(4);
  plan.add_open_remarks(7);
  Outcome outcome;
  outcome.set_kind(v1::PROVISIONALLY_ADOPTED);
  const PlanVersion version;
  const std::vector<std::string> nothing;
  const auto unmet = UnmetGuards({plan, &version, nothing, Step(), kDecided}, stage, outcome);
  ASSERT_EQ(unmet.size(), 2u);
  EXPECT_EQ(unmet[0].guard(), "remarks");
  EXPECT_EQ(unmet[0].stage(), "board");
  EXPECT_EQ(unmet[0].reason(), v1::GUARDS_UNMET);
  EXPECT_EQ(unmet[0].numbers_size(), 2);
  EXPECT_EQ(unmet[0].numbers(0), 4);
  EXPECT_EQ(unmet[0].numbers(1), 7);
  EXPECT_EQ(unmet[0].lifter(), v1::PROGRAMME_SECRETARY);
  EXPECT_EQ(unmet[1].subject(), "budget");
  EXPECT_EQ(unmet[1].lifter(), v1::CHALLENGE_LEAD);
}

}  // namespace
}  // namespace noordster::engine::guards_test
