// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/engine/decide_parts.h"
#include "services/engine/meeting/basis.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::PointOutcome;
using noordster::internal::v1::Proposal;
using v1::Blocker;

// A body that is to have done something with points.
struct Deciding {
  const Record& proposal;
  v1::BodyKind body_kind;
};

// Whether a body can do this with a point now. It goes to the council when the executive agreed,
// and back to the executive when the council sends it back; the executive can take it back until
// the council decided. Of what a source tells the executive's part may be unknown.
bool CanDecide(const RecordPointOutcomes& command, const Deciding& deciding, v1::OutcomeKind kind,
               const std::vector<PointFacts>& standing) {
  const bool is_executive = deciding.body_kind == v1::EXECUTIVE;
  const bool for_council = deciding.proposal.proposal().kind() == v1::Proposal::COUNCIL_PROPOSAL;
  const bool is_told = !is_executive && !command.source.id().empty() &&
                       absl::c_all_of(standing, [&command](const PointFacts& each) {
                         return each.body == command.body;
                       });
  if (standing.empty()) return is_executive || is_told;
  const PointFacts& last = standing.back();
  const bool is_own = last.body == command.body;
  const bool takes_back = is_executive && for_council && kind == v1::WITHDRAWN;
  switch (last.kind) {
    case v1::DEFERRED:
    case v1::NOT_TREATED:
      return is_own || takes_back;
    case v1::SENT_BACK:
      return is_executive || is_told;
    case v1::AGREED:
    case v1::AGREED_AS_AMENDED:
      return for_council && (!is_executive || takes_back);
    default:
      return false;
  }
}

// The rules for what a body did with one point.
void BlockByPoint(const Case& now, const RecordPointOutcomes& command, const Deciding& deciding,
                  const PointResult& result, std::vector<Blocker>& blockers) {
  const DecisionPoint& point = *FindPoint(deciding.proposal.proposal(), result.point);
  if (!KnowsOutcome(deciding.body_kind, result.kind)) {
    Block(v1::OUTCOME_UNKNOWN, "", absl::StrCat(point.id(), " ", v1::OutcomeKind_Name(result.kind)),
          blockers);
    return;
  }
  const std::vector<PointFacts> standing = StandingOutcomes(now.state, point);
  if (!CanDecide(command, deciding, result.kind, standing)) {
    Block(v1::PROPOSAL_UNFIT, "", HowItStands(point, LastOutcome(now.state, point)), blockers);
  }
  // Dates of this form order as text.
  if (!standing.empty() && command.decided_date < standing.back().decided_date) {
    Block(v1::DATE_BEFORE_EARLIER_STEP, "", standing.back().decided_date, blockers);
  }
}

// What an outcome of a point is to rest on.
Conclusion PointConclusion(const RecordPointOutcomes& command, const Record& proposal,
                           const PointResult& result) {
  Conclusion conclusion;
  conclusion.kind = result.kind;
  conclusion.body = command.body;
  conclusion.decided_date = command.decided_date;
  conclusion.subjects = {proposal.name()};
  conclusion.agenda_item = command.agenda_item;
  conclusion.source = command.source;
  conclusion.without_vote = command.without_vote;
  conclusion.asked = {proposal.name(), result.point, proposal.proposal().points_size() == 1};
  return conclusion;
}

std::vector<Blocker> BlockersOf(const Case& now, const RecordPointOutcomes& command,
                                const Deciding& deciding) {
  std::vector<Blocker> blockers;
  const Record* programme = now.state.Find(ParentOf(command.proposal));
  NOORDSTER_CHECK(programme != nullptr);
  const bool is_ours = absl::c_linear_search(programme->programme().bodies(), command.body);
  if (!is_ours || !DecidesOn(deciding.body_kind, deciding.proposal.proposal().kind())) {
    Block(v1::WRONG_BODY, "",
          absl::StrCat(IdOf(command.body), " ",
                       v1::Proposal::Kind_Name(deciding.proposal.proposal().kind())),
          blockers);
    return blockers;
  }
  BlockFuture(now, command.decided_date, "", blockers);
  for (const PointResult& result : command.results) {
    std::vector<Blocker> found;
    BlockByPoint(now, command, deciding, result, found);
    BlockByBasis(now, PointConclusion(command, deciding.proposal, result), found);
    AddNew(std::move(found), blockers);
  }
  return blockers;
}

