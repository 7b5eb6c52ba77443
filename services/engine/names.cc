// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/names.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/check.h"

namespace noordster::engine {

using noordster::internal::v1::Record;

bool IsRequest(absl::string_view name) { return absl::StartsWith(name, "requests/"); }

RecordKind KindOf(absl::string_view name) {
  if (name.empty()) return Record::kMunicipality;
  if (IsRequest(name)) return Record::kRequest;
  const size_t slash = name.rfind('/');
  NOORDSTER_CHECK(slash != absl::string_view::npos && slash > 0);
  const size_t before = name.rfind('/', slash - 1);
  const size_t begin = before == absl::string_view::npos ? 0 : before + 1;
  const absl::string_view collection = name.substr(begin, slash - begin);
  const bool of_path = absl::StartsWith(name, "paths/");
  if (collection == "bodies") return Record::kBody;
  if (collection == "memberships") return Record::kMembership;
  if (collection == "persons") return Record::kPerson;
  if (collection == "mandates") return Record::kMandate;
  if (collection == "drafts") return Record::kDraft;
  if (collection == "programmes") return Record::kProgramme;
  if (collection == "challenges") return Record::kChallenge;
  if (collection == "paths") return Record::kPath;
  if (collection == "versions") return of_path ? Record::kPathVersion : Record::kPlanVersion;
  if (collection == "plans") return Record::kPlan;
  if (collection == "steps") return Record::kStep;
  if (collection == "decisions") return Record::kDecision;
  if (collection == "meetings") return Record::kMeeting;
  if (collection == "items") return Record::kAgendaItem;
  if (collection == "agendas") return Record::kAgendaVersion;
  if (collection == "recognitions") return Record::kRecognition;
  if (collection == "actions") return Record::kAction;
  if (collection == "proposals") return Record::kProposal;
  if (collection == "goals") return Record::kGoal;
  if (collection == "partners") return Record::kPartner;
  if (collection == "covenants") return Record::kCovenant;
  if (collection == "projects") return Record::kProject;
  if (collection == "updates") return Record::kProjectUpdate;
  if (collection == "areas") return Record::kArea;
  if (collection == "calendars") return Record::kCalendar;
  if (collection == "schedules") return Record::kSchedule;
  if (collection == "indicators") return Record::kIndicator;
  if (collection == "series") return Record::kSeries;
  if (collection == "assessments") return Record::kAssessment;
  if (collection == "forecasts") return Record::kForecast;
  NOORDSTER_CHECK(collection == "followUps");
  return Record::kFollowUp;
}

absl::string_view ParentOf(absl::string_view name) {
  for (int i = 0; i < 2; ++i) {
    const size_t slash = name.rfind('/');
    if (slash == absl::string_view::npos) return "";
    name = name.substr(0, slash);
  }
  return name;
}

absl::string_view IdOf(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return slash == absl::string_view::npos ? name : name.substr(slash + 1);
}

int32_t NumberOf(absl::string_view name) {
  int32_t number = 0;
  return absl::SimpleAtoi(IdOf(name), &number) ? number : 0;
}

std::string VersionName(absl::string_view plan, int32_t number) {
  return absl::StrCat(plan, "/versions/", number);
}

std::string StepName(absl::string_view plan, int32_t number) {
  return absl::StrCat(plan, "/steps/", number);
}

std::string DecisionName(absl::string_view plan, int32_t number) {
  return absl::StrCat(plan, "/decisions/", number);
}

std::string FollowUpName(absl::string_view plan, int32_t number) {
  return absl::StrCat(plan, "/followUps/", number);
}

std::string ItemName(absl::string_view meeting, int32_t number) {
  return absl::StrCat(meeting, "/items/", number);
}

std::string AgendaName(absl::string_view meeting, int32_t number) {
  return absl::StrCat(meeting, "/agendas/", number);
}

std::string PaperName(absl::string_view item, absl::string_view paper) {
  return absl::StrCat(item, "/papers/", paper);
}

std::string PointName(absl::string_view proposal, absl::string_view point) {
  return absl::StrCat(proposal, "/points/", point);
}

std::string PlanAmong(absl::string_view name) {
  const RecordKind kind = KindOf(name);
  if (kind == Record::kPlan) return std::string(name);
  return kind == Record::kStep ? std::string(ParentOf(name)) : "";
}

std::string ScheduleName(absl::string_view body, absl::string_view schedule) {
  return absl::StrCat(body, "/schedules/", schedule);
}

std::string ForecastName(absl::string_view owner) {
  return absl::StrCat(owner, "/forecasts/latest");
}

std::string UpdateName(absl::string_view project, int32_t number) {
  return absl::StrCat(project, "/updates/", number);
}

std::string AssessmentName(absl::string_view programme, int32_t number) {
  return absl::StrCat(programme, "/assessments/", number);
}

std::string SeriesName(absl::string_view indicator, absl::string_view area) {
  return absl::StrCat(indicator, "/series/", IdOf(area));
}

std::string RecognitionName(absl::string_view plan, int32_t number) {
  return absl::StrCat(plan, "/recognitions/", number);
}

absl::string_view ProgrammeOf(absl::string_view name) {
  constexpr absl::string_view kCollection = "programmes/";
  if (!absl::StartsWith(name, kCollection)) return "";
  return name.substr(0, name.find('/', kCollection.size()));
}

std::string RelativeName(absl::string_view full) {
  const std::vector<absl::string_view> parts = absl::StrSplit(full, absl::MaxSplits('/', 2));
  return parts.size() > 2 ? std::string(parts[2]) : "";
}

std::string FullName(absl::string_view municipality, absl::string_view relative) {
  return absl::StrCat("municipalities/", municipality, relative.empty() ? "" : "/", relative);
}

std::string PersonName(absl::string_view id) { return absl::StrCat("persons/", id); }

std::string RequestName(absl::string_view actor, absl::string_view request_id) {
  return absl::StrCat("requests/", actor, "/", request_id);
}

}  // namespace noordster::engine
