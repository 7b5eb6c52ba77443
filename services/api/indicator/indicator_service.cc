// SPDX-License-Identifier: EUPL-1.2
#include "services/api/indicator/indicator_service.h"

#include "services/api/indicator/indicator_commands.h"

namespace noordster::api {

namespace v1 = noordster::v1;

IndicatorService::IndicatorService(const Backend& backend)
    : RpcService("noordster.v1.IndicatorService", backend.entrance) {
  Unary<v1::CreateAreaRequest, v1::AreaResponse>(
      "CreateArea", Creating(backend, "areas", &v1::CreateAreaRequest::area_id,
                             &v1::CreateAreaRequest::area, &v1::AreaResponse::mutable_area));
  Unary<v1::UpdateAreaRequest, v1::AreaResponse>(
      "UpdateArea",
      Updating(backend, &v1::UpdateAreaRequest::area, &v1::AreaResponse::mutable_area));
  Unary<v1::GetAreaRequest, v1::AreaResponse>(
      "GetArea", Getting<v1::GetAreaRequest>(backend, &v1::AreaResponse::mutable_area));
  Unary<v1::ListAreasRequest, v1::ListAreasResponse>(
      "ListAreas",
      Listing<v1::ListAreasRequest>(backend, Record::kArea, &v1::ListAreasResponse::add_areas));

  Unary<v1::CreateIndicatorRequest, v1::IndicatorResponse>(
      "CreateIndicator",
      Acting<v1::CreateIndicatorRequest>(backend, &v1::IndicatorResponse::mutable_indicator));
  Unary<v1::UpdateIndicatorRequest, v1::IndicatorResponse>(
      "UpdateIndicator",
      Acting<v1::UpdateIndicatorRequest>(backend, &v1::IndicatorResponse::mutable_indicator));
  Unary<v1::RecordMeasurementsRequest, v1::IndicatorResponse>(
      "RecordMeasurements",
      Acting<v1::RecordMeasurementsRequest>(backend, &v1::IndicatorResponse::mutable_indicator));
  Unary<v1::GetIndicatorRequest, v1::IndicatorResponse>(
      "GetIndicator",
      Getting<v1::GetIndicatorRequest>(backend, &v1::IndicatorResponse::mutable_indicator));
  Unary<v1::ListIndicatorsRequest, v1::ListIndicatorsResponse>(
      "ListIndicators",
      Listing<v1::ListIndicatorsRequest>(backend, Record::kIndicator,
                                         &v1::ListIndicatorsResponse::add_indicators));
  Unary<v1::GetSeriesRequest, v1::SeriesResponse>(
      "GetSeries", Getting<v1::GetSeriesRequest>(backend, &v1::SeriesResponse::mutable_series));
  Unary<v1::ListSeriesRequest, v1::ListSeriesResponse>(
      "ListSeries", Listing<v1::ListSeriesRequest>(backend, Record::kSeries,
                                                   &v1::ListSeriesResponse::add_series));
}

}  // namespace noordster::api
