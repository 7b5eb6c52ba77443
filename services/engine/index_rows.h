// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_INDEX_ROWS_H_
#define NOORDSTER_SERVICES_ENGINE_INDEX_ROWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/engine/state.h"

namespace noordster::engine {

// The declared indexes; numbers are never reused.
enum class Index : uint8_t {
  // programme, 0x00, stage, 0x00, id of the plan: running plans by the stage of their open step.
  kPlanByStage = 1,
};

// One index entry; present or to be removed.
struct IndexRow {
  Index index;
  std::string entry;
  bool present = true;

  friend bool operator==(const IndexRow&, const IndexRow&) = default;
};

// Entry of a plan at a stage; without the plan, the prefix of all plans there.
std::string PlanByStageEntry(absl::string_view programme, absl::string_view stage,
                             absl::string_view plan_id);

// How a change of a record changes the indexes. Pure.
std::vector<IndexRow> IndexRows(const Change& change);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_INDEX_ROWS_H_
