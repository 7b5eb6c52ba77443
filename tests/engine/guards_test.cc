// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/guards.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>

#include "services/engine/path_rules.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Guard;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::Plan;
using noordster::internal::v1::PlanVersion;
using noordster::internal::v1::Stage;

// The version for which a guard of this kind holds, or does not; absent for none.
std::optional<PlanVersion> VersionFor(v1::GuardKind kind, bool holds) {
  if (kind == v1::VERSION_FROZEN && !holds) return std::nullopt;
  PlanVersion version;
  version.add_documents()->set_role(kind == v1::DOCUMENT_FROZEN && !holds ? "other" : "subject");
  return version;
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
    default:
      break;
  }
  return plan;
}

// Independent of the code: the outcomes that put off or take back are never barred, those that turn
// down only on entry.
bool Barred(v1::GuardMoment moment, v1::OutcomeKind kind) {
  const std::set<v1::OutcomeKind> procedural = {v1::DEFERRED, v1::SENT_BACK, v1::NOT_TREATED,
                                                v1::WITHDRAWN};
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
          Outcome outcome;
          outcome.set_kind(static_cast<v1::OutcomeKind>(outcome_kind));
          std::vector<std::string> confirmed = {"other"};
          if (holds) confirmed.push_back("subject");
          const Plan plan = PlanFor(guard.kind(), holds);
          const std::optional<PlanVersion> version = VersionFor(guard.kind(), holds);
          const auto unmet = UnmetGuards(
              {plan, version.has_value() ? &*version : nullptr, confirmed}, stage, outcome);
          const bool expected = !holds && Barred(moment, outcome.kind());
          EXPECT_EQ(unmet.size(), expected ? 1u : 0u)
              << v1::GuardKind_Name(guard.kind()) << " " << v1::GuardMoment_Name(moment) << " "
              << v1::OutcomeKind_Name(outcome.kind()) << " holds=" << holds;
          ++cases;
        }
      }
    }
  }
  EXPECT_EQ(cases, 8 * 2 * 18 * 2);
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
  const auto unmet = UnmetGuards({plan, &version, nothing}, stage, outcome);
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
}  // namespace noordster::engine
