// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using Meeting = v1::Meeting;

// Seats of the council and the executive of a walk.
constexpr int kSeats = 5;

// One after the other, so that a later number is a later day; most are of the council.
std::string MeetingName(int number) {
  return absl::StrCat("bodies/b", number % 4 == 0 ? 2 : 1, "/meetings/m", number);
}

}  // namespace

engine::Request Walk::ChangeMeetings() {
  if (meetings_ == 0 || Chance(15)) return PlanMeeting();
  const int number = std::max(1, meetings_ - Below(4));
  const Record meeting = driver_->Get(MeetingName(number));
  const std::string& name = meeting.name();
  const int choice = Below(100);
  switch (meeting.meeting().state()) {
    case Meeting::PLANNED:
      if (choice < 15) return MakeRequest(engine::MoveMeeting{name, DayAfter(number + 1), ""});
      if (choice < 20) return MakeRequest(engine::TurnMeeting{name, Meeting::CANCELLED});
      return choice < 60 ? ChangeAgenda(meeting)
                         : MakeRequest(engine::CallMeeting{name, DayAfter(number - 1)});
    case Meeting::CALLED:
      return choice < 50 ? ChangeAgenda(meeting) : OpenMeeting(name);
    case Meeting::SUSPENDED:
      return MakeRequest(engine::TurnMeeting{name, Meeting::OPEN});
    case Meeting::OPEN:
      if (choice < 15) {
        return MakeRequest(engine::TurnMeeting{name, Meeting::SUSPENDED, DayAfter(number + 1)});
      }
      if (choice < 30) return MakeRequest(engine::TurnMeeting{name, Meeting::HELD});
      return choice < 40 ? ChangeAgenda(meeting) : TreatItem(meeting);
    default:
      break;
  }
  if (choice < 60) return AfterMeeting(number);
  return TreatItem(meeting);
}

engine::Request Walk::PlanMeeting() {
  const int number = ++meetings_;
  engine::PlanMeeting command;
  command.name = MeetingName(number);
  command.meeting.set_form(Meeting::SITTING);
  command.meeting.set_date(DayAfter(number));
  if (number > 1 && Chance(20)) command.meeting.set_makes_up_for(MeetingName(number - 1));
  Send({MakeRequest(std::move(command))});
  // Mostly one that can be called and opened, with something to treat.
  const std::string name = MeetingName(number);
  Send({AskForItem(name)});
  Send({MakeRequest(engine::PlaceItem{engine::ItemName(name, 1), v1::AgendaItem::PLACED})});
  Send({ChangePapers(engine::ItemName(name, 1))});
  Send({ChangePapers(engine::ItemName(name, 1))});
  ChangePublicity(engine::ItemName(name, 1));
  if (Chance(20)) return MakeRequest(engine::MoveMeeting{name, DayAfter(number + 1), ""});
  engine::Request call = MakeRequest(engine::CallMeeting{name, DayAfter(number - 1)});
  if (Chance(40)) return call;
  // Some at once until they are over.
  Send({std::move(call)});
  Send({OpenMeeting(name)});
  if (Chance(30)) return TreatItem(driver_->Get(name));
  Send({TreatItem(driver_->Get(name))});
  Send({MakeRequest(engine::TurnMeeting{name, Meeting::HELD})});
  return AfterMeeting(number);
}

