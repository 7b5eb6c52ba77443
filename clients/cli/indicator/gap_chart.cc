// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/gap_chart.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr char kBar = '#';
constexpr char kMark = '|';
constexpr size_t kBarWidthMin = 20;
constexpr size_t kChartCellWidthMin = 8;

// The least of 1, 2, 5, 10, 20, 50 … that is not below it.
double RoundAbove(double greatest) {
  double round = 1;
  for (double ten = 1; round < greatest; ten *= 10) {
    for (const double step : {2 * ten, 5 * ten, 10 * ten}) {
      if (round < greatest) round = step;
    }
  }
  return round;
}

// The scale of a chart, and how many places it takes.
struct Scale {
  double most = 1;
  size_t width = kBarWidthMin;

  size_t PlaceOf(double value) const {
    const double place = std::round(value / most * static_cast<double>(width - 1));
    return std::min(static_cast<size_t>(std::max(place, 0.0)), width - 1);
  }
};

std::string ChartLine(const GapBar& bar, const Scale& scale) {
  std::string line(scale.width, ' ');
  if (bar.value.has_value()) std::fill_n(line.begin(), scale.PlaceOf(*bar.value), kBar);
  if (bar.average.has_value()) line[scale.PlaceOf(*bar.average)] = kMark;
  return line;
}

std::string Axis(const Scale& scale) {
  const std::string most = absl::StrCat(scale.most, " %");
  return absl::StrCat("0", std::string(scale.width - 1 - most.size(), ' '), most);
}

size_t WidestLine(absl::string_view cell) {
  size_t widest = 0;
  for (const absl::string_view line : absl::StrSplit(cell, '\n')) {
    widest = std::max(widest, WidthOf(line));
  }
  return widest;
}

}  // namespace

std::string GapChart(const std::vector<GapBar>& bars, size_t width, Language language) {
  double greatest = -1;
  size_t names = 0;
  size_t figures = 0;
  // Beside the bars, in a third of the width each, or what the bars leave.
  const size_t beside = kBarWidthMin + 2 * kBetweenColumns;
  const size_t cell =
      std::max(std::min(width / 3, width > beside ? (width - beside) / 2 : 0), kChartCellWidthMin);
  for (const GapBar& bar : bars) {
    greatest = std::max({greatest, bar.value.value_or(-1), bar.average.value_or(-1)});
    names = std::max(names, WidestLine(FittedCell(bar.area, cell)));
    figures = std::max(figures, WidestLine(FittedCell(bar.figure, cell)));
  }
  if (greatest < 0) return "";
  const size_t taken = names + figures + 2 * kBetweenColumns;
  const Scale scale{RoundAbove(greatest),
                    std::max(kBarWidthMin, width > taken ? width - taken : size_t{0})};
  Table table;
  table.Add({"", Axis(scale)});
  for (const GapBar& bar : bars) {
    table.Add({FittedCell(bar.area, cell), ChartLine(bar, scale), FittedCell(bar.figure, cell)});
  }
  return absl::StrCat(
      table.ToString(), std::string(1, kMark),
      Wording{" het gemiddelde van de gemeente\n", " the average of the municipality\n"}.In(
          language));
}

}  // namespace noordster::cli
