// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/resource_kind.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/partner_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

template <typename Stub, typename Request, typename Response>
Method Bind(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*)) {
  return {&Request::default_instance(),
          [method](Session& session, const Message& message) -> absl::StatusOr<MessagePointer> {
            const auto& request = static_cast<const Request&>(message);
            absl::StatusOr<Response> response;
            if constexpr (requires { request.page_token(); }) {
              response = session.CallAllPages(method, request);
            } else {
              response = session.Call(method, request);
            }
            if (!response.ok()) return response.status();
            return std::make_unique<Response>(*std::move(response));
          }};
}

using Programmes = v1::ProgrammeService::Stub;
using Bodies = v1::BodyService::Stub;
using Calendars = v1::CalendarService::Stub;
using Indicators = v1::IndicatorService::Stub;
using Mandates = v1::MandateService::Stub;
using Paths = v1::PathService::Stub;
using Plans = v1::PlanService::Stub;
using Partners = v1::PartnerService::Stub;
using Projects = v1::ProjectService::Stub;

ResourceKind MunicipalityKind() {
  return {"Municipality",
          kMunicipalityPattern,
          "municipality",
          "municipality",
          &v1::Municipality::default_instance(),
          {"name", "display_name"},
          Bind(&Programmes::GetMunicipality),
          Bind(&Programmes::ListMunicipalities),
          Bind(&Programmes::CreateMunicipality),
          Bind(&Programmes::UpdateMunicipality)};
}

ResourceKind PersonKind() {
  return {"Person",
          kPersonPattern,
          "person",
          "person",
          &v1::Person::default_instance(),
          {"name", "display_name", "contact"},
          Bind(&Bodies::GetPerson),
          Bind(&Bodies::ListPersons),
          Bind(&Bodies::CreatePerson),
          Bind(&Bodies::UpdatePerson)};
}

ResourceKind BodyKindOfResource() {
  return {"Body",
          kBodyPattern,
          "body",
          "body",
          &v1::Body::default_instance(),
          {"name", "display_name", "kind", "composition"},
          Bind(&Bodies::GetBody),
          Bind(&Bodies::ListBodies),
          Bind(&Bodies::CreateBody),
          Bind(&Bodies::UpdateBody)};
}

ResourceKind MembershipKind() {
  return {"Membership",
          kMembershipPattern,
          "membership",
          "membership",
          &v1::Membership::default_instance(),
          {"name", "person", "role", "start_date", "end_date"},
          Bind(&Bodies::GetMembership),
          Bind(&Bodies::ListMemberships),
          Bind(&Bodies::CreateMembership),
          Bind(&Bodies::UpdateMembership)};
}

ResourceKind CalendarKind() {
  return {"Calendar",
          kCalendarPattern,
          "calendar",
          "calendar",
          &v1::Calendar::default_instance(),
          {"name", "display_name", "weekdays"},
          Bind(&Calendars::GetCalendar),
          Bind(&Calendars::ListCalendars),
          Bind(&Calendars::CreateCalendar),
          Bind(&Calendars::UpdateCalendar)};
}

ResourceKind ScheduleKind() {
  return {"Schedule",
          kSchedulePattern,
          "schedule",
          "schedule",
          &v1::Schedule::default_instance(),
          {"name", "display_name", "first_date", "last_date", "calendar", "offices"},
          Bind(&Calendars::GetSchedule),
          Bind(&Calendars::ListSchedules),
          Bind(&Calendars::CreateSchedule),
          Bind(&Calendars::UpdateSchedule)};
}

ResourceKind PathKind() {
  return {"Path",
          kPathPattern,
          "definition",
          "path",
          &v1::PathDefinition::default_instance(),
          {"name", "latest_version", "content_sha256"},
          Bind(&Paths::GetPath),
          Bind(&Paths::ListPaths),
          Bind(&Paths::PublishPath),
          Bind(&Paths::PublishPath)};
}

ResourceKind ProgrammeKind() {
  return {"Programme",
          kProgrammePattern,
          "programme",
          "programme",
          &v1::Programme::default_instance(),
          {"name", "display_name", "contact"},
          Bind(&Programmes::GetProgramme),
          Bind(&Programmes::ListProgrammes),
          Bind(&Programmes::CreateProgramme),
          Bind(&Programmes::UpdateProgramme)};
}

