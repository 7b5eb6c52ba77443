// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/covenant_screen.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/project_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kWhoWidth = 36;

// "2 tot en met 33".
std::string PlaceText(const Places& places, Language language) {
  if (places.first == places.last) return absl::StrCat(places.first);
  return absl::Substitute(Wording{"$0 tot en met $1", "$0 to $1"}.In(language), places.first,
                          places.last);
}

// "33, waarvan 2 met naam".
std::string CountText(const v1::Covenant& covenant, Language language) {
  return absl::Substitute(Wording{"$0, waarvan $1 met naam", "$0, of which $1 named"}.In(language),
                          covenant.places(), covenant.signatories_size());
}

std::string PlacesText(const v1::Covenant& covenant, const DisplayNames& names, Language language) {
  const Wording unnamed = covenant.source().empty()
                              ? Wording{"nog geen naam", "no name yet"}
                              : Wording{"niet genoemd in de bron", "not named in the source"};
  Table table(Headings(language,
                       {{"Plaats", "Place"}, {"Wie", "Who"}, {"Als", "As"}, {"Wanneer", "When"}}));
  for (const Places& places : PlacesOf(covenant)) {
    if (places.signatory == nullptr) {
      table.Add({PlaceText(places, language), std::string(unnamed.In(language))});
      continue;
    }
    const v1::Covenant::Signatory& signatory = *places.signatory;
    table.Add({PlaceText(places, language),
               InCell(NameOf(names, signatory.partner(), language), kWhoWidth),
               OrDash(InCell(signatory.role(), kWhoWidth)),
               OrDash(DayOnScreen(signatory.signed_date()))});
  }
  return table.ToString();
}

// ", bestuurder, 15-12-2021".
std::string HowBehind(const v1::Covenant::Signatory& signatory) {
  std::string text;
  for (const std::string& part : {signatory.role(), DayOnScreen(signatory.signed_date())}) {
    if (!part.empty()) absl::StrAppend(&text, ", ", part);
  }
  return text;
}

// "Deal voor Noord: plaats 1, bestuurder, 15-12-2021".
std::string SignedText(const v1::Covenant& covenant, const std::string& partner,
                       Language language) {
  std::string text = covenant.display_name();
  for (const v1::Covenant::Signatory& signatory : covenant.signatories()) {
    if (signatory.partner() != partner) continue;
    absl::StrAppend(&text, Wording{": plaats ", ": place "}.In(language), signatory.place(),
                    HowBehind(signatory));
  }
  return InPage(text);
}

}  // namespace

std::vector<Places> PlacesOf(const v1::Covenant& covenant) {
  std::vector<Places> all;
  int next = 1;
  for (const v1::Covenant::Signatory& signatory : covenant.signatories()) {
    const int place = signatory.place();
    if (place > next) all.push_back({next, place - 1, nullptr});
    all.push_back({place, place, &signatory});
    next = place + 1;
  }
  if (next <= covenant.places()) all.push_back({next, covenant.places(), nullptr});
  return all;
}

std::string SignatoryText(const v1::Covenant::Signatory& signatory) {
  return absl::StrCat(signatory.place(), ": ", LastId(signatory.partner()), HowBehind(signatory));
}

std::string CovenantText(const v1::Covenant& covenant, const DisplayNames& names,
                         Language language) {
  Table head;
  const auto add = [&](absl::string_view field, const std::string& text) {
    if (!text.empty()) head.Add({LabelOf(field, language), InPage(text)});
  };
  head.Add({std::string(Wording{"Convenant", "Covenant"}.In(language)),
            InPage(TitleOf(covenant.display_name(), covenant.name()))});
  add("description", covenant.description());
  add("signed",
      covenant.has_signed_() ? VagueDateOnScreen(covenant.signed_(), language) : NotSaid(language));
  add("places", CountText(covenant, language));
  add("source", covenant.source());
  return absl::StrCat(head.ToString(), "\n", PlacesText(covenant, names, language));
}

std::string PartnerText(const v1::Partner& partner, const PartnerRelations& relations,
                        Language language) {
  Table page;
  page.Add({"Partner", InPage(TitleOf(partner.display_name(), partner.name()))});
  page.Add({LabelOf("kind", language), WordOf(partner.kind(), language)});
  if (!partner.description().empty()) {
    page.Add({LabelOf("description", language), InPage(partner.description())});
  }
  std::vector<std::string> covenants;
  for (const v1::Covenant& covenant : relations.covenants) {
    covenants.push_back(SignedText(covenant, partner.name(), language));
  }
  std::vector<std::string> projects;
  for (const v1::Project& project : relations.projects) {
    projects.push_back(InPage(ProjectInShort(project, language)));
  }
  if (relations.has_more) {
    projects.emplace_back(Wording{"en mogelijk meer: niet alle projecten zijn bekeken",
                                  "and perhaps more: not all projects were looked at"}
                              .In(language));
  }
  page.Add({std::string(Wording{"Tekende", "Signed"}.In(language)),
            OrDash(absl::StrJoin(covenants, "\n"))});
  page.Add({std::string(Wording{"Doet mee aan", "Takes part in"}.In(language)),
            OrDash(absl::StrJoin(projects, "\n"))});
  return page.ToString();
}

}  // namespace noordster::cli
