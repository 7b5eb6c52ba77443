// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/search/search_screen.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kScreenWidth = 80;

void AppendLines(absl::string_view text, absl::string_view indent, std::string& out) {
  for (const std::string& line : Wrapped(text, kScreenWidth - indent.size())) {
    absl::StrAppend(&out, indent, line, "\n");
  }
}

// What was found as it is typed; of a project what was told of it is no more than a number behind
// it.
std::string HitName(const v1::SearchHit& hit, Language language) {
  const absl::string_view project = Ancestor(kProjectPattern, hit.resource());
  if (project.empty() || project == hit.resource()) return TypedName(hit.resource());
  return absl::StrCat(TypedName(project), Wording{", bericht ", ", update "}.In(language),
                      LastId(hit.resource()));
}

// "sterk-voor-noord/jeugd: Plan Jeugd"
std::string NameAndTitle(const v1::SearchHit& hit, Language language) {
  const std::string name = HitName(hit, language);
  return hit.title().empty() ? name : absl::StrCat(name, ": ", hit.title());
}

// "omschrijving: Hulp bij schulden"; the field that a resource is mostly about goes without saying.
std::string ExcerptText(const v1::SearchHit& hit, Language language) {
  // Stands there whole already.
  if (hit.field() == v1::SearchHit::TITLE && !hit.title().empty()) return "";
  if (hit.field() == v1::SearchHit::WORDS) return hit.excerpt();
  return absl::StrCat(WordOf(hit.field(), language), ": ", hit.excerpt());
}

}  // namespace

std::string HitsText(const HitList& list, Language language) {
  if (list.hits.empty()) {
    return std::string(Wording{"Niets gevonden.\n", "Nothing found.\n"}.In(language));
  }
  std::string out;
  auto kind = v1::SearchHit::KIND_UNSPECIFIED;
  for (const v1::SearchHit& hit : list.hits) {
    if (hit.kind() != kind) {
      absl::StrAppend(&out, out.empty() ? "" : "\n", Capitalized(WordOf(hit.kind(), language)),
                      "\n");
    }
    kind = hit.kind();
    AppendLines(NameAndTitle(hit, language), "  ", out);
    const std::string excerpt = ExcerptText(hit, language);
    if (!excerpt.empty()) AppendLines(excerpt, "    ", out);
  }
  if (list.goes_on) {
    absl::StrAppend(&out, Wording{"\nEn nog meer: zoek met meer woorden, of met --limit.\n",
                                  "\nAnd more: search with more words, or with --limit.\n"}
                              .In(language));
  }
  return out;
}

}  // namespace noordster::cli
