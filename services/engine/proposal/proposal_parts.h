// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROPOSAL_PROPOSAL_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_PROPOSAL_PROPOSAL_PARTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/proposal.pb.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/error_reason.pb.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/proposal.pb.h"
#include "noordster/v1/terms.pb.h"
#include "services/engine/state.h"

// What the decisions about proposals and about their plans share. All are pure.
namespace noordster::engine {

// The point of a proposal; null when it has none of this id.
const noordster::internal::v1::DecisionPoint* FindPoint(
    const noordster::internal::v1::Proposal& proposal, absl::string_view id);

// A point of a proposal; empty: of none.
struct AskedPoint {
  // Relative name of the proposal.
  std::string proposal = {};
  // Id of the point.
  std::string point = {};
  // The proposal asks nothing else.
  bool is_only = false;
};

// Where an item asks what is to be done with a plan.
struct AskedOfPlan {
  // Relative names of the proposals that have a point about it.
  std::vector<std::string> proposals;
  // The point a body of the meeting decides on: of the first proposal that is for it to decide.
  AskedPoint point;
};

// REQUIRES: the proposals the item is about are loaded.
AskedOfPlan AskedAbout(const State& state, const noordster::internal::v1::AgendaItem& item,
                       noordster::v1::BodyKind body, absl::string_view plan);

// Whether everything that an item asks was concluded under it. REQUIRES: as AskedAbout.
bool IsConcluded(const State& state, const noordster::internal::v1::AgendaItem& item);

// How many proposals that an item is about have a point of this id. REQUIRES: as AskedAbout.
int PointsAsked(const State& state, const noordster::internal::v1::AgendaItem& item,
                absl::string_view point);

// INVALID_FIELD when one of these is no point of the proposal, stands twice, or is about a plan,
// which has its outcomes, unless those are meant as well. `field`: what the one at $0 is called.
absl::Status CheckPoints(const Record& proposal, const std::vector<std::string>& points,
                         absl::string_view field, bool of_plans_too);

// LIMIT_REACHED when a proposal takes no more outcomes.
absl::Status CheckOutcomesLeft(const Record& proposal);

// What a body did with a point, whichever record says it.
struct PointFacts {
  // Stage of the plan it is about; empty: it is about none.
  std::string stage;
  std::string body;
  noordster::v1::OutcomeKind kind = noordster::v1::OUTCOME_KIND_UNSPECIFIED;
  noordster::v1::LegalEffect effect = noordster::v1::LEGAL_EFFECT_UNSPECIFIED;
  std::string decided_date;
  // A body's own secretariat confirmed it, whatever became of it since.
  bool was_confirmed = false;
  // It waits for that.
  bool is_provisional = false;
  // It is under secrecy.
  bool is_secret = false;
  noordster::v1::Audience audience = noordster::v1::AUDIENCE_UNSPECIFIED;
  // What was done with it since.
  const noordster::internal::v1::PointDates* dates = nullptr;
};

// The outcomes of a point that were not reversed, oldest first. REQUIRES: the decisions on its plan
// are loaded.
std::vector<PointFacts> StandingOutcomes(const State& state,
                                         const noordster::internal::v1::DecisionPoint& point);

// The last of them; absent: none stands.
std::optional<PointFacts> LastOutcome(const State& state,
                                      const noordster::internal::v1::DecisionPoint& point);

// Whether an outcome of a point was reversed. REQUIRES: as StandingOutcomes.
bool IsReversed(const State& state, const noordster::internal::v1::PointOutcome& outcome);

// How a point stands, as blockers name it: "begroting AGREED", "begroting OPEN" when no outcome
// does.
std::string HowItStands(const noordster::internal::v1::DecisionPoint& point,
                        const std::optional<PointFacts>& last);

// What was done with an outcome, with what is recorded beside it: what is given takes the place of
// what was recorded, what is not given stays.
noordster::internal::v1::PointDates Together(const noordster::internal::v1::PointDates& recorded,
                                             const noordster::internal::v1::PointDates& given);

// Adds those that do not stand there yet: several points can meet the same bar.
void AddNew(std::vector<noordster::v1::Blocker> found,
            std::vector<noordster::v1::Blocker>& blockers);

// Whether a body of this kind decides on proposals of this kind: a council only on those that the
// executive agreed to put to it.
bool DecidesOn(noordster::v1::BodyKind body, noordster::v1::Proposal::Kind kind);

// Whether a body of this kind can do this with a point that is not about a plan.
bool KnowsOutcome(noordster::v1::BodyKind body, noordster::v1::OutcomeKind kind);

// The effect in law of what a body does with such a point. REQUIRES: KnowsOutcome.
noordster::v1::LegalEffect EffectOn(noordster::v1::Proposal::Kind proposal,
                                    noordster::v1::BodyKind body, noordster::v1::OutcomeKind kind);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROPOSAL_PROPOSAL_PARTS_H_
