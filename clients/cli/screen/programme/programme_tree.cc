// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/programme_tree.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/branches.h"
#include "clients/cli/screen/programme/project_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Names = google::protobuf::RepeatedPtrField<std::string>;

constexpr size_t kWidth = 80;
// Beside the widest label, "Ambition", in 80 places.
constexpr size_t kHeadWidth = 70;

// What contributes to what. Refers to the parts it is made of.
class Network {
 public:
  Network(const ProgrammeParts& parts, Language language) : language_(language) {
    for (const v1::Challenge& challenge : parts.challenges) known_.insert(challenge.name());
    for (const v1::Goal& goal : parts.goals) known_.insert(goal.name());
    for (const v1::Goal& goal : parts.goals) {
      if (!Hang(goal, goal.contributes_to(), goals_)) goals_[""].push_back(&goal);
    }
    for (const v1::Project& project : parts.projects) {
      const bool of_challenge = Hang(project, project.challenges(), projects_);
      const bool of_goal = Hang(project, project.goals(), projects_);
      if (!of_challenge && !of_goal) projects_[""].push_back(&project);
    }
  }

  // What contributes to a challenge or goal; with an empty name, what contributes to none.
  std::vector<Branch> Below(const std::string& name) {
    std::vector<Branch> branches;
    for (const v1::Goal* goal : goals_[name]) branches.push_back(BranchOf(*goal));
    std::set<std::string> deeper;
    CollectGoals(name, deeper);
    for (const v1::Project* project : projects_[name]) {
      const bool is_deeper = absl::c_any_of(
          project->goals(), [&deeper](const std::string& goal) { return deeper.count(goal) != 0; });
      if (!is_deeper)
        branches.push_back({absl::StrCat("Project: ", ProjectInShort(*project, language_)), {}});
    }
    return branches;
  }

 private:
  template <typename Resource>
  using Hanging = std::map<std::string, std::vector<const Resource*>>;

  // Hangs a resource below all of these that are known; false when none is.
  template <typename Resource>
  bool Hang(const Resource& resource, const Names& names, Hanging<Resource>& hanging) const {
    bool hangs = false;
    for (const std::string& name : names) {
      if (known_.count(name) == 0) continue;
      hanging[name].push_back(&resource);
      hangs = true;
    }
    return hangs;
  }

  // Drawn anew at each of its places, what is below a goal would double with every level.
  Branch BranchOf(const v1::Goal& goal) {
    Branch branch{absl::StrCat(Wording{"Doel: ", "Goal: "}.In(language_), goal.display_name()), {}};
    if (drawn_.insert(goal.name()).second) {
      branch.below = Below(goal.name());
    } else if (!goals_[goal.name()].empty() || !projects_[goal.name()].empty()) {
      absl::StrAppend(&branch.text, Wording{" (zie boven)", " (see above)"}.In(language_));
    }
    return branch;
  }

  // All goals below a name, however deep.
  void CollectGoals(const std::string& name, std::set<std::string>& goals) {
    for (const v1::Goal* goal : goals_[name]) {
      if (goals.insert(goal->name()).second) CollectGoals(goal->name(), goals);
    }
  }

  Language language_;
  std::set<std::string> known_;
  Hanging<v1::Goal> goals_;
  Hanging<v1::Project> projects_;
  std::set<std::string> drawn_;
};

// "2041, afgeleid: 20 jaar vanaf 2021".
std::string HorizonText(const v1::Programme& programme, Language language) {
  if (programme.horizon_year() == 0) return NotSaid(language);
  return absl::Substitute(
      Wording{"$0, afgeleid: $1 jaar vanaf $2", "$0, derived: $1 years from $2"}.In(language),
      programme.horizon_year(), programme.duration_years(), programme.start_year());
}

std::string HeadText(const v1::Programme& programme, Language language) {
  Table head;
  const std::string ambition =
      programme.ambition().empty() ? NotSaid(language) : programme.ambition();
  head.Add({LabelOf("ambition", language), FittedCell(ambition, kHeadWidth)});
  head.Add({"Horizon", HorizonText(programme, language)});
  return absl::StrCat(FittedCell(programme.display_name(), kWidth), "\n", head.ToString());
}

