// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/paths/random_path.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Guard;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

constexpr v1::BodyKind kBodies[] = {v1::COUNCIL,          v1::EXECUTIVE,
                                    v1::PROGRAMME_BOARD,  v1::PROGRAMME_BOARD,
                                    v1::PROGRAMME_OFFICE, v1::PARTNER_CONSULTATION};

// Makes one path; what cannot be published is for the caller to throw away.
class PathMaker {
 public:
  PathMaker(int64_t day, std::mt19937_64& random) : day_(day), random_(random) {}

  PathVersion Make() {
    const int stages = 3 + Below(4);
    for (int i = 0; i < stages; ++i) {
      Stage& stage = *path_.add_stages();
      stage.set_id(absl::StrCat("s", i));
      const bool last = i + 1 == stages;
      stage.set_body_kind(last && Chance(70) ? v1::COUNCIL : kBodies[Below(std::size(kBodies))]);
      stage.set_role(RoleFor(stage.body_kind(), last));
      stage.set_in_meeting(stage.body_kind() == v1::COUNCIL || stage.body_kind() == v1::EXECUTIVE);
      if (Chance(30)) stage.set_audience(static_cast<v1::Audience>(1 + Below(3)));
    }
    for (int i = 0; i < stages; ++i) {
      AddOutcomes(i);
      AddGuards(i);
    }
    return std::move(path_);
  }

 private:
  bool Chance(int percent) { return Below(100) < percent; }
  int Below(size_t bound) { return static_cast<int>(random_() % bound); }

  v1::StageRole RoleFor(v1::BodyKind body, bool last) {
    const bool may_decide = body == v1::COUNCIL || body == v1::EXECUTIVE;
    if (last) return may_decide ? v1::DECIDING : (Chance(50) ? v1::CARRYING_OUT : v1::SIGNING);
    std::vector<v1::StageRole> roles;
    for (int role = 1; role <= v1::StageRole_MAX; ++role) {
      if (engine::FitsRole(body, static_cast<v1::StageRole>(role))) {
        roles.push_back(static_cast<v1::StageRole>(role));
      }
    }
    return roles[static_cast<size_t>(Below(roles.size()))];
  }

  // An effect that the kind, the role and the body of the stage allow.
  v1::LegalEffect EffectFor(v1::OutcomeKind kind, const Stage& stage) {
    const v1::LegalEffect least = engine::LeastEffect(kind, stage.role());
    std::vector<v1::LegalEffect> effects;
    for (int i = least; i <= v1::LegalEffect_MAX; ++i) {
      const auto effect = static_cast<v1::LegalEffect>(i);
      const bool claims = effect == v1::DECISION || effect == v1::PROPOSAL;
      const bool may = stage.body_kind() == v1::COUNCIL || stage.body_kind() == v1::EXECUTIVE;
      if (engine::FitsEffect(kind, effect) && (!claims || may)) effects.push_back(effect);
    }
    return effects.empty() ? v1::NONE : effects[static_cast<size_t>(Below(effects.size()))];
  }

  std::string NextFor(int at, v1::OutcomeKind kind) {
    const Stage& stage = path_.stages(at);
    switch (kind) {
      case v1::DEFERRED:
      case v1::NOT_TREATED:
      case v1::NOT_READY:
        return stage.id();
      case v1::WITHDRAWN:
      case v1::COMPLETED:
        return "";
      case v1::SENT_BACK:
        return path_.stages(Below(static_cast<size_t>(std::max(at, 1)))).id();
      default:
        if (engine::MayEnd(kind, stage.role()) && Chance(40)) return "";
        return path_.stages(Below(static_cast<size_t>(path_.stages_size()))).id();
    }
  }

  void AddOutcome(int at, v1::OutcomeKind kind, const std::string& next) {
    Stage& stage = *path_.mutable_stages(at);
    const bool fits =
        next.empty() ? engine::MayEnd(kind, stage.role()) : kind != v1::SENT_BACK || at > 0;
    if (!fits) return;
    Outcome& outcome = *stage.add_outcomes();
    outcome.set_id(absl::StrCat("o", stage.outcomes_size()));
    outcome.set_kind(kind);
    outcome.set_next(next);
    outcome.set_effect(EffectFor(kind, stage));
    outcome.set_minority_view(kind == v1::RECOGNISED_IN_PART || kind == v1::NOT_RECOGNISED);
  }

