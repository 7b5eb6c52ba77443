// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/neighbourhood_lines.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
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
constexpr std::initializer_list<Wording> kNumberHeadings = {
    {"Gemiddeld", "Average"}, {"Verschil", "Gap"}, {"Trend", "Trend"}, {"Tempo", "Pace"}};

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

// The one with an area furthest behind first; those that are alike in the order they have.
std::vector<const v1::Indicator*> WidestGapsFirst(const std::vector<v1::Indicator>& indicators) {
  std::vector<std::pair<double, const v1::Indicator*>> behind;
  for (const v1::Indicator& indicator : indicators) {
    const Standing* const furthest = FurthestBehind(indicator);
    behind.emplace_back(furthest == nullptr ? 0 : PointsBehind(*furthest), &indicator);
  }
  std::stable_sort(behind.begin(), behind.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const v1::Indicator*> ordered;
  for (const auto& [points, indicator] : behind) ordered.push_back(indicator);
  return ordered;
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
    const auto unknown = absl::c_count_if(
        all, [&](const Standing& each) { return is_area(each) && !has_gap(each); });
    if (unknown == 0) {
      return std::string(Wording{"geen gebied loopt achter", "no area is behind"}.In(language));
    }
    return absl::Substitute(Wording{"geen gebied waarvan het bekend is, loopt achter; van $0 niet "
                                    "bekend",
                                    "no area of which it is known is behind; not known of $0"}
                                .In(language),
                            unknown);
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

// Average, gap, trend and pace of the area that is furthest behind.
std::vector<std::string> NumbersOf(const v1::Indicator& indicator, const Standing& furthest,
                                   Language language) {
  return {AverageText(furthest, indicator.measure(), language),
          SignedNumber(furthest.gap().points(), language),
          SignedNumber(furthest.trend().change(), language), PaceInCell(furthest.pace(), language)};
}

// What behind the area is as wide as its widest, with what stands between all columns.
size_t WidthOfNumbers(const std::vector<const v1::Indicator*>& shown, Language language) {
  std::vector<std::string> widest = Headings(language, kNumberHeadings);
  for (const v1::Indicator* indicator : shown) {
    const Standing* const furthest = FurthestBehind(*indicator);
    if (furthest == nullptr) continue;
    const std::vector<std::string> numbers = NumbersOf(*indicator, *furthest, language);
    for (size_t i = 0; i < numbers.size(); ++i) {
      if (WidthOf(widest[i]) < WidthOf(numbers[i])) widest[i] = numbers[i];
    }
  }
  size_t width = 5 * kBetweenColumns;
  for (const std::string& each : widest) width += WidthOf(each);
  return width;
}

// How many indicators are not shown; empty when all are.
std::string MoreText(const IndicatorList& list, size_t shown, Language language) {
  std::string text;
  if (const size_t more = list.indicators.size() - shown; more > 0) {
    const Wording wording = more == 1
                                ? Wording{"en nog $0 indicator\n", "and $0 more indicator\n"}
                                : Wording{"en nog $0 indicatoren\n", "and $0 more indicators\n"};
    absl::StrAppend(&text, absl::Substitute(wording.In(language), more));
  }
  if (list.has_more) {
    const Wording wording = {"Er zijn er meer dan de $0 waarnaar hier is gekeken.\n",
                             "There are more than the $0 that were looked at here.\n"};
    absl::StrAppend(&text, absl::Substitute(wording.In(language), list.indicators.size()));
  }
  return text;
}

}  // namespace

std::string NeighbourhoodLines(const IndicatorList& list, const AreaNames& areas, size_t columns,
                               Language language) {
  if (list.indicators.empty()) {
    return std::string(
        Wording{"Er zijn nog geen indicatoren.\n", "There are no indicators yet.\n"}.In(language));
  }
  std::vector<const v1::Indicator*> shown = WidestGapsFirst(list.indicators);
  shown.resize(std::min(shown.size(), kIndicatorsShown));
  const size_t area_width = columns >= 100 ? 34 : 22;
  const size_t name_width = columns - WidthOfNumbers(shown, language) - area_width;
  std::vector<std::string> headings =
      Headings(language, {{"Indicator", "Indicator"}, {"Verst achter", "Furthest behind"}});
  absl::c_move(Headings(language, kNumberHeadings), std::back_inserter(headings));
  Table table(std::move(headings));
  for (const v1::Indicator* indicator : shown) {
    std::vector<std::string> row = {FittedCell(indicator->display_name(), name_width)};
    if (const Standing* furthest = FurthestBehind(*indicator); furthest != nullptr) {
      const std::string figure =
          FigureText(furthest->latest().figure(), indicator->measure(), language);
      row.push_back(FittedCell(absl::StrCat(NameOf(areas, furthest->area(), language), " ", figure),
                               area_width));
      absl::c_move(NumbersOf(*indicator, *furthest, language), std::back_inserter(row));
    } else {
      row.push_back(FittedCell(NoneText(*indicator, language), area_width));
    }
    table.Add(std::move(row));
  }
  return absl::StrCat(table.ToString(), MoreText(list, shown.size(), language));
}

}  // namespace noordster::cli
