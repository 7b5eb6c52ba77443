// SPDX-License-Identifier: EUPL-1.2
#include "services/api/proposal/proposal_reading.h"

#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/proposal/convert_proposal.h"
#include "services/base/limits.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// A proposal with the decisions on the plans of its points, all at one revision.
struct ProposalPicture {
  int64_t revision = 0;
  Record proposal;
  DecisionsByName decisions;
};

// Reads again when the proposal changed in between.
absl::StatusOr<ProposalPicture> ReadPicture(const Backend& backend, const runtime::Reader& reader,
                                            const std::string& name) {
  absl::StatusOr<runtime::Records> found = backend.queries.GetOne(reader, name);
  while (found.ok()) {
    ProposalPicture picture;
    picture.revision = found->revision;
    picture.proposal = *std::move(found->records[0]);
    std::vector<std::string> names = DecisionsOf(picture.proposal);
    if (names.empty()) return picture;
    names.push_back(name);
    absl::StatusOr<runtime::Records> all = backend.queries.Get(reader, names);
    if (!all.ok()) return all.status();
    const std::optional<Record>& again = all->records.back();
    if (!again.has_value() || again->revision() != picture.proposal.revision()) {
      found = backend.queries.GetOne(reader, name);
      continue;
    }
    picture.revision = all->revision;
    for (size_t i = 0; i + 1 < names.size(); ++i) {
      if (all->records[i].has_value()) picture.decisions[names[i]] = *std::move(all->records[i]);
    }
    return picture;
  }
  return found.status();
}

absl::StatusOr<DecisionsByName> ReadDecisions(const Backend& backend, const runtime::Reader& reader,
                                              const std::vector<std::string>& names) {
  DecisionsByName decisions;
  if (names.empty()) return decisions;
  absl::StatusOr<runtime::Records> found = backend.queries.Get(reader, names);
  if (!found.ok()) return found.status();
  for (size_t i = 0; i < names.size(); ++i) {
    if (found->records[i].has_value()) decisions[names[i]] = *std::move(found->records[i]);
  }
  return decisions;
}

// The texts of proposals and of decisions.
absl::StatusOr<runtime::Texts> TextsOf(const Backend& backend, const runtime::Reader& reader,
                                       const std::vector<Record>& proposals,
                                       const DecisionsByName& decisions) {
  std::vector<const google::protobuf::Message*> messages;
  for (const Record& proposal : proposals) messages.push_back(&proposal);
  for (const auto& [name, decision] : decisions) messages.push_back(&decision);
  return backend.queries.TextsOf(reader, messages);
}

// The decisions that a page is shown with; ends the page where they become too many for one read.
std::vector<std::string> DecisionsOfPage(runtime::RecordPage& page) {
  std::vector<std::string> names;
  for (size_t i = 0; i < page.items.size(); ++i) {
    std::vector<std::string> more = DecisionsOf(page.items[i]);
    if (i > 0 && names.size() + more.size() > limits::kScanRowsMax) {
      page.next = page.positions[i];
      page.items.resize(i);
      break;
    }
    std::move(more.begin(), more.end(), std::back_inserter(names));
  }
  return names;
}

absl::Status ShowPicture(const Backend& backend, const runtime::Reader& reader,
                         const ProposalPicture& picture, v1::Proposal& resource) {
  const absl::StatusOr<runtime::Texts> texts =
      TextsOf(backend, reader, {picture.proposal}, picture.decisions);
  if (!texts.ok()) return texts.status();
  FromRecord(picture.proposal, picture.decisions, {reader.municipality, *texts}, resource);
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadProposal(const Backend& backend, const runtime::Reader& reader,
                          const std::string& relative, v1::Proposal& resource) {
  const absl::StatusOr<ProposalPicture> picture = ReadPicture(backend, reader, relative);
  if (absl::IsNotFound(picture.status())) {
    resource.set_name(FullName(reader.municipality, relative));
    return absl::OkStatus();
  }
  if (!picture.ok()) return picture.status();
  return ShowPicture(backend, reader, *picture, resource);
}

absl::Status ShowProposal(const Backend& backend, const runtime::Reader& reader,
                          const Record& proposal, v1::Proposal& resource) {
  absl::StatusOr<DecisionsByName> decisions = ReadDecisions(backend, reader, DecisionsOf(proposal));
  if (!decisions.ok()) return decisions.status();
  return ShowPicture(backend, reader, {0, proposal, *std::move(decisions)}, resource);
}

absl::StatusOr<v1::ProposalResponse> GetProposal(const Backend& backend, const Call& call,
                                                 const v1::GetProposalRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<ProposalPicture> picture =
      ReadPicture(backend, *reader, RelativeName(request.name()));
  if (!picture.ok()) return picture.status();
  v1::ProposalResponse response;
  const absl::Status shown = ShowPicture(backend, *reader, *picture, *response.mutable_proposal());
  if (!shown.ok()) return shown;
  response.set_revision(picture->revision);
  return response;
}

absl::StatusOr<v1::ListProposalsResponse> ListProposals(const Backend& backend, const Call& call,
                                                        const v1::ListProposalsRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string list = absl::StrCat("proposals ", request.parent());
  const absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<runtime::RecordPage> page =
      backend.queries.List(*reader, Record::kProposal, RelativeName(request.parent()),
                           {*begin, PageSize(request.page_size())});
  if (!page.ok()) return page.status();
  const std::vector<std::string> names = DecisionsOfPage(*page);
  const absl::StatusOr<DecisionsByName> decisions = ReadDecisions(backend, *reader, names);
  if (!decisions.ok()) return decisions.status();
  const absl::StatusOr<runtime::Texts> texts = TextsOf(backend, *reader, page->items, *decisions);
  if (!texts.ok()) return texts.status();
  const View view{reader->municipality, *texts};
  return FillPageBy(
      list, *page,
      [&](const Record& record, v1::Proposal& resource) {
        FromRecord(record, *decisions, view, resource);
      },
      &v1::ListProposalsResponse::add_proposals);
}

}  // namespace noordster::api
