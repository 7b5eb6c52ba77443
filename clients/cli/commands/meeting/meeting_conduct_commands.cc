// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/dates.h"
#include "clients/cli/options/name_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/meeting_screen.h"
#include "noordster/v1/meeting_service.grpc.pb.h"

// What happens in a meeting, and afterwards.
namespace noordster::cli {
namespace {

using Meetings = v1::MeetingService::Stub;

struct MeetingOpenOptions : MeetingTarget {
  int32_t sitting = 0;
  int32_t signed_in = 0;
  std::string chair;
  bool chair_is_member = false;
  std::vector<std::string> persons;
};

// How to go on when too few members came.
std::string WayOn(const Session& session, const v1::Meeting& meeting) {
  if (meeting.state() != v1::Meeting::NOT_OPENED) return "";
  return absl::Substitute(
      session.Say({"Plan een nieuwe vergadering: noordster meeting plan $0/ID --date DAG "
                   "--makes-up-for $1\n",
                   "Plan another meeting: noordster meeting plan $0/ID --date DAY --makes-up-for "
                   "$1\n"}),
      TypedName(ParentOf(meeting.name())), LastId(meeting.name()));
}

absl::Status OpenMeeting(Session& session, const MeetingOpenOptions& options) {
  v1::OpenMeetingRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (!filled.ok()) return filled;
  v1::Meeting::Opening& opening = *request.mutable_opening();
  opening.set_sitting(options.sitting);
  opening.set_signed_in(options.signed_in);
  opening.set_chair_is_member(options.chair_is_member);
  filled = FillName(session, kPersonPattern, options.chair, *opening.mutable_chair());
  if (filled.ok()) {
    filled = AddNames(session, kPersonPattern, options.persons, *opening.mutable_persons());
  }
  if (!filled.ok()) return filled;
  const auto response =
      SendAct(session, options.act, request, &Meetings::OpenMeeting,
              {"$0 kan zo niet worden geopend.", "$0 cannot be opened this way."});
  const v1::Meeting meeting = response.ok() ? response->meeting() : v1::Meeting();
  return Finish(
      session, options.act, response,
      absl::StrCat(OpeningText(meeting, session.language()), "\n", WayOn(session, meeting)));
}

struct SuspendOptions : MeetingTarget {
  std::string until;
};

absl::Status Suspend(Session& session, const SuspendOptions& options) {
  v1::SuspendMeetingRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (filled.ok()) filled = FillDay(session, options.until, *request.mutable_resume_date());
  if (!filled.ok()) return filled;
  const auto response =
      SendAct(session, options.act, request, &Meetings::SuspendMeeting,
              {"$0 kan zo niet worden geschorst.", "$0 cannot be suspended this way."});
  return Finish(
      session, options.act, response,
      absl::Substitute(session.Say({"Geschorst: $0, tot $1.\n", "Suspended: $0, until $1.\n"}),
                       TargetOf(request), DayOnScreen(request.resume_date())));
}

// Sends an act that asks nothing but its meeting, which is $0 in both texts.
template <typename Request>
absl::Status TurnMeeting(Session& session, const MeetingTarget& options,
                         grpc::Status (Meetings::*method)(grpc::ClientContext*, const Request&,
                                                          v1::MeetingResponse*),
                         const Wording& refusal, const Wording& done) {
  Request request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (!filled.ok()) return filled;
  const auto response = SendAct(session, options.act, request, method, refusal);
  return Finish(session, options.act, response,
                absl::Substitute(session.Say(done), TargetOf(request)));
}

absl::Status Resume(Session& session, const MeetingTarget& options) {
  return TurnMeeting(session, options, &Meetings::ResumeMeeting,
                     {"$0 kan niet worden hervat.", "$0 cannot be resumed."},
                     {"Hervat: $0.\n", "Resumed: $0.\n"});
}

absl::Status Close(Session& session, const MeetingTarget& options) {
  return TurnMeeting(session, options, &Meetings::CloseMeeting,
                     {"$0 kan niet worden gesloten.", "$0 cannot be closed."},
                     {"Gesloten: $0.\n", "Closed: $0.\n"});
}

struct DecisionListOptions : MeetingTarget {
  std::string on;
  std::string source;
};

absl::Status PublishDecisionList(Session& session, const DecisionListOptions& options) {
  v1::PublishDecisionListRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  request.mutable_decision_list()->set_published_date(*day);
  request.mutable_decision_list()->set_source(options.source);
  const auto response =
      SendAct(session, options.act, request, &Meetings::PublishDecisionList,
              {"de besluitenlijst van $0 kan zo niet als gepubliceerd worden vastgelegd.",
               "the decision list of $0 cannot be recorded as published this way."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Besluitenlijst van $0 gepubliceerd op $1: $2\n",
                                              "Decision list of $0 published on $1: $2\n"}),
                                 TargetOf(request), DayOnScreen(*day), options.source));
}

struct MinutesOptions : MeetingTarget {
  std::string adopted_in;
};

