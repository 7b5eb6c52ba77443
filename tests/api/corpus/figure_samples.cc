// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/corpus/figure_samples.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;

std::string AreaName(const std::string& id) { return Town::Name(absl::StrCat("areas/", id)); }

std::string IndicatorOf(const std::string& id) {
  return Town::Name(absl::StrCat("programmes/noord/indicators/", id));
}

v1::Area SampleArea() {
  v1::Area area;
  area.set_display_name("Heuvel Noord");
  area.set_kind(v1::Area::NEIGHBOURHOOD);
  v1::Area::Code& code = *area.add_codes();
  code.set_year(2021);
  code.set_code("BU19160101");
  code.set_last_year(2023);
  return area;
}

v1::Indicator SampleIndicator(v1::Indicator::Measure measure) {
  v1::Indicator indicator;
  indicator.set_display_name("Kinderen in armoede");
  indicator.set_measure(measure);
  indicator.set_direction(v1::Indicator::LOWER);
  indicator.set_unit("kinderen");
  indicator.add_challenges(Town::Name("programmes/noord/challenges/jeugd"));
  indicator.set_definition("Tot sociaal minimum\nvan het jaar");
  indicator.set_baseline_year(2021);
  indicator.set_horizon_year(2041);
  return indicator;
}

v1::CreateIndicatorRequest NewIndicator(const std::string& id, v1::Indicator::Measure measure) {
  v1::CreateIndicatorRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_indicator_id(id);
  *request.mutable_indicator() = SampleIndicator(measure);
  return request;
}

v1::RecordMeasurementsRequest Recording(const std::string& id) {
  v1::RecordMeasurementsRequest request;
  request.set_name(IndicatorOf(id));
  return request;
}

v1::Figure& AddFigure(v1::RecordMeasurementsRequest& request, const std::string& area,
                      v1::Figure::Form form) {
  v1::Measurement& measurement = *request.add_measurements();
  measurement.set_area(AreaName(area));
  measurement.set_source(kSource);
  measurement.mutable_figure()->set_form(form);
  return *measurement.mutable_figure();
}

}  // namespace

void BuildFigures(Town& town) {
  for (const char* id : {"stad", "heuvel", "prinsenhof"}) {
    v1::CreateAreaRequest area;
    area.set_parent(Town::Name(""));
    area.set_area_id(id);
    *area.mutable_area() = SampleArea();
    if (area.area_id() == "stad") {
      area.mutable_area()->set_kind(v1::Area::MUNICIPALITY);
      area.mutable_area()->mutable_codes(0)->set_code("GM1916");
    }
    town.client().Must(&v1::IndicatorService::Stub::CreateArea, area);
  }
  town.client().Must(&v1::IndicatorService::Stub::CreateIndicator,
                     NewIndicator("armoede", v1::Indicator::RATE));
  town.client().Must(&v1::IndicatorService::Stub::CreateIndicator,
                     NewIndicator("wijzigen", v1::Indicator::RATE));
  town.client().Must(&v1::IndicatorService::Stub::CreateIndicator,
                     NewIndicator("vitaliteit", v1::Indicator::ORDER));
  v1::RecordMeasurementsRequest first = Recording("wijzigen");
  AddFigure(first, "stad", v1::Figure::EXACT).set_number("9");
  AddFigure(first, "heuvel", v1::Figure::EXACT).set_number("42");
  town.client().Must(&v1::IndicatorService::Stub::RecordMeasurements, first);
}

void AddFigureSamples(Corpus& corpus) {
  v1::CreateAreaRequest area;
  area.set_parent(Town::Name(""));
  area.set_area_id("amstelwijk");
  *area.mutable_area() = SampleArea();
  corpus.Add(area);
  v1::UpdateAreaRequest changed_area;
  changed_area.set_name(AreaName("heuvel"));
  *changed_area.mutable_area() = SampleArea();
  corpus.Add(changed_area);
  corpus.Add(NewIndicator("bijstand", v1::Indicator::RATE));
  v1::UpdateIndicatorRequest changed;
  changed.set_name(IndicatorOf("wijzigen"));
  *changed.mutable_indicator() = SampleIndicator(v1::Indicator::RATE);
  changed.mutable_indicator()->set_definition("Tot 110 procent\nvan het sociaal minimum");
  changed.set_redefines(true);
  corpus.Add(changed);

  v1::RecordMeasurementsRequest record = Recording("armoede");
  v1::Figure& number = AddFigure(record, "heuvel", v1::Figure::OVER);
  number.set_number("42");
  number.set_words("ruim 42");
  v1::Measurement& measurement = *record.mutable_measurements(0);
  measurement.mutable_period()->set_text("2021");
  measurement.mutable_period()->set_edtf("2021");
  measurement.set_boundary_year(2021);
  measurement.set_final(true);
  measurement.set_definition_version(1);
  v1::Figure& out_of = AddFigure(record, "prinsenhof", v1::Figure::OUT_OF);
  out_of.set_number("3");
  out_of.set_out_of(10);
  AddFigure(record, "stad", v1::Figure::MISSING).set_absence(v1::Figure::NOT_IN_SOURCE);
  corpus.Add(record);
  v1::RecordMeasurementsRequest order = Recording("vitaliteit");
  AddFigure(order, "heuvel", v1::Figure::RANKED).set_place(v1::Figure::LOWEST);
  corpus.Add(order);

  corpus.AddRead<v1::GetAreaRequest>(AreaName("stad"));
  corpus.AddRead<v1::ListAreasRequest>(Town::Name(""));
  corpus.AddRead<v1::GetIndicatorRequest>(IndicatorOf("wijzigen"));
  corpus.AddRead<v1::ListIndicatorsRequest>(Town::Name("programmes/noord"));
  corpus.AddRead<v1::GetSeriesRequest>(IndicatorOf("wijzigen/series/heuvel"));
  corpus.AddRead<v1::ListSeriesRequest>(IndicatorOf("wijzigen"));
}

}  // namespace noordster::testing
