// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/plan_screen.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/refusal_words.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

std::string Join(const std::vector<std::string>& lines) { return absl::StrJoin(lines, "\n"); }

// Outcomes that the same things stand in the way of.
struct Barred {
  std::vector<std::string> outcomes;
  const v1::Option* example = nullptr;
};

bool SameBlockers(const v1::Option& a, const v1::Option& b) {
  if (a.blockers_size() != b.blockers_size()) return false;
  for (int i = 0; i < a.blockers_size(); ++i) {
    if (a.blockers(i).SerializeAsString() != b.blockers(i).SerializeAsString()) return false;
  }
  return true;
}

std::vector<Barred> BarredOutcomes(const v1::GetOptionsResponse& options, Language language) {
  std::vector<Barred> groups;
  for (const v1::Option& option : options.options()) {
    if (option.blockers().empty()) continue;
    if (groups.empty() || !SameBlockers(*groups.back().example, option)) {
      groups.push_back({{}, &option});
    }
    groups.back().outcomes.push_back(
        absl::StrCat(option.display_name(), EffectBehind(option.effect(), language)));
  }
  return groups;
}

std::string PossibleText(const v1::GetOptionsResponse& options, Language language) {
  Table table(Headings(language, {{"Uitkomst", "Outcome"},
                                  {"Vastleggen als", "Record as"},
                                  {"Daarna", "Next"},
                                  {"Vraagt", "Needs"}}));
  bool any = false;
  for (const v1::Option& option : options.options()) {
    if (!option.blockers().empty()) continue;
    any = true;
    std::vector<std::string> needs;
    for (const std::string& field : option.needs()) {
      needs.push_back(OutcomeFieldOf(field, language));
    }
    if (option.approvals() > 0) {
      needs.push_back(absl::Substitute(
          Wording{"akkoord van $0 anderen (--draft)", "the approval of $0 others (--draft)"}.In(
              language),
          option.approvals()));
    }
    const std::string next = option.next().empty()
                                 ? std::string(Wording{"(einde)", "(end)"}.In(language))
                                 : option.next_display_name();
    table.Add({absl::StrCat(option.display_name(), EffectBehind(option.effect(), language)),
               option.outcome(), next, OrDash(absl::StrJoin(needs, ", "))});
  }
  const absl::string_view heading = Wording{"Wat kan nu\n", "What can be done\n"}.In(language);
  return absl::StrCat(heading,
                      any ? table.ToString()
                          : std::string(Wording{"Er kan nu geen uitkomst worden vastgelegd.\n",
                                                "No outcome can be recorded now.\n"}
                                            .In(language)));
}

std::string BarredText(const v1::GetOptionsResponse& options, Language language) {
  std::string text;
  for (const Barred& group : BarredOutcomes(options, language)) {
    absl::StrAppend(&text, absl::StrJoin(group.outcomes, ", "), "\n");
    Table table;
    int number = 0;
    for (const v1::Blocker& blocker : group.example->blockers()) {
      table.Add({absl::StrCat(++number, " ", SentenceOf(blocker, language)),
                 absl::StrCat(Wording{"Aan zet: ", "Who can lift it: "}.In(language),
                              LifterOf(blocker, language))});
    }
    absl::StrAppend(&text, table.ToString("  "));
  }
  if (text.empty()) return "";
  return absl::StrCat(Wording{"\nWat houdt tegen\n", "\nWhat stands in the way\n"}.In(language),
                      text);
}

std::string OpenText(const v1::GetOptionsResponse& options, Language language) {
  if (options.open_follow_ups().empty()) return "";
  Table table(Headings(
      language, {{"Nr", "No."}, {"Soort", "Kind"}, {"Uiterlijk", "Due"}, {"Tekst", "Text"}}));
  for (const v1::FollowUp& follow_up : options.open_follow_ups()) {
    table.Add({absl::StrCat(follow_up.number()), WordOf(follow_up.kind(), language),
               OrDash(DayOnScreen(follow_up.due_date())),
               Join(Wrapped(follow_up.text(), kTextWidth))});
  }
  return absl::StrCat(Wording{"\nOpenstaand\n", "\nOpen\n"}.In(language), table.ToString());
}