absl::Status AdoptMinutes(Session& session, const MinutesOptions& options) {
  v1::AdoptMinutesRequest request;
  absl::Status filled = FillTarget(session, kMeetingPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> later =
      session.NameIn(kMeetingPattern, options.adopted_in, request.name());
  if (!later.ok()) return later.status();
  request.set_meeting(*later);
  const auto response =
      SendAct(session, options.act, request, &Meetings::AdoptMinutes,
              {"de notulen van $0 kunnen nog niet in die vergadering zijn vastgesteld.",
               "the minutes of $0 cannot have been adopted in that meeting yet."});
  return Finish(session, options.act, response,
                absl::Substitute(session.Say({"Notulen van $0 vastgesteld in $1.\n",
                                              "Minutes of $0 adopted in $1.\n"}),
                                 TargetOf(request), TypedName(*later)));
}

void AddOpenMeeting(const CommandGroup& meeting) {
  auto options = std::make_shared<MeetingOpenOptions>();
  const CommandSyntax command =
      AddTargetCommand(meeting, "open",
                       {"Legt vast wie er was, en opent de vergadering als dat genoeg leden zijn",
                        "Records who came, and opens the meeting when enough members did"},
                       options, OpenMeeting);
  AddMeetingArgument(meeting, command, options->name);
  command.Option("--sitting", options->sitting,
                 meeting.Say({"leden die zitting hebben, van een raad of college",
                              "members who sit, of a council or an executive"}));
  command
      .Option("--signed-in", options->signed_in,
              meeting.Say({"leden die de presentielijst tekenden; in de raad is de burgemeester er "
                           "geen",
                           "members who signed the register; in a council the burgemeester is "
                           "none"}))
      .Required();
  command.Option("--chair", options->chair, meeting.Say({"wie voorzat", "who chaired"}));
  command.Flag("--chair-is-member", options->chair_is_member,
               meeting.Say({"de voorzitter is lid en stemt mee", "who chairs is a member"}));
  command
      .Option("--persons", options->persons,
              meeting.Say({"leden die er waren, bij naam: PERSOON,PERSOON",
                           "members who were there, by name: PERSON,PERSON"}))
      .SeparatedBy(',')
      .OneValueEach();
  AddActOptions(meeting, command, options->act);
}

void AddSuspend(const CommandGroup& meeting) {
  auto options = std::make_shared<SuspendOptions>();
  const CommandSyntax command = AddTargetCommand(
      meeting, "suspend", {"Schorst een vergadering tot een dag", "Pauses a meeting until a day"},
      options, Suspend);
  AddMeetingArgument(meeting, command, options->name);
  command
      .Option("--until", options->until,
              meeting.Say({"dag waarop zij verdergaat", "day on which it goes on"}))
      .Required();
  AddActOptions(meeting, command, options->act);
}

void AddDecisionList(const CommandGroup& meeting) {
  auto options = std::make_shared<DecisionListOptions>();
  const CommandSyntax command = AddTargetCommand(
      meeting, "decision-list",
      {"Legt vast dat de besluitenlijst is gepubliceerd (Gemeentewet art. 23 en 60)",
       "Records that the decision list was published (Gemeentewet art. 23 and 60)"},
      options, PublishDecisionList);
  AddMeetingArgument(meeting, command, options->name);
  AddOnOption(meeting, command, options->on, {"dag van publicatie", "day of publication"});
  command
      .Option("--source", options->source,
              meeting.Say({"waar zij te vinden is", "where it can be found"}))
      .Required();
  AddActOptions(meeting, command, options->act);
}

void AddMinutes(const CommandGroup& meeting) {
  auto options = std::make_shared<MinutesOptions>();
  const CommandSyntax command =
      AddTargetCommand(meeting, "minutes",
                       {"Legt vast in welke vergadering de notulen zijn vastgesteld",
                        "Records which meeting adopted the minutes"},
                       options, AdoptMinutes);
  AddMeetingArgument(meeting, command, options->name);
  command
      .Option("--adopted-in", options->adopted_in,
              meeting.Say({"latere vergadering van hetzelfde gremium: oktober-2022",
                           "later meeting of the same body: oktober-2022"}))
      .Required();
  AddActOptions(meeting, command, options->act);
}

}  // namespace

void AddMeetingConductCommands(const CommandGroup& meeting) {
  AddOpenMeeting(meeting);
  AddSuspend(meeting);
  const struct {
    const char* name;
    Wording description;
    absl::Status (*act)(Session&, const MeetingTarget&);
  } turns[] = {
      {"resume", {"Hervat een geschorste vergadering", "Goes on with one that is paused"}, Resume},
      {"close", {"Sluit een vergadering", "Closes a meeting"}, Close},
  };
  for (const auto& each : turns) {
    auto target = std::make_shared<MeetingTarget>();
    const CommandSyntax command =
        AddTargetCommand(meeting, each.name, each.description, target, each.act);
    AddMeetingArgument(meeting, command, target->name);
    AddActOptions(meeting, command, target->act);
  }
  AddDecisionList(meeting);
  AddMinutes(meeting);
}

}  // namespace noordster::cli
