// SPDX-License-Identifier: EUPL-1.2
#include "services/base/wake.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "services/base/check.h"

namespace noordster::base {

Wake::Wake() : event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) { NOORDSTER_CHECK(event_ >= 0); }

Wake::~Wake() { close(event_); }

void Wake::Notify() {
  if (notified_.exchange(true)) return;
  const uint64_t one = 1;
  NOORDSTER_CHECK(write(event_, &one, sizeof(one)) == sizeof(one));
}

void Wake::Wait(absl::Duration patience) {
  pollfd waiting = {event_, POLLIN, 0};
  const int64_t millis = std::clamp<int64_t>(absl::ToInt64Milliseconds(patience), 0, 60'000);
  if (poll(&waiting, 1, static_cast<int>(millis)) <= 0) return;
  uint64_t count = 0;
  // Before the flag: a notification behind it writes again.
  NOORDSTER_CHECK(read(event_, &count, sizeof(count)) == sizeof(count));
  notified_.store(false);
}

}  // namespace noordster::base