PointOutcome OutcomeOf(const Case& now, const RecordPointOutcomes& command,
                       const Deciding& deciding, const PointResult& result) {
  PointOutcome outcome;
  outcome.set_body(command.body);
  outcome.set_kind(result.kind);
  outcome.set_effect(
      EffectOn(deciding.proposal.proposal().kind(), deciding.body_kind, result.kind));
  outcome.set_decided_date(command.decided_date);
  outcome.set_state(v1::Decision::PROVISIONAL);
  outcome.set_agenda_item(command.agenda_item);
  if (!command.source.id().empty()) *outcome.mutable_source() = command.source;
  const Basis basis = BasisOf(now, PointConclusion(command, deciding.proposal, result));
  outcome.set_ballot(basis.ballot);
  outcome.set_manner(basis.manner);
  outcome.set_audience(AudienceOf(now.state, command.body));
  return outcome;
}

// Body and item must exist.
absl::Status CheckConcerned(const Case& now, const RecordPointOutcomes& command) {
  const absl::Status known = Require(now.state, command.body).status();
  return known.ok() ? CheckItemKnown(now, command.agenda_item, command.body) : known;
}

// A point and its last outcome that stands.
struct LastOfPoint {
  const DecisionPoint& point;
  PointFacts last;
};

// Of points that have one; of the others PROPOSAL_UNFIT is added.
std::vector<LastOfPoint> LastOutcomes(const Case& now, const Record& proposal,
                                      const std::vector<std::string>& points,
                                      std::vector<Blocker>& blockers) {
  std::vector<LastOfPoint> found;
  for (const std::string& id : points) {
    const DecisionPoint& point = *FindPoint(proposal.proposal(), id);
    std::optional<PointFacts> last = LastOutcome(now.state, point);
    if (last.has_value()) {
      found.push_back({point, *std::move(last)});
    } else {
      Block(v1::PROPOSAL_UNFIT, "", HowItStands(point, last), blockers);
    }
  }
  return found;
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordPointOutcomes& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.proposal);
  if (!record.ok()) return record.status();
  if (absl::Status known = CheckConcerned(now, command); !known.ok()) return known;
  std::vector<std::string> points;
  for (const PointResult& result : command.results) points.push_back(result.point);
  const absl::Status fits = CheckPoints(**record, points, "results[$0].point", false);
  if (!fits.ok()) return fits;
  const Deciding deciding{**record, now.state.Find(command.body)->body().kind()};
  std::vector<Blocker> blockers = BlockersOf(now, command, deciding);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  for (const absl::Status& room :
       {CheckOutcomesLeft(**record),
        CheckConcludedLeft(now, command.agenda_item, static_cast<int>(points.size()))}) {
    if (!room.ok()) return room;
  }
  Decision decision;
  decision.resource = command.proposal;
  for (const PointResult& result : command.results) {
    auto& event = *decision.events.emplace_back().mutable_point_decided();
    event.set_proposal(command.proposal);
    event.set_point(result.point);
    *event.mutable_outcome() = OutcomeOf(now, command, deciding, result);
  }
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ConfirmPointOutcomes& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.proposal);
  if (!record.ok()) return record.status();
  const absl::Status fits = CheckPoints(**record, command.points, "points[$0]", false);
  if (!fits.ok()) return fits;
  std::vector<Blocker> blockers;
  Decision decision;
  decision.resource = command.proposal;
  for (const LastOfPoint& each : LastOutcomes(now, **record, command.points, blockers)) {
    if (!each.last.is_provisional) {
      Block(v1::NOT_PROVISIONAL, "", HowItStands(each.point, each.last), blockers);
    }
    auto& event = *decision.events.emplace_back().mutable_point_confirmed();
    event.set_proposal(command.proposal);
    event.set_point(each.point.id());
    *event.mutable_source() = command.source;
    event.set_audience(each.last.audience);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ReversePointOutcomes& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.proposal);
  if (!record.ok()) return record.status();
  const absl::Status fits = CheckPoints(**record, command.points, "points[$0]", false);
  if (!fits.ok()) return fits;
  std::vector<Blocker> blockers;
  if (now.request.reason.id().empty()) Block(v1::REASON_REQUIRED, "", "reason", blockers);
  Decision decision;
  decision.resource = command.proposal;
  for (const LastOfPoint& each : LastOutcomes(now, **record, command.points, blockers)) {
    const Record* body = now.state.Find(each.last.body);
    NOORDSTER_CHECK(body != nullptr);
    if (each.last.was_confirmed && body->body().kind() == v1::COUNCIL) {
      Block(v1::DECISION_CONFIRMED, "", HowItStands(each.point, each.last), blockers)
          .set_lifter(v1::TREATING_BODY);
    }
    auto& event = *decision.events.emplace_back().mutable_point_reversed();
    event.set_proposal(command.proposal);
    event.set_point(each.point.id());
    event.set_audience(each.last.audience);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  return decision;
}

}  // namespace noordster::engine
