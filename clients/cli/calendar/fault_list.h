// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_CALENDAR_FAULT_LIST_H_
#define NOORDSTER_CLIENTS_CLI_CALENDAR_FAULT_LIST_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/cli/fault.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// Everything wrong with one file, up to a bound beyond which reading on helps nobody. Used by one
// thread.
class FaultList {
 public:
  FaultList(std::string file, Language language) : file_(std::move(file)), language_(language) {}

  // Adds what is wrong at a line, with `first` and `second` for $0 and $1; of what is long only the
  // beginning. `field`: the column or property; empty: the line as a whole. Does nothing once full.
  void Add(int line, absl::string_view field, const Wording& wording, absl::string_view first = "",
           absl::string_view second = "");

  // Adds what is wrong in words of the language already.
  void AddText(int line, absl::string_view field, absl::string_view description);

  bool IsEmpty() const { return faults_.empty(); }
  // Nothing more is taken; what follows in the file need not be read.
  bool IsFull() const;

  // All of them in the order of their lines (FaultsError); OK when there are none.
  absl::Status ToStatus() const;

  Language language() const { return language_; }

 private:
  const std::string file_;
  const Language language_;
  std::vector<Fault> faults_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_CALENDAR_FAULT_LIST_H_