ResourceKind ChallengeKind() {
  return {"Challenge",
          kChallengePattern,
          "challenge",
          "challenge",
          &v1::Challenge::default_instance(),
          {"position", "name", "display_name", "description"},
          Bind(&Programmes::GetChallenge),
          Bind(&Programmes::ListChallenges),
          Bind(&Programmes::CreateChallenge),
          Bind(&Programmes::UpdateChallenge)};
}

ResourceKind GoalKind() {
  return {"Goal",
          kGoalPattern,
          "goal",
          "goal",
          &v1::Goal::default_instance(),
          {"name", "display_name", "contributes_to"},
          Bind(&Programmes::GetGoal),
          Bind(&Programmes::ListGoals),
          Bind(&Programmes::CreateGoal),
          Bind(&Programmes::UpdateGoal)};
}

ResourceKind PartnerKind() {
  return {"Partner",
          kPartnerPattern,
          "partner",
          "partner",
          &v1::Partner::default_instance(),
          {"name", "display_name", "kind"},
          Bind(&Partners::GetPartner),
          Bind(&Partners::ListPartners),
          Bind(&Partners::CreatePartner),
          Bind(&Partners::UpdatePartner)};
}

ResourceKind CovenantKind() {
  return {"Covenant",
          kCovenantPattern,
          "covenant",
          "covenant",
          &v1::Covenant::default_instance(),
          {"name", "display_name", "signed", "places"},
          Bind(&Partners::GetCovenant),
          Bind(&Partners::ListCovenants),
          Bind(&Partners::CreateCovenant),
          Bind(&Partners::UpdateCovenant)};
}

ResourceKind ProjectKind() {
  return {"Project",
          kProjectPattern,
          "project",
          "project",
          &v1::Project::default_instance(),
          {"name", "display_name", "state", "lead", "start", "end"},
          Bind(&Projects::GetProject),
          Bind(&Projects::ListProjects),
          Bind(&Projects::CreateProject),
          Bind(&Projects::UpdateProject)};
}

ResourceKind AreaKind() {
  return {"Area",
          kAreaPattern,
          "area",
          "area",
          &v1::Area::default_instance(),
          {"name", "display_name", "kind", "codes"},
          Bind(&Indicators::GetArea),
          Bind(&Indicators::ListAreas),
          Bind(&Indicators::CreateArea),
          Bind(&Indicators::UpdateArea)};
}

ResourceKind IndicatorKind() {
  return {"Indicator",
          kIndicatorPattern,
          "indicator",
          "indicator",
          &v1::Indicator::default_instance(),
          {"name", "display_name", "measure", "direction"},
          Bind(&Indicators::GetIndicator),
          Bind(&Indicators::ListIndicators),
          Bind(&Indicators::CreateIndicator),
          Bind(&Indicators::UpdateIndicator)};
}

// Figures of an indicator, under its name: no resource of their own, but a file tells them.
ResourceKind MeasurementsKind() {
  return {"Measurements",
          kIndicatorPattern,
          "",
          "indicator",
          &v1::RecordMeasurementsRequest::default_instance(),
          {},
          Bind(&Indicators::GetIndicator),
          Bind(&Indicators::ListIndicators),
          Bind(&Indicators::RecordMeasurements),
          Bind(&Indicators::RecordMeasurements)};
}

// What a mandate says cannot be changed, which the server says when one is granted again.
ResourceKind MandateKind() {
  return {
      "Mandate",
      kMandatePattern,
      "mandate",
      "mandate",
      &v1::Mandate::default_instance(),
      {"name", "capacity", "person", "body", "programme", "start_date", "end_date", "revoke_time"},
      Bind(&Mandates::GetMandate),
      Bind(&Mandates::ListMandates),
      Bind(&Mandates::GrantMandate),
      Bind(&Mandates::GrantMandate)};
}

ResourceKind PlanKind() {
  return {"Plan",
          kPlanPattern,
          "plan",
          "plan",
          &v1::Plan::default_instance(),
          {"name", "title", "state", "stage", "latest_version", "open_follow_ups", "due_date",
           "blocked"},
          Bind(&Plans::GetPlan),
          Bind(&Plans::ListPlans),
          Bind(&Plans::CreatePlan),
          Bind(&Plans::UpdatePlan)};
}

