// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/history_view.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/options/as_of_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"

namespace noordster::cli {
namespace {

absl::Status ShowTimePath(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, typed);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::GetTimePathResponse> path = ReadTimePath(session, *name);
  if (!path.ok()) return path.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*path));
  } else {
    session.Print(TimePathText(*path, session.language()));
  }
  return absl::OkStatus();
}

absl::Status ShowPlanOptions(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, typed);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::GetOptionsResponse> options = ReadOptions(session, *name);
  if (!options.ok()) return options.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*options));
    return absl::OkStatus();
  }
  const absl::StatusOr<v1::GetTimePathResponse> path = ReadTimePath(session, *name);
  if (!path.ok()) return path.status();
  session.Print(OptionsText(*options, *path, session.language()));
  return absl::OkStatus();
}

absl::Status ShowPlanHistory(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, typed);
  return name.ok() ? ShowHistory(session, *name, false) : name.status();
}

struct ViewOptions {
  std::string plan;
  std::string as_of;
};

void AddView(const CommandGroup& plan, const std::string& name, const Wording& description,
             absl::Status (*show)(Session&, const std::string&)) {
  auto options = std::make_shared<ViewOptions>();
  const CommandSyntax command = plan.Command(name, description, [options, show](Session& s) {
    const absl::Status dated = LookBack(s, options->as_of);
    return dated.ok() ? show(s, options->plan) : dated;
  });
  command.Option("PLAN", options->plan, plan.Say({"het plan", "the plan"})).Required();
  // A history tells of every moment.
  if (show != ShowPlanHistory) AddAsOfOption(plan, command, options->as_of);
}

}  // namespace

void AddPlanViewCommands(const CommandGroup& plan) {
  AddView(plan, "can", {"Wat kan nu, wat houdt tegen", "What can be done, what stands in the way"},
          ShowPlanOptions);
  AddView(plan, "timepath", {"Tijdpad: gepland en werkelijk", "Time path: planned and actual"},
          ShowTimePath);
  AddView(plan, "history", {"Alles wat met het plan is gebeurd", "All that happened to the plan"},
          ShowPlanHistory);
}

}  // namespace noordster::cli
