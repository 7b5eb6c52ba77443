// SPDX-License-Identifier: EUPL-1.2
#include "services/api/indicator/indicator_commands.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/indicator/convert_indicator.h"
#include "services/engine/indicator/figure_rules.h"
#include "services/engine/refusal.h"

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
  std::vector<noordster::internal::v1::FieldViolation> violations;
  for (const v1::Measurement& measurement : request.measurements()) {
    const v1::Figure& figure = measurement.figure();
    // A number that is left out would be nought.
    if (engine::HasNumber(figure.form()) && figure.number().empty()) {
      violations.push_back(engine::Violation(
          absl::StrCat("measurements[", record.measured.size(), "].figure.number"),
          absl::StrCat("must be given with ", v1::Figure::Form_Name(figure.form()))));
    }
    record.measured.push_back(
        {RelativeName(measurement.area()), ToMeasurement(measurement, texts)});
  }
  if (!violations.empty()) return engine::RefuseFields(v1::INVALID_FIELD, violations);
  return engine::Command(std::move(record));
}

}  // namespace noordster::api