const FieldDescriptor* FieldOf(const Message& message, absl::string_view name) {
  return message.GetDescriptor()->FindFieldByName(std::string(name));
}

void SetText(Message& message, absl::string_view field, absl::string_view text) {
  const FieldDescriptor* descriptor = FieldOf(message, field);
  if (descriptor == nullptr) return;
  message.GetReflection()->SetString(&message, descriptor, std::string(text));
}

MessagePointer NewRequest(const Method& method) { return MessagePointer(method.request->New()); }

// "path_id" for a path, though its content stands in "definition".
std::string IdField(const ResourceKind& kind) {
  return absl::StrCat(absl::AsciiStrToLower(kind.name), "_id");
}

}  // namespace

const std::vector<ResourceKind>& ResourceKinds() {
  static const auto* kinds = new std::vector<ResourceKind>{
      MunicipalityKind(), PersonKind(),    BodyKindOfResource(), MembershipKind(),
      CalendarKind(),     ScheduleKind(),  PathKind(),           ProgrammeKind(),
      ChallengeKind(),    GoalKind(),      PartnerKind(),        CovenantKind(),
      AreaKind(),         IndicatorKind(), MeasurementsKind(),   MandateKind(),
      PlanKind(),         ProjectKind()};
  return *kinds;
}

const ResourceKind* FindKind(absl::string_view name) {
  for (const ResourceKind& kind : ResourceKinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

absl::StatusOr<MessagePointer> GetResource(Session& session, const ResourceKind& kind,
                                           const std::string& name) {
  const MessagePointer request = NewRequest(kind.get);
  SetText(*request, "name", name);
  absl::StatusOr<MessagePointer> response = kind.get.call(session, *request);
  if (!response.ok()) return response;
  const Message& part = PartOf(**response, kind.answer);
  MessagePointer resource(part.New());
  resource->CopyFrom(part);
  return resource;
}

absl::StatusOr<std::vector<MessagePointer>> ListResources(Session& session,
                                                          const ResourceKind& kind,
                                                          const std::string& parent,
                                                          const ListFilter& filter) {
  const MessagePointer request = NewRequest(kind.list);
  SetText(*request, "parent", parent);
  if (const FieldDescriptor* field = FieldOf(*request, filter.field); field != nullptr) {
    field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL
        ? request->GetReflection()->SetBool(request.get(), field, true)
        : request->GetReflection()->SetString(request.get(), field, filter.value);
  }
  absl::StatusOr<MessagePointer> response = kind.list.call(session, *request);
  if (!response.ok()) return response.status();
  const Message& page = **response;
  // The resources stand first in every list.
  const FieldDescriptor* items = page.GetDescriptor()->field(0);
  std::vector<MessagePointer> resources;
  for (int i = 0; i < page.GetReflection()->FieldSize(page, items); ++i) {
    const Message& item = page.GetReflection()->GetRepeatedMessage(page, items, i);
    resources.emplace_back(item.New())->CopyFrom(item);
  }
  return resources;
}

absl::StatusOr<MessagePointer> WriteResource(Session& session, const ResourceKind& kind,
                                             const ResourceWrite& write) {
  const Method& method = write.exists ? kind.update : kind.create;
  const MessagePointer request = NewRequest(method);
  const FieldDescriptor* field = FieldOf(*request, kind.field);
  Message& content =
      field == nullptr ? *request : *request->GetReflection()->MutableMessage(request.get(), field);
  content.CopyFrom(*write.content);
  SetText(*request, "parent", ParentOf(write.name));
  SetText(*request, IdField(kind), LastId(write.name));
  SetText(*request, "name", write.name);
  SetText(*request, "etag", write.etag);
  // A file of figures may say it itself.
  if (!write.reason.empty()) SetText(*request, "reason", write.reason);
  request->GetReflection()->SetBool(request.get(), FieldOf(*request, "validate_only"),
                                    write.validate_only);
  return method.call(session, *request);
}

std::string TextOf(const Message& message, absl::string_view field) {
  const FieldDescriptor* descriptor = FieldOf(message, field);
  return descriptor == nullptr ? "" : message.GetReflection()->GetString(message, descriptor);
}

const Message& PartOf(const Message& message, absl::string_view field) {
  return message.GetReflection()->GetMessage(message, FieldOf(message, field));
}

}  // namespace noordster::cli
