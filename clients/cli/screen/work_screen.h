// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_WORK_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_WORK_SCREEN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/worklist_service.pb.h"

// What people see of a worklist (werklijst). Everything here is pure; every text ends in a line
// feed.
namespace noordster::cli {

// The beginning of a worklist, in its order.
struct WorkList {
  std::vector<v1::WorkItem> items;
  // Whether there is more than these.
  bool goes_on = false;
};

// How a worklist is shown.
struct WorkLook {
  Language language = Language::kDutch;
  // The day it is, as the API writes it: what was due before is late.
  std::string today;
  // Whether there is a column for whose turn it is.
  bool has_turn = true;
};

// What is to be done, in a few words: "opmerking 4: De planning ontbreekt.", "behandelen in gremium
// college, aanleveren uiterlijk ma 22-08 voor 30-08".
std::string WhatOf(const v1::WorkItem& item, const WorkLook& look);

// A row an item, and a last line when the list goes on; `nothing` when it is empty.
std::string WorkText(const WorkList& work, const Wording& nothing, const WorkLook& look);

// What of two worklists has a day, the first first, `limit` items at most. Both begin with what is
// due first, and hold at least `limit` items when they go on.
WorkList DueFirst(const WorkList& one, const WorkList& other, size_t limit);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_WORK_SCREEN_H_
