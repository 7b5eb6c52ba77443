// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/state.h"

#include <utility>

#include "services/base/check.h"

namespace noordster::engine {

void State::Load(absl::string_view name, const std::shared_ptr<const Record>& record) {
  records_.try_emplace(name, record);
}

const Record* State::Find(absl::string_view name) const {
  const auto it = records_.find(name);
  NOORDSTER_CHECK(whole_ || it != records_.end());
  return it == records_.end() ? nullptr : it->second.get();
}

Record& State::Edit(absl::string_view name) {
  for (Edited& edited : edited_) {
    if (edited.name == name) return *edited.after;
  }
  NOORDSTER_CHECK(Loaded(name));
  const auto it = records_.try_emplace(name).first;
  auto after =
      it->second == nullptr ? std::make_shared<Record>() : std::make_shared<Record>(*it->second);
  after->set_name(std::string(name));
  edited_.push_back({std::string(name), it->second, after});
  it->second = after;
  return *after;
}

std::vector<Change> State::TakeChanges() {
  std::vector<Change> changes;
  changes.reserve(edited_.size());
  for (Edited& edited : edited_) {
    changes.push_back({std::move(edited.name), std::move(edited.before), std::move(edited.after)});
  }
  edited_.clear();
  return changes;
}

}  // namespace noordster::engine
