// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/decide_parts.h"
#include "services/engine/indicator/figure_rules.h"
#include "services/engine/indicator/standing_rules.h"
#include "services/engine/names.h"
#include "services/engine/programme/register_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Indicator;
using noordster::internal::v1::Measurement;
using noordster::internal::v1::Series;

// The first year and the horizon of the programme when no others are given.
void ResolveYears(const Record& record, Indicator& indicator) {
  const auto& programme = record.programme();
  if (indicator.baseline_year() == 0) indicator.set_baseline_year(programme.start_year());
  const bool has_horizon = programme.start_year() > 0 && programme.duration_years() > 0;
  if (indicator.horizon_year() == 0 && has_horizon) {
    indicator.set_horizon_year(programme.start_year() + programme.duration_years());
  }
}

// What is wrong with the period of a figure, but that it is to come; empty: nothing. The latest
// period counts, so one that ends in a far year would count for ever.
std::string FaultOfPeriod(const Case& now, const Measurement& measurement) {
  if (measurement.period().latest() == calendar::kLastDayText) {
    return "must end: a figure is about a time that is over";
  }
  const int64_t next_year = now.context.today.year() + 1;
  const bool is_to_come = measurement.period().earliest() > calendar::FormatDate(now.context.today);
  if (is_to_come || YearOf(measurement) <= next_year) return "";
  return absl::StrCat("must end in ", next_year,
                      " at the latest: give the time that was measured, not one foretold");
}

// Fills in which version of the definition each was measured by, and refuses what cannot be.
absl::Status ResolveMeasured(const Case& now, const Indicator& indicator,
                             std::vector<MeasuredOfArea>& measured) {
  std::vector<FieldViolation> faults;
  for (size_t i = 0; i < measured.size(); ++i) {
    Measurement& measurement = measured[i].measurement;
    const std::string field = absl::StrCat("measurements[", i, "]");
    if (measurement.definition_version() == 0) {
      measurement.set_definition_version(indicator.definitions_size());
    }
    if (measurement.definition_version() > indicator.definitions_size()) {
      faults.push_back(Violation(absl::StrCat(field, ".definition_version"),
                                 absl::StrCat("must be at most ", indicator.definitions_size())));
    }
    if (std::string fault = FaultOf(indicator.measure(), measurement.figure()); !fault.empty()) {
      faults.push_back(Violation(absl::StrCat(field, ".figure"), std::move(fault)));
    }
    if (std::string fault = FaultOfPeriod(now, measurement); !fault.empty()) {
      faults.push_back(Violation(absl::StrCat(field, ".period"), std::move(fault)));
    }
    const bool stands_twice = std::any_of(
        measured.begin(), measured.begin() + static_cast<int64_t>(i),
        [&](const MeasuredOfArea& before) {
          return before.area == measured[i].area && TakesPlaceOf(measurement, before.measurement);
        });
    if (stands_twice) {
      faults.push_back(Violation(field, "is about the area and period of one before it"));
    }
  }
  return faults.empty() ? absl::OkStatus() : RefuseFields(v1::INVALID_FIELD, faults);
}

// What stands in the place that a measurement takes; null: nothing.
const Measurement* StandingInPlaceOf(const Measurement& measured, const Series& series) {
  const auto stands = absl::c_find_if(series.measurements(), [&measured](const Measurement& each) {
    return !each.replaced() && TakesPlaceOf(measured, each);
  });
  return stands == series.measurements().end() ? nullptr : &*stands;
}

// Refuses to take back what does not stand, and to take back or replace what is final unasked.
absl::Status CheckReplaced(const Case& now, const std::vector<MeasuredOfArea>& measured,
                           const SeriesByArea& series) {
  std::vector<FieldViolation> faults;
  std::string last_day;
  bool asks_reason = false;
  for (size_t i = 0; i < measured.size(); ++i) {
    const Measurement& measurement = measured[i].measurement;
    last_day = std::max(last_day, measurement.period().earliest());
    const Measurement* before = StandingInPlaceOf(measurement, series.at(measured[i].area).series);
    if (before != nullptr && SaysTheSame(*before, measurement)) continue;
    const bool withdraws = IsWithdrawal(measurement);
    if (withdraws && (before == nullptr || IsWithdrawal(*before))) {
      faults.push_back(Violation(absl::StrCat("measurements[", i, "].figure.absence"),
                                 "must not be WITHDRAWN, as nothing stands of this area, period "
                                 "and definition: leave it out, or name those of what stands"));
    }
    asks_reason = asks_reason || withdraws || (before != nullptr && before->final());
  }
  if (!faults.empty()) return RefuseFields(v1::INVALID_FIELD, faults);
  std::vector<v1::Blocker> blockers;
  if (!last_day.empty()) BlockFuture(now, last_day, "", blockers);
  if (asks_reason && now.request.reason.id().empty()) {
    Block(v1::REASON_REQUIRED, "", "reason", blockers);
  }
  return blockers.empty() ? absl::OkStatus() : RefuseBlocked(std::move(blockers));
}

// Texts of what is left out, which nothing will refer to.
void LeaveOut(const Measurement& measured, Decision& decision) {
  for (const TextRef& text :
       {measured.source(), measured.figure().words(), measured.period().text()}) {
    if (!text.id().empty()) decision.erased_texts.push_back(text.id());
  }
}

