// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/path_rules.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/engine/ballot/ballot_rules.h"
#include "services/engine/outcome_rules.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::FieldViolation;
using noordster::internal::v1::Guard;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

// Whether a stage can ask that others approve an act.
bool IsDoneAtStage(noordster::v1::Mandate::Act act) {
  using noordster::v1::Mandate;
  switch (act) {
    case Mandate::FREEZE_VERSION:
    case Mandate::HAND_IN_PAPERS:
    case Mandate::RECORD_OUTCOME:
    case Mandate::CONFIRM_OUTCOME:
    case Mandate::CORRECT_FACTS:
    case Mandate::REVERSE_OUTCOME:
    case Mandate::RECONSIDER_DECISION:
    case Mandate::WITHDRAW_PLAN:
    case Mandate::SETTLE_FOLLOW_UP:
    case Mandate::MIGRATE_PLAN:
      return true;
    default:
      return false;
  }
}

class PathCheck {
 public:
  explicit PathCheck(const PathVersion& path) : path_(path) {
    for (int i = 0; i < path.stages_size(); ++i) index_.try_emplace(path.stages(i).id(), i);
  }

  std::vector<FieldViolation> Run() {
    for (int i = 0; i < path_.stages_size(); ++i) CheckStage(i);
    // Reachability says nothing while ids are ambiguous or lead nowhere.
    if (faults_.empty()) {
      CheckReachability();
      for (int i = 0; i < path_.stages_size(); ++i) {
        for (int g = 0; g < path_.stages(i).guards_size(); ++g) CheckHolding(i, g);
      }
    }
    return std::move(faults_);
  }

 private:
  void Fault(absl::string_view field, absl::string_view description) {
    FieldViolation& fault = faults_.emplace_back();
    fault.set_field(absl::StrCat("definition.", field));
    fault.set_description(std::string(description));
  }

  void CheckStage(int i) {
    const Stage& stage = path_.stages(i);
    const std::string field = absl::StrCat("stages[", i, "]");
    if (index_.at(stage.id()) != i) {
      Fault(absl::StrCat(field, ".id"), absl::StrCat("'", stage.id(), "' stands twice"));
    }
    absl::flat_hash_set<std::string> ids;
    for (int g = 0; g < stage.guards_size(); ++g) {
      const std::string at = absl::StrCat(field, ".guards[", g, "]");
      if (!ids.insert(stage.guards(g).id()).second) {
        Fault(absl::StrCat(at, ".id"), absl::StrCat("'", stage.guards(g).id(), "' stands twice"));
      }
      CheckGuard(at, i, stage.guards(g));
    }
    ids.clear();
    for (int o = 0; o < stage.outcomes_size(); ++o) {
      const std::string at = absl::StrCat(field, ".outcomes[", o, "]");
      if (!ids.insert(stage.outcomes(o).id()).second) {
        Fault(absl::StrCat(at, ".id"), absl::StrCat("'", stage.outcomes(o).id(), "' stands twice"));
      }
      CheckOutcome(at, i, stage.outcomes(o));
    }
    CheckFourEyes(field, stage);
    if (!FitsRole(stage.body_kind(), stage.role())) {
      Fault(absl::StrCat(field, ".role"),
            absl::StrCat("a body of kind ", noordster::v1::BodyKind_Name(stage.body_kind()),
                         " cannot have role ", noordster::v1::StageRole_Name(stage.role()),
                         "; only COUNCIL and EXECUTIVE decide and propose"));
    }
    if (HasBallots(stage.body_kind()) && !stage.in_meeting()) {
      Fault(absl::StrCat(field, ".outside_meetings"),
            absl::StrCat("a body of kind ", noordster::v1::BodyKind_Name(stage.body_kind()),
                         " only decides in meetings; leave it out"));
    }
    if (!FitsMajority(stage.body_kind(), stage.majority_rule())) {
      Fault(absl::StrCat(field, ".majority_rule"),
            absl::StrCat("the law has a body of kind ",
                         noordster::v1::BodyKind_Name(stage.body_kind()),
                         " decide by ABSOLUTE_MAJORITY; leave it out"));
    }
  }

