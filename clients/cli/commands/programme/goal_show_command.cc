// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/programme_tree.h"
#include "noordster/v1/programme_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// What of its programme contributes to the goal itself.
absl::StatusOr<ProgrammeParts> ReadContributors(Session& session, const std::string& goal) {
  const std::string programme(ParentOf(goal));
  ProgrammeParts parts;
  absl::Status read = ReadGoals(session, programme, parts);
  if (read.ok()) read = ReadProjects(session, programme, goal, parts);
  if (!read.ok()) return read;
  std::erase_if(parts.goals, [&goal](const v1::Goal& each) {
    return !absl::c_linear_search(each.contributes_to(), goal);
  });
  return parts;
}

absl::Status ShowGoal(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kGoalPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetGoalRequest request;
  request.set_name(*name);
  const auto response = session.Call(&v1::ProgrammeService::Stub::GetGoal, request);
  if (!response.ok()) return response.status();
  const absl::StatusOr<ProgrammeParts> contributors = ReadContributors(session, *name);
  if (!contributors.ok()) return contributors.status();
  if (session.ForMachines()) {
    session.Show(Tree::Object()
                     .Set("goal", Tree::Of(response->goal()))
                     .Set("goals", TreesOf(contributors->goals))
                     .Set("projects", TreesOf(contributors->projects))
                     .Set("complete", Tree::Flag(IsComplete(*contributors))));
    return absl::OkStatus();
  }
  NameReader names(session);
  names.ReadAll(response->goal().contributes_to());
  session.Print(GoalText(response->goal(), *contributors, names.names(), session.language()));
  return absl::OkStatus();
}

}  // namespace

void AddGoalShowCommand(const CommandGroup& goal) {
  auto name = std::make_shared<std::string>();
  goal.Command("show",
               {"Een doel: waaraan het bijdraagt, en wat eraan bijdraagt",
                "A goal: what it contributes to, and what contributes to it"},
               [name](Session& session) { return ShowGoal(session, *name); })
      .Option(goal.Say({"DOEL", "GOAL"}), *name,
              goal.Say({"het doel: minder-schulden", "the goal: minder-schulden"}))
      .Required();
}

}  // namespace noordster::cli
