// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/action/action_screen.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kActionCellWidth = 40;

// Whether its last day has passed and it is still to be done. Dates of this form order as text.
bool IsLate(const v1::Action& action, const std::string& today) {
  return action.state() == v1::Action::OPEN && !action.due_date().empty() &&
         action.due_date() < today;
}

std::string DueText(const v1::Action& action, const std::string& today, Language language) {
  if (action.due_date().empty()) return "";
  return absl::StrCat(DayOnScreen(action.due_date()),
                      IsLate(action, today) ? Wording{", te laat", ", late"}.In(language) : "");
}

// A person by name, a body by id.
std::string OwnerText(const v1::Action& action, const PersonNames& persons) {
  if (absl::StrContains(action.owner(), "/persons/")) return PersonOf(persons, action.owner());
  return std::string(LastId(action.owner()));
}

// "vervangen door m4"; else how it stands.
std::string StateText(const v1::Action& action, Language language) {
  std::string state = WordOf(action.state(), language);
  if (action.replaced_by().empty()) return state;
  return absl::StrCat(state, Wording{" door ", " by "}.In(language), LastId(action.replaced_by()));
}

// "stemming 2 op raad/september-2022/3", "zonder stemming (Gemeentewet art. 32)"; empty for what
// nobody votes on.
std::string VoteText(const v1::Action& action, Language language) {
  if (action.without_vote()) {
    return std::string(Wording{"zonder stemming aangenomen (Gemeentewet art. 32)",
                               "adopted without a vote (Gemeentewet art. 32)"}
                           .In(language));
  }
  if (action.ballot() == 0) return "";
  return absl::Substitute(
      Wording{"stemming $0 (noordster ballot show $1)", "ballot $0 (noordster ballot show $1)"}.In(
          language),
      action.ballot(), TypedName(action.agenda_item()));
}

std::string SettledText(const v1::Action& action) {
  if (action.settled_date().empty()) return "";
  std::string text = DayOnScreen(action.settled_date());
  if (!action.settled_in().empty()) absl::StrAppend(&text, ", ", TypedName(action.settled_in()));
  if (!action.settlement_reason().empty()) {
    absl::StrAppend(&text, ": ", action.settlement_reason());
  }
  return text;
}

std::string PlansText(const v1::Action& action) {
  return absl::StrJoin(action.plans(), ", ", [](std::string* out, const std::string& plan) {
    absl::StrAppend(out, LastId(plan));
  });
}

}  // namespace

std::string ActionInSentence(const v1::Action& action, Language language) {
  const std::string kind = WordOf(action.kind(), language);
  const absl::string_view id = LastId(action.name());
  // Who calls it motie-m3 does not read "motie motie-m3".
  if (absl::StartsWith(id, absl::StrCat(kind, "-"))) {
    return absl::StrCat(kind, " ", id.substr(kind.size() + 1));
  }
  return absl::StrCat(kind, " ", id);
}

std::string ActionsText(const std::vector<v1::Action>& actions, const PersonNames& persons,
                        const std::string& today, Language language) {
  if (actions.empty()) {
    return std::string(
        Wording{"Er staat niets op deze lijst.\n", "Nothing stands on this list.\n"}.In(language));
  }
  Table table(Headings(language, {{"Id", "Id"},
                                  {"Soort", "Kind"},
                                  {"Wat", "What"},
                                  {"Eigenaar", "Owner"},
                                  {"Uiterlijk", "Due"},
                                  {"Stand", "State"}}));
  int open = 0;
  int late = 0;
  for (const v1::Action& action : actions) {
    if (action.state() == v1::Action::OPEN) ++open;
    if (IsLate(action, today)) ++late;
    table.Add({std::string(LastId(action.name())), WordOf(action.kind(), language),
               InCell(action.text(), kActionCellWidth), OrDash(OwnerText(action, persons)),
               OrDash(DueText(action, today, language)), StateText(action, language)});
  }
  return absl::StrCat(
      table.ToString(),
      absl::Substitute(Wording{"Open: $0, te laat: $1.\n", "Open: $0, late: $1.\n"}.In(language),
                       open, late));
}

std::string ActionText(const v1::Action& action, const PersonNames& persons,
                       const std::string& today, Language language) {
  Table table;
  const auto add = [&table, language](const Wording& label, const std::string& text) {
    if (!text.empty()) table.Add({std::string(label.In(language)), InCell(text, kTextWidth)});
  };
  add({"Actie", "Action"},
      absl::StrCat(TypedName(action.name()), ", ", WordOf(action.kind(), language)));
  add({"Wat", "What"}, action.text());
  add({"Stand", "State"}, StateText(action, language));
  add({"Eigenaar", "Owner"}, OwnerText(action, persons));
  add({"Uiterlijk", "Due"}, DueText(action, today, language));
  add({"Van", "Made"}, DayOnScreen(action.made_date()));
  add({"Agendapunt", "Item"}, TypedName(action.agenda_item()));
  add({"Nummer", "Reference"}, action.reference());
  add({"Stemming", "Vote"}, VoteText(action, language));
  add({"Over", "About"}, PlansText(action));
  add({"Afgedaan", "Settled"}, SettledText(action));
  add({"Bestemd voor", "Audience"}, WordOf(action.audience(), language));
  return table.ToString();
}

std::string RelationsText(const v1::Decision& decision, Language language) {
  return absl::StrJoin(decision.relations(), ", ",
                       [language](std::string* out, const v1::DecisionRelation& relation) {
                         const std::string plan(LastId(ParentOf(relation.decision())));
                         absl::StrAppend(out, WordOf(relation.kind(), language), ": ", plan, "/",
                                         LastId(relation.decision()));
                       });
}

}  // namespace noordster::cli
