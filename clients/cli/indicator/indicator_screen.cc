// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/indicator_screen.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/indicator/gap_chart.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Standing = v1::Indicator::Standing;

// Before areas in a list.
constexpr size_t kIndent = 2;
// Columns of a list; that of figures takes what is left.
constexpr size_t kIndicatorNameWidth = 28;
constexpr size_t kFigureWidth = 22;
constexpr size_t kGapWidth = 26;
constexpr size_t kTrendWidth = 32;
constexpr size_t kListWidth = kIndicatorNameWidth + kFigureWidth + kGapWidth + 2 * kBetweenColumns;
constexpr size_t kListWithChange = kListWidth + kBetweenColumns + kTrendWidth;

// In the first column of a list, below its indicator.
std::string Indented(const std::string& text) {
  const std::string indent(kIndent, ' ');
  return absl::StrCat(indent, absl::StrJoin(Fitted(text, kIndicatorNameWidth - kIndent),
                                            absl::StrCat("\n", indent)));
}

// Labels with texts behind them, in lines of at most `width` places.
class Sheet {
 public:
  Sheet(size_t width, Language language) : width_(width), language_(language) {}

  // Without a text there is no line.
  void Add(const Wording& label, const std::string& text) {
    if (!text.empty()) rows_.emplace_back(label.In(language_), text);
  }

  std::string ToString(absl::string_view indent = "") const {
    size_t taken = 0;
    for (const auto& [label, text] : rows_) taken = std::max(taken, WidthOf(label));
    taken += indent.size() + kBetweenColumns;
    Table table;
    for (const auto& [label, text] : rows_) {
      table.Add({label, FittedCell(text, width_ > taken ? width_ - taken : 1)});
    }
    return table.ToString(indent);
  }

 private:
  const size_t width_;
  const Language language_;
  std::vector<std::pair<std::string, std::string>> rows_;
};

std::string HorizonText(const v1::Indicator& indicator, Language language) {
  if (indicator.measure() != v1::Indicator::RATE) return "";
  if (indicator.horizon_year() == 0) {
    return NotSaid(language);
  }
  std::string text =
      absl::Substitute(Wording{"in $0 geen verschil meer", "no gap left in $0"}.In(language),
                       indicator.horizon_year());
  if (indicator.baseline_year() == 0) return text;
  return absl::StrCat(text, absl::Substitute(Wording{", vanaf $0", ", from $0 on"}.In(language),
                                             indicator.baseline_year()));
}

// Where all figures were taken from; empty when they come from several places.
std::string OnlySource(const v1::Indicator& indicator) {
  std::set<std::string> sources;
  for (const Standing& standing : indicator.standings()) {
    sources.insert(standing.latest().source());
  }
  return sources.size() == 1 ? *sources.begin() : "";
}

std::string HeadText(const v1::Indicator& indicator, size_t width, Language language) {
  Sheet head(width, language);
  head.Add({"Definitie", "Definition"},
           indicator.definition().empty() ? NotSaid(language) : indicator.definition());
  head.Add({"Maat", "Measure"}, absl::StrCat(WordOf(indicator.measure(), language), "; ",
                                             WordOf(indicator.direction(), language)));
  head.Add({"Eenheid", "Unit"}, indicator.unit());
  head.Add({"Opgaven", "Challenges"},
           absl::StrJoin(indicator.challenges(), ", ",
                         [](std::string* out, const std::string& challenge) {
                           absl::StrAppend(out, LastId(challenge));
                         }));
  head.Add({"Horizon", "Horizon"}, HorizonText(indicator, language));
  head.Add({"Bron", "Source"}, OnlySource(indicator));
  return absl::StrCat(FittedCell(indicator.display_name(), width), "\n", head.ToString());
}

// The number of a figure to draw with; absent when it is not exact.
std::optional<double> NumberOf(const v1::Figure& figure) {
  double number = 0;
  const bool is_number =
      figure.form() == v1::Figure::EXACT && absl::SimpleAtod(figure.number(), &number);
  return is_number ? std::optional(number) : std::nullopt;
}

// Of what has a gap, as other figures are held against nothing; empty when nothing has.
std::string ChartText(const v1::Indicator& indicator, const AreaNames& areas, size_t width,
                      Language language) {
  std::vector<GapBar> bars;
  bool has_gap = false;
  for (const Standing& standing : indicator.standings()) {
    const v1::Figure& figure = standing.latest().figure();
    GapBar& bar = bars.emplace_back();
    bar.area = NameOf(areas, standing.area(), language);
    bar.figure = FigureText(figure, indicator.measure(), language);
    bar.value = NumberOf(figure);
    if (IsAverage(standing)) bar.average = bar.value;
    double points = 0;
    if (!bar.value.has_value() || !absl::SimpleAtod(standing.gap().points(), &points)) continue;
    // Not that of the municipality now, but over the period of this figure.
    bar.average = *bar.value - points;
    has_gap = true;
  }
  return has_gap ? absl::StrCat("\n", GapChart(bars, width, language)) : "";
}

