// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_APPLY_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_APPLY_PARTS_H_

#include <string>

#include "noordster/internal/v1/event.pb.h"
#include "services/engine/state.h"

// The parts Apply is made of that stand in files of their own. All are pure.
namespace noordster::engine {

// The record an event changes, stamped with the event.
Record& Touch(const noordster::internal::v1::EventHeader& header, const std::string& name,
              State& state);

// Applies an event about what is registered, who may do what, or what was prepared for approval.
// REQUIRES: it is one of those.
void ApplyToRegisters(const noordster::internal::v1::Event& event, State& state);

// Applies that secrecy was imposed or lifted, or that an embargo ended. REQUIRES: the event says
// that.
void ApplySecrecy(const noordster::internal::v1::Event& event, State& state);

// Adds a decision on a plan to the point of the proposal that asked for it. A state that was folded
// from the history of the plan alone knows no proposal, and no item.
void AddToPoint(const noordster::internal::v1::EventHeader& header,
                const noordster::internal::v1::OutcomeRecorded& event, State& state);

// What a body came to an outcome on: `asked` as in Concluded, under an item, by its relative name;
// empty: none.
struct ConcludedUnder {
  const std::string& item;
  std::string asked;
  noordster::v1::OutcomeKind kind = noordster::v1::OUTCOME_KIND_UNSPECIFIED;
  noordster::v1::Decision::Manner manner = noordster::v1::Decision::MANNER_UNSPECIFIED;
};
ConcludedUnder ConcludedBy(const std::string& plan,
                           const noordster::internal::v1::Decision& decision);

// Adds it to the item, but for what only moves it on; and takes it off when it is reversed.
void AddToItem(const noordster::internal::v1::EventHeader& header, const ConcludedUnder& concluded,
               State& state);
void TakeOffItem(const noordster::internal::v1::EventHeader& header,
                 const ConcludedUnder& concluded, State& state);

// Each applies an event about its own resources; false when the event is about none of them: a
// meeting, its items or its agenda; a recognition round; what is to be done for a body; a proposal;
// a covenant, a project or the status of a programme; an indicator; what was worked out of a
// planning and told of it.
bool ApplyToMeetings(const noordster::internal::v1::Event& event, State& state);
bool ApplyToRecognitions(const noordster::internal::v1::Event& event, State& state);
bool ApplyToActions(const noordster::internal::v1::Event& event, State& state);
bool ApplyToProposals(const noordster::internal::v1::Event& event, State& state);
bool ApplyToProgrammes(const noordster::internal::v1::Event& event, State& state);
bool ApplyToIndicators(const noordster::internal::v1::Event& event, State& state);
bool ApplyToPlanning(const noordster::internal::v1::Event& event, State& state);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_APPLY_PARTS_H_