  void AddOutcomes(int at) {
    const bool last = at + 1 == path_.stages_size();
    constexpr v1::OutcomeKind kOnward[] = {v1::DRAFT_READY,
                                           v1::RECOGNISED,
                                           v1::RECOGNISED_WITH_REMARKS,
                                           v1::RECOGNISED_WITH_REMARKS,
                                           v1::PROVISIONALLY_ADOPTED,
                                           v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS,
                                           v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS,
                                           v1::AGREED_AS_AMENDED,
                                           v1::RECOGNISED_IN_PART};
    const v1::StageRole role = path_.stages(at).role();
    if (last) {
      AddOutcome(at, role == v1::SIGNING ? v1::SIGNED : v1::COMPLETED, "");
    } else {
      for (int i = 1 + Below(3); i > 0; --i) {
        AddOutcome(at, kOnward[Below(std::size(kOnward))], path_.stages(at + 1).id());
      }
    }
    for (int i = 2 + Below(6); i > 0; --i) {
      const auto kind = static_cast<v1::OutcomeKind>(1 + Below(v1::OutcomeKind_MAX));
      AddOutcome(at, kind, NextFor(at, kind));
    }
  }

  // How often a stage has a guard of this kind, in percent: less often where it is seldom met, more
  // where it is seldom unmet.
  static int HowOften(v1::GuardKind kind) {
    switch (kind) {
      case v1::FOLLOW_UPS_SETTLED:
        return 15;
      case v1::NOT_BEFORE:
        return 25;
      case v1::OUTCOME_GIVEN:
      case v1::REMARKS_ANSWERED:
      case v1::CONDITIONS_MET:
      case v1::TEXT_CONSOLIDATED:
        return 55;
      default:
        return 35;
    }
  }

  void AddGuards(int at) {
    for (int kind = v1::VERSION_FROZEN; kind <= v1::GuardKind_MAX; ++kind) {
      if (!Chance(HowOften(static_cast<v1::GuardKind>(kind)))) continue;
      if (kind == v1::OUTCOME_GIVEN && at == 0) continue;
      Guard& guard = *path_.mutable_stages(at)->add_guards();
      guard.set_id(absl::StrCat("g", kind));
      guard.set_kind(static_cast<v1::GuardKind>(kind));
      guard.set_moment(Chance(50) ? v1::ENTRY : v1::EXIT);
      guard.set_lifter(static_cast<v1::Lifter>(Below(v1::Lifter_MAX + 1)));
      Fill(at, guard);
    }
  }

  void Fill(int at, Guard& guard) {
    switch (guard.kind()) {
      case v1::DOCUMENT_FROZEN:
      case v1::CONFIRMED:
        guard.set_subject("subject");
        break;
      case v1::OUTCOME_GIVEN:
        LookBack(at, guard);
        break;
      case v1::NOT_BEFORE:
        guard.set_date(DayAfter(day_ + Below(10)));
        break;
      case v1::PAPERS_ON_TIME:
        guard.set_days(1 + Below(7));
        break;
      default:
        return;
    }
    if (engine::Dispensable(guard.kind()) && Chance(60)) guard.set_dispenser(v1::TREATING_BODY);
  }

  // Asks for most of what a stage before can say.
  void LookBack(int at, Guard& guard) {
    const Stage& subject = path_.stages(Chance(75) ? at - 1 : Below(static_cast<size_t>(at)));
    guard.set_subject(subject.id());
    for (const Outcome& outcome : subject.outcomes()) {
      const auto& kinds = guard.outcome_kinds();
      const bool known = std::find(kinds.begin(), kinds.end(), outcome.kind()) != kinds.end();
      if (!known && !engine::IsProcedural(outcome.kind()) && Chance(70)) {
        guard.add_outcome_kinds(outcome.kind());
      }
    }
  }

  const int64_t day_;
  std::mt19937_64& random_;
  PathVersion path_;
};

}  // namespace

PathVersion RandomPath(int64_t day, std::mt19937_64& random) {
  constexpr int kTries = 200;
  for (int i = 0; i < kTries; ++i) {
    PathVersion path = PathMaker(day, random).Make();
    if (engine::CheckPath(path).empty()) return path;
  }
  NOORDSTER_CHECK(false);
}

std::string DayAfter(int64_t days) {
  return calendar::FormatDate(absl::CivilDay(2022, 1, 1) + days);
}

}  // namespace noordster::runtime
