// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/needs/programme_needs.h"

#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Project;
using Names = google::protobuf::RepeatedPtrField<std::string>;

// Those of the programme; others are refused unread.
void WantOfProgramme(absl::string_view programme, const Names& names, Wanted& wanted) {
  for (const std::string& name : names) {
    if (ProgrammeOf(name) == programme) wanted.Want(name);
  }
}

// What belongs to a programme, with the programme.
const Record* WantPart(const std::string& name, Wanted& wanted) {
  wanted.Want(ParentOf(name));
  return wanted.Want(name);
}

void WantReferences(const std::string& name, const Project& project, Wanted& wanted) {
  const absl::string_view programme = ParentOf(name);
  for (const Names* names :
       {&project.partners(), &project.challenges(), &project.goals(), &project.authorised_by()}) {
    WantOfProgramme(programme, *names, wanted);
  }
  if (!project.lead().empty()) wanted.Want(project.lead());
}

// With its areas and all that was measured, by which they stand, and the municipality they are held
// against.
void WantIndicator(const std::string& name, Wanted& wanted) {
  wanted.Want("");
  const Record* indicator = WantPart(name, wanted);
  if (indicator == nullptr) return;
  for (const auto& standing : indicator->indicator().standings()) {
    wanted.Want(standing.area());
    wanted.Want(SeriesName(name, standing.area()));
  }
}

}  // namespace

void WantFor(const Define& command, Wanted& wanted) {
  const Record& record = command.record;
  if (record.has_municipality()) WantGranting(wanted);
  wanted.Want(record.name());
  wanted.Want(ParentOf(record.name()));
  if (record.has_membership()) wanted.Want(record.membership().person());
  for (const std::string& body : record.programme().bodies()) wanted.Want(body);
  for (const std::string& lead : record.challenge().leads()) wanted.Want(lead);
  WantOfProgramme(ParentOf(record.name()), record.goal().contributes_to(), wanted);
  if (!record.schedule().calendar().empty()) wanted.Want(record.schedule().calendar());
}

void WantFor(const SignCovenant& command, Wanted& wanted) {
  wanted.Want(ParentOf(command.covenant));
  wanted.Want(command.covenant);
  if (!command.signature.partner().empty()) wanted.Want(command.signature.partner());
}

void WantFor(const CreateProject& command, Wanted& wanted) {
  WantPart(command.name, wanted);
  WantReferences(command.name, command.project, wanted);
}

void WantFor(const UpdateProject& command, Wanted& wanted) {
  WantPart(command.name, wanted);
  WantReferences(command.name, command.project, wanted);
}

void WantFor(const TurnProject& command, Wanted& wanted) { WantPart(command.project, wanted); }

void WantFor(const AddProjectUpdate& command, Wanted& wanted) {
  const Record* project = WantPart(command.project, wanted);
  if (project == nullptr) return;
  wanted.WantUntaken(UpdateName(command.project, project->project().updates() + 1));
}

void WantFor(const AssessProgramme& command, Wanted& wanted) {
  const Record* programme = wanted.Want(command.programme);
  if (programme == nullptr) return;
  wanted.WantUntaken(AssessmentName(command.programme, programme->programme().assessments() + 1));
}

void WantFor(const CreateIndicator& command, Wanted& wanted) {
  WantPart(command.name, wanted);
  WantOfProgramme(ParentOf(command.name), command.indicator.challenges(), wanted);
}

void WantFor(const UpdateIndicator& command, Wanted& wanted) {
  WantIndicator(command.name, wanted);
  WantOfProgramme(ParentOf(command.name), command.indicator.challenges(), wanted);
}

void WantFor(const RecordMeasurements& command, Wanted& wanted) {
  for (const MeasuredOfArea& each : command.measured) {
    wanted.Want(each.area);
    wanted.Want(SeriesName(command.indicator, each.area));
  }
  WantIndicator(command.indicator, wanted);
}

}  // namespace noordster::engine
