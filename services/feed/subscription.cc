// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/subscription.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/feed/withdrawals.h"
#include "storage/keys.h"

namespace noordster::feed {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Milestone;

absl::Status RefuseCursor(absl::string_view why) {
  return engine::Refuse(v1::CURSOR_INVALID, why, {{"field", "start.cursor"}});
}

google::protobuf::Duration DurationOf(absl::Duration duration) {
  return google::protobuf::util::TimeUtil::NanosecondsToDuration(
      absl::ToInt64Nanoseconds(duration));
}

// Whose stream it is and what it follows, so that a cursor is of use for no other.
uint64_t DigestOf(const engine::Caller& caller, const Filter& filter) {
  return ShortDigest({caller.Scope(), absl::string_view("\0", 1), absl::StrCat(filter.digest())});
}

}  // namespace

Subscription::Subscription(Source& source, Order order)
    : source_(source), order_(std::move(order)) {
  cursor_.chain = source_.chain;
  cursor_.store = source_.store_id;
  cursor_.subscription = DigestOf(order_.caller, order_.filter);
}

Subscription::Next Subscription::Advance(std::string& message) {
  if (!ready_.empty() && ready_.front().shows_plan && MustLookAgain(source_.tail.standing())) {
    TakeBackPlans();
  }
  if (!ready_.empty()) {
    message = std::move(ready_.front().bytes);
    ready_.pop_front();
    return Next::kSend;
  }
  if (is_closed_) return Next::kEnd;
  if (!is_open_) return Next::kWork;
  if (!batches_.empty() && MustLookAgain(source_.tail.standing())) TakeBackBatches();
  while (batches_.empty()) {
    const TailView view = source_.tail.Read(cursor_.position, order_.batch_bytes);
    if (MustLookAgain(view.standing)) return Next::kWork;
    // What the caller may see is known of a later revision than the tail has reached.
    if (view.standing.head < sight_revision_) return Next::kWait;
    if (cursor_.state_position.has_value() || !view.is_covered) return Next::kWork;
    cursor_.head = view.standing.head;
    int64_t to = cursor_.position;
    for (const auto& entry : view.entries) {
      for (const EncodedMilestone& milestone : entry->milestones) {
        if (milestone.facts.sequence() > cursor_.position &&
            Shows(milestone.facts, view.standing)) {
          Pack(milestone);
        }
      }
      to = entry->head;
    }
    CompleteBatch(to);
    if (!view.entries.empty()) continue;
    if (is_caught_up_) return Next::kWait;
    is_caught_up_ = true;
    SayCaughtUp();
    return Advance(message);
  }
  message = std::move(batches_.front().message);
  batches_.pop_front();
  return Next::kSend;
}

bool Subscription::PassOver(const TailEntry& entry, const Standing& standing) {
  if (MustLookAgain(standing) || cursor_.position != entry.after) return false;
  if (standing.head < sight_revision_) return true;
  for (const EncodedMilestone& milestone : entry.milestones) {
    if (Shows(milestone.facts, standing)) return false;
  }
  cursor_.position = entry.head;
  cursor_.head = standing.head;
  return true;
}

bool Subscription::Shows(const Milestone& milestone, const Standing& standing) const {
  return order_.filter.Passes(milestone) && sight_->Shows(milestone, *standing.secrets);
}

void Subscription::Pack(const EncodedMilestone& milestone) {
  const std::string& bytes = milestone.For(sight_->SeesAllOf(milestone.facts.resource()));
  const bool is_full = packed_.size() + bytes.size() > order_.batch_bytes;
  if (!packed_.empty() && is_full && milestone.facts.act() != packed_act_) {
    CompleteBatch(milestone.facts.act() - 1);
  }
  packed_ += bytes;
  packed_act_ = milestone.facts.act();
}

void Subscription::CompleteBatch(int64_t to) {
  cursor_.position = to;
  if (packed_.empty()) return;
  const int64_t from = std::exchange(told_, to);
  const std::string cursor = WriteCursor(cursor_, source_.cursor_key);
  batches_.push_back({from, BatchMessage(cursor, {from, to, cursor_.head}, packed_)});
  packed_.clear();
}

void Subscription::TakeBackBatches() {
  if (batches_.empty()) return;
  cursor_.position = told_ = batches_.front().from;
  batches_.clear();
}

void Subscription::TakeBackPlans() {
  const auto plans = std::remove_if(ready_.begin(), ready_.end(),
                                    [](const Ready& each) { return each.shows_plan; });
  if (plans == ready_.end()) return;
  ready_.erase(plans, ready_.end());
  BeginState();
}

void Subscription::Say(v1::SubscribeResponse message) {
  told_ = cursor_.position;
  message.set_cursor(WriteCursor(cursor_, source_.cursor_key));
  ready_.push_back({message.SerializeAsString()});
}

void Subscription::SayCaughtUp() {
  v1::SubscribeResponse message;
  message.mutable_caught_up()->set_to(cursor_.position);
  Say(std::move(message));
}