// An area with what was measured of it. REQUIRES: it is registered.
AreaSeries AreaSeriesOf(const Case& now, const std::string& indicator, const std::string& area) {
  const Record* series = now.state.Find(SeriesName(indicator, area));
  return {now.state.Find(area)->area().codes(), series == nullptr ? Series() : series->series()};
}

// The areas of an indicator that something stands of.
SeriesByArea SeriesOf(const Case& now, const Record& indicator) {
  SeriesByArea series;
  for (const auto& standing : indicator.indicator().standings()) {
    series[standing.area()] = AreaSeriesOf(now, indicator.name(), standing.area());
  }
  return series;
}

// The area that is all of the municipality; empty: none is registered.
const std::string& AverageOf(const Case& now) { return now.state.Find("")->municipality().area(); }

absl::Status CheckRoom(const std::string& indicator, const SeriesByArea& series) {
  if (static_cast<int>(series.size()) > limits::kIndicatorAreasMax) {
    return RefuseLimit(indicator, limits::kIndicatorAreasMax, "areas",
                       "register another indicator for the others");
  }
  for (const auto& [area, measured] : series) {
    if (measured.series.measurements_size() > limits::kSeriesMeasurementsMax) {
      return RefuseLimit(SeriesName(indicator, area), limits::kSeriesMeasurementsMax,
                         "measurements", "go on in another indicator");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const CreateIndicator& command) {
  absl::StatusOr<const Record*> programme = Require(now.state, ParentOf(command.name));
  if (!programme.ok()) return programme.status();
  if (absl::Status free = RequireUntaken(now, command.name); !free.ok()) return free;
  const absl::Status fits = CheckOfProgramme(now, ParentOf(command.name), "indicator.challenges",
                                             command.indicator.challenges());
  if (!fits.ok()) return fits;
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_indicator_made();
  event.set_indicator(command.name);
  *event.mutable_made() = command.indicator;
  ResolveYears(**programme, *event.mutable_made());
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateIndicator& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.name);
  if (!record.ok()) return record.status();
  const Indicator& before = (*record)->indicator();
  if (command.indicator.measure() != before.measure()) {
    return RefuseUnfit("indicator.measure", command.name,
                       "is measured otherwise: register another indicator");
  }
  const absl::Status fits = CheckOfProgramme(now, ParentOf(command.name), "indicator.challenges",
                                             command.indicator.challenges());
  if (!fits.ok()) return fits;
  if (command.redefines && before.definitions_size() >= limits::kDefinitionsMax) {
    return RefuseLimit(command.name, limits::kDefinitionsMax, "definitions",
                       "register another indicator");
  }
  Decision decision;
  decision.resource = command.name;
  auto& event = *decision.events.emplace_back().mutable_indicator_changed();
  event.set_indicator(command.name);
  *event.mutable_became() = command.indicator;
  ResolveYears(*now.state.Find(ParentOf(command.name)), *event.mutable_became());
  event.set_redefined(command.redefines);
  for (auto& standing : StandingsOf(event.became(), SeriesOf(now, **record), AverageOf(now))) {
    *event.add_standings() = std::move(standing);
  }
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordMeasurements& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.indicator);
  if (!record.ok()) return record.status();
  const Indicator& indicator = (*record)->indicator();
  std::vector<MeasuredOfArea> measured = command.measured;
  if (absl::Status fits = ResolveMeasured(now, indicator, measured); !fits.ok()) return fits;
  SeriesByArea series = SeriesOf(now, **record);
  for (const MeasuredOfArea& each : measured) {
    if (absl::Status known = Require(now.state, each.area).status(); !known.ok()) return known;
    // One of which all was withdrawn stands no more, and has its series.
    if (series.count(each.area) > 0) continue;
    series[each.area] = AreaSeriesOf(now, command.indicator, each.area);
  }
  if (absl::Status fits = CheckReplaced(now, measured, series); !fits.ok()) return fits;

  Decision decision;
  decision.resource = command.indicator;
  std::map<std::string, Series> added;
  for (MeasuredOfArea& each : measured) {
    Series& of_area = series[each.area].series;
    const Measurement* before = StandingInPlaceOf(each.measurement, of_area);
    if (before != nullptr && SaysTheSame(*before, each.measurement)) {
      LeaveOut(each.measurement, decision);
      continue;
    }
    each.measurement.set_number(of_area.measurements_size() + 1);
    Put(each.measurement, of_area);
    added[each.area].set_area(each.area);
    *added[each.area].add_measurements() = std::move(each.measurement);
  }
  if (added.empty()) return decision;
  if (absl::Status room = CheckRoom(command.indicator, series); !room.ok()) return room;
  auto& event = *decision.events.emplace_back().mutable_measurements_recorded();
  event.set_indicator(command.indicator);
  for (auto& [area, recorded] : added) *event.add_series() = std::move(recorded);
  for (auto& standing : StandingsOf(indicator, series, AverageOf(now))) {
    *event.add_standings() = std::move(standing);
  }
  return decision;
}

}  // namespace noordster::engine
