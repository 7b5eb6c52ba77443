// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/planning/planning_reads.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/options/supposition_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/difference_screen.h"
#include "clients/cli/screen/planning/planning_screen.h"
#include "clients/cli/screen/planning/reachable_screen.h"
#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Plannings = v1::PlanningService::Stub;

// The most meetings the server tells of at once, and how many people see when they ask for no
// number.
constexpr int kMeetingsMost = 24;
constexpr int kMeetingsShown = 6;

// A question about planning as it is typed.
struct PlanningOptions {
  // Of a plan; of a comparison also a programme.
  std::string about;
  // Stage that is to be reached, and by when.
  std::string stage;
  std::string by;
  std::optional<int32_t> most;
  // The day that is counted from; empty: today.
  std::string from;
  SuppositionOptions supposed;
};

// `from`: the day that is counted from; empty: today.
PlanningLook LookOf(const Session& session, const std::string& from) {
  return {session.language(), Session::ScreenWidth(), from.empty() ? Session::Today() : from};
}

// Adds what is supposed and the day that is counted from to a request.
template <typename Request>
absl::Status FillQuestion(Session& session, const PlanningOptions& options, Request& request) {
  absl::Status filled = FillDay(session, options.from, *request.mutable_from_date());
  if (!filled.ok()) return filled;
  return FillSuppositions(session, options.supposed, *request.mutable_suppositions());
}

// Sets the target that was typed; a usage error for a stage without a day.
template <typename Request>
absl::Status FillPlanningTarget(const Session& session, const PlanningOptions& options,
                                Request& request) {
  if (options.by.empty() && options.stage.empty()) return absl::OkStatus();
  if (options.by.empty()) {
    return UsageError(session.Say({"Bij --target hoort een dag: --by 27-09-2022.",
                                   "With --target goes a day: --by 2022-09-27."}));
  }
  v1::PlanningTarget& target = *request.mutable_target();
  target.set_stage(options.stage);
  return FillDay(session, options.by, *target.mutable_no_later_than());
}

absl::Status ShowPlanning(Session& session, const PlanningOptions& options) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.about);
  if (!plan.ok()) return plan.status();
  v1::GetPlanningRequest request;
  request.set_name(absl::StrCat(*plan, "/planning"));
  absl::Status filled = FillPlanningTarget(session, options, request);
  if (filled.ok()) {
    filled = FillQuestion(session, options, request);
  }
  if (!filled.ok()) return filled;
  const auto response = session.Call(&Plannings::GetPlanning, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(response->planning()));
  } else {
    session.Print(PlanningText(response->planning(), request.suppositions(),
                               LookOf(session, request.from_date())));
  }
  return absl::OkStatus();
}

// Asks for the target that the plan itself asks, when no other day was typed.
absl::Status FillOwnTarget(Session& session, v1::FindReachableMeetingsRequest& request,
                           std::string& by) {
  if (!by.empty()) return absl::OkStatus();
  const auto planning = ReadPlanning(session, request.parent(), request.from_date());
  if (!planning.ok()) return planning.status();
  if (!planning->has_value() || !(*planning)->has_target()) return absl::OkStatus();
  const v1::PlanningTarget& target = (*planning)->target();
  const bool is_of_other = !request.stage().empty() && request.stage() != target.stage();
  if (is_of_other) return absl::OkStatus();
  request.set_stage(target.stage());
  by = target.no_later_than();
  return absl::OkStatus();
}

absl::Status FindMeetings(Session& session, const PlanningOptions& options) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.about);
  if (!plan.ok()) return plan.status();
  v1::FindReachableMeetingsRequest request;
  request.set_parent(*plan);
  request.set_stage(options.stage);
  ReachableAsked asked;
  absl::Status filled = FillDay(session, options.by, asked.by);
  if (filled.ok()) {
    filled = FillQuestion(session, options, request);
  }
  if (filled.ok()) filled = FillOwnTarget(session, request, asked.by);
  if (!filled.ok()) return filled;
  asked.shown_most = options.most.value_or(kMeetingsShown);
  asked.supposed = request.suppositions();
  // A yes or no may rest on a meeting that stands below those that are shown.
  const bool is_list_alone = session.ForMachines() && asked.by.empty();
  request.set_most(is_list_alone ? asked.shown_most : kMeetingsMost);
  const auto response = session.Call(&Plannings::FindReachableMeetings, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*response).Set("reachable", Tree::Flag(IsMadeBy(*response, asked.by))));
  } else {
    session.Print(ReachableText(*response, asked, LookOf(session, request.from_date())));
  }
  return absl::OkStatus();
}

// Asks of a plan, or of the programme of that name when what is typed is no plan.
absl::StatusOr<v1::ComparePlanningResponse> Compare(Session& session, const std::string& about,
                                                    v1::ComparePlanningRequest& request) {
  const bool is_programme = absl::StrContains(about, "programmes/");
  const bool names_plan = absl::StrContains(about, "plans/");
  const absl::StatusOr<std::string> plan =
      is_programme && !names_plan ? absl::NotFoundError(about) : session.Name(kPlanPattern, about);
  absl::Status refused = plan.status();
  if (plan.ok()) {
    request.set_parent(*plan);
    auto response = session.Call(&Plannings::ComparePlanning, request);
    if (!IsMissing(response.status(), *plan)) return response;
    refused = response.status();
  }
  const absl::StatusOr<std::string> programme = session.Name(kProgrammePattern, about);
  if (!programme.ok()) return is_programme ? programme.status() : refused;
  request.set_parent(*programme);
  auto response = session.Call(&Plannings::ComparePlanning, request);
  // What was typed is a plan first.
  if (!is_programme && IsMissing(response.status(), *programme)) return refused;
  return response;
}

