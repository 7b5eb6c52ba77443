// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_NEIGHBOURHOOD_LINES_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_NEIGHBOURHOOD_LINES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/words.h"
#include "noordster/v1/indicator.pb.h"

// Where neighbourhoods stand against the average of their municipality, in short. Everything here
// is pure.
namespace noordster::cli {

// A row an indicator: the area that is furthest behind the average, that none is, or why that
// cannot be said. Of
// many indicators the first, and how many more there are. `columns`: places on a line. Ends in a
// line feed.
std::string NeighbourhoodLines(const std::vector<v1::Indicator>& indicators, const AreaNames& areas,
                               size_t columns, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_NEIGHBOURHOOD_LINES_H_
