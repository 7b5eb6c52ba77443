// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/meeting_samples.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/plan_service.pb.h"
#include "tests/api/sample_resources.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using Agenda = v1::AgendaService::Stub;
using Meetings = v1::MeetingService::Stub;

std::string OfCouncil(const std::string& id) {
  return Town::Name(absl::StrCat("bodies/raad/meetings/", id));
}

std::string OfCollege(const std::string& id) {
  return Town::Name(absl::StrCat("bodies/college/meetings/", id));
}

// Plans under items 2 to 5 of the meeting of the executive.
constexpr const char* kTreatedPlans[] = {"meet", "meet-many", "meet-defer", "meet-back"};

// An outcome of a plan that the executive treated.
template <typename Request>
Request Treated(Request request, int item) {
  request.clear_source();
  request.set_decided_date(kDay);
  request.set_agenda_item(absl::StrCat(OfCollege("stemming"), "/items/", item));
  return request;
}

template <typename Request>
Request PuttingOff(const std::string& plan) {
  Request request;
  request.set_name(Town::Plan(absl::StrCat(plan, "/steps/5")));
  request.set_body(Town::Name("bodies/college"));
  request.set_plan_version(1);
  return request;
}

void Plan(Town& town, const std::string& body, const std::string& id, const std::string& date) {
  v1::CreateMeetingRequest request;
  request.set_parent(Town::Name(absl::StrCat("bodies/", body)));
  request.set_meeting_id(id);
  request.mutable_meeting()->set_form(v1::Meeting::SITTING);
  request.mutable_meeting()->set_date(date);
  town.client().Must(&Meetings::CreateMeeting, request);
}

void CallMembers(Town& town, const std::string& meeting) {
  auto request = On<v1::CallMeetingRequest>(meeting);
  request.set_call_date("2022-06-10");
  town.client().Must(&Meetings::CallMeeting, request);
}

void Open(Town& town, const std::string& meeting, int members, int signed_in) {
  CallMembers(town, meeting);
  auto request = On<v1::OpenMeetingRequest>(meeting);
  request.mutable_opening()->set_sitting(members);
  request.mutable_opening()->set_signed_in(signed_in);
  town.client().Must(&Meetings::OpenMeeting, request);
}

// A meeting of the council that was opened.
std::string OpenedCouncil(Town& town, const std::string& id) {
  Plan(town, "raad", id, kDay);
  Open(town, OfCouncil(id), 34, 34);
  return OfCouncil(id);
}

v1::AgendaItem SampleItem() {
  v1::AgendaItem item;
  item.set_title("Plan Jeugd");
  item.set_treatment(v1::AgendaItem::DEBATE);
  item.add_subjects(Town::Plan("change"));
  item.set_closed(true);
  return item;
}

std::string Request(Town& town, const std::string& meeting, const std::string& plan = "change") {
  v1::RequestItemRequest request;
  request.set_parent(meeting);
  *request.mutable_item() = SampleItem();
  request.mutable_item()->set_subjects(0, Town::Plan(plan));
  return town.client().Must(&Agenda::RequestItem, request).item().name();
}

std::string PlaceItem(Town& town, const std::string& meeting, const std::string& plan = "change") {
  std::string item = Request(town, meeting, plan);
  town.client().Must(&Agenda::PlaceItem, On<v1::PlaceItemRequest>(item));
  return item;
}

void Ask(Town& town, const std::string& item, const std::string& paper) {
  auto request = On<v1::AskPaperRequest>(item);
  request.mutable_paper()->set_id(paper);
  request.mutable_paper()->set_title("Voorstel");
  request.mutable_paper()->set_due_date("2022-06-01");
  town.client().Must(&Agenda::AskPaper, request);
}

v1::ImposeItemSecrecyRequest Secret(const std::string& item, const std::string& paper) {
  auto request = On<v1::ImposeItemSecrecyRequest>(item);
  request.set_paper_id(paper);
  request.set_ground(v1::PRIVACY);
  request.set_body(Town::Name("bodies/raad"));
  request.set_imposed_date("2022-06-10");
  request.set_lifter(request.body());
  return request;
}

