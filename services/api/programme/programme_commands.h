// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PROGRAMME_PROGRAMME_COMMANDS_H_
#define NOORDSTER_SERVICES_API_PROGRAMME_PROGRAMME_COMMANDS_H_

#include "noordster/v1/partner_service.pb.h"
#include "noordster/v1/project_service.pb.h"
#include "noordster/v1/status_service.pb.h"
#include "services/api/convert.h"
#include "services/engine/command.h"

// Requests about covenants, projects and how programmes stand as commands. Requests were checked
// before, so nothing here fails.
namespace noordster::api {

// `standing_role`: that of who stands there, when the request says the same; else without an id.
engine::Command CommandOf(const noordster::v1::SignCovenantRequest& request,
                          const engine::TextRef& standing_role, TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::CreateProjectRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::UpdateProjectRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::TurnProjectRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::AddProjectUpdateRequest& request,
                                          TextWriter& texts);
absl::StatusOr<engine::Command> CommandOf(const noordster::v1::AssessProgrammeRequest& request,
                                          TextWriter& texts);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PROGRAMME_PROGRAMME_COMMANDS_H_
