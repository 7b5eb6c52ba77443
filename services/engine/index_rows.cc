// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/index_rows.h"

#include "services/engine/names.h"

namespace noordster::engine {
namespace {

// Entry of a record, or empty when it has none.
std::string EntryOf(const Record* record) {
  if (record == nullptr || !record->has_plan() || record->plan().stage().empty()) return "";
  return PlanByStageEntry(ParentOf(record->name()), record->plan().stage(), IdOf(record->name()));
}

}  // namespace

std::string PlanByStageEntry(absl::string_view programme, absl::string_view stage,
                             absl::string_view plan_id) {
  std::string entry(programme);
  entry.push_back('\0');
  entry.append(stage.data(), stage.size());
  entry.push_back('\0');
  entry.append(plan_id.data(), plan_id.size());
  return entry;
}

std::vector<IndexRow> IndexRows(const Change& change) {
  const std::string before = EntryOf(change.before.get());
  const std::string after = EntryOf(change.after.get());
  std::vector<IndexRow> rows;
  if (before == after) return rows;
  if (!before.empty()) rows.push_back({Index::kPlanByStage, before, false});
  if (!after.empty()) rows.push_back({Index::kPlanByStage, after, true});
  return rows;
}

}  // namespace noordster::engine
