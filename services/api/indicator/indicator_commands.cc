// SPDX-License-Identifier: EUPL-1.2
#include "services/api/indicator/indicator_commands.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/indicator/convert_indicator.h"

namespace noordster::api {

namespace v1 = noordster::v1;

absl::StatusOr<engine::Command> CommandOf(const v1::CreateIndicatorRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::CreateIndicator{
      absl::StrCat(RelativeName(request.parent()), "/indicators/", request.indicator_id()),
      ToIndicator(request.indicator(), texts)});
}

absl::StatusOr<engine::Command> CommandOf(const v1::UpdateIndicatorRequest& request,
                                          TextWriter& texts) {
  return engine::Command(engine::UpdateIndicator{
      RelativeName(request.name()), ToIndicator(request.indicator(), texts), request.redefines()});
}

absl::StatusOr<engine::Command> CommandOf(const v1::RecordMeasurementsRequest& request,
                                          TextWriter& texts) {
  engine::RecordMeasurements record;
  record.indicator = RelativeName(request.name());
  for (const v1::Measurement& measurement : request.measurements()) {
    record.measured.push_back(
        {RelativeName(measurement.area()), ToMeasurement(measurement, texts)});
  }
  return engine::Command(std::move(record));
}

}  // namespace noordster::api