// In the order of the source; those without a place in it come last.
std::vector<const v1::Challenge*> InOrder(const std::vector<v1::Challenge>& challenges) {
  std::vector<const v1::Challenge*> ordered;
  for (const v1::Challenge& challenge : challenges) ordered.push_back(&challenge);
  const auto place = [](const v1::Challenge* challenge) {
    return challenge->position() == 0 ? std::numeric_limits<int>::max() : challenge->position();
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [place](const auto* a, const auto* b) { return place(a) < place(b); });
  return ordered;
}

// "Opgave 1: Jeugd", with who leads it where that may be told.
std::string ChallengeText(const v1::Challenge& challenge, const DisplayNames& names,
                          Language language) {
  const std::string title =
      absl::StrCat(Wording{"Opgave", "Challenge"}.In(language),
                   challenge.position() == 0 ? "" : absl::StrCat(" ", challenge.position()), ": ",
                   challenge.display_name());
  std::string text = absl::StrCat(FittedCell(title, kWidth), "\n");
  if (challenge.leads().empty()) return text;
  const std::string leads =
      absl::StrCat(LabelOf("leads", language), ": ", NamesOf(names, challenge.leads(), language));
  return absl::StrCat(text, FittedCell(leads, kWidth), "\n");
}

std::string LeftOutText(const ProgrammeParts& parts, Language language) {
  const struct {
    bool has_more;
    Wording what;
    size_t shown;
  } lists[] = {
      {parts.has_more_challenges, {"opgaven", "challenges"}, parts.challenges.size()},
      {parts.has_more_goals, {"doelen", "goals"}, parts.goals.size()},
      {parts.has_more_projects, {"projecten", "projects"}, parts.projects.size()},
  };
  std::string text;
  for (const auto& [has_more, what, shown] : lists) {
    if (!has_more) continue;
    absl::StrAppend(&text, absl::Substitute(Wording{"Er zijn meer $0: hier staan de eerste $1.\n",
                                                    "There are more $0: these are the first $1.\n"}
                                                .In(language),
                                            what.In(language), shown));
  }
  return text.empty() ? "" : absl::StrCat("\n", text);
}

}  // namespace

bool IsComplete(const ProgrammeParts& parts) {
  return !parts.has_more_challenges && !parts.has_more_goals && !parts.has_more_projects;
}

std::string ProgrammeTreeText(const ProgrammeParts& parts, const DisplayNames& names,
                              Language language) {
  std::string text = HeadText(parts.programme, language);
  Network network(parts, language);
  for (const v1::Challenge* challenge : InOrder(parts.challenges)) {
    const std::vector<Branch> below = network.Below(challenge->name());
    absl::StrAppend(
        &text, "\n", ChallengeText(*challenge, names, language),
        below.empty()
            ? std::string(
                  Wording{"Nog geen doelen of projecten.\n", "No goals or projects yet.\n"}.In(
                      language))
            : DrawBranches(below, kWidth));
  }
  const std::vector<Branch> rest = network.Below("");
  if (!rest.empty()) {
    absl::StrAppend(&text, "\n", Wording{"Zonder opgave\n", "Without a challenge\n"}.In(language),
                    DrawBranches(rest, kWidth));
  }
  return absl::StrCat(text, LeftOutText(parts, language));
}

std::string GoalText(const v1::Goal& goal, const ProgrammeParts& contributors,
                     const DisplayNames& names, Language language) {
  Table page;
  page.Add({std::string(Wording{"Doel", "Goal"}.In(language)),
            InPage(TitleOf(goal.display_name(), goal.name()))});
  if (!goal.description().empty()) {
    page.Add({LabelOf("description", language), InPage(goal.description())});
  }
  page.Add({LabelOf("contributes_to", language),
            InPage(NamesOf(names, goal.contributes_to(), language))});
  std::vector<std::string> goals;
  for (const v1::Goal& each : contributors.goals) goals.push_back(InPage(each.display_name()));
  std::vector<std::string> projects;
  for (const v1::Project& project : contributors.projects) {
    projects.push_back(InPage(ProjectInShort(project, language)));
  }
  page.Add({LabelOf("goals", language), OrDash(absl::StrJoin(goals, "\n"))});
  page.Add({std::string(Wording{"Projecten", "Projects"}.In(language)),
            OrDash(absl::StrJoin(projects, "\n"))});
  return absl::StrCat(page.ToString(), LeftOutText(contributors, language));
}

}  // namespace noordster::cli