// "2× aangehouden, 1× teruggestuurd": how often the plan did not get on.
std::string PutOffText(const v1::GetTimePathResponse& path, Language language) {
  std::vector<std::string> parts;
  for (const v1::OutcomeKind kind : {v1::DEFERRED, v1::NOT_READY, v1::NOT_TREATED, v1::SENT_BACK}) {
    const auto count =
        std::count_if(path.rows().begin(), path.rows().end(), [kind](const v1::TimePathRow& row) {
          return row.kind() == kind && row.state() != v1::Decision::REVERSED;
        });
    if (count > 0) parts.push_back(absl::StrCat(count, "× ", WordOf(kind, language)));
  }
  return parts.empty() ? "" : absl::StrCat(absl::StrJoin(parts, ", "), ".\n");
}

}  // namespace

std::string TimePathText(const v1::GetTimePathResponse& path, Language language) {
  Table table(Headings(language, {{"Fase", "Stage"},
                                  {"Gepland", "Planned"},
                                  {"Werkelijk", "Actual"},
                                  {"Uitkomst", "Outcome"}}));
  for (const v1::TimePathRow& row : path.rows()) {
    const std::string outcome =
        row.outcome().empty()
            ? (row.kind() == v1::OUTCOME_KIND_UNSPECIFIED ? "" : WordOf(row.kind(), language))
            : row.outcome();
    table.Add({absl::StrCat(row.current() ? "> " : "", row.display_name()),
               absl::StrCat(VagueDateOnScreen(row.planned(), language),
                            ProposalBehind(row.proposed(), language)),
               DayOrVagueDate(row.decided_date(), row.decided_period(), language),
               outcome.empty() ? "-"
                               : absl::StrCat(outcome, EffectBehind(row.effect(), language),
                                              MannerBehind(row.manner(), language),
                                              StateBehind(row.state(), language))});
  }
  std::string text = absl::StrCat(Wording{"Tijdpad ", "Time path "}.In(language),
                                  TitleOf(path.plan(), language), "\n", table.ToString());
  if (path.plan().state() != v1::Plan::RUNNING) {
    absl::StrAppend(&text, Wording{"Stand: ", "State: "}.In(language),
                    WordOf(path.plan().state(), language), ".\n");
  }
  absl::StrAppend(&text, PutOffText(path, language));
  if (!path.plan().reconsidered().empty()) {
    absl::StrAppend(&text,
                    Wording{"In heroverweging: uitkomst ", "Reconsidered: decision "}.In(language),
                    LastId(path.plan().reconsidered()), ".\n");
  }
  if (path.plan().open_follow_ups() > 0) {
    absl::StrAppend(&text, Wording{"Openstaand: ", "Open: "}.In(language),
                    path.plan().open_follow_ups(), ".\n");
  }
  return text;
}

std::string OptionsText(const v1::GetOptionsResponse& options, const v1::GetTimePathResponse& path,
                        Language language) {
  const std::string title = TitleOf(path.plan(), language);
  if (!options.has_step()) {
    return absl::StrCat(
        absl::Substitute(Wording{"$0 is geëindigd: $1.\n", "$0 has ended: $1.\n"}.In(language),
                         title, WordOf(path.plan().state(), language)),
        OpenText(options, language));
  }
  const std::string where =
      absl::Substitute(Wording{"$0 is in de fase $1, behandeling $2, gremium $3.\n\n",
                               "$0 is at the stage $1, step $2, body $3.\n\n"}
                           .In(language),
                       title, StageName(path, options.step().stage()), options.step().number(),
                       LastId(options.step().body()));
  return absl::StrCat(where, PossibleText(options, language), BarredText(options, language),
                      OpenText(options, language));
}

std::string PastText(const v1::PastHistory& past, Language language) {
  Table table(Headings(
      language,
      {{"Fase", "Stage"}, {"Wanneer", "When"}, {"Uitkomst", "Outcome"}, {"Woorden", "Words"}}));
  for (const v1::PastTreatment& treatment : past.treatments()) {
    table.Add({treatment.stage(), VagueDateOnScreen(treatment.date(), language),
               absl::StrCat(treatment.outcome(), MannerBehind(treatment.manner(), language)),
               Join(Wrapped(treatment.words(), kTextWidth))});
  }
  return absl::StrCat(Wording{"Bron: ", "Source: "}.In(language), past.source(), "\n",
                      table.ToString());
}

std::string StageName(const v1::GetTimePathResponse& path, absl::string_view stage) {
  for (const v1::TimePathRow& row : path.rows()) {
    if (row.stage() == stage) return row.display_name();
  }
  return std::string(stage);
}

std::string TitleOf(const v1::Plan& plan, Language language) {
  if (plan.latest_version() == 0) return plan.title();
  return absl::Substitute(Wording{"$0 (versie $1)", "$0 (version $1)"}.In(language), plan.title(),
                          plan.latest_version());
}

}  // namespace noordster::cli