// Fifteen for the first person, as many for the second, four for the third: nobody is chosen.
v1::RecordBallotRequest ChoiceWithoutMajority(const std::string& item) {
  auto request = On<v1::RecordBallotRequest>(item);
  v1::Ballot& ballot = *request.mutable_ballot();
  ballot.set_method(v1::Ballot::SECRET);
  ballot.set_present(34);
  for (const int number : {1, 2, 4}) {
    auto& candidate = *ballot.add_candidates();
    candidate.set_person(Person(number));
    candidate.set_votes(number == 4 ? 4 : 15);
  }
  return request;
}

v1::RecordBallotRequest Tie(const std::string& item, int votes) {
  auto request = On<v1::RecordBallotRequest>(item);
  v1::Ballot& ballot = *request.mutable_ballot();
  ballot.set_method(v1::Ballot::ROLL_CALL);
  ballot.set_present(2 * votes);
  ballot.set_votes_for(votes);
  ballot.set_votes_against(votes);
  return request;
}

// The numbers that a body without seats lacks.
void SetSeats(Town& town) {
  auto raad = On<v1::UpdateBodyRequest>(Town::Name("bodies/raad"));
  *raad.mutable_body() = SampleBody();
  town.client().Must(&v1::BodyService::Stub::UpdateBody, raad);
  auto college = On<v1::UpdateBodyRequest>(Town::Name("bodies/college"));
  college.mutable_body()->set_display_name("College");
  college.mutable_body()->set_kind(v1::EXECUTIVE);
  college.mutable_body()->set_seats(6);
  town.client().Must(&v1::BodyService::Stub::UpdateBody, college);
}

void BuildHeld(Town& town) {
  for (const char* id : {"lijst", "notulen"}) {
    town.client().Must(&Meetings::CloseMeeting,
                       On<v1::CloseMeetingRequest>(OpenedCouncil(town, id)));
  }
}

void BuildAgenda(Town& town) {
  Plan(town, "raad", "agenda", kDay);
  Plan(town, "raad", "later", "2022-07-05");
  Plan(town, "raad", "publicatie", kDay);
  const std::string agenda = OfCouncil("agenda");
  // 1 is changed, 2 placed, 3 refused, 4 moved on; 5 to 7 have papers; those of 8 to 10 are made
  // public and come under secrecy, 10 is secret.
  for (int i = 0; i < 10; ++i) Request(town, agenda);
  for (const int number : {6, 7, 8, 9, 10}) {
    Ask(town, absl::StrCat(agenda, "/items/", number), "voorstel");
  }
  auto deliver = On<v1::DeliverPaperRequest>(absl::StrCat(agenda, "/items/8"));
  deliver.set_paper_id("voorstel");
  deliver.set_delivered_date("2022-06-02");
  town.client().Must(&Agenda::DeliverPaper, deliver);
  town.client().Must(&Agenda::ImposeItemSecrecy,
                     Secret(absl::StrCat(agenda, "/items/10"), "voorstel"));
  PlaceItem(town, OfCouncil("publicatie"));
  auto publish = On<v1::PublishAgendaRequest>(OfCouncil("publicatie"));
  publish.add_items(1);
  publish.set_audience(v1::PUBLIC);
  publish.set_published_date("2022-06-10");
  town.client().Must(&Agenda::PublishAgenda, publish);
}

// Items 1 to 4 of "stemming": of attendance, of a ballot, of a choice of persons that goes on, of a
// first choice of persons; item 1 of the executive tied.
void BuildBallots(Town& town) {
  const std::string meeting = OpenedCouncil(town, "stemming");
  for (int i = 0; i < 4; ++i) PlaceItem(town, meeting);
  town.client().Must(&Agenda::RecordBallot,
                     ChoiceWithoutMajority(absl::StrCat(meeting, "/items/3")));
  Plan(town, "college", "stemming", kDay);
  Open(town, OfCollege("stemming"), 6, 6);
  const std::string item = PlaceItem(town, OfCollege("stemming"));
  town.client().Must(&Agenda::RecordBallot, Tie(item, 3));
  for (const char* plan : kTreatedPlans) PlaceItem(town, OfCollege("stemming"), plan);
}

