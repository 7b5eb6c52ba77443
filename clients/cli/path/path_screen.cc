// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/path/path_screen.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/path/path_words.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kPathTextWidth = 76;
constexpr size_t kStageNameWidth = 18;
constexpr size_t kStageQuestionWidth = 24;
constexpr size_t kStageOutcomeWidth = 36;
constexpr size_t kGuardWidth = 34;

std::string PathCell(absl::string_view text, size_t width) {
  return text.empty() ? "-" : InCell(text, width);
}

// An item of a list in a cell; what does not fit on its first line is indented.
std::string Item(absl::string_view text, size_t width) {
  return absl::StrJoin(Wrapped(text, width - 2), "\n  ");
}

// A body with the rule by which it comes to its outcome, where the path gives one, and that it does
// so outside meetings.
std::string BodyCell(const v1::Stage& stage, Language language) {
  std::string body = PathCell(WordOf(stage.body_kind(), language), kStageNameWidth);
  const auto add = [&body](absl::string_view how) {
    absl::StrAppend(&body, "\n", PathCell(absl::StrCat("(", how, ")"), kStageNameWidth));
  };
  if (stage.majority_rule() != v1::MAJORITY_RULE_UNSPECIFIED) {
    add(WordOf(stage.majority_rule(), language));
  }
  if (stage.outside_meetings()) {
    add(Wording{"buiten vergadering", "outside meetings"}.In(language));
  }
  return body;
}

std::string OutcomesCell(const v1::PathDefinition& path, const v1::Stage& stage,
                         Language language) {
  std::vector<std::string> items;
  for (const v1::Outcome& outcome : stage.outcomes()) {
    const std::string next = outcome.next().empty()
                                 ? std::string(Wording{"(einde)", "(end)"}.In(language))
                                 : PlaceName(path, PlaceOf(path, outcome.next()), language);
    const absl::string_view view =
        outcome.minority_view()
            ? Wording{", met minderheidsstandpunt", ", with a minority view"}.In(language)
            : "";
    items.push_back(Item(absl::StrCat(OutcomeText(stage, outcome, language), view, " → ", next),
                         kStageOutcomeWidth));
  }
  return absl::StrJoin(items, "\n");
}

std::string GuardsCell(const v1::PathDefinition& path, const v1::Stage& stage, Language language) {
  std::vector<std::string> items;
  for (const v1::GuardMoment moment : {v1::ENTRY, v1::EXIT}) {
    for (const v1::Guard& guard : stage.guards()) {
      if (guard.moment() != moment) continue;
      items.push_back(
          Item(absl::StrCat(moment == v1::ENTRY ? "→ " : "← ", GuardText(path, guard, language)),
               kGuardWidth));
    }
  }
  for (const v1::FourEyes& rule : stage.four_eyes()) {
    items.push_back(
        Item(absl::Substitute(
                 Wording{"$0: akkoord van $1 anderen", "$0: approved by $1 others"}.In(language),
                 WordOf(rule.act(), language), rule.approvals()),
             kGuardWidth));
  }
  return items.empty() ? "-" : absl::StrJoin(items, "\n");
}

}  // namespace

std::string PathVersionText(const v1::PathVersion& version, Language language) {
  const v1::PathDefinition& path = version.definition();
  Table table(Headings(language, {{"Fase", "Stage"},
                                  {"Gremium", "Body"},
                                  {"Vraag", "Question"},
                                  {"Uitkomsten", "Outcomes"},
                                  {"Eisen", "Guards"}}));
  for (const v1::Stage& stage : path.stages()) {
    // A row of several lines begins where the one before has plainly ended.
    table.Add({""});
    table.Add({PathCell(stage.display_name(), kStageNameWidth), BodyCell(stage, language),
               PathCell(stage.question(), kStageQuestionWidth), OutcomesCell(path, stage, language),
               GuardsCell(path, stage, language)});
  }
  std::string text = absl::StrCat(TitleOf(version, language), "\n");
  if (!path.source().empty()) absl::StrAppend(&text, PathCell(path.source(), kPathTextWidth), "\n");
  absl::StrAppend(&text, "\n", table.ToString(),
                  Wording{"\nEisen: → vooraf, ← bij vertrek; tussen haakjes wie aan zet is.\n",
                          "\nGuards: → on entry, ← on exit; in brackets who can lift them.\n"}
                      .In(language));
  if (version.content_sha256().empty()) return text;
  return absl::StrCat(text, "SHA-256 ", version.content_sha256(), "\n");
}

}  // namespace noordster::cli