// "2021; grenzen van 2021; definitie 1 van 2".
std::string PeriodText(const v1::Indicator& indicator, const v1::Measurement& latest,
                       Language language) {
  std::string text =
      latest.has_period() ? VagueDateOnScreen(latest.period(), language) : NotSaid(language);
  if (latest.boundary_year() == 0) {
    absl::StrAppend(&text, Wording{"; grenzen niet gezegd", "; borders not said"}.In(language));
  } else {
    absl::StrAppend(&text, Wording{"; grenzen van ", "; borders of "}.In(language),
                    latest.boundary_year());
  }
  if (latest.definition_version() == indicator.definition_version()) return text;
  return absl::StrCat(
      text, absl::Substitute(Wording{"; definitie $0 van $1", "; definition $0 of $1"}.In(language),
                             latest.definition_version(), indicator.definition_version()));
}

std::string AreaStandingText(const v1::Indicator& indicator, const Standing& standing, size_t width,
                             Language language) {
  Sheet sheet(width, language);
  const v1::Measurement& latest = standing.latest();
  sheet.Add({"Cijfer", "Figure"}, MeasuredText(latest, indicator.measure(), language));
  sheet.Add({"Periode", "Period"}, PeriodText(indicator, latest, language));
  if (OnlySource(indicator).empty()) sheet.Add({"Bron", "Source"}, latest.source());
  if (!IsAverage(standing)) {
    sheet.Add({"Verschil", "Gap"}, GapText(standing.gap(), language));
  }
  sheet.Add({"Verandering", "Change"}, TrendText(standing.trend(), indicator.measure(), language));
  // Without a gap there is no pace, for the same reason.
  if (!standing.gap().points().empty()) {
    sheet.Add({"Tempo", "Pace"}, PaceText(standing.pace(), indicator.horizon_year(), language));
  }
  return sheet.ToString("  ");
}

}  // namespace

std::string IndicatorText(const v1::Indicator& indicator, const AreaNames& areas, size_t width,
                          Language language) {
  std::string text = absl::StrCat(HeadText(indicator, width, language),
                                  ChartText(indicator, areas, width, language));
  if (indicator.standings().empty()) {
    return absl::StrCat(text, Wording{"\nEr is nog niets vastgelegd (indicator record).\n",
                                      "\nNothing is recorded yet (indicator record).\n"}
                                  .In(language));
  }
  for (const Standing& standing : indicator.standings()) {
    absl::StrAppend(&text, "\n", FittedCell(NameOf(areas, standing.area(), language), width), "\n",
                    AreaStandingText(indicator, standing, width, language));
  }
  return text;
}

std::string IndicatorsText(const std::vector<v1::Indicator>& indicators, const AreaNames& areas,
                           size_t width, Language language) {
  if (indicators.empty()) {
    return std::string(
        Wording{"Er zijn nog geen indicatoren (apply).\n", "There are no indicators yet (apply).\n"}
            .In(language));
  }
  const bool has_change = width >= kListWithChange;
  const size_t taken = has_change ? kListWithChange : kListWidth;
  const size_t figure_width = kFigureWidth + (width > taken ? width - taken : 0);
  std::vector<std::string> headings =
      Headings(language, {{"Indicator", "Indicator"}, {"Cijfer", "Figure"}, {"Verschil", "Gap"}});
  if (has_change) headings.emplace_back(Wording{"Verandering", "Change"}.In(language));
  Table table(std::move(headings));
  for (const v1::Indicator& indicator : indicators) {
    table.Add({absl::StrCat(FittedCell(indicator.display_name(), kIndicatorNameWidth), "\n",
                            LastId(indicator.name())),
               indicator.standings().empty() ? "-" : ""});
    for (const Standing& standing : indicator.standings()) {
      const std::string figure =
          FigureText(standing.latest().figure(), indicator.measure(), language);
      std::vector<std::string> row = {Indented(NameOf(areas, standing.area(), language)),
                                      FittedCell(figure, figure_width),
                                      FittedCell(GapInCell(standing.gap(), language), kGapWidth)};
      if (has_change) {
        row.push_back(
            FittedCell(TrendInCell(standing.trend(), indicator.measure(), language), kTrendWidth));
      }
      table.Add(std::move(row));
    }
  }
  return table.ToString();
}

}  // namespace noordster::cli
