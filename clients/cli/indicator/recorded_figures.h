// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_INDICATOR_RECORDED_FIGURES_H_
#define NOORDSTER_CLIENTS_CLI_INDICATOR_RECORDED_FIGURES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "noordster/v1/indicator.pb.h"

namespace noordster::cli {

// An indicator, and all that was measured of it.
struct RecordedFigures {
  v1::Indicator indicator;
  std::vector<v1::Series> series;
};

// Fails as GetIndicator and ListSeries.
absl::StatusOr<RecordedFigures> ReadRecordedFigures(Session& session, const std::string& name);

// Whether a measurement says what stands already, so that recording it would change nothing: area,
// period, definition, figure, borders, and whether it is final. Its source and words may differ, as
// to the server. Pure.
bool IsRecorded(const v1::Measurement& measurement, const RecordedFigures& recorded);

// What took the place of a measurement that was recorded so before; null when it stands, or was
// never recorded so. Points into `recorded`. Pure.
const v1::Measurement* InItsPlace(const v1::Measurement& measurement,
                                  const RecordedFigures& recorded);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_INDICATOR_RECORDED_FIGURES_H_
