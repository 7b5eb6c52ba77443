// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/neighbourhood_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Standing = v1::Indicator::Standing;

constexpr size_t kIndicatorsShown = 12;
// Average, gap, trend and pace, with what stands between the columns.
constexpr size_t kNumbersWidth = 40;

// With a plus before what is added.
std::string SignedNumber(const std::string& number, Language language) {
  if (number.empty()) return "-";
  const bool is_added = !absl::StartsWith(number, "-") && number != "0";
  return absl::StrCat(is_added ? "+" : "", DecimalOnScreen(number, language));
}

// How many percentage points an area is worse than the average; 0 when it is not, or that cannot be
// said.
double PointsBehind(const Standing& standing) {
  double points = 0;
  if (standing.gap().side() != v1::Gap::WORSE) return 0;
  return absl::SimpleAtod(standing.gap().points(), &points) ? std::abs(points) : 0;
}

// The area that is furthest behind the average; null: none is, or it can be said of none.
const Standing* FurthestBehind(const v1::Indicator& indicator) {
  const Standing* furthest = nullptr;
  double most = 0;
  for (const Standing& standing : indicator.standings()) {
    const double points = PointsBehind(standing);
    if (points <= most) continue;
    furthest = &standing;
    most = points;
  }
  return furthest;
}

// The average that a figure with a gap is held against: that of its own period, which need not be
// the latest of the municipality.
std::string AverageText(const Standing& standing, v1::Indicator::Measure measure,
                        Language language) {
  double value = 0;
  double points = 0;
  if (!absl::SimpleAtod(standing.latest().figure().number(), &value) ||
      !absl::SimpleAtod(standing.gap().points(), &points)) {
    return "-";
  }
  v1::Figure average;
  average.set_form(v1::Figure::EXACT);
  average.set_number(absl::StrCat(value - points));
  return FigureText(average, measure, language);
}

std::string PaceInCell(const v1::Pace& pace, Language language) {
  switch (pace.side()) {
    case v1::Gap::WORSE:
      return std::string(Wording{"achter", "behind"}.In(language));
    case v1::Gap::EQUAL:
      return std::string(Wording{"op schema", "on schedule"}.In(language));
    case v1::Gap::BETTER:
      return std::string(Wording{"voor", "ahead"}.In(language));
    default:
      return "-";
  }
}

// That no area is behind, or why it can be said of none.
std::string NoneText(const v1::Indicator& indicator, Language language) {
  const auto& all = indicator.standings();
  const auto has_gap = [](const Standing& each) { return !each.gap().points().empty(); };
  const auto has_figure = [](const Standing& each) {
    return !IsAverage(each) && each.latest().figure().form() != v1::Figure::MISSING;
  };
  const auto is_area = [](const Standing& each) { return !IsAverage(each); };
  if (all.empty()) {
    return std::string(Wording{"nog niets vastgelegd", "nothing recorded yet"}.In(language));
  }
  if (absl::c_any_of(all, has_gap)) {
    return std::string(Wording{"geen gebied loopt achter", "no area is behind"}.In(language));
  }
  if (const auto found = absl::c_find_if(all, has_figure); found != all.end()) {
    return WordOf(found->gap().no_number(), language);
  }
  const auto missing = absl::c_find_if(all, is_area);
  return missing == all.end()
             ? std::string(
                   Wording{"alleen de gemeente zelf", "only the municipality itself"}.In(language))
             : WordOf(missing->latest().figure().absence(), language);
}

}  // namespace

std::string NeighbourhoodLines(const std::vector<v1::Indicator>& indicators, const AreaNames& areas,
                               size_t columns, Language language) {
  if (indicators.empty()) {
    return std::string(
        Wording{"Er zijn nog geen indicatoren.\n", "There are no indicators yet.\n"}.In(language));
  }
  const size_t area_width = columns >= 100 ? 34 : 22;
  const size_t name_width = columns - kNumbersWidth - area_width;
  Table table(Headings(language, {{"Indicator", "Indicator"},
                                  {"Verst achter", "Furthest behind"},
                                  {"Gemiddeld", "Average"},
                                  {"Verschil", "Gap"},
                                  {"Trend", "Trend"},
                                  {"Tempo", "Pace"}}));
  for (size_t i = 0; i < std::min(indicators.size(), kIndicatorsShown); ++i) {
    const v1::Indicator& indicator = indicators[i];
    std::vector<std::string> row = {InCell(indicator.display_name(), name_width)};
    if (const Standing* furthest = FurthestBehind(indicator); furthest != nullptr) {
      const std::string figure =
          FigureText(furthest->latest().figure(), indicator.measure(), language);
      row.push_back(
          InCell(absl::StrCat(NameOf(areas, furthest->area(), language), " ", figure), area_width));
      row.push_back(AverageText(*furthest, indicator.measure(), language));
      row.push_back(SignedNumber(furthest->gap().points(), language));
      row.push_back(SignedNumber(furthest->trend().change(), language));
      row.push_back(PaceInCell(furthest->pace(), language));
    } else {
      row.push_back(InCell(NoneText(indicator, language), area_width));
    }
    table.Add(std::move(row));
  }
  std::string text = table.ToString();
  if (indicators.size() > kIndicatorsShown) {
    const size_t more = indicators.size() - kIndicatorsShown;
    const Wording wording = more == 1
                                ? Wording{"en nog $0 indicator\n", "and $0 more indicator\n"}
                                : Wording{"en nog $0 indicatoren\n", "and $0 more indicators\n"};
    absl::StrAppend(&text, absl::Substitute(wording.In(language), more));
  }
  return text;
}

}  // namespace noordster::cli
