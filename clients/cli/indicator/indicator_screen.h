// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_INDICATOR_INDICATOR_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_INDICATOR_INDICATOR_SCREEN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/words.h"
#include "noordster/v1/indicator.pb.h"

// What people see of indicators. Everything here is pure; every text ends in a line feed.
namespace noordster::cli {

// An indicator on one page: what it is, a chart of its gaps, and how each area stands. Lines have
// at most `width` places, 40 at least; a word that is longer is broken.
std::string IndicatorText(const v1::Indicator& indicator, const AreaNames& areas, size_t width,
                          Language language);

// Indicators, each with a row for each area, the municipality too; what changed only where lines
// have room for it. Lines likewise, 80 places at least, but for ids that are
// longer than a name, which are whole.
std::string IndicatorsText(const std::vector<v1::Indicator>& indicators, const AreaNames& areas,
                           size_t width, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_INDICATOR_INDICATOR_SCREEN_H_
