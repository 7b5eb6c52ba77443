// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_READING_H_
#define NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_READING_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "noordster/v1/proposal_service.pb.h"
#include "services/api/backend.h"

// Answers about proposals: each is its record and the decisions on the plans of its points.
namespace noordster::api {

// The proposal of that relative name, as it is now. One that is not there leaves only the name: a
// dry run of a creation, or what the caller may do and not see.
absl::Status ReadProposal(const Backend& backend, const runtime::Reader& reader,
                          const std::string& relative, noordster::v1::Proposal& resource);

// A proposal that an act led to, as its commit left it; the decisions as they are now.
absl::Status ShowProposal(const Backend& backend, const runtime::Reader& reader,
                          const Record& proposal, noordster::v1::Proposal& resource);

absl::StatusOr<noordster::v1::ProposalResponse> GetProposal(
    const Backend& backend, const Call& call, const noordster::v1::GetProposalRequest& request);

absl::StatusOr<noordster::v1::ListProposalsResponse> ListProposals(
    const Backend& backend, const Call& call, const noordster::v1::ListProposalsRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROPOSAL_PROPOSAL_READING_H_
