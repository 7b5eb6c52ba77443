// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_INDICATOR_INDICATOR_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_INDICATOR_INDICATOR_COMMAND_H_

#include <string>
#include <vector>

#include "noordster/internal/v1/indicator.pb.h"

// Commands about indicators; areas are registered by Define. The rules stand in command.h.
namespace noordster::engine {

// Registers an indicator, with one definition.
struct CreateIndicator {
  std::string name;
  // What a client can set.
  noordster::internal::v1::Indicator indicator;
};

// Replaces what is known of an indicator.
struct UpdateIndicator {
  std::string name;
  // As in CreateIndicator.
  noordster::internal::v1::Indicator indicator;
  // Its definition is another version; else its words are put right.
  bool redefines = false;
};

// What was measured of an area.
struct MeasuredOfArea {
  // Relative name of the area.
  std::string area;
  noordster::internal::v1::Measurement measurement;
};

// Records what was measured.
struct RecordMeasurements {
  std::string indicator;
  std::vector<MeasuredOfArea> measured;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_INDICATOR_INDICATOR_COMMAND_H_
