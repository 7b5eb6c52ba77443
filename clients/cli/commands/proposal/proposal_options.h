// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PROPOSAL_PROPOSAL_OPTIONS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PROPOSAL_PROPOSAL_OPTIONS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "noordster/v1/proposal_service.pb.h"

// Parts of proposals as they are typed. Each is a usage error when it is typed in another form.
namespace noordster::cli {

// ID=TEXT, then any of ,plan=PLAN ,kind=begrotingswijziging|overig ,promulgated; plans are of the
// programme of `proposal`.
absl::StatusOr<v1::DecisionPoint> ReadPoint(Session& session, const std::string& typed,
                                            const std::string& proposal);

// POINT=OUTCOME, as "begroting=vastgesteld".
absl::StatusOr<v1::PointResult> ReadResult(const Session& session, const std::string& typed);

// PERSON=chair|clerk|secretary, then ,deputy for who stood in.
absl::StatusOr<v1::PointDates::Signatory> ReadSignatory(Session& session, const std::string& typed);

// Reads whose decision it asks for: college or raad.
absl::Status FillKind(const Session& session, const std::string& typed, v1::Proposal& proposal);

// Adds the argument PROPOSAL.
void AddProposalArgument(const CommandGroup& group, const CommandSyntax& command,
                         std::string& proposal);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PROPOSAL_PROPOSAL_OPTIONS_H_