void AddMeetings(Corpus& corpus) {
  v1::CreateMeetingRequest create;
  create.set_parent(Town::Name("bodies/raad"));
  create.set_meeting_id("nieuw");
  v1::Meeting& meeting = *create.mutable_meeting();
  meeting.set_form(v1::Meeting::SITTING);
  meeting.set_date("2022-06-23");
  meeting.set_start_time("19:30");
  meeting.set_place("Raadzaal");
  meeting.set_closed(true);
  meeting.set_makes_up_for(OfCouncil("niet-geopend"));
  corpus.Add(create);
  auto call = On<v1::CallMeetingRequest>(OfCouncil("oproep"));
  call.set_call_date("2022-06-10");
  corpus.Add(call);
  auto move = On<v1::MoveMeetingRequest>(OfCouncil("verdaagd"));
  move.set_date("2022-09-27");
  move.set_start_time("20:00");
  corpus.Add(move);
  corpus.Add(On<v1::CancelMeetingRequest>(OfCouncil("vervallen")));
  auto open = On<v1::OpenMeetingRequest>(OfCouncil("opening"));
  v1::Meeting::Opening& opening = *open.mutable_opening();
  opening.set_sitting(34);
  opening.set_signed_in(30);
  opening.set_chair(Person(1));
  opening.set_chair_is_member(true);
  opening.add_persons(Person(1));
  corpus.Add(open);
  auto suspend = On<v1::SuspendMeetingRequest>(OfCouncil("schorsing"));
  suspend.set_resume_date("2022-06-22");
  corpus.Add(suspend);
  corpus.Add(On<v1::ResumeMeetingRequest>(OfCouncil("hervatting")));
  corpus.Add(On<v1::CloseMeetingRequest>(OfCouncil("sluiting")));
  auto list = On<v1::PublishDecisionListRequest>(OfCouncil("lijst"));
  list.mutable_decision_list()->set_published_date("2022-06-24");
  list.mutable_decision_list()->set_source("Raadsinformatie, 24 juni 2022");
  corpus.Add(list);
  auto minutes = On<v1::AdoptMinutesRequest>(OfCouncil("notulen"));
  minutes.set_meeting(OfCouncil("lijst"));
  corpus.Add(minutes);
}

void AddAgenda(Corpus& corpus) {
  const std::string agenda = OfCouncil("agenda");
  const auto item = [&agenda](int number) { return absl::StrCat(agenda, "/items/", number); };
  v1::RequestItemRequest request;
  request.set_parent(OfCouncil("later"));
  *request.mutable_item() = SampleItem();
  corpus.Add(request);
  auto update = On<v1::UpdateItemRequest>(item(1));
  *update.mutable_item() = SampleItem();
  corpus.Add(update);
  corpus.Add(On<v1::PlaceItemRequest>(item(2)));
  corpus.Add(On<v1::RefuseItemRequest>(item(3)));
  auto move = On<v1::MoveItemOnRequest>(item(4));
  move.set_meeting(OfCouncil("later"));
  corpus.Add(move);
  auto publish = On<v1::PublishAgendaRequest>(OfCouncil("publicatie"));
  publish.add_items(1);
  publish.set_audience(v1::PUBLIC);
  publish.set_published_date("2022-06-11");
  corpus.Add(publish);
  auto ask = On<v1::AskPaperRequest>(item(5));
  ask.mutable_paper()->set_id("bijlage");
  ask.mutable_paper()->set_title("Bijlage");
  ask.mutable_paper()->set_due_date("2022-06-01");
  ask.mutable_paper()->set_release_date("2022-06-14");
  corpus.Add(ask);
  auto deliver = On<v1::DeliverPaperRequest>(item(6));
  deliver.set_paper_id("voorstel");
  deliver.set_delivered_date("2022-06-02");
  corpus.Add(deliver);
  auto dispense = On<v1::DispensePaperRequest>(item(7));
  dispense.set_paper_id("voorstel");
  corpus.Add(dispense);
  auto release = On<v1::ReleasePaperRequest>(item(8));
  release.set_paper_id("voorstel");
  release.set_released_date("2022-06-14");
  corpus.Add(release);
  corpus.Add(Secret(item(9), "voorstel"));
  auto lift = On<v1::LiftItemSecrecyRequest>(item(10));
  lift.set_paper_id("voorstel");
  lift.set_lifted_date("2022-06-14");
  corpus.Add(lift);
}

