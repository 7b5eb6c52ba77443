// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/planning_samples.h"

#include <string>

#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

constexpr char kPlanned[] = "gepland";
constexpr char kCouncil[] = "bodies/raad";
constexpr char kFirstDay[] = "2022-11-15";
constexpr char kLaterDay[] = "2022-11-16";

using Suppositions = google::protobuf::RepeatedPtrField<v1::Supposition>;

void AddMeetings(Suppositions& suppositions) {
  auto& added = *suppositions.Add()->mutable_meeting_added();
  added.set_body(Town::Name(kCouncil));
  added.set_date(kFirstDay);
  auto& moved = *suppositions.Add()->mutable_meeting_moved();
  moved.set_body(Town::Name(kCouncil));
  moved.set_from_date(kFirstDay);
  moved.set_to_date(kLaterDay);
  auto& cancelled = *suppositions.Add()->mutable_meeting_cancelled();
  cancelled.set_body(Town::Name(kCouncil));
  cancelled.set_date(kLaterDay);
}

void AddOffices(Suppositions& suppositions) {
  suppositions.Add()->mutable_stops_dropped()->set_body(Town::Name(kCouncil));
  auto& stop = *suppositions.Add()->mutable_stop_added();
  stop.set_body(Town::Name(kCouncil));
  stop.set_office("griffie");
  stop.set_first_date("2022-10-17");
  stop.set_last_date("2022-10-21");
  auto& lead = *suppositions.Add()->mutable_lead_changed();
  lead.set_body(Town::Name(kCouncil));
  lead.set_office("griffie");
  lead.mutable_lead()->set_unit(v1::Lead::WEEKDAY_BEFORE);
  lead.mutable_lead()->set_count(1);
  lead.mutable_lead()->set_weekday(v1::MONDAY);
}

void AddStages(Suppositions& suppositions) {
  auto& planned = *suppositions.Add()->mutable_stage_planned();
  planned.set_plan(Town::Plan(kPlanned));
  planned.set_stage("raad");
  planned.set_date("2022-10-01");
  auto& work = *suppositions.Add()->mutable_work_taking();
  work.set_plan(Town::Plan(kPlanned));
  work.set_stage("work");
  work.set_working_days(3);
}

Suppositions EverySupposition() {
  Suppositions suppositions;
  AddMeetings(suppositions);
  AddOffices(suppositions);
  AddStages(suppositions);
  return suppositions;
}

v1::PlanningTarget Target() {
  v1::PlanningTarget target;
  target.set_stage("raad");
  target.set_no_later_than("2022-12-31");
  return target;
}

}  // namespace

void BuildPlanning(Town& town) {
  town.StartPlan(kPlanned, "compact");
  v1::KeepBaselineRequest keep;
  keep.set_name(Town::Plan(kPlanned));
  keep.set_baseline_id("eerder");
  town.client().Must(&v1::PlanningService::Stub::KeepBaseline, keep);
}

void AddPlanningSamples(Corpus& corpus) {
  auto planning = On<v1::GetPlanningRequest>(Town::Plan(kPlanned) + "/planning");
  *planning.mutable_target() = Target();
  *planning.mutable_suppositions() = EverySupposition();
  planning.set_from_date("2022-07-01");
  corpus.Add(planning);
  v1::FindReachableMeetingsRequest reachable;
  reachable.set_parent(Town::Plan(kPlanned));
  reachable.set_stage("raad");
  reachable.set_most(7);
  *reachable.mutable_suppositions() = EverySupposition();
  reachable.set_from_date("2022-07-01");
  corpus.Add(reachable);
  v1::ComparePlanningRequest compare;
  compare.set_parent(Town::Plan(kPlanned));
  *compare.mutable_target() = Target();
  *compare.mutable_suppositions() = EverySupposition();
  compare.set_from_date("2022-07-01");
  corpus.Add(compare);
  auto ahead = On<v1::GetAgendaAheadRequest>(Town::Name(kCouncil) + "/agendaAhead");
  ahead.set_first_date("2022-08-01");
  ahead.set_last_date("2022-12-31");
  corpus.Add(ahead);
  auto keep = On<v1::KeepBaselineRequest>(Town::Plan(kPlanned));
  keep.set_baseline_id("nieuw");
  corpus.Add(keep);
  auto deviation = On<v1::CompareBaselineRequest>(Town::Plan(kPlanned));
  deviation.set_baseline("eerder");
  corpus.Add(deviation);
  corpus.AddRead<v1::GetCalendarFeedRequest>(Town::Plan(kPlanned));
}

}  // namespace noordster::testing
