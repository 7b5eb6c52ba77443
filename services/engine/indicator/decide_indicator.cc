// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
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

absl::Status RefuseLimit(const std::string& resource, int most, absl::string_view limit,
                         absl::string_view way_out) {
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(resource, " has ", most, " ", limit, ", the most: ", way_out),
                {{"limit", limit}, {"resource", resource}});
}

// Fills in which version of the definition each was measured by, and refuses what cannot be.
absl::Status ResolveMeasured(const Indicator& indicator, std::vector<MeasuredOfArea>& measured) {
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
    if (measurement.period().latest() == calendar::kLastDayText) {
      faults.push_back(Violation(absl::StrCat(field, ".period"),
                                 "must end: a figure is about a time that is over"));
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

// Whether what is measured stands already.
bool IsKnownAlready(const Series& series, const Measurement& measured) {
  return absl::c_any_of(series.measurements(), [&measured](const Measurement& each) {
    return !each.replaced() && SaysTheSame(each, measured);
  });
}

// Texts of what is left out, which nothing will refer to.
void LeaveOut(const Measurement& measured, Decision& decision) {
  for (const TextRef& text :
       {measured.source(), measured.figure().words(), measured.period().text()}) {
    if (!text.id().empty()) decision.erased_texts.push_back(text.id());
  }
}

// The series of an indicator as they stand.
SeriesByArea SeriesOf(const Case& now, const Record& indicator) {
  SeriesByArea series;
  for (const auto& standing : indicator.indicator().standings()) {
    const Record* record = now.state.Find(SeriesName(indicator.name(), standing.area()));
    NOORDSTER_CHECK(record != nullptr);
    series[standing.area()] = record->series();
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
    if (measured.measurements_size() > limits::kSeriesMeasurementsMax) {
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
  if (now.state.Find(command.name) != nullptr) {
    return Refuse(v1::RESOURCE_EXISTS, absl::StrCat(command.name, " exists already"),
                  {{"resource", command.name}});
  }
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
  if (absl::Status fits = ResolveMeasured(indicator, measured); !fits.ok()) return fits;
  std::vector<v1::Blocker> blockers;
  std::string last_day;
  for (const MeasuredOfArea& each : measured) {
    if (absl::Status known = Require(now.state, each.area).status(); !known.ok()) return known;
    last_day = std::max(last_day, each.measurement.period().earliest());
  }
  if (!last_day.empty()) BlockFuture(now, last_day, "", blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decision;
  decision.resource = command.indicator;
  SeriesByArea series = SeriesOf(now, **record);
  std::map<std::string, Series> added;
  for (MeasuredOfArea& each : measured) {
    Series& of_area = series[each.area];
    if (IsKnownAlready(of_area, each.measurement)) {
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
