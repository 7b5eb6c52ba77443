// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_EVENT_SUBJECT_H_
#define NOORDSTER_SERVICES_ENGINE_EVENT_SUBJECT_H_

#include <string>
#include <vector>

#include "noordster/internal/v1/event.pb.h"

namespace noordster::engine {

// Relative name of the plan an event is about; empty when it is about none. Pure.
std::string PlanOf(const noordster::internal::v1::Event& event);

// Relative name of what the act of a draft is done to, for events about drafts; else empty. Pure.
std::string DraftedResourceOf(const noordster::internal::v1::Event& event);

// Relative names of all that the act of a draft is done to, such as each plan of an act on several,
// for events about drafts; else none. Pure.
std::vector<std::string> DraftedSubjectsOf(const noordster::internal::v1::Event& event);

// The part of an event that says what a decision is and whom it is meant for; null for events about
// anything else, and for the one that records it. Pure.
const noordster::internal::v1::DecisionFacts* FactsOf(const noordster::internal::v1::Event& event);

// The meeting an event is about, with whom it is meant for; null when it is about none, or about an
// item, which is the administration's.
const noordster::internal::v1::MeetingFacts* MeetingFactsOf(
    const noordster::internal::v1::Event& event);

// The action an event is about, with whom it is meant for from then on; null when it is about none.
const noordster::internal::v1::ActionFacts* ActionFactsOf(
    const noordster::internal::v1::Event& event);

// Relative name of the proposal an event is about; empty when it is about none, or about the plan
// of one of its points. Pure.
std::string ProposalOf(const noordster::internal::v1::Event& event);

// Relative name of the project an event is about; empty when it is about none. Pure.
std::string ProjectOf(const noordster::internal::v1::Event& event);

// Relative name of the item of a meeting an event is about; empty when it is about none. Pure.
std::string ItemOf(const noordster::internal::v1::Event& event);

// Id of the paper of that item; empty when it is about none. Pure.
std::string PaperOf(const noordster::internal::v1::Event& event);

// Relative name of the body that did what the event tells; empty when none did. Pure.
std::string BodyBehind(const noordster::internal::v1::Event& event);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_EVENT_SUBJECT_H_
