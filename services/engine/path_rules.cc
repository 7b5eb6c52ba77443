// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/path_rules.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::FieldViolation;
using noordster::internal::v1::Guard;
using noordster::internal::v1::Outcome;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

class PathCheck {
 public:
  explicit PathCheck(const PathVersion& path) : path_(path) {
    for (int i = 0; i < path.stages_size(); ++i) index_.try_emplace(path.stages(i).id(), i);
  }

  std::vector<FieldViolation> Run() {
    for (int i = 0; i < path_.stages_size(); ++i) CheckStage(i);
    // Reachability says nothing while ids are ambiguous or lead nowhere.
    if (faults_.empty()) CheckReachability();
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
      CheckGuard(at, stage.guards(g));
    }
    ids.clear();
    for (int o = 0; o < stage.outcomes_size(); ++o) {
      const std::string at = absl::StrCat(field, ".outcomes[", o, "]");
      if (!ids.insert(stage.outcomes(o).id()).second) {
        Fault(absl::StrCat(at, ".id"), absl::StrCat("'", stage.outcomes(o).id(), "' stands twice"));
      }
      CheckOutcome(at, stage, stage.outcomes(o));
    }
  }

  void CheckGuard(absl::string_view field, const Guard& guard) {
    const bool names =
        guard.kind() == noordster::v1::DOCUMENT_FROZEN || guard.kind() == noordster::v1::CONFIRMED;
    if (names && guard.subject().empty()) {
      Fault(absl::StrCat(field, ".subject"),
            absl::StrCat("a guard of kind ", noordster::v1::GuardKind_Name(guard.kind()),
                         " must name ",
                         guard.kind() == noordster::v1::CONFIRMED ? "the fact to confirm"
                                                                  : "the role of a document"));
    }
    if (!names && !guard.subject().empty()) {
      Fault(absl::StrCat(field, ".subject"),
            absl::StrCat("a guard of kind ", noordster::v1::GuardKind_Name(guard.kind()),
                         " names nothing; leave it out"));
    }
  }

  void CheckOutcome(absl::string_view field, const Stage& stage, const Outcome& outcome) {
    if (!outcome.next().empty() && !index_.contains(outcome.next())) {
      Fault(absl::StrCat(field, ".next"),
            absl::StrCat("'", outcome.next(), "' is no stage of this path"));
    }
    const bool stays = outcome.next() == stage.id();
    const bool puts_off =
        outcome.kind() == noordster::v1::DEFERRED || outcome.kind() == noordster::v1::NOT_TREATED;
    if (puts_off && !stays) {
      Fault(absl::StrCat(field, ".next"),
            absl::StrCat("an outcome that puts off comes back at the same stage: '", stage.id(),
                         "'"));
    }
    if (outcome.kind() == noordster::v1::SENT_BACK && (stays || outcome.next().empty())) {
      Fault(absl::StrCat(field, ".next"), "sending back names another stage");
    }
    const bool ends =
        outcome.kind() == noordster::v1::WITHDRAWN || outcome.kind() == noordster::v1::COMPLETED;
    if (ends && !outcome.next().empty()) {
      Fault(absl::StrCat(field, ".next"), "a plan withdrawn or completed has ended; leave it out");
    }
    CheckEffect(field, stage, outcome);
  }

  void CheckEffect(absl::string_view field, const Stage& stage, const Outcome& outcome) {
    const bool council = stage.body_kind() == noordster::v1::COUNCIL;
    const bool executive = stage.body_kind() == noordster::v1::EXECUTIVE;
    const bool unfit = (outcome.effect() == noordster::v1::DECISION && !council && !executive) ||
                       (outcome.effect() == noordster::v1::PROPOSAL && !council && !executive);
    if (unfit) {
      Fault(
          absl::StrCat(field, ".effect"),
          absl::StrCat("a body of kind ", noordster::v1::BodyKind_Name(stage.body_kind()),
                       " has no authority for ", noordster::v1::LegalEffect_Name(outcome.effect()),
                       "; only COUNCIL and EXECUTIVE have"));
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

bool IsProcedural(noordster::v1::OutcomeKind kind) {
  switch (kind) {
    case noordster::v1::DEFERRED:
    case noordster::v1::SENT_BACK:
    case noordster::v1::NOT_TREATED:
    case noordster::v1::WITHDRAWN:
      return true;
    default:
      return false;
  }
}

bool IsFavourable(noordster::v1::OutcomeKind kind) {
  return !IsProcedural(kind) && kind != noordster::v1::REJECTED &&
         kind != noordster::v1::NOT_RECOGNISED;
}

bool NeedsReason(noordster::v1::OutcomeKind kind) {
  switch (kind) {
    case noordster::v1::DEFERRED:
    case noordster::v1::SENT_BACK:
    case noordster::v1::WITHDRAWN:
    case noordster::v1::REJECTED:
    case noordster::v1::NOT_RECOGNISED:
      return true;
    default:
      return false;
  }
}

const Stage* FindStage(const PathVersion& path, absl::string_view id) {
  for (const Stage& stage : path.stages()) {
    if (stage.id() == id) return &stage;
  }
  return nullptr;
}

}  // namespace noordster::engine
