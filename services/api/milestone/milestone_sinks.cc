// SPDX-License-Identifier: EUPL-1.2
#include "services/api/milestone/milestone_sinks.h"

#include "services/base/check.h"
#include "services/base/limits.h"

namespace noordster::api {

namespace v1 = noordster::v1;

void StreamSink::Begin(feed::Order order) {
  stream_ = feed_.New(std::move(order), *this);
  feed_.Begin(stream_);
}

feed::Sink::Taken FetchSink::Take(const std::string& message) {
  v1::SubscribeResponse next;
  NOORDSTER_CHECK(next.ParseFromString(message));
  if (next.has_opened()) return Taken::kNow;
  const bool has_content = response_.messages_size() > 0;
  if (next.has_caught_up()) {
    is_caught_up_ = true;
    if (!has_content && waits_) return Taken::kNow;
  }
  const bool is_last = next.has_caught_up() || next.has_heartbeat() || next.has_closing();
  // The cursors of all that belongs to a withdrawal are the same, and tell it again.
  if (next.has_withdrawal()) withdrawn_at_ = next.cursor();
  const bool may_end = next.cursor() != withdrawn_at_;
  bytes_ += message.size();
  response_.set_cursor(next.cursor());
  *response_.add_messages() = std::move(next);
  const bool is_full = bytes_ >= limits::kFetchBytesMax && may_end;
  return is_last || is_caught_up_ || is_full ? Taken::kEnough : Taken::kNow;
}

void FetchSink::Finish(const absl::Status& status) {
  const std::unique_ptr<FetchSink> self(this);
  // Before the answer, after which the caller may come again.
  place_.reset();
  status.ok() ? done_(std::move(response_)) : done_(status);
}

}  // namespace noordster::api
