// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/proposal/proposal_screen.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kBasisWidth = 40;

// What stands of a point; null while no outcome does.
const v1::PointOutcome* LastOf(const v1::DecisionPoint& point) {
  const v1::PointOutcome* last = nullptr;
  for (const v1::PointOutcome& outcome : point.outcomes()) {
    if (outcome.state() != v1::Decision::REVERSED) last = &outcome;
  }
  return last;
}

// "vastgesteld (besluit), nog te bevestigen".
std::string PointOutcomeText(const v1::PointOutcome& outcome, const BodyKinds& bodies,
                             Language language) {
  std::string text = absl::StrCat(OutcomeWord(outcome.kind(), outcome.body(), bodies, language),
                                  EffectBehind(outcome.effect(), language),
                                  StateBehind(outcome.state(), language));
  if (!outcome.reversal_reason().empty()) absl::StrAppend(&text, ": ", outcome.reversal_reason());
  return InCell(text, kBasisWidth);
}

// "raad/september-2022/3, stemming 2", "raad/september-2022/3, zonder stemming", "bron: ...".
std::string BasisText(const v1::PointOutcome& outcome, Language language) {
  if (!outcome.source().empty()) {
    return InCell(absl::StrCat(Wording{"bron: ", "source: "}.In(language), outcome.source()),
                  kBasisWidth);
  }
  std::string text = TypedName(outcome.agenda_item());
  if (outcome.ballot() > 0) {
    absl::StrAppend(&text, Wording{", stemming ", ", ballot "}.In(language), outcome.ballot());
  }
  return InCell(absl::StrCat(text, MannerBehind(outcome.manner(), language)), kBasisWidth);
}

// The day of an RFC 3339 time, as far as a screen needs it.
std::string DayOfTime(const std::string& time) {
  return time.empty() ? "" : DayOnScreen(time.substr(0, time.find('T')));
}

// "Annet de Vries, voorzitter (plaatsvervangend); ...".
std::string SignatoriesText(const v1::PointDates& dates, const PersonNames& persons,
                            Language language) {
  return absl::StrJoin(dates.signatories(), "; ", [&](std::string* out, const auto& signatory) {
    absl::StrAppend(
        out, PersonOf(persons, signatory.person()), ", ", WordOf(signatory.capacity(), language),
        signatory.deputy() ? Wording{" (plaatsvervangend)", " (deputy)"}.In(language) : "");
  });
}

// "zolang geheimhouding rust op agendapunt raad/juni-2022/3, raad/juli-2022/1"; empty: it is not.
std::string ProposalSecrecyText(const v1::Proposal& proposal, Language language) {
  if (proposal.secret_items().empty()) return "";
  constexpr Wording kUntil{"zolang geheimhouding rust op agendapunt ",
                           "as long as there is secrecy on item "};
  const std::string items = absl::StrJoin(
      proposal.secret_items(), ", ",
      [](std::string* out, const std::string& item) { out->append(TypedName(item)); });
  return absl::StrCat(kUntil.In(language), items);
}

std::string HeadText(const v1::Proposal& proposal, const PersonNames& persons, Language language) {
  Table head;
  const auto add = [&](const Wording& label, const std::string& text) {
    if (!text.empty()) head.Add({std::string(label.In(language)), InCell(text, kTextWidth)});
  };
  add({"Voorstel", "Proposal"}, std::string(LastId(proposal.name())));
  add({"Titel", "Title"}, proposal.title());
  add({"Soort", "Kind"}, WordOf(proposal.kind(), language));
  add({"Steller", "Writer"}, proposal.writer().empty() ? "" : PersonOf(persons, proposal.writer()));
  add({"Portefeuillehouder", "Portfolio holder"},
      proposal.portfolio_holder().empty() ? "" : PersonOf(persons, proposal.portfolio_holder()));
  add({"Zaaknummer", "Case number"}, proposal.case_number());
  for (const v1::Proposal::Initial& initial : proposal.initials()) {
    add({"Paraaf", "Initial"},
        absl::StrCat(WordOf(initial.discipline(), language), ", ",
                     PersonOf(persons, initial.person()), ", ", DayOnScreen(initial.date()), ": ",
                     AgreementWord(initial, language)));
  }
  add({"Geheim", "Secret"}, ProposalSecrecyText(proposal, language));
  return head.ToString();
}

// What a point asks, above its outcomes.
std::string AskedText(const v1::DecisionPoint& point, Language language) {
  std::string text = absl::StrCat(Wording{"Beslispunt ", "Point "}.In(language), point.id(), " (",
                                  WordOf(point.kind(), language));
  if (!point.plan().empty()) absl::StrAppend(&text, " ", LastId(point.plan()));
  if (point.promulgated()) {
    absl::StrAppend(&text, Wording{", wordt bekendgemaakt", ", promulgated"}.In(language));
  }
  Table words;
  words.Add({InCell(point.text(), kTextWidth)});
  return absl::StrCat(text, ")\n", words.ToString("  "));
}

