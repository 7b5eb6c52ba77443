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

// The indicators of a programme, as far as they were read.
struct IndicatorList {
  std::vector<v1::Indicator> indicators;
  // Whether there are more than these.
  bool has_more = false;
};

// A row an indicator, the widest gap first: the area that is furthest behind the average; that none
// is, and of how many that is not known; or why it cannot be said. Of many indicators twelve, and
// how many more there are. `columns`: places on a line, 80 at least; a longer word is broken. Ends
// in a line feed.
std::string NeighbourhoodLines(const IndicatorList& list, const AreaNames& areas, size_t columns,
                               Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_NEIGHBOURHOOD_LINES_H_
