// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "clients/cli/commands/command.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/screen/programme/programme_tree.h"
#include "noordster/v1/programme_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Programmes = v1::ProgrammeService::Stub;

absl::Status ShowTree(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = ReadProgrammeName(session, typed);
  if (!name.ok()) return name.status();
  v1::GetProgrammeRequest request;
  request.set_name(*name);
  const auto response = session.Call(&Programmes::GetProgramme, request);
  if (!response.ok()) return response.status();
  ProgrammeParts parts;
  parts.programme = response->programme();
  absl::Status read = ReadChallenges(session, *name, parts);
  if (read.ok()) read = ReadGoals(session, *name, parts);
  if (read.ok()) read = ReadProjects(session, *name, "", parts);
  if (!read.ok()) return read;
  if (session.ForMachines()) {
    // A network is no tree: each stands once, and says itself what it contributes to.
    session.Show(Tree::Object()
                     .Set("programme", Tree::Of(parts.programme))
                     .Set("challenges", TreesOf(parts.challenges))
                     .Set("goals", TreesOf(parts.goals))
                     .Set("projects", TreesOf(parts.projects))
                     .Set("complete", Tree::Flag(IsComplete(parts))));
    return absl::OkStatus();
  }
  NameReader names(session);
  for (const v1::Challenge& challenge : parts.challenges) names.ReadAll(challenge.leads());
  session.Print(ProgrammeTreeText(parts, names.names(), session.language()));
  return absl::OkStatus();
}

}  // namespace

void AddProgrammeTreeCommand(const CommandGroup& programme) {
  auto name = std::make_shared<std::string>();
  programme
      .Command("tree",
               {"De ambitie, de opgaven, en wat eraan bijdraagt: doelen en projecten",
                "The ambition, the challenges, and what contributes to them: goals and projects"},
               [name](Session& session) { return ShowTree(session, *name); })
      .Option(programme.Say({"PROGRAMMA", "PROGRAMME"}), *name,
              programme.Say({"zonder: het enige", "none: the only one"}));
}

}  // namespace noordster::cli
