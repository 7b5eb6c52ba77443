// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/meeting_screen.h"
#include "noordster/v1/meeting_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Meetings = v1::MeetingService::Stub;

struct PlanOptions : MeetingTarget {
  std::string date;
  std::string time;
  std::string place;
  std::string makes_up_for;
  bool written_round = false;
  bool closed = false;
};

absl::Status Plan(Session& session, const PlanOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kMeetingPattern, options.name);
  if (!name.ok()) return name.status();
  v1::CreateMeetingRequest request;
  request.set_parent(std::string(ParentOf(*name)));
  request.set_meeting_id(std::string(LastId(*name)));
  v1::Meeting& meeting = *request.mutable_meeting();
  meeting.set_form(options.written_round ? v1::Meeting::WRITTEN_ROUND : v1::Meeting::SITTING);
  if (absl::Status read = FillDay(session, options.date, *meeting.mutable_date()); !read.ok()) {
    return read;
  }
  meeting.set_start_time(options.time);
  meeting.set_place(options.place);
  meeting.set_closed(options.closed);
  if (!options.makes_up_for.empty()) {
    const absl::StatusOr<std::string> first =
        session.NameIn(kMeetingPattern, options.makes_up_for, *name);
    if (!first.ok()) return first.status();
    meeting.set_makes_up_for(*first);
  }
  const auto response = SendAct(session, options.act, request, &Meetings::CreateMeeting,
                                {"van $0 kan deze vergadering niet worden gepland.",
                                 "this meeting of $0 cannot be planned."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Gepland: $0, $1.\n", "Planned: $0, $1.\n"}),
                                 TypedName(*name), WhenInSentence(meeting, session.language())));
}

struct CallOptions : MeetingTarget {
  std::string on;
};

absl::Status CallMembers(Session& session, const CallOptions& options) {
  v1::CallMeetingRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  request.set_call_date(*day);
  const auto response = SendAct(session, options.act, request, &Meetings::CallMeeting,
                                {"voor $0 kunnen de leden zo niet worden opgeroepen.",
                                 "the members cannot be called for $0 this way."});
  const std::string when =
      response.ok() ? WhenInSentence(response->meeting(), session.language()) : std::string();
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"De leden zijn op $1 opgeroepen voor $0, $2.\n",
                                              "The members were called on $1 for $0, $2.\n"}),
                                 TargetOf(request), DayOnScreen(*day), when));
}

struct MoveOptions : MeetingTarget {
  std::string to;
  std::string time;
};

absl::Status MoveMeeting(Session& session, const MoveOptions& options) {
  v1::MoveMeetingRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (filled.ok()) filled = FillDay(session, options.to, *request.mutable_date());
  if (!filled.ok()) return filled;
  request.set_start_time(options.time);
  if (options.time.empty()) {
    const absl::StatusOr<v1::Meeting> meeting = ReadMeeting(session, request.name());
    if (!meeting.ok()) return meeting.status();
    request.set_start_time(meeting->start_time());
    if (!meeting->start_time().empty()) {
      session.context().repeat.Set("--time", meeting->start_time());
    }
  }
  const auto response =
      SendAct(session, options.act, request, &Meetings::MoveMeeting,
              {"$0 kan niet worden verdaagd.", "$0 cannot be moved to another day."});
  const std::string when =
      response.ok() ? WhenInSentence(response->meeting(), session.language()) : std::string();
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Verdaagd: $0 is nu $1. De leden moeten opnieuw "
                                              "worden opgeroepen (meeting call).\n",
                                              "Moved: $0 is now $1. Its members are to be "
                                              "called anew (meeting call).\n"}),
                                 TargetOf(request), when));
}

absl::Status Cancel(Session& session, const MeetingTarget& options) {
  v1::CancelMeetingRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (!filled.ok()) return filled;
  const auto response = SendAct(session, options.act, request, &Meetings::CancelMeeting,
                                {"$0 kan niet vervallen.", "$0 cannot be cancelled."});
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Vervallen: $0.\n", "Cancelled: $0.\n"}), TargetOf(request)));
}

void AddPlan(const CommandGroup& meeting) {
  auto options = std::make_shared<PlanOptions>();
  const CommandSyntax command = AddTargetCommand(
      meeting, "plan", {"Plant een vergadering", "Puts a meeting in the calendar"}, options, Plan);
  command
      .Option(meeting.Say({"GREMIUM/ID", "BODY/ID"}), options->name,
              meeting.Say({"gremium en id van de vergadering: raad/september-2022",
                           "body and id of the meeting: raad/september-2022"}))
      .Required();
  command
      .Option("--date", options->date,
              meeting.Say({"dag; van een schriftelijke ronde de laatste: 27-09-2022",
                           "day; of a written round the last: 2022-09-27"}))
      .Required();
  command.Option("--time", options->time, meeting.Say({"aanvang: 19:30", "when it begins: 19:30"}));
  command.Option("--place", options->place, meeting.Say({"waar", "where"}));
  command.Flag("--written-round", options->written_round,
               meeting.Say({"schriftelijke ronde: de leden antwoorden tot die dag",
                            "written round: its members answer until that day"}));
  command.Flag("--closed", options->closed,
               meeting.Say({"achter gesloten deuren (besloten)", "behind closed doors"}));
  command.Option("--makes-up-for", options->makes_up_for,
                 meeting.Say({"vergadering die niet kon worden geopend en waarvoor deze in de "
                              "plaats komt (Gemeentewet art. 20 en 56)",
                              "meeting that could not be opened, for which this one is called "
                              "(Gemeentewet art. 20 and 56)"}));
  AddCreationOptions(meeting, command, options->act);
}

void AddCall(const CommandGroup& meeting) {
  auto options = std::make_shared<CallOptions>();
  const CommandSyntax command = AddTargetCommand(
      meeting, "call",
      {"Legt vast dat de leden zijn opgeroepen", "Records that the members were called"}, options,
      CallMembers);
  AddMeetingArgument(meeting, command, options->name);
  AddOnOption(meeting, command, options->on, {"dag van de oproep", "day of the call"});
  AddActOptions(meeting, command, options->act);
}

void AddMove(const CommandGroup& meeting) {
  auto options = std::make_shared<MoveOptions>();
  const CommandSyntax command = AddTargetCommand(
      meeting, "move",
      {"Verdaagt een vergadering naar een andere dag", "Moves a meeting to another day"}, options,
      MoveMeeting);
  AddMeetingArgument(meeting, command, options->name);
  command.Option("--to", options->to, meeting.Say({"nieuwe dag", "new day"})).Required();
  command.Option("--time", options->time,
                 meeting.Say({"aanvang; anders zoals zij was", "when it begins; else as it was"}));
  AddReasonedActOptions(meeting, command, options->act);
}

}  // namespace

void AddMeetingCommands(const CommandGroup& root) {
  const CommandGroup meeting = root.Group(
      "meeting", {"Vergaderingen van gremia: kalender, oproep, opening, besluitenlijst, notulen",
                  "Meetings of bodies: calendar, call, opening, decision list, minutes"});
  AddMeetingViewCommands(meeting);
  AddPlan(meeting);
  AddCall(meeting);
  AddMove(meeting);
  auto cancel = std::make_shared<MeetingTarget>();
  const CommandSyntax command = AddTargetCommand(
      meeting, "cancel", {"Laat een vergadering vervallen", "Cancels a meeting"}, cancel, Cancel);
  AddMeetingArgument(meeting, command, cancel->name);
  AddReasonedActOptions(meeting, command, cancel->act);
  AddMeetingConductCommands(meeting);
}

}  // namespace noordster::cli
