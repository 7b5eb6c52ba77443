// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PROPOSAL_PROPOSAL_READS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PROPOSAL_PROPOSAL_READS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/screen/ballot_screen.h"
#include "clients/cli/screen/proposal/proposal_screen.h"
#include "clients/cli/session.h"
#include "noordster/v1/meeting.pb.h"
#include "noordster/v1/proposal.pb.h"
#include "noordster/v1/terms.pb.h"

// What commands read of proposals. All fail as the method they call, unless they say otherwise.
namespace noordster::cli {

absl::StatusOr<v1::Proposal> ReadProposal(Session& session, const std::string& name);

// Names of the persons of a proposal. Whoever cannot be read has none, which is no failure.
PersonNames ReadPersonsOf(Session& session, const v1::Proposal& proposal);

// Reads what bodies are. One that cannot be read is of no kind, which is no failure.
class BodyKindReader {
 public:
  explicit BodyKindReader(Session& session) : session_(&session) {}

  // Each body is read once.
  v1::BodyKind Read(const std::string& body);
  // Those that rejected a point of it, which each says in words of its own.
  void ReadAllOf(const v1::Proposal& proposal);

  const BodyKinds& kinds() const { return kinds_; }

 private:
  Session* session_;
  BodyKinds kinds_;
};

// Adds the plans of the proposals an item is about to its subjects.
absl::Status AddPlansOfProposals(Session& session, v1::AgendaItem& item);

// The name of a plan, a step of one ("jeugd/6") or a proposal as it is typed: a proposal by
// "proposals/ID", or by its id alone when no plan has that. Fails as Session::Name.
absl::StatusOr<std::string> ReadSubject(Session& session, const std::string& typed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PROPOSAL_PROPOSAL_READS_H_