std::string OutcomesText(const v1::DecisionPoint& point, const BodyKinds& bodies,
                         Language language) {
  if (point.outcomes().empty()) {
    return std::string(Wording{"  nog open\n", "  still open\n"}.In(language));
  }
  Table outcomes(Headings(language, {{"Gremium", "Body"},
                                     {"Uitkomst", "Outcome"},
                                     {"Rust op", "Rests on"},
                                     {"Genomen", "Decided"},
                                     {"Vastgelegd", "Recorded"},
                                     {"Ondertekend", "Signed"},
                                     {"Verzonden", "Sent"},
                                     {"Gepubliceerd", "Published"},
                                     {"Van kracht", "Effective"}}));
  for (const v1::PointOutcome& outcome : point.outcomes()) {
    const v1::PointDates& dates = outcome.dates();
    outcomes.Add({std::string(LastId(outcome.body())), PointOutcomeText(outcome, bodies, language),
                  BasisText(outcome, language), OrDash(DayOnScreen(outcome.decided_date())),
                  OrDash(DayOfTime(outcome.record_time())),
                  OrDash(DayOnScreen(dates.signed_date())), OrDash(DayOnScreen(dates.sent_date())),
                  OrDash(DayOnScreen(dates.published_date())),
                  OrDash(DayOnScreen(dates.effective_date()))});
  }
  return outcomes.ToString("  ");
}

// Who signed and where it was published, below the outcomes.
std::string DoneWithText(const v1::DecisionPoint& point, const PersonNames& persons,
                         Language language) {
  std::string text;
  for (const v1::PointOutcome& outcome : point.outcomes()) {
    const v1::PointDates& dates = outcome.dates();
    if (!dates.signatories().empty()) {
      absl::StrAppend(&text, "  ", LastId(outcome.body()),
                      Wording{", ondertekend door ", ", signed by "}.In(language),
                      SignatoriesText(dates, persons, language), "\n");
    }
    if (!dates.publication().empty()) {
      absl::StrAppend(&text, "  ", LastId(outcome.body()),
                      Wording{", gepubliceerd in ", ", published in "}.In(language),
                      dates.publication(), "\n");
    }
    if (!outcome.confirmation_source().empty()) {
      absl::StrAppend(&text, "  ", LastId(outcome.body()),
                      Wording{", bevestigd: ", ", confirmed: "}.In(language),
                      outcome.confirmation_source(), "\n");
    }
  }
  return text;
}

}  // namespace

std::string OutcomeWord(v1::OutcomeKind kind, v1::BodyKind body, Language language) {
  if (kind == v1::REJECTED && body == v1::COUNCIL) {
    return std::string(Wording{"verworpen", "rejected"}.In(language));
  }
  if (kind == v1::REJECTED && body == v1::EXECUTIVE) {
    return std::string(Wording{"afgewezen", "rejected"}.In(language));
  }
  return WordOf(kind, language);
}

std::string OutcomeWord(v1::OutcomeKind kind, const std::string& body, const BodyKinds& bodies,
                        Language language) {
  const auto found = bodies.find(body);
  return OutcomeWord(kind, found == bodies.end() ? v1::BODY_KIND_UNSPECIFIED : found->second,
                     language);
}

std::string PointsText(int points, Language language) {
  return absl::Substitute(
      (points == 1 ? Wording{"$0 beslispunt", "$0 point"} : Wording{"$0 beslispunten", "$0 points"})
          .In(language),
      points);
}

std::string TotalsText(const v1::Proposal& proposal, const BodyKinds& bodies, Language language) {
  // In the order of the points, so that the line says what comes first first.
  std::vector<std::pair<std::string, int>> totals;
  for (const v1::DecisionPoint& point : proposal.points()) {
    const v1::PointOutcome* last = LastOf(point);
    const std::string word = last == nullptr
                                 ? std::string(Wording{"nog open", "still open"}.In(language))
                                 : OutcomeWord(last->kind(), last->body(), bodies, language);
    const auto found = std::find_if(totals.begin(), totals.end(),
                                    [&word](const auto& each) { return each.first == word; });
    if (found == totals.end()) {
      totals.emplace_back(word, 1);
    } else {
      ++found->second;
    }
  }
  const auto append = [](std::string* out, const std::pair<std::string, int>& each) {
    absl::StrAppend(out, each.second, "× ", each.first);
  };
  return absl::StrCat(PointsText(proposal.points_size(), language), ": ",
                      absl::StrJoin(totals, ", ", append));
}

std::string AgreementWord(const v1::Proposal::Initial& initial, Language language) {
  const std::string word(initial.agrees() ? Wording{"akkoord", "agrees"}.In(language)
                                          : Wording{"niet akkoord", "does not agree"}.In(language));
  return initial.words().empty() ? word : absl::StrCat(word, ": ", initial.words());
}

std::string ProposalText(const v1::Proposal& proposal, const PersonNames& persons,
                         const BodyKinds& bodies, Language language) {
  std::string text = HeadText(proposal, persons, language);
  for (const v1::DecisionPoint& point : proposal.points()) {
    absl::StrAppend(&text, "\n", AskedText(point, language), OutcomesText(point, bodies, language),
                    DoneWithText(point, persons, language));
  }
  return absl::StrCat(text, "\n", TotalsText(proposal, bodies, language), "\n");
}

std::string ProposalsText(const std::vector<v1::Proposal>& proposals, const BodyKinds& bodies,
                          Language language) {
  if (proposals.empty()) {
    return std::string(
        Wording{"Er zijn nog geen voorstellen.\n", "There are no proposals yet.\n"}.In(language));
  }
  Table table(Headings(
      language,
      {{"Voorstel", "Proposal"}, {"Soort", "Kind"}, {"Titel", "Title"}, {"Stand", "State"}}));
  for (const v1::Proposal& proposal : proposals) {
    table.Add({std::string(LastId(proposal.name())), WordOf(proposal.kind(), language),
               InCell(proposal.title(), kBasisWidth),
               InCell(TotalsText(proposal, bodies, language), kTextWidth)});
  }
  return table.ToString();
}

}  // namespace noordster::cli