  void CheckFourEyes(const std::string& field, const Stage& stage) {
    absl::flat_hash_set<int> acts;
    for (int i = 0; i < stage.four_eyes_size(); ++i) {
      const std::string at = absl::StrCat(field, ".four_eyes[", i, "].act");
      const noordster::v1::Mandate::Act act = stage.four_eyes(i).act();
      const std::string& name = noordster::v1::Mandate::Act_Name(act);
      if (!acts.insert(act).second) {
        Fault(at, absl::StrCat(name, " stands twice"));
      } else if (!IsDoneAtStage(act)) {
        Fault(at, absl::StrCat(name, " is not done at a stage; leave it out"));
      }
    }
  }

  // A field that this kind of guard needs, or one that it does not take.
  void CheckGiven(const std::string& field, const Guard& guard, bool needed, bool given) {
    const std::string& kind = noordster::v1::GuardKind_Name(guard.kind());
    if (needed && !given) Fault(field, absl::StrCat("a guard of kind ", kind, " must name it"));
    if (!needed && given) {
      Fault(field, absl::StrCat("a guard of kind ", kind, " takes none; leave it out"));
    }
  }

  void CheckGuard(const std::string& field, int at, const Guard& guard) {
    const noordster::v1::GuardKind kind = guard.kind();
    const bool looks_back = kind == noordster::v1::OUTCOME_GIVEN;
    CheckGiven(
        absl::StrCat(field, ".subject"), guard,
        looks_back || kind == noordster::v1::DOCUMENT_FROZEN || kind == noordster::v1::CONFIRMED,
        !guard.subject().empty());
    CheckGiven(absl::StrCat(field, ".outcome_kinds"), guard, looks_back,
               guard.outcome_kinds_size() > 0);
    CheckGiven(absl::StrCat(field, ".date"), guard, kind == noordster::v1::NOT_BEFORE,
               !guard.date().empty());
    CheckGiven(absl::StrCat(field, ".days"), guard, kind == noordster::v1::PAPERS_ON_TIME,
               guard.days() > 0);
    if (guard.dispenser() != noordster::v1::LIFTER_UNSPECIFIED && !Dispensable(kind)) {
      Fault(absl::StrCat(field, ".dispenser"),
            absl::StrCat("nobody can dispense with a guard of kind ",
                         noordster::v1::GuardKind_Name(kind)));
    }
    if (looks_back && guard.outcome_kinds_size() > 0) CheckLookingBack(field, at, guard);
  }

  // The stage that is looked back at must be able to say what is asked, before the plan comes here.
  void CheckLookingBack(const std::string& field, int at, const Guard& guard) {
    const auto found = index_.find(guard.subject());
    if (found == index_.end()) {
      Fault(absl::StrCat(field, ".subject"),
            absl::StrCat("'", guard.subject(), "' is no stage of this path"));
      return;
    }
    const auto& outcomes = path_.stages(found->second).outcomes();
    for (int k = 0; k < guard.outcome_kinds_size(); ++k) {
      const auto kind = static_cast<noordster::v1::OutcomeKind>(guard.outcome_kinds(k));
      const bool known = std::any_of(outcomes.begin(), outcomes.end(), [kind](const auto& outcome) {
        return outcome.kind() == kind;
      });
      if (known && !IsProcedural(kind)) continue;
      Fault(absl::StrCat(field, ".outcome_kinds[", k, "]"),
            absl::StrCat("stage '", guard.subject(), "' never says ",
                         noordster::v1::OutcomeKind_Name(kind), " about a plan"));
    }
    if (found->second >= at) {
      Fault(absl::StrCat(field, ".subject"),
            absl::StrCat("'", guard.subject(), "' comes no earlier than '", path_.stages(at).id(),
                         "', so the guard can never hold"));
    }
  }

