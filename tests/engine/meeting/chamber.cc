// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/meeting/chamber.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"

namespace noordster::engine {

namespace v1 = noordster::v1;

Chamber::Chamber() {
  world_.StartPlan();
  world_.WithReason(true);
  const std::pair<const char*, std::pair<v1::BodyKind, int32_t>> bodies[] = {
      {"raad", {v1::COUNCIL, 35}},
      {"college", {v1::EXECUTIVE, 6}},
      {"db", {v1::PROGRAMME_BOARD, 0}}};
  for (const auto& [id, kind] : bodies) {
    Define body = BodyOfKind(id, kind.first);
    body.record.mutable_body()->set_seats(kind.second);
    world_.Do(body);
  }
  SetSeats("b1", v1::COUNCIL, 35);
  SetSeats("b2", v1::EXECUTIVE, 6);
}

void Chamber::SetSeats(const std::string& body, v1::BodyKind kind, int32_t seats) {
  Define change = BodyOfKind(body, kind);
  change.create = false;
  change.record.mutable_body()->set_seats(seats);
  world_.Do(change);
}

std::string Chamber::NameOf(const std::string& body, const std::string& id) {
  return absl::StrCat("bodies/", body, "/meetings/", id);
}

PlanMeeting Chamber::Planning(const std::string& meeting, const std::string& date) {
  PlanMeeting command;
  command.name = meeting;
  command.meeting.set_form(v1::Meeting::SITTING);
  command.meeting.set_date(date);
  return command;
}

std::string Chamber::Meeting(const std::string& body, v1::Meeting::State state,
                             const std::string& id) {
  std::string name = NameOf(body, id);
  world_.Do(Planning(name, "2023-09-01"));
  if (state == v1::Meeting::PLANNED) return name;
  if (state == v1::Meeting::CANCELLED) {
    world_.Do(TurnMeeting{name, v1::Meeting::CANCELLED});
    return name;
  }
  world_.Do(CallMeeting{name, "2023-08-20"});
  if (state == v1::Meeting::CALLED) return name;
  OpenMeeting open;
  open.meeting = name;
  open.opening.set_sitting(6);
  open.opening.set_signed_in(state == v1::Meeting::NOT_OPENED ? 0 : 6);
  world_.Do(open);
  if (state == v1::Meeting::SUSPENDED) world_.Do(TurnMeeting{name, state, "2023-09-02"});
  if (state == v1::Meeting::HELD) world_.Do(TurnMeeting{name, state});
  return name;
}

std::string Chamber::Opened(const std::string& body, int32_t sitting, int32_t signed_in,
                            const std::string& id) {
  std::string name = Meeting(body, v1::Meeting::PLANNED, id);
  Open(name, sitting, signed_in);
  return name;
}

void Chamber::Open(const std::string& meeting, int32_t sitting, int32_t signed_in) {
  world_.Do(CallMeeting{meeting, "2023-08-20"});
  OpenMeeting open;
  open.meeting = meeting;
  open.opening.set_sitting(sitting);
  open.opening.set_signed_in(signed_in);
  world_.Do(open);
}

std::string Chamber::Placed(const std::string& meeting, v1::AgendaItem::Treatment treatment) {
  RequestItem request;
  request.meeting = meeting;
  *request.item.mutable_title() = world_.Text();
  request.item.set_treatment(treatment);
  request.item.add_subjects(World::kPlan);
  std::string item = world_.Do(request).resource;
  world_.Do(PlaceItem{item, v1::AgendaItem::PLACED});
  return item;
}

void Chamber::Recuse(const std::string& item, int32_t members) {
  RecordAttendance command;
  command.item = item;
  for (int32_t i = 0; i < members; ++i) command.attendance.add_recusals();
  world_.Do(command);
}

RecordBallot Chamber::Voting(const std::string& item, int32_t votes_for, int32_t votes_against,
                             const std::string& subject) {
  RecordBallot command;
  command.item = item;
  command.ballot.set_method(v1::Ballot::ROLL_CALL);
  command.ballot.set_subject(subject);
  if (!subject.empty()) command.ballot.set_subject_kind(v1::Ballot::AMENDMENT);
  command.ballot.set_present(votes_for + votes_against);
  command.ballot.set_votes_for(votes_for);
  command.ballot.set_votes_against(votes_against);
  return command;
}

noordster::internal::v1::Ballot Chamber::Vote(const std::string& item, int32_t votes_for,
                                              int32_t votes_against, const std::string& subject) {
  world_.Do(Voting(item, votes_for, votes_against, subject));
  const auto& ballots = ItemOf(item).ballots();
  return ballots.Get(ballots.size() - 1);
}

std::vector<std::string> Chamber::Barred(const absl::Status& status) {
  const std::optional<Refusal> refusal = RefusalOf(status);
  if (!refusal.has_value()) return {};
  std::vector<std::string> barred;
  for (const v1::Blocker& blocker : refusal->blockers()) {
    barred.push_back(absl::StrCat(v1::ErrorReason_Name(blocker.reason()), " ", blocker.subject()));
  }
  if (barred.empty()) barred.push_back(v1::ErrorReason_Name(refusal->reason()));
  return barred;
}

}  // namespace noordster::engine
