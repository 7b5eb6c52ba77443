// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_INDEX_ROWS_H_
#define NOORDSTER_SERVICES_ENGINE_INDEX_ROWS_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/engine/state.h"

namespace noordster::engine {

// The declared indexes; numbers are never reused. An entry is its parts with 0x00 between them.
enum class Index : uint8_t {
  // programme, stage, id of the plan: running plans by the stage of their open step.
  kPlanByStage = 1,
  // programme, body, id of the plan: running plans by the body that treats their open step.
  kPlanByBody = 2,
  // challenge, id of the plan: all plans.
  kPlanByChallenge = 3,
  // programme, id of the plan: plans that are blocked.
  kBlockedPlan = 4,
  // programme, day, id of the plan: plans for which something is due, by the first such day.
  kPlanByDueDate = 5,
  // list, day or kNoDay, plan or body, item: work by who is to do it (worklist.h).
  kWork = 6,
  // sequence that imposed it, decision, or action or proposal of an item: those under secrecy now.
  kSecret = 7,
  // moment, decision: those whose embargo has still to end.
  kEmbargo = 8,
  // programme, body, number of the audience, day and sequence with each digit taken from 9,
  // decision: what bodies did with plans and stands, the latest first.
  kTreated = 9,
  // body, day, id of the meeting: meetings that will be or were held.
  kMeetingByDay = 10,
  // day, record: what is to be told when that day comes (planning/moments.h).
  kDayToTell = 11,
  // plan, item: the items placed on agendas that are about it.
  kItemOfPlan = 12,
};

// Stands for no day, and after all of them.
inline constexpr absl::string_view kNoDay = "~";

// One index entry; present or to be removed.
struct IndexRow {
  Index index;
  std::string entry;
  bool present = true;

  friend bool operator==(const IndexRow&, const IndexRow&) = default;
};

// An entry of these parts; with "" as the last one the prefix of all entries that begin with the
// others.
std::string IndexEntry(std::initializer_list<absl::string_view> parts);

// How a change of a record changes the indexes. Pure.
std::vector<IndexRow> IndexRows(const Change& change);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_INDEX_ROWS_H_
