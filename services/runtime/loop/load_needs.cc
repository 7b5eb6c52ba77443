// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/load_needs.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/needs.h"
#include "services/engine/refusal.h"
#include "services/runtime/projection.h"

namespace noordster::runtime {

using engine::Record;
using engine::Refuse;

absl::Status LoadNeeds(const storage::Store& store, const storage::PartitionId& partition,
                       const engine::Request& request, engine::State& state) {
  state.ForgetAbsent();
  size_t loaded = 0;
  for (int round = 0; round < limits::kNeedsRoundsMax; ++round) {
    const auto [names, untaken] = engine::Needs(request, state);
    loaded += names.size() + untaken.size();
    if (loaded > limits::kNeedsKeysMax) {
      return Refuse(noordster::v1::LIMIT_REACHED,
                    absl::StrCat("it touches more than ", limits::kNeedsKeysMax,
                                 " records, the most one act can: split it"),
                    {{"limit", "needed_records"}});
    }
    state.LoadAbsent(untaken);
    if (names.empty()) return absl::OkStatus();
    std::vector<std::string> keys;
    keys.reserve(names.size());
    for (const std::string& name : names) keys.push_back(KeyOfRecord(name));
    absl::StatusOr<storage::Values> values = store.Get(partition, keys);
    if (!values.ok()) return values.status();
    bool found = false;
    for (size_t i = 0; i < names.size(); ++i) {
      std::shared_ptr<Record> record;
      if (values->values[i].has_value()) {
        record = std::make_shared<Record>();
        if (!record->ParseFromString(*values->values[i])) {
          return Refuse(noordster::v1::STORE_DAMAGED,
                        absl::StrCat("the record of ", names[i], " is damaged: restore a backup"));
        }
      }
      found = found || record != nullptr;
      // Of a request nobody asks again, unless it is made now.
      if (record == nullptr && engine::KindOf(names[i]) == Record::kRequest) {
        state.LoadAbsent({names[i]});
      } else {
        state.Load(names[i], std::move(record));
      }
    }
    // Only a record that is there can lead to another.
    if (!found) return absl::OkStatus();
  }
  NOORDSTER_CHECK(engine::Needs(request, state).names.empty());
  return absl::OkStatus();
}

}  // namespace noordster::runtime
