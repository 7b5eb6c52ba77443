// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/publicity/publicity_screen.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/meeting_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

std::string PublicPapersText(const v1::PublicState& state, Language language) {
  if (state.papers().empty()) {
    return std::string(
        Wording{"Er was geen stuk openbaar.\n", "No paper was public.\n"}.In(language));
  }
  Table table(Headings(
      language, {{"Punt", "Item"}, {"Stuk", "Paper"}, {"Titel", "Title"}, {"Openbaar", "Public"}}));
  for (const v1::PublicState::PublicPaper& paper : state.papers()) {
    table.Add({std::string(LastId(paper.item())), paper.id(), InCell(paper.title(), kTitleWidth),
               DayOnScreen(paper.released_date())});
  }
  return table.ToString();
}

}  // namespace

std::string SecrecyText(const v1::SecrecyOrder& order, Language language) {
  if (order.body().empty() || !order.lifted_date().empty()) return "";
  const std::string why =
      order.by_law() ? std::string(Wording{"van rechtswege, want besloten besproken (Gemeentewet "
                                           "art. 23 en 89)",
                                           "by law, as it was discussed behind closed doors "
                                           "(Gemeentewet art. 23 and 89)"}
                                       .In(language))
                     : WordOf(order.ground(), language);
  return absl::StrCat(Wording{"Geheim (", "Secret ("}.In(language), LastId(order.body()),
                      "): ", why);
}

std::string SecrecyStory(const v1::SecrecyOrder& order, Language language) {
  if (order.lifted_date().empty()) return SecrecyText(order, language);
  return absl::Substitute(Wording{"Geheim tot $0 ($1)", "Secret until $0 ($1)"}.In(language),
                          DayOnScreen(order.lifted_date()), LastId(order.lifter()));
}

std::string TitleOrSecret(const std::string& title, Language language) {
  return title.empty() ? std::string(Wording{"(geheim)", "(secret)"}.In(language)) : title;
}

std::string ReleaseText(const v1::AgendaItem::Paper& paper, Language language) {
  if (!paper.released_date().empty()) return DayOnScreen(paper.released_date());
  if (paper.release_date().empty()) return "";
  return absl::StrCat(Wording{"gepland ", "planned "}.In(language),
                      DayOnScreen(paper.release_date()));
}

std::string PublicStateText(const v1::PublicState& state, Language language) {
  std::string text =
      absl::Substitute(Wording{"Openbaar van $0 op $1\n", "Public of $0 on $1\n"}.In(language),
                       TypedName(state.meeting()), DayOnScreen(state.date()));
  absl::StrAppend(
      &text,
      state.has_agenda()
          ? AgendaText(state.agenda(), language)
          : std::string(
                Wording{"Er was geen agenda openbaar.\n", "No agenda was public.\n"}.In(language)));
  absl::StrAppend(&text, PublicPapersText(state, language));
  if (state.has_decision_list()) {
    absl::StrAppend(
        &text,
        absl::Substitute(
            Wording{"Besluitenlijst: $0, $1\n", "Decision list: $0, $1\n"}.In(language),
            DayOnScreen(state.decision_list().published_date()), state.decision_list().source()));
  }
  return text;
}

}  // namespace noordster::cli
