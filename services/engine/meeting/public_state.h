// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_PUBLIC_STATE_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_PUBLIC_STATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/engine/state.h"

// What was public of a meeting on a day. All functions are pure.
namespace noordster::engine {

// A paper that was public, and the number of its item.
struct PublicPaper {
  int32_t item = 0;
  noordster::internal::v1::Paper paper;
};

// What the public could see, without what is secret now.
struct PublicState {
  // The version of the agenda, without the titles of what is secret; absent: none was public.
  std::optional<Record> agenda;
  // In the order of their items.
  std::vector<PublicPaper> papers;
  // The meeting has no more in it than its decision list; absent: that was not published.
  std::optional<noordster::internal::v1::Meeting> decision_list;
};

// Relative names of the records that say it, as far as they are known. Ask again once the meeting
// is loaded.
std::vector<std::string> PublicStateNeeds(const State& state, const std::string& meeting);

// What was public on a day; absent when nothing was. `day` is a date as text. REQUIRES: what
// PublicStateNeeds names is loaded.
std::optional<PublicState> PublicStateOn(const State& state, const std::string& meeting,
                                         const std::string& day);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_PUBLIC_STATE_H_
