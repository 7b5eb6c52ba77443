// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::Proposal;
using v1::Blocker;

// Programme, persons and plans must exist; of a plan of another programme it is not even said
// whether it does.
absl::Status CheckKnown(const Case& now, const std::string& name, const Proposal& proposal) {
  absl::Status known = Require(now.state, ParentOf(name)).status();
  for (const std::string* person : {&proposal.writer(), &proposal.portfolio_holder()}) {
    if (known.ok() && !person->empty()) known = Require(now.state, *person).status();
  }
  for (const DecisionPoint& point : proposal.points()) {
    const bool is_ours = !point.plan().empty() && ParentOf(point.plan()) == ParentOf(name);
    if (known.ok() && is_ours) known = Require(now.state, point.plan()).status();
  }
  return known;
}

// Each point has an id of its own, and each plan one point.
absl::Status CheckDistinct(const Proposal& proposal) {
  std::vector<FieldViolation> faults;
  absl::flat_hash_set<std::string> ids;
  absl::flat_hash_set<std::string> plans;
  for (int i = 0; i < proposal.points_size(); ++i) {
    const DecisionPoint& point = proposal.points(i);
    if (!ids.insert(point.id()).second) {
      faults.push_back(Violation(absl::StrCat("proposal.points[", i, "].id"),
                                 absl::StrCat("'", point.id(), "' stands twice")));
    }
    if (!point.plan().empty() && !plans.insert(point.plan()).second) {
      faults.push_back(Violation(absl::StrCat("proposal.points[", i, "].plan"),
                                 absl::StrCat(point.plan(), " stands twice")));
    }
  }
  return faults.empty() ? absl::OkStatus() : RefuseFields(v1::INVALID_FIELD, faults);
}

// A point about a plan names it, of the same programme, and no other does; money is for a council
// to decide on (Gemeentewet art. 192).
void BlockByPoints(const std::string& name, const Proposal& proposal,
                   std::vector<Blocker>& blockers) {
  for (int i = 0; i < proposal.points_size(); ++i) {
    const DecisionPoint& point = proposal.points(i);
    const std::string plan = absl::StrCat("proposal.points[", i, "].plan");
    const bool is_wanted = point.kind() == v1::DecisionPoint::PLAN;
    if (is_wanted != !point.plan().empty()) {
      Block(is_wanted ? v1::FIELD_REQUIRED : v1::FIELD_UNWANTED, "", plan, blockers);
    } else if (is_wanted && ParentOf(point.plan()) != ParentOf(name)) {
      Block(v1::REFERENCE_UNFIT, "", plan, blockers);
    }
    if (point.kind() == v1::DecisionPoint::BUDGET_CHANGE &&
        proposal.kind() != v1::Proposal::COUNCIL_PROPOSAL) {
      Block(v1::REFERENCE_UNFIT, "", absl::StrCat("proposal.points[", i, "].kind"), blockers);
    }
  }
}

absl::Status CheckContent(const Case& now, const std::string& name, const Proposal& proposal) {
  if (absl::Status known = CheckKnown(now, name, proposal); !known.ok()) return known;
  if (absl::Status distinct = CheckDistinct(proposal); !distinct.ok()) return distinct;
  std::vector<Blocker> blockers;
  BlockByPoints(name, proposal, blockers);
  return blockers.empty() ? absl::OkStatus() : RefuseBlocked(std::move(blockers));
}

// The first point that a body did something with; null when none did.
const DecisionPoint* FirstDecided(const Proposal& proposal) {
  const auto found = absl::c_find_if(
      proposal.points(), [](const DecisionPoint& point) { return !point.outcomes().empty(); });
  return found == proposal.points().end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const CreateProposal& command) {
  if (absl::Status free = RequireUntaken(now, command.name); !free.ok()) return free;
  const absl::Status fits = CheckContent(now, command.name, command.proposal);
  if (!fits.ok()) return fits;
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_proposal_made();
  event.set_proposal(command.name);
  *event.mutable_made() = command.proposal;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateProposal& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.name);
  if (!record.ok()) return record.status();
  const Proposal& before = (*record)->proposal();
  const absl::Status fits = CheckContent(now, command.name, command.proposal);
  if (!fits.ok()) return fits;
  std::vector<Blocker> blockers;
  const DecisionPoint* decided = FirstDecided(before);
  const bool asks_other =
      !command.proposal.points().empty() || command.proposal.kind() != before.kind();
  if (decided != nullptr && asks_other) {
    Block(v1::PROPOSAL_UNFIT, "", absl::StrCat(decided->id(), " DECIDED"), blockers);
  } else if (before.voted_on() && asks_other) {
    Block(v1::PROPOSAL_UNFIT, "", absl::StrCat(before.points(0).id(), " VOTED_ON"), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_proposal_updated();
  event.set_proposal(command.name);
  *event.mutable_became() = command.proposal;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordInitial& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.proposal);
  if (!record.ok()) return record.status();
  const absl::Status known = Require(now.state, command.initial.person()).status();
  if (!known.ok()) return known;
  std::vector<Blocker> blockers;
  BlockFuture(now, command.initial.date(), "", blockers);
  if (!command.initial.agrees() && command.initial.words().id().empty()) {
    Block(v1::FIELD_REQUIRED, "", "initial.words", blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if ((*record)->proposal().initials_size() >= limits::kInitialsMax) {
    return RefuseLimit(command.proposal, limits::kInitialsMax, "initials",
                       "make a new proposal of what it became");
  }
  Decision decision;
  decision.resource = command.proposal;
  auto& event = *decision.events.emplace_back().mutable_proposal_initialed();
  event.set_proposal(command.proposal);
  *event.mutable_initial() = command.initial;
  return decision;
}

}  // namespace noordster::engine
