// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_INDICATOR_RECORDED_FIGURES_H_
#define NOORDSTER_CLIENTS_CLI_INDICATOR_RECORDED_FIGURES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/session.h"
#include "clients/cli/words.h"
#include "noordster/v1/indicator.pb.h"

namespace noordster::cli {

// An indicator, and all that was measured of it.
struct RecordedFigures {
  v1::Indicator indicator;
  std::vector<v1::Series> series;
};

// Fails as GetIndicator and ListSeries.
absl::StatusOr<RecordedFigures> ReadRecordedFigures(Session& session, const std::string& name);

// What stands and says what a measurement does, so that recording it would change nothing: area,
// period, definition, figure, borders, and whether it is final. Its source and words may differ, as
// to the server. One that does not say its definition is held against figures of every version.
// Null when there is none. Points into `recorded`. Pure.
const v1::Measurement* FindSame(const v1::Measurement& measurement,
                                const RecordedFigures& recorded);

// What took the place of a measurement that was recorded so before; null when it stands, or was
// never recorded so. Points into `recorded`. Pure.
const v1::Measurement* InItsPlace(const v1::Measurement& measurement,
                                  const RecordedFigures& recorded);

// What stands of the area and period of a measurement, of the latest version of the definition that
// has something; null when nothing does. Points into `recorded`. Pure.
const v1::Measurement* StandsOver(const v1::Measurement& measurement,
                                  const RecordedFigures& recorded);

// What took the place of what between two readings, a line for each, ten at most and how many more
// there are: "Heuvel Noord: 12,3 % in plaats van 12,1 %.". Empty when nothing did. Pure.
std::string ReplacedText(const RecordedFigures& before, const RecordedFigures& after,
                         const AreaNames& areas, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_INDICATOR_RECORDED_FIGURES_H_
