// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/recorded_figures.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/screen/programme/programme_names.h"
#include "google/protobuf/repeated_field.h"
#include "noordster/v1/indicator_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// So many are told one by one.
constexpr size_t kReplacedTold = 10;

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
  if (given.text().empty()) return standing.text().empty() && standing.edtf().empty();
  return given.text() == standing.text() || given.text() == standing.edtf();
}

// Whether both say the same of an area; a definition that is not given is any.
bool SaysTheSame(const v1::Measurement& given, const v1::Measurement& other) {
  const bool is_of_definition =
      given.definition_version() == 0 || given.definition_version() == other.definition_version();
  return is_of_definition && IsSamePeriod(given.period(), other.period()) &&
         IsSameFigure(given.figure(), other.figure()) &&
         given.boundary_year() == other.boundary_year() && given.final() == other.final();
}

using Measurements = google::protobuf::RepeatedPtrField<v1::Measurement>;

// All that was measured of an area; nothing when that is not recorded.
const Measurements& MeasuredOf(absl::string_view area, const RecordedFigures& recorded) {
  for (const v1::Series& series : recorded.series) {
    if (series.area() == area) return series.measurements();
  }
  return v1::Series::default_instance().measurements();
}

// The one that stands over the period and definition of another, itself when it does; null: none.
const v1::Measurement* StandsFor(const v1::Measurement& one, const Measurements& all) {
  const auto found = std::find_if(all.begin(), all.end(), [&one](const v1::Measurement& each) {
    return !each.replaced() && each.definition_version() == one.definition_version() &&
           each.period().edtf() == one.period().edtf();
  });
  return found == all.end() ? nullptr : &*found;
}

// "grenzen van 2021", which tells apart two that are the same but for that.
std::string BordersText(const v1::Measurement& measured, Language language) {
  return measured.boundary_year() == 0
             ? std::string(Wording{"grenzen niet gezegd", "borders not said"}.In(language))
             : absl::StrCat(Wording{"grenzen van ", "borders of "}.In(language),
                            measured.boundary_year());
}

// "12,3 % in plaats van 12,1 %".
std::string InsteadText(const v1::Measurement& is, const v1::Measurement& was,
                        v1::Indicator::Measure measure, Language language) {
  std::string later = MeasuredText(is, measure, language);
  std::string earlier = MeasuredText(was, measure, language);
  if (later == earlier) {
    absl::StrAppend(&later, " (", BordersText(is, language), ")");
    absl::StrAppend(&earlier, " (", BordersText(was, language), ")");
  }
  return absl::Substitute(Wording{"$0 in plaats van $1", "$0 instead of $1"}.In(language), later,
                          earlier);
}

}  // namespace

absl::StatusOr<RecordedFigures> ReadRecordedFigures(Session& session, const std::string& name) {
  v1::GetIndicatorRequest get;
  get.set_name(name);
  const auto indicator = session.Call(&v1::IndicatorService::Stub::GetIndicator, get);
  if (!indicator.ok()) return indicator.status();
  v1::ListSeriesRequest list;
  list.set_parent(name);
  const auto series = session.CallAllPages(&v1::IndicatorService::Stub::ListSeries, list);
  if (!series.ok()) return series.status();
  return RecordedFigures{indicator->indicator(),
                         {series->series().begin(), series->series().end()}};
}

const v1::Measurement* FindSame(const v1::Measurement& measurement,
                                const RecordedFigures& recorded) {
  const Measurements& all = MeasuredOf(measurement.area(), recorded);
  const auto found = std::find_if(all.begin(), all.end(), [&](const v1::Measurement& each) {
    return !each.replaced() && SaysTheSame(measurement, each);
  });
  return found == all.end() ? nullptr : &*found;
}

const v1::Measurement* InItsPlace(const v1::Measurement& measurement,
                                  const RecordedFigures& recorded) {
  if (FindSame(measurement, recorded) != nullptr) return nullptr;
  const Measurements& all = MeasuredOf(measurement.area(), recorded);
  const auto before = std::find_if(all.begin(), all.end(), [&](const v1::Measurement& each) {
    return each.replaced() && SaysTheSame(measurement, each);
  });
  return before == all.end() ? nullptr : StandsFor(*before, all);
}

const v1::Measurement* StandsOver(const v1::Measurement& measurement,
                                  const RecordedFigures& recorded) {
  const v1::Measurement* latest = nullptr;
  for (const v1::Measurement& each : MeasuredOf(measurement.area(), recorded)) {
    if (each.replaced() || !IsSamePeriod(measurement.period(), each.period())) continue;
    const bool is_later =
        latest == nullptr || latest->definition_version() < each.definition_version();
    if (is_later) latest = &each;
  }
  return latest;
}

std::string ReplacedText(const RecordedFigures& before, const RecordedFigures& after,
                         const AreaNames& areas, Language language) {
  std::string text;
  size_t replaced = 0;
  for (const v1::Series& series : before.series) {
    const Measurements& now = MeasuredOf(series.area(), after);
    for (const v1::Measurement& was : series.measurements()) {
      const v1::Measurement* const is = was.replaced() ? nullptr : StandsFor(was, now);
      if (is == nullptr || is->number() == was.number() || ++replaced > kReplacedTold) continue;
      absl::StrAppend(&text, NameOf(areas, series.area(), language), ": ",
                      InsteadText(*is, was, after.indicator.measure(), language), ".\n");
    }
  }
  if (replaced <= kReplacedTold) return text;
  const Wording more = {"En nog $0 in plaats van andere (indicator show).\n",
                        "And $0 more instead of others (indicator show).\n"};
  return absl::StrCat(text, absl::Substitute(more.In(language), replaced - kReplacedTold));
}

}  // namespace noordster::cli