void Subscription::Beat() {
  if (!ready_.empty() || !batches_.empty()) return;
  const Standing standing = source_.tail.standing();
  v1::SubscribeResponse message;
  message.mutable_heartbeat()->set_to(cursor_.position);
  message.mutable_heartbeat()->set_head(standing.head);
  Say(std::move(message));
}

void Subscription::Close(v1::StreamClosing::Reason reason, absl::Duration retry_after) {
  if (is_closed_) return;
  TakeBackBatches();
  TakeBackPlans();
  if (cursor_.position != told_) Beat();
  v1::SubscribeResponse message;
  message.mutable_closing()->set_reason(reason);
  *message.mutable_closing()->mutable_retry_after() = DurationOf(retry_after);
  Say(std::move(message));
  is_closed_ = true;
}

absl::Status Subscription::Work() {
  if (!is_open_) return Open();
  if (MustLookAgain(source_.tail.standing())) return LookAgain();
  return cursor_.state_position.has_value() ? ReadState() : CatchUp();
}

absl::Status Subscription::Open() {
  const absl::StatusOr<int64_t> floor = ReadFloor(source_);
  if (!floor.ok()) return floor.status();
  const int64_t head = source_.tail.standing().head;
  v1::SubscribeResponse message;
  v1::StreamOpened& opened = *message.mutable_opened();
  opened.set_trimmed(*floor);
  opened.set_head(head);
  opened.set_batch_bytes_max(static_cast<int32_t>(order_.batch_bytes));
  *opened.mutable_heartbeat() = DurationOf(order_.heartbeat);
  is_open_ = true;
  if (order_.cursor.has_value()) {
    const absl::StatusOr<Cursor> cursor = ReadOwnCursor();
    if (!cursor.ok()) return cursor.status();
    opened.set_from(cursor->position);
    if (absl::Status resumed = Resume(*cursor, *floor); !resumed.ok()) return resumed;
    // The reset of a stream comes behind its opening.
    message.set_cursor(*order_.cursor);
    ready_.push_front({message.SerializeAsString()});
    return absl::OkStatus();
  }
  cursor_.position = order_.after < 0 ? head : std::clamp(order_.after, *floor, head);
  cursor_.origin = cursor_.position;
  opened.set_from(cursor_.position);
  if (order_.include_state) BeginState();
  Say(std::move(message));
  return absl::OkStatus();
}

absl::StatusOr<Cursor> Subscription::ReadOwnCursor() const {
  std::optional<Cursor> cursor = ReadCursor(*order_.cursor);
  if (!cursor.has_value()) {
    return RefuseCursor("the cursor is damaged, or of a later release");
  }
  if (cursor->chain != source_.chain) return RefuseCursor("the cursor is of another municipality");
  if (!IsSealedWith(source_.cursor_key, *order_.cursor)) {
    return RefuseCursor("the cursor is damaged");
  }
  if (cursor->subscription != cursor_.subscription) {
    return RefuseCursor("the cursor is of another caller or filter: begin anew without it");
  }
  return *std::move(cursor);
}

absl::Status Subscription::Resume(const Cursor& cursor, int64_t floor) {
  if (cursor.store != source_.store_id) {
    cursor_.origin = order_.include_state ? source_.tail.standing().head : floor;
    Reset(v1::StreamReset::OTHER_STORE, cursor_.origin);
    return absl::OkStatus();
  }
  if (cursor.position > source_.tail.standing().head) {
    return RefuseCursor("the cursor is ahead of all that happened");
  }
  cursor_ = cursor;
  told_ = cursor_.position;
  is_resumed_ = true;
  if (cursor_.position < floor) {
    Reset(v1::StreamReset::TRIMMED, floor);
  } else if (cursor_.state_position.has_value()) {
    // The pages go on where they ended.
    if (!order_.include_state) cursor_.state_position.reset();
    is_first_page_ = cursor_.state_position.has_value() && cursor_.state_position->empty();
  }
  return absl::OkStatus();
}

void Subscription::Reset(v1::StreamReset::Reason reason, int64_t from) {
  cursor_.position = from;
  v1::SubscribeResponse message;
  message.mutable_reset()->set_reason(reason);
  message.mutable_reset()->set_from(from);
  if (order_.include_state) BeginState();
  Say(std::move(message));
}

void Subscription::BeginState() {
  cursor_.has_state = true;
  cursor_.state_position = "";
  is_first_page_ = true;
  is_caught_up_ = false;
}

bool Subscription::MustLookAgain(const Standing& standing) const {
  return sight_ == nullptr || standing.rights > sight_revision_ || standing.day > sight_day_;
}