engine::Request Walk::AfterMeeting(int number) {
  const std::string name = MeetingName(number);
  for (int earlier = number - 1; earlier > std::max(0, number - 5); --earlier) {
    const bool was_held = driver_->Get(MeetingName(earlier)).meeting().state() == Meeting::HELD;
    if (was_held && Chance(80)) {
      return MakeRequest(engine::AdoptMinutes{MeetingName(earlier), name});
    }
  }
  engine::PublishDecisionList command{name, DayAfter(number + 2), {}};
  std::vector<engine::NewText> texts;
  command.source = AddText("source", texts);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::AskForItem(const std::string& meeting) {
  engine::RequestItem command;
  command.meeting = meeting;
  std::vector<engine::NewText> texts;
  *command.item.mutable_title() = AddText("item", texts);
  command.item.set_treatment(Chance(20) ? v1::AgendaItem::CONSENT : v1::AgendaItem::DEBATE);
  if (Chance(70)) command.item.add_subjects(SomePlan());
  if (Chance(20)) command.item.add_subjects(SomeProposal());
  command.item.set_closed(Chance(20));
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::OpenMeeting(const std::string& name) {
  engine::OpenMeeting command;
  command.meeting = name;
  command.opening.set_sitting(kSeats - Below(2));
  command.opening.set_signed_in(Chance(80) ? command.opening.sitting() : Below(kSeats));
  return MakeRequest(std::move(command));
}

std::string Walk::SomeItem(const Record& meeting) {
  return engine::ItemName(meeting.name(), 1 + Below(std::max(1, meeting.meeting().items())));
}

engine::Request Walk::ChangeAgenda(const Record& meeting) {
  const std::string item = SomeItem(meeting);
  const int choice = Below(100);
  if (choice < 20 || meeting.meeting().items() == 0) return AskForItem(meeting.name());
  if (choice < 40) return MakeRequest(engine::PlaceItem{item, v1::AgendaItem::PLACED});
  if (choice < 43) return MakeRequest(engine::PlaceItem{item, v1::AgendaItem::REFUSED});
  if (choice < 50) {
    const int number = meetings_ - Below(2);
    return MakeRequest(
        engine::PlaceItem{item, v1::AgendaItem::MOVED_ON, MeetingName(std::max(1, number))});
  }
  if (choice < 60) {
    engine::PublishAgenda command{meeting.name(), {}, v1::PUBLIC, DayAfter(1)};
    const auto& placed = meeting.meeting().placed_items();
    command.items.assign(placed.begin(), placed.end());
    return MakeRequest(std::move(command));
  }
  return ChangePapers(item);
}

engine::Request Walk::ChangePapers(const std::string& item) {
  const Record record = driver_->Get(item);
  const auto& papers = record.agenda_item().papers();
  // Mostly one that is there.
  const std::string paper = papers.empty() || Chance(30) ? absl::StrCat("paper-", Below(3))
                                                         : papers.Get(Below(papers.size())).id();
  const int choice = Below(100);
  if (choice < 35 || papers.empty()) {
    engine::AskPaper command;
    command.item = item;
    command.paper.set_id(paper);
    command.paper.set_due_date(Chance(80) ? DayAfter(5) : "");
    std::vector<engine::NewText> texts;
    *command.paper.mutable_title() = AddText("paper", texts);
    return WithTexts(MakeRequest(std::move(command)), std::move(texts));
  }
  if (choice < 50) return MakeRequest(engine::DeliverPaper{item, paper, DayAfter(1 + Below(9))});
  if (choice < 62) {
    const auto came = std::find_if(papers.begin(), papers.end(), [](const auto& each) {
      return !each.delivered_date().empty() && each.released_date().empty();
    });
    return MakeRequest(came == papers.end()
                           ? engine::ReleasePaper{item, paper, DayAfter(5)}
                           : engine::ReleasePaper{item, came->id(), came->delivered_date()});
  }
  if (choice < 75) return ChangeItemSecrecy(record);
  if (choice < 90) return MakeRequest(engine::DispensePaper{item, paper});
  engine::UpdateItem command;
  command.name = item;
  command.item = record.agenda_item();
  command.item.set_treatment(v1::AgendaItem::DEBATE);
  command.item.set_closed(Chance(40));
  return MakeRequest(std::move(command));
}

void Walk::ChangePublicity(const std::string& item) {
  if (!driver_->Get(item).has_agenda_item()) return;
  if (Chance(10)) {
    Send({ChangeItemSecrecy(driver_->Get(item))});
    Send({ChangeItemSecrecy(driver_->Get(item))});
  }
  const auto papers = driver_->Get(item).agenda_item().papers();
  if (papers.empty() || !Chance(10)) return;
  Send({MakeRequest(engine::DeliverPaper{item, papers.Get(0).id(), DayAfter(1)})});
  Send({MakeRequest(engine::ReleasePaper{item, papers.Get(0).id(), DayAfter(1)})});
}

engine::Request Walk::ChangeItemSecrecy(const Record& item) {
  const auto& papers = item.agenda_item().papers();
  const auto secret = std::find_if(papers.begin(), papers.end(), [](const auto& paper) {
    return engine::IsInForce(paper.secrecy());
  });
  if (Chance(70) && engine::IsInForce(item.agenda_item().secrecy())) {
    const std::string& imposed = item.agenda_item().secrecy().imposed_date();
    return MakeRequest(engine::LiftItemSecrecy{item.name(), "", imposed});
  }
  if (Chance(70) && secret != papers.end()) {
    const std::string& imposed = secret->secrecy().imposed_date();
    return MakeRequest(engine::LiftItemSecrecy{item.name(), secret->id(), imposed});
  }
  std::string paper = Chance(5) ? "none" : "";
  if (!papers.empty() && Chance(50)) paper = papers.Get(Below(papers.size())).id();
  if (Chance(10)) return MakeRequest(engine::LiftItemSecrecy{item.name(), paper, DayAfter(5)});
  engine::ImposeItemSecrecy command;
  command.item = item.name();
  command.paper = paper;
  command.ground = static_cast<v1::SecrecyGround>(1 + Below(v1::SecrecyGround_MAX));
  command.body = Chance(80) ? "bodies/b1" : "bodies/b2";
  if (Chance(30)) command.lifter = "bodies/b1";
  command.imposed_date = DayAfter(Below(9));
  return MakeRequest(std::move(command));
}

engine::Request Walk::TreatItem(const Record& meeting) {
  const auto& placed = meeting.meeting().placed_items();
  const std::string item = placed.empty()
                               ? SomeItem(meeting)
                               : engine::ItemName(meeting.name(), placed.Get(Below(placed.size())));
  const int recused = driver_->Get(item).agenda_item().attendance().recusals_size();
  const int present = std::max(0, meeting.meeting().opening().signed_in() - recused);
  if (Chance(45)) {
    engine::RecordAttendance command;
    command.item = item;
    if (Chance(30)) command.attendance.add_recusals();
    command.attendance.set_present(std::max(0, present - 1));
    return MakeRequest(std::move(command));
  }
  engine::RecordBallot command;
  command.item = item;
  auto& ballot = command.ballot;
  ballot.set_method(v1::Ballot::ROLL_CALL);
  if (Chance(30)) {
    ballot.set_subject(absl::StrCat("a", 1 + Below(2)));
    ballot.set_subject_kind(v1::Ballot::AMENDMENT);
  }
  ballot.set_present(present);
  ballot.set_votes_for(Chance(40) ? present / 2 : Below(present + 1));
  ballot.set_votes_against(present - ballot.votes_for());
  if (Chance(10)) ballot.set_chair_vote(v1::Ballot::FOR);
  return MakeRequest(std::move(command));
}

}  // namespace noordster::runtime