  // What a stage must have said last for all guards at `at` that look back at it.
  bool Asked(int at, const std::string& subject, const Outcome& outcome) const {
    const auto& guards = path_.stages(at).guards();
    return std::all_of(guards.begin(), guards.end(), [&](const Guard& guard) {
      if (guard.kind() != noordster::v1::OUTCOME_GIVEN || guard.subject() != subject) return true;
      const auto& kinds = guard.outcome_kinds();
      return std::find(kinds.begin(), kinds.end(), outcome.kind()) != kinds.end();
    });
  }

  // A way must lead from what is asked to the stage of the guard on which the stage that is looked
  // back at says nothing else.
  void CheckHolding(int at, int g) {
    const Guard& guard = path_.stages(at).guards(g);
    if (guard.kind() != noordster::v1::OUTCOME_GIVEN) return;
    const int subject = index_.at(guard.subject());
    absl::flat_hash_set<int> reached;
    std::vector<int> open;
    const auto follow = [&](int from, bool starts) {
      for (const Outcome& outcome : path_.stages(from).outcomes()) {
        const bool asked = Asked(at, guard.subject(), outcome) && !IsProcedural(outcome.kind());
        const bool stays_said = !starts && IsProcedural(outcome.kind());
        if (outcome.next().empty() || (from == subject && !asked && !stays_said)) continue;
        const int next = index_.at(outcome.next());
        if (reached.insert(next).second) open.push_back(next);
      }
    };
    follow(subject, true);
    while (!open.empty()) {
      const int from = open.back();
      open.pop_back();
      follow(from, false);
    }
    if (reached.contains(at)) return;
    Fault(absl::StrCat("stages[", at, "].guards[", g, "].outcome_kinds"),
          absl::StrCat("after this outcome of '", guard.subject(), "' no way leads to '",
                       path_.stages(at).id(), "', so the guard can never hold"));
  }

  void CheckOutcome(const std::string& field, int at, const Outcome& outcome) {
    const Stage& stage = path_.stages(at);
    CheckNext(absl::StrCat(field, ".next"), at, outcome);
    CheckMinorityView(absl::StrCat(field, ".minority_view"), at, outcome);
    if (!FitsEffect(outcome.kind(), outcome.effect())) {
      Fault(
          absl::StrCat(field, ".effect"),
          absl::StrCat("an outcome of kind ", noordster::v1::OutcomeKind_Name(outcome.kind()),
                       " cannot have effect ", noordster::v1::LegalEffect_Name(outcome.effect())));
      return;
    }
    const auto least = LeastEffect(outcome.kind(), stage.role());
    if (outcome.effect() < least) {
      Fault(absl::StrCat(field, ".effect"),
            absl::StrCat("an outcome of kind ", noordster::v1::OutcomeKind_Name(outcome.kind()),
                         " has effect ", noordster::v1::LegalEffect_Name(least),
                         " at least at a stage with role ",
                         noordster::v1::StageRole_Name(stage.role())));
    }
    const bool claims =
        outcome.effect() == noordster::v1::DECISION || outcome.effect() == noordster::v1::PROPOSAL;
    if (claims && stage.body_kind() != noordster::v1::COUNCIL &&
        stage.body_kind() != noordster::v1::EXECUTIVE) {
      Fault(
          absl::StrCat(field, ".effect"),
          absl::StrCat("a body of kind ", noordster::v1::BodyKind_Name(stage.body_kind()),
                       " has no authority for ", noordster::v1::LegalEffect_Name(outcome.effect()),
                       "; only COUNCIL and EXECUTIVE have"));
    }
  }