absl::Status Subscription::LookAgain() {
  const absl::StatusOr<SightAt> now =
      source_.readings.SightNow(order_.caller, source_.municipality);
  if (!now.ok()) return now.status();
  std::shared_ptr<const engine::Sight> before = sight_;
  if (before == nullptr && is_resumed_ && !cursor_.sight.empty()) {
    absl::StatusOr<std::shared_ptr<const engine::Sight>> then = ReadSight(*now->sight);
    if (!then.ok()) return then.status();
    before = *std::move(then);
  }
  // What was passed over by what the caller saw until now is told as such.
  if (cursor_.position != told_) Beat();
  if (before != nullptr) {
    absl::StatusOr<std::vector<v1::SubscribeResponse>> forgetting =
        WhatToForget({source_, order_, cursor_, *before, *now});
    if (!forgetting.ok()) return forgetting.status();
    for (v1::SubscribeResponse& message : *forgetting) {
      const bool shows_plan = message.has_state();
      Say(std::move(message));
      ready_.back().shows_plan = shows_plan;
    }
    if (cursor_.has_state && order_.include_state && !now->sight->SeesAs(*before)) BeginState();
  }
  sight_ = now->sight;
  sight_revision_ = now->revision;
  sight_day_ = now->day;
  cursor_.head = now->revision;
  cursor_.sight = now->sight->Encode();
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const engine::Sight>> Subscription::ReadSight(
    const engine::Sight& now) const {
  std::vector<std::string> programmes;
  const auto collection = static_cast<uint8_t>(engine::Record::kProgramme);
  const std::string prefix = storage::RecordKey(collection, "");
  storage::Range range = storage::PrefixRange(prefix);
  for (bool more = true; more;) {
    const absl::StatusOr<storage::Page> page =
        source_.store.Scan(source_.municipality, range, limits::kScanRowsMax);
    if (!page.ok()) return page.status();
    for (const storage::Row& row : page->rows) {
      programmes.push_back(row.key.substr(prefix.size()));
    }
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
  std::optional<engine::Sight> then = engine::Sight::Decode(cursor_.sight, programmes, now);
  if (!then.has_value()) {
    return RefuseCursor(
        "what you may see changed since, in more programmes than a cursor holds: begin anew "
        "without it");
  }
  return std::make_shared<const engine::Sight>(*std::move(then));
}

absl::Status Subscription::ReadState() {
  absl::StatusOr<PlanPage> read = source_.readings.ReadPlans(
      order_.caller, source_.municipality, order_.filter, *cursor_.state_position,
      std::max(order_.batch_bytes, limits::kStatePageBytesMin));
  if (!read.ok()) return read.status();
  if (read->position.empty()) {
    cursor_.state_position.reset();
  } else {
    cursor_.state_position = std::move(read->position);
  }
  if (read->page.plans().empty() && !is_first_page_) return absl::OkStatus();
  v1::SubscribeResponse message;
  *message.mutable_state() = std::move(read->page);
  message.mutable_state()->set_first(std::exchange(is_first_page_, false));
  Say(std::move(message));
  return absl::OkStatus();
}

absl::StatusOr<Subscription::StoredPage> Subscription::ReadStored(const Standing& standing) const {
  StoredPage stored;
  storage::Range range = {storage::MilestoneKey(cursor_.position + 1, 0),
                          storage::MilestoneKey(standing.head + 1, 0)};
  // About a batch, so that little waits for a caller who is slow.
  const size_t rows = std::clamp(order_.batch_bytes / limits::kMilestoneBytesUsual,
                                 limits::kCatchUpRowsMin, limits::kCatchUpRowsMax);
  size_t rows_read = 0;
  int64_t first_act = 0;
  while (true) {
    absl::StatusOr<storage::Page> page = source_.store.Scan(source_.municipality, range, rows);
    if (!page.ok()) return page.status();
    int64_t last_act = 0;
    for (const storage::Row& row : page->rows) {
      Milestone milestone;
      if (!milestone.ParseFromString(row.value)) return Damaged("a milestone");
      last_act = milestone.act();
      if (++rows_read == 1) first_act = last_act;
      if (Shows(milestone, standing)) stored.milestones.push_back(std::move(milestone));
    }
    if (!page->more) {
      stored.to = standing.head;
      return stored;
    }
    // Of whom little passes, more is read at once.
    const bool is_enough = stored.milestones.size() >= rows || rows_read >= limits::kCatchUpRowsMax;
    if (is_enough && first_act != last_act) {
      // The last act may go on behind the page.
      while (!stored.milestones.empty() && stored.milestones.back().act() == last_act) {
        stored.milestones.pop_back();
      }
      stored.to = last_act - 1;
      return stored;
    }
    range.begin = page->rows.back().key + '\0';
  }
}

absl::Status Subscription::CatchUp() {
  const Standing standing = source_.tail.standing();
  if (MustLookAgain(standing) || standing.head < sight_revision_) return absl::OkStatus();
  absl::StatusOr<StoredPage> stored = ReadStored(standing);
  if (!stored.ok()) return stored.status();
  // Behind the page: what was trimmed while it was read lies below this floor.
  const absl::StatusOr<int64_t> floor = ReadFloor(source_);
  if (!floor.ok()) return floor.status();
  if (cursor_.position < *floor) {
    Reset(v1::StreamReset::TRIMMED, *floor);
    return absl::OkStatus();
  }
  cursor_.head = standing.head;
  for (const EncodedMilestone& milestone :
       Encode(std::move(stored->milestones), source_.municipality, source_.names)) {
    Pack(milestone);
  }
  CompleteBatch(stored->to);
  return absl::OkStatus();
}

}  // namespace noordster::feed
