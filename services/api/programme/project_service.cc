// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/project_service.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/api/programme/programme_commands.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

bool IsAskedFor(const Record& record, v1::Project::State state, const std::string& contributes_to) {
  const auto& project = record.project();
  if (state != v1::Project::STATE_UNSPECIFIED && project.state() != state) return false;
  return contributes_to.empty() || absl::c_linear_search(project.challenges(), contributes_to) ||
         absl::c_linear_search(project.goals(), contributes_to);
}

absl::Status CheckFilter(const Backend& backend, const Call& call,
                         const v1::ListProjectsRequest& request) {
  if (request.contributes_to().empty()) return absl::OkStatus();
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::Status exist = CheckExist(backend, *reader, {request.parent(), request.contributes_to()});
  if (!exist.ok()) return exist;
  if (engine::ParentOf(request.contributes_to()) != request.parent()) {
    return engine::RefuseFields(
        v1::INVALID_FIELD,
        {engine::Violation("contributes_to", "belongs to another programme than the list")});
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ListProjectsResponse> ListProjects(const Backend& backend, const Call& call,
                                                      const v1::ListProjectsRequest& request) {
  if (absl::Status fits = CheckFilter(backend, call, request); !fits.ok()) return fits;
  const std::string contributes_to = RelativeName(request.contributes_to());
  return ReadPage<v1::ListProjectsResponse>(
      backend, call, request,
      {Record::kProject,
       absl::StrCat(v1::Project::State_Name(request.state()), " ", contributes_to, " "),
       [&](const Record& record) { return IsAskedFor(record, request.state(), contributes_to); }},
      &v1::ListProjectsResponse::add_projects);
}

}  // namespace

ProjectService::ProjectService(const Backend& backend)
    : RpcService("noordster.v1.ProjectService", backend.entrance) {
  Unary<v1::CreateProjectRequest, v1::ProjectResponse>(
      "CreateProject",
      Acting<v1::CreateProjectRequest>(backend, &v1::ProjectResponse::mutable_project));
  Unary<v1::UpdateProjectRequest, v1::ProjectResponse>(
      "UpdateProject",
      Acting<v1::UpdateProjectRequest>(backend, &v1::ProjectResponse::mutable_project));
  Unary<v1::TurnProjectRequest, v1::ProjectResponse>(
      "TurnProject",
      Acting<v1::TurnProjectRequest>(backend, &v1::ProjectResponse::mutable_project));
  Unary<v1::GetProjectRequest, v1::ProjectResponse>(
      "GetProject", Getting<v1::GetProjectRequest>(backend, &v1::ProjectResponse::mutable_project));
  Unary<v1::ListProjectsRequest, v1::ListProjectsResponse>(
      "ListProjects", [backend](const Call& call, const v1::ListProjectsRequest& request,
                                const Done<v1::ListProjectsResponse>& done) {
        done(ListProjects(backend, call, request));
      });
  Unary<v1::AddProjectUpdateRequest, v1::ProjectUpdateResponse>(
      "AddProjectUpdate",
      Acting<v1::AddProjectUpdateRequest>(backend, &v1::ProjectUpdateResponse::mutable_update));
  Unary<v1::GetProjectUpdateRequest, v1::ProjectUpdateResponse>(
      "GetProjectUpdate",
      Getting<v1::GetProjectUpdateRequest>(backend, &v1::ProjectUpdateResponse::mutable_update));
  Unary<v1::ListProjectUpdatesRequest, v1::ListProjectUpdatesResponse>(
      "ListProjectUpdates",
      Listing<v1::ListProjectUpdatesRequest>(backend, Record::kProjectUpdate,
                                             &v1::ListProjectUpdatesResponse::add_updates));
}

}  // namespace noordster::api
