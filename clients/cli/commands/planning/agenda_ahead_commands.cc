// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/agenda_ahead_screen.h"
#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// What is looked ahead at, as it is typed, and how people see it.
struct AheadOptions {
  std::string body;
  std::string from;
  std::string until;
  std::string (*text_of)(const v1::AgendaAhead&, const PlanningLook&) = nullptr;
};

absl::Status ShowAhead(Session& session, const AheadOptions& options) {
  const absl::StatusOr<std::string> body = session.Name(kBodyPattern, options.body);
  if (!body.ok()) return body.status();
  v1::GetAgendaAheadRequest request;
  request.set_name(absl::StrCat(*body, "/agendaAhead"));
  absl::Status filled = FillDay(session, options.from, *request.mutable_first_date());
  if (filled.ok()) filled = FillDay(session, options.until, *request.mutable_last_date());
  if (!filled.ok()) return filled;
  const auto response = session.Call(&v1::PlanningService::Stub::GetAgendaAhead, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(response->agenda_ahead()));
  } else {
    session.Print(options.text_of(response->agenda_ahead(),
                                  {session.language(), Session::ScreenWidth(), Session::Today()}));
  }
  return absl::OkStatus();
}

void AddAheadCommand(const CommandGroup& group, const char* name, const Wording& description,
                     std::string (*text_of)(const v1::AgendaAhead&, const PlanningLook&)) {
  auto options = std::make_shared<AheadOptions>();
  options->text_of = text_of;
  const CommandSyntax command = group.Command(
      name, description, [options](Session& session) { return ShowAhead(session, *options); });
  command.Option(group.Say({"GREMIUM", "BODY"}), options->body).Required();
  command
      .Option("--from", options->from,
              group.Say({"eerste dag; anders vandaag", "first day; else today"}))
      .Shown(group.Say({"DAG", "DAY"}));
  command
      .Option("--until", options->until,
              group.Say({"laatste dag; anders een jaar later", "last day; else a year later"}))
      .Shown(group.Say({"DAG", "DAY"}));
}

}  // namespace

void AddAgendaAheadCommand(const CommandGroup& agenda) {
  AddAheadCommand(agenda, "ahead",
                  {"Langetermijnagenda: de vergaderingen die komen, tot wanneer stukken, en wat er "
                   "voor gepland is",
                   "Agenda ahead: the meetings that come, until when papers, and what is planned "
                   "for them"},
                  AgendaAheadText);
}

void AddCalendarShowCommand(const CommandGroup& calendar) {
  AddAheadCommand(calendar, "show",
                  {"De vergaderingen van een gremium, met tot wanneer elk aanleverpunt stukken "
                   "aanneemt en waarom",
                   "The meetings of a body, with until when each office takes papers and why"},
                  HandInCalendarText);
}

}  // namespace noordster::cli
