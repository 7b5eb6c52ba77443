// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/neighbourhood_lines.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Standing = v1::Indicator::Standing;

constexpr size_t kIndicatorsShown = 12;
// Average, gap, trend and pace, with what stands between the columns.
constexpr size_t kNumbersWidth = 40;

constexpr Wording kNoFigure = {"geen cijfer in de bron", "no figure in the source"};

// With a plus before what is added.
std::string SignedNumber(const std::string& number, Language language) {
  if (number.empty()) return "-";
  const bool is_added = !absl::StartsWith(number, "-") && number != "0";
  return absl::StrCat(is_added ? "+" : "", DecimalOnScreen(number, language));
}

bool IsAverage(const Standing& standing) {
  return standing.gap().no_number() == v1::AREA_IS_AVERAGE;
}

// How many percentage points an area is worse than the average; less than none when it is better;
// absent: cannot be said.
std::optional<double> PointsBehind(const Standing& standing) {
  double points = 0;
  if (!absl::SimpleAtod(standing.gap().points(), &points)) return std::nullopt;
  return standing.gap().side() == v1::Gap::WORSE ? std::abs(points) : -std::abs(points);
}

// The area that is furthest behind the average; null: of none it can be said.
const Standing* FurthestBehind(const v1::Indicator& indicator) {
  const Standing* furthest = nullptr;
  double most = 0;
  for (const Standing& standing : indicator.standings()) {
    const std::optional<double> points = PointsBehind(standing);
    if (!points.has_value() || (furthest != nullptr && *points <= most)) continue;
    furthest = &standing;
    most = *points;
  }
  return furthest;
}

// The average over the period of a figure.
std::string AverageText(const v1::Indicator& indicator, const Standing& standing,
                        Language language) {
  const auto average = absl::c_find_if(indicator.standings(), IsAverage);
  if (average == indicator.standings().end() ||
      average->latest().period().edtf() != standing.latest().period().edtf()) {
    return "-";
  }
  return FigureText(average->latest().figure(), indicator.measure(), language);
}

std::string PaceText(const v1::Pace& pace, Language language) {
  switch (pace.side()) {
    case v1::Gap::WORSE:
      return std::string(Wording{"achter", "behind"}.In(language));
    case v1::Gap::EQUAL:
      return std::string(Wording{"op koers", "on track"}.In(language));
    case v1::Gap::BETTER:
      return std::string(Wording{"voor", "ahead"}.In(language));
    default:
      return "-";
  }
}

// Why of no area it can be said how far it is behind.
std::string ReasonText(const v1::Indicator& indicator, Language language) {
  for (const Standing& standing : indicator.standings()) {
    const v1::Figure& figure = standing.latest().figure();
    if (IsAverage(standing) || figure.form() == v1::Figure::MISSING) continue;
    return WordOf(standing.gap().no_number(), language);
  }
  return std::string(kNoFigure.In(language));
}

std::string AreaText(const AreaNames& areas, const std::string& area) {
  const auto found = areas.find(area);
  return found == areas.end() || found->second.empty() ? std::string(LastId(area)) : found->second;
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
  const auto in_cell = [](const std::string& text, size_t width) {
    return absl::StrJoin(Wrapped(text, width), "\n");
  };
  Table table(Headings(language, {{"Indicator", "Indicator"},
                                  {"Verst achter", "Furthest behind"},
                                  {"Gemiddeld", "Average"},
                                  {"Verschil", "Gap"},
                                  {"Trend", "Trend"},
                                  {"Tempo", "Pace"}}));
  for (size_t i = 0; i < std::min(indicators.size(), kIndicatorsShown); ++i) {
    const v1::Indicator& indicator = indicators[i];
    std::vector<std::string> row = {in_cell(indicator.display_name(), name_width)};
    if (const Standing* furthest = FurthestBehind(indicator); furthest != nullptr) {
      const std::string figure =
          FigureText(furthest->latest().figure(), indicator.measure(), language);
      row.push_back(
          in_cell(absl::StrCat(AreaText(areas, furthest->area()), " ", figure), area_width));
      row.push_back(AverageText(indicator, *furthest, language));
      row.push_back(SignedNumber(furthest->gap().points(), language));
      row.push_back(SignedNumber(furthest->trend().change(), language));
      row.push_back(PaceText(furthest->pace(), language));
    } else {
      row.push_back(in_cell(ReasonText(indicator, language), area_width));
    }
    table.Add(std::move(row));
  }
  std::string text = table.ToString();
  if (indicators.size() > kIndicatorsShown) {
    absl::StrAppend(&text,
                    absl::Substitute(
                        Wording{"en nog $0 indicatoren\n", "and $0 more indicators\n"}.In(language),
                        indicators.size() - kIndicatorsShown));
  }
  return text;
}

}  // namespace noordster::cli
