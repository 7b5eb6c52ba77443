// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/source.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "services/engine/refusal.h"
#include "storage/keys.h"

namespace noordster::feed {

absl::Status Damaged(absl::string_view what) {
  return engine::Refuse(noordster::v1::STORE_DAMAGED,
                        absl::StrCat(what, " cannot be read: restore a backup"));
}

absl::StatusOr<int64_t> ReadFloor(const Source& source) {
  const absl::StatusOr<storage::Values> values =
      source.store.Get(source.municipality, std::vector<std::string>{storage::MilestoneFloorKey()});
  if (!values.ok()) return values.status();
  const std::optional<int64_t> floor = storage::MilestoneFloorOf(values->values[0]);
  if (!floor.has_value()) return Damaged("where milestones begin");
  return *floor;
}

}  // namespace noordster::feed
