// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_NAMES_H_
#define NOORDSTER_SERVICES_ENGINE_NAMES_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"

// Relative names of resources: the full name without "municipalities/{id}/". The municipality
// itself is "".
namespace noordster::engine {

// What a record is; the number of its field in the Record message.
using RecordKind = noordster::internal::v1::Record::KindCase;

// What the record of a relative name is. REQUIRES: a well-formed name.
RecordKind KindOf(absl::string_view name);

// Whether it is the name of a request's record.
bool IsRequest(absl::string_view name);

// Name without its last two parts: the plan of a step, the programme of a plan. "" at the top.
absl::string_view ParentOf(absl::string_view name);

// Last part of a name.
absl::string_view IdOf(absl::string_view name);

// Number at the end of a name ("…/steps/4"); 0 when it is none.
int32_t NumberOf(absl::string_view name);

std::string VersionName(absl::string_view plan, int32_t number);
std::string StepName(absl::string_view plan, int32_t number);
std::string DecisionName(absl::string_view plan, int32_t number);
std::string FollowUpName(absl::string_view plan, int32_t number);

// Names of an item and of a version of the agenda of a meeting.
std::string ItemName(absl::string_view meeting, int32_t number);
std::string AgendaName(absl::string_view meeting, int32_t number);

// What a paper of an item, and a point of a proposal, is called where names are asked for; they are
// no resources of their own.
std::string PaperName(absl::string_view item, absl::string_view paper);
std::string PointName(absl::string_view proposal, absl::string_view point);

// Name of the schedule of a body with this id.
std::string ScheduleName(absl::string_view body, absl::string_view schedule);

// Name of what was last told of the planning of a plan, or of the agendas of a body.
std::string ForecastName(absl::string_view owner);

// Name of an update of a project.
std::string UpdateName(absl::string_view project, int32_t number);

// Name of an assessment of a programme.
std::string AssessmentName(absl::string_view programme, int32_t number);

// Name of the series of an indicator about an area.
std::string SeriesName(absl::string_view indicator, absl::string_view area);

// Name of a recognition round of a plan.
std::string RecognitionName(absl::string_view plan, int32_t number);

// The plan that a plan or a step is or belongs to; "" of anything else.
std::string PlanAmong(absl::string_view name);

// "programmes/p" of everything below it; "" of everything else.
absl::string_view ProgrammeOf(absl::string_view name);

// "bodies/raad" of "municipalities/gm1916/bodies/raad"; "" of a municipality.
std::string RelativeName(absl::string_view full);

// The full name of a relative one.
std::string FullName(absl::string_view municipality, absl::string_view relative);

// "persons/{id}".
std::string PersonName(absl::string_view id);

// Name of the record that remembers a request of an actor.
std::string RequestName(absl::string_view actor, absl::string_view request_id);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_NAMES_H_
