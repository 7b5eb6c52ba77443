// SPDX-License-Identifier: EUPL-1.2
#include "services/api/proposal/proposal_service.h"

#include <algorithm>
#include <string>
#include <utility>

#include "google/protobuf/util/message_differencer.h"
#include "services/api/proposal/proposal_commands.h"
#include "services/api/proposal/proposal_reading.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using Points = google::protobuf::RepeatedPtrField<v1::DecisionPoint>;

void Send(const Backend& backend, Order&& order, Done<v1::ProposalResponse> done) {
  Mutate<v1::ProposalResponse>(
      backend, std::move(order),
      [backend](const runtime::Reader& reader, const runtime::Answer& answer,
                v1::ProposalResponse& response) {
        v1::Proposal& shown = *response.mutable_proposal();
        return answer.shown.has_value() ? ShowProposal(backend, reader, answer.shown->record, shown)
                                        : ReadProposal(backend, reader, answer.resource, shown);
      },
      std::move(done));
}

// An act whose command CommandOf makes (proposal_commands.h).
template <typename Request>
auto ActingOnProposal(const Backend& backend) {
  return [backend](const Call& call, const Request& request, Done<v1::ProposalResponse> done) {
    TextWriter texts;
    engine::Command command = CommandOf(request, texts);
    Send(backend, MakeOrder(call, request, std::move(command), texts), std::move(done));
  };
}

bool HasOutcome(const Points& points) {
  return std::any_of(points.begin(), points.end(),
                     [](const v1::DecisionPoint& point) { return !point.outcomes().empty(); });
}

// Whether points ask the same, whatever became of them.
bool AskTheSame(Points some, Points others) {
  for (Points* points : {&some, &others}) {
    for (v1::DecisionPoint& point : *points) point.clear_outcomes();
  }
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    google::protobuf::util::MessageDifferencer::Equals);
}

// Points that have an outcome never change again, so that any state of them can say whether a
// request asks for the same; the command leaves them out then, as the engine cannot compare texts.
void UpdateProposal(const Backend& backend, const Call& call,
                    const v1::UpdateProposalRequest& request, Done<v1::ProposalResponse> done) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  v1::Proposal stands;
  const absl::Status read =
      reader.ok() ? ReadProposal(backend, *reader, RelativeName(request.name()), stands)
                  : reader.status();
  if (!read.ok()) {
    done(read);
    return;
  }
  v1::UpdateProposalRequest asked = request;
  if (HasOutcome(stands.points()) && AskTheSame(stands.points(), request.proposal().points())) {
    asked.mutable_proposal()->clear_points();
  }
  TextWriter texts;
  engine::Command command = CommandOf(asked, texts);
  Send(backend, MakeOrder(call, request, std::move(command), texts), std::move(done));
}

}  // namespace

ProposalService::ProposalService(const Backend& backend)
    : RpcService("noordster.v1.ProposalService", backend.entrance) {
  Unary<v1::CreateProposalRequest, v1::ProposalResponse>(
      "CreateProposal", ActingOnProposal<v1::CreateProposalRequest>(backend));
  Unary<v1::UpdateProposalRequest, v1::ProposalResponse>(
      "UpdateProposal", [backend](const Call& call, const v1::UpdateProposalRequest& request,
                                  Done<v1::ProposalResponse> done) {
        UpdateProposal(backend, call, request, std::move(done));
      });
  Unary<v1::RecordInitialRequest, v1::ProposalResponse>(
      "RecordInitial", ActingOnProposal<v1::RecordInitialRequest>(backend));
  Unary<v1::RecordPointOutcomesRequest, v1::ProposalResponse>(
      "RecordPointOutcomes", ActingOnProposal<v1::RecordPointOutcomesRequest>(backend));
  Unary<v1::ConfirmPointOutcomesRequest, v1::ProposalResponse>(
      "ConfirmPointOutcomes", ActingOnProposal<v1::ConfirmPointOutcomesRequest>(backend));
  Unary<v1::ReversePointOutcomesRequest, v1::ProposalResponse>(
      "ReversePointOutcomes", ActingOnProposal<v1::ReversePointOutcomesRequest>(backend));
  Unary<v1::RecordPointDatesRequest, v1::ProposalResponse>(
      "RecordPointDates", ActingOnProposal<v1::RecordPointDatesRequest>(backend));
  Unary<v1::GetProposalRequest, v1::ProposalResponse>(
      "GetProposal", [backend](const Call& call, const v1::GetProposalRequest& request,
                               const Done<v1::ProposalResponse>& done) {
        done(GetProposal(backend, call, request));
      });
  Unary<v1::ListProposalsRequest, v1::ListProposalsResponse>(
      "ListProposals", [backend](const Call& call, const v1::ListProposalsRequest& request,
                                 const Done<v1::ListProposalsResponse>& done) {
        done(ListProposals(backend, call, request));
      });
}

}  // namespace noordster::api
