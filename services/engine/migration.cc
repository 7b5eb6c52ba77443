// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/migration.h"

#include <utility>

namespace noordster::engine {

std::string StageNow(const noordster::internal::v1::Plan& plan, int32_t step, std::string stage) {
  for (const auto& migration : plan.migrations()) {
    if (step > migration.last_step()) continue;
    std::string becomes;
    for (const auto& mapping : migration.mapping()) {
      if (mapping.from() == stage) becomes = mapping.to();
    }
    stage = std::move(becomes);
  }
  return stage;
}

}  // namespace noordster::engine
