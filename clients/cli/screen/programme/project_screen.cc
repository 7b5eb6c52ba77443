// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/project_screen.h"

#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kProjectNameWidth = 32;
constexpr size_t kPartWidth = 46;

constexpr Wording kRegistered = {"zo geregistreerd", "as registered"};

// Day from which it stands as it does; empty: not said.
std::string StandsSince(const v1::Project& project) {
  return project.turns().empty() ? "" : project.turns().rbegin()->date();
}

std::string DateText(const v1::VagueDate& date, bool is_said, Language language) {
  return is_said ? VagueDateOnScreen(date, language) : NotSaid(language);
}

// "plan jeugd", "plan jeugd, uitkomst 3".
std::string AuthorityText(const std::string& resource, Language language) {
  const bool is_decision = absl::StrContains(resource, "/decisions/");
  const absl::string_view plan = is_decision ? ParentOf(resource) : absl::string_view(resource);
  std::string text = absl::StrCat("plan ", LastId(plan));
  if (is_decision) {
    absl::StrAppend(&text, Wording{", uitkomst ", ", outcome "}.In(language), LastId(resource));
  }
  return text;
}

std::string AuthoritiesText(const v1::Project& project, Language language) {
  return absl::StrJoin(project.authorised_by(), "; ",
                       [language](std::string* out, const std::string& resource) {
                         absl::StrAppend(out, AuthorityText(resource, language));
                       });
}

// "14 projecten: 4 gepland, 10 lopend."
std::string ProjectTotalsText(const std::vector<v1::Project>& projects, Language language) {
  std::map<v1::Project::State, int> counts;
  for (const v1::Project& project : projects) ++counts[project.state()];
  const std::string states =
      absl::StrJoin(counts, ", ", [language](std::string* out, const auto& count) {
        absl::StrAppend(out, count.second, " ", WordOf(count.first, language));
      });
  const Wording total = projects.size() == 1 ? Wording{"$0 project: $1.\n", "$0 project: $1.\n"}
                                             : Wording{"$0 projecten: $1.\n", "$0 projects: $1.\n"};
  return absl::Substitute(total.In(language), projects.size(), states);
}

std::string HeadText(const v1::Project& project, const DisplayNames& names, Language language) {
  Table head;
  const auto add = [&](absl::string_view field, const std::string& text) {
    head.Add({LabelOf(field, language), InPage(text)});
  };
  head.Add({"Project", InPage(TitleOf(project.display_name(), project.name()))});
  add("state", StandingText(project, language));
  if (!project.description().empty()) add("description", project.description());
  // Who leads it and by what is not told to everyone, so that none is not "not said".
  if (!project.lead().empty()) add("lead", NameOf(names, project.lead(), language));
  add("partners", NamesOf(names, project.partners(), language));
  add("challenges", NamesOf(names, project.challenges(), language));
  add("goals", NamesOf(names, project.goals(), language));
  add("start", DateText(project.start(), project.has_start(), language));
  add("end", DateText(project.end(), project.has_end(), language));
  if (!project.authorised_by().empty()) {
    add("authorised_by", AuthoritiesText(project, language));
  }
  add("audience", WordOf(project.audience(), language));
  if (!project.source().empty()) add("source", project.source());
  return head.ToString();
}

std::string TurnsText(const v1::Project& project, Language language) {
  Table turns;
  for (const v1::Project::Turn& turn : project.turns()) {
    turns.Add(
        {turn.date().empty() ? std::string(kRegistered.In(language)) : DayOnScreen(turn.date()),
         WordOf(turn.state(), language), InCell(turn.reason(), kPartWidth)});
  }
  return turns.ToString("  ");
}

std::string UpdatesText(const std::vector<v1::ProjectUpdate>& updates, const DisplayNames& names,
                        Language language) {
  std::string text;
  for (const v1::ProjectUpdate& update : updates) {
    absl::StrAppend(
        &text, "  ", DayOnScreen(update.date()),
        update.author().empty() ? "" : absl::StrCat(", ", NameOf(names, update.author(), language)),
        "\n");
    Table words;
    words.Add({InPage(update.text())});
    absl::StrAppend(&text, words.ToString("    "));
  }
  return text;
}

}  // namespace

std::string ProjectInShort(const v1::Project& project, Language language) {
  return absl::StrCat(project.display_name(), " (", WordOf(project.state(), language), ")");
}

std::string StandingText(const v1::Project& project, Language language) {
  const std::string since = StandsSince(project);
  return absl::StrCat(
      WordOf(project.state(), language), ", ",
      since.empty() ? std::string(kRegistered.In(language))
                    : absl::StrCat(Wording{"sinds ", "since "}.In(language), DayOnScreen(since)));
}

std::string TurnText(const v1::Project::Turn& turn, Language language) {
  const std::string date = turn.date().empty() ? "" : absl::StrCat(DayOnScreen(turn.date()), " ");
  return absl::StrCat(date, WordOf(turn.state(), language), turn.reason().empty() ? "" : ": ",
                      turn.reason());
}

std::string ProjectsText(const std::vector<v1::Project>& projects, const DisplayNames& names,
                         Language language) {
  if (projects.empty()) {
    return std::string(
        Wording{"Er staat niets op deze lijst.\n", "Nothing stands on this list.\n"}.In(language));
  }
  Table table(Headings(language, {{"Id", "Id"},
                                  {"Naam", "Name"},
                                  {"Stand", "State"},
                                  {"Sinds", "Since"},
                                  {"Trekker", "Lead"}}));
  for (const v1::Project& project : projects) {
    table.Add({std::string(LastId(project.name())),
               InCell(project.display_name(), kProjectNameWidth), WordOf(project.state(), language),
               OrDash(DayOnScreen(StandsSince(project))),
               project.lead().empty() ? "-" : NameOf(names, project.lead(), language)});
  }
  return absl::StrCat(table.ToString(), ProjectTotalsText(projects, language));
}

std::string ProjectText(const v1::Project& project, const std::vector<v1::ProjectUpdate>& updates,
                        size_t older, const DisplayNames& names, Language language) {
  std::string text = absl::StrCat(HeadText(project, names, language), "\n",
                                  LabelOf("turns", language), "\n", TurnsText(project, language));
  if (updates.empty()) return text;
  absl::StrAppend(&text, "\n", LabelOf("updates", language), "\n",
                  UpdatesText(updates, names, language));
  if (older == 0) return text;
  return absl::StrCat(text, absl::Substitute(Wording{"  En $0 oudere (-o json toont ze alle).\n",
                                                     "  And $0 older ones (-o json shows all).\n"}
                                                 .In(language),
                                             older));
}

}  // namespace noordster::cli
