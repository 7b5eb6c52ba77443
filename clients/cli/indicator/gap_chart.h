// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_INDICATOR_GAP_CHART_H_
#define NOORDSTER_CLIENTS_CLI_INDICATOR_GAP_CHART_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/words.h"

namespace noordster::cli {

// An area in a chart. Numbers serve to draw with, no more.
struct GapBar {
  // Its name for people.
  std::string area;
  // As long as its bar is, from 0 on; absent: there is no number, and no bar.
  std::optional<double> value;
  // Where the average stands that it is held against; absent: there is none.
  std::optional<double> average;
  // The figure in words, behind the bar.
  std::string figure;
};

// A bar for each area, all on one scale from 0 to a round number above the greatest, each with a
// mark where its average stands. Plain characters that need no colour, in lines of at most `width`
// places, 40 at least; a longer word is broken. Ends in a line feed; empty when no area has a
// number. Pure.
std::string GapChart(const std::vector<GapBar>& bars, size_t width, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_INDICATOR_GAP_CHART_H_
