// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/programme_refusal.h"
#include "clients/cli/screen/programme/project_screen.h"
#include "noordster/v1/project_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Projects = v1::ProjectService::Stub;

struct TurnOptions : MeetingTarget {
  std::string state;
  std::string on;
};

absl::Status TurnProject(Session& session, const TurnOptions& options) {
  v1::TurnProjectRequest request;
  v1::Project::State state = v1::Project::STATE_UNSPECIFIED;
  absl::Status filled = FillTarget(session, kProjectPattern, options, request);
  if (filled.ok()) filled = FillChoice(session, options.state, state);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  request.set_state(state);
  request.set_date(*day);
  session.context().sentence_of = TurnSentenceOf;
  const auto response = SendAct(session, options.act, request, &Projects::TurnProject,
                                {"$0 kan zo niet komen te staan.", "$0 cannot come to stand so."});
  const std::string done =
      response.ok() ? absl::Substitute("$0: $1.\n", response->project().display_name(),
                                       StandingText(response->project(), session.language()))
                    : std::string();
  return Finish(session, options.act, response, done);
}

struct TellOptions : MeetingTarget {
  std::string text;
  std::string on;
};

absl::Status Tell(Session& session, const TellOptions& options) {
  v1::AddProjectUpdateRequest request;
  absl::Status filled = FillTarget(session, kProjectPattern, options, request);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> day = ReadOnOption(session, options.on);
  if (!day.ok()) return day.status();
  request.mutable_update()->set_date(*day);
  request.mutable_update()->set_text(options.text);
  const auto response =
      SendAct(session, options.act, request, &Projects::AddProjectUpdate,
              {"dit kan niet over $0 worden bericht.", "this cannot be told of $0."});
  const std::string done =
      response.ok() ? absl::Substitute(session.Say({"Bericht $0 over $1 is vastgelegd.\n",
                                                    "Update $0 on $1 is recorded.\n"}),
                                       response->update().number(), TargetOf(request))
                    : std::string();
  return Finish(session, options.act, response, done);
}

void AddProjectArgument(const CommandGroup& project, const CommandSyntax& command,
                        std::string& name) {
  command
      .Option("PROJECT", name,
              project.Say({"het project: kansrijke-start", "the project: kansrijke-start"}))
      .Required();
}

}  // namespace

void AddProjectActCommands(const CommandGroup& project) {
  auto turned = std::make_shared<TurnOptions>();
  const CommandSyntax turn = AddTargetCommand(
      project, "turn",
      {"Legt vast hoe een project vanaf een dag staat: gepland, lopend, gepauzeerd, afgerond",
       "Records how a project stands from a day on: planned, running, paused, completed"},
      turned, TurnProject);
  AddProjectArgument(project, turn, turned->name);
  turn.Option(project.Say({"STAND", "STATE"}), turned->state,
              project.Say({"idee, gepland, lopend, gepauzeerd, afgerond of gestopt",
                           "idea, planned, running, paused, completed or stopped"}))
      .Required();
  AddOnOption(project, turn, turned->on, {"dag vanaf wanneer", "day from which"});
  AddActOptions(project, turn, turned->act);
  auto told = std::make_shared<TellOptions>();
  const CommandSyntax tell = AddTargetCommand(
      project, "tell", {"Voegt een bericht over een project toe", "Adds an update on a project"},
      told, Tell);
  AddProjectArgument(project, tell, told->name);
  tell.Option(project.Say({"TEKST", "TEXT"}), told->text,
              project.Say({"wat er te vertellen is", "what is to be told"}))
      .Required();
  AddOnOption(project, tell, told->on, {"dag waar het over gaat", "day it is about"});
  AddCreationOptions(project, tell, told->act);
}

}  // namespace noordster::cli