  void CheckMinorityView(const std::string& field, int at, const Outcome& outcome) {
    const std::string& kind = noordster::v1::OutcomeKind_Name(outcome.kind());
    const auto next = index_.find(outcome.next());
    const bool goes_on = next != index_.end() && next->second > at;
    if (outcome.minority_view()) {
      if (MayTakeMinorityView(outcome.kind())) return;
      Fault(field, absl::StrCat("an outcome of kind ", kind, " takes none; leave it out"));
    } else if (outcome.kind() == noordster::v1::RECOGNISED_IN_PART) {
      Fault(field, absl::StrCat("an outcome of kind ", kind, " needs it: set it to true"));
    } else if (outcome.kind() == noordster::v1::NOT_RECOGNISED && goes_on) {
      Fault(field, "what was not recognised goes on only with the view of those who did not");
    }
  }

  void CheckNext(const std::string& field, int at, const Outcome& outcome) {
    const Stage& stage = path_.stages(at);
    const auto next = index_.find(outcome.next());
    const bool stays = outcome.next() == stage.id();
    const std::string& kind = noordster::v1::OutcomeKind_Name(outcome.kind());
    if (outcome.next().empty()) {
      if (MayEnd(outcome.kind(), stage.role())) return;
      Fault(field, absl::StrCat("an outcome of kind ", kind, " leads nowhere at a stage with role ",
                                noordster::v1::StageRole_Name(stage.role()),
                                ": name the stage the plan goes to"));
    } else if (next == index_.end()) {
      Fault(field, absl::StrCat("'", outcome.next(), "' is no stage of this path"));
    } else if (outcome.kind() == noordster::v1::WITHDRAWN ||
               outcome.kind() == noordster::v1::COMPLETED) {
      Fault(field, "a plan withdrawn or completed has ended; leave it out");
    } else if (outcome.kind() == noordster::v1::SENT_BACK && next->second >= at) {
      Fault(field, absl::StrCat("sending back names an earlier stage than '", stage.id(), "'"));
    } else if (!stays && (outcome.kind() == noordster::v1::DEFERRED ||
                          outcome.kind() == noordster::v1::NOT_READY ||
                          outcome.kind() == noordster::v1::NOT_TREATED)) {
      Fault(field, absl::StrCat("an outcome that puts off comes back at the same stage: '",
                                stage.id(), "'"));
    }
  }

  void CheckReachability() {
    absl::flat_hash_set<int> reached = {0};
    std::vector<int> open = {0};
    while (!open.empty()) {
      const int i = open.back();
      open.pop_back();
      for (const Outcome& outcome : path_.stages(i).outcomes()) {
        if (outcome.next().empty()) continue;
        if (reached.insert(index_.at(outcome.next())).second) {
          open.push_back(index_.at(outcome.next()));
        }
      }
    }
    absl::flat_hash_set<int> ending;
    for (bool grew = true; grew;) {
      grew = false;
      for (int i = 0; i < path_.stages_size(); ++i) {
        for (const Outcome& outcome : path_.stages(i).outcomes()) {
          const bool leads = outcome.next().empty() || ending.contains(index_.at(outcome.next()));
          if (leads && ending.insert(i).second) grew = true;
        }
      }
    }
    for (int i = 0; i < path_.stages_size(); ++i) {
      const std::string field = absl::StrCat("stages[", i, "].id");
      const std::string id = path_.stages(i).id();
      if (!reached.contains(i)) {
        Fault(field, absl::StrCat("no outcome leads to stage '", id, "'"));
      }
      if (!ending.contains(i)) {
        Fault(field, absl::StrCat("no way leads from stage '", id, "' to an end"));
      }
    }
  }

  const PathVersion& path_;
  absl::flat_hash_map<std::string, int> index_;
  std::vector<FieldViolation> faults_;
};

}  // namespace

std::vector<FieldViolation> CheckPath(const PathVersion& path) { return PathCheck(path).Run(); }

const Stage* FindStage(const PathVersion& path, absl::string_view id) {
  for (const Stage& stage : path.stages()) {
    if (stage.id() == id) return &stage;
  }
  return nullptr;
}

}  // namespace noordster::engine
