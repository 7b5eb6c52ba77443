// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/programme/programme_reads.h"

#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// More than any programme has; keeps a page that nobody reads from taking the server long.
constexpr size_t kReadMost = 2000;

const ResourceKind* KindOfName(absl::string_view resource) {
  for (const ResourceKind& kind : ResourceKinds()) {
    if (!resource.empty() && Ancestor(kind.pattern, resource) == resource) return &kind;
  }
  return nullptr;
}

// Reads page after page until there are enough of `items`. Whether there are more.
template <typename Stub, typename Request, typename Response, typename Item>
absl::StatusOr<bool> ReadPages(Session& session, Request request,
                               grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                            Response*),
                               const google::protobuf::RepeatedPtrField<Item>& (Response::*items)()
                                   const,
                               std::vector<Item>& read) {
  do {
    const absl::StatusOr<Response> page = session.Call(method, request);
    if (!page.ok()) return page.status();
    const auto& found = ((*page).*items)();
    read.insert(read.end(), found.begin(), found.end());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && read.size() < kReadMost);
  return !request.page_token().empty();
}

template <typename Request>
Request Of(const std::string& programme) {
  Request request;
  request.set_parent(programme);
  return request;
}

absl::Status Put(const absl::StatusOr<bool>& has_more, bool& part) {
  if (has_more.ok()) part = *has_more;
  return has_more.status();
}

}  // namespace

absl::StatusOr<std::string> ReadProgrammeName(Session& session, const std::string& typed) {
  return typed.empty() ? session.Programme() : session.Name(kProgrammePattern, typed);
}

absl::Status ReadChallenges(Session& session, const std::string& programme, ProgrammeParts& parts) {
  return Put(ReadPages(session, Of<v1::ListChallengesRequest>(programme),
                       &v1::ProgrammeService::Stub::ListChallenges,
                       &v1::ListChallengesResponse::challenges, parts.challenges),
             parts.has_more_challenges);
}

absl::Status ReadGoals(Session& session, const std::string& programme, ProgrammeParts& parts) {
  return Put(
      ReadPages(session, Of<v1::ListGoalsRequest>(programme),
                &v1::ProgrammeService::Stub::ListGoals, &v1::ListGoalsResponse::goals, parts.goals),
      parts.has_more_goals);
}

absl::Status ReadProjects(Session& session, const std::string& programme,
                          const std::string& contributes_to, ProgrammeParts& parts) {
  auto request = Of<v1::ListProjectsRequest>(programme);
  request.set_contributes_to(contributes_to);
  return Put(ReadPages(session, std::move(request), &v1::ProjectService::Stub::ListProjects,
                       &v1::ListProjectsResponse::projects, parts.projects),
             parts.has_more_projects);
}

absl::Status ReadIndicators(Session& session, const std::string& programme, IndicatorList& list) {
  return Put(ReadPages(session, Of<v1::ListIndicatorsRequest>(programme),
                       &v1::IndicatorService::Stub::ListIndicators,
                       &v1::ListIndicatorsResponse::indicators, list.indicators),
             list.has_more);
}

void NameReader::Read(const std::string& resource) {
  const ResourceKind* kind = KindOfName(resource);
  if (kind == nullptr || names_.count(resource) != 0) return;
  const auto found = GetResource(*session_, *kind, resource);
  names_[resource] = found.ok() ? TextOf(**found, "display_name") : "";
}

void NameReader::ReadAll(const google::protobuf::RepeatedPtrField<std::string>& resources) {
  for (const std::string& resource : resources) Read(resource);
}

}  // namespace noordster::cli
