// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/recorded_figures.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "noordster/v1/indicator_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Indicators = v1::IndicatorService::Stub;

// A number as the server writes it: 42 for 42.00.
absl::string_view Shortest(absl::string_view number) {
  if (!absl::StrContains(number, '.')) return number;
  while (absl::ConsumeSuffix(&number, "0")) {
  }
  absl::ConsumeSuffix(&number, ".");
  return number;
}

bool IsSameFigure(const v1::Figure& one, const v1::Figure& other) {
  return one.form() == other.form() && Shortest(one.number()) == Shortest(other.number()) &&
         one.out_of() == other.out_of() && one.place() == other.place() &&
         one.absence() == other.absence();
}

// Without EDTF the words of a period are compared, which can be EDTF themselves ("2021").
bool IsSamePeriod(const v1::VagueDate& given, const v1::VagueDate& standing) {
  if (!given.edtf().empty()) return given.edtf() == standing.edtf();
  return given.text() == standing.text() || given.text() == standing.edtf();
}

}  // namespace

absl::StatusOr<RecordedFigures> ReadRecordedFigures(Session& session, const std::string& name) {
  v1::GetIndicatorRequest get;
  get.set_name(name);
  const auto indicator = session.Call(&Indicators::GetIndicator, get);
  if (!indicator.ok()) return indicator.status();
  v1::ListSeriesRequest list;
  list.set_parent(name);
  const auto series = session.CallAllPages(&Indicators::ListSeries, list);
  if (!series.ok()) return series.status();
  return RecordedFigures{indicator->indicator(),
                         {series->series().begin(), series->series().end()}};
}

bool IsRecorded(const v1::Measurement& measurement, const RecordedFigures& recorded) {
  const int32_t definition = measurement.definition_version() == 0
                                 ? recorded.indicator.definition_version()
                                 : measurement.definition_version();
  const auto stands = [&](const v1::Measurement& each) {
    return !each.replaced() && each.definition_version() == definition &&
           IsSamePeriod(measurement.period(), each.period()) &&
           IsSameFigure(measurement.figure(), each.figure()) &&
           measurement.boundary_year() == each.boundary_year() &&
           measurement.final() == each.final();
  };
  return std::any_of(recorded.series.begin(), recorded.series.end(), [&](const v1::Series& series) {
    return series.area() == measurement.area() &&
           std::any_of(series.measurements().begin(), series.measurements().end(), stands);
  });
}

}  // namespace noordster::cli
