// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROPOSAL_CONVERT_PROPOSAL_H_
#define NOORDSTER_SERVICES_API_PROPOSAL_CONVERT_PROPOSAL_H_

#include <map>
#include <string>
#include <vector>

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/proposal.pb.h"
#include "services/api/convert.h"

// Conversions of proposals.
namespace noordster::api {

// What a client sets.
noordster::internal::v1::Proposal ToProposal(const noordster::v1::Proposal& resource,
                                             TextWriter& texts);
noordster::internal::v1::Initial ToInitial(const noordster::v1::Proposal::Initial& initial,
                                           TextWriter& texts);
noordster::internal::v1::PointDates ToPointDates(const noordster::v1::PointDates& dates,
                                                 TextWriter& texts);

// Decisions on plans by their relative names, as a reader may see them.
using DecisionsByName = std::map<std::string, Record>;

// Relative names of the decisions on plans that a proposal is shown with.
std::vector<std::string> DecisionsOf(const Record& proposal);

// What was decided about a plan is what its decision says; an outcome whose decision is not there
// is left out.
void FromRecord(const Record& record, const DecisionsByName& decisions, const View& view,
                noordster::v1::Proposal& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROPOSAL_CONVERT_PROPOSAL_H_
