// SPDX-License-Identifier: EUPL-1.2
#include "services/api/proposal/proposal_commands.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/proposal/convert_proposal.h"

namespace noordster::api {

namespace v1 = noordster::v1;

engine::Command CommandOf(const v1::CreateProposalRequest& request, TextWriter& texts) {
  return engine::CreateProposal{
      absl::StrCat(RelativeName(request.parent()), "/proposals/", request.proposal_id()),
      ToProposal(request.proposal(), texts)};
}

engine::Command CommandOf(const v1::UpdateProposalRequest& request, TextWriter& texts) {
  return engine::UpdateProposal{RelativeName(request.name()),
                                ToProposal(request.proposal(), texts)};
}

engine::Command CommandOf(const v1::RecordInitialRequest& request, TextWriter& texts) {
  return engine::RecordInitial{RelativeName(request.name()), ToInitial(request.initial(), texts)};
}

engine::Command CommandOf(const v1::RecordPointOutcomesRequest& request, TextWriter& texts) {
  engine::RecordPointOutcomes command;
  command.proposal = RelativeName(request.name());
  for (const v1::PointResult& result : request.results()) {
    command.results.push_back({result.point(), result.kind()});
  }
  command.body = RelativeName(request.body());
  command.decided_date = request.decided_date();
  command.agenda_item = RelativeName(request.agenda_item());
  command.source = texts.Write(request.source());
  command.without_vote = request.without_vote();
  return command;
}

engine::Command CommandOf(const v1::ConfirmPointOutcomesRequest& request, TextWriter& texts) {
  return engine::ConfirmPointOutcomes{RelativeName(request.name()),
                                      {request.points().begin(), request.points().end()},
                                      texts.Write(request.source())};
}

engine::Command CommandOf(const v1::ReversePointOutcomesRequest& request, TextWriter&) {
  return engine::ReversePointOutcomes{RelativeName(request.name()),
                                      {request.points().begin(), request.points().end()}};
}

engine::Command CommandOf(const v1::RecordPointDatesRequest& request, TextWriter& texts) {
  return engine::RecordPointDates{RelativeName(request.name()),
                                  {request.points().begin(), request.points().end()},
                                  ToPointDates(request.dates(), texts)};
}

}  // namespace noordster::api
