// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/paper_screen.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/screen/publicity/publicity_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// Whether its last day has passed without it, or before it came.
bool IsLate(const v1::AgendaItem::Paper& paper, const std::string& today) {
  if (!paper.delivered_date().empty()) return paper.late();
  // Dates of this form order as text.
  return !paper.due_date().empty() && paper.due_date() < today;
}

// When it is public, and why it is not.
std::string PublicityText(const v1::AgendaItem& item, const v1::AgendaItem::Paper& paper,
                          Language language) {
  std::string text = ReleaseText(paper, language);
  const std::string of_paper = SecrecyStory(paper.secrecy(), language);
  const std::string secrecy = of_paper.empty() ? SecrecyStory(item.secrecy(), language) : of_paper;
  if (secrecy.empty()) return text;
  return absl::StrCat(text, text.empty() ? "" : "\n", InCell(secrecy, kTitleWidth));
}

}  // namespace

std::string StandOfPaper(const v1::AgendaItem::Paper& paper, const std::string& today,
                         Language language) {
  std::string stand(paper.delivered_date().empty()
                        ? Wording{"ontbreekt", "missing"}.In(language)
                        : Wording{"aangeleverd", "delivered"}.In(language));
  if (IsLate(paper, today)) absl::StrAppend(&stand, Wording{", te laat", ", late"}.In(language));
  if (paper.sent_after()) {
    absl::StrAppend(&stand, Wording{", nazending", ", sent after the agenda"}.In(language));
  }
  if (!paper.dispensation().empty()) {
    absl::StrAppend(&stand,
                    absl::Substitute(Wording{" (dispensatie: $0)", " (dispensed: $0)"}.In(language),
                                     paper.dispensation()));
  }
  return stand;
}

std::string PapersText(const std::vector<v1::AgendaItem>& items, const std::string& today,
                       Language language) {
  Table table(Headings(language, {{"Punt", "Item"},
                                  {"Stuk", "Paper"},
                                  {"Titel", "Title"},
                                  {"Uiterlijk", "Due"},
                                  {"Gekomen", "Came"},
                                  {"Stand", "State"},
                                  {"Openbaar", "Public"}}));
  int papers = 0;
  int missing = 0;
  for (const v1::AgendaItem& item : items) {
    for (const v1::AgendaItem::Paper& paper : item.papers()) {
      ++papers;
      if (paper.delivered_date().empty()) ++missing;
      table.Add({absl::StrCat(item.number()), paper.id(),
                 InCell(TitleOrSecret(paper.title(), language), kTitleWidth),
                 OrDash(DayOnScreen(paper.due_date())), OrDash(DayOnScreen(paper.delivered_date())),
                 InCell(StandOfPaper(paper, today, language), kTitleWidth),
                 OrDash(PublicityText(item, paper, language))});
    }
  }
  if (papers == 0) {
    return std::string(
        Wording{"Er horen nog geen stukken bij.\n", "No papers belong to it yet.\n"}.In(language));
  }
  return absl::StrCat(
      table.ToString(),
      absl::Substitute(
          Wording{"Stukken: $0, ontbreekt: $1.\n", "Papers: $0, missing: $1.\n"}.In(language),
          papers, missing));
}

}  // namespace noordster::cli
