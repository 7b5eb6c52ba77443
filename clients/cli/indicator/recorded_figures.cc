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

// Whether both say the same of an area, by a version of the definition.
bool SaysTheSame(const v1::Measurement& given, int32_t definition, const v1::Measurement& other) {
  return other.definition_version() == definition && IsSamePeriod(given.period(), other.period()) &&
         IsSameFigure(given.figure(), other.figure()) &&
         given.boundary_year() == other.boundary_year() && given.final() == other.final();
}

int32_t DefinitionOf(const v1::Measurement& given, const RecordedFigures& recorded) {
  return given.definition_version() == 0 ? recorded.indicator.definition_version()
                                         : given.definition_version();
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
  const int32_t definition = DefinitionOf(measurement, recorded);
  const auto stands = [&](const v1::Measurement& each) {
    return !each.replaced() && SaysTheSame(measurement, definition, each);
  };
  return std::any_of(recorded.series.begin(), recorded.series.end(), [&](const v1::Series& series) {
    return series.area() == measurement.area() &&
           std::any_of(series.measurements().begin(), series.measurements().end(), stands);
  });
}

const v1::Measurement* InItsPlace(const v1::Measurement& measurement,
                                  const RecordedFigures& recorded) {
  if (IsRecorded(measurement, recorded)) return nullptr;
  const int32_t definition = DefinitionOf(measurement, recorded);
  for (const v1::Series& series : recorded.series) {
    const auto& all = series.measurements();
    const auto before = std::find_if(all.begin(), all.end(), [&](const v1::Measurement& each) {
      return each.replaced() && SaysTheSame(measurement, definition, each);
    });
    if (series.area() != measurement.area() || before == all.end()) continue;
    const auto stands = std::find_if(all.begin(), all.end(), [&](const v1::Measurement& each) {
      return !each.replaced() && each.definition_version() == definition &&
             each.period().edtf() == before->period().edtf();
    });
    return stands == all.end() ? nullptr : &*stands;
  }
  return nullptr;
}

}  // namespace noordster::cli
