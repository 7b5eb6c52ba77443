// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_INTERRUPTIONS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_INTERRUPTIONS_H_

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace noordster::cli {

// How long a stream that is followed has been broken. A restart of the server passes without a
// word; what lasts longer is told.
class Interruptions {
 public:
  // A stream said something.
  void Heard() { *this = Interruptions(); }

  // One broke, and is begun again after a wait. True once, when the waits since the last word add
  // up to a minute.
  bool Broke(const absl::Status& why, absl::Duration wait) {
    if (why.ok()) return false;
    why_ = why;
    const bool was_long = waited_ >= kLong;
    waited_ += wait;
    return !was_long && waited_ >= kLong;
  }

  // Why there is no stream; OK when there is one.
  const absl::Status& why() const { return why_; }

 private:
  static constexpr absl::Duration kLong = absl::Minutes(1);
  absl::Status why_;
  absl::Duration waited_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_MILESTONE_INTERRUPTIONS_H_
