// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/indicator/indicator_act.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/screen/programme/status_screen.h"
#include "noordster/v1/status_service.grpc.pb.h"

namespace noordster::cli {
namespace {

absl::Status ShowStatus(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> programme = ReadProgrammeName(session, typed);
  if (!programme.ok()) return programme.status();
  v1::GetStatusRequest request;
  request.set_name(absl::StrCat(*programme, "/status"));
  const auto response = session.Call(&v1::StatusService::Stub::GetStatus, request);
  if (!response.ok()) return response.status();
  StatusPage page;
  page.status = response->status();
  absl::Status read = ReadIndicators(session, *programme, page.indicators);
  if (!read.ok()) return read;
  if (session.ForMachines()) {
    session.Show(Tree::Object()
                     .Set("status", Tree::Of(page.status))
                     .Set("indicators", TreesOf(page.indicators.indicators))
                     .Set("complete", Tree::Flag(!page.indicators.has_more)));
    return absl::OkStatus();
  }
  const absl::StatusOr<AreaNames> areas = ReadAreaNames(session, *programme);
  if (!areas.ok()) return areas.status();
  page.areas = *areas;
  NameReader persons(session);
  for (const v1::Assessment& assessment : page.status.assessments()) {
    persons.Read(assessment.author());
  }
  page.persons = persons.names();
  session.Print(StatusText(page, Session::ScreenWidth(), session.language()));
  return absl::OkStatus();
}

// An assessment as it is typed.
struct AssessmentTyped {
  std::string programme;
  std::string aspect;
  std::string rating;
  std::string words;
  std::string on;
  ActOptions act;
};

absl::Status Assess(Session& session, const AssessmentTyped& typed) {
  const absl::StatusOr<std::string> programme = ReadProgrammeName(session, typed.programme);
  if (!programme.ok()) return programme.status();
  v1::Assessment::Aspect aspect = v1::Assessment::ASPECT_UNSPECIFIED;
  v1::Assessment::Rating rating = v1::Assessment::RATING_UNSPECIFIED;
  absl::Status filled = FillChoice(session, typed.aspect, aspect);
  if (filled.ok()) filled = FillChoice(session, typed.rating, rating);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> date = ReadOnOption(session, typed.on);
  if (!date.ok()) return date.status();
  v1::AssessProgrammeRequest request;
  request.set_parent(*programme);
  v1::Assessment& assessment = *request.mutable_assessment();
  assessment.set_aspect(aspect);
  assessment.set_rating(rating);
  assessment.set_words(typed.words);
  assessment.set_date(*date);
  const auto response =
      SendAct(session, typed.act, request, &v1::StatusService::Stub::AssessProgramme,
              {"dit kan niet over de stand van $0 worden vastgelegd.",
               "this cannot be recorded on the status of $0."});
  return Finish(
      session, typed.act, response,
      response.ok() ? AssessedText(response->assessment(), session.language()) : std::string());
}

void AddStatus(const CommandGroup& programme) {
  auto typed = std::make_shared<std::string>();
  const CommandSyntax command =
      programme.Command("status",
                        {"Toont op een pagina hoe een programma ervoor staat",
                         "Shows on one page how a programme stands"},
                        [typed](Session& session) { return ShowStatus(session, *typed); });
  command.Option(programme.Say({"PROGRAMMA", "PROGRAMME"}), *typed,
                 programme.Say({"programma; niet nodig als er een is",
                                "programme; not needed when there is one"}));
}

void AddAssess(const CommandGroup& programme) {
  auto typed = std::make_shared<AssessmentTyped>();
  const CommandSyntax command =
      programme.Command("assess",
                        {"Legt vast hoe een onderdeel ervoor staat, voor iedereen te lezen",
                         "Records how an aspect stands, for everyone to read"},
                        [typed](Session& session) { return Assess(session, *typed); });
  command
      .Option(programme.Say({"ONDERDEEL", "ASPECT"}), typed->aspect,
              programme.Say({"totaalbeeld, bestuur, planning, budget, risico, fase of afwijking",
                             "overall, governance, planning, budget, risk, phase or deviation"}))
      .Required();
  command.Option(programme.Say({"OORDEEL", "RATING"}), typed->rating,
                 programme.Say({"zoals-verwacht, aandacht of zorg; niet bij fase en afwijking",
                                "as-expected, attention or concern; not of phase and deviation"}));
  command
      .Option("--words", typed->words, programme.Say({"toelichting", "what there is to say of it"}))
      .Required();
  AddOnOption(programme, command, typed->on,
              {"dag waarop het is gezegd", "day on which it was said"});
  command
      .Option("--programme", typed->programme,
              programme.Say({"programma; niet nodig als er een is",
                             "programme; not needed when there is one"}))
      .Shown(programme.Say({"PROGRAMMA", "PROGRAMME"}));
  AddCreationOptions(programme, command, typed->act);
}

}  // namespace

void AddProgrammeStatusCommands(const CommandGroup& programme) {
  AddStatus(programme);
  AddAssess(programme);
}

}  // namespace noordster::cli
