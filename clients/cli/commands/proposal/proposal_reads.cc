// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/proposal/proposal_reads.h"

#include <vector>

#include "absl/strings/match.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"

namespace noordster::cli {
namespace {

bool IsProposal(const std::string& name) { return absl::StrContains(name, "/proposals/"); }

bool HasPlan(Session& session, const std::string& name) {
  v1::GetPlanRequest request;
  request.set_name(name);
  return session.Call(&v1::PlanService::Stub::GetPlan, request).ok();
}

}  // namespace

absl::StatusOr<v1::Proposal> ReadProposal(Session& session, const std::string& name) {
  v1::GetProposalRequest request;
  request.set_name(name);
  const auto response = session.Call(&v1::ProposalService::Stub::GetProposal, request);
  if (!response.ok()) return response.status();
  return response->proposal();
}

PersonNames ReadPersonsOf(Session& session, const v1::Proposal& proposal) {
  PersonReader persons(session);
  persons.Read(proposal.writer());
  persons.Read(proposal.portfolio_holder());
  for (const v1::Proposal::Initial& initial : proposal.initials()) persons.Read(initial.person());
  for (const v1::DecisionPoint& point : proposal.points()) {
    for (const v1::PointOutcome& outcome : point.outcomes()) {
      for (const auto& signatory : outcome.dates().signatories()) persons.Read(signatory.person());
    }
  }
  return persons.names();
}

v1::BodyKind BodyKindReader::Read(const std::string& body) {
  const auto [place, is_new] = kinds_.try_emplace(body, v1::BODY_KIND_UNSPECIFIED);
  if (!is_new) return place->second;
  v1::GetBodyRequest request;
  request.set_name(body);
  const auto response = session_->Call(&v1::BodyService::Stub::GetBody, request);
  if (response.ok()) place->second = response->body().kind();
  return place->second;
}

void BodyKindReader::ReadAllOf(const v1::Proposal& proposal) {
  for (const v1::DecisionPoint& point : proposal.points()) {
    for (const v1::PointOutcome& outcome : point.outcomes()) {
      if (outcome.kind() == v1::REJECTED) Read(outcome.body());
    }
  }
}

absl::Status AddPlansOfProposals(Session& session, v1::AgendaItem& item) {
  const std::vector<std::string> subjects(item.subjects().begin(), item.subjects().end());
  for (const std::string& subject : subjects) {
    if (!IsProposal(subject)) continue;
    const absl::StatusOr<v1::Proposal> proposal = ReadProposal(session, subject);
    if (!proposal.ok()) return proposal.status();
    for (const v1::DecisionPoint& point : proposal->points()) {
      if (!point.plan().empty()) item.add_subjects(point.plan());
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadSubject(Session& session, const std::string& typed) {
  if (absl::StrContains(typed, "proposals/")) return session.Name(kProposalPattern, typed);
  if (EndsInNumber(typed)) return session.Name(kStepPattern, typed);
  absl::StatusOr<std::string> plan = session.Name(kPlanPattern, typed);
  if (!plan.ok() || HasPlan(session, *plan)) return plan;
  const absl::StatusOr<std::string> proposal = session.Name(kProposalPattern, typed);
  // Of what is neither the server says that there is no such plan.
  return proposal.ok() && ReadProposal(session, *proposal).ok() ? proposal : plan;
}

}  // namespace noordster::cli
