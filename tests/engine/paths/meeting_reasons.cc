// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <vector>

#include "tests/engine/paths/reason_case.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

// A meeting of a council of 35 seats.
std::string PlannedMeeting(World& world) {
  Define raad = BodyOfKind("raad", v1::COUNCIL);
  raad.record.mutable_body()->set_seats(35);
  world.Do(raad);
  PlanMeeting plan;
  plan.name = "bodies/raad/meetings/m";
  plan.meeting.set_form(v1::Meeting::SITTING);
  plan.meeting.set_date("2023-01-10");
  world.Do(plan);
  return plan.name;
}

// A hamerstuk about these that the executive came to on the day of outcomes; the plan is before it.
std::string TreatedItem(World& world, const std::vector<std::string>& subjects) {
  world.BringTo("college");
  Define college = BodyOfKind("b2", v1::EXECUTIVE);
  college.create = false;
  college.record.mutable_body()->set_seats(6);
  world.Do(college);
  PlanMeeting plan;
  plan.name = "bodies/b2/meetings/m";
  plan.meeting.set_form(v1::Meeting::SITTING);
  plan.meeting.set_date("2023-01-10");
  world.Do(plan);
  RequestItem request;
  request.meeting = plan.name;
  request.item.set_treatment(v1::AgendaItem::CONSENT);
  for (const std::string& subject : subjects) request.item.add_subjects(subject);
  std::string item = world.Do(request).resource;
  world.Do(PlaceItem{item, v1::AgendaItem::PLACED});
  OpenMeeting open;
  open.meeting = plan.name;
  open.opening.set_sitting(6);
  open.opening.set_signed_in(6);
  world.Do(open);
  return item;
}

}  // namespace

std::vector<ReasonCase> CasesOfMeetings() {
  const auto code = absl::StatusCode::kFailedPrecondition;
  return {
      {v1::MEETING_UNFIT, code, "PLANNED", v1::COUNCIL_CLERK,
       [](World& world) {
         const std::string meeting = PlannedMeeting(world);
         return world.Try(TurnMeeting{meeting, v1::Meeting::HELD}).status();
       }},
      {v1::ITEM_UNFIT, code, "REFUSED", v1::COUNCIL_CLERK,
       [](World& world) {
         RequestItem request;
         request.meeting = PlannedMeeting(world);
         const std::string item = world.Do(request).resource;
         world.Do(PlaceItem{item, v1::AgendaItem::REFUSED});
         return world.Try(PlaceItem{item, v1::AgendaItem::PLACED}).status();
       }},
      {v1::BALLOT_UNFIT, code, "sitting <= 35", v1::COUNCIL_CLERK,
       [](World& world) {
         OpenMeeting open;
         open.meeting = PlannedMeeting(world);
         open.opening.set_sitting(36);
         world.Do(CallMeeting{open.meeting, "2023-01-02"});
         return world.Try(open).status();
       }},
      {v1::BALLOT_CONTRADICTED, code, "WITHOUT_VOTE", v1::EXECUTIVE_SECRETARIAT,
       [](World& world) {
         const std::string item = TreatedItem(world, {World::kPlan});
         RecordOutcome rejected = world.Outcome("rejected");
         rejected.source.Clear();
         rejected.agenda_item = item;
         return world.Try(rejected).status();
       }},
      {v1::ITEM_ABOUT_OTHER, code, "bodies/b2/meetings/m/items/1", v1::PROGRAMME_SECRETARY,
       [](World& world) {
         const std::string item = TreatedItem(world, {});
         RecordOutcome agreed = world.Outcome("agreed");
         agreed.source.Clear();
         agreed.agenda_item = item;
         return world.Try(agreed).status();
       }},
      {v1::DATE_UNFIT, code, "2023-01-10", v1::COUNCIL_CLERK,
       [](World& world) {
         return world.Try(CallMeeting{PlannedMeeting(world), "2023-01-11"}).status();
       }},
  };
}

}  // namespace noordster::engine