void AddBallots(Corpus& corpus) {
  const std::string meeting = OfCouncil("stemming");
  const auto item = [&meeting](int number) { return absl::StrCat(meeting, "/items/", number); };
  auto attendance = On<v1::RecordAttendanceRequest>(item(1));
  attendance.mutable_attendance()->set_present(32);
  attendance.mutable_attendance()->add_persons(Person(1));
  auto& recusal = *attendance.mutable_attendance()->add_recusals();
  recusal.set_person(Person(2));
  recusal.set_reason("Woont naast de locatie");
  corpus.Add(attendance);
  v1::RecordBallotRequest ballot = Tie(item(2), 16);
  ballot.mutable_ballot()->set_subject("a1");
  ballot.mutable_ballot()->set_subject_kind(v1::Ballot::AMENDMENT);
  corpus.Add(ballot);
  v1::RecordBallotRequest drawn = ChoiceWithoutMajority(item(3));
  drawn.mutable_ballot()->mutable_candidates()->RemoveLast();
  drawn.mutable_ballot()->set_blank_or_invalid(4);
  drawn.mutable_ballot()->set_lot(Person(2));
  corpus.Add(drawn);
  corpus.Add(ChoiceWithoutMajority(item(4)));
  v1::RecordBallotRequest decided = Tie(absl::StrCat(OfCollege("stemming"), "/items/1"), 3);
  decided.mutable_ballot()->set_chair_vote(v1::Ballot::FOR);
  corpus.Add(decided);
}

void AddOutcomes(Corpus& corpus) {
  v1::RecordOutcomeRequest one = Treated(SampleOutcome("meet", 5, "college", "agreed"), 2);
  one.set_without_vote(true);
  one.add_relations()->set_kind(v1::DecisionRelation::SUPPLEMENTS);
  one.mutable_relations(0)->set_decision(Town::Plan("meet/decisions/1"));
  corpus.Add(one);
  v1::RecordOutcomesRequest many;
  many.set_parent(Town::Name("programmes/noord"));
  many.set_outcome("agreed");
  many.set_body(Town::Name("bodies/college"));
  many.set_without_vote(true);
  many.add_treatments()->set_step(Town::Plan("meet-many/steps/5"));
  many.mutable_treatments(0)->set_plan_version(1);
  corpus.Add(Treated(many, 3));
  corpus.Add(Treated(PuttingOff<v1::DeferStepRequest>("meet-defer"), 4));
  corpus.Add(Treated(PuttingOff<v1::SendBackStepRequest>("meet-back"), 5));
}

}  // namespace

void BuildMeetings(Town& town) {
  SetSeats(town);
  for (const char* id : {"oproep", "verdaagd", "vervallen", "opening", "niet-geopend"}) {
    Plan(town, "raad", id, kDay);
  }
  CallMembers(town, OfCouncil("opening"));
  Open(town, OfCouncil("niet-geopend"), 34, 17);
  for (const char* id : {"schorsing", "sluiting", "hervatting"}) OpenedCouncil(town, id);
  auto suspend = On<v1::SuspendMeetingRequest>(OfCouncil("hervatting"));
  suspend.set_resume_date("2022-06-22");
  town.client().Must(&Meetings::SuspendMeeting, suspend);
  BuildHeld(town);
  BuildAgenda(town);
  BuildBallots(town);
}

void AddMeetingSamples(Corpus& corpus) {
  AddMeetings(corpus);
  AddAgenda(corpus);
  AddBallots(corpus);
  AddOutcomes(corpus);
  corpus.AddRead<v1::GetMeetingRequest>(OfCouncil("lijst"));
  corpus.AddRead<v1::ListMeetingsRequest>(Town::Name("bodies/raad"));
  corpus.AddRead<v1::GetItemRequest>(absl::StrCat(OfCouncil("stemming"), "/items/2"));
  corpus.AddRead<v1::ListItemsRequest>(OfCouncil("agenda"));
  corpus.AddRead<v1::GetAgendaVersionRequest>(absl::StrCat(OfCouncil("publicatie"), "/agendas/1"));
  corpus.AddRead<v1::ListAgendaVersionsRequest>(OfCouncil("publicatie"));
  auto state = On<v1::GetPublicStateRequest>(OfCouncil("publicatie"));
  state.set_date("2022-06-12");
  corpus.Add(state);
}

}  // namespace noordster::testing
