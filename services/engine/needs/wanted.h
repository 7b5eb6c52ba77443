// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_NEEDS_WANTED_H_
#define NOORDSTER_SERVICES_ENGINE_NEEDS_WANTED_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/engine/needs.h"
#include "services/engine/state.h"

// What the needs of commands have in common.
namespace noordster::engine {

// Collects the names that are not loaded yet.
class Wanted {
 public:
  explicit Wanted(const State& state) : state_(state) {}

  // The record when it is loaded and exists.
  const Record* Want(absl::string_view name) {
    if (const auto loaded = state_.FindLoaded(name); loaded.has_value()) return *loaded;
    Add(name, needed_.names);
    return nullptr;
  }

  // A record that cannot be there.
  void WantUntaken(absl::string_view name) {
    if (!state_.FindLoaded(name).has_value()) Add(name, needed_.untaken);
  }

  Needed Take() { return std::move(needed_); }

 private:
  static void Add(absl::string_view name, std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }

  const State& state_;
  Needed needed_;
};

// The plan with what decides on it: path version, latest version, open step, programme and the
// programme's bodies.
const Record* WantPlan(absl::string_view name, Wanted& wanted);

// The mandates to grant mandates.
void WantGranting(Wanted& wanted);

// A meeting, with its body.
const Record* WantMeeting(const std::string& name, Wanted& wanted);

// An item, with its meeting and the body.
const Record* WantItem(const std::string& name, Wanted& wanted);

// The proposals an item is about; none of an item that is not there.
void WantProposals(const Record* item, Wanted& wanted);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_NEEDS_WANTED_H_