absl::Status ShowWhatIf(Session& session, const PlanningOptions& options) {
  v1::ComparePlanningRequest request;
  absl::Status filled = FillPlanningTarget(session, options, request);
  if (filled.ok()) {
    filled = FillQuestion(session, options, request);
  }
  if (!filled.ok()) return filled;
  if (request.suppositions().empty()) {
    return UsageError(session.Say(
        {"Wat als wat? Kies --move, --cancel, --add, --no-stops, --stop, --lead, --plan-on of "
         "--work.",
         "What if what? Choose --move, --cancel, --add, --no-stops, --stop, --lead, --plan-on or "
         "--work."}));
  }
  const auto response = Compare(session, options.about, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*response));
  } else {
    session.Print(
        DifferencesText(*response, request.suppositions(), LookOf(session, request.from_date())));
  }
  return absl::OkStatus();
}

CommandSyntax AddQuestion(const CommandGroup& planning, const char* name,
                          const Wording& description,
                          const std::shared_ptr<PlanningOptions>& options,
                          absl::Status (*command)(Session&, const PlanningOptions&)) {
  return planning.Command(name, description, [options, command](Session& session) {
    return command(session, *options);
  });
}

// Adds the target that latest days and slack are counted from.
void AddTargetOptions(const CommandGroup& planning, const CommandSyntax& command,
                      PlanningOptions& options) {
  command
      .Option("--by", options.by,
              planning.Say({"dag waarop het doel uiterlijk gehaald moet zijn: 27-09-2022",
                            "day by which the target is to be reached: 2022-09-27"}))
      .Shown(planning.Say({"DAG", "DAY"}));
  command
      .Option("--target", options.stage,
              planning.Say({"fase die het doel is; anders de laatste met een vergadering",
                            "stage that is the target; else the last with a meeting"}))
      .Shown(planning.Say({"FASE", "STAGE"}));
}

// Adds the day that is counted from, and what is supposed.
void AddQuestionOptions(const CommandGroup& planning, const CommandSyntax& command,
                        PlanningOptions& options) {
  command
      .Option("--from", options.from,
              planning.Say({"dag vanaf wanneer geteld wordt; anders vandaag: 15-07-2022",
                            "day that is counted from; else today: 2022-07-15"}))
      .Shown(planning.Say({"DAG", "DAY"}));
  AddSuppositionOptions(planning, command, options.supposed);
}

void AddShow(const CommandGroup& planning) {
  auto options = std::make_shared<PlanningOptions>();
  const CommandSyntax command = AddQuestion(
      planning, "show",
      {"Wanneer een plan in zijn fasen kan zijn, is gepland en uiterlijk moet zijn, en waarom",
       "When a plan can be at its stages, is planned and must be at the latest, and why"},
      options, ShowPlanning);
  command.Option("PLAN", options->about).Required();
  AddTargetOptions(planning, command, *options);
  AddQuestionOptions(planning, command, *options);
}

void AddTarget(const CommandGroup& planning) {
  auto options = std::make_shared<PlanningOptions>();
  const CommandSyntax command =
      AddQuestion(planning, "target",
                  {"Welke raad halen we: welke vergaderingen een plan haalt, en wat daarvoor "
                   "wanneer klaar moet zijn; ook een nee is een antwoord (afsluitcode 0)",
                   "Which council can we make: which meetings a plan makes, and what has to be "
                   "done when for that; a no is an answer too (exit code 0)"},
                  options, FindMeetings);
  command.Option("PLAN", options->about).Required();
  command
      .Option("--stage", options->stage,
              planning.Say({"fase van de vergadering; anders de laatste met een vergadering",
                            "stage of the meeting; else the last with a meeting"}))
      .Shown(planning.Say({"FASE", "STAGE"}));
  command
      .Option("--by", options->by,
              planning.Say({"dag waarop het uiterlijk moet, anders die van het doel van het plan: "
                            "11-10-2022",
                            "day by which it has to be, else that of the target of the plan: "
                            "2022-10-11"}))
      .Shown(planning.Say({"DAG", "DAY"}));
  command
      .Option("--most", options->most,
              planning.Say({"hoogstens zoveel vergaderingen; standaard 6",
                            "at most so many meetings; default 6"}))
      .Between(1, kMeetingsMost)
      .Shown(planning.Say({"GETAL", "NUMBER"}));
  AddQuestionOptions(planning, command, *options);
}

void AddWhatIf(const CommandGroup& planning) {
  auto options = std::make_shared<PlanningOptions>();
  const CommandSyntax command =
      AddQuestion(planning, "whatif",
                  {"Wat als: welke dagen dan anders zijn, voor een plan of alle lopende plannen "
                   "van een programma; wijzigt niets",
                   "What if: which days would be others, for a plan or all running plans of a "
                   "programme; changes nothing"},
                  options, ShowWhatIf);
  command
      .Option(planning.Say({"PLAN|PROGRAMMA", "PLAN|PROGRAMME"}), options->about,
              planning.Say({"jeugd, of programmes/sterk-voor-noord",
                            "jeugd, or programmes/sterk-voor-noord"}))
      .Required();
  AddTargetOptions(planning, command, *options);
  AddQuestionOptions(planning, command, *options);
}

}  // namespace

void AddPlanningCommands(const CommandGroup& root) {
  const CommandGroup planning = root.Group(
      "planning", {"Planning: wat wanneer kan, welke raad we halen, wat als, wat er gevraagd is",
                   "Planning: what can be when, which council we make, what if, what is asked"});
  AddShow(planning);
  AddTarget(planning);
  AddWhatIf(planning);
  AddDemandCommand(planning);
  AddBaselineCommands(planning);
  AddDrawCommand(planning);
}

}  // namespace noordster::cli
