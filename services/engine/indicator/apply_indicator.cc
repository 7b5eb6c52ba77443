// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "services/engine/apply_parts.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::AreaStanding;
using noordster::internal::v1::Definition;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::Indicator;
using noordster::internal::v1::Measurement;
using noordster::internal::v1::Series;

void On(const EventHeader& header, const noordster::internal::v1::IndicatorMade& event,
        State& state) {
  *Touch(header, event.indicator(), state).mutable_indicator() = event.made();
}

void On(const EventHeader& header, const noordster::internal::v1::IndicatorChanged& event,
        State& state) {
  Indicator& indicator = *Touch(header, event.indicator(), state).mutable_indicator();
  const Indicator before = indicator;
  indicator = event.became();
  *indicator.mutable_standings() = event.standings();
  auto& definitions = *indicator.mutable_definitions();
  const Definition now = definitions[0];
  definitions = before.definitions();
  if (event.redefined()) {
    definitions[definitions.size() - 1].set_end_time_micros(header.commit_time_micros());
    *definitions.Add() = now;
  } else {
    definitions[definitions.size() - 1] = now;
  }
}

void On(const EventHeader& header, const noordster::internal::v1::MeasurementsRecorded& event,
        State& state) {
  Indicator& indicator = *Touch(header, event.indicator(), state).mutable_indicator();
  *indicator.mutable_standings() = event.standings();
  for (AreaStanding& standing : *indicator.mutable_standings()) {
    // What the event recorded has no time in it.
    if (standing.latest().record_time_micros() > 0) continue;
    standing.mutable_latest()->set_record_time_micros(header.commit_time_micros());
  }
  for (const Series& recorded : event.series()) {
    Series& series =
        *Touch(header, SeriesName(event.indicator(), recorded.area()), state).mutable_series();
    series.set_area(recorded.area());
    for (Measurement measurement : recorded.measurements()) {
      measurement.set_record_time_micros(header.commit_time_micros());
      for (Measurement& each : *series.mutable_measurements()) {
        if (each.number() == measurement.replaces()) each.set_replaced(true);
      }
      *series.add_measurements() = std::move(measurement);
    }
  }
}

}  // namespace

bool ApplyToIndicators(const noordster::internal::v1::Event& event, State& state) {
  using noordster::internal::v1::Event;
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kIndicatorMade:
      On(header, event.indicator_made(), state);
      return true;
    case Event::kIndicatorChanged:
      On(header, event.indicator_changed(), state);
      return true;
    case Event::kMeasurementsRecorded:
      On(header, event.measurements_recorded(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
