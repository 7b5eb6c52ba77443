// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROPOSAL_PROPOSAL_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_PROPOSAL_PROPOSAL_COMMAND_H_

#include <string>
#include <vector>

#include "noordster/internal/v1/proposal.pb.h"
#include "noordster/v1/terms.pb.h"

// Commands about proposals. The rules stand in command.h.
namespace noordster::engine {

using noordster::internal::v1::TextRef;

// Makes a proposal.
struct CreateProposal {
  std::string name;
  // What a client can set.
  noordster::internal::v1::Proposal proposal;
};

// Replaces what a client can set.
struct UpdateProposal {
  std::string name;
  noordster::internal::v1::Proposal proposal;
};

// Records that somebody looked at it.
struct RecordInitial {
  std::string proposal;
  noordster::internal::v1::Initial initial;
};

// What a body did with one point.
struct PointResult {
  std::string point;
  noordster::v1::OutcomeKind kind = noordster::v1::OUTCOME_KIND_UNSPECIFIED;
};

// Records what a body did with points that are not about a plan.
struct RecordPointOutcomes {
  std::string proposal;
  std::vector<PointResult> results;
  std::string body;
  std::string decided_date;
  // Empty: none is given.
  std::string agenda_item;
  // Without an id: not from outside.
  TextRef source;
  bool without_vote = false;
};

// Confirms the last outcomes of points.
struct ConfirmPointOutcomes {
  std::string proposal;
  std::vector<std::string> points;
  TextRef source;
};

// Reverses the last outcomes of points.
struct ReversePointOutcomes {
  std::string proposal;
  std::vector<std::string> points;
};

// Records what was done with the last outcomes of points.
struct RecordPointDates {
  std::string proposal;
  std::vector<std::string> points;
  // What is empty stays.
  noordster::internal::v1::PointDates dates;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROPOSAL_PROPOSAL_COMMAND_H_
