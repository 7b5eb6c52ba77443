// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/apply_parts.h"
#include "services/engine/planning/moments.h"

namespace noordster::engine {

using noordster::internal::v1::Event;

bool ApplyToPlanning(const Event& event, State& state) {
  const noordster::internal::v1::EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kBaselineKept: {
      const auto& kept = event.baseline_kept();
      *Touch(header, kept.plan(), state).mutable_plan()->add_baselines() = kept.baseline();
      return true;
    }
    case Event::kForecastMade: {
      const auto& made = event.forecast_made();
      *Touch(header, made.forecast(), state).mutable_forecast() = made.made();
      return true;
    }
    case Event::kMomentCame:
      MarkTold(event.moment_came(), Touch(header, event.moment_came().timed(), state));
      return true;
    case Event::kTargetTurned:
      // Its forecast says so already.
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
