// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/project_screen.h"
#include "clients/cpp/noordster/error.h"
#include "noordster/v1/project_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Projects = v1::ProjectService::Stub;

// What people read of what was told on one page.
constexpr size_t kUpdatesShown = 20;

struct ProjectListOptions {
  std::string programme;
  std::string state;
  std::string contributes_to;
};

// That something is neither a challenge nor a goal.
absl::Status MissingAsBoth(const absl::Status& missing, const std::string& challenge) {
  ErrorDetails details = DetailsOf(missing);
  details.metadata["resource"] = absl::StrCat(challenge, ", goals/", LastId(challenge));
  return WithDetails(missing.code(), missing.message(), details);
}

// The challenge that was typed, or the goal when there is no such challenge. Fails as reading
// either, of both when it was not said which.
absl::StatusOr<std::string> ReadContribution(Session& session, const std::string& typed,
                                             const std::string& programme) {
  const bool is_named =
      absl::StrContains(typed, "challenges/") || absl::StrContains(typed, "goals/");
  const std::string either = absl::StrCat(kChallengePattern, "|", kGoalPattern);
  absl::Status missing;
  std::string first;
  for (const char* kind_name : {"Challenge", "Goal"}) {
    const ResourceKind& kind = *FindKind(kind_name);
    if (is_named && kind.pattern != PatternOf(either, typed)) continue;
    absl::StatusOr<std::string> name = session.NameIn(kind.pattern, typed, programme);
    if (!name.ok()) return name;
    missing = GetResource(session, kind, *name).status();
    if (missing.ok()) return name;
    if (!absl::IsNotFound(missing)) return missing;
    if (first.empty()) first = *name;
  }
  return is_named ? missing : MissingAsBoth(missing, first);
}

absl::Status FillList(Session& session, const ProjectListOptions& options,
                      v1::ListProjectsRequest& request) {
  v1::Project::State state = v1::Project::STATE_UNSPECIFIED;
  if (absl::Status filled = FillChoice(session, options.state, state); !filled.ok()) return filled;
  request.set_state(state);
  const absl::StatusOr<std::string> programme = ReadProgrammeName(session, options.programme);
  if (!programme.ok()) return programme.status();
  request.set_parent(*programme);
  if (options.contributes_to.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> name =
      ReadContribution(session, options.contributes_to, *programme);
  if (name.ok()) request.set_contributes_to(*name);
  return name.status();
}

absl::Status ListProjects(Session& session, const ProjectListOptions& options) {
  v1::ListProjectsRequest request;
  absl::Status filled = FillList(session, options, request);
  std::vector<v1::Project> projects;
  if (!IsNoneYet(filled)) {
    if (!filled.ok()) return filled;
    const auto list = session.CallAllPages(&Projects::ListProjects, request);
    if (!list.ok()) return list.status();
    projects.assign(list->projects().begin(), list->projects().end());
  }
  NameReader names(session);
  if (!session.ForMachines()) {
    for (const v1::Project& project : projects) names.Read(project.lead());
  }
  return ShowList(session, projects, ProjectsText(projects, names.names(), session.language()));
}

// Those that people read, newest first.
std::vector<v1::ProjectUpdate> Newest(std::vector<v1::ProjectUpdate> updates) {
  // Dates of this form order as text.
  std::sort(updates.begin(), updates.end(), [](const auto& a, const auto& b) {
    return std::forward_as_tuple(b.date(), b.number()) <
           std::forward_as_tuple(a.date(), a.number());
  });
  if (updates.size() > kUpdatesShown) updates.resize(kUpdatesShown);
  return updates;
}

absl::Status ShowProject(Session& session, const std::string& typed) {
  v1::GetProjectRequest request;
  v1::ListProjectUpdatesRequest listing;
  const absl::StatusOr<std::string> name = session.Name(kProjectPattern, typed);
  if (!name.ok()) return name.status();
  request.set_name(*name);
  listing.set_parent(*name);
  const auto response = session.Call(&Projects::GetProject, request);
  if (!response.ok()) return response.status();
  const auto list = session.CallAllPages(&Projects::ListProjectUpdates, listing);
  if (!list.ok()) return list.status();
  const v1::Project& project = response->project();
  const std::vector<v1::ProjectUpdate> all(list->updates().begin(), list->updates().end());
  if (session.ForMachines()) {
    session.Show(Tree::Object().Set("project", Tree::Of(project)).Set("updates", TreesOf(all)));
    return absl::OkStatus();
  }
  const std::vector<v1::ProjectUpdate> updates = Newest(all);
  NameReader names(session);
  names.Read(project.lead());
  names.ReadAll(project.partners());
  names.ReadAll(project.challenges());
  names.ReadAll(project.goals());
  for (const v1::ProjectUpdate& update : updates) names.Read(update.author());
  session.Print(ProjectText(project, updates, all.size() - updates.size(), names.names(),
                            session.language()));
  return absl::OkStatus();
}

}  // namespace

void AddProjectViewCommands(const CommandGroup& project) {
  auto options = std::make_shared<ProjectListOptions>();
  const CommandSyntax list =
      project.Command("list",
                      {"De projecten van een programma en hoe zij staan",
                       "The projects of a programme and how they stand"},
                      [options](Session& session) { return ListProjects(session, *options); });
  list.Option(project.Say({"PROGRAMMA", "PROGRAMME"}), options->programme,
              project.Say({"zonder: het enige", "none: the only one"}));
  list.Option("--state", options->state,
              project.Say({"alleen die zo staan: lopend", "only those that stand so: running"}))
      .Shown(project.Say({"STAND", "STATE"}));
  list.Option("--for", options->contributes_to,
              project.Say({"alleen die van deze opgave, of die bijdragen aan dit doel: jeugd, "
                           "goals/minder-schulden",
                           "only those of this challenge, or that contribute to this goal: jeugd, "
                           "goals/minder-schulden"}))
      .Shown(project.Say({"OPGAVE|DOEL", "CHALLENGE|GOAL"}));
  auto name = std::make_shared<std::string>();
  project
      .Command("show",
               {"Een project op een bladzijde: hoe het staat, voor wie en wat, en de berichten",
                "A project on a page: how it stands, for whom and what, and the updates"},
               [name](Session& session) { return ShowProject(session, *name); })
      .Option("PROJECT", *name,
              project.Say({"het project: kansrijke-start", "the project: kansrijke-start"}))
      .Required();
}

}  // namespace noordster::cli
