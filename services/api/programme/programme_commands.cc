// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/programme_commands.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/programme/convert_programme.h"

namespace noordster::api {

namespace v1 = noordster::v1;

engine::Command CommandOf(const v1::SignCovenantRequest& request,
                          const engine::TextRef& standing_role, TextWriter& texts) {
  engine::SignCovenant sign;
  sign.standing_role = standing_role;
  sign.covenant = RelativeName(request.name());
  sign.signature.set_place(request.signatory().place());
  sign.signature.set_partner(RelativeName(request.signatory().partner()));
  if (!request.signatory().role().empty()) {
    *sign.signature.mutable_role() = texts.Write(request.signatory().role());
  }
  sign.signature.set_signed_date(request.signatory().signed_date());
  return engine::Command(std::move(sign));
}

absl::StatusOr<engine::Command> CommandOf(const v1::CreateProjectRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::CreateProject{
      absl::StrCat(RelativeName(request.parent()), "/projects/", request.project_id()),
      ToProject(request.project(), texts), request.project().audience()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::UpdateProjectRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::UpdateProject{RelativeName(request.name()),
                                               ToProject(request.project(), texts),
                                               request.project().audience()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::TurnProjectRequest& request, TextWriter&) {
  return engine::Command(
      engine::TurnProject{RelativeName(request.name()), request.state(), request.date()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::AddProjectUpdateRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::AddProjectUpdate{RelativeName(request.parent()),
                                                  request.update().date(),
                                                  texts.Write(request.update().text())});
}

absl::StatusOr<engine::Command> CommandOf(const v1::AssessProgrammeRequest& request,
                                          TextWriter& texts) {
  const v1::Assessment& assessment = request.assessment();
  return engine::Command(engine::AssessProgramme{
      RelativeName(request.parent()), assessment.aspect(), assessment.rating(),
      texts.Write(assessment.words()), assessment.date()});
}

}  // namespace noordster::api
