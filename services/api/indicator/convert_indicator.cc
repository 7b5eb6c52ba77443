// SPDX-License-Identifier: EUPL-1.2
#include "services/api/indicator/convert_indicator.h"

#include <string>

#include "services/api/convert_plan.h"
#include "services/base/decimal.h"
#include "services/engine/indicator/figure_rules.h"
#include "services/engine/indicator/standing_rules.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;

internal::Figure ToFigure(const v1::Figure& resource, TextWriter& texts) {
  internal::Figure figure;
  figure.set_form(resource.form());
  figure.set_thousandths(ParseDecimal(resource.number()).value_or(0));
  figure.set_out_of(resource.out_of());
  figure.set_place(resource.place());
  figure.set_absence(resource.absence());
  WriteInto(resource.words(), &internal::Figure::mutable_words, figure, texts);
  return figure;
}

void ShowMeasurement(const internal::Measurement& measurement, const std::string& area,
                     const View& view, v1::Measurement& shown) {
  const internal::Figure& figure = measurement.figure();
  shown.set_number(measurement.number());
  shown.set_area(area);
  shown.mutable_figure()->set_form(figure.form());
  if (engine::HasNumber(figure.form())) {
    shown.mutable_figure()->set_number(FormatDecimal(figure.thousandths()));
  }
  shown.mutable_figure()->set_out_of(figure.out_of());
  shown.mutable_figure()->set_place(figure.place());
  shown.mutable_figure()->set_absence(figure.absence());
  shown.mutable_figure()->set_words(view.Text(figure.words()));
  if (measurement.has_period()) {
    *shown.mutable_period() = FromVagueDate(measurement.period(), view);
  }
  shown.set_source(view.Text(measurement.source()));
  shown.set_boundary_year(measurement.boundary_year());
  shown.set_final(measurement.final());
  shown.set_definition_version(measurement.definition_version());
  shown.set_replaced(measurement.replaced());
  shown.set_record_time(Timestamp(measurement.record_time_micros()));
}

void ShowPace(const internal::AreaStanding& standing, const internal::Indicator& indicator,
              v1::Pace& shown) {
  const engine::Pace pace = engine::PaceOf(indicator.direction(), standing.first_gap(),
                                           standing.gap(), indicator.horizon_year());
  shown.set_no_number(pace.no_number);
  if (pace.no_number != v1::NO_NUMBER_UNSPECIFIED) return;
  shown.set_expected_points(FormatDecimal(pace.expected));
  shown.set_side(pace.side);
}

void ShowStanding(const internal::AreaStanding& standing, const internal::Indicator& indicator,
                  const View& view, v1::Indicator::Standing& shown) {
  const v1::Indicator::Direction direction = indicator.direction();
  const std::string area = view.Name(standing.area());
  shown.set_area(area);
  ShowMeasurement(standing.latest(), area, view, *shown.mutable_latest());
  const internal::Gap& gap = standing.gap();
  shown.mutable_gap()->set_no_number(gap.no_number());
  if (gap.no_number() == v1::NO_NUMBER_UNSPECIFIED) {
    shown.mutable_gap()->set_points(FormatDecimal(gap.thousandths()));
    shown.mutable_gap()->set_side(engine::SideOf(direction, gap.thousandths()));
  }
  const internal::Trend& trend = standing.trend();
  shown.mutable_trend()->set_no_number(trend.no_number());
  shown.mutable_trend()->set_since(trend.since());
  if (trend.no_number() == v1::NO_NUMBER_UNSPECIFIED) {
    shown.mutable_trend()->set_change(FormatDecimal(trend.thousandths()));
    shown.mutable_trend()->set_side(engine::SideOf(direction, trend.thousandths()));
  }
  ShowPace(standing, indicator, *shown.mutable_pace());
}

}  // namespace

Record ToRecord(const v1::Area& resource, TextWriter& texts) {
  Record record;
  internal::Area& area = *record.mutable_area();
  WriteInto(resource.display_name(), &internal::Area::mutable_display_name, area, texts);
  area.set_kind(resource.kind());
  *area.mutable_codes() = resource.codes();
  return record;
}

internal::Indicator ToIndicator(const v1::Indicator& resource, TextWriter& texts) {
  internal::Indicator indicator;
  WriteInto(resource.display_name(), &internal::Indicator::mutable_display_name, indicator, texts);
  indicator.set_measure(resource.measure());
  indicator.set_direction(resource.direction());
  WriteInto(resource.unit(), &internal::Indicator::mutable_unit, indicator, texts);
  ToRelative(resource.challenges(), *indicator.mutable_challenges());
  internal::Definition& definition = *indicator.add_definitions();
  WriteInto(resource.definition(), &internal::Definition::mutable_words, definition, texts);
  indicator.set_baseline_year(resource.baseline_year());
  indicator.set_horizon_year(resource.horizon_year());
  return indicator;
}

internal::Measurement ToMeasurement(const v1::Measurement& resource, TextWriter& texts) {
  internal::Measurement measurement;
  *measurement.mutable_figure() = ToFigure(resource.figure(), texts);
  if (resource.has_period()) {
    *measurement.mutable_period() = ToVagueDate(resource.period(), texts);
  }
  *measurement.mutable_source() = texts.Write(resource.source());
  measurement.set_boundary_year(resource.boundary_year());
  measurement.set_final(resource.final());
  measurement.set_definition_version(resource.definition_version());
  return measurement;
}

void FromRecord(const Record& record, const View& view, v1::Area& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.area().display_name()));
  resource.set_kind(record.area().kind());
  *resource.mutable_codes() = record.area().codes();
}

void FromRecord(const Record& record, const View& view, v1::Indicator& resource) {
  const internal::Indicator& indicator = record.indicator();
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(indicator.display_name()));
  resource.set_measure(indicator.measure());
  resource.set_direction(indicator.direction());
  resource.set_unit(view.Text(indicator.unit()));
  ToFull(indicator.challenges(), view, *resource.mutable_challenges());
  resource.set_baseline_year(indicator.baseline_year());
  resource.set_horizon_year(indicator.horizon_year());
  resource.set_definition_version(indicator.definitions_size());
  for (int i = 0; i < indicator.definitions_size(); ++i) {
    const internal::Definition& definition = indicator.definitions(i);
    if (i + 1 == indicator.definitions_size()) {
      resource.set_definition(view.Text(definition.words()));
      break;
    }
    auto& former = *resource.add_former_definitions();
    former.set_number(i + 1);
    former.set_words(view.Text(definition.words()));
    former.set_end_time(Timestamp(definition.end_time_micros()));
  }
  for (const internal::AreaStanding& standing : indicator.standings()) {
    ShowStanding(standing, indicator, view, *resource.add_standings());
  }
}

void FromRecord(const Record& record, const View& view, v1::Series& resource) {
  SetNameAndEtag(record, view, resource);
  const std::string area = view.Name(record.series().area());
  resource.set_area(area);
  for (const internal::Measurement& measurement : record.series().measurements()) {
    ShowMeasurement(measurement, area, view, *resource.add_measurements());
  }
}

}  // namespace noordster::api
