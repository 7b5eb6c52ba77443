// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/outcome_rules.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace noordster::engine::outcome_rules_test {
namespace {

namespace v1 = noordster::v1;
using Kinds = std::set<v1::OutcomeKind>;

// Calls `check` with every kind of outcome and its name.
template <typename Check>
void ForEveryKind(Check check) {
  for (int kind = 1; kind <= v1::OutcomeKind_MAX; ++kind) {
    SCOPED_TRACE(v1::OutcomeKind_Name(static_cast<v1::OutcomeKind>(kind)));
    check(static_cast<v1::OutcomeKind>(kind));
  }
}

TEST(OutcomeRulesTest, EveryKindIsProceduralFavourableOrTurningDown) {
  const Kinds procedural = {v1::DEFERRED, v1::SENT_BACK, v1::NOT_TREATED, v1::WITHDRAWN,
                            v1::NOT_READY};
  const Kinds turning_down = {v1::REJECTED, v1::NOT_RECOGNISED};
  ForEveryKind([&](v1::OutcomeKind kind) {
    EXPECT_EQ(IsProcedural(kind), procedural.contains(kind));
    EXPECT_EQ(IsFavourable(kind), !procedural.contains(kind) && !turning_down.contains(kind));
  });
}

TEST(OutcomeRulesTest, WhatPutsOffOrTurnsDownNeedsAReasonAndFollowUpsNeedTheirWords) {
  const Kinds reason = {v1::DEFERRED, v1::SENT_BACK,      v1::WITHDRAWN,
                        v1::REJECTED, v1::NOT_RECOGNISED, v1::NOT_READY};
  const Kinds amending = {v1::ADOPTED_AS_AMENDED, v1::AGREED_AS_AMENDED};
  ForEveryKind([&](v1::OutcomeKind kind) {
    noordster::internal::v1::Outcome outcome;
    outcome.set_kind(kind);
    EXPECT_FALSE(NeedsOf(outcome).minority_view);
    outcome.set_minority_view(true);
    const OutcomeNeeds needs = NeedsOf(outcome);
    EXPECT_TRUE(needs.minority_view);
    EXPECT_EQ(NeedsReason(kind), reason.contains(kind));
    EXPECT_EQ(needs.reason, reason.contains(kind));
    EXPECT_EQ(needs.remarks, kind == v1::RECOGNISED_WITH_REMARKS);
    EXPECT_EQ(needs.conditions, kind == v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS);
    EXPECT_EQ(needs.due_date, amending.contains(kind));
    EXPECT_EQ(Amends(kind), amending.contains(kind));
  });
}

TEST(OutcomeRulesTest, APlanEndsWhereTheRoleOfTheStageAllowsIt) {
  const std::map<v1::StageRole, Kinds> ending = {
      {v1::INPUT, {v1::WITHDRAWN}},
      {v1::WORK, {v1::WITHDRAWN}},
      {v1::CONSULTATION, {v1::WITHDRAWN}},
      {v1::INTERNAL_ADOPTION, {v1::WITHDRAWN, v1::REJECTED}},
      {v1::ADVISORY, {v1::WITHDRAWN}},
      {v1::PROPOSING, {v1::WITHDRAWN, v1::REJECTED}},
      {v1::DECIDING, {v1::WITHDRAWN, v1::REJECTED, v1::COMPLETED, v1::ADOPTED, v1::NOTED}},
      {v1::CARRYING_OUT, {v1::WITHDRAWN, v1::COMPLETED}},
      {v1::SIGNING, {v1::WITHDRAWN, v1::SIGNED}}};
  ASSERT_EQ(ending.size(), static_cast<size_t>(v1::StageRole_MAX));
  ForEveryKind([&](v1::OutcomeKind kind) {
    for (const auto& [role, kinds] : ending) {
      EXPECT_EQ(MayEnd(kind, role), kinds.contains(kind)) << v1::StageRole_Name(role);
    }
  });
}

// Every effect but NONE that each kind can have.
std::set<v1::LegalEffect> EffectsOf(v1::OutcomeKind kind) {
  switch (kind) {
    case v1::INPUT_GATHERED:
    case v1::DRAFT_READY:
    case v1::RECOGNISED:
    case v1::RECOGNISED_WITH_REMARKS:
    case v1::RECOGNISED_IN_PART:
    case v1::NOT_RECOGNISED:
    case v1::CONSENT_ITEM:
    case v1::CONSENT_ITEM_WITH_STATEMENTS:
    case v1::DEBATE_ITEM:
      return {v1::ADVICE};
    case v1::PROVISIONALLY_ADOPTED:
    case v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS:
    case v1::COMPLETED:
      return {v1::INTERNAL};
    case v1::AGREED:
    case v1::AGREED_AS_AMENDED:
    case v1::ADOPTED:
    case v1::ADOPTED_AS_AMENDED:
    case v1::REJECTED:
      return {v1::ADVICE, v1::INTERNAL, v1::PROPOSAL, v1::DECISION};
    default:
      return {};
  }
}

TEST(OutcomeRulesTest, AnEffectFitsTheKindOfOutcome) {
  ForEveryKind([](v1::OutcomeKind kind) {
    EXPECT_TRUE(FitsEffect(kind, v1::NONE));
    for (int effect = v1::ADVICE; effect <= v1::LegalEffect_MAX; ++effect) {
      const auto value = static_cast<v1::LegalEffect>(effect);
      EXPECT_EQ(FitsEffect(kind, value), EffectsOf(kind).contains(value))
          << v1::LegalEffect_Name(value);
    }
  });
}

TEST(OutcomeRulesTest, AnOutcomeHasNoLessEffectThanItsRoleGives) {
  const std::map<std::pair<v1::OutcomeKind, v1::StageRole>, v1::LegalEffect> least = {
      {{v1::ADOPTED, v1::DECIDING}, v1::DECISION},
      {{v1::ADOPTED_AS_AMENDED, v1::DECIDING}, v1::DECISION},
      {{v1::REJECTED, v1::DECIDING}, v1::DECISION},
      {{v1::AGREED, v1::PROPOSING}, v1::PROPOSAL},
      {{v1::AGREED_AS_AMENDED, v1::PROPOSING}, v1::PROPOSAL}};
  ForEveryKind([&least](v1::OutcomeKind kind) {
    const bool provisional =
        kind == v1::PROVISIONALLY_ADOPTED || kind == v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS;
    for (int i = 1; i <= v1::StageRole_MAX; ++i) {
      const auto role = static_cast<v1::StageRole>(i);
      const auto expected = least.find({kind, role});
      EXPECT_EQ(LeastEffect(kind, role), provisional               ? v1::INTERNAL
                                         : expected == least.end() ? v1::NONE
                                                                   : expected->second);
      EXPECT_TRUE(FitsEffect(kind, LeastEffect(kind, role)));
    }
  });
}

TEST(OutcomeRulesTest, CouncilAndExecutiveDecideByTheMajorityOfTheLaw) {
  for (int body = 1; body <= v1::BodyKind_MAX; ++body) {
    for (int rule = 0; rule <= v1::MajorityRule_MAX; ++rule) {
      const bool by_law = body == v1::COUNCIL || body == v1::EXECUTIVE;
      EXPECT_EQ(FitsMajority(static_cast<v1::BodyKind>(body), static_cast<v1::MajorityRule>(rule)),
                !by_law || rule == v1::MAJORITY_RULE_UNSPECIFIED || rule == v1::ABSOLUTE_MAJORITY);
    }
  }
}

TEST(OutcomeRulesTest, OnlyWhatIsNotWhollyRecognisedTakesAMinorityView) {
  ForEveryKind([](v1::OutcomeKind kind) {
    EXPECT_EQ(MayTakeMinorityView(kind),
              kind == v1::RECOGNISED_IN_PART || kind == v1::NOT_RECOGNISED);
  });
}

TEST(OutcomeRulesTest, OnlyCouncilAndExecutiveDecideAndPropose) {
  for (int body = 1; body <= v1::BodyKind_MAX; ++body) {
    for (int role = 1; role <= v1::StageRole_MAX; ++role) {
      const bool claims = role == v1::DECIDING || role == v1::PROPOSING;
      const bool authority = body == v1::COUNCIL || body == v1::EXECUTIVE;
      EXPECT_EQ(FitsRole(static_cast<v1::BodyKind>(body), static_cast<v1::StageRole>(role)),
                !claims || authority)
          << body << " " << role;
    }
  }
}

}  // namespace
}  // namespace noordster::engine::outcome_rules_test
