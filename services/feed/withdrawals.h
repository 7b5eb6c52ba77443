// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_WITHDRAWALS_H_
#define NOORDSTER_SERVICES_FEED_WITHDRAWALS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/engine/authorization/sight.h"
#include "services/feed/cursor.h"
#include "services/feed/readings.h"
#include "services/feed/source.h"

namespace noordster::feed {

// A stream looks again at what its caller may see.
struct Look {
  const Source& source;
  const Order& order;
  // Where it stands, and what it may have told.
  const Cursor& cursor;
  const engine::Sight& before;
  const SightAt& now;
};

// What its caller saw in the stream and may not see any more, as messages in the order in which
// they are to be sent: withdrawals, each with what is still to be seen of it where that was told as
// a whole. Reads the store.
absl::StatusOr<std::vector<noordster::v1::SubscribeResponse>> WhatToForget(const Look& look);

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_WITHDRAWALS_H_
